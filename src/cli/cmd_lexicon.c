/* cmd_lexicon.c - what is understood of lexicons and dictionaries, and what is not. */
#include <inttypes.h>
#include <string.h>

#include "cli/command.h"

/* A table of our own begins with the name of a line: "actor", a tab. */
static bool is_table(const char *line)
{
    static const char *const kinds[] = { "actor\t", "name\t", "office\t", "member\t" };
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
        if (strncmp(line, kinds[i], strlen(kinds[i])) == 0) return true;
    return false;
}

/* Whether the first line that says something, of a file that a spreadsheet may have
 * marked as UTF-8, is one of a table. */
static bool begins_as_table(FILE *file)
{
    static const char mark[] = "\xEF\xBB\xBF";
    char part[512];
    bool starts = true; /* a line, which may be longer than a part */
    while (fgets(part, sizeof part, file)) {
        const char *line = strncmp(part, mark, strlen(mark)) == 0 ? part + strlen(mark)
                                                                  : part;
        bool says = starts && *line != '#' && line[strspn(line, " \t\r\n")] != '\0';
        if (says) return is_table(line);
        starts = strchr(part, '\n') != NULL;
    }
    return false;
}

/* The settings with the files as lexicons and dictionaries. */
static bool sort_files(ent_settings *s, ent_error *err)
{
    for (size_t i = 1; i < s->argument_count; i++) {
        const char *path = s->arguments[i];
        FILE *file = fopen(path, "rb"); /* that it cannot be read is said by who does */
        bool table = file && begins_as_table(file);
        if (file) fclose(file);
        ent_list *list = table ? &s->lexicons : &s->dictionaries;
        if (!ent_value_add(&s->arena, path, list, err)) return false;
    }
    return true;
}

static void print(const char *what, uint64_t count)
{
    printf("%-28s %8" PRIu64 "\n", what, count);
}

static void print_counts(const ent_dictionary_counts *c)
{
    if (!c) return;
    print("dictionaries", c->files);
    print("actors", c->actors);
    print("  known to the lexicon", c->known);
    print("names", c->names);
    print("  left to the lexicon", c->taken);
    print("codes, with their dates", c->terms);
    print("agents", c->agents);
    print("verbs", c->verbs);
    print("verb patterns", c->patterns);
    print("discards", c->discards);
    print("issues", c->issues);
    print("read, but of no use here", c->set_aside);
}

int cmd_lexicon(const ent_settings *s)
{
    ent_error err = { 0 };
    ent_engine *engine = NULL;
    ent_settings own = *s;
    own.arena = (ent_arena){ 0 }; /* that of `s` is not ours to grow */
    if (strcmp(s->arguments[0], "check") != 0) {
        ent_fail(&err, ENT_USAGE, "'%s': expected entente lexicon check FILE...",
            s->arguments[0]);
        return ent_complain(&err);
    }
    bool sorted = sort_files(&own, &err);
    own.argument_count = 0; /* all are lexicons or dictionaries */
    if (!sorted || !ent_open_engine(&own, &engine, &err)) {
        ent_engine_close(engine);
        ent_arena_free(&own.arena);
        return ent_complain(&err);
    }
    uint64_t left_out = ent_engine_left_out(engine);
    print_counts(ent_engine_dictionary(engine));
    print("lines not understood", left_out);
    ent_engine_close(engine);
    ent_arena_free(&own.arena);
    return left_out ? EXIT_SKIPPED : EXIT_DONE;
}
