/* cmd_import.c - a network of others into a store. */
#include <inttypes.h>
#include <string.h>

#include "cli/command.h"

int cmd_import(const ent_settings *s)
{
    ent_error err = { 0 };
    ent_engine *engine = NULL;
    ent_summary summary;
    if (!s->output || strcmp(s->output, "-") == 0 || s->format) {
        ent_fail(&err, ENT_USAGE,
            s->format ? "a store has one format only" : "name the new store: -o STORE");
        return ent_complain(&err);
    }
    ent_input input = ent_input_of(s, 0);
    bool ok = ent_open_engine(s, &engine, &err)
              && ent_import_network(engine, &input, s->output, &summary, &err);
    ent_engine_close(engine);
    if (!ok) return ent_complain(&err);
    if (!s->quiet)
        fprintf(stderr, "entente: %s: %" PRIu64 " edge%s, %" PRIu64 " tall%s\n",
            s->output, summary.rows, summary.rows == 1 ? "" : "s", summary.tallies,
            summary.tallies == 1 ? "y" : "ies");
    return ent_close_summary(&summary, s);
}
