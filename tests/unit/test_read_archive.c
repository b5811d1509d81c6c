/* Archives and compressed files, made here with libarchive: whole, cut, nested, bombs. */
#define _GNU_SOURCE
#include "test_read_gather.h"

#include <locale.h>

#include <archive.h>
#include <archive_entry.h>

typedef struct {
    const char *name, *text;
    size_t length; /* 0: of a string */
} member;

/* Writes an archive into memory; `filter` and `format` are libarchive's. */
static size_t pack(
    int filter, int format, const member *members, size_t count, char **bytes)
{
    size_t size = 64 << 20, used = 0;
    struct archive *a = archive_write_new();
    *bytes = malloc(size);
    assert_non_null(*bytes);
    assert_int_equal(archive_write_add_filter(a, filter), ARCHIVE_OK);
    assert_int_equal(archive_write_set_format(a, format), ARCHIVE_OK);
    assert_int_equal(archive_write_set_bytes_in_last_block(a, 1), ARCHIVE_OK);
    assert_int_equal(archive_write_open_memory(a, *bytes, size, &used), ARCHIVE_OK);
    for (size_t i = 0; i < count; i++) {
        size_t n = members[i].length ? members[i].length : strlen(members[i].text);
        size_t name = strlen(members[i].name);
        bool folder = members[i].name[name - 1] == '/';
        struct archive_entry *e = archive_entry_new();
        archive_entry_set_pathname(e, members[i].name);
        archive_entry_set_filetype(e, folder ? AE_IFDIR : AE_IFREG);
        archive_entry_set_perm(e, 0644);
        archive_entry_set_size(e, (la_int64_t)(folder ? 0 : n));
        assert_true(archive_write_header(a, e) >= ARCHIVE_WARN);
        if (!folder) assert_int_equal(archive_write_data(a, members[i].text, n), n);
        archive_entry_free(e);
    }
    assert_int_equal(archive_write_close(a), ARCHIVE_OK);
    archive_write_free(a);
    return used;
}

static const char *put_packed(
    const char *name, int filter, int format, const member *members, size_t count)
{
    char *bytes;
    size_t n = pack(filter, format, members, count, &bytes);
    const char *path = put_bytes(name, bytes, n);
    free(bytes);
    return path;
}

static const member few[] = {
    { "news/", "", 0 },
    { "./news/a.txt", "A a\n\nOne.", 0 },
    { "news/.hidden.txt", "Hidden\n\nNo.", 0 },
    { "__MACOSX/news/._a.txt", "Mac\n\nNo.", 0 },
    { "news/map.png", "\x89PNG", 0 },
    { "news/2022-09-08-b.html",
        "<html><title>B b</title><p>Two is a paragraph.</p></html>", 0 },
    { "news/c.jsonl", "{\"text\":\"Three.\"}\n{\n{\"text\":\"Five.\"}\n", 0 },
};

