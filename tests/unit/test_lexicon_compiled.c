/* The compiled lexicon: says what the tables say, and is never believed unread. */
#define _POSIX_C_SOURCE 200809L
#include <dirent.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include <cmocka.h>

#include "base/file.h"
#include "base/utf8.h"
#include "lexicon/image.h"
#include "lexicon/tables.h"

#define COUNT(array) (sizeof(array) / sizeof *(array))
#define TABLES       ENTENTE_DATA "/lexicon"

typedef struct {
    ent_tables tables;
    ent_lexicon *lexicon;
} world;

static int open_world(void **state)
{
    static world w;
    ent_error err = { 0 };
    if (!ent_tables_read(&w.tables, TABLES, &err)
        || !ent_lexicon_open(TABLES, &w.lexicon, &err)) {
        print_error("%s\n", err.message);
        return -1;
    }
    *state = &w;
    return 0;
}

static int close_world(void **state)
{
    world *w = *state;
    ent_lexicon_close(w->lexicon);
    ent_tables_free(&w->tables);
    return 0;
}

/* What ent_lexicon_match promises, word for word: each number of tokens is made a key,
 * the longest that the tables have wins. */
static bool plain_match(const ent_names *names, const char *const *words,
    const char *const *raw, size_t count, ent_name_match *match)
{
    ent_name_key key;
    ent_key_clear(&key);
    *match = (ent_name_match){ 0 };
    for (size_t i = 0; i < count; i++) {
        unsigned before = key.words;
        if (!ent_key_add(&key, words[i], raw[i]) || key.words > ENT_NAME_WORDS) break;
        if (!key.words) break;
        if (key.words == before) continue;
        const ent_entry *e = ent_table_find(&names->keys, key.bytes, key.length);
        if (!e) continue;
        const ent_name_entry *entry = &names->entries[e->value];
        bool upper = key.letters.upper && !key.letters.lower;
        if (!entry->counts[upper] || (entry->capitals & ~key.letters.capitals)) continue;
        *match = (ent_name_match){ entry->senses[upper], entry->counts[upper], i + 1 };
    }
    return match->count > 0;
}

typedef struct {
    ent_arena arena;
    const char **words, **raw;
    size_t count, most;
} tokens;

static void add_token(tokens *t, const char *bytes, size_t length)
{
    if (!length || t->count == t->most) return;
    t->raw[t->count] = ent_arena_copy(&t->arena, bytes, length);
    t->words[t->count] = ent_utf8_fold(&t->arena, bytes, length);
    assert_non_null(t->words[t->count++]);
}

static void start_tokens(tokens *t, size_t most)
{
    *t = (tokens){ .most = most };
    t->words = ent_arena_array(&t->arena, most, sizeof *t->words);
    t->raw = ent_arena_array(&t->arena, most, sizeof *t->raw);
    assert_non_null(t->words);
    assert_non_null(t->raw);
}

/* Blanks and, with `signs`, also signs cut: "al-Qaeda" is one token or three. */
static void cut(tokens *t, const char *text, bool signs)
{
    while (*text) {
        size_t length = strcspn(text, signs ? " \n\t-.,'()&/" : " \n\t");
        add_token(t, text, length);
        text += length;
        if (*text && !strchr(" \n\t", *text)) add_token(t, text, 1);
        text += *text != '\0';
    }
}

/* Returns how many names both found. */
static size_t expect_same(const world *w, const tokens *t)
{
    size_t found = 0;
    for (size_t i = 0; i < t->count; i++) {
        ent_name_match plain, quick;
        size_t left = t->count - i;
        bool one = plain_match(&w->tables.names, t->words + i, t->raw + i, left, &plain);
        bool other = ent_lexicon_match(
            w->lexicon, t->words + i, t->raw + i, left, &quick);
        bool same = one == other && plain.count == quick.count
                    && plain.words == quick.words;
        for (size_t k = 0; same && k < plain.count; k++)
            same = plain.senses[k].actor == quick.senses[k].actor
                   && plain.senses[k].type == quick.senses[k].type;
        if (!same)
            fail_msg("at '%s' (token %zu): %zu words, expected %zu", t->raw[i], i,
                quick.words, plain.words);
        found += one;
    }
    return found;
}

