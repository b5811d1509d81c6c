/* certainty.c - intervals, ranges of ranks and loose members for those who read. */
#include "output/certainty.h"

#include <math.h>
#include <stdlib.h>

#include "output/words.h"

const ent_bootstrap *ent_certainty_of(const ent_export *e)
{
    const ent_bootstrap *b = e->bootstrap;
    return b && b->state == ENT_BOOTSTRAP_MADE && !b->fixed ? b : NULL;
}

void ent_say_range(ent_buffer *out, ent_range range, int decimals, bool plus)
{
    ent_say_fixed(out, range.low, decimals, plus);
    ent_buffer_text(out, "..");
    ent_say_fixed(out, range.high, decimals, plus);
}

void ent_say_ranks(ent_buffer *out, ent_ranks places)
{
    ent_say_number(out, places.from);
    if (places.to == places.from) return;
    ent_buffer_text(out, "..");
    ent_say_number(out, places.to);
}

static void say_percent(ent_buffer *out, double share)
{
    ent_say_share(out, (uint64_t)(share * 1e6 + 0.5), 1000000);
}

static const char *actor_at(const ent_digest *d, size_t rank)
{
    return ent_node_label(d->e->graph, d->ranked[rank]);
}

/* --- in short -------------------------------------------------------------------- */

/* Actors in order whose rank may be `rank`. */
static size_t count_open(const ent_digest *d, uint32_t rank)
{
    const ent_ranks *place = ent_certainty_of(d->e)->standings.place;
    size_t count = 0;
    for (size_t i = 0; i < d->actors; i++)
        count += place[d->ranked[i]].from <= rank && place[d->ranked[i]].to >= rank;
    return count;
}

static void list_open(
    ent_buffer *out, const ent_digest *d, uint32_t rank, size_t count, size_t most)
{
    const ent_ranks *place = ent_certainty_of(d->e)->standings.place;
    ent_list list = { out, count, most, 0 };
    for (size_t i = 0; i < d->actors; i++)
        if (place[d->ranked[i]].from <= rank && place[d->ranked[i]].to >= rank)
            ent_say_item(&list, actor_at(d, i));
}

void ent_say_first(ent_buffer *out, const ent_digest *d)
{
    const ent_standings *s = &ent_certainty_of(d->e)->standings;
    double share = s->first[d->ranked[0]];
    size_t open = count_open(d, 1);
    if (open == 1) {
        ent_buffer_text(out, actor_at(d, 0));
        ent_buffer_text(out, " is the most central actor, first in ");
        say_percent(out, share);
        ent_buffer_text(out, " of the resamples");
        return;
    }
    ent_buffer_text(out, "Who is most central cannot be told: ");
    list_open(out, d, 1, open, 4);
    ent_buffer_text(out, open == 2 ? " both may be; " : " all may be; ");
    ent_buffer_text(out, actor_at(d, 0));
    ent_buffer_text(out, " is first in ");
    say_percent(out, share);
    ent_buffer_text(out, " of the resamples");
}

void ent_say_second(ent_buffer *out, const ent_digest *d)
{
    if (d->actors < 3 || count_open(d, 1) > 1) return;
    size_t open = count_open(d, 2);
    if (open == 1) {
        ent_buffer_text(out, actor_at(d, 1));
        ent_buffer_text(out, " is second.");
        return;
    }
    ent_buffer_text(out, "Who is second cannot be told: ");
    list_open(out, d, 2, open, 3);
    ent_buffer_text(out, open == 2 ? " both may be." : " all may be.");
}

static bool is_loose(const ent_digest *d, uint32_t node)
{
    double firm = ent_certainty_of(d->e)->consensus.firm[node];
    return firm >= 0 && firm < ent_firm;
}

static bool is_weak(const ent_digest *d, uint32_t bloc)
{
    return d->e->bloc_facts && d->e->bloc_facts->items[bloc - 1].weak;
}

/* Members of a bloc (0: of all that are not weak, for nobody is firm by one event) that
 * are loose, or firm: lists them, returns how many. */
