/* evaluate_raw.c - the whole way from raw text, document by document. */
#include "text/text.h"
#include "training/evaluate.h"

static void place_sentence(
    ent_evaluation *e, const ent_text *text, const ent_sentence *s, ent_cutting *own)
{
    own->sentences[own->sentence_count].first = (uint32_t)own->count;
    own->sentences[own->sentence_count++].count = s->count;
    for (uint32_t i = 0; i < s->count; i++) {
        const ent_token *t = &text->tokens[s->first + i];
        own->words[own->count++] = (ent_placed){ t->span,
            { t->head, t->label, t->upos, ent_syntax_xpos(e->syntax, t->xpos),
                t->lemma } };
    }
}

static bool read_text(ent_evaluation *e, ent_arena *arena, const ent_document *document,
    ent_syntax_mode mode, ent_cutting *own, ent_error *err)
{
    const ent_text_syntax syntax = { .model = e->syntax,
        .reader = e->reader,
        .mode = mode,
        .join_units = e->lexicon != NULL };
    ent_text text;
    if (!ent_text_parse(arena, e->lexicon, document, &syntax, &text, err)) return false;
    *own = (ent_cutting){
        .words = ent_arena_array(arena, text.token_count, sizeof *own->words),
        .sentences = ent_arena_array(arena, text.sentence_count, sizeof *own->sentences)
    };
    if (!own->words || !own->sentences) return ent_fail(err, ENT_MEMORY, "out of memory");
    for (size_t i = 0; i < text.sentence_count; i++)
        place_sentence(e, &text, &text.sentences[i], own);
    return true;
}

static bool evaluate_document(ent_evaluation *e, ent_arena *arena,
    const ent_gold_sentence *sentences, size_t count, ent_error *err)
{
    ent_group *group = ent_evaluate_group(e, sentences->id), *all = &e->groups[0];
    ent_document document = { .id = "raw", .date = ENT_NO_DATE };
    ent_cutting gold, own;
    char *text;
    bool ok = ent_raw_text(arena, sentences, count, &text, &document.length, &gold, err);
    document.text = ok ? text : NULL;
    for (size_t m = 0; m < ENT_MODES && ok; m++)
        if (e->modes[m])
            ok = read_text(e, arena, &document, (ent_syntax_mode)m, &own, err)
                 && ent_align(arena, &gold, &own, &group->raw[m], err)
                 && ent_align(arena, &gold, &own, &all->raw[m], err);
    ent_arena_reset(arena);
    return ok;
}

bool ent_evaluate_raw(ent_evaluation *e, const ent_treebank *treebank, ent_error *err)
{
    ent_arena arena = { 0 };
    bool ok = true;
    for (size_t i = 0, next; i < treebank->count && ok; i = next) {
        for (next = i + 1; next < treebank->count; next++)
            if (treebank->items[next].new_document) break;
        ok = evaluate_document(e, &arena, treebank->items + i, next - i, err);
    }
    ent_arena_free(&arena);
    return ok;
}
