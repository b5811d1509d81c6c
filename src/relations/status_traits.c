/* status_traits.c - what speaks for the status of a claim: the words over the one that
 * states it, and what the tree makes of them. */
#include <string.h>

#include "relations/context.h"
#include "relations/frame.h"
#include "relations/mix.h"
#include "relations/modality.h"
#include "relations/trait_words.h"

static void add(ent_traits *t, ent_trait_kind what, uint32_t x, uint32_t y, uint32_t z)
{
    ent_trait_add(t, what, x, y, z, ENT_NO_TRIGGER);
}

static bool covers(ent_span span, const ent_token *t)
{
    return t->span.begin >= span.begin && t->span.begin < span.end;
}

uint32_t ent_word_of_rule(const ent_scene *scene, const ent_claim *rule)
{
    const ent_path_tree *tree = &scene->tree;
    for (uint32_t i = 0; i < tree->count; i++) {
        uint32_t over = ent_path_parent(tree, i);
        if (covers(rule->trigger, &tree->tokens[i])
            && (over == ENT_NO_TOKEN || !covers(rule->trigger, &tree->tokens[over])))
            return i;
    }
    return ENT_NO_TOKEN;
}

static ent_modality modality_of(const ent_scene *s, uint32_t at, ent_relation relation)
{
    return ent_modality_of(s->frames, &s->tree, at, relation);
}

bool ent_status_is_plain(const ent_scene *scene, const ent_claim *rule)
{
    uint32_t at = ent_word_of_rule(scene, rule);
    if (rule->status == ENT_NEGATED) return true; /* too rare to be learnt */
    if (at == ENT_NO_TOKEN) return false;
    ent_modality m = modality_of(scene, at, rule->relation);
    if (rule->status == ENT_POSSIBLE && !m.purpose) return true; /* rare as well */
    if (rule->status == ENT_ALLEGED && m.status == ENT_ACTUAL && m.by == ENT_NO_TOKEN)
        return true; /* who charges stands elsewhere */
    if (m.status != rule->status || m.by == ENT_NO_TOKEN) return false;
    if (m.label == ENT_DEP_MARK) return true;
    /* "are expected to sign", where who is "committed to cooperate" does so already. */
    if (m.status == ENT_PLANNED && m.label == ENT_DEP_XCOMP
        && ent_words_have(
            ent_frames_set(scene->frames, "scheduled"), scene->tree.tokens[m.by].lower))
        return true;
    /* "claimed to have won" is a boast, "accused of robbing" a charge. */
    if (m.status == ENT_ALLEGED) return m.label != ENT_DEP_XCOMP;
    const char *word = scene->tree.tokens[m.by].lower;
    bool open = strcmp(word, "may") == 0 || strcmp(word, "might") == 0
                || strcmp(word, "will") == 0;
    return m.label == ENT_DEP_AUX && (m.status == ENT_PLANNED || open);
}

/* What the tree makes of the word `at`, which is the relation's own, the one that the
 * target or the one that the source hangs on (`from` 0, 1, 2). */
static void read_modality(
    const ent_scene *s, uint32_t at, uint32_t from, ent_relation relation, ent_traits *t)
{
    bool hostile = ent_is_hostile_act(relation);
    if (at == ENT_NO_TOKEN) return;
    ent_modality m = modality_of(s, at, relation);
    add(t, KIND_STATUS_TREE, m.status, from, 0);
    add(t, KIND_STATUS_TREE, m.status, from, 1 + hostile);
    add(t, KIND_STATUS_TREE, m.status, from, 3 + relation);
    if (m.by != ENT_NO_TOKEN) {
        add(t, KIND_STATUS_BY, s->lemmas[m.by], m.label, 0);
        add(t, KIND_STATUS_BY, s->lemmas[m.by], m.label, 1 + m.status);
    }
    if (m.purpose) add(t, KIND_STATUS_BY, 0, from, hostile);
    if (m.speech != ENT_NO_TOKEN) {
        add(t, KIND_STATUS_SPEECH, s->lemmas[m.speech], hostile, from);
        add(t, KIND_STATUS_SPEECH, 0, hostile, from);
    }
}

/* The word that a mention hangs on, past lists. */
static uint32_t word_over(const ent_scene *s, uint32_t mention)
{
    const ent_mention *m = &s->mentions->items[mention];
    uint32_t first = m->first - s->sentence->first;
    uint32_t at = ent_path_top(&s->tree, first, m->count, m->head - s->sentence->first);
    while (s->tree.tokens[at].label == ENT_DEP_CONJ
           && ent_path_parent(&s->tree, at) != ENT_NO_TOKEN)
        at = ent_path_parent(&s->tree, at);
    return ent_path_parent(&s->tree, at);
}