static size_t list_members(
    ent_buffer *out, const ent_digest *d, uint32_t bloc, bool loose, size_t most)
{
    size_t count = 0;
    for (int pass = 0; pass < 2; pass++) {
        ent_list list = { out, count, most, 0 };
        for (size_t i = 0; i < d->actors; i++) {
            uint32_t of = d->e->blocs->bloc[d->ranked[i]];
            if (!of || (bloc ? of != bloc : is_weak(d, of))
                || is_loose(d, d->ranked[i]) != loose)
                continue;
            if (pass == 1) ent_say_item(&list, actor_at(d, i));
            count += pass == 0;
        }
    }
    return count;
}

static bool is_few(const ent_bootstrap *b)
{
    return b
           && (b->state == ENT_BOOTSTRAP_FEW
               || (b->state == ENT_BOOTSTRAP_MADE && b->fixed));
}

/* "one source is too few to be drawn" */
static void say_few(ent_buffer *out, const ent_bootstrap *b)
{
    size_t sources = b->stories + b->sources;
    if (sources == 1)
        ent_buffer_text(out, "one source is");
    else
        ent_say_count(out, sources, "source is", "sources are");
    ent_buffer_text(out, " too few to be drawn");
}

void ent_say_loose(ent_buffer *out, const ent_digest *d)
{
    if (!d->e->blocs || !d->e->blocs->bloc_count) return;
    if (is_few(d->e->bootstrap)) {
        ent_buffer_text(out, "How firm they are cannot be told: ");
        say_few(out, d->e->bootstrap);
        ent_buffer_char(out, '.');
    }
    if (!ent_certainty_of(d->e)) return;
    ent_buffer loose = { 0 }, firm = { 0 };
    size_t swaying = list_members(&loose, d, 0, true, 4);
    size_t standing = list_members(&firm, d, 0, false, 4);
    if (!swaying && !standing)
        ent_buffer_text(out, "Each of them hangs by a single event or document.");
    else if (!swaying)
        ent_buffer_text(out, "All their members are firm.");
    else if (!standing)
        ent_buffer_text(out, "None of their members is firm.");
    else if (swaying > standing)
        ent_buffer_print(out, "Most of their members are loose; firm: %s.", firm.bytes);
    else
        ent_buffer_print(out, "Loose, who may belong elsewhere: %s.", loose.bytes);
    out->failed = out->failed || loose.failed || firm.failed;
    ent_buffer_free(&loose);
    ent_buffer_free(&firm);
}

/* --- blocs ----------------------------------------------------------------------- */

void ent_say_bloc_certainty(ent_buffer *out, const ent_digest *d, uint32_t bloc)
{
    const ent_bootstrap *b = ent_certainty_of(d->e);
    if (!b || is_weak(d, bloc)) return;
    ent_buffer_text(out, ". Two of them are together in ");
    say_percent(out, b->consensus.bloc_firm[bloc - 1]);
    ent_buffer_text(out, " of the resamples");
    ent_buffer loose = { 0 }, firm = { 0 };
    size_t swaying = list_members(&loose, d, bloc, true, 8);
    size_t standing = list_members(&firm, d, bloc, false, 8);
    if (swaying && swaying <= standing) ent_buffer_print(out, "; loose: %s", loose.bytes);
    if (swaying > standing && standing) ent_buffer_print(out, "; firm: %s", firm.bytes);
    if (swaying && !standing) ent_buffer_text(out, "; none is firm");
    out->failed = out->failed || loose.failed || firm.failed;
    ent_buffer_free(&loose);
    ent_buffer_free(&firm);
}

/* --- the section ----------------------------------------------------------------- */

