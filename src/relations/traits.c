/* traits.c - hashes of what is seen. */
#include "relations/traits.h"

#include <string.h>

#include "relations/frame.h"
#include "relations/mix.h"
#include "relations/role.h"
#include "relations/trait_words.h"
#include "relations/worded.h"

void ent_trait_add(
    ent_traits *t, ent_trait_kind what, uint32_t x, uint32_t y, uint32_t z, uint32_t of)
{
    if (t->count == ENT_TRAITS) return;
    if (t->notes) t->notes[t->count] = (ent_trait_note){ (uint32_t)what, x, y, z };
    uint32_t hash = ent_mix(ent_mix(ent_mix((uint32_t)what + 1, x), y), z);
    t->items[t->count++] = (ent_trait){ hash ? hash : 1, (uint8_t)of, 0 };
}

void ent_trait_add_own(ent_traits *t, uint32_t relation, ent_trait_kind what, uint32_t x,
    uint32_t y, uint32_t of)
{
    if (t->count == ENT_TRAITS) return;
    ent_trait_add(t, what, x, y, 0, of);
    t->items[t->count - 1].own = (uint8_t)(1 + relation);
}

uint32_t ent_trait_bias(void)
{
    ent_traits t = { .count = 0 };
    ent_trait_add(&t, KIND_BIAS, 0, 0, 0, ENT_NO_TRIGGER);
    return t.items[0].hash;
}

uint32_t ent_trait_rule(ent_relation relation)
{
    ent_traits t = { .count = 0 };
    ent_trait_add(&t, KIND_RULE, (uint32_t)relation, 0, 0, ENT_NO_TRIGGER);
    return t.items[0].hash;
}

static bool is_content(const ent_token *t)
{
    return t->upos == ENT_UPOS_VERB || t->upos == ENT_UPOS_NOUN || t->upos == ENT_UPOS_ADJ
           || t->upos == ENT_UPOS_PROPN;
}

void ent_scene_open(ent_scene *scene, const ent_frames *frames, const ent_text *text,
    const ent_mentions *mentions, uint32_t sentence)
{
    const ent_sentence *s = &text->sentences[sentence];
    *scene = (ent_scene){
        .frames = frames, .text = text, .mentions = mentions, .sentence = s
    };
    scene->tree = ent_path_of(text, s);
    for (uint32_t i = 0; i < s->count; i++) {
        const ent_token *t = &scene->tree.tokens[i];
        scene->lemmas[i] = ent_mix_word(t->lemma);
        scene->relations[i] = is_content(t)
                                  ? ent_relations_worded(frames, &scene->tree, i)
                                  : 0;
    }
    for (size_t i = ent_mentions_from(mentions, sentence);
         i < mentions->count && mentions->items[i].sentence == sentence; i++) {
        const ent_mention *m = &mentions->items[i];
        if (!*m->actor->code) continue;
        for (uint32_t k = 0; k < m->count; k++)
            if (m->first + k - s->first < s->count)
                scene->named[m->first + k - s->first] = true;
    }
}

/* A mention as tokens of the sentence. */
typedef struct {
    const ent_mention *mention;
    uint32_t first, end, top;
} end_of;

static end_of end_at(const ent_scene *s, uint32_t index)
{
    const ent_mention *m = &s->mentions->items[index];
    uint32_t first = m->first - s->sentence->first;
    return (end_of){ m, first, first + m->count,
        ent_path_top(&s->tree, first, m->count, m->head - s->sentence->first) };
}

static bool inside(const end_of *e, uint32_t at)
{
    return at >= e->first && at < e->end;
}

typedef struct {
    const ent_scene *scene;
    end_of source, target;
    ent_traits *traits;
} reading;

static void add_trigger(reading *r, uint32_t at)
{
    ent_traits *t = r->traits;
    if (t->trigger_count == ENT_TRIGGERS || inside(&r->source, at)
        || inside(&r->target, at))
        return;
    const ent_token *token = &r->scene->tree.tokens[at];
    if (!is_content(token) || (token->upos == ENT_UPOS_PROPN && r->scene->named[at]))
        return;
    for (uint32_t i = 0; i < t->trigger_count; i++)
        if (t->triggers[i] == at) return;
    t->triggers[t->trigger_count++] = at;
}