/* Every name of the tables, as it stands there and in upper case. */
static void names_match_as_in_the_tables(void **state)
{
    const world *w = *state;
    const ent_names *names = &w->tables.names;
    size_t found = 0;
    for (size_t i = 0; i < names->count; i++) {
        char text[ENT_NAME_LONGEST + 1];
        snprintf(text, sizeof text, "%s", names->rows[i].name);
        for (int round = 0; round < 4; round++) {
            tokens t;
            start_tokens(&t, ENT_NAME_LONGEST);
            if (round == 2)
                for (char *c = text; *c; c++)
                    if (*c >= 'a' && *c <= 'z') *c = (char)(*c - 'a' + 'A');
            cut(&t, text, round % 2);
            found += expect_same(w, &t);
            ent_arena_free(&t.arena);
        }
    }
    assert_true(found > 2 * names->count);
}

static uint32_t next_random(uint32_t *seed)
{
    *seed = *seed * 1664525U + 1013904223U;
    return *seed >> 8;
}

/* Words of names in any order, with signs and odd bytes between. */
static void shuffled_words_match_as_in_the_tables(void **state)
{
    static const char *const between[] = { "-", ".", "'", "\xE2\x80\x99", ",", "&", "/",
        "--", "-.", "'s", "\xE2\x80\x94", "the", "THE", "$", "U.S.", "a-b-c", "x'.-y" };
    const world *w = *state;
    const ent_names *names = &w->tables.names;
    uint32_t seed = 7;
    size_t found = 0;
    for (int round = 0; round < 20; round++) {
        tokens t;
        start_tokens(&t, 20000);
        for (int i = 0; i < 2000; i++) {
            uint32_t pick = next_random(&seed);
            if (pick % 4 == 0) {
                const char *sign = between[pick / 4 % COUNT(between)];
                add_token(&t, sign, strlen(sign));
                continue;
            }
            const char *name = names->rows[pick / 4 % names->count].name;
            if (pick % 4 < 3) name += strcspn(name, " "); /* without its first word */
            cut(&t, name, pick % 8 < 4);
        }
        found += expect_same(w, &t);
        ent_arena_free(&t.arena);
    }
    assert_true(found > 1000);
}

static void articles_match_as_in_the_tables(void **state)
{
    static const char folder[] = ENTENTE_SOURCE "/graphs/articles";
    const world *w = *state;
    size_t found = 0;
    DIR *articles = opendir(folder);
    assert_non_null(articles);
    for (struct dirent *item; (item = readdir(articles)) != NULL;) {
        char path[1024], *text;
        size_t length;
        ent_error err = { 0 };
        if (!strstr(item->d_name, ".txt")) continue;
        snprintf(path, sizeof path, "%s/%s", folder, item->d_name);
        for (int signs = 0; signs < 2; signs++) {
            tokens t;
            start_tokens(&t, 20000);
            if (!ent_file_read(&t.arena, path, 1 << 20, &text, &length, &err))
                fail_msg("%s", err.message);
            cut(&t, text, signs);
            found += expect_same(w, &t);
            ent_arena_free(&t.arena);
        }
    }
    closedir(articles);
    assert_true(found > 100);
}

/* All else that can be asked is answered as the tables say. */
static void actors_and_offices_are_those_of_the_tables(void **state)
{
    const world *w = *state;
    assert_int_equal(ent_lexicon_count(w->lexicon), w->tables.actor_count);
    for (uint32_t i = 0; i < w->tables.actor_count; i++) {
        const ent_actor *a = &w->tables.actors[i];
        const ent_actor *b = ent_lexicon_find(w->lexicon, a->id);
        assert_non_null(b);
        assert_int_equal(b->index, i);
        assert_string_equal(a->code, b->code);
        assert_string_equal(a->name, b->name);
        assert_string_equal(a->sector, b->sector);
        assert_true(a->kind == b->kind && a->female == b->female && a->male == b->male);
        const ent_office *offices;
        size_t count = ent_lexicon_offices(w->lexicon, i, &offices);
        size_t first = w->tables.office_starts[i];
        assert_int_equal(count, w->tables.office_starts[i + 1] - first);
        for (size_t k = 0; k < count; k++) {
            const ent_office *o = &w->tables.offices[first + k];
            assert_int_equal(offices[k].actor, i);
            assert_string_equal(offices[k].office, o->office);
            assert_string_equal(offices[k].code, o->code);
            assert_true(offices[k].since == o->since && offices[k].until == o->until);
            assert_non_null(ent_lexicon_holder(w->lexicon, o->office, o->code, o->since));
        }
    }
    for (size_t i = 0; i < w->tables.site_count; i++) {
        const ent_actor *a = ent_lexicon_site(w->lexicon, w->tables.hosts.entries[i].key);
        assert_string_equal(a->code, w->tables.sites[i]);
    }
    for (size_t i = 0; i < w->tables.member_count; i++) {
        const ent_membership *m = &w->tables.members[i];
        ent_date day = m->since != ENT_NO_DATE ? m->since : m->until;
        assert_true(ent_lexicon_is_member(w->lexicon, m->organisation, m->member, day));
    }
    for (size_t i = 0; i < w->tables.cameo_count; i++) {
        const ent_cameo *c = &w->tables.cameos[i];
        const ent_cameo *found = ent_lexicon_cameo(w->lexicon, c->code);
        assert_true(!found == !w->tables.related[i]);
        if (found) assert_string_equal(found->code, c->code);
        if (found) assert_true(found->goldstein == c->goldstein);
    }
}

