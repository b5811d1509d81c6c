/* cmd_remove.c - documents out of a store. */
#include "cli/command.h"

int cmd_remove(const ent_settings *s)
{
    ent_error err = { 0 };
    ent_engine *engine = NULL;
    size_t count = s->argument_count - 1;
    bool ok = ent_open_engine(s, &engine, &err)
              && ent_remove(engine, s->arguments[0], s->arguments + 1, count, &err);
    ent_engine_close(engine);
    if (!ok) return ent_complain(&err);
    if (!s->quiet)
        fprintf(stderr, "entente: %s: %zu document%s removed\n", s->arguments[0], count,
            count == 1 ? "" : "s");
    return EXIT_DONE;
}
