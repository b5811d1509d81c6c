/* features.c - the parser's templates. s: stack, b: the words to come; w: word, t: tag,
 * wt: both, v: second tag, c: cluster. */
#include "syntax/features.h"

#include "syntax/tagger.h"
#include "syntax/templates.h"

/* First numbers of the five parts. */
enum { FRONT = 200, TOP = 300, PAIR = 400, DEEP = 500, MOVING = 600 };

static void set(ent_sight *sight, size_t at, uint32_t word, uint32_t tag)
{
    sight->word[at] = word;
    sight->tag[at] = tag;
    sight->both[at] = ent_hash_mix(word ^ ent_hash_turn(tag, 13));
    sight->second[at] = sight->cluster[at] = 0x7A3E0003u;
}

void ent_sight_fill(ent_sight *sight, const ent_atom *atoms, size_t count,
    const uint8_t *tags, const uint8_t *seconds)
{
    const uint32_t nothing = 0x7A3E0001u, root = 0x7A3E0002u;
    sight->count = count;
    set(sight, 0, ent_hash_mix(nothing), ent_tagger_tag_atom(-1));
    for (size_t i = 1; i <= count; i++) {
        set(sight, i, atoms[i].word, ent_tagger_tag_atom(tags[i - 1]));
        sight->second[i] = ent_tagger_tag_atom(seconds[i - 1]);
        sight->cluster[i] = atoms[i].cluster;
    }
    set(sight, count + 1, ent_hash_mix(root), ent_hash_mix(root + 1));
    for (size_t i = count + 2; i < count + 4; i++)
        set(sight, i, sight->word[0], sight->tag[0]);
}

ent_kernel ent_state_kernel(const ent_cells *cells, const ent_state *state)
{
    const ent_cell *s0 = &cells->cells[state->top], *s1 = &cells->cells[s0->below];
    return (ent_kernel){ .s2 = cells->cells[s1->below].word,
        .s1 = s1->word,
        .s0 = s0->word,
        .b0 = state->next };
}

static uint32_t distance(size_t from, size_t to)
{
    static const uint8_t classes[] = { 0, 1, 2, 3, 4, 5, 5, 6, 6, 6, 6, 7 };
    size_t d = from && to > from ? to - from : 0;
    return (classes[d > 11 ? 11 : d] + 1u) * 0x9E3779B1u;
}

size_t ent_features_front(const ent_sight *f, size_t b0, uint32_t *out)
{
    const uint32_t first = FRONT;
    uint32_t n = 0;
    const uint32_t *w = f->word, *t = f->tag;
    const uint32_t *v = f->second, *c = f->cluster;
    size_t b1 = b0 + 1, b2 = b0 + 2;
    ADD1(t[b0]);
    ADD1(f->both[b0]);
    ADD1(w[b0]);
    ADD1(t[b1]);
    ADD1(f->both[b1]);
    ADD1(w[b1]);
    ADD1(t[b2]);
    ADD1(f->both[b2]);
    ADD2(t[b0], t[b1]);
    ADD3(t[b0], t[b1], t[b2]);
    ADD2(w[b2], t[b1]);
    ADD2(t[b0], v[b0]);
    ADD3(w[b0], v[b0], t[b0]);
    ADD3(t[b0], t[b1], v[b1]);
    ADD2(c[b0], t[b0]);
    ADD2(c[b1], t[b1]);
    return n;
}

size_t ent_features_top(const ent_sight *f, size_t s0, uint32_t *out)
{
    const uint32_t first = TOP;
    uint32_t n = 0;
    const uint32_t *w = f->word, *t = f->tag;
    const uint32_t *v = f->second, *c = f->cluster;
    size_t p = s0 > 1 ? s0 - 1 : 0, q = s0 && s0 < f->count ? s0 + 1 : 0;
    ADD1(t[s0]);
    ADD1(f->both[s0]);
    ADD1(w[s0]);
    ADD3(t[p], t[s0], t[q]);
    ADD2(t[s0], t[q]);
    ADD2(t[s0], w[q]);
    ADD2(t[s0], v[s0]);
    ADD3(w[s0], v[s0], t[s0]);
    ADD2(c[s0], t[s0]);
    return n;
}