/* Words that hang on a word of the way and may carry its meaning. */
static void add_children(reading *r, uint32_t at)
{
    const ent_path_tree *tree = &r->scene->tree;
    for (uint32_t i = 0; i < tree->count; i++) {
        uint8_t label = tree->tokens[i].label;
        if (tree->tokens[i].head != at + 1) continue;
        if (label == ENT_DEP_OBJ || label == ENT_DEP_NSUBJ || label == ENT_DEP_NSUBJ_PASS
            || label == ENT_DEP_OBL || label == ENT_DEP_NMOD || label == ENT_DEP_XCOMP
            || label == ENT_DEP_COMPOUND || label == ENT_DEP_AMOD
            || label == ENT_DEP_CCOMP || label == ENT_DEP_CONJ || label == ENT_DEP_ACL
            || label == ENT_DEP_ADVCL)
            add_trigger(r, i);
    }
}

static void find_triggers(reading *r, const uint32_t *path, uint32_t n, uint32_t turn)
{
    const ent_path_tree *tree = &r->scene->tree;
    for (uint32_t i = 0; i < n; i++) add_trigger(r, path[i]);
    uint32_t up = path[turn];
    for (uint32_t i = 0; i < 3; i++) {
        up = ent_path_parent(tree, up);
        if (up == ENT_NO_TOKEN) break;
        add_trigger(r, up);
    }
    for (uint32_t i = 0; i < n; i++)
        if (!inside(&r->source, path[i]) && !inside(&r->target, path[i]))
            add_children(r, path[i]);
    up = ent_path_parent(tree, path[turn]);
    if (up != ENT_NO_TOKEN) add_children(r, up);
}

static uint32_t object_of(const ent_path_tree *tree, uint32_t at)
{
    for (uint32_t i = 0; i < tree->count; i++)
        if (tree->tokens[i].head == at + 1 && tree->tokens[i].label == ENT_DEP_OBJ)
            return i;
    return ENT_NO_TOKEN;
}

/* A trigger as both ends see it. */
typedef struct {
    uint32_t index, at, lemma, tag;
    ent_path_place a, b; /* of source and target */
    uint32_t role_a, role_b;
    uint32_t order, forms, kinds; /* of the three; of the two */
} trigger;

static void see_trigger(const reading *r, uint32_t index, trigger *g)
{
    const ent_scene *s = r->scene;
    uint32_t at = r->traits->triggers[index];
    *g = (trigger){
        .index = index, .at = at, .lemma = s->lemmas[at], .tag = s->tree.tokens[at].upos
    };
    if (!ent_path_see(&s->tree, at, r->source.top, &g->a)) g->a.full = g->a.coarse = 1;
    if (!ent_path_see(&s->tree, at, r->target.top, &g->b)) g->b.full = g->b.coarse = 1;
    g->role_a = ent_role_of(&s->tree, at, r->source.top);
    g->role_b = ent_role_of(&s->tree, at, r->target.top);
    g->order = (at < r->source.first ? 1u : 0u) + (at < r->target.first ? 2u : 0u)
               + (r->source.first < r->target.first ? 4u : 0u);
    const ent_mention *a = r->source.mention, *b = r->target.mention;
    g->forms = (uint32_t)a->form * 8 + (uint32_t)b->form;
    g->kinds = (uint32_t)a->actor->kind * 8 + (uint32_t)b->actor->kind;
}

