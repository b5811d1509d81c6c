/* Units: names that the parser sees as one word, and their inner structure afterwards. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <cmocka.h>

#include "base/buffer.h"
#include "text/unit.h"

enum { MOST = 64 };

typedef struct {
    ent_arena arena;
    ent_text text;
    ent_unit units[MOST];
    size_t count;
} cut;

static ent_lexicon *lexicon;

static int open_lexicon(void **state)
{
    ent_error err;
    (void)state;
    return ent_lexicon_open(ENTENTE_DATA "/lexicon", &lexicon, &err) ? 0 : -1;
}

static int close_lexicon(void **state)
{
    (void)state;
    ent_lexicon_close(lexicon);
    return 0;
}

static void cut_units(cut *c, const char *source)
{
    static ent_document document;
    ent_error err;
    const char *words[MOST], *raws[MOST];
    *c = (cut){ 0 };
    document = (ent_document){
        .id = "t", .text = source, .length = (uint32_t)strlen(source), .date = ENT_NO_DATE
    };
    assert_true(ent_text_parse(&c->arena, NULL, &document, NULL, &c->text, &err));
    assert_in_range(c->text.token_count, 1, MOST);
    for (size_t i = 0; i < c->text.token_count; i++) {
        words[i] = c->text.tokens[i].lower;
        raws[i] = c->text.tokens[i].raw;
    }
    c->count = ent_units_find(
        lexicon, c->text.tokens, words, raws, c->text.token_count, c->units);
}

/* Units of several tokens, their heads marked: "President *Vladimir Putin". */
static const struct {
    const char *text, *want;
} joined[] = {
    { "Russia met Peru.", "" },
    { "Vladimir Putin flew to Chad.", "*Vladimir Putin" },
    { "President Vladimir Putin met Prime Minister Narendra Modi.",
        "President *Vladimir Putin; Prime Minister *Narendra Modi" },
    { "The deputy foreign minister, Sergey Lavrov, left.", "*Sergey Lavrov" },
    { "The Russian Federation joined the United Nations (UN).",
        "Russian *Federation; United *Nations ( UN )" },
    { "He called NATO (the alliance) weak.", "" },
    { "She met North Korea, South Korea and the United States.",
        "North *Korea; South *Korea; United *States" },
    { "The People's Republic of China grew.", "People 's *Republic of China" },
    { "Ambassador to China Andrey Denisov spoke.", "*Andrey Denisov" },
    { "Putin (2012) and the president left.", "" },
    { "President Putin left.", "President *Putin" },
    { "NATO Secretary-General Jens Stoltenberg left.",
        "Secretary - General *Jens Stoltenberg" },
    { "The State Department's aide met the Russian military.", "State *Department" },
};

static const char *show_units(cut *c)
{
    ent_buffer out = { 0 };
    ent_buffer_text(&out, "");
    for (size_t i = 0; i < c->count; i++) {
        const ent_unit *u = &c->units[i];
        if (u->count < 2) continue;
        if (out.length) ent_buffer_text(&out, "; ");
        for (size_t k = u->first; k < (size_t)u->first + u->count; k++)
            ent_buffer_print(&out, "%s%s%s", k > u->first ? " " : "",
                k == u->head ? "*" : "", c->text.tokens[k].raw);
    }
    const char *line = ent_arena_string(&c->arena, out.bytes);
    ent_buffer_free(&out);
    return line;
}

static void names_are_joined(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof joined / sizeof *joined; i++) {
        cut c;
        cut_units(&c, joined[i].text);
        assert_string_equal(show_units(&c), joined[i].want);
        ent_arena_free(&c.arena);
    }
}

static void units_cover_the_sentence(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof joined / sizeof *joined; i++) {
        cut c;
        size_t next = 0;
        cut_units(&c, joined[i].text);
        for (size_t k = 0; k < c.count; k++) {
            assert_int_equal(c.units[k].first, next);
            next += c.units[k].count;
            assert_in_range(c.units[k].head, c.units[k].first, next - 1);
        }
        assert_int_equal(next, c.text.token_count);
        ent_arena_free(&c.arena);
    }
}

/* The inner arcs of the first unit of several: "word label head; ...". */
static const struct {
    const char *text, *want;
} hung[] = {
    { "Vladimir Putin spoke.", "Putin flat Vladimir" },
    { "Prime Minister Narendra Modi spoke.",
        "Prime amod Minister; Minister nmod:desc Narendra; Modi flat Narendra" },
    { "Secretary-General Jens Stoltenberg left.",
        "Secretary compound General; - punct General; General nmod:desc Jens; "
        "Stoltenberg flat Jens" },
    { "The United Nations (UN) met.",
        "United amod Nations; ( punct UN; UN appos Nations; ) punct UN" },
    { "The People's Republic of China grew.",
        "People compound Republic; 's case People; of case China; China nmod Republic" },
    { "The South China Sea rose.", "South compound Sea; China compound Sea" },
};

static void inner_tokens_hang_on_the_head(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof hung / sizeof *hung; i++) {
        cut c;
        size_t k = 0;
        ent_buffer out = { 0 };
        ent_buffer_text(&out, "");
        cut_units(&c, hung[i].text);
        while (k < c.count && c.units[k].count < 2) k++;
        assert_true(k < c.count);
        const ent_unit *u = &c.units[k];
        ent_unit_hang(c.text.tokens, u);
        for (size_t t = u->first; t < (size_t)u->first + u->count; t++) {
            const ent_token *token = &c.text.tokens[t];
            if (t == u->head) continue;
            assert_in_range(token->head, u->first + 1, u->first + u->count);
            ent_buffer_print(&out, "%s%s %s %s", out.length ? "; " : "", token->raw,
                ent_dep_names[token->label], c.text.tokens[token->head - 1].raw);
        }
        assert_string_equal(out.bytes, hung[i].want);
        ent_buffer_free(&out);
        ent_arena_free(&c.arena);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(names_are_joined),
        cmocka_unit_test(units_cover_the_sentence),
        cmocka_unit_test(inner_tokens_hang_on_the_head),
    };
    return cmocka_run_group_tests(tests, open_lexicon, close_lexicon);
}
