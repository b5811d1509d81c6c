/* Any bytes as a dictionary of any kind: each fault is named once, what is found is laid
 * over a lexicon without one more, and every name of it can be asked for. */
#define _POSIX_C_SOURCE 200809L
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/utf8.h"
#include "lexicon/agent.h"
#include "lexicon/user.h"
#include "relations/frame.h"

static void expect(bool holds, const char *what)
{
    if (holds) return;
    fprintf(stderr, "fuzz_lexicon_dictionary: %s\n", what);
    abort();
}

static void hear(void *context, const char *message)
{
    ++*(uint64_t *)context;
    expect(!strchr(message, '\n') && strstr(message, "expected"), "a message");
}

static const char *const tables[][2] = {
    { "actors.tsv", "id\tkind\tcode\tsector\tname\tgender\tsource\n"
                    "norway\tstate\tNOR\tGOV\tNorway\t\town\n"
                    "sweden\tstate\tSWE\tGOV\tSweden\t\town\n"
                    "un\torganisation\tUN\tIGO\tUN\t\town\n"
                    "front\tgroup\tFRONT\tREB\tThe Front\t\town\n"
                    "no-actor\tother\t\t\tNobody\t\town\n" },
    { "names.tsv", "id\ttype\tname\tsource\nnorway\tadjective\tNorwegian\town\n" },
    { "offices.tsv", "id\toffice\tcode\tsince\tuntil\tsource\n" },
    { "cameo.tsv", "cameo\trelation\tstatus\tgoldstein\tquad\n" },
    { "members.tsv", "organisation\tmember\tsince\tuntil\tsource\nUN\tNOR\t\t\town\n" },
    { "sites.tsv", "host\tcode\tsource\n" },
    { "codes.tsv", "list\tcode\tmeans\tname\nstate\tSUN\tSWE\t\nactor\tUNO\tun\t\n"
                   "actor\tFRO\tfront\t\nhead\tIGO\tIGO\t\nhead\tIMG\tREB\t\n"
                   "role\tGOV\tGOV\t\nrole\tREB\tREB\t\nrole\tELI\tELI\t\n" },
};

static ent_lexicon *open_base(ent_actor_codes **codes)
{
    static char folder[] = "/tmp/fuzz-dictionary-XXXXXX";
    static bool made;
    char path[64];
    ent_lexicon *l = NULL;
    for (size_t i = 0; !made && i < sizeof tables / sizeof *tables; i++) {
        if (i == 0) expect(mkdtemp(folder) != NULL, "a folder");
        snprintf(path, sizeof path, "%s/%s", folder, tables[i][0]);
        FILE *file = fopen(path, "wb");
        expect(file && fputs(tables[i][1], file) >= 0 && !fclose(file), "a table");
    }
    made = true;
    expect(ent_lexicon_open(folder, &l, NULL), "the lexicon opens");
    expect(ent_actor_codes_open(folder, l, codes, NULL), "the codes open");
    return l;
}

/* Dates are ranges, and all that stands in a dictionary is UTF-8. */
static void look_at(const ent_dictionary *d)
{
    for (size_t i = 0; i < d->actor_count; i++) {
        const ent_dictionary_actor *a = &d->actors[i];
        expect(a->name_count && a->role_count, "an actor has names and roles");
        for (size_t k = 0; k < a->name_count; k++)
            expect(
                ent_utf8_valid(a->names[k], strlen(a->names[k])) == strlen(a->names[k]),
                "names are UTF-8");
        for (size_t k = 0; k < a->role_count; k++)
            expect(a->roles[k].until == ENT_NO_DATE
                       || a->roles[k].since <= a->roles[k].until,
                "roles do not end before they begin");
    }
    for (size_t i = 0; i < d->agent_count; i++)
        expect(
            *d->agents[i].phrase && *d->agents[i].code, "an agent has words and a code");
    for (size_t i = 0; i < d->pattern_count; i++)
        expect(*d->patterns[i].verb, "a pattern has a verb");
}

/* Verbs over the shipped frames: whatever they ask for, a frame comes of it. */
static void lay_verbs(ent_dictionary *d)
{
    static ent_lexicon *lexicon; /* one for all inputs; frames do not change it */
    ent_frames *frames;
    ent_error err = { 0 };
    if (!d->pattern_count) return;
    if (!lexicon)
        expect(ent_lexicon_open(ENTENTE_DATA "/lexicon", &lexicon, NULL), "it opens");
    expect(
        ent_frames_open(ENTENTE_DATA "/lexicon", lexicon, &frames, NULL), "frames open");
    size_t before = ent_frames_count(frames);
    if (!ent_frames_extend(frames, d, &err)) fprintf(stderr, "%s\n", err.message);
    expect(!err.code, "verbs are laid");
    for (size_t i = before; i < ent_frames_count(frames); i++) {
        const ent_frame *f = ent_frames_item(frames, i);
        expect(f->own && f->source.count && f->target.count, "a frame is whole");
        expect(f->silent != f->relates, "it states something or nothing");
    }
    ent_frames_close(frames);
}

static void lay(
    const char *name, const uint8_t *data, size_t size, bool strict, bool only)
{
    ent_actor_codes *codes = NULL;
    uint64_t said = 0, left_out = 0;
    const ent_dictionaries files = {
        .only = only, .strict = strict, .say = hear, .say_context = &said
    };
    const ent_user_lexicons none = { .say = hear, .say_context = &said };
    ent_dictionary d = { .only = only };
    char *bytes = ent_arena_copy(&d.arena, (const char *)data, size);
    expect(bytes != NULL, "there is memory");
    bool ok = ent_dictionary_parse(&files, name, bytes, size, &d, NULL);
    expect(ok || strict, "a wrong line is no failure when it is left out");
    expect(strict ? !said && ok == !d.counts.left_out : said == d.counts.left_out,
        "each fault is named once");
    if (ok) {
        look_at(&d);
        lay_verbs(&d);
        ent_lexicon *kept = open_base(&codes);
        expect(ent_lexicon_extend(kept, &none, &d, codes, &left_out, NULL), "it is laid");
        const char *const words[] = { "name", "a", "army" };
        const char *const raw[] = { "Name", "A", "Army" };
        ent_name_match m;
        if (ent_lexicon_match(kept, words, raw, 3, &m))
            for (size_t i = 0; i < m.count; i++)
                expect(ent_lexicon_actor_on(kept, m.senses[i].actor, 12000) != NULL,
                    "a sense has an actor");
        for (uint32_t i = 0; i < ent_lexicon_count(kept); i++) {
            const ent_actor *a = ent_lexicon_actor_on(kept, i, 12000);
            expect(a && a->index == i && *a->id && *a->name, "an actor is whole");
        }
        for (size_t i = 0; i < 3; i++) {
            const ent_agent *agent = ent_lexicon_agent(kept, words + i, 3 - i);
            expect(!agent || agent->head < agent->words, "an agent has a head");
            ent_lexicon_discard(kept, words + i, 3 - i);
        }
        ent_lexicon_close(kept);
        ent_actor_codes_close(codes);
    }
    ent_dictionary_free(&d);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static const char *const names[] = { "actors", "agents", "verbs", "discards",
        "issues", "fuzz" };
    if (size < 1 || size > 1 << 16) return 0;
    const char *name = names[(data[0] >> 2) % (sizeof names / sizeof *names)];
    lay(name, data + 1, size - 1, data[0] & 1, data[0] & 2);
    return 0;
}