static void read_word(reading *r, const trigger *g)
{
    ent_traits *t = r->traits;
    const ent_path_place a = g->a, b = g->b;
    uint32_t at = g->at, lemma = g->lemma, tag = g->tag, index = g->index;
    uint32_t cluster = r->scene->tree.tokens[at].cluster;
    ent_trait_add(t, KIND_WORD, lemma, tag, 0, index);
    ent_trait_add(t, KIND_WORD_SOURCE, lemma, a.full, 0, index);
    ent_trait_add(t, KIND_WORD_TARGET, lemma, b.full, 0, index);
    ent_trait_add(t, KIND_WORD_PLACES, lemma, a.full, b.full, index);
    ent_trait_add(t, KIND_WORD_COARSE, lemma, a.coarse, b.coarse, index);
    ent_trait_add(t, KIND_WORD_ORDER, lemma, g->order, tag, index);
    ent_trait_add(t, KIND_WORD_ROLES, lemma, g->role_a, g->role_b, index);
    ent_trait_add(t, KIND_TAG_PLACES, tag, a.full, b.full, index);
    if (cluster) {
        ent_trait_add(t, KIND_CLASS, cluster, tag, 0, index);
        ent_trait_add(t, KIND_CLASS_PLACES, cluster, a.full, b.full, index);
        ent_trait_add(t, KIND_CLASS_COARSE, cluster, a.coarse, b.coarse, index);
        ent_trait_add(t, KIND_CLASS_SOURCE, cluster, a.full, 0, index);
        ent_trait_add(t, KIND_CLASS_TARGET, cluster, b.full, 0, index);
    }
}

/* The same for whatever relation the table has the word for: how rare relations are
 * worded is learnt from the frequent ones. */
static void read_own(ent_traits *t, const trigger *g, uint32_t relation)
{
    uint32_t coarse = ent_mix(g->a.coarse, g->b.coarse), i = g->index;
    ent_trait_add_own(t, relation, KIND_OWN_PLACES, g->a.full, g->b.full, i);
    ent_trait_add_own(t, relation, KIND_OWN_COARSE, g->a.coarse, g->b.coarse, i);
    ent_trait_add_own(t, relation, KIND_OWN_SOURCE, g->a.full, g->tag, i);
    ent_trait_add_own(t, relation, KIND_OWN_TARGET, g->b.full, g->tag, i);
    ent_trait_add_own(t, relation, KIND_OWN_FORMS, g->forms, g->tag, i);
    ent_trait_add_own(t, relation, KIND_OWN_FORMS_COARSE, g->forms, coarse, i);
    ent_trait_add_own(t, relation, KIND_OWN_KINDS, g->kinds, coarse, i);
    ent_trait_add_own(t, relation, KIND_OWN_ORDER, g->order, g->tag, i);
    ent_trait_add_own(t, relation, KIND_OWN_ROLES, g->role_a, g->role_b, i);
    ent_trait_add_own(
        t, relation, KIND_OWN_ROLES_FORMS, ent_mix(g->role_a, g->role_b), g->forms, i);
    ent_trait_add_own(t, relation, KIND_OWN_ROLE_SOURCE, g->role_a, g->tag, i);
    ent_trait_add_own(
        t, relation, KIND_OWN_ROLE_TARGET, g->role_b, ent_mix(g->tag, g->forms & 7), i);
}

static void read_frames(reading *r, const trigger *g)
{
    ent_traits *t = r->traits;
    const ent_path_place a = g->a, b = g->b;
    uint32_t tag = g->tag, index = g->index;
    for (uint32_t bits = r->scene->relations[g->at]; bits; bits &= bits - 1) {
        uint32_t relation = (uint32_t)__builtin_ctz(bits);
        ent_trait_add(t, KIND_FRAME, relation, tag, 0, index);
        ent_trait_add(t, KIND_FRAME_PLACES, relation, a.full, b.full, index);
        ent_trait_add(t, KIND_FRAME_COARSE, relation, a.coarse, b.coarse, index);
        ent_trait_add(t, KIND_FRAME_SOURCE, relation, a.full, tag, index);
        ent_trait_add(t, KIND_FRAME_TARGET, relation, b.full, tag, index);
        ent_trait_add(t, KIND_FRAME_ROLES, relation, g->role_a, g->role_b, index);
        read_own(t, g, relation);
    }
}

