/* report.c - the digest section by section, in all formats. */
#include "output/report.h"

#include "output/certainty.h"
#include "output/digest.h"
#include "output/figures.h"
#include "output/sheet.h"
#include "output/report_json.h"
#include "output/words.h"

static void write_title(ent_sheet *f)
{
    const ent_digest *d = f->digest;
    ent_buffer title = { 0 };
    if (d->relations) {
        ent_buffer_text(&title, "Relations between ");
        ent_say_count(&title, d->actors, "actor", NULL);
        if (d->period.from != ENT_NO_DATE) ent_buffer_text(&title, ", ");
        if (d->period.from != ENT_NO_DATE) ent_say_period(&title, d->period);
    } else {
        ent_buffer_text(&title, "No relations found");
    }
    if (!title.failed) ent_sheet_title(f, title.bytes);
    f->out->failed = f->out->failed || title.failed;
    ent_buffer_free(&title);
}

static void say(void *context, const char *text)
{
    ent_sheet_item(context, text);
}

static void write_report(ent_sheet *f)
{
    write_title(f);
    ent_sheet_heading(f, "In short");
    if (!ent_digest_say(f->digest, say, f)) f->out->failed = true;
    ent_section_picture(f);
    ent_section_activity(f);
    ent_section_relations(f);
    ent_section_actors(f);
    ent_section_certainty(f);
    ent_section_figures(f);
    ent_section_blocs(f);
    ent_section_balance(f);
    ent_section_mediators(f);
    ent_section_brokers(f);
    ent_section_change(f);
    ent_section_plans(f);
    ent_section_fates(f);
    ent_section_denials(f);
    ent_section_input(f);
    ent_section_caveats(f);
    ent_section_method(f);
    ent_sheet_end(f);
}

void ent_report(const ent_export *e, const ent_report_options *options, ent_buffer *out)
{
    ent_arena arena = { 0 };
    ent_digest digest;
    static const ent_sheet_form *const forms[] = { [ENT_REPORT_TEXT] = &ent_sheet_text,
        [ENT_REPORT_MARKDOWN] = &ent_sheet_markdown,
        [ENT_REPORT_JSON] = NULL,
        [ENT_REPORT_CSV] = NULL,
        [ENT_REPORT_HTML] = &ent_sheet_html };
    ent_sheet sheet = {
        .digest = &digest, .form = forms[options->format], .arena = &arena, .out = out
    };
    if (!ent_digest_make(e, options, &arena, &digest, NULL))
        out->failed = true;
    else if (options->format == ENT_REPORT_JSON)
        ent_report_json(&digest, out);
    else if (options->format == ENT_REPORT_CSV)
        ent_report_csv(&digest, out);
    else
        write_report(&sheet);
    ent_arena_free(&arena);
}
