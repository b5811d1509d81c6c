/* Pictures: signatures, sizes, the same bytes again, large, hostile and empty graphs, and
 * outputs that cannot be written. Whether they are beautiful only eyes can tell. */
#include "output_fixture.h"

#include <pthread.h>
#include <sys/stat.h>

#include "output/picture.h"

typedef struct {
    unsigned char *bytes; /* NUL-terminated, in the fixture's arena */
    size_t size;
} image;

static image draw(fixture *f, const char *format, const char *title)
{
    char path[64], *bytes = NULL;
    image drawn = { 0 };
    ent_error err = { 0 };
    const ent_picture_options options = { .format = format, .title = title };
    snprintf(path, sizeof path, "picture-test.%s", format);
    if (!ent_draw(&f->parts, &options, path, &err)
        || !ent_file_read(&f->arena, path, 64u << 20, &bytes, &drawn.size, &err))
        fail_msg("%s", err.message);
    drawn.bytes = (unsigned char *)bytes;
    return drawn;
}

static const char *draw_text(fixture *f, const char *format, const char *title)
{
    return (const char *)draw(f, format, title).bytes;
}

static unsigned be32(const unsigned char *b)
{
    return (unsigned)b[0] << 24 | (unsigned)b[1] << 16 | (unsigned)b[2] << 8 | b[3];
}

/* A PNG of plausible size: signature, IHDR, IEND, and more than a blank page. */
static void expect_png(image drawn, unsigned least)
{
    const unsigned char *png = drawn.bytes;
    assert_true(drawn.size > 5000);
    assert_memory_equal(png, "\x89PNG\r\n\x1a\n\0\0\0\rIHDR", 16);
    assert_memory_equal(png + drawn.size - 8, "IEND", 4);
    unsigned width = be32(png + 16), height = be32(png + 20);
    if (width < least || height < least / 4 || width > 12000 || height > 12000)
        fail_msg("picture of %u x %u", width, height);
}

static void formats_have_their_signatures(void **state)
{
    (void)state;
    fixture f;
    fixture_open(&f, summit_events, COUNT(summit_events));
    expect_png(draw(&f, "png", NULL), 1000);
    assert_memory_equal(draw_text(&f, "pdf", NULL), "%PDF-", 5);
    const char *svg = draw_text(&f, "svg", NULL);
    static const char *const words[] = { "<svg", "China", "Russia", "Kazakhstan",
        "Taiwan", "meeting", "alliance", "assault", "sanction", "planned", "alleged",
        "denied or not done", "organisation", "2 documents",
        "4 February to 1 December 2022", "entente 9.9.9 lexicon 0123abcd",
        "The Daily Example", "country level" };
    for (size_t i = 0; i < COUNT(words); i++)
        if (!strstr(svg, words[i])) fail_msg("the picture lacks '%s'", words[i]);
    /* the legend has only what occurs */
    static const char *const others[] = { "mobilize", "protest", "company", "Drawn:" };
    for (size_t i = 0; i < COUNT(others); i++)
        if (strstr(svg, others[i])) fail_msg("the picture has '%s'", others[i]);
    assert_memory_equal(draw_text(&f, "dot", NULL), "digraph", 7);
    if (fixture_has("dot"))
        assert_int_equal(system("dot -Tpng picture-test.dot -o picture-dot.png"), 0);
    fixture_close(&f);
}

static void the_same_graph_gives_the_same_bytes(void **state)
{
    (void)state;
    static const char *const formats[] = { "png", "svg", "pdf", "dot" };
    fixture f, again;
    fixture_open(&f, summit_events, COUNT(summit_events));
    fixture_open(&again, summit_events, COUNT(summit_events));
    for (size_t i = 0; i < COUNT(formats); i++) {
        image one = draw(&f, formats[i], NULL);
        if (strcmp(formats[i], "pdf") == 0) sleep(1); /* a PDF has a date */
        image other = draw(&again, formats[i], NULL);
        assert_int_equal(one.size, other.size);
        assert_memory_equal(one.bytes, other.bytes, one.size);
    }
    fixture_close(&f);
    fixture_close(&again);
}

static void hostile_names_and_titles_are_drawn(void **state)
{
    (void)state;
    fixture f;
    fixture_open(&f, hostile_events, COUNT(hostile_events));
    const char *title = "<B>&amp; \"title\" \\N \\";
    expect_png(draw(&f, "png", title), 1000);
    const char *svg = draw_text(&f, "svg", title);
    static const char *const words[] = { "&lt;B&gt;&amp;amp;", "\\N \\<",
        "&lt;Al&amp;pha&gt;", "中华人民", "מדינת", "emoji" };
    for (size_t i = 0; i < COUNT(words); i++)
        if (!strstr(svg, words[i])) fail_msg("the picture lacks '%s'", words[i]);
    assert_null(strstr(svg, "\xE2\x80\xAE")); /* what turns the text around */
    assert_null(strchr(svg, '\x1b'));
    fixture_close(&f);
}

