/* Paths: files, folders, standard input; refusals; options; real news. */
#define _GNU_SOURCE
#include "test_read_gather.h"

#include <fcntl.h>

static void make(const char *name)
{
    assert_int_equal(mkdir(path_of(name), 0777), 0);
}

static void folders_are_read_in_byte_order(void **state)
{
    (void)state;
    gathered g = { 0 };
    make("news");
    make("news/b");
    make("news/.git");
    put("news/c.txt", "C c\n\nThree.");
    put("news/B.txt", "B b\n\nOne."); /* capitals first */
    put("news/b/a.txt", "A a\n\nTwo.");
    put("news/.git/x.txt", "Hidden\n\nNo.");
    put("news/.x.txt", "Hidden\n\nNo.");
    put("news/map.png", "\x89PNG");
    put("news/rows.csv", "a,b\n");
    put_bytes("news/blob", "\0\1\2\3", 4); /* binary, and never said otherwise */
    put_bytes("news/d.txt", "\0\1\2\3", 4);
    put("news/e.txt", "");
    put("news/site.xml", "<?xml version='1.0'?><urlset/>");
    assert_int_equal(symlink("..", path_of("news/up")), 0);
    assert_int_equal(symlink("nowhere", path_of("news/broken")), 0);
    assert_int_equal(mkfifo(path_of("news/pipe"), 0666), 0);

    gather(&g, path_of("news"), NULL);
    assert_true(g.ok);
    assert_string_equal(
        g.documents.bytes, "B|B b|||||One.\na|A a|||||Two.\nc|C c|||||Three.\n");
    assert_string_equal(messages_of(&g),
        "news/d.txt: binary file, expected text, HTML, a feed, JSON or a table of events "
        "(--kind, --columns), also in .gz, "
        ".bz2, "
        ".xz, .zst, .zip or .tar\n"
        "news/e.txt: empty file, expected an article\n"
        "news/site.xml: XML of <urlset>, expected RSS, Atom or HTML\n");
    assert_int_equal(g.counts.documents, 3);
    assert_int_equal(g.counts.malformed, 3);
    assert_int_equal(g.counts.ignored, 5); /* png, csv, blob, broken, pipe */
    ent_buffer want = { 0 };
    ent_buffer_print(&want, "B %s/news/B.txt:1\na %s/news/b/a.txt:1\nc %s/news/c.txt:1\n",
        test_folder, test_folder, test_folder);
    assert_string_equal(g.heads.bytes, want.bytes);

    gather(&g, path_of("news/"), NULL); /* a slash at the end is no other folder */
    assert_string_equal(g.heads.bytes, want.bytes);
    ent_buffer_free(&want);
    gather_free(&g);
}

static void what_is_no_article_is_refused_by_name(void **state)
{
    (void)state;
    static const char tail[] = ", expected text, HTML, a feed, JSON or a table of events "
                               "(--kind, --columns), also in .gz, .bz2, .xz, "
                               ".zst, .zip or .tar\n";
    static const struct {
        const char *name, *bytes;
        size_t length;
        const char *fault;
        bool whole;
    } files[] = {
        { "x.png", "\x89PNG\r\n\x1A\n\0\0", 10, "a PNG picture", false },
        { "x.pdf", "%PDF-1.4\nfull of text\n", 0, "a PDF document", false },
        { "x.rtf", "{\\rtf1 text}", 0, "a rich text document", false },
        { "x.entente", "SQLite format 3\0and so on", 25, "an SQLite file", false },
        { "x.bin", "\0\1\2\3", 4, "binary file", false },
        { "x.xlsx", "a,b\n1,2\n", 0, "by its name no article", false },
        { "x.csv", "a,b\n1,2\n", 0,
            "a table, expected the columns source, target and relation or cameo, named "
            "in "
            "its first line or by --columns, or a file of events (--kind)\n",
            true },
        { "empty.txt", "", 0, "empty file, expected an article\n", true },
        { "blank.txt", " \n\n\t\n", 0, "no text, only white space, expected an article\n",
            true },
        { "heads.txt", "Date: 2022-09-08\n", 0,
            "no text, only white space, expected an article\n", true },
    };
    gathered g = { 0 };
    for (size_t i = 0; i < COUNT(files); i++) {
        ent_buffer want = { 0 };
        size_t n = files[i].length ? files[i].length : strlen(files[i].bytes);
        gather(&g, put_bytes(files[i].name, files[i].bytes, n), NULL);
        assert_true(g.ok);
        assert_string_equal(g.documents.bytes, "");
        ent_buffer_print(
            &want, "%s: %s%s", files[i].name, files[i].fault, files[i].whole ? "" : tail);
        assert_string_equal(messages_of(&g), want.bytes);
        assert_int_equal(g.counts.malformed, 1);
        ent_buffer_free(&want);
    }
    make("none");
    put("none/a.png", "\x89PNG");
    gather(&g, path_of("none"), NULL);
    assert_true(g.ok);
    assert_string_equal(messages_of(&g),
        "none: no articles found, expected .txt, .html, .xml (a feed), .json or .jsonl, "
        "also in .gz, .bz2, .xz, .zst, .zip or .tar\n");
    gather(&g, path_of("no/such"), NULL);
    assert_false(g.ok);
    assert_int_equal(g.err.code, ENT_IO);
    assert_non_null(strstr(g.err.message, "no/such': No such file or directory"));
    gather_free(&g);
}