static void archives_are_read_in_their_order(void **state)
{
    (void)state;
    static const struct {
        const char *name;
        int filter, format;
    } kinds[] = {
        { "x.zip", ARCHIVE_FILTER_NONE, ARCHIVE_FORMAT_ZIP },
        { "x.tar", ARCHIVE_FILTER_NONE, ARCHIVE_FORMAT_TAR_USTAR },
        { "x.tar", ARCHIVE_FILTER_NONE, ARCHIVE_FORMAT_TAR_PAX_RESTRICTED },
        { "x.tar", ARCHIVE_FILTER_NONE, ARCHIVE_FORMAT_TAR_GNUTAR },
        { "x.tgz", ARCHIVE_FILTER_GZIP, ARCHIVE_FORMAT_TAR_USTAR },
        { "x.tar.gz", ARCHIVE_FILTER_GZIP, ARCHIVE_FORMAT_TAR_USTAR },
        { "x.tar.bz2", ARCHIVE_FILTER_BZIP2, ARCHIVE_FORMAT_TAR_USTAR },
        { "x.tar.xz", ARCHIVE_FILTER_XZ, ARCHIVE_FORMAT_TAR_USTAR },
        { "x.tar.zst", ARCHIVE_FILTER_ZSTD, ARCHIVE_FORMAT_TAR_USTAR },
        { "x", ARCHIVE_FILTER_NONE, ARCHIVE_FORMAT_ZIP }, /* by content alone */
    };
    gathered g = { 0 };
    for (size_t i = 0; i < COUNT(kinds); i++) {
        ent_buffer want = { 0 };
        gather(&g,
            put_packed(kinds[i].name, kinds[i].filter, kinds[i].format, few, COUNT(few)),
            NULL);
        assert_true(g.ok);
        assert_string_equal(g.documents.bytes,
            "a|A a|||||One.\n2022-09-08-b|B b|2022-09-08||||Two is a paragraph.\n"
            "c#1||||||Three.\nc#3||||||Five.\n");
        ent_buffer_print(&want,
            "%s/news/c.jsonl:2: malformed JSON that ends early, expected an object\n",
            kinds[i].name);
        assert_string_equal(messages_of(&g), want.bytes);
        assert_non_null(strstr(g.heads.bytes, "/news/a.txt:1\n"));
        assert_int_equal(g.counts.files, 3);
        assert_int_equal(g.counts.ignored, 1); /* the picture */
        unlink(path_of(kinds[i].name));
        ent_buffer_free(&want);
    }
    gather_free(&g);
}

static void compressed_files_keep_their_names(void **state)
{
    (void)state;
    static const member text = { "ignored", "A a\nDate: 2022-09-08\n\nOne.", 0 };
    static const member lines = { "ignored", "{\"text\":\"One.\"}\n{\"text\":\"Two.\"}",
        0 };
    static const struct {
        const char *name;
        int filter;
    } kinds[] = {
        { "a.txt.gz", ARCHIVE_FILTER_GZIP },
        { "a.txt.bz2", ARCHIVE_FILTER_BZIP2 },
        { "a.txt.xz", ARCHIVE_FILTER_XZ },
        { "a.txt.zst", ARCHIVE_FILTER_ZSTD },
        { "a.gz", ARCHIVE_FILTER_GZIP },
        { "a", ARCHIVE_FILTER_XZ },
    };
    gathered g = { 0 };
    for (size_t i = 0; i < COUNT(kinds); i++) {
        gather(&g,
            put_packed(kinds[i].name, kinds[i].filter, ARCHIVE_FORMAT_RAW, &text, 1),
            NULL);
        assert_true(g.ok);
        assert_string_equal(g.documents.bytes, "a|A a|2022-09-08||||One.\n");
        assert_string_equal(g.messages.bytes, "");
        assert_int_equal(g.counts.bytes, strlen(text.text));
        unlink(path_of(kinds[i].name));
    }
    gather(&g,
        put_packed("a.jsonl.gz", ARCHIVE_FILTER_GZIP, ARCHIVE_FORMAT_RAW, &lines, 1),
        NULL);
    assert_string_equal(g.documents.bytes, "a#1||||||One.\na#2||||||Two.\n");
    gather_free(&g);
}

/* a.txt in a zip in a tar.gz in a zip ... */
static size_t nest(unsigned depth, char **bytes)
{
    member inner = { "a.txt", "A a\n\nOne.", 0 };
    size_t n = pack(ARCHIVE_FILTER_NONE, ARCHIVE_FORMAT_ZIP, &inner, 1, bytes);
    for (unsigned i = 1; i < depth; i++) {
        bool zip = i % 2 == 0;
        char *within = *bytes;
        member outer = { i % 2 ? "in.zip" : "in.tar.gz", within, n };
        n = pack(zip ? ARCHIVE_FILTER_NONE : ARCHIVE_FILTER_GZIP,
            zip ? ARCHIVE_FORMAT_ZIP : ARCHIVE_FORMAT_TAR_USTAR, &outer, 1, bytes);
        free(within);
    }
    return n;
}