/* The words beside it, and who the two are. */
static void read_company(reading *r, const trigger *g)
{
    const ent_scene *s = r->scene;
    ent_traits *t = r->traits;
    const ent_path_place a = g->a, b = g->b;
    uint32_t at = g->at, lemma = g->lemma, index = g->index;
    uint32_t object = object_of(&s->tree, at);
    if (object != ENT_NO_TOKEN && !inside(&r->source, object)
        && !inside(&r->target, object)) {
        ent_trait_add(t, KIND_WORD_OBJECT, lemma, s->lemmas[object], 0, index);
        ent_trait_add(
            t, KIND_WORD_OBJECT_COARSE, s->lemmas[object], a.coarse, b.coarse, index);
    }
    uint32_t parent = ent_path_parent(&s->tree, at);
    if (parent != ENT_NO_TOKEN && !inside(&r->source, parent)
        && !inside(&r->target, parent))
        ent_trait_add(t, KIND_WORD_UNDER, lemma, s->lemmas[parent], 0, index);
    ent_trait_add(
        t, KIND_WORD_KINDS, lemma, g->kinds, ent_mix(a.coarse, b.coarse), index);
}

static void read_trigger(reading *r, uint32_t index)
{
    trigger g;
    see_trigger(r, index, &g);
    read_word(r, &g);
    read_frames(r, &g);
    read_company(r, &g);
}

static uint32_t bucket(uint32_t n)
{
    return n < 4 ? n : n < 6 ? 4u : n < 9 ? 5u : n < 14 ? 6u : n < 22 ? 7u : 8u;
}

static void read_between(reading *r)
{
    const ent_scene *s = r->scene;
    ent_traits *t = r->traits;
    bool turned = r->target.first < r->source.first;
    const end_of *left = turned ? &r->target : &r->source;
    const end_of *right = turned ? &r->source : &r->target;
    uint32_t from = left->end, to = right->first, way = turned ? 1 : 0;
    uint32_t gap = to > from ? to - from : 0, others = 0;
    ent_trait_add(t, KIND_DISTANCE, bucket(gap), way, 0, ENT_NO_TRIGGER);
    for (uint32_t i = from; i < to; i++) {
        const ent_token *token = &s->tree.tokens[i];
        if (gap > 12) break;
        if (s->named[i]) {
            others++;
            continue;
        }
        if (token->upos == ENT_UPOS_PUNCT || token->upos == ENT_UPOS_DET) continue;
        ent_trait_add(t, KIND_BETWEEN, s->lemmas[i], way, 0, ENT_NO_TRIGGER);
        if (token->cluster)
            ent_trait_add(t, KIND_BETWEEN_CLASS, token->cluster, way, 0, ENT_NO_TRIGGER);
        if (i + 1 < to)
            ent_trait_add(t, KIND_BETWEEN_PAIR, s->lemmas[i], s->lemmas[i + 1], way,
                ENT_NO_TRIGGER);
    }
    ent_trait_add(t, KIND_MANY, others > 4 ? 4 : others, way, 0, ENT_NO_TRIGGER);
    if (gap <= 3) {
        uint32_t all = 0;
        for (uint32_t i = from; i < to; i++) all = ent_mix(all, s->lemmas[i]);
        ent_trait_add(t, KIND_ADJACENT, all, way, gap, ENT_NO_TRIGGER);
        if (right->end < s->tree.count)
            ent_trait_add(
                t, KIND_ADJACENT, all, 2 + way, s->lemmas[right->end], ENT_NO_TRIGGER);
    }
    if (left->first)
        ent_trait_add(t, KIND_BEFORE, s->lemmas[left->first - 1], way, 0, ENT_NO_TRIGGER);
    if (right->end < s->tree.count)
        ent_trait_add(t, KIND_AFTER, s->lemmas[right->end], way, 0, ENT_NO_TRIGGER);
}

/* "forces", "officials"; which state it is must not matter. */
static void add_head(
    ent_traits *t, ent_trait_kind what, const ent_scene *s, const end_of *e)
{
    uint8_t tag = s->tree.tokens[e->top].upos;
    if (tag == ENT_UPOS_NOUN || tag == ENT_UPOS_PRON)
        ent_trait_add(
            t, what, s->lemmas[e->top], (uint32_t)e->mention->form, 0, ENT_NO_TRIGGER);
}

