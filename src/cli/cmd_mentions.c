/* cmd_mentions.c - who is named where, as JSON lines or for people. */
#include "base/file.h"
#include "cli/command.h"

int cmd_mentions(const ent_settings *s)
{
    static const char *const formats[] = {
        [ENT_MENTIONS_JSON] = "jsonl", [ENT_MENTIONS_TEXT] = "text", "json"
    };
    ent_error err = { 0 };
    ent_engine *engine = NULL;
    ent_output *output = NULL;
    ent_summary summary;
    ent_input input = ent_input_of(s, 0);
    int format = s->format ? ent_pick_format(s, formats, 3, ENT_MENTIONS_JSON, &err)
                           : ENT_MENTIONS_JSON;
    if (format < 0) return ent_complain(&err);

    const ent_mention_options options = {
        format == ENT_MENTIONS_TEXT ? ENT_MENTIONS_TEXT : ENT_MENTIONS_JSON
    };
    bool ok = ent_open_engine(s, &engine, &err)
              && ent_output_open(s->output, &output, &err)
              && ent_list_mentions(
                  engine, &input, &options, ent_output_stream(output), &summary, &err);
    if (ok)
        ok = ent_output_commit(output, &err);
    else
        ent_output_discard(output);
    ent_engine_close(engine);
    return ok ? ent_close_summary(&summary, s) : ent_complain(&err);
}