static void standard_input_is_read(void **state)
{
    (void)state;
    int before = dup(STDIN_FILENO);
    int fd = open(put("in", "Talks fail\n\nThe talks failed."), O_RDONLY);
    assert_true(before >= 0 && fd >= 0);
    assert_int_equal(dup2(fd, STDIN_FILENO), STDIN_FILENO);
    gathered g = { 0 };
    ent_read_options o = { .doc = "d-1" };
    gather(&g, "-", &o);
    assert_string_equal(g.documents.bytes, "d-1|Talks fail|||||The talks failed.\n");
    assert_string_equal(g.heads.bytes, "d-1 stdin:1\n");
    gather(&g, "-", NULL); /* nothing is left */
    assert_string_equal(g.messages.bytes, "stdin: empty file, expected an article\n");
    dup2(before, STDIN_FILENO);
    close(before);
    close(fd);
    gather_free(&g);
}

/* A pipe cannot be sought: what comes out of it is read as it comes. */
static void pipes_are_read(void **state)
{
    (void)state;
    /* printf 'A a\n\nOne.' | gzip -n */
    static const unsigned char packed[] = { 0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 3, 0x73,
        0x54, 0x48, 0xE4, 0xE2, 0xF2, 0xCF, 0x4B, 0xD5, 0x03, 0, 0x46, 0x21, 0x1E, 0x55,
        9, 0, 0, 0 };
    int before = dup(STDIN_FILENO), ends[2];
    gathered g = { 0 };
    assert_int_equal(pipe(ends), 0);
    assert_int_equal(write(ends[1], packed, sizeof packed), sizeof packed);
    close(ends[1]);
    dup2(ends[0], STDIN_FILENO);
    gather(&g, "-", NULL);
    assert_true(g.ok);
    assert_string_equal(g.documents.bytes, "stdin|A a|||||One.\n");
    assert_string_equal(g.messages.bytes, "");
    dup2(before, STDIN_FILENO);
    close(ends[0]);
    close(before);
    gather_free(&g);
}

static void one_name_names_one_document(void **state)
{
    (void)state;
    ent_read_options o = { .doc = "d-1" };
    gathered g = { 0 };
    gather(&g, put("two.jsonl", "{\"text\":\"One.\"}\n{\"text\":\"Two.\"}\n"), &o);
    assert_false(g.ok);
    assert_int_equal(g.err.code, ENT_USAGE);
    assert_non_null(
        strstr(g.err.message, "more than one document, but --doc names only one, 'd-1'"));
    gather_free(&g);
}

static void kinds_can_be_forced(void **state)
{
    (void)state;
    static const struct {
        const char *kind, *text, *want;
    } texts[] = {
        { "text", "<p>One.</p>", "x.csv" },
        { "html", "One is a paragraph, and it is so long that it is taken for prose.",
            "" },
        { "json", "{\"text\":\"One.\"}\n{\"text\":\"Two.\"}",
            "x||||||One.\nx#2||||||Two.\n" },
        { "jsonl", "{\"text\":\"One.\"}", "x#1||||||One.\n" },
        { "feed", "<rss><channel><item><title>A</title></item></channel></rss>",
            "x#1|A|||||\n" },
    };
    gathered g = { 0 };
    for (size_t i = 0; i < COUNT(texts); i++) {
        ent_read_options o = { .kind = texts[i].kind };
        gather(&g, put("x.csv", texts[i].text), &o);
        assert_true(g.ok);
        assert_int_equal(g.counts.malformed, 0);
        if (i > 1) assert_string_equal(g.documents.bytes, texts[i].want);
    }
    ent_read_options o = { .kind = "poem" };
    gather(&g, path_of("x.csv"), &o);
    assert_false(g.ok);
    assert_int_equal(g.err.code, ENT_USAGE);
    assert_string_equal(g.err.message,
        "kind 'poem' is not known, expected text, html, feed, json or jsonl");
    gather_free(&g);
}