static void read_ends(reading *r, uint32_t path)
{
    const ent_mention *a = r->source.mention, *b = r->target.mention;
    const ent_scene *s = r->scene;
    ent_traits *t = r->traits;
    uint32_t forms = (uint32_t)a->form * 8 + (uint32_t)b->form;
    ent_trait_add(t, KIND_PATH, path, 0, 0, ENT_NO_TRIGGER);
    ent_trait_add(t, KIND_PATH_FORMS, path, forms, 0, ENT_NO_TRIGGER);
    ent_trait_add(t, KIND_FORMS, forms, a->possessive, b->possessive, ENT_NO_TRIGGER);
    ent_trait_add(t, KIND_FORM_SOURCE, (uint32_t)a->form, a->possessive,
        (uint32_t)a->actor->kind, ENT_NO_TRIGGER);
    ent_trait_add(t, KIND_FORM_TARGET, (uint32_t)b->form, b->possessive,
        (uint32_t)b->actor->kind, ENT_NO_TRIGGER);
    ent_trait_add(t, KIND_KINDS, (uint32_t)a->actor->kind, (uint32_t)b->actor->kind, 0,
        ENT_NO_TRIGGER);
    ent_trait_add(t, KIND_SECTORS, ent_mix_word(a->actor->sector),
        ent_mix_word(b->actor->sector), 0, ENT_NO_TRIGGER);
    add_head(t, KIND_HEAD_SOURCE, s, &r->source);
    add_head(t, KIND_HEAD_TARGET, s, &r->target);
    ent_trait_add(t, KIND_SENTENCE, (uint32_t)s->sentence->kind,
        bucket(s->tree.count / 4), 0, ENT_NO_TRIGGER);
}

static void read_rules(const ent_candidate *c, ent_traits *t)
{
    enum { OF_EARLIER = 20 }; /* the target stands in a sentence before */
    for (uint32_t i = 0; i < ENT_RELATIONS; i++) {
        const ent_claim *rule = c->rules[i];
        if (rule) {
            ent_trait_add(t, KIND_RULE, i, 0, 0, ENT_NO_TRIGGER);
            ent_trait_add(t, KIND_RULE, i, 1 + (uint32_t)(rule->confidence * 10), 0,
                ENT_NO_TRIGGER);
            ent_trait_add(
                t, KIND_RULE_FRAME, i, ent_mix_word(rule->rule), 0, ENT_NO_TRIGGER);
            ent_trait_add(t, KIND_RULE_STATUS, i, rule->status, 0, ENT_NO_TRIGGER);
            ent_trait_add_own(t, i, KIND_OWN_RULE, (uint32_t)(rule->confidence * 10),
                rule->status, ENT_NO_TRIGGER);
            if (rule->earlier)
                ent_trait_add(t, KIND_RULE, i, OF_EARLIER, 0, ENT_NO_TRIGGER);
        }
        if (!c->turned[i]) continue;
        ent_trait_add(t, KIND_TURNED, i, 0, 0, ENT_NO_TRIGGER);
        ent_trait_add_own(t, i, KIND_OWN_TURNED, rule != NULL, 0, ENT_NO_TRIGGER);
    }
    t->rules = t->count;
    ent_trait_add(t, KIND_BIAS, 0, 0, 0, ENT_NO_TRIGGER);
}