static void an_empty_graph_is_a_picture_too(void **state)
{
    (void)state;
    fixture f;
    fixture_open(&f, NULL, 0);
    expect_png(draw(&f, "png", NULL), 1000);
    const char *svg = draw_text(&f, "svg", NULL);
    assert_non_null(strstr(svg, "No relations found"));
    assert_non_null(strstr(svg, "3 documents"));
    f.parts = (ent_export){ .graph = f.graph };
    expect_png(draw(&f, "png", NULL), 1000);
    fixture_close(&f);
}

static void nothing_but_a_graph_is_enough(void **state)
{
    (void)state;
    fixture f;
    fixture_open(&f, summit_events, COUNT(summit_events));
    f.parts = (ent_export){ .graph = f.graph };
    expect_png(draw(&f, "png", NULL), 1000);
    fixture_close(&f);
}

static void a_picture_in_memory_is_that_of_the_file(void **state)
{
    (void)state;
    const ent_picture_options options = { .format = "svg" };
    fixture f;
    ent_buffer out = { 0 };
    ent_error err = { 0 };
    fixture_open(&f, summit_events, COUNT(summit_events));
    ent_buffer_text(&out, "before ");
    if (!ent_draw_to(&f.parts, &options, &out, &err)) fail_msg("%s", err.message);
    assert_memory_equal(out.bytes, "before ", 7);
    assert_string_equal(out.bytes + 7, draw_text(&f, "svg", NULL));
    ent_buffer_free(&out);
    fixture_close(&f);
}

typedef struct {
    const fixture *of;
    ent_buffer out;
    ent_error err;
} drawing_thread;

static void *draw_there(void *context)
{
    drawing_thread *t = context;
    static const ent_picture_options options = { 0 };
    return ent_draw_to(&t->of->parts, &options, &t->out, &t->err) ? t : NULL;
}

/* Graphviz has global state: they wait for each other. No options: an SVG. */
static void threads_draw_what_one_draws(void **state)
{
    (void)state;
    enum { THREADS = 3 };
    fixture f;
    drawing_thread all[THREADS];
    pthread_t threads[THREADS];
    fixture_open(&f, summit_events, COUNT(summit_events));
    const char *want = draw_text(&f, "svg", NULL);
    for (size_t i = 0; i < THREADS; i++) {
        all[i] = (drawing_thread){ .of = &f };
        assert_int_equal(pthread_create(&threads[i], NULL, draw_there, &all[i]), 0);
    }
    for (size_t i = 0; i < THREADS; i++) {
        void *drawn;
        assert_int_equal(pthread_join(threads[i], &drawn), 0);
        if (!drawn) fail_msg("%s", all[i].err.message);
        assert_string_equal(all[i].out.bytes, want);
        ent_buffer_free(&all[i].out);
    }
    fixture_close(&f);
}

/* 200 actors around some hubs, 1,200 events: a backbone, and the legend says so. */
static void a_large_graph_is_drawn_as_its_backbone(void **state)
{
    (void)state;
    enum { ACTORS = 200, EVENTS = 1200 };
    fixture f = { 0 };
    uint32_t random = 1;
    for (int i = 0; i < EVENTS; i++) {
        random = random * 1664525u + 1013904223u;
        unsigned a = (random >> 8) % ACTORS;
        random = random * 1664525u + 1013904223u;
        unsigned b = (random >> 8) % (i % 3 ? ACTORS : 12);
        const char *p = ent_arena_print(&f.arena, "A%03u", a);
        const char *q = ent_arena_print(&f.arena, "A%03u", b);
        fixture_add(
            &f, &(fixture_event){ STATE(p, p), STATE(q, q),
                    (ent_relation)(i % ENT_RELATIONS), i % 7 ? ENT_ACTUAL : ENT_PLANNED,
                    i % 2 ? "2022-03-01" : "2022-04-01", i % ENT_RELATIONS < 8 ? 4 : -4,
                    0.9, "d", "2022-05-01", "S.", "S", NULL, NULL });
    }
    fixture_finish(&f);
    const char *svg = draw_text(&f, "svg", NULL);
    const char *drawn = strstr(svg, "Drawn:");
    unsigned actors, of, percent;
    assert_non_null(drawn);
    assert_int_equal(
        sscanf(drawn, "Drawn: the strongest %u of %u actors", &actors, &of), 2);
    assert_int_equal(of, ent_graph_node_count(f.graph));
    assert_true(actors >= 50 && actors <= ENT_DRAWN_ACTORS);
    const char *share = strstr(drawn, ": ") + 2;
    share = strstr(share, ": ");
    assert_int_equal(sscanf(share, ": %u%% of all events", &percent), 1);
    assert_true(percent > 5 && percent < 100);
    ent_buffer png = { 0 };
    ent_error err = { 0 };
    const ent_picture_options circle = { .format = "png", .layout = ENT_LAYOUT_CIRCLE };
    if (!ent_draw_to(&f.parts, &circle, &png, &err)) fail_msg("%s", err.message);
    expect_png((image){ (unsigned char *)png.bytes, png.length }, 1000);
    ent_buffer_free(&png);
    fixture_close(&f);
}

