/* cmd_tally.c - files of events as a table of tallies. */
#include <inttypes.h>

#include "cli/command.h"

int cmd_tally(const ent_settings *s)
{
    ent_error err = { 0 };
    ent_engine *engine = NULL;
    ent_summary summary;
    if (s->format) {
        ent_fail(&err, ENT_USAGE, "a table of tallies has one format only");
        return ent_complain(&err);
    }
    ent_input input = ent_input_of(s, 0);
    bool ok = ent_open_engine(s, &engine, &err)
              && ent_tally_files(engine, &input, s->output, &summary, &err);
    ent_engine_close(engine);
    if (!ok) return ent_complain(&err);
    if (!s->quiet)
        fprintf(stderr, "entente: %" PRIu64 " tall%s\n", summary.tallies,
            summary.tallies == 1 ? "y" : "ies");
    return ent_close_summary(&summary, s);
}