size_t ent_features_pair(const ent_sight *f, size_t s0, size_t b0, uint32_t *out)
{
    const uint32_t first = PAIR;
    uint32_t n = 0;
    const uint32_t *w = f->word, *t = f->tag, *wt = f->both;
    const uint32_t *v = f->second, *c = f->cluster;
    size_t b1 = b0 + 1, before = b0 > 1 ? b0 - 1 : 0;
    uint32_t d = distance(s0, b0);
    ADD1(0);
    ADD2(t[s0], t[b0]);
    ADD2(wt[s0], t[b1]);
    ADD2(t[s0], t[b1]);
    ADD3(t[s0], t[b0], t[b1]);
    ADD3(w[s0], t[b0], t[b1]);
    ADD2(w[s0], d);
    ADD2(t[s0], d);
    ADD2(t[b0], d);
    ADD3(t[s0], t[b0], d);
    ADD3(t[before], t[b0], t[s0]);
    ADD2(w[before], t[b0]);
    ADD3(t[s0], v[s0], t[b0]);
    ADD3(t[s0], t[b0], v[b0]);
    ADD4(t[s0], v[s0], t[b0], v[b0]);
    ADD4(t[b0], v[b0], t[b1], t[s0]);
    ADD3(t[s0], t[b1], v[b1]);
    ADD3(c[s0], c[b0], t[s0]);
    ADD3(c[s0], c[b0], t[b0]);
    ADD3(c[s0], t[b0], t[b1]);
    ADD3(t[s0], c[b0], t[b1]);
    ADD3(c[b0], c[b1], t[s0]);
    ADD3(c[s0], c[b0], d);
    return n;
}

size_t ent_features_deep(const ent_sight *f, ent_kernel k, uint32_t *out)
{
    const uint32_t first = DEEP;
    uint32_t n = 0;
    const uint32_t *w = f->word, *t = f->tag, *wt = f->both;
    const uint32_t *v = f->second, *c = f->cluster;
    size_t s2 = k.s2, s1 = k.s1, s0 = k.s0, b0 = k.b0;
    ADD2(t[s1], t[s0]);
    ADD2(t[s1], wt[s0]);
    ADD2(w[s1], w[s0]);
    ADD2(t[s1], t[b0]);
    ADD3(t[s2], t[s1], t[s0]);
    ADD4(t[s1], t[s0], v[s0], t[b0]);
    ADD3(t[s1], v[s1], t[s0]);
    ADD3(c[s1], c[s0], t[s0]);
    ADD3(c[s1], c[s0], c[b0]);
    return n;
}

static uint32_t label_atom(size_t child, uint8_t label)
{
    return child ? (label + 2u) * 0x9E3779B1u : 0x9E3779B1u;
}

static uint32_t valency_atom(uint32_t kind, uint8_t children)
{
    return (kind * 8u + (children > 4 ? 4u : children) + 1u) * 0xC2B2AE3Du;
}

static uint32_t set_atom(uint64_t labels, uint32_t kind)
{
    labels *= 0x9E3779B97F4A7C15u;
    return (uint32_t)(labels >> 32) + kind * 0x165667B1u;
}

