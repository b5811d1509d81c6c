/* lessons.c - which tags and arcs a treebank has, and its sentences as numbers. */
#include "training/lessons.h"

#include <stdlib.h>
#include <string.h>

typedef struct {
    char xpos[ENT_MODEL_TAG_SIZE];
    uint8_t upos;
    uint32_t count, first; /* first: order of appearance */
} tag_count;

enum { MOST_DIFFERENT_TAGS = 512 };

static size_t find_tag(const tag_count *tags, size_t count, const ent_gold_word *word)
{
    for (size_t i = 0; i < count; i++)
        if (tags[i].upos == word->upos && !strcmp(tags[i].xpos, word->xpos)) return i;
    return count;
}

static int by_count(const void *a, const void *b)
{
    const tag_count *x = a, *y = b;
    if (x->count != y->count) return x->count > y->count ? -1 : 1;
    return x->first < y->first ? -1 : x->first > y->first;
}

static void count_tags(const ent_treebank *treebank, uint32_t rarest, ent_tag_set *set)
{
    static const size_t longest = ENT_MODEL_TAG_SIZE - 2;
    tag_count tags[MOST_DIFFERENT_TAGS] = { 0 };
    size_t count = 0;
    for (size_t s = 0; s < treebank->count; s++)
        for (size_t i = 0; i < treebank->items[s].count; i++) {
            const ent_gold_word *word = &treebank->items[s].words[i];
            size_t at = find_tag(tags, count, word);
            if (at == count) {
                if (count == MOST_DIFFERENT_TAGS || strlen(word->xpos) > longest)
                    continue;
                tags[count] = (tag_count){ .upos = word->upos, .first = (uint32_t)count };
                memcpy(tags[count++].xpos, word->xpos, strlen(word->xpos) + 1);
            }
            tags[at].count++;
        }
    qsort(tags, count, sizeof *tags, by_count);
    for (size_t i = 0; i < count && i < ENT_MODEL_MOST_TAGS && tags[i].count >= rarest;
         i++) {
        set->upos[i] = tags[i].upos;
        memcpy(set->xpos[i], tags[i].xpos, ENT_MODEL_TAG_SIZE);
        set->count = (uint32_t)i + 1;
    }
}

static uint8_t tag_number(const ent_tag_set *set, const ent_gold_word *word)
{
    for (uint32_t i = 0; i < set->count; i++)
        if (set->upos[i] == word->upos && !strcmp(set->xpos[i], word->xpos))
            return (uint8_t)i;
    return ENT_TAG_NONE;
}

static void number_arcs(ent_lessons *lessons, uint32_t rarest)
{
    uint32_t left[ENT_DEP_COUNT] = { 0 }, right[ENT_DEP_COUNT] = { 0 };
    for (size_t s = 0; s < lessons->count; s++) {
        const ent_gold_tree *tree = &lessons->items[s].tree;
        for (size_t i = 1; i <= tree->count; i++)
            (tree->heads[i] > i ? left : right)[tree->labels[i]]++;
    }
    uint8_t lefts[ENT_DEP_COUNT], rights[ENT_DEP_COUNT];
    size_t left_count = 0, right_count = 0;
    for (uint8_t label = 0; label < ENT_DEP_COUNT; label++) {
        bool root = label == ENT_DEP_ROOT;
        if (root || left[label] >= rarest) lefts[left_count++] = label;
        if (!root && right[label] >= rarest) rights[right_count++] = label;
    }
    ent_actions_number(&lessons->actions, lefts, left_count, rights, right_count);
}

