/* Pages: what is said of the article, where it stands, what is around it. */
#define _GNU_SOURCE
#include "test_read_gather.h"

#define LONG_A                                                                           \
    "Norway and Japan signed an accord on fishing in Oslo on Thursday, the ministers "   \
    "said."
#define LONG_B                                                                           \
    "The accord is the first in ten years, and both sides hailed it as a new beginning."
#define PAGE(head, body)                                                                 \
    "<!DOCTYPE html><html><head>" head "</head><body>" body "</body></html>"

static const struct {
    const char *html, *want; /* title | date | publisher | url | language | body */
} cases[] = {
    /* the head */
    { PAGE("<title>Talks fail | Example News</title>", "<p>" LONG_A "</p>"),
        "Talks fail|||||" LONG_A },
    { PAGE("<title>x</title><meta property='og:title' content='Talks &amp; fail'>"
           "<meta property='og:site_name' content='Example News'>"
           "<meta property='article:published_time' content='2022-09-08T23:30:00-05:00'>"
           "<link rel='canonical' href='https://x.org/a?b=1&amp;c=2'>"
           "<meta property='og:locale' content='en_US'>",
          "<p>" LONG_A "</p>"),
        "Talks & fail|2022-09-08|Example News|https://x.org/a?b=1&c=2|en|" LONG_A },
    { PAGE("<title>Talks fail - Example News</title>"
           "<meta property='og:site_name' content='Example News'>",
          "<h1>Talks fail</h1><p>" LONG_A "</p>"),
        "Talks fail||Example News|||" LONG_A },
    { PAGE("<title>Talks fail</title><script "
           "type='application/ld+json'>{\"@graph\":[{\"@type\":"
           "\"NewsArticle\",\"datePublished\":\"2022-09-08\",\"publisher\":{\"name\":"
           "\"Ex\"}}]}"
           "</script>",
          "<p>" LONG_A "</p>"),
        "Talks fail|2022-09-08|Ex|||" LONG_A },
    { PAGE("<title>Talks fail</title>",
          "<p>" LONG_A "</p><time datetime='2022-09-08'>yesterday</time>"),
        "Talks fail|2022-09-08||||" LONG_A },
    { PAGE("<title>Talks fail</title><meta name='DC.date' content='8 Sept 2022'>"
           "<meta http-equiv='content-language' content='de'>",
          "<p>" LONG_A "</p>"),
        "Talks fail|2022-09-08|||de|" LONG_A },
    { PAGE("<title>Site</title>", "<h1>Norway signs accord</h1><p>" LONG_A "</p>"),
        "Site|||||Norway signs accord\n\n" LONG_A }, /* both are said, neither is lost */
    { PAGE("", "<h1>Norway signs accord</h1><p>" LONG_A "</p>"),
        "Norway signs accord|||||" LONG_A },
    { "<p>" LONG_A "</p><p>" LONG_B "</p>", "|||||" LONG_A "\n\n" LONG_B },
    /* the article, by what the page says */
    { PAGE("<title>T t</title>",
          "<div><p>" LONG_B " Not this.</p></div><div itemprop="
          "'articleBody'><p>" LONG_A "</p><p>" LONG_B "</p></div>"),
        "T t|||||" LONG_A "\n\n" LONG_B },
    { PAGE("<title>T t</title>",
          "<div class='x entry-content'><p>" LONG_A "</p><p>" LONG_B
          "</p></div><div><p>" LONG_B " Not this.</p></div>"),
        "T t|||||" LONG_A "\n\n" LONG_B },
    { PAGE("<title>T t</title>", "<article><p>" LONG_A "</p><p>" LONG_B "</p></article>"
                                 "<p>" LONG_B " Not this.</p>"),
        "T t|||||" LONG_A "\n\n" LONG_B },
    { PAGE("<title>T t</title>", "<main><p>" LONG_A "</p><p>" LONG_B
                                 "</p></main><div><p>" LONG_B " Not this.</p></div>"),
        "T t|||||" LONG_A "\n\n" LONG_B },
    /* a list of teasers is no article, whatever its elements are called */
    { PAGE("<title>T t</title>", "<article><p>" LONG_A "</p></article><article><p>" LONG_B
                                 "</p></article><article><p>" LONG_A "</p></article>"),
        "T t|||||" LONG_A "\n\n" LONG_B "\n\n" LONG_A },
    /* what is around it */
    { PAGE("<title>T t</title>",
          "<nav><p>" LONG_B "</p></nav><div class='cookie-banner'><p>" LONG_B "</p></div>"
          "<p>" LONG_A "</p><script>var x = 1;</script><style>p{}</style>"
          "<figure><img><figcaption>" LONG_B "</figcaption></figure>"
          "<div id='comments'><p>" LONG_B "</p></div><div style='display:none'><p>" LONG_B
          "</p></div><form><p>" LONG_B "</p></form><aside><p>" LONG_B "</p></aside>"
          "<p>" LONG_B " This.</p><footer><p>" LONG_B "</p></footer>"),
        "T t|||||" LONG_A "\n\n" LONG_B " This." },
    { PAGE("<title>T t</title>", "<p>" LONG_A "</p><p>READ MORE: <a href=x>" LONG_B
                                 "</a></p><ul><li><a href=x>One"
                                 "</a></li><li><a href=y>Two</a></li></ul><p>See <a "
                                 "href=x>here</a> for more of it."
                                 "</p><div>Share</div><div>2 min</div>"),
        "T t|||||" LONG_A "\n\nSee here for more of it." },
    /* a form or a class around the whole page hides nothing */
    { PAGE("<title>T t</title>", "<form id='aspnet'><div class='share-page'><p>" LONG_A
                                 "</p><p>" LONG_B "</p></div></form>"),
        "T t|||||" LONG_A "\n\n" LONG_B },
    /* blocks */
    { PAGE("<title>T t</title>",
          "<p>" LONG_A "</p><h2>Part</h2><ul><li>One <b>b</b>\n c</li>"
          "<li><p>Two</p><p>more</p></li></ul><blockquote>Quote.</blockquote>"
          "<p>a<br>b<br><br>c</p><pre>x  y\nz</pre>"),
        "T t|||||" LONG_A
        "\n\nPart\n\n- One b c\n- Two\n\nmore\n\nQuote.\n\na\nb\n\nc\n\n"
        "x y\nz" },
    { PAGE("<title>T t</title>", LONG_A "<br><br>" LONG_B "<br>"),
        "T t|||||" LONG_A "\n\n" LONG_B },
    { "<html><body><table><tr><td><a href=x>Home</a></td><td>" LONG_A "<br/><br/>" LONG_B
      "</td></tr></table></body></html>",
        "|||||" LONG_A "\n\n" LONG_B },
    { PAGE("<title>T t</title>",
          "<p>Caf&eacute;&nbsp;&ldquo;x&rdquo; &#8217; &lt;b&gt; &amp; "
          "so&shy;on &bogus; " LONG_A "</p>"),
        "T t|||||Café “x” ’ <b> & soon &bogus; " LONG_A },
};

