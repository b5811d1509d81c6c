/* parse.c - one document from text to words with tags and dependencies, written down. */
#include "engine.h"

#include <string.h>

#include "output/tree.h"
#include "text/text.h"

typedef struct {
    const ent_engine *engine;
    ent_arena *arena;
    const ent_parse_options *options;
    const ent_text *text;
    ent_shown_word words[ENT_LONGEST_SENTENCE];
} parsing;

/* The program's lemmas are folded; names keep their letters, as do adjectives made of
 * them: "Støre", "State", "Korean". `first` in the sentence, a capital says nothing. */
static const char *lemma_of(ent_arena *arena, const ent_token *token, bool first)
{
    size_t size = strlen(token->lemma);
    bool name = token->upos == ENT_UPOS_PROPN
                || (token->upos == ENT_UPOS_ADJ && token->capital && !first);
    if (token->upos == ENT_UPOS_PRON && !strcmp(token->lemma, "i")) return "I";
    if (!name || strncmp(token->lower, token->lemma, size) != 0) return token->lemma;
    if (!token->lower[size]) return token->raw;
    bool plain = strlen(token->raw) == strlen(token->lower); /* byte for byte */
    return plain ? ent_arena_copy(arena, token->raw, size) : token->lemma;
}

static bool show_words(parsing *p, const ent_sentence *s)
{
    for (uint32_t i = 0; i < s->count; i++) {
        const ent_token *t = &p->text->tokens[s->first + i];
        p->words[i] = (ent_shown_word){ .span = t->span,
            .lemma = lemma_of(p->arena, t, i == 0),
            .upos = ent_upos_names[t->upos],
            .xpos = ent_syntax_xpos(p->engine->syntax, t->xpos),
            .dep = ent_dep_names[t->label],
            .head = t->head,
            .space_after = t->space_after };
        if (!p->words[i].lemma) return false;
    }
    return true;
}

static bool write_sentence(parsing *p, size_t i, ent_buffer *lines, ent_error *err)
{
    const ent_sentence *s = &p->text->sentences[i];
    const ent_shown_sentence shown = { .document = p->text->document,
        .number = i + 1,
        .paragraph = i == 0 || s[-1].paragraph != s->paragraph,
        .line = ent_sentence_line(p->arena, p->text, s),
        .words = p->words,
        .count = s->count };
    if (!shown.line || !show_words(p, s))
        return ent_fail(err, ENT_MEMORY, "out of memory");
    if (p->options->format == ENT_PARSE_TREE)
        return ent_write_tree(lines, p->arena, &shown, err);
    ent_write_conllu(lines, &shown);
    return true;
}

static bool write_text(parsing *p, ent_buffer *lines, ent_error *err)
{
    bool ok = true;
    if (p->options->format == ENT_PARSE_TREE)
        ent_write_tree_head(lines, p->text->document);
    else
        ent_write_conllu_head(lines, p->text->document, p->engine->producer);
    for (size_t i = 0; ok && i < p->text->sentence_count; i++)
        ok = write_sentence(p, i, lines, err);
    return ok && ent_buffer_ok(lines, err);
}

bool ent_parse_document(const ent_engine *engine, ent_worker *worker,
    const ent_parse_options *options, const ent_document *document, ent_buffer *lines,
    ent_error *err)
{
    const ent_text_syntax syntax = { .model = engine->syntax,
        .reader = worker->reader,
        .mode = engine->mode,
        .join_units = true };
    ent_text text;
    parsing *p = ent_arena_take(&worker->arena, sizeof *p);
    bool ok = p ? ent_text_parse(
                  &worker->arena, engine->lexicon, document, &syntax, &text, err)
                : ent_fail(err, ENT_MEMORY, "out of memory");
    if (ok) {
        *p = (parsing){
            .engine = engine, .arena = &worker->arena, .options = options, .text = &text
        };
        worker->cut += text.cut_count;
        ok = write_text(p, lines, err);
    }
    ent_arena_reset(&worker->arena);
    return ok;
}