static void say_reason(ent_buffer *out, const ent_bootstrap *b)
{
    static const char *const reasons[] = { [ENT_BOOTSTRAP_MADE] = "",
        [ENT_BOOTSTRAP_OFF] = "",
        [ENT_BOOTSTRAP_LARGE] =
            "The graph is too large to be drawn again unasked: --bootstrap 200 does it.",
        [ENT_BOOTSTRAP_TALLIES] =
            "Nothing can be drawn again: here are sums (tallies), not single events.",
        [ENT_BOOTSTRAP_EMPTY] = "",
        [ENT_BOOTSTRAP_FEW] = "" };
    if (is_few(b)) {
        ent_buffer_text(out, "No intervals: ");
        say_few(out, b);
        ent_buffer_print(out,
            " (fewer than %d). Another article may say something else altogether.",
            ENT_FEWEST_SOURCES);
    }
    ent_buffer_text(out, reasons[b->state]);
}

static void say_drawn(ent_buffer *out, const ent_bootstrap *b)
{
    ent_buffer_text(out, "The graph was made again ");
    ent_say_count(out, b->replicates, "time", NULL);
    ent_buffer_text(out, " with its ");
    if (b->stories) ent_say_count(out, b->stories, "story", "stories");
    if (b->stories && b->sources) ent_buffer_text(out, " and ");
    if (b->sources) ent_say_count(out, b->sources, "source", NULL);
    if (b->sources) ent_buffer_text(out, " of rows");
    ent_buffer_text(out, " drawn anew, and each claim true with the chance of its "
                         "confidence (Poisson bootstrap). 95% intervals:");
}

static void say_certain(ent_buffer *out, const ent_bootstrap *b)
{
    if (!b->certain) return;
    ent_say_count(out, b->certain, "imported row gives", "imported rows give");
    ent_buffer_text(out, b->certain == 1 ? " no confidence and is taken as certain."
                                         : " no confidence and are taken as certain.");
}

static const struct {
    ent_measure measure;
    int decimals;
} shown[] = { { ENT_PAGERANK, 3 }, { ENT_DEGREE, 0 }, { ENT_STRENGTH, 0 },
    { ENT_BETWEENNESS, 2 }, { ENT_EIGENVECTOR, 2 } };

static void write_actors(ent_sheet *f, const ent_bootstrap *b)
{
    static const ent_grid_column columns[] = { { "actor", false, 30 },
        { "rank", true, 0 }, { "first", true, 0 }, { "PageRank", true, 0 },
        { "degree", true, 0 }, { "strength", true, 0 }, { "betweenness", true, 0 },
        { "eigenvector", true, 0 } };
    const ent_digest *d = f->digest;
    ent_grid grid;
    ent_grid_start(&grid, f->arena, columns, sizeof columns / sizeof *columns);
    grid.caption = "95% intervals, by PageRank";
    for (size_t i = 0; i < d->actors && i < d->rows; i++) {
        uint32_t node = d->ranked[i];
        ent_grid_row_add(&grid);
        ent_buffer_text(&grid.cell, actor_at(d, i));
        ent_grid_cell_end(&grid);
        ent_say_ranks(&grid.cell, b->standings.place[node]);
        ent_grid_cell_end(&grid);
        say_percent(&grid.cell, b->standings.first[node]);
        ent_grid_cell_end(&grid);
        for (size_t m = 0; m < sizeof shown / sizeof *shown; m++) {
            ent_range r = b->measure[shown[m].measure][node];
            ent_say_range(&grid.cell, r, shown[m].decimals, false);
            ent_grid_cell_end(&grid);
        }
    }
    ent_sheet_grid(f, &grid);
    ent_sheet_cut(f, d->rows, d->actors, "actors");
}

/* "Ranks that cannot be told apart: 1..6, 2..16 and 4 others." */
static void say_groups(ent_buffer *out, const ent_standings *s)
{
    size_t count = 0;
    for (size_t i = 0; i < s->group_count; i++)
        count += s->groups[i].to > s->groups[i].from;
    ent_buffer_text(
        out, count ? "Ranks that cannot be told apart: " : "All ranks can be told apart");
    ent_list list = { out, count, 4, 0 };
    for (size_t i = 0; i < s->group_count; i++) {
        ent_buffer text = { 0 };
        if (s->groups[i].to == s->groups[i].from) continue;
        ent_say_ranks(&text, s->groups[i]);
        ent_say_item(&list, text.bytes ? text.bytes : "");
        out->failed = out->failed || text.failed;
        ent_buffer_free(&text);
    }
    ent_buffer_text(out, ". Told apart: one is above the other in 97.5% of the "
                         "resamples. Rank: all places but those of whom it is told "
                         "apart; first: the share of the resamples in which it is.");
}

