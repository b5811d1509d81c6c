/* cmd_extract.c - documents and events as JSON lines, or why these events. */
#include "base/file.h"
#include "cli/command.h"

static bool extract(const ent_settings *s, const ent_engine *engine, int format,
    FILE *out, ent_summary *summary, ent_error *err)
{
    const ent_input input = ent_input_of(s, 0);
    const ent_explain_options options = { (ent_explain_format)format };
    return s->explain
               ? ent_explain(engine, &input, &options, out, summary, err)
               : ent_extract(engine, &input, (ent_event_form)format, out, summary, err);
}

/* -1: no such format. */
static int pick_format(const ent_settings *s, ent_error *err)
{
    static const char *const formats[] = { [ENT_FORM_LINES] = "jsonl",
        [ENT_FORM_REVIEW] = "tsv",
        [ENT_FORM_CSV] = "csv",
        "json" }; /* lines of it too */
    static const char *const explained[] = {
        [ENT_EXPLAIN_TEXT] = "text", [ENT_EXPLAIN_JSON] = "json", "jsonl"
    };
    if (s->explain) {
        int format = ent_pick_format(s, explained, 3, ENT_EXPLAIN_TEXT, err);
        return format > ENT_EXPLAIN_JSON ? ENT_EXPLAIN_JSON : format;
    }
    if (!s->format) return ENT_FORM_LINES;
    int format = ent_pick_format(s, formats, 4, ENT_FORM_LINES, err);
    return format > ENT_FORM_CSV ? ENT_FORM_LINES : format;
}

int cmd_extract(const ent_settings *s)
{
    ent_error err = { 0 };
    ent_engine *engine = NULL;
    ent_output *output = NULL;
    ent_summary summary;
    int format = pick_format(s, &err);
    if (format < 0) return ent_complain(&err);

    bool ok = ent_open_engine(s, &engine, &err)
              && ent_output_open(s->output, &output, &err)
              && extract(s, engine, format, ent_output_stream(output), &summary, &err);
    if (ok)
        ok = ent_output_commit(output, &err);
    else
        ent_output_discard(output);
    ent_engine_close(engine);
    return ok ? ent_close_summary(&summary, s) : ent_complain(&err);
}
