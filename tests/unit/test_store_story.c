/* Near-duplicates: which copies are recognised, and that stories hold under all changes.
 */
#define _GNU_SOURCE
#include "test_store_common.h"

#include <sqlite3.h>

#include "store/shingles.h"

enum { ROOM = 1 << 16 };

/* Words of no language, from a seed: the same on every machine. */
static uint64_t next(uint64_t *seed)
{
    *seed = *seed * 6364136223846793005u + 1442695040888963407u;
    return *seed >> 33;
}

static size_t add_word(char *text, size_t at, uint64_t number)
{
    static const char *const parts[] = { "ka", "mo", "ri", "tes", "lun", "da", "bor",
        "ve", "san", "ti", "que", "ol" };
    for (int i = 0; i < 3; i++, number /= COUNT(parts))
        at += (size_t)snprintf(text + at, ROOM - at, "%s", parts[number % COUNT(parts)]);
    text[at++] = ' ';
    text[at] = '\0';
    return at;
}

typedef struct {
    unsigned words;
    unsigned changed;       /* every so many words another one; 0: none */
    unsigned first, last;   /* only words first..last-1; 0, 0: all */
    unsigned before, after; /* words of its own at start and end */
    bool loud;              /* other case and punctuation */
} variant;

/* A variant of the article that `story` stands for; `own` decides what is changed. */
static char *write_text(char text[ROOM], uint64_t story, uint64_t own, variant v)
{
    size_t at = 0;
    uint64_t a = story * 7919 + 1, b = own * 104729 + 5;
    unsigned last = v.last ? v.last : v.words;
    for (unsigned i = 0; i < v.before; i++) at = add_word(text, at, next(&b) % 1728);
    for (unsigned i = 0; i < v.words; i++) {
        uint64_t word = next(&a) % 1728, other = next(&b) % 1728;
        if (i < v.first || i >= last) continue;
        bool change = v.changed && (i + own) % v.changed == 0;
        at = add_word(text, at, change ? other : word);
        if (v.loud) text[at - 2] = (char)(text[at - 2] - 'a' + 'A');
        if (v.loud && i % 9 == 0) at += (size_t)snprintf(text + at, ROOM - at, "\n\n- ");
    }
    for (unsigned i = 0; i < v.after; i++) at = add_word(text, at, next(&b) % 1728);
    return text;
}

/* How many of 40 articles get into one story with a variant of theirs, in a store that
 * holds them all. */
static unsigned count_recognised(variant original, variant copy, bool same_article)
{
    enum { ARTICLES = 40 };
    static char text[ROOM];
    unsigned recognised = 0;
    ent_store *s;
    expect(ent_store_open(NULL, ENT_STORE_MEMORY, "maker 1", &s, &err));
    for (unsigned i = 0; i < 2 * ARTICLES; i++) {
        unsigned article = i / 2;
        bool second = i % 2;
        uint64_t story = second && !same_article ? 1000 + article : article;
        write_text(text, story, i, second ? copy : original);
        char id[16];
        snprintf(id, sizeof id, "%03u", i);
        add_document(s, make_document(id, id, (ent_date)i, text), false, NULL);
    }
    ent_arena a = { 0 };
    ent_collection c;
    expect(ent_store_load(s, &a, &c, &err));
    for (unsigned i = 0; i < c.document_count; i++) {
        const char *want = c.documents[i / 2 * 2].document.id;
        const char *story = c.documents[i].story;
        if (i % 2 == 0)
            assert_string_equal(story, want); /* never with another article */
        else
            recognised += strcmp(story, want) == 0;
    }
    ent_arena_free(&a);
    ent_store_close(s);
    return recognised;
}

