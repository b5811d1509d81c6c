/* tree.c - a column of lines for each depth.
 *
 * The line of a head stands in the column of its depth, from its first dependent or
 * itself to its last one; a word is drawn beside the line of its head. */
#include "output/tree.h"

#include <string.h>

#include "output/wrap.h"

enum { WIDEST = 60, RELATION_WIDTH = 15, LINE_WIDTH = 90 };

typedef struct {
    uint32_t head;        /* index; itself for the root */
    uint32_t depth;       /* 0: the root */
    uint32_t lifted;      /* ancestor (or itself) at depth ENT_TREE_DEEPEST at most */
    uint32_t first, last; /* rows of its line */
    bool known;           /* depth and lifted are */
} node;

/* Walks up to what is known, then down again. A circle, which no parser makes, is cut
 * open. */
static void find_depth(node *nodes, uint32_t *way, uint32_t from)
{
    size_t steps = 0;
    uint32_t at = from;
    for (; !nodes[at].known; at = nodes[at].head) {
        nodes[at].known = true;
        if (nodes[at].head != at) way[steps++] = at;
    }
    while (steps--) {
        node *n = &nodes[way[steps]], *head = &nodes[n->head];
        n->depth = head->depth + 1;
        n->lifted = n->depth <= ENT_TREE_DEEPEST ? way[steps] : head->lifted;
    }
}

static node *plant(ent_arena *arena, const ent_shown_sentence *s)
{
    node *nodes = ent_arena_array(arena, s->count, sizeof *nodes);
    uint32_t *way = ent_arena_array(arena, s->count, sizeof *way);
    if (!nodes || !way) return NULL;
    for (uint32_t i = 0; i < s->count; i++) {
        uint32_t head = s->words[i].head;
        nodes[i] = (node){ .head = head && head <= s->count ? head - 1 : i,
            .lifted = i,
            .first = i,
            .last = i };
    }
    for (uint32_t i = 0; i < s->count; i++) {
        node *head = &nodes[nodes[i].head];
        find_depth(nodes, way, i);
        if (i < head->first) head->first = i;
        if (i > head->last) head->last = i;
    }
    return nodes;
}

static const char *joint(const node *head, uint32_t row)
{
    return row == head->first ? "╭─" : row == head->last ? "╰─" : "├─";
}

static const char *knot(const node *n, uint32_t row)
{
    bool above = n->first<row, below = n->last> row;
    return above && below ? "┼ " : above ? "┴ " : below ? "┬ " : n->depth ? "─ " : "╶ ";
}

/* The lines left of the word in `row`. */
static void draw_row(ent_buffer *b, const node *nodes, uint32_t row)
{
    const node *n = &nodes[row];
    const char *cells[ENT_TREE_DEEPEST + 1];
    bool deep = n->depth > ENT_TREE_DEEPEST;
    uint32_t at = n->lifted, depth = nodes[at].depth;
    cells[depth] = deep ? "┄ " : knot(n, row);
    if (depth && !deep) cells[depth - 1] = joint(&nodes[nodes[at].head], row);
    for (uint32_t k = depth; k-- > 0;) {
        at = nodes[at].head;
        if (k + 1 == depth && !deep) continue;
        bool passes = nodes[at].first < row && row < nodes[at].last;
        cells[k] = passes ? "│ " : "  ";
    }
    for (uint32_t k = 0; k <= depth; k++) ent_buffer_text(b, cells[k]);
}

static void draw_word(ent_buffer *b, const ent_shown_sentence *s, uint32_t row)
{
    ent_span span = s->words[row].span;
    for (uint32_t i = span.begin; i < span.end; i++) {
        char c = s->document->text[i];
        ent_buffer_char(b, (unsigned char)c < ' ' ? ' ' : c);
    }
}

static void pad(ent_buffer *b, size_t columns, size_t width)
{
    do ent_buffer_char(b, ' ');
    while (++columns < width);
}

static size_t row_width(const ent_shown_sentence *s, const node *nodes, uint32_t row)
{
    ent_span span = s->words[row].span;
    return 2 * ((size_t)nodes[nodes[row].lifted].depth + 1)
           + ent_columns(s->document->text + span.begin, span.end - span.begin);
}

void ent_write_tree_head(ent_buffer *b, const ent_document *document)
{
    ent_buffer_print(b, "━━━ %s ━━━\n\n", document->id);
}

bool ent_write_tree(
    ent_buffer *b, ent_arena *arena, const ent_shown_sentence *s, ent_error *err)
{
    const node *nodes = plant(arena, s);
    size_t width = 0;
    if (!nodes) return ent_fail(err, ENT_MEMORY, "out of memory");
    for (uint32_t row = 0; row < s->count; row++) {
        size_t columns = row_width(s, nodes, row);
        if (columns > width && columns <= WIDEST) width = columns;
    }
    ent_wrap_text(b, s->line, LINE_WIDTH, 0, "");
    ent_buffer_char(b, '\n');
    for (uint32_t row = 0; row < s->count; row++) {
        const ent_shown_word *w = &s->words[row];
        draw_row(b, nodes, row);
        draw_word(b, s, row);
        pad(b, row_width(s, nodes, row), width + 2);
        ent_buffer_print(b, "%-*s %s\n", RELATION_WIDTH, w->dep, w->upos);
    }
    ent_buffer_char(b, '\n');
    return true;
}