/* Children of s0, s1 and b0, with their labels. */
static uint32_t add_children(const ent_sight *f, const ent_cell *s0, const ent_cell *s1,
    const ent_cell *b, uint32_t *out)
{
    const uint32_t first = MOVING;
    uint32_t n = 0;
    const uint32_t *w = f->word, *t = f->tag, *wt = f->both, *c = f->cluster;
    uint32_t s0t = t[s0->word], s0w = w[s0->word], s1t = t[s1->word];
    uint32_t bt = t[b->word], bw = w[b->word];
    uint32_t l0 = label_atom(s0->left, s0->left_label);
    uint32_t r0 = label_atom(s0->right, s0->right_label);
    uint32_t l1 = label_atom(s1->left, s1->left_label);
    uint32_t lb = label_atom(b->left, b->left_label);
    ADD3(s0t, t[s0->left], bt);
    ADD3(s0t, t[s0->right], bt);
    ADD3(s0t, bt, t[b->left]);
    ADD3(s1t, s0t, t[s0->left]);
    ADD3(s1t, s0t, t[s0->right]);
    ADD2(s0t, l0);
    ADD2(s0t, r0);
    ADD2(bt, lb);
    ADD2(s0w, r0);
    ADD2(s0w, l0);
    ADD2(bw, lb);
    ADD1(wt[s0->left]);
    ADD1(wt[s0->right]);
    ADD1(wt[s1->right]);
    ADD1(wt[b->left]);
    ADD1(wt[s1->left]);
    ADD3(s0w, w[s0->right], r0);
    ADD3(s0t, t[s0->right], t[s0->right2]);
    ADD3(bt, t[b->left], t[b->left2]);
    ADD3(s0t, label_atom(s0->left2, s0->left2_label), l0);
    ADD3(s0t, label_atom(s0->right2, s0->right2_label), r0);
    ADD3(bt, label_atom(b->left2, b->left2_label), lb);
    ADD3(s1t, label_atom(s1->left2, s1->left2_label), l1);
    ADD3(c[s0->word], c[s0->left], l0);
    ADD3(c[s0->word], c[s0->right], r0);
    ADD3(c[b->word], c[b->left], lb);
    return n;
}

/* How many children, and the sets of their labels. */
static uint32_t add_valency(
    const ent_sight *f, const ent_cell *s0, const ent_cell *b, uint32_t *out)
{
    const uint32_t first = MOVING + 60;
    uint32_t n = 0;
    const uint32_t *w = f->word, *t = f->tag;
    uint32_t s0t = t[s0->word], s0w = w[s0->word], bt = t[b->word], bw = w[b->word];
    uint32_t left0 = valency_atom(0, s0->lefts), right0 = valency_atom(1, s0->rights);
    uint32_t leftb = valency_atom(2, b->lefts);
    uint32_t labels0 = set_atom(s0->right_labels, 1),
             labelsb = set_atom(b->left_labels, 2);
    ADD2(s0t, left0);
    ADD2(s0w, right0);
    ADD2(s0t, right0);
    ADD2(bw, leftb);
    ADD2(bt, leftb);
    ADD2(s0w, labels0);
    ADD2(s0t, labels0);
    ADD2(bw, labelsb);
    ADD2(bt, labelsb);
    ADD3(s0t, bt, labelsb);
    return n;
}

/* The head that s0 has, which stands below it, and that one's head. */
static uint32_t add_heads(const ent_sight *f, const ent_cells *cells, const ent_cell *s0,
    const ent_cell *s1, const ent_cell *b, uint32_t *out)
{
    const uint32_t first = MOVING + 90;
    uint32_t n = 0;
    const uint32_t *w = f->word, *t = f->tag;
    uint32_t s0t = t[s0->word], s0w = w[s0->word], bt = t[b->word];
    size_t head = s0->attached ? s1->word : 0;
    size_t head2 = head && s1->attached ? cells->cells[s1->below].word : 0;
    uint32_t label = label_atom(head, s0->label);
    uint32_t has = ent_hash_mix(head ? 11 : 12);
    ADD1(f->both[head]);
    ADD1(label);
    ADD2(s0t, label);
    ADD2(t[head2], t[head]);
    ADD3(s0w, label, bt);
    ADD1(has);
    ADD2(has, bt);
    return n;
}

size_t ent_features_moving(
    const ent_sight *sight, const ent_cells *cells, const ent_state *state, uint32_t *out)
{
    const ent_cell *s0 = &cells->cells[state->top], *s1 = &cells->cells[s0->below];
    const ent_cell *b = &cells->cells[state->front];
    uint32_t n = add_children(sight, s0, s1, b, out);
    n += add_valency(sight, s0, b, out + n);
    return n + add_heads(sight, cells, s0, s1, b, out + n);
}

size_t ent_features_all(
    const ent_sight *sight, const ent_cells *cells, const ent_state *state, uint32_t *out)
{
    ent_kernel k = ent_state_kernel(cells, state);
    size_t n = ent_features_front(sight, k.b0, out);
    n += ent_features_top(sight, k.s0, out + n);
    n += ent_features_pair(sight, k.s0, k.b0, out + n);
    n += ent_features_deep(sight, k, out + n);
    return n + ent_features_moving(sight, cells, state, out + n);
}