static void copies_are_recognised_and_others_are_not(void **state)
{
    (void)state;
    static const struct {
        const char *what;
        variant original, copy;
        bool same_article;
        unsigned least, most; /* of 40 */
    } cases[] = {
        { "other case and punctuation", { .words = 300 }, { .words = 300, .loud = true },
            true, 40, 40 },
        { "every 50th word changed", { .words = 300 }, { .words = 300, .changed = 50 },
            true, 40, 40 },
        { "every 40th word changed", { .words = 600 }, { .words = 600, .changed = 40 },
            true, 40, 40 },
        { "every 10th word changed: another text", { .words = 300 },
            { .words = 300, .changed = 10 }, true, 0, 0 },
        { "dateline and agency's foot", { .words = 250 },
            { .words = 250, .before = 6, .after = 15 }, true, 40, 40 },
        { "cut to three quarters", { .words = 400 }, { .words = 400, .last = 300 }, true,
            40, 40 },
        { "cut to half", { .words = 400 }, { .words = 400, .last = 200 }, true, 40, 40 },
        { "cut to half, with a dateline", { .words = 400 },
            { .words = 400, .last = 200, .before = 5 }, true, 36, 40 },
        { "cut to a third", { .words = 400 }, { .words = 400, .last = 133 }, true, 40,
            40 },
        { "cut to a quarter: a summary of its own", { .words = 400 },
            { .words = 400, .last = 100 }, true, 0, 0 },
        { "only the second half", { .words = 400 }, { .words = 400, .first = 200 }, true,
            15, 40 },
        { "one paragraph in common", { .words = 400 },
            { .words = 400, .last = 60, .after = 300 }, true, 0, 0 },
        { "another article", { .words = 300 }, { .words = 300 }, false, 0, 0 },
        { "short, one word changed", { .words = 29 }, { .words = 29, .changed = 29 },
            true, 0, 0 },
        { "short, equal but for punctuation", { .words = 20 },
            { .words = 20, .loud = true }, true, 40, 40 },
        { "short, with a word more", { .words = 29 }, { .words = 29, .after = 1 }, true,
            0, 0 },
    };
    for (size_t i = 0; i < COUNT(cases); i++) {
        unsigned n = count_recognised(
            cases[i].original, cases[i].copy, cases[i].same_article);
        if (n < cases[i].least || n > cases[i].most)
            fail_msg("%s: %u of 40", cases[i].what, n);
    }
}

/* "a:a b:a c:c": each document and its story. */
static char *stories(ent_store *store)
{
    ent_arena a = { 0 };
    ent_collection c;
    ent_buffer out = { 0 };
    expect(ent_store_load(store, &a, &c, &err));
    for (size_t i = 0; i < c.document_count; i++)
        ent_buffer_print(&out, "%s%s:%s", i ? " " : "", c.documents[i].document.id,
            c.documents[i].story);
    ent_buffer_text(&out, "");
    ent_arena_free(&a);
    return out.bytes;
}

static void expect_stories(ent_store *store, const char *want)
{
    char *have = stories(store);
    assert_string_equal(have ? have : "", want);
    free(have);
}

/* a and c are copies of b, but too different from each other. */
static const struct {
    const char *id;
    ent_date date;
    variant v;
} chain[] = {
    { "a", 30, { .words = 400, .last = 340, .after = 60 } },
    { "b", 20, { .words = 400 } },
    { "c", 10, { .words = 400, .first = 60, .before = 60 } },
    { "d", ENT_NO_DATE, { .words = 400, .loud = true } }, /* b again */
};

static ent_document chain_document(unsigned i, char text[ROOM])
{
    write_text(text, 1, i + 1, chain[i].v);
    return make_document(chain[i].id, chain[i].id, chain[i].date, text);
}

static ent_store *open_chain(const char *order, char text[ROOM])
{
    ent_store *s;
    expect(ent_store_open(NULL, ENT_STORE_MEMORY, "maker 1", &s, &err));
    for (const char *c = order; *c; c++)
        add_document(s, chain_document((unsigned)(*c - 'a'), text), false, NULL);
    return s;
}

