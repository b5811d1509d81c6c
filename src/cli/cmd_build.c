/* cmd_build.c - articles and event lines into a store. */
#include <inttypes.h>
#include <string.h>

#include "cli/command.h"

static const char *s_of(uint64_t count) /* "1 event", "2 events" */
{
    return count == 1 ? "" : "s";
}

static void print_tallied(const ent_summary *m)
{
    fprintf(
        stderr, "%" PRIu64 " tall%s added", m->tallies, m->tallies == 1 ? "y" : "ies");
}

/* "15 documents and 1 file of events added with 1327 events", "20 events added". */
static void print_added(const ent_summary *m)
{
    if (m->added) fprintf(stderr, "%" PRIu64 " document%s", m->added, s_of(m->added));
    if (m->files)
        fprintf(stderr, "%s%" PRIu64 " file%s of events", m->added ? " and " : "",
            m->files, s_of(m->files));
    if (m->added || m->files)
        fprintf(stderr, " added with %" PRIu64 " event%s", m->events, s_of(m->events));
    else if (m->replaced)
        fprintf(stderr, "%" PRIu64 " redone with %" PRIu64 " event%s", m->replaced,
            m->events, s_of(m->events));
    else if (m->events)
        fprintf(stderr, "%" PRIu64 " event%s added", m->events, s_of(m->events));
    else if (m->tallies)
        print_tallied(m);
    else
        fputs("nothing new", stderr);
}

static void print_summary(const ent_summary *m, const char *store)
{
    fprintf(stderr, "entente: %s: ", store);
    print_added(m);
    if (m->replaced && (m->added || m->files))
        fprintf(stderr, ", %" PRIu64 " redone", m->replaced);
    if (m->known) fprintf(stderr, ", %" PRIu64 " already there", m->known);
    if (m->known_events)
        fprintf(stderr, ", %" PRIu64 " event%s already there", m->known_events,
            m->known_events == 1 ? "" : "s");
    if (m->corrected)
        fprintf(stderr, ", %" PRIu64 " claim%s corrected", m->corrected,
            m->corrected == 1 ? "" : "s");
    if (m->tallies && (m->added || m->files || m->replaced || m->events)) {
        fputs(", ", stderr);
        print_tallied(m);
    }
    if (m->read.ignored)
        fprintf(stderr, ", %" PRIu64 " other file%s ignored", m->read.ignored,
            m->read.ignored == 1 ? "" : "s");
    fputc('\n', stderr);
    if (m->stale)
        fprintf(stderr,
            "entente: %" PRIu64 " document%s made by an older lexicon or program: "
            "--refresh redoes them\n",
            m->stale, m->stale == 1 ? " was" : "s were");
}

static void print_tallies(const ent_summary *m, const char *store)
{
    fprintf(stderr, "entente: %s: %" PRIu64 " tall%s\n", store, m->tallies,
        m->tallies == 1 ? "y" : "ies");
}

static void tell(const ent_settings *s, const ent_summary *m)
{
    if (m->unmade)
        fprintf(
            stderr, "entente: %s: not made, since nothing could be read\n", s->output);
    else if (s->no_events)
        print_tallies(m, s->output);
    else
        print_summary(m, s->output);
}

static bool build_tallies(const ent_settings *s, const ent_engine *engine,
    const ent_input *input, ent_summary *summary, ent_error *err)
{
    if (s->refresh || s->corrections.count)
        return ent_fail(err, ENT_USAGE,
            "--no-events keeps no documents: --refresh and --corrections do not apply");
    return ent_build_tallies(engine, input, s->output, summary, err);
}

int cmd_build(const ent_settings *s)
{
    ent_error err = { 0 };
    ent_engine *engine = NULL;
    ent_summary summary;
    if (!s->output || strcmp(s->output, "-") == 0 || s->format) {
        ent_fail(&err, ENT_USAGE,
            s->format ? "a store has one format only" : "name the store: -o STORE");
        return ent_complain(&err);
    }
    ent_input input = ent_input_of(s, 0);
    bool ok = ent_open_engine(s, &engine, &err)
              && (s->no_events
                      ? build_tallies(s, engine, &input, &summary, &err)
                      : ent_build(engine, &input, s->output, s->refresh, &summary, &err));
    ent_engine_close(engine);
    if (!ok) return ent_complain(&err);
    if (!s->quiet) tell(s, &summary);
    return ent_close_summary(&summary, s);
}
