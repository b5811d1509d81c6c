/* Feeds: RSS 2.0, RSS 1.0, Atom; broken ones; entities that must not be followed. */
#define _GNU_SOURCE
#include "test_read_gather.h"

static void rss_items_are_documents(void **state)
{
    (void)state;
    gathered g = { 0 };
    gather(&g,
        put("feed.xml",
            "<?xml version=\"1.0\"?>\n"
            "<rss version=\"2.0\" "
            "xmlns:content=\"http://purl.org/rss/1.0/modules/content/\" "
            "xmlns:dc=\"http://purl.org/dc/elements/1.1/\">\n"
            "<channel><title>Example &amp; Sons</title><language>en-us</language>\n"
            "<item><title>Talks fail</title><link>https://x.org/1</link>\n"
            "<guid>g-1</guid><pubDate>Thu, 08 Sep 2022 23:00:00 GMT</pubDate>\n"
            "<description>Short.</description>\n"
            "<content:encoded><![CDATA[<p>The talks <b>failed</b>.</p><p>They did "
            "&amp; that&#8217;s it.</p>]]></content:encoded></item>\n"
            "<item><title>AT&amp;T &amp;amp; Co</title>\n"
            "<description>&lt;p&gt;One.&lt;/p&gt;&lt;ul&gt;&lt;li&gt;a&lt;/"
            "li&gt;&lt;li&gt;b"
            "&lt;/li&gt;&lt;/ul&gt;</description>\n"
            "<dc:date>2022-09-09T10:00:00Z</dc:date><source "
            "url=\"https://r\">Reuters</source>"
            "</item>\n"
            "<item><title>Only a title</title></item>\n"
            "<item><pubDate>soon</pubDate></item>\n"
            "</channel></rss>\n"),
        NULL);
    assert_true(g.ok);
    assert_string_equal(g.documents.bytes,
        "g-1|Talks fail|2022-09-08|Example & Sons|https://x.org/1|en|The talks "
        "failed.\n\n"
        "They did & that’s it.\n"
        "feed#2|AT&T & Co|2022-09-09|Reuters||en|One.\n\n- a\n- b\n"
        "feed#3|Only a title||Example & Sons||en|\n");
    assert_string_equal(
        messages_of(&g), "feed.xml:12: no text, only white space, expected an article\n");
    assert_non_null(strstr(g.heads.bytes, "feed.xml:4\n"));
    gather_free(&g);
}

static void atom_entries_are_documents(void **state)
{
    (void)state;
    gathered g = { 0 };
    gather(&g,
        put("a.atom",
            "<feed xmlns=\"http://www.w3.org/2005/Atom\" xml:lang=\"de\">"
            "<title type=\"html\">Die &lt;b&gt;Zeitung&lt;/b&gt;</title>"
            "<entry><id>urn:1</id><title type=\"text\">A &lt; B</title>"
            "<link rel=\"self\" href=\"https://x.org/self\"/>"
            "<link href=\"https://x.org/1?a=1&amp;b=2\"/>"
            "<updated>2022-09-10T00:00:00Z</updated>"
            "<published>2022-09-08T00:00:00Z</published>"
            "<summary>Short.</summary>"
            "<content type=\"xhtml\"><div xmlns=\"http://www.w3.org/1999/xhtml\">"
            "<p>Erstens.</p><p>Zweitens.</p></div></content></entry>"
            "<entry><id>urn:2</id><title>B</title><updated>2022-09-10</updated>"
            "<summary type=\"html\">&lt;p&gt;Text.&lt;/p&gt;</summary>"
            "<source><title>Other</title></source></entry></feed>"),
        NULL);
    assert_string_equal(g.messages.bytes, "");
    assert_string_equal(g.documents.bytes,
        "urn:1|A < B|2022-09-08|Die Zeitung|https://x.org/1?a=1&b=2|de|Erstens.\n\n"
        "Zweitens.\n"
        "urn:2|B|2022-09-10|Other||de|Text.\n");
    gather_free(&g);
}

static void rss_1_0_has_items_beside_its_channel(void **state)
{
    (void)state;
    gathered g = { 0 };
    gather(&g,
        put("a.rdf",
            "<rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\" "
            "xmlns=\"http://purl.org/rss/1.0/\"><channel><title>C</title></channel>"
            "<item><title>A</title><link>https://x.org</link><description>Text.</"
            "description>"
            "</item></rdf:RDF>"),
        NULL);
    assert_string_equal(g.documents.bytes, "a#1|A||C|https://x.org||Text.\n");
    gather_free(&g);
}