static bool make_lesson(ent_arena *arena, const ent_lessons *lessons, ent_lesson *l,
    const ent_gold_sentence *s)
{
    size_t n = s->count;
    *l = (ent_lesson){ .sentence = s, .count = n, .tree.count = n };
    l->atoms = ent_arena_array(arena, n + 3, sizeof *l->atoms);
    l->gold_tags = ent_arena_array(arena, n, 1);
    l->tags = ent_arena_array(arena, n, 1);
    l->seconds = ent_arena_array(arena, n, 1);
    l->tree.heads = ent_arena_array(arena, n + 2, sizeof *l->tree.heads);
    l->tree.labels = ent_arena_array(arena, n + 2, 1);
    if (!l->atoms || !l->gold_tags || !l->tags || !l->seconds || !l->tree.heads
        || !l->tree.labels)
        return false;
    for (size_t i = 0; i < n; i++) {
        const ent_gold_word *word = &s->words[i];
        l->gold_tags[i] = tag_number(&lessons->tags, word);
        l->tags[i] = l->gold_tags[i] == ENT_TAG_NONE ? 0 : l->gold_tags[i];
        l->seconds[i] = ENT_TAG_NONE;
        l->tree.heads[i + 1] = (uint16_t)(word->head ? word->head : n + 1);
        l->tree.labels[i + 1] = word->dep;
    }
    return true;
}

static bool make_all(
    ent_arena *arena, const ent_treebank *treebank, ent_lessons *lessons, ent_error *err)
{
    lessons->items = ent_arena_array(arena, treebank->count, sizeof *lessons->items);
    if (!lessons->items) return ent_fail(err, ENT_MEMORY, "lessons: out of memory");
    for (size_t i = 0; i < treebank->count; i++) {
        if (!make_lesson(arena, lessons, &lessons->items[i], &treebank->items[i]))
            return ent_fail(err, ENT_MEMORY, "lessons: out of memory");
        ent_gold_tree_projectivise(&lessons->items[i].tree);
    }
    return true;
}

bool ent_lessons_make(ent_arena *arena, const ent_treebank *treebank, uint32_t rarest_tag,
    uint32_t rarest_arc, ent_lessons *lessons, ent_error *err)
{
    *lessons = (ent_lessons){ .count = treebank->count, .words = treebank->words };
    count_tags(treebank, rarest_tag, &lessons->tags);
    if (!lessons->tags.count)
        return ent_fail(err, ENT_MALFORMED,
            "no tag occurs %u times: expected a larger treebank", (unsigned)rarest_tag);
    if (!make_all(arena, treebank, lessons, err)) return false;
    number_arcs(lessons, rarest_arc);
    return true;
}

bool ent_lessons_make_like(ent_arena *arena, const ent_treebank *treebank,
    const ent_lessons *like, ent_lessons *lessons, ent_error *err)
{
    *lessons = (ent_lessons){ .count = treebank->count,
        .words = treebank->words,
        .tags = like->tags,
        .actions = like->actions };
    return make_all(arena, treebank, lessons, err);
}

void ent_lessons_fill(ent_lessons *lessons, const ent_word_table *table)
{
    for (size_t s = 0; s < lessons->count; s++) {
        ent_lesson *l = &lessons->items[s];
        ent_atom_fill(&l->atoms[0], table, ent_atom_edge, 1);
        for (size_t i = 0; i < l->count; i++)
            ent_atom_fill(&l->atoms[i + 1], table, l->sentence->words[i].form,
                l->sentence->words[i].size);
        l->atoms[l->count + 1] = l->atoms[l->count + 2] = l->atoms[0];
    }
}

bool ent_lessons_copy(
    ent_arena *arena, const ent_lessons *from, ent_lessons *to, ent_error *err)
{
    *to = *from;
    to->items = ent_arena_array(arena, from->count, sizeof *to->items);
    if (!to->items) return ent_fail(err, ENT_MEMORY, "lessons: out of memory");
    for (size_t i = 0; i < from->count; i++) {
        to->items[i] = from->items[i];
        to->items[i].atoms = ent_arena_array(
            arena, from->items[i].count + 3, sizeof(ent_atom));
        if (!to->items[i].atoms)
            return ent_fail(err, ENT_MEMORY, "lessons: out of memory");
    }
    return true;
}