typedef struct {
    char folder[32], file[64];
    char *bytes;
    size_t length;
    uint64_t tables[ENT_LEXICON_TABLES];
} compiled;

/* Not aligned or shorter by accident: each reading gets bytes of its own. */
static bool opens(compiled *c, ent_error *err)
{
    ent_image image;
    assert_true(ent_file_write(c->file, c->bytes, c->length, err));
    bool ok = ent_image_open(&image, c->file, c->tables, err) && image.header;
    ent_image_close(&image);
    return ok;
}

static int make_compiled(void **state)
{
    static compiled c;
    static ent_buffer bytes;
    ent_error err = { 0 };
    ent_arena arena = { 0 };
    char *text;
    snprintf(c.folder, sizeof c.folder, "compiled-XXXXXX");
    if (!mkdtemp(c.folder)) return -1;
    snprintf(c.file, sizeof c.file, "%s/lexicon.bin", c.folder);
    if (!ent_lexicon_compile(TABLES, c.file, &err)
        || !ent_file_read(&arena, c.file, 64 << 20, &text, &c.length, &err)) {
        print_error("%s\n", err.message);
        return -1;
    }
    ent_buffer_add(&bytes, text, c.length);
    ent_arena_free(&arena);
    c.bytes = bytes.bytes;
    const ent_image_header *header = (const ent_image_header *)(void *)c.bytes;
    memcpy(c.tables, header->tables, sizeof c.tables);
    *state = &c;
    return 0;
}

static int remove_compiled(void **state)
{
    compiled *c = *state;
    free(c->bytes);
    return unlink(c->file) || rmdir(c->folder);
}

static void same_tables_give_same_bytes(void **state)
{
    compiled *c = *state;
    ent_arena arena = { 0 };
    ent_error err = { 0 };
    char *again;
    size_t length;
    assert_true(ent_lexicon_compile(TABLES, c->file, &err));
    assert_true(ent_file_read(&arena, c->file, 64 << 20, &again, &length, &err));
    assert_int_equal(length, c->length);
    assert_memory_equal(again, c->bytes, length);
    ent_arena_free(&arena);
}

static void damage_is_refused_and_staleness_passed_over(void **state)
{
    compiled *c = *state;
    ent_error err = { 0 };
    size_t whole = c->length;
    assert_true(opens(c, &err));

    static const size_t lengths[] = { 1, 7, 8, 100, 4096 };
    for (size_t i = 0; i < COUNT(lengths); i++) {
        c->length = lengths[i];
        err = (ent_error){ 0 };
        assert_false(opens(c, &err));
        assert_int_equal(err.code, ENT_MALFORMED);
        assert_non_null(strstr(err.message, "lexicon.bin: "));
    }
    c->length = whole - 8;
    assert_false(opens(c, &err));
    assert_non_null(strstr(err.message, "length differs"));
    c->length = whole;

    uint32_t seed = 3;
    for (int i = 0; i < 50; i++) { /* one bit anywhere behind the head */
        size_t at = offsetof(ent_image_header, digest);
        at += next_random(&seed) % (whole - at);
        c->bytes[at] = (char)(c->bytes[at] ^ 4);
        assert_false(opens(c, &err));
        assert_non_null(strstr(err.message, "checksum differs"));
        c->bytes[at] = (char)(c->bytes[at] ^ 4);
    }
    for (size_t i = 0; i < ENT_LEXICON_TABLES; i++) { /* a table has changed since */
        c->tables[i] ^= 1;
        err = (ent_error){ 0 };
        assert_false(opens(c, &err));
        assert_int_equal(err.code, ENT_OK);
        c->tables[i] ^= 1;
    }
    assert_true(opens(c, &err));
}