static void archives_nest_up_to_a_limit(void **state)
{
    (void)state;
    ent_read_options two = { .max_nesting = 2 };
    gathered g = { 0 };
    char *bytes;
    for (unsigned depth = 1; depth <= 6; depth++) {
        size_t n = nest(depth, &bytes);
        const char *path = put_bytes("x.bin", bytes, n);
        bool reached = depth <= 4;
        gather(&g, path, NULL);
        assert_true(g.ok);
        assert_string_equal(g.documents.bytes, reached ? "a|A a|||||One.\n" : "");
        assert_int_equal(g.counts.malformed, !reached);
        if (!reached)
            assert_non_null(strstr(
                g.messages.bytes, "archives nested deeper than 4 (--max-nesting)"));
        gather(&g, path, &two);
        assert_int_equal(g.counts.documents, depth <= 2);
        free(bytes);
    }
    gather_free(&g);
}

/* Wherever an archive is cut: what stood before is kept, the cut is named, no half of an
 * article is read, and nothing is read twice. */
static void cut_archives_keep_what_is_whole(void **state)
{
    (void)state;
    static const member members[] = {
        { "a.txt", "A a\n\nOne is here. And some more words to make it long.", 0 },
        { "b.txt", "B b\n\nTwo is here. And some more words to make it long.", 0 },
        { "c.jsonl", "{\"text\":\"Three.\"}\n{\"text\":\"Four.\"}\n", 0 },
    };
    static const char all[] =
        "a|A a|||||One is here. And some more words to make it long.\n"
        "b|B b|||||Two is here. And some more words to make it long.\n"
        "c#1||||||Three.\nc#2||||||Four.\n";
    static const struct {
        const char *name;
        int filter, format;
    } kinds[] = {
        { "x.zip", ARCHIVE_FILTER_NONE, ARCHIVE_FORMAT_ZIP },
        { "x.tar", ARCHIVE_FILTER_NONE, ARCHIVE_FORMAT_TAR_USTAR },
        { "x.tar.gz", ARCHIVE_FILTER_GZIP, ARCHIVE_FORMAT_TAR_USTAR },
        { "x.tar.zst", ARCHIVE_FILTER_ZSTD, ARCHIVE_FORMAT_TAR_USTAR },
    };
    gathered g = { 0 };
    for (size_t i = 0; i < COUNT(kinds); i++) {
        char *bytes;
        size_t n = pack(
            kinds[i].filter, kinds[i].format, members, COUNT(members), &bytes);
        size_t step = n > 2000 ? 37 : 1;
        for (size_t cut = 1; cut < n; cut += step) {
            gather(&g, put_bytes(kinds[i].name, bytes, cut), NULL);
            assert_true(g.ok);
            if (strncmp(all, g.documents.bytes, g.documents.length) != 0)
                fail_msg("%s cut at %zu: %s", kinds[i].name, cut, g.documents.bytes);
            if (strcmp(all, g.documents.bytes) != 0 && !g.counts.malformed)
                fail_msg("%s cut at %zu of %zu in silence", kinds[i].name, cut, n);
        }
        free(bytes);
        unlink(path_of(kinds[i].name));
    }
    gather_free(&g);
}