static void stories_do_not_depend_on_the_order(void **state)
{
    (void)state;
    static char text[ROOM];
    static const char *const orders[] = { "abcd", "dcba", "acbd", "cadb", "bdac" };
    for (size_t i = 0; i < COUNT(orders); i++) {
        ent_store *s = open_chain(orders[i], text);
        expect_stories(s, "a:c b:c c:c d:c"); /* the earliest names it */
        ent_store_close(s);
    }
    ent_store *s = open_chain("ac", text);
    expect_stories(s, "a:a c:c"); /* not copies of each other */
    ent_store_close(s);
}

static void removing_leaves_valid_stories(void **state)
{
    (void)state;
    static char text[ROOM];
    static const struct {
        const char *removed, *want;
    } cases[] = {
        { "a", "b:c c:c d:c" },
        { "b", "a:c c:c d:c" }, /* d has the same words */
        { "c", "a:b b:b d:b" },
        { "bd", "a:a c:c" }, /* what they connected falls apart */
        { "db", "a:a c:c" },
        { "acd", "b:b" },
        { "abc", "d:d" },
        { "abcd", "" },
    };
    for (size_t i = 0; i < COUNT(cases); i++) {
        ent_store *s = open_chain("abcd", text);
        for (const char *c = cases[i].removed; *c; c++)
            expect(ent_store_remove(s, (char[]){ *c, 0 }, &err));
        expect_stories(s, cases[i].want);
        for (const char *c = cases[i].removed; *c; c++)
            add_document(s, chain_document((unsigned)(*c - 'a'), text), false, NULL);
        expect_stories(s, "a:c b:c c:c d:c");
        ent_store_close(s);
    }
}

static void editing_and_dating_move_documents(void **state)
{
    (void)state;
    static char text[ROOM];
    ent_store *s = open_chain("abcd", text);
    ent_document d = chain_document(3, text);
    d.date = 5; /* it had none: now it is the earliest */
    assert_int_equal(add_document(s, d, false, NULL), ENT_STORE_REPLACED);
    expect_stories(s, "a:d b:d c:d d:d");

    write_text(text, 2, 1, (variant){ .words = 300 });
    d = make_document("d", "d", 5, text); /* the file now holds another article */
    assert_int_equal(add_document(s, d, false, NULL), ENT_STORE_REPLACED);
    expect_stories(s, "a:c b:c c:c d:d");
    ent_store_close(s);
}

/* A headline is no part of the story, other scripts have words too. */
static void headlines_and_scripts(void **state)
{
    (void)state;
    static char body[ROOM], text[2 * ROOM];
    ent_store *s;
    expect(ent_store_open(NULL, ENT_STORE_MEMORY, "maker 1", &s, &err));
    write_text(body, 1, 1, (variant){ .words = 35 });
    for (unsigned i = 0; i < 2; i++) {
        snprintf(text, sizeof text, "%s\n\n%s",
            i ? "Quite another headline over the very same few words"
              : "Minister travels to the capital for talks on the border",
            body);
        ent_document d = make_document(i ? "b" : "a", i ? "b" : "a", 1, text);
        d.title_length = (uint32_t)strcspn(text, "\n");
        add_document(s, d, false, NULL);
    }
    static const char chinese[] = "中国和俄罗斯的领导人将在乌兹别克斯坦举行会晤，讨论两国"
                                  "之间的合作以及地区安全问题。"
                                  "会议预计将持续两天，双方将签署多项协议。";
    add_document(s, make_document("c", "c", 1, chinese), false, NULL);
    snprintf(text, sizeof text, "（新华社）%s", chinese);
    add_document(s, make_document("d", "d", 2, text), false, NULL);
    add_document(s, make_document("e", "e", 3, "!!! ???"), false, NULL);
    add_document(s, make_document("f", "f", 3, "... ---"), false, NULL);
    expect_stories(s, "a:a b:a c:c d:c e:e f:f");
    ent_store_close(s);
}

