/* drawn.c - the sections that are pictures: the graph, its events over time. */
#include "output/picture.h"

#include "output/inline_svg.h"
#include "output/sheet.h"
#include "output/spark.h"
#include "output/words.h"

/* For those who do not see it. */
static void describe(const ent_digest *d, ent_buffer *out)
{
    ent_buffer_text(out, "A drawing of the graph: ");
    ent_say_count(out, d->actors, "actor", NULL);
    ent_buffer_text(out, " as nodes, the larger the more central, and ");
    ent_say_count(out, d->relations, "relation", NULL);
    ent_buffer_text(out, " as lines, or the strongest of them. The tables below say the "
                         "same in words.");
}

static bool draw(const ent_digest *d, ent_buffer *out, ent_error *err)
{
    const ent_picture_options options = { .format = "svg",
        .title = "Who stands with whom" };
    ent_buffer svg = { 0 }, words = { 0 };
    describe(d, &words);
    bool ok = ent_buffer_ok(&words, err) && ent_draw_to(d->e, &options, &svg, err)
              && ent_inline_svg(&svg, "map", options.title, words.bytes, out, err);
    ent_buffer_free(&svg);
    ent_buffer_free(&words);
    return ok;
}

void ent_section_picture(ent_sheet *f)
{
    ent_buffer svg = { 0 }, fault = { 0 };
    ent_error err = { 0 };
    if (!ent_sheet_draws(f) || !f->digest->relations) return;
    ent_sheet_heading(f, "The graph");
    if (draw(f->digest, &svg, &err)) {
        ent_sheet_figure(f, &svg, NULL);
        return;
    }
    ent_buffer_free(&svg);
    ent_buffer_print(&fault, "The graph could not be drawn: %s.", err.message);
    ent_sheet_paragraph(f, &fault);
}

/* "By month, 1 February 2022 to 21 June 2024: 128 events, 41 hostile; ..." */
static void say_activity(const ent_digest *d, const ent_spark *spark, ent_buffer *out)
{
    ent_buffer_print(out, "What happened%s by %s, ",
        d->statuses[ENT_ALLEGED] ? " or is alleged," : "",
        ent_step_names[d->windows.step]);
    ent_spark_say(spark, out);
    ent_buffer_char(out, '.');
    uint64_t outside = d->activity.undated.count + d->activity.outside.count;
    if (!outside) return;
    ent_buffer_char(out, ' ');
    ent_say_count(out, outside, "event", NULL);
    ent_buffer_text(out, " without a date, or of another time, ");
    ent_buffer_text(out, outside == 1 ? "is not shown." : "are not shown.");
}

void ent_section_activity(ent_sheet *f)
{
    const ent_digest *d = f->digest;
    const ent_spark spark = { &d->activity, &d->windows };
    ent_buffer text = { 0 }, picture = { 0 };
    if (d->windows.count < 3) return;
    ent_sheet_heading(f, "Events over time");
    say_activity(d, &spark, &text);
    if (ent_sheet_draws(f)) {
        ent_spark_figure(&spark, "activity", &picture);
        ent_buffer_text(&text, " Friendly and neutral events stand above the line, "
                               "hostile ones below.");
        ent_sheet_figure(f, &picture, text.bytes);
        f->out->failed = f->out->failed || text.failed;
        ent_buffer_free(&text);
        return;
    }
    ent_spark_blocks(&spark, &picture);
    ent_sheet_paragraph(f, &picture);
    ent_sheet_paragraph(f, &text);
}
