/* parse.c - one document from text to words with tags and dependencies, written down. */
#include "engine.h"

#include "output/tree.h"
#include "text/text.h"

typedef struct {
    const ent_engine *engine;
    ent_worker *worker;
    const ent_parse_options *options;
    const ent_text *text;
    ent_word words[ENT_LONGEST_SENTENCE];
    ent_shown_word shown[ENT_LONGEST_SENTENCE];
} parsing;

static void read_sentence(parsing *p, const ent_sentence *s)
{
    const ent_token *tokens = p->text->tokens + s->first;
    const char *bytes = p->text->document->text;
    for (uint32_t i = 0; i < s->count; i++)
        p->words[i] = (ent_word){ .form = bytes + tokens[i].span.begin,
            .size = tokens[i].span.end - tokens[i].span.begin };
    ent_syntax_read(p->worker->reader, p->words, s->count, p->options->mode);
    for (uint32_t i = 0; i < s->count; i++)
        p->shown[i] = (ent_shown_word){ .span = tokens[i].span,
            .lemma = tokens[i].lemma,
            .upos = ent_upos_names[p->words[i].upos],
            .xpos = ent_syntax_xpos(p->engine->syntax, p->words[i].tag),
            .dep = ent_dep_names[p->words[i].label],
            .head = p->words[i].head,
            .space_after = tokens[i].space_after };
}

static bool write_sentence(parsing *p, size_t i, ent_buffer *lines, ent_error *err)
{
    const ent_sentence *s = &p->text->sentences[i];
    const ent_shown_sentence shown = { .document = p->text->document,
        .number = i + 1,
        .paragraph = i == 0 || s[-1].paragraph != s->paragraph,
        .line = ent_sentence_line(&p->worker->arena, p->text, s),
        .words = p->shown,
        .count = s->count };
    if (!shown.line) return ent_fail(err, ENT_MEMORY, "out of memory");
    read_sentence(p, s);
    if (p->options->format == ENT_PARSE_TREE)
        return ent_write_tree(lines, &p->worker->arena, &shown, err);
    ent_write_conllu(lines, &shown);
    return true;
}

bool ent_parse_document(const ent_engine *engine, ent_worker *worker,
    const ent_parse_options *options, const ent_document *document, ent_buffer *lines,
    ent_error *err)
{
    ent_text text;
    bool ok = ent_text_parse(&worker->arena, engine->lexicon, document, NULL, &text, err);
    parsing *p = ok ? ent_arena_take(&worker->arena, sizeof *p) : NULL;
    if (ok && !p) ok = ent_fail(err, ENT_MEMORY, "out of memory");
    if (ok) {
        *p = (parsing){
            .engine = engine, .worker = worker, .options = options, .text = &text
        };
        if (options->format == ENT_PARSE_CONLLU)
            ent_write_conllu_head(lines, document, engine->producer);
    }
    for (size_t i = 0; ok && i < text.sentence_count; i++)
        ok = write_sentence(p, i, lines, err);
    ok = ok && ent_buffer_ok(lines, err);
    ent_arena_reset(&worker->arena);
    return ok;
}