static void articles_are_found(void **state)
{
    (void)state;
    gathered g = { 0 };
    for (size_t i = 0; i < COUNT(cases); i++) {
        ent_buffer want = { 0 };
        gather(&g, put("x.html", cases[i].html), NULL);
        assert_true(g.ok);
        assert_string_equal(g.messages.bytes, "");
        ent_buffer_print(&want, "x|%s\n", cases[i].want);
        assert_string_equal(g.documents.bytes, want.bytes);
        ent_buffer_free(&want);
    }
    gather_free(&g);
}

static void charsets_are_respected(void **state)
{
    (void)state;
    static const char *const pages[][2] = {
        { "<meta charset='windows-1251'><p>\xCC\xE8\xF0.</p>", "Мир." },
        { "<meta http-equiv='Content-Type' content='text/html; charset=ISO-8859-1'>"
          "<p>\x93"
          "caf\xE9\x94</p>",
            "“café”" }, /* as browsers read it: windows-1252 */
        { "<meta charset='iso-8859-1'><p>caf\xC3\xA9</p>", "café" }, /* it is UTF-8 */
        { "<meta charset='no-such'><p>caf\xE9 a</p>", "café a" },
        { "<meta charset='utf-16'><p>caf\xC3\xA9</p>", "café" },
    };
    gathered g = { 0 };
    for (size_t i = 0; i < COUNT(pages); i++) {
        gather(&g, put("x.html", pages[i][0]), NULL);
        assert_string_equal(g.messages.bytes, "");
        assert_non_null(strstr(g.documents.bytes, pages[i][1]));
    }
    gather_free(&g);
}

static void pages_without_articles_are_named(void **state)
{
    (void)state;
    gathered g = { 0 };
    static const char *const pages[] = { "<html></html>",
        "<html><body><nav><p>" LONG_A "</p></nav></body></html>",
        "<html><body><img src=x></body></html>", "<!-- -->" };
    for (size_t i = 0; i < COUNT(pages); i++) {
        gather(&g, put("x.html", pages[i]), NULL);
        assert_true(g.ok);
        assert_string_equal(g.documents.bytes, "");
        assert_int_equal(strncmp(messages_of(&g), "x.html: ", 8), 0);
        assert_int_equal(g.counts.malformed, 1);
    }
    gather(&g,
        put("x.html", "<html><head>\n<meta name=date content=soon></head><p>" LONG_A),
        NULL);
    assert_string_equal(messages_of(&g), "x.html:2: 'soon' is no date: expected "
                                         "YYYY-MM-DD; the document is kept without a "
                                         "date\n");
    assert_int_equal(g.counts.documents, 1);
    gather_free(&g);
}

/* Depth, tags and attributes are bounded, and so is the time that they cost. */
static void hostile_pages_are_refused(void **state)
{
    (void)state;
    static const struct {
        const char *start, *piece, *end;
        size_t count;
        const char *message;
    } pages[] = {
        { "<html><body>", "<div>", "<p>" LONG_A "</p>", 100000, "nested too deeply" },
        { "<html><body>", "<b><i>", "<p>" LONG_A "</p>", 100000, "nested too deeply" },
        { "<html><body>", "<p>", LONG_A, 1000001, "more than 1000000 tags" },
        { "<html><body><p ", "a ", ">" LONG_A, 100000,
            "a tag of more than 1000 attributes" },
    };
    gathered g = { 0 };
    for (size_t i = 0; i < COUNT(pages); i++) {
        ent_buffer page = { 0 };
        ent_buffer_text(&page, pages[i].start);
        for (size_t n = 0; n < pages[i].count; n++)
            ent_buffer_text(&page, pages[i].piece);
        ent_buffer_text(&page, pages[i].end);
        gather(&g, put_bytes("x.html", page.bytes, page.length), NULL);
        assert_true(g.ok);
        if (!strstr(g.messages.bytes, pages[i].message))
            fail_msg("%zu: %s %s", i, g.messages.bytes, g.documents.bytes);
        ent_buffer_free(&page);
    }
    gather_free(&g);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(articles_are_found),
        cmocka_unit_test(charsets_are_respected),
        cmocka_unit_test(pages_without_articles_are_named),
        cmocka_unit_test(hostile_pages_are_refused),
    };
    return cmocka_run_group_tests(tests, make_folder, remove_folder);
}
