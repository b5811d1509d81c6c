/* conllu.c - ten cells a word, tabs between. */
#include "output/conllu.h"

#include <string.h>

/* White space inside a cell or a comment would part it: it becomes a space. */
static void add_plain(ent_buffer *b, const char *text, size_t length)
{
    for (size_t i = 0, run; i < length; i += run + 1) {
        run = 0;
        while (i + run < length && (unsigned char)text[i + run] >= ' ') run++;
        ent_buffer_add(b, text + i, run);
        if (i + run < length) ent_buffer_char(b, ' ');
    }
}

/* An empty cell is "_". */
static void add_cell(ent_buffer *b, const char *text, size_t length)
{
    ent_buffer_char(b, '\t');
    if (length)
        add_plain(b, text, length);
    else
        ent_buffer_char(b, '_');
}

static void add_text(ent_buffer *b, const char *text)
{
    add_cell(b, text, strlen(text));
}

static void add_word(
    ent_buffer *b, const ent_document *document, const ent_shown_word *w, size_t id)
{
    ent_buffer_print(b, "%zu", id);
    add_cell(b, document->text + w->span.begin, w->span.end - w->span.begin);
    add_text(b, w->lemma);
    add_text(b, w->upos);
    add_text(b, w->xpos);
    ent_buffer_print(b, "\t_\t%u", w->head);
    add_text(b, w->dep);
    ent_buffer_print(b, "\t_\t%sTokenRange=%u:%u\n",
        w->space_after ? "" : "SpaceAfter=No|", w->span.begin, w->span.end);
}

static void add_comment(ent_buffer *b, const char *name, const char *value)
{
    ent_buffer_print(b, "# %s = ", name);
    add_plain(b, value, strlen(value));
    ent_buffer_char(b, '\n');
}

void ent_write_conllu_head(
    ent_buffer *b, const ent_document *document, const char *producer)
{
    add_comment(b, "newdoc id", document->id);
    add_comment(b, "producer", producer);
}

void ent_write_conllu(ent_buffer *b, const ent_shown_sentence *s)
{
    if (s->paragraph) ent_buffer_text(b, "# newpar\n");
    ent_buffer_text(b, "# sent_id = ");
    add_plain(b, s->document->id, strlen(s->document->id));
    ent_buffer_print(b, "-%zu\n", s->number);
    add_comment(b, "text", s->line);
    for (size_t i = 0; i < s->count; i++) add_word(b, s->document, &s->words[i], i + 1);
    ent_buffer_char(b, '\n');
}