/* The verb of the clause that the word says: "announced that it will [send]". */
static uint32_t clause_below(const ent_scene *s, uint32_t at)
{
    for (uint32_t i = 0; at != ENT_NO_TOKEN && i < s->tree.count; i++) {
        const ent_token *t = &s->tree.tokens[i];
        if (t->head == at + 1 && (t->label == ENT_DEP_CCOMP || t->label == ENT_DEP_XCOMP))
            return i;
    }
    return ENT_NO_TOKEN;
}

static void read_modalities(const ent_scene *s, const ent_candidate *c,
    ent_relation relation, uint32_t trigger, ent_traits *t)
{
    read_modality(s, trigger, 0, relation, t);
    read_modality(s, clause_below(s, trigger), 3, relation, t);
    if (!c->pair_count) return;
    read_modality(s, word_over(s, c->pairs[0].target), 1, relation, t);
    if (c->pairs[0].source != ENT_ISSUER)
        read_modality(s, word_over(s, c->pairs[0].source), 2, relation, t);
}

/* A word on the way up, `depth` arcs over the trigger, and what hangs on it. */
static void read_step(
    const ent_scene *s, uint32_t at, uint32_t depth, ent_relation relation, ent_traits *t)
{
    const ent_token *token = &s->tree.tokens[at];
    add(t, KIND_STATUS_WORD, s->lemmas[at], depth, 0);
    add(t, KIND_STATUS_WORD, s->lemmas[at], 9, relation);
    add(t, KIND_STATUS_FORM, token->xpos, depth, 0);
    add(t, KIND_STATUS_FORM, token->xpos, depth, 1 + relation);
    for (uint32_t i = 0; i < s->tree.count; i++) {
        const ent_token *child = &s->tree.tokens[i];
        if (child->head != at + 1) continue;
        uint8_t l = child->label;
        if (l == ENT_DEP_AUX || l == ENT_DEP_AUX_PASS || l == ENT_DEP_MARK
            || l == ENT_DEP_COP || l == ENT_DEP_DET)
            add(t, KIND_STATUS_AUX, s->lemmas[i], l, depth);
        if (l == ENT_DEP_ADVMOD || l == ENT_DEP_AMOD || l == ENT_DEP_CASE)
            add(t, KIND_STATUS_CHILD, s->lemmas[i], depth, 0);
    }
    add(t, KIND_STATUS_UP, token->label, depth, 0);
}

static void read_sentence(const ent_scene *s, ent_relation relation, ent_traits *t)
{
    for (uint32_t i = 0; i < s->tree.count; i++) {
        uint8_t tag = s->tree.tokens[i].upos;
        if (tag == ENT_UPOS_AUX || tag == ENT_UPOS_SCONJ || tag == ENT_UPOS_PART)
            add(t, KIND_STATUS_BAG, s->lemmas[i], 0, 0);
        if (tag == ENT_UPOS_VERB)
            add(t, KIND_STATUS_BAG, s->lemmas[i], 1, ent_is_hostile_act(relation));
    }
}

void ent_status_traits_read(const ent_scene *scene, const ent_candidate *candidate,
    ent_relation relation, uint32_t trigger, ent_status told, ent_traits *traits)
{
    const ent_claim *rule = candidate->rules[relation];
    ent_traits *t = traits;
    t->count = t->trigger_count = 0;
    t->notes = scene->notes;
    uint32_t read = rule ? ent_word_of_rule(scene, rule) : ENT_NO_TOKEN;
    if (read != ENT_NO_TOKEN) trigger = read;
    add(t, KIND_BIAS, 0, 0, 0);
    add(t, KIND_BIAS, 1, relation, 0);
    if (rule) {
        add(t, KIND_STATUS_RULE, rule->status, 0, 0);
        add(t, KIND_STATUS_RULE, rule->status, relation, 1);
    }
    add(t, KIND_STATUS_TOLD, told, rule ? 1 : 0, 0);
    add(t, KIND_STATUS_TOLD, told, 2, relation);
    add(t, KIND_SENTENCE, (uint32_t)scene->sentence->kind, 0, 0);
    read_modalities(scene, candidate, relation, trigger, t);
    uint32_t at = trigger;
    for (uint32_t up = 0; up < 4 && at != ENT_NO_TOKEN; up++) {
        read_step(scene, at, up > 1 ? 2 : up, relation, t);
        at = ent_path_parent(&scene->tree, at);
    }
    read_sentence(scene, relation, t);
}