/* Whoever issued the text is not in the sentence: where its target stands is all. */
static void read_issued(const ent_scene *s, const ent_candidate_pair *pair, ent_traits *t)
{
    reading r = { .scene = s, .target = end_at(s, pair->target), .traits = t };
    const ent_mention *b = r.target.mention;
    uint32_t up = r.target.top;
    r.source.first = r.source.end = s->tree.count;
    for (int i = 0; i < 4 && up != ENT_NO_TOKEN; i++) {
        add_trigger(&r, up);
        if (!inside(&r.target, up)) add_children(&r, up);
        up = ent_path_parent(&s->tree, up);
    }
    ent_trait_add(t, KIND_ISSUER, (uint32_t)b->form, b->possessive,
        (uint32_t)b->actor->kind, ENT_NO_TRIGGER);
    ent_trait_add(t, KIND_ISSUER, 99, (uint32_t)s->sentence->kind, 0, ENT_NO_TRIGGER);
    for (uint32_t i = 0; i < t->trigger_count; i++) {
        uint32_t at = t->triggers[i], lemma = s->lemmas[at];
        const ent_token *token = &s->tree.tokens[at];
        ent_path_place p;
        if (!ent_path_see(&s->tree, at, r.target.top, &p)) p.full = p.coarse = 1;
        ent_trait_add(t, KIND_ISSUER_WORD, lemma, 0, 0, i);
        ent_trait_add(t, KIND_ISSUER_WORD, lemma, p.full, 1, i);
        ent_trait_add(t, KIND_ISSUER_WORD, lemma, p.coarse, 2, i);
        ent_trait_add(t, KIND_ISSUER_WORD, token->cluster, p.full, 3, i);
        ent_trait_add(t, KIND_ISSUER_WORD, token->cluster, 0, 4, i);
        for (uint32_t bits = s->relations[at]; bits; bits &= bits - 1) {
            uint32_t relation = (uint32_t)__builtin_ctz(bits);
            ent_trait_add(t, KIND_ISSUER_WORD, relation, token->upos, 5, i);
            ent_trait_add(t, KIND_ISSUER_WORD, relation, p.full, 6, i);
        }
    }
}

/* What else the sentence talks of. */
static void read_bag(const ent_scene *s, ent_traits *t)
{
    enum { MOST = 80 };
    for (uint32_t i = 0; i < s->tree.count && i < MOST; i++)
        if (is_content(&s->tree.tokens[i]) && !s->named[i])
            ent_trait_add(t, KIND_BAG, s->lemmas[i], 0, 0, ENT_NO_TRIGGER);
}

/* Members of the list that both belong to; 0: to none. */
static uint32_t list_of(const reading *r)
{
    const ent_path_tree *tree = &r->scene->tree;
    uint32_t head = ent_path_list(tree, r->source.top), members = 0;
    if (head != ent_path_list(tree, r->target.top)) return 0;
    for (uint32_t i = 0; i < tree->count; i++)
        members += i == head
                   || (tree->tokens[i].label == ENT_DEP_CONJ
                       && ent_path_list(tree, i) == head);
    return members;
}

void ent_traits_read(const ent_scene *scene, const ent_candidate *candidate,
    const ent_candidate_pair *pair, ent_traits *traits)
{
    traits->count = traits->trigger_count = 0;
    traits->notes = scene->notes;
    read_rules(candidate, traits);
    if (!pair) return;
    if (pair->source == ENT_ISSUER) {
        read_issued(scene, pair, traits);
        return;
    }
    reading r = { scene, end_at(scene, pair->source), end_at(scene, pair->target),
        traits };
    enum { ROOM = 40 };
    uint32_t path[ROOM], turn = 0;
    uint32_t n = ent_path_between(
        &scene->tree, r.source.top, r.target.top, path, ROOM, &turn);
    ent_path_place way;
    bool near = ent_path_see(&scene->tree, r.source.top, r.target.top, &way);
    read_ends(&r, near ? way.full : 1);
    read_between(&r);
    ent_trait_add(traits, KIND_PARTIES, bucket(candidate->parties), 0, 0, ENT_NO_TRIGGER);
    read_bag(scene, traits);
    uint32_t list = list_of(&r);
    if (list) ent_trait_add(traits, KIND_LIST, list > 6 ? 7 : list, 0, 0, ENT_NO_TRIGGER);
    if (n) find_triggers(&r, path, n, turn);
    for (uint32_t i = 0; i < traits->trigger_count; i++) read_trigger(&r, i);
}
