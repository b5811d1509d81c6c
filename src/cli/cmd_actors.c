/* cmd_actors.c - who is who in a store, and who is unknown. */
#include "cli/command.h"

int cmd_actors(const ent_settings *s)
{
    static const char *const formats[] = { [ENT_ACTORS_TEXT] = "text",
        [ENT_ACTORS_TSV] = "tsv",
        [ENT_ACTORS_JSON] = "json",
        [ENT_ACTORS_LEXICON] = "lexicon" };
    ent_error err = { 0 };
    ent_engine *engine = NULL;
    ent_summary summary;
    int format = ent_pick_format(
        s, formats, sizeof formats / sizeof *formats, ENT_ACTORS_TEXT, &err);
    if (format < 0) return ent_complain(&err);

    ent_input input = ent_input_of(s, 0);
    const ent_actors_options options = { (ent_actors_format)format, s->unknown };
    bool ok = ent_open_engine(s, &engine, &err)
              && ent_list_actors(
                  engine, &input, &s->filter, &options, s->output, &summary, &err);
    ent_engine_close(engine);
    return ok ? ent_close_summary(&summary, s) : ent_complain(&err);
}
