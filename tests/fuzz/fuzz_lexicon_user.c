/* Any bytes as a lexicon of the user's own: read or named, and then safe to ask. */
#define _POSIX_C_SOURCE 200809L
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "lexicon/overlay.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static const char *const tables[][2] = {
    { "actors.tsv", "id\tkind\tcode\tsector\tname\tgender\tsource\n"
                    "oz\tstate\tOZZ\tGOV\tOz\t\town\n"
                    "ev\tstate\tEVV\tGOV\tEv of the West\t\town\n"
                    "oo\torganisation\tOO\tIGO\tOO\t\town\n"
                    "tip\tperson\tOZZ\tGOV\tTip Ozma\tf\town\n" },
    { "names.tsv", "id\ttype\tname\tsource\noz\tadjective\tOzian\town\n"
                   "tip\tsurname\tOzma\town\n" },
    { "offices.tsv", "id\toffice\tcode\tsince\tuntil\tsource\n"
                     "tip\tqueen\tOZZ\t1904\t1905\town\n" },
    { "cameo.tsv", "cameo\trelation\tstatus\tgoldstein\tquad\n"
                   "04\tmeeting\tactual\t1\t1\n" },
    { "members.tsv",
        "organisation\tmember\tsince\tuntil\tsource\nOO\tOZZ\t1900\t\town\n" },
    { "sites.tsv", "host\tcode\tsource\noz.gov\tOZZ\town\n" },
};

static void expect(bool holds, const char *what)
{
    if (holds) return;
    fprintf(stderr, "violated: %s\n", what);
    abort();
}

static ent_lexicon *open_base(void)
{
    static char folder[] = "/tmp/fuzz-user-XXXXXX";
    static bool made;
    char path[64];
    ent_lexicon *lexicon;
    for (size_t i = 0; !made && i < sizeof tables / sizeof *tables; i++) {
        if (i == 0) expect(mkdtemp(folder) != NULL, "a folder");
        snprintf(path, sizeof path, "%s/%s", folder, tables[i][0]);
        FILE *file = fopen(path, "wb");
        expect(file && fputs(tables[i][1], file) >= 0 && !fclose(file), "a table");
    }
    made = true;
    expect(ent_lexicon_open(folder, &lexicon, NULL), "the lexicon opens");
    return lexicon;
}

static void ask_actors(const ent_lexicon *l)
{
    for (uint32_t i = 0; i < ent_lexicon_count(l); i++) {
        const ent_actor *a = ent_lexicon_actor(l, i);
        const ent_office *o;
        const ent_membership *m;
        expect(a->index == i && *a->id && *a->name, "an actor is whole");
        expect(ent_lexicon_find(l, a->id) == a, "an actor is found by its id");
        size_t count = ent_lexicon_offices(l, i, &o);
        for (size_t k = 0; k < count; k++) {
            expect(o[k].actor == i && *o[k].office, "offices are the actor's");
            expect(ent_lexicon_holder(l, o[k].office, o[k].code, ENT_NO_DATE) != NULL,
                "a post has a holder");
        }
        if (!*a->code) continue;
        count = ent_lexicon_members(l, a->code, &m);
        for (size_t k = 0; k < count; k++)
            expect(!strcmp(m[k].organisation, a->code), "members are the organisation's");
    }
}

static void ask_names(const ent_lexicon *l, const ent_user_lines *lines)
{
    static const char *const words[] = { "ev", "of", "the", "west", "oz", "ozma", "x" };
    static const char *const raw[] = { "Ev", "of", "the", "West", "OZ", "Ozma", "X" };
    enum { COUNT = sizeof words / sizeof *words };
    ent_name_match match;
    for (size_t i = 0; i < COUNT; i++)
        if (ent_lexicon_match(l, words + i, raw + i, COUNT - i, &match)) {
            expect(match.count && match.words <= COUNT - i, "a match is inside");
            for (size_t k = 0; k < match.count; k++)
                expect(ent_lexicon_actor(l, match.senses[k].actor) != NULL, "a sense");
        }
    for (size_t i = 0; i < lines->count && i < 8; i++) {
        const char *near[3];
        size_t count;
        if (lines->items[i].kind != ENT_LINE_ACTOR) continue;
        (void)ent_lexicon_guess(l, lines->items[i].row.cells[4], near, 3, &count);
    }
}

static void hear(void *context, const char *message)
{
    ++*(uint64_t *)context;
    expect(!strncmp(message, "fuzz:", 5) && !strchr(message, '\n'), "a message");
}

static uint64_t lay(const uint8_t *data, size_t size, bool strict)
{
    ent_lexicon *l = open_base();
    ent_overlay *over = calloc(1, sizeof *over);
    uint64_t said = 0;
    const ent_user_lexicons files = {
        .strict = strict, .say = hear, .say_context = &said
    };
    expect(over != NULL, "there is memory");
    ent_user_lines lines = { .arena = &over->tables.arena, .files = &files };
    char *bytes = ent_arena_copy(lines.arena, (const char *)data, size);
    expect(bytes != NULL, "there is memory");
    const ent_dictionary_terms none = { 0 };
    bool ok = ent_user_lines_cut(&lines, "fuzz", bytes, size, NULL)
              && ent_overlay_fill(over, l, &lines, &none, NULL);
    expect(ok || strict, "a wrong line is no failure when it is left out");
    expect(strict ? !said && ok == !lines.left_out : said == lines.left_out,
        "each fault is named once");
    if (ok) {
        l->over = over;
        ask_actors(l);
        ask_names(l, &lines);
    } else {
        ent_overlay_free(over);
        free(over);
    }
    ent_buffer_free(&lines.hashes);
    ent_lexicon_close(l);
    return lines.left_out;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    uint64_t strict = lay(data, size, true), left_out = lay(data, size, false);
    expect(!strict == !left_out, "both ways see whether there is a fault");
    return 0;
}
