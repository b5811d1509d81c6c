/* margins.c - of betweenness from the ranking, of the others from what was asked. */
#include "output/margins.h"

#include "output/words.h"

const double *ent_margins_of(const ent_export *e, ent_figure figure)
{
    if (figure == ENT_FIGURE_BETWEENNESS && e->ranking)
        return e->ranking->paths.margin[ENT_PATH_BETWEENNESS];
    if (figure == ENT_FIGURE_CLOSENESS && e->figures)
        return e->figures->paths.margin[ENT_PATH_CLOSENESS];
    if (figure == ENT_FIGURE_HARMONIC && e->figures)
        return e->figures->paths.margin[ENT_PATH_HARMONIC];
    return NULL;
}

void ent_say_margin(
    ent_buffer *out, const ent_export *e, ent_figure figure, size_t index, int decimals)
{
    const double *margins = ent_margins_of(e, figure);
    if (!margins) return;
    ent_buffer_text(out, " ±");
    ent_say_fixed(out, margins[index], decimals, false);
}

bool ent_say_pivots(ent_buffer *out, const ent_export *e)
{
    if (!ent_margins_of(e, ENT_FIGURE_BETWEENNESS)) return false;
    const ent_paths *paths = &e->ranking->paths;
    ent_buffer_text(out, "Betweenness is estimated: shortest paths from ");
    ent_say_number(out, paths->pivots);
    ent_buffer_text(out, " of ");
    ent_say_count(out, paths->of, "actor", NULL);
    ent_buffer_text(out, " stand for all; ± is half of the 95 % interval. --exact takes "
                         "them all.");
    return true;
}
