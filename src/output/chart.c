/* chart.c - opens a frame, has the chart drawn, and what all charts share. */
#include "output/chart_common.h"

#include "output/words.h"

void ent_say_left_out(
    ent_buffer *out, uint64_t undated, uint64_t outside, uint64_t negated)
{
    static const char *const words[] = { " without a date", " outside of the period",
        " denied or not done" };
    const uint64_t counts[] = { undated, outside, negated };
    const char *before = "Not drawn: ";
    for (size_t i = 0; i < 3; i++) {
        if (!counts[i]) continue;
        ent_buffer_text(out, before);
        ent_say_count(out, counts[i], "event", NULL);
        ent_buffer_text(out, words[i]);
        before = ", ";
    }
    if (undated || outside || negated) ent_buffer_text(out, ". ");
}

void ent_chart_head(ent_frame *f, const ent_chart_options *options, ent_buffer *made,
    ent_buffer *subtitle)
{
    bool asked = options->title && *options->title;
    f->page.failed = f->page.failed || made->failed;
    if (asked || !made->failed) ent_frame_title(f, asked ? options->title : made->bytes);
    ent_frame_subtitle(f, subtitle);
    ent_buffer_free(made);
    ent_buffer_free(subtitle);
}

void ent_chart_foot(ent_frame *f, const ent_legend *legend, double left, double y)
{
    ent_frame_put_rule(f, left, y);
    if (legend->count) y = ent_legend_put(legend, &f->page, left, y, f->width);
    ent_frame_put_notes(f, left, y - 6);
}

void ent_chart_line(
    ent_frame *f, const char *colour, double width, ent_line line, ent_xy from, ent_xy to)
{
    ent_page_line thin = {
        .colour = colour, .width = width, .line = line, .head = "none"
    };
    ent_curve curve = ent_curve_straight(from, to);
    ent_page_put_line(&f->page, &thin, &curve);
}

static bool is_named(const ent_chart_options *o, ent_error *err)
{
    bool known = o->chart > ENT_CHART_NONE && o->chart <= ENT_CHART_ACTORS;
    if (!known) return ent_fail(err, ENT_USAGE, "a chart: expected dyad, heat or actors");
    return o->chart != ENT_CHART_DYAD || (o->a && o->b)
           || ent_fail(err, ENT_USAGE, "a chart of a dyad: expected two actors");
}

bool ent_chart_to(const ent_export *e, const ent_chart_options *options, ent_buffer *out,
    ent_error *err)
{
    ent_frame frame;
    if (!is_named(options, err)) return false;
    bool ok = ent_frame_open(&frame, e, options->theme, err)
              && (options->chart == ENT_CHART_DYAD ? ent_chart_dyad(&frame, options, err)
                                                   : ent_chart_heat(&frame, options, err))
              && ent_frame_render(&frame, options->format, out, err);
    ent_frame_close(&frame);
    return ok;
}