/* A daily notice, the same but for a few words, in many copies: one story, fast. */
static void many_copies_are_one_story(void **state)
{
    (void)state;
    enum { N = 300 };
    static char text[ROOM];
    ent_store *s;
    expect(ent_store_open(NULL, ENT_STORE_MEMORY, "maker 1", &s, &err));
    expect(ent_store_begin(s, &err));
    for (unsigned i = 0; i < N; i++) {
        char id[16];
        write_text(text, 1, i, (variant){ .words = 300, .changed = 150, .after = 2 });
        snprintf(id, sizeof id, "%03u", i);
        add_document(s, make_document(id, id, (ent_date)(N - i), text), false, NULL);
    }
    expect(ent_store_commit(s, &err));
    expect(ent_store_remove(s, "150", &err));
    ent_arena a = { 0 };
    ent_collection c;
    expect(ent_store_load(s, &a, &c, &err));
    assert_int_equal(c.document_count, N - 1);
    for (size_t i = 0; i < c.document_count; i++)
        assert_string_equal(c.documents[i].story, "299");
    ent_arena_free(&a);
    ent_store_close(s);
}

static void nothing_is_left_behind(void **state)
{
    (void)state;
    static char text[ROOM];
    char path[96], *folder = make_folder();
    snprintf(path, sizeof path, "%s/s.entente", folder);
    ent_store *s;
    expect(ent_store_open(path, ENT_STORE_WRITE, "maker 1", &s, &err));
    for (unsigned i = 0; i < COUNT(chain); i++)
        add_document(s, chain_document(i, text), false, NULL);
    for (unsigned i = 0; i < COUNT(chain); i++)
        expect(ent_store_remove(s, chain[i].id, &err));
    ent_store_close(s);

    static const char *const tables[] = { "documents", "texts", "events", "evidence",
        "stories", "signatures", "bands" };
    sqlite3 *db;
    assert_int_equal(sqlite3_open(path, &db), SQLITE_OK);
    for (size_t i = 0; i < COUNT(tables); i++) {
        char question[64];
        sqlite3_stmt *st;
        snprintf(question, sizeof question, "SELECT count(*) FROM %s", tables[i]);
        assert_int_equal(sqlite3_prepare_v2(db, question, -1, &st, NULL), SQLITE_OK);
        assert_int_equal(sqlite3_step(st), SQLITE_ROW);
        if (sqlite3_column_int(st, 0)) fail_msg("%s is not empty", tables[i]);
        sqlite3_finalize(st);
    }
    sqlite3_close(db);
    remove_folder(folder);
}

static void sketches_are_the_same_on_every_machine(void **state)
{
    (void)state;
    ent_arena a = { 0 };
    ent_shingles set;
    ent_sketch sketch;
    uint64_t keys[ENT_SKETCH_KEYS];
    static const char text[] = "Xi and Putin will meet";
    expect(ent_shingles_make(&a, text, sizeof text - 1, 0, &set, &sketch, &err));
    ent_sketch_keys(&sketch, keys);
    assert_int_equal(set.count, 1);
    char found[64];
    snprintf(found, sizeof found, "%016llx %016llx", (unsigned long long)set.items[0],
        (unsigned long long)keys[0]);
    assert_string_equal(found, "f8c0fae24e5365ed 8d7491b53dc73e74");
    ent_arena_free(&a);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(copies_are_recognised_and_others_are_not),
        cmocka_unit_test(stories_do_not_depend_on_the_order),
        cmocka_unit_test(removing_leaves_valid_stories),
        cmocka_unit_test(editing_and_dating_move_documents),
        cmocka_unit_test(headlines_and_scripts),
        cmocka_unit_test(many_copies_are_one_story),
        cmocka_unit_test(nothing_is_left_behind),
        cmocka_unit_test(sketches_are_the_same_on_every_machine),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