static void add_events(
    fixture *f, const char *a, const char *b, ent_relation relation, int count)
{
    for (int i = 0; i < count; i++)
        fixture_add(f, &(fixture_event){ STATE(a, a), STATE(b, b), relation, ENT_ACTUAL,
                           ent_arena_print(&f->arena, "2022-03-%02d", i + 1), 4, 0.9, "d",
                           "2022-05-01", "S.", "S", NULL, NULL });
}

/* The third tie of all is drawn, though both of its ends have a stronger one. */
static void no_strong_tie_is_left_out(void **state)
{
    (void)state;
    enum { SMALL = 40, HUBS = 3 };
    static const char *const hubs[HUBS] = { "ONE", "TWO", "THREE" };
    fixture f = { 0 };
    add_events(&f, "ONE", "TWO", ENT_MEETING, 20);
    add_events(&f, "TWO", "THREE", ENT_MEETING, 19);
    add_events(&f, "THREE", "ONE", ENT_MEETING, 18);
    for (int i = 0; i < SMALL; i++)
        for (int h = 0; h < HUBS; h++) {
            const char *small = ent_arena_print(&f.arena, "S%02d", i);
            add_events(&f, small, hubs[h], ENT_MEETING, 1 + (i + h) % 3);
            add_events(&f, small, hubs[h], ENT_SUPPORT, 1);
        }
    fixture_finish(&f);
    ent_arena arena = { 0 };
    ent_drawing d;
    ent_error err = { 0 };
    assert_true(ent_drawing_make(&f.parts, 0, &arena, &d, &err));
    assert_int_equal(d.strongest_ties, 1);
    assert_true(d.others && d.line_count <= 60 + (SMALL + HUBS) * 13 / 10);
    for (int i = 0; i < HUBS; i++) assert_int_equal(d.lines[i].count, 20 - i);
    assert_true(ent_drawing_make(&f.parts, 1, &arena, &d, &err)); /* as asked for */
    assert_false(d.others);
    for (size_t i = 0; i < d.line_count; i++) assert_int_not_equal(d.lines[i].count, 18);
    ent_arena_free(&arena);
    fixture_close(&f);
}

/* A bloc of eighty of whom sixty are drawn has eighty members. */
static void blocs_are_counted_whole(void **state)
{
    (void)state;
    fixture f = { 0 };
    for (int i = 0; i < 80; i++)
        add_events(
            &f, ent_arena_print(&f.arena, "F%02d", i), "HUB", ENT_SUPPORT, 1 + i % 5);
    fixture_finish(&f);
    ent_buffer svg = { 0 };
    ent_error err = { 0 };
    const ent_picture_options regions = { .layout = ENT_LAYOUT_BLOC };
    assert_non_null(strstr(draw_text(&f, "svg", NULL), "and 78 others"));
    if (!ent_draw_to(&f.parts, &regions, &svg, &err)) fail_msg("%s", err.message);
    assert_non_null(strstr(svg.bytes, "Bloc 1: 60 of 81 actors"));
    ent_buffer_free(&svg);
    fixture_close(&f);
}

/* One clear line, the old file as it was, nothing beside it. */
static void faults_are_named(void **state)
{
    (void)state;
    static const struct {
        const char *path, *format, *message;
    } cases[] = {
        { "/dev/full", "png", "cannot write '/dev/full': No space left on device" },
        { "no/such/folder/a.png", "png", "cannot write 'no/such/folder/a.png'" },
        { "/proc/a.svg", "svg", "cannot write '/proc/a.svg'" },
        { "picture-faults", "png", "Is a directory" },
        { "picture-old.xyz", "xyz", "Graphviz cannot make xyz" },
    };
    fixture f;
    fixture_open(&f, summit_events, COUNT(summit_events));
    mkdir("picture-faults", 0777);
    assert_true(ent_file_write("picture-old.xyz", "old", 3, NULL));
    for (size_t i = 0; i < COUNT(cases); i++) {
        ent_error err = { 0 };
        const ent_picture_options options = { .format = cases[i].format };
        assert_false(ent_draw(&f.parts, &options, cases[i].path, &err));
        if (!strstr(err.message, cases[i].message)) fail_msg("%s", err.message);
    }
    size_t size;
    char *old;
    assert_true(ent_file_read(&f.arena, "picture-old.xyz", 100, &old, &size, NULL));
    assert_string_equal(old, "old");
    assert_int_equal(rmdir("picture-faults"), 0);
    fixture_close(&f);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(formats_have_their_signatures),
        cmocka_unit_test(the_same_graph_gives_the_same_bytes),
        cmocka_unit_test(hostile_names_and_titles_are_drawn),
        cmocka_unit_test(an_empty_graph_is_a_picture_too),
        cmocka_unit_test(a_picture_in_memory_is_that_of_the_file),
        cmocka_unit_test(threads_draw_what_one_draws),
        cmocka_unit_test(nothing_but_a_graph_is_enough),
        cmocka_unit_test(a_large_graph_is_drawn_as_its_backbone),
        cmocka_unit_test(no_strong_tie_is_left_out),
        cmocka_unit_test(blocs_are_counted_whole),
        cmocka_unit_test(faults_are_named),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