/* Encodings are declared; names of HTML's entities are used without being declared. */
static void feeds_are_read_as_they_are(void **state)
{
    (void)state;
    static const struct {
        const char *text, *want, *message;
    } cases[] = {
        { "<?xml version=\"1.0\" "
          "encoding=\"windows-1251\"?><rss><channel><title>T</title>"
          "<item><title>\xCC\xE8\xF0</title></item></channel></rss>",
            "f#1|Мир||T|||\n", "" },
        { "<rss><channel><title>T</title><item><title>Caf&eacute;&nbsp;Z</title></item>"
          "</channel></rss>",
            "f#1|Café Z||T|||\n", "" },
        { "<rss><channel><title>T</title><item><title>AT&T & B&amp;C; D&E;</title>"
          "<description><![CDATA[<p>R&D</p>]]></description></item></channel></rss>",
            "f#1|AT&T & B&C; D&E;||T|||R&D\n", "" },
        { "<rss><channel><title>T</title>\n<item><title>A</b></title></item>\n"
          "<item><title>B</title></item></channel></rss>",
            "f#1|A||T|||\nf#2|B||T|||\n",
            "f.xml:2: Opening and ending tag mismatch: title line 2 and b; what could be "
            "read is kept, expected well-formed XML\n" },
        { "<rss><channel><title>T</title>\n<item><title>A</title></item>\n"
          "<item><title>B</ti",
            "f#1|A||T|||\n", "f.xml:3: " },
        { "<rss><channel><title>T</title></channel></rss>", "",
            "f.xml: a feed without items, expected articles\n" },
        { "<?xml version=\"1.0\"?><urlset><url/></urlset>", "",
            "f.xml: XML of <urlset>, expected RSS, Atom or HTML\n" },
        { "<?xml version=\"1.0\"?>", "", "f.xml:" },
        { "<rss "
          "xmlns:m=\"x\"><channel><item><m:title/><title>A</title><x:y>1</x:y></item>"
          "</channel></rss>",
            "f#1|A|||||\n", "" },
    };
    gathered g = { 0 };
    for (size_t i = 0; i < COUNT(cases); i++) {
        gather(&g, put("f.xml", cases[i].text), NULL);
        assert_true(g.ok);
        assert_string_equal(g.documents.bytes, cases[i].want);
        if (strncmp(messages_of(&g), cases[i].message, strlen(cases[i].message)) != 0
            || (!cases[i].message[0] && g.messages.length))
            fail_msg("%s", g.messages.bytes);
    }
    gather_free(&g);
}

/* Wherever a feed is cut, no half of an item passes for one. */
static void cut_feeds_give_whole_items(void **state)
{
    (void)state;
    static const char feed[] =
        "<?xml version=\"1.0\"?>\n<rss><channel><title>T</title>\n"
        "<item><guid>1</guid><title>A &amp; a</title><description><![CDATA[<p>One.</p>]]>"
        "</description></item>\n"
        "<item><guid>2</guid><title>B</title><!-- x "
        "--><description>&lt;p&gt;Two.&lt;/p&gt;"
        "</description></item>\n"
        "</channel></rss>";
    static const char first[] = "1|A & a||T|||One.\n", both[] = "1|A & a||T|||One.\n"
                                                                "2|B||T|||Two.\n";
    gathered g = { 0 };
    for (size_t n = strlen(feed); n > 30; n--) {
        gather(&g, put_bytes("f.xml", feed, n), NULL);
        assert_true(g.ok);
        bool whole = !strcmp(g.documents.bytes, first) || !strcmp(g.documents.bytes, both)
                     || !g.documents.length;
        if (!whole) fail_msg("%zu bytes: %s", n, g.documents.bytes);
        assert_int_equal(g.counts.malformed, n < strlen(feed));
        if (n > 200)
            assert_int_equal(strncmp(g.documents.bytes, first, strlen(first)), 0);
    }
    gather_free(&g);
}

/* The same where the parser gives up: at elements in elements in elements. */
static void deep_feeds_give_whole_items(void **state)
{
    (void)state;
    gathered g = { 0 };
    ent_buffer feed = { 0 };
    ent_buffer_text(&feed, "<rss><channel><item><title>A</title></item>\n"
                           "<item><title>B</title><description>Half of it ");
    for (int i = 0; i < 400; i++) ent_buffer_text(&feed, "<i>");
    for (int i = 0; i < 400; i++) ent_buffer_text(&feed, "</i>");
    ent_buffer_text(&feed, "</description></item></channel></rss>");
    gather(&g, put("f.xml", feed.bytes), NULL);
    assert_true(g.ok);
    assert_string_equal(g.documents.bytes, "f#1|A|||||\n");
    assert_int_equal(g.counts.malformed, 1);
    assert_non_null(strstr(g.messages.bytes, "f.xml:2: Excessive depth"));
    ent_buffer_free(&feed);
    gather_free(&g);
}

static void declared_entities_are_refused(void **state)
{
    (void)state;
    static const char *const bombs[] = {
        "<!DOCTYPE rss [<!ENTITY a \"ha\"><!ENTITY b \"&a;&a;\">]>\n"
        "<rss><channel><item><title>&b;</title></item></channel></rss>",
        "<!DOCTYPE rss [<!ENTITY f SYSTEM \"file:///etc/passwd\">]>\n"
        "<rss><channel><item><title>&f;</title></item></channel></rss>",
        "<!DOCTYPE rss [<!ENTITY % p SYSTEM \"http://localhost/x.dtd\">%p;]>\n"
        "<rss><channel><item><title>A</title></item></channel></rss>",
    };
    gathered g = { 0 };
    for (size_t i = 0; i < COUNT(bombs); i++) {
        gather(&g, put("f.xml", bombs[i]), NULL);
        assert_true(g.ok);
        assert_string_equal(g.documents.bytes, "");
        assert_string_equal(
            messages_of(&g), "f.xml:1: an entity is declared, expected RSS or Atom\n");
    }
    gather_free(&g);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(rss_items_are_documents),
        cmocka_unit_test(atom_entries_are_documents),
        cmocka_unit_test(rss_1_0_has_items_beside_its_channel),
        cmocka_unit_test(feeds_are_read_as_they_are),
        cmocka_unit_test(cut_feeds_give_whole_items),
        cmocka_unit_test(deep_feeds_give_whole_items),
        cmocka_unit_test(declared_entities_are_refused),
    };
    return cmocka_run_group_tests(tests, make_folder, remove_folder);
}
