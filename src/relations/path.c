/* path.c - ways up and down, and what the labels on them add up to. */
#include "relations/path.h"

#include "relations/mix.h"

ent_path_tree ent_path_of(const ent_text *text, const ent_sentence *sentence)
{
    return (ent_path_tree){ text->tokens + sentence->first, sentence->count };
}

uint32_t ent_path_top(
    const ent_path_tree *tree, uint32_t first, uint32_t count, uint32_t at)
{
    for (uint32_t steps = 0; steps < count; steps++) {
        uint32_t parent = ent_path_parent(tree, at);
        if (parent == ENT_NO_TOKEN || parent < first || parent >= first + count) break;
        at = parent;
    }
    return at;
}

static uint32_t depth_of(const ent_path_tree *tree, uint32_t at)
{
    uint32_t depth = 0;
    while (at != ENT_NO_TOKEN && depth <= tree->count) {
        at = ent_path_parent(tree, at);
        depth++;
    }
    return depth;
}

uint32_t ent_path_between(const ent_path_tree *tree, uint32_t from, uint32_t to,
    uint32_t *path, uint32_t room, uint32_t *turn)
{
    uint32_t a = depth_of(tree, from), b = depth_of(tree, to), ups = 0, downs = 0;
    uint32_t down[ENT_LONGEST_PATH + 2];
    while (from != to) {
        bool up = a >= b;
        if (ups + downs + 2 > room || downs > ENT_LONGEST_PATH) return 0;
        if (up) {
            path[ups++] = from;
            from = ent_path_parent(tree, from);
            a--;
        } else {
            down[downs++] = to;
            to = ent_path_parent(tree, to);
            b--;
        }
    }
    if (ups + downs + 1 > room) return 0;
    *turn = ups;
    path[ups++] = from;
    while (downs) path[ups++] = down[--downs];
    return ups;
}

uint32_t ent_path_list(const ent_path_tree *tree, uint32_t at)
{
    while (tree->tokens[at].label == ENT_DEP_CONJ) {
        uint32_t parent = ent_path_parent(tree, at);
        if (parent == ENT_NO_TOKEN) break;
        at = parent;
    }
    return at;
}

const ent_token *ent_path_case(const ent_path_tree *tree, uint32_t at)
{
    for (uint32_t lists = 0; lists < 2; lists++) {
        uint32_t first = at > 6 ? at - 6 : 0, last = at + 2;
        for (uint32_t i = first; i <= last && i < tree->count; i++)
            if (tree->tokens[i].label == ENT_DEP_CASE && tree->tokens[i].head == at + 1)
                return &tree->tokens[i];
        if (tree->tokens[at].label != ENT_DEP_CONJ) break;
        at = ent_path_parent(tree, at);
    }
    return NULL;
}

/* True where the token has a subject of its own. */
static bool has_subject(const ent_path_tree *tree, uint32_t at)
{
    for (uint32_t i = 0; i < tree->count; i++)
        if (tree->tokens[i].head == at + 1
            && (tree->tokens[i].label == ENT_DEP_NSUBJ
                || tree->tokens[i].label == ENT_DEP_NSUBJ_PASS))
            return true;
    return false;
}

/* "met B and praised C": a list shares what hangs on its first, unless the later has its
 * own. Names of several words are one place. */
static bool is_silent(const ent_path_tree *tree, uint32_t at, bool up)
{
    uint8_t label = tree->tokens[at].label;
    if (label == ENT_DEP_CONJ) return !up || !has_subject(tree, at);
    return label == ENT_DEP_FLAT || label == ENT_DEP_FIXED;
}

bool ent_path_see(
    const ent_path_tree *tree, uint32_t from, uint32_t to, ent_path_place *place)
{
    uint32_t path[ENT_LONGEST_PATH + 1], turn = 0;
    uint32_t n = ent_path_between(tree, from, to, path, ENT_LONGEST_PATH + 1, &turn);
    *place = (ent_path_place){ .label = ENT_DEP_ROOT };
    if (!n) return false;
    for (uint32_t i = 0; i < turn; i++) {
        if (is_silent(tree, path[i], true)) continue;
        place->full = ent_mix(place->full, 100u + tree->tokens[path[i]].label);
        place->length++;
        place->up++;
    }
    for (uint32_t i = turn + 1; i < n; i++) {
        const ent_token *t = &tree->tokens[path[i]];
        if (is_silent(tree, path[i], false)) continue;
        const ent_token *mark = ent_path_case(tree, path[i]);
        place->word = mark ? ent_mix_word(mark->lower) : 0;
        place->full = ent_mix(ent_mix(place->full, 200u + t->label), place->word);
        place->label = t->label;
        place->length++;
    }
    place->coarse = ent_mix(
        place->label, (place->up ? 1u : 0u) + (place->length > 2 ? 2u : 0u));
    return true;
}
