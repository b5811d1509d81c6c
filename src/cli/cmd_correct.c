/* cmd_correct.c - what a person says of the claims of a store. */
#include <inttypes.h>

#include "cli/command.h"

/* STORE DOC ACTION [SOURCE [RELATION [TARGET [STATUS [DATE]]]]] */
static bool read_line(
    const ent_settings *s, const char *cells[ENT_CORRECTION_CELLS], ent_error *err)
{
    size_t given = s->argument_count - 1;
    if (given < 2 || given > ENT_CELL_DATE + 1)
        return ent_fail(err, ENT_USAGE,
            "expected STORE DOC ACTION [SOURCE [RELATION [TARGET [STATUS [DATE]]]]]");
    for (size_t i = 0; i < ENT_CORRECTION_CELLS; i++)
        cells[i] = i < given ? s->arguments[i + 1] : "";
    cells[ENT_CELL_TO] = s->to ? s->to : "";
    cells[ENT_CELL_REASON] = s->reason ? s->reason : "";
    return true;
}

/* One thing at a time. */
static bool read_request(const ent_settings *s, ent_correct_request *request,
    const char *cells[ENT_CORRECTION_CELLS], ent_error *err)
{
    bool line = s->argument_count > 1;
    *request = (ent_correct_request){ .undo = s->undo };
    if (line + (s->undo != 0) + (s->corrections.count != 0) > 1)
        return ent_fail(err, ENT_USAGE,
            "expected one of: a correction, --corrections FILE, --undo NUMBER");
    if (!line && (s->to || s->reason))
        return ent_fail(err, ENT_USAGE, "--to and --reason belong to a correction");
    if (!line) return true;
    request->cells = cells;
    return read_line(s, cells, err);
}

int cmd_correct(const ent_settings *s)
{
    ent_error err = { 0 };
    ent_engine *engine = NULL;
    ent_summary summary;
    ent_correct_request request;
    const char *cells[ENT_CORRECTION_CELLS];
    const ent_input input = ent_input_of(s, 0);
    if (!read_request(s, &request, cells, &err)) return ent_complain(&err);
    bool ok = ent_open_engine(s, &engine, &err)
              && ent_correct(
                  engine, s->arguments[0], &input, &request, stdout, &summary, &err);
    ent_engine_close(engine);
    if (!ok) return ent_complain(&err);
    if (!s->quiet && request.undo)
        fprintf(stderr, "entente: %s: undone\n", s->arguments[0]);
    else if (!s->quiet && (request.cells || s->corrections.count))
        fprintf(stderr, "entente: %s: %" PRIu64 " claim%s corrected\n", s->arguments[0],
            summary.corrected, summary.corrected == 1 ? "" : "s");
    return ent_close_summary(&summary, s);
}