/* Whoever seals nonsense with a right checksum gets a refusal or a lexicon, no crash. */
static void sealed_nonsense_is_refused(void **state)
{
    compiled *c = *state;
    ent_image_header *header = (ent_image_header *)(void *)c->bytes;
    size_t refused = 0, from = offsetof(ent_image_header, parts);
    uint32_t seed = 11;
    for (int i = 0; i < 300; i++) {
        size_t room = i < 100 ? sizeof header->parts : c->length - from;
        size_t at = from + next_random(&seed) % (room / 4) * 4;
        uint32_t old, odd = 0xFFFFFFF0U;
        memcpy(&old, c->bytes + at, sizeof old);
        memcpy(c->bytes + at, &odd, sizeof odd);
        ent_image_seal(header);
        ent_image image = { 0 };
        ent_error err = { 0 };
        refused += !ent_image_read(&image, "odd", c->bytes, c->length, &err);
        memcpy(c->bytes + at, &old, sizeof old);
    }
    ent_image_seal(header);
    assert_true(refused > 100);
}

/* The tables win: an edited folder with an old compiled file beside it. */
static void an_edited_table_is_read_anew(void **state)
{
    compiled *c = *state;
    ent_error err = { 0 };
    char path[128];
    ent_lexicon *lexicon;
    assert_true(ent_file_write(c->file, c->bytes, c->length, &err));
    static const struct {
        const char *file, *text;
    } tables[] = {
        { "actors.tsv", "id\tkind\tcode\tsector\tname\tgender\tsource\n"
                        "oz\tstate\tOZZ\tGOV\tOz\t\town\n" },
        { "names.tsv", "id\ttype\tname\tsource\n" },
        { "offices.tsv", "id\toffice\tcode\tsince\tuntil\tsource\n" },
        { "sites.tsv", "host\tcode\tsource\n" },
        { "members.tsv", "organisation\tmember\tsince\tuntil\tsource\n" },
        { "cameo.tsv", "cameo\trelation\tstatus\tgoldstein\tquad\n" },
    };
    for (size_t i = 0; i < COUNT(tables); i++) {
        snprintf(path, sizeof path, "%s/%s", c->folder, tables[i].file);
        assert_true(ent_file_write(path, tables[i].text, strlen(tables[i].text), &err));
    }
    assert_true(ent_lexicon_open(c->folder, &lexicon, &err));
    assert_int_equal(ent_lexicon_count(lexicon), 1);
    assert_non_null(ent_lexicon_find(lexicon, "oz"));
    ent_lexicon_close(lexicon);

    assert_true(ent_lexicon_compile(c->folder, c->file, &err));
    assert_true(ent_lexicon_open(c->folder, &lexicon, &err));
    assert_non_null(ent_lexicon_owner(lexicon, "OZZ"));
    ent_lexicon_close(lexicon);

    assert_true(ent_file_write(c->file, "nothing", 7, &err));
    assert_false(ent_lexicon_open(c->folder, &lexicon, &err));
    assert_non_null(strstr(err.message, "lexicon.bin: no compiled lexicon"));
    for (size_t i = 0; i < COUNT(tables); i++) {
        snprintf(path, sizeof path, "%s/%s", c->folder, tables[i].file);
        assert_int_equal(unlink(path), 0);
    }
}

int main(void)
{
    const struct CMUnitTest matching[] = {
        cmocka_unit_test(names_match_as_in_the_tables),
        cmocka_unit_test(shuffled_words_match_as_in_the_tables),
        cmocka_unit_test(articles_match_as_in_the_tables),
        cmocka_unit_test(actors_and_offices_are_those_of_the_tables),
    };
    const struct CMUnitTest files[] = {
        cmocka_unit_test(same_tables_give_same_bytes),
        cmocka_unit_test(damage_is_refused_and_staleness_passed_over),
        cmocka_unit_test(sealed_nonsense_is_refused),
        cmocka_unit_test(an_edited_table_is_read_anew),
    };
    return cmocka_run_group_tests(matching, open_world, close_world)
           + cmocka_run_group_tests(files, make_compiled, remove_compiled);
}