typedef struct {
    double size;
    uint32_t tie;
} load;

static int heaviest_first(const void *x, const void *y)
{
    const load *a = x, *b = y;
    if (a->size != b->size) return a->size > b->size ? -1 : 1;
    return (a->tie > b->tie) - (a->tie < b->tie);
}

static void write_tie(ent_grid *grid, const ent_digest *d, size_t index)
{
    const ent_bootstrap *b = d->e->bootstrap;
    const ent_tie *t = ent_graph_tie(d->e->graph, index);
    ent_grid_row_add(grid);
    ent_list pair = { &grid->cell, 2, 2, 0 };
    ent_say_item(&pair, ent_node_label(d->e->graph, t->a));
    ent_say_item(&pair, ent_node_label(d->e->graph, t->b));
    ent_grid_cell_end(grid);
    ent_say_fixed(&grid->cell, t->tie, 2, true);
    ent_grid_cell_end(grid);
    ent_say_range(&grid->cell, b->tie[index], 1, true);
    ent_grid_cell_end(grid);
    if (b->single[index])
        ent_buffer_text(&grid->cell, "one source");
    else
        say_percent(&grid->cell, b->sign[index]);
    ent_grid_cell_end(grid);
}

static void write_ties(ent_sheet *f)
{
    static const ent_grid_column columns[] = { { "between", false, 60 },
        { "tie", true, 0 }, { "95%", true, 0 }, { "sign holds", true, 0 } };
    const ent_digest *d = f->digest;
    size_t count = 0, all = ent_graph_tie_count(d->e->graph);
    load *loads = ent_arena_array(f->arena, all, sizeof *loads);
    ent_grid grid;
    if (!loads) f->out->failed = true;
    if (!loads) return;
    for (size_t i = 0; i < all; i++) {
        double tie = ent_graph_tie(d->e->graph, i)->tie;
        if (tie != 0) loads[count++] = (load){ fabs(tie), (uint32_t)i };
    }
    if (!count) return;
    qsort(loads, count, sizeof *loads, heaviest_first);
    ent_grid_start(&grid, f->arena, columns, sizeof columns / sizeof *columns);
    grid.caption = "The strongest ties, and how often their sign holds";
    for (size_t i = 0; i < count && i < d->rows; i++) write_tie(&grid, d, loads[i].tie);
    ent_sheet_grid(f, &grid);
    ent_sheet_cut(f, d->rows, count, "ties");
}

static void say_rand(ent_buffer *out, const ent_digest *d, const ent_bootstrap *b)
{
    if (!d->e->blocs || !d->e->blocs->bloc_count) return;
    ent_buffer_text(out, " The blocs of the resamples agree with those below by ");
    ent_say_fixed(out, b->consensus.rand, 2, false);
    ent_buffer_text(out, " (");
    ent_say_range(out, b->consensus.rand_range, 2, false);
    ent_buffer_text(out, "; adjusted Rand index: 1 is the same, 0 is chance).");
}

void ent_section_certainty(ent_sheet *f)
{
    const ent_digest *d = f->digest;
    const ent_bootstrap *b = d->e->bootstrap;
    ent_buffer text = { 0 };
    if (!d->relations || !b || b->state == ENT_BOOTSTRAP_OFF) return;
    ent_sheet_heading(f, "How sure");
    if (!ent_certainty_of(d->e)) {
        say_reason(&text, b);
        ent_sheet_paragraph(f, &text);
        return;
    }
    say_drawn(&text, b);
    ent_sheet_paragraph(f, &text);
    write_actors(f, b);
    say_groups(&text, &b->standings);
    say_rand(&text, d, b);
    ent_sheet_paragraph(f, &text);
    write_ties(f);
    say_certain(&text, b);
    ent_sheet_paragraph(f, &text);
}