/* A line of 40 MiB is refused, and never held: memory stays at the limit. */
static void limits_bound_memory(void **state)
{
    (void)state;
    enum { SIZE = 40 << 20 };
    char *big = malloc(SIZE);
    assert_non_null(big);
    memset(big, 'x', SIZE);
    gathered g = { 0 };
    gather(&g, put_bytes("big.txt", big, SIZE), NULL);
    assert_string_equal(
        messages_of(&g), "big.txt: larger than 16777216 bytes (--max-document)\n");
    ent_read_options o = { .max_document = 10 };
    gather(&g, put("x.txt", "More than ten."), &o);
    assert_string_equal(
        messages_of(&g), "x.txt: larger than 10 bytes (--max-document)\n");
    gather(&g, put("x.txt", "Ten bytes."), &o);
    assert_string_equal(g.documents.bytes, "x||||||Ten bytes.\n");
    free(big);
    gather_free(&g);
}

static void names_are_made_printable(void **state)
{
    (void)state;
    gathered g = { 0 };
    gather(&g, put("a\033[31m\n\xFF.txt", ""), NULL);
    assert_string_equal(
        messages_of(&g), "a [31m?\xEF\xBF\xBD.txt: empty file, expected an article\n");
    gather_free(&g);
}

/* Without callbacks everything is counted all the same. */
static void callbacks_may_be_absent(void **state)
{
    (void)state;
    ent_read_sink none = { 0 };
    ent_read_counts counts = { 0 };
    put("c.jsonl", "{\"text\":\"One.\"}\n{\n{\"schema\":\"entente-event/1\"}\n");
    assert_true(ent_read(path_of("c.jsonl"), NULL, &none, &counts, NULL));
    assert_int_equal(counts.documents, 1);
    assert_int_equal(counts.malformed, 1);
    assert_int_equal(counts.records, 0);
    assert_int_equal(counts.ignored, 1);
}

static void real_news_is_read(void **state)
{
    (void)state;
    static const char *const folders[] = { ENTENTE_SOURCE "/../shared/data/news",
        ENTENTE_SOURCE "/../shared/gold/dev" };
    gathered g = { 0 };
    if (access(folders[0], R_OK) != 0) {
        print_message("skipped: %s is not there\n", folders[0]);
        skip();
    }
    for (size_t i = 0; i < COUNT(folders); i++) {
        gather(&g, folders[i], NULL);
        assert_true(g.ok);
        assert_string_equal(g.messages.bytes, "");
        assert_int_equal(g.counts.documents, i == 0 ? 246 : 44);
        assert_int_equal(g.counts.files, g.counts.documents);
        assert_null(strstr(g.documents.bytes, "Title:"));
    }
    gather_free(&g);
}

static void the_seed_is_read_as_received(void **state)
{
    (void)state;
    static const char path[] = ENTENTE_SOURCE "/../shared/gold/seed/as-received.txt";
    static const char start[] =
        "xi-putin|Xi and Putin to Meet Next Week for First Time Since Ukraine War, "
        "Russian "
        "Envoy Says|2022-09-08|The Epoch Times|||Chinese leader Xi Jinping and Russian";
    ent_read_options o = {
        .doc = "xi-putin", .date = ent_date_make(2022, 9, 8), .has_date = true
    };
    gathered g = { 0 };
    if (access(path, R_OK) != 0) {
        print_message("skipped: %s is not there\n", path);
        skip();
    }
    gather(&g, path, &o);
    assert_int_equal(strncmp(g.documents.bytes, start, strlen(start)), 0);
    assert_null(strstr(g.documents.bytes, "Source:"));
    assert_string_equal(g.messages.bytes, "");
    gather_free(&g);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(folders_are_read_in_byte_order),
        cmocka_unit_test(what_is_no_article_is_refused_by_name),
        cmocka_unit_test(standard_input_is_read),
        cmocka_unit_test(pipes_are_read),
        cmocka_unit_test(one_name_names_one_document),
        cmocka_unit_test(kinds_can_be_forced),
        cmocka_unit_test(limits_bound_memory),
        cmocka_unit_test(names_are_made_printable),
        cmocka_unit_test(callbacks_may_be_absent),
        cmocka_unit_test(real_news_is_read),
        cmocka_unit_test(the_seed_is_read_as_received),
    };
    return cmocka_run_group_tests(tests, make_folder, remove_folder);
}
