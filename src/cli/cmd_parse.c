/* cmd_parse.c - the words of each sentence with tags and dependencies. */
#include <inttypes.h>

#include "base/file.h"
#include "cli/command.h"
#include "text/text.h"

static void say_hard(const ent_summary *m)
{
    if (m->cut)
        fprintf(stderr, "entente: %" PRIu64 " sentence%s of over %d words cut\n", m->cut,
            m->cut == 1 ? "" : "s", ENT_LONGEST_SENTENCE);
    if (m->hard)
        fprintf(stderr,
            "entente: %" PRIu64 " sentence%s of over %d words read in the fast mode\n",
            m->hard, m->hard == 1 ? "" : "s", ENT_SYNTAX_BEAM_LIMIT);
}

int cmd_parse(const ent_settings *s)
{
    static const char *const formats[] = {
        [ENT_PARSE_CONLLU] = "conllu", [ENT_PARSE_TREE] = "text"
    };
    ent_error err = { 0 };
    ent_engine *engine = NULL;
    ent_output *output = NULL;
    ent_summary summary;
    ent_input input = ent_input_of(s, 0);
    int format = ent_pick_format(
        s, formats, sizeof formats / sizeof *formats, ENT_PARSE_CONLLU, &err);
    if (format < 0) return ent_complain(&err);

    const ent_parse_options options = { (ent_parse_format)format };
    bool ok = ent_open_engine(s, &engine, &err)
              && ent_output_open(s->output, &output, &err)
              && ent_parse(
                  engine, &input, &options, ent_output_stream(output), &summary, &err);
    if (ok)
        ok = ent_output_commit(output, &err);
    else
        ent_output_discard(output);
    ent_engine_close(engine);
    if (ok && !s->quiet) say_hard(&summary);
    return ok ? ent_close_summary(&summary, s) : ent_complain(&err);
}
