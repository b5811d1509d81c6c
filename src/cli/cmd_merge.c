/* cmd_merge.c - stores put together. */
#include <inttypes.h>
#include <string.h>

#include "cli/command.h"

static void print_summary(const ent_summary *m, const char *store)
{
    fprintf(stderr, "entente: %s: ", store);
    if (m->added || !m->files)
        fprintf(stderr, "%" PRIu64 " document%s", m->added, m->added == 1 ? "" : "s");
    if (m->files)
        fprintf(stderr, "%s%" PRIu64 " file%s of events", m->added ? " and " : "",
            m->files, m->files == 1 ? "" : "s");
    fprintf(stderr, " with %" PRIu64 " event%s", m->events, m->events == 1 ? "" : "s");
    if (m->known) fprintf(stderr, ", %" PRIu64 " in several stores", m->known);
    if (m->tallies)
        fprintf(
            stderr, ", %" PRIu64 " tall%s", m->tallies, m->tallies == 1 ? "y" : "ies");
    fputc('\n', stderr);
}

int cmd_merge(const ent_settings *s)
{
    ent_error err = { 0 };
    ent_engine *engine = NULL;
    ent_summary summary;
    if (!s->output || strcmp(s->output, "-") == 0 || s->format) {
        ent_fail(&err, ENT_USAGE,
            s->format ? "a store has one format only" : "name the new store: -o STORE");
        return ent_complain(&err);
    }
    bool ok = ent_open_engine(s, &engine, &err)
              && ent_merge_stores(
                  engine, s->arguments, s->argument_count, s->output, &summary, &err);
    ent_engine_close(engine);
    if (!ok) return ent_complain(&err);
    if (!s->quiet) print_summary(&summary, s->output);
    return EXIT_DONE;
}
