/* align.c - two cuttings of one text, walked together. */
#include "training/align.h"

#include <string.h>

#include "base/buffer.h"

/* True where the sentence ends as sentences do, quotes and brackets left aside. */
static bool has_stop(const ent_gold_sentence *s)
{
    static const char *const stops[] = { ".", "!", "?", "...", "…", ":", ";" };
    for (uint32_t i = s->count; i > 0 && s->words[i - 1].upos == ENT_UPOS_PUNCT; i--)
        for (size_t k = 0; k < sizeof stops / sizeof *stops; k++)
            if (!strncmp(s->words[i - 1].form, stops[k], strlen(stops[k]))) return true;
    return false;
}

static void add_words(ent_buffer *b, const ent_gold_sentence *s, ent_cutting *gold)
{
    gold->sentences[gold->sentence_count].first = (uint32_t)gold->count;
    gold->sentences[gold->sentence_count++].count = s->count;
    for (uint32_t i = 0; i < s->count; i++) {
        const ent_gold_word *w = &s->words[i];
        uint32_t begin = (uint32_t)b->length;
        ent_buffer_add(b, w->form, w->size);
        gold->words[gold->count++] = (ent_placed){ { begin, begin + w->size },
            { w->head, w->dep, w->upos, w->xpos, w->lemma } };
        if (w->space_after && i + 1 < s->count) ent_buffer_char(b, ' ');
    }
}

static bool take_room(
    ent_arena *arena, const ent_gold_sentence *sentences, size_t count, ent_cutting *gold)
{
    size_t words = 0;
    for (size_t i = 0; i < count; i++) words += sentences[i].count;
    *gold = (ent_cutting){ .words = ent_arena_array(arena, words, sizeof *gold->words),
        .sentences = ent_arena_array(arena, count, sizeof *gold->sentences) };
    return gold->words && gold->sentences;
}

bool ent_raw_text(ent_arena *arena, const ent_gold_sentence *sentences, size_t count,
    char **text, uint32_t *length, ent_cutting *gold, ent_error *err)
{
    ent_buffer b = { 0 };
    if (!take_room(arena, sentences, count, gold))
        return ent_fail(err, ENT_MEMORY, "out of memory");
    for (size_t i = 0; i < count; i++) {
        bool apart = sentences[i].new_paragraph || (i && !has_stop(&sentences[i - 1]));
        if (i) ent_buffer_text(&b, apart ? "\n\n" : " ");
        add_words(&b, &sentences[i], gold);
    }
    bool ok = ent_buffer_ok(&b, err);
    if (ok) {
        *length = (uint32_t)b.length;
        *text = ent_arena_copy(arena, b.bytes ? b.bytes : "", b.length);
        ok = *text || ent_fail(err, ENT_MEMORY, "out of memory");
    }
    ent_buffer_free(&b);
    return ok;
}

/* Where word `i`'s head stands among all words, from 1; 0: it is a root. */
static size_t head_place(const ent_cutting *c, size_t sentence, size_t i)
{
    uint16_t head = c->words[i].said.head;
    return head ? c->sentences[sentence].first + head : 0;
}

static size_t sentence_of(const ent_cutting *c, size_t sentence, size_t word)
{
    while (word >= (size_t)c->sentences[sentence].first + c->sentences[sentence].count)
        sentence++;
    return sentence;
}

/* partner[i]: the own word at the place of gold word i, from 1; 0: none. */
static void find_partners(
    const ent_cutting *gold, const ent_cutting *own, size_t *partner)
{
    for (size_t i = 0, k = 0; i < gold->count && k < own->count;) {
        ent_span g = gold->words[i].span, o = own->words[k].span;
        if (g.begin == o.begin && g.end == o.end) partner[i] = k + 1;
        i += g.end <= o.end;
        k += o.end <= g.end;
    }
}

static bool same(const char *a, const char *b)
{
    return a && b && !strcmp(a, b);
}

static void compare_words(const ent_cutting *gold, const ent_cutting *own,
    const size_t *partner, ent_alignment *a)
{
    for (size_t i = 0, gs = 0, os = 0; i < gold->count; i++) {
        if (!partner[i]) continue;
        size_t k = partner[i] - 1;
        const ent_said *g = &gold->words[i].said, *o = &own->words[k].said;
        gs = sentence_of(gold, gs, i);
        os = sentence_of(own, os, k);
        size_t want = head_place(gold, gs, i), got = head_place(own, os, k);
        bool head = want ? got && partner[want - 1] == got : !got;
        a->words.right++;
        a->upos.right += g->upos == o->upos;
        a->xpos.right += same(g->xpos, o->xpos);
        a->lemmas.right += same(g->lemma, o->lemma);
        a->uas.right += head;
        a->las.right += head && g->dep == o->dep;
    }
}

static ent_span sentence_span(const ent_cutting *c, size_t i)
{
    size_t first = c->sentences[i].first, last = first + c->sentences[i].count - 1;
    return (ent_span){ c->words[first].span.begin, c->words[last].span.end };
}

static void compare_sentences(
    const ent_cutting *gold, const ent_cutting *own, ent_alignment *a)
{
    a->sentences.gold += gold->sentence_count;
    a->sentences.found += own->sentence_count;
    for (size_t i = 0, k = 0; i < gold->sentence_count && k < own->sentence_count;) {
        ent_span g = sentence_span(gold, i), o = sentence_span(own, k);
        a->sentences.right += g.begin == o.begin && g.end == o.end;
        i += g.end <= o.end;
        k += o.end <= g.end;
    }
}

bool ent_align(ent_arena *arena, const ent_cutting *gold, const ent_cutting *own,
    ent_alignment *alignment, ent_error *err)
{
    ent_hits *const hits[] = { &alignment->words, &alignment->upos, &alignment->xpos,
        &alignment->lemmas, &alignment->uas, &alignment->las };
    size_t *partner = ent_arena_array(arena, gold->count, sizeof *partner);
    if (!partner) return ent_fail(err, ENT_MEMORY, "out of memory");
    for (size_t i = 0; i < sizeof hits / sizeof *hits; i++) {
        hits[i]->gold += gold->count;
        hits[i]->found += own->count;
    }
    find_partners(gold, own, partner);
    compare_words(gold, own, partner, alignment);
    compare_sentences(gold, own, alignment);
    return true;
}