static void damaged_archives_are_named(void **state)
{
    (void)state;
    gathered g = { 0 };
    char *bytes;
    member text = { "a.txt", "A a\n\nOne is here.", 0 };
    size_t n = pack(ARCHIVE_FILTER_GZIP, ARCHIVE_FORMAT_RAW, &text, 1, &bytes);
    bytes[n - 5] ^= 1; /* the checksum */
    gather(&g, put_bytes("a.txt.gz", bytes, n), NULL);
    assert_true(g.ok);
    free(bytes);
    gather(&g, put("x.zip", "no archive at all"), NULL);
    assert_string_equal(messages_of(&g), "x.zip: no archive, although its name says so, "
                                         "expected .zip, .tar, .gz, .bz2, .xz "
                                         "or .zst\n");
    gather(&g, put_bytes("a.txt.gz", "\x1F\x8B\x08\0\0\0\0\0\0\x03", 10), NULL);
    assert_string_equal(g.documents.bytes, "");
    assert_int_equal(g.counts.malformed, 1);
    gather(&g, put("b.txt", "BZh is how a bzip2 file begins.\n\nOne."), NULL);
    assert_string_equal(g.documents.bytes, /* and this text as well */
        "b||||||BZh is how a bzip2 file begins.\n\nOne.\n");
    assert_string_equal(g.messages.bytes, "");
    gather(&g, put("c.txt.gz", "C c\n\nUnpacked on the way."), NULL);
    assert_string_equal(g.documents.bytes, "c|C c|||||Unpacked on the way.\n");
    gather_free(&g);
}

/* 32 MiB of zeros in a few KiB: refused by the limit that they pass. */
static void bombs_are_refused(void **state)
{
    (void)state;
    enum { SIZE = 32 << 20 };
    char *zeros = malloc(SIZE);
    assert_non_null(zeros);
    memset(zeros, 'x', SIZE);
    member members[] = { { "a.txt", zeros, SIZE }, { "b.txt", "B b\n\nTwo.", 0 } };
    ent_read_options small = { .max_document = 1000, .max_unpacked = 1 << 20 };
    gathered g = { 0 };
    gather(&g, put_packed("x.zip", ARCHIVE_FILTER_NONE, ARCHIVE_FORMAT_ZIP, members, 2),
        NULL);
    assert_true(g.ok);
    assert_string_equal(
        messages_of(&g), "x.zip/a.txt: larger than 16777216 bytes (--max-document)\n");
    assert_string_equal(g.documents.bytes, "b|B b|||||Two.\n");

    gather(&g, path_of("x.zip"), &small);
    assert_string_equal(
        messages_of(&g), "x.zip/a.txt: larger than 1000 bytes (--max-document)\n");

    small.max_document = 0;
    gather(&g, path_of("x.zip"), &small);
    assert_true(g.ok);
    assert_string_equal(messages_of(&g), "x.zip/a.txt: unpacks to more than 1048576 "
                                         "bytes (--max-unpacked), the rest is left "
                                         "out\n");
    assert_string_equal(g.documents.bytes, "");
    free(zeros);
    gather_free(&g);
}

/* Names in any charset come out the same in every locale. */
static void names_do_not_depend_on_the_locale(void **state)
{
    (void)state;
    static const char *const locales[] = { "C", "C.UTF-8" };
    static const member text = { "caf\xC3\xA9.txt", "A a\n\nOne.", 0 };
    int formats[] = { ARCHIVE_FORMAT_ZIP, ARCHIVE_FORMAT_TAR_USTAR,
        ARCHIVE_FORMAT_TAR_PAX_RESTRICTED };
    gathered g = { 0 };
    for (size_t f = 0; f < COUNT(formats); f++) {
        setlocale(LC_ALL, "C.UTF-8"); /* the writer needs it */
        put_packed("x.bin", ARCHIVE_FILTER_NONE, formats[f], &text, 1);
        for (size_t l = 0; l < COUNT(locales); l++) {
            setlocale(LC_ALL, locales[l]);
            gather(&g, path_of("x.bin"), NULL);
            assert_string_equal(g.documents.bytes, "café|A a|||||One.\n");
        }
    }
    setlocale(LC_ALL, "C");
    gather_free(&g);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(archives_are_read_in_their_order),
        cmocka_unit_test(compressed_files_keep_their_names),
        cmocka_unit_test(archives_nest_up_to_a_limit),
        cmocka_unit_test(cut_archives_keep_what_is_whole),
        cmocka_unit_test(damaged_archives_are_named),
        cmocka_unit_test(bombs_are_refused),
        cmocka_unit_test(names_do_not_depend_on_the_locale),
    };
    return cmocka_run_group_tests(tests, make_folder, remove_folder);
}
