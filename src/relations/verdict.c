/* verdict.c - candidates of each sentence, scored; those above the threshold are claims.
 */
#include "relations/verdict.h"

#include <string.h>

#include "base/strings.h"

#include "relations/context.h"
#include "relations/explaining.h"
#include "relations/sport.h"

/* A candidate's log odds, and the pair of mentions that each is due to. */
typedef struct {
    float odds[ENT_RELATIONS];
    uint32_t pair[ENT_RELATIONS]; /* index; pair_count where there is none */
} score;

typedef struct {
    ent_arena *arena;
    const ent_frames *frames;
    const ent_judge *judge;
    const ent_text *text;
    const ent_mentions *mentions;
    const ent_claims *rules;
    ent_issuers issuers;
    ent_claims *found;
    size_t capacity;
    uint32_t sentence;
    ent_candidates candidates;
    score *scores; /* of the candidates; room for score_room */
    size_t score_room;
    ent_scene scene;
    ent_traits traits;
    ent_reading reading;
    ent_match match; /* of the claim in hand; too large for one each */
    bool has_reading, sport;
    float support; /* log odds, of the word that trigger_of has found last */
    bool owned;    /* by a verb of a dictionary: what was to be claimed just now */
    ent_explainer *explainer; /* NULL: nobody asks */
} weighing;

static void weigh(weighing *w, const ent_candidate *c, score *s)
{
    uint32_t count = c->pair_count ? c->pair_count : 1;
    for (uint32_t i = 0; i < count; i++) {
        float odds[ENT_RELATIONS];
        ent_traits_read(&w->scene, c, c->pair_count ? &c->pairs[i] : NULL, &w->traits);
        ent_judge_relations(w->judge, &w->traits, odds);
        for (int r = 0; r < ENT_RELATIONS; r++)
            if (!i || odds[r] > s->odds[r]) {
                s->odds[r] = odds[r];
                s->pair[r] = i;
            }
    }
}

/* "both" relations: the same two the other way round; SIZE_MAX: not among them. */
static size_t partner(const weighing *w, const ent_candidate *c)
{
    for (size_t i = 0; i < w->candidates.count; i++) {
        const ent_candidate *o = &w->candidates.items[i];
        if (ent_equal(o->source->code, c->target->code)
            && ent_equal(o->target->code, c->source->code))
            return i;
    }
    return SIZE_MAX;
}

/* The reading of the sentence by chunks, from which date, place and speaker are told. */
static const ent_reading *reading_of(weighing *w, ent_error *err)
{
    if (!w->has_reading
        && !ent_read_sentence(
            w->arena, w->frames, w->text, w->mentions, w->sentence, &w->reading, err))
        return NULL;
    w->has_reading = true;
    return &w->reading;
}

/* What a rule would have matched around a token of the document. */
static const ent_match *match_at(
    weighing *w, const ent_reading *r, uint32_t token, const ent_claim *claim)
{
    uint32_t chunk = ent_chunk_at(r, token);
    w->match = (ent_match){ .chunk = chunk,
        .verb = ent_verb_at(r, chunk),
        .first = token,
        .count = 1,
        .relation = claim->relation,
        .status = claim->status };
    return &w->match;
}

/* Code and date as the claim's status has them, where the rule had read another one. */
static void restate(
    weighing *w, const ent_reading *r, const ent_claim *rule, ent_claim *claim)
{
    uint32_t at = ent_word_of_rule(&w->scene, rule);
    claim->cameo = ent_cameo_of(claim->relation, claim->status, NULL);
    if (at == ENT_NO_TOKEN) return;
    at += w->text->sentences[w->sentence].first;
    claim->date = ent_date_of(r, match_at(w, r, at, claim), &claim->date_from);
}

/* What a claim has beside actors and relation, around the word that states it. */
static bool fill(weighing *w, uint32_t trigger, ent_claim *claim, ent_error *err)
{
    const ent_reading *r = reading_of(w, err);
    if (!r) return false;
    uint32_t token = w->text->sentences[w->sentence].first + trigger;
    const ent_match *m = match_at(w, r, token, claim);
    uint32_t speaker = ent_speaker_of(r, m->verb != ENT_NONE ? m->verb : m->chunk);
    if (speaker != ENT_NONE) claim->attribution = w->mentions->items[speaker].actor;
    claim->date = ent_date_of(r, m, &claim->date_from);
    claim->place = ent_place_of(w->arena, r, m);
    claim->trigger = w->text->tokens[token].span;
    return true;
}

static bool keep(weighing *w, const ent_claim *claim, ent_error *err)
{
    w->found->items = ent_arena_grow(w->arena, w->found->items, w->found->count,
        &w->capacity, sizeof *w->found->items);
    if (!w->found->items) {
        w->found->count = 0;
        return ent_fail(err, ENT_MEMORY, "claims: out of memory");
    }
    w->found->items[w->found->count++] = *claim;
    return true;
}

/* "[agreed] to meet again": a rule has read the talks to come; they are all that was
 * agreed. */
static bool is_assent_to_talks(
    const weighing *w, const ent_candidate *c, uint32_t trigger)
{
    const ent_claim *talks = c->rules[ENT_MEETING];
    if (!talks || talks->status != ENT_PLANNED || trigger == ENT_NO_TOKEN) return false;
    const ent_token *t = &w->scene.tree.tokens[trigger];
    return talks->trigger.begin > t->span.begin
           && ent_words_have(ent_frames_set(w->frames, "assent"), t->lemma);
}

static uint32_t top_of(const weighing *w, uint32_t mention)
{
    const ent_mention *m = &w->mentions->items[mention];
    uint32_t from = w->scene.sentence->first;
    return ent_path_top(&w->scene.tree, m->first - from, m->count, m->head - from);
}

/* "support for [A] and [B]" */
static bool are_listed(const weighing *w, uint32_t a, uint32_t b)
{
    return a != ENT_NO_MENTION && b != ENT_NO_MENTION
           && w->mentions->items[a].sentence == w->sentence
           && ent_path_list(&w->scene.tree, top_of(w, a))
                  == ent_path_list(&w->scene.tree, top_of(w, b));
}

/* "A [struck] C after B had fired", "A [supports] C's claims on B": a rule has read who
 * struck C, whom A supports; it was not B, nor did C strike A by the same word. */
static bool is_anothers(const weighing *w, const ent_candidate *c,
    const ent_candidate_pair *pair, ent_relation relation, uint32_t trigger)
{
    bool found = false;
    if (trigger == ENT_NO_TOKEN || ent_relation_table[relation].both) return false;
    uint32_t begin = w->scene.tree.tokens[trigger].span.begin;
    const ent_claim *turned = c->turned[relation];
    if (turned && begin >= turned->trigger.begin && begin < turned->trigger.end)
        return true;
    for (size_t i = ent_claims_from(w->rules, w->sentence);
         i < w->rules->count && w->rules->items[i].sentence == w->sentence; i++) {
        const ent_claim *other = &w->rules->items[i];
        if (other->relation != relation || begin < other->trigger.begin
            || begin >= other->trigger.end)
            continue;
        bool source = strcmp(other->source->code, c->source->code) == 0;
        bool target = strcmp(other->target->code, c->target->code) == 0;
        if (source && (target || are_listed(w, other->at_target, pair->target)))
            return false;
        found = found || source || target;
    }
    return found;
}

/* "refused to [send] tanks": a rule has read what it says, which is no aid. */
static bool is_refused(
    const weighing *w, const ent_candidate *c, ent_relation relation, uint32_t trigger)
{
    const ent_claim *no = c->rules[ENT_REJECT];
    if (!no || trigger == ENT_NO_TOKEN || ent_relation_table[relation].sign <= 0)
        return false;
    uint32_t begin = w->scene.tree.tokens[trigger].span.begin;
    return begin >= no->trigger.begin && begin < no->trigger.end;
}

/* Where the sentence says so; ENT_NO_TOKEN: nowhere. */
static uint32_t trigger_of(
    weighing *w, const ent_candidate *c, const score *s, ent_relation relation)
{
    uint32_t index = s->pair[relation];
    if (!c->pair_count || index >= c->pair_count) return ENT_NO_TOKEN;
    ent_traits_read(&w->scene, c, &c->pairs[index], &w->traits);
    return ent_judge_trigger(
        w->judge, &w->traits, w->scene.relations, relation, &w->support);
}

/* A verb of the user's dictionary says what it says, and nothing else. */
static bool is_owned(weighing *w, uint32_t trigger, ent_relation relation)
{
    const ent_reading *r = w->has_reading ? &w->reading : NULL;
    if (!r || trigger == ENT_NO_TOKEN) return false;
    uint32_t token = w->text->sentences[w->sentence].first + trigger;
    const ent_frame *own = ent_match_owned(r, ent_chunk_at(r, token));
    return own && (own->silent || own->relation != relation);
}

/* A word that no table knows to state the relation has to speak for it by itself: who the
 * two are and how near they stand is not enough. */
static bool speaks(const weighing *w, uint32_t trigger, ent_relation relation)
{
    const float least = 2.0f;
    return (w->scene.relations[trigger] >> relation & 1) != 0 || w->support >= least;
}

/* No rule has read it: the word is enough, and no rule has read that it says another
 * thing. */
static bool stands_alone(const weighing *w, const ent_candidate *c,
    const ent_candidate_pair *pair, ent_relation relation, uint32_t trigger)
{
    return trigger != ENT_NO_TOKEN && speaks(w, trigger, relation)
           && !(relation == ENT_AGREE && is_assent_to_talks(w, c, trigger))
           && !is_anothers(w, c, pair, relation, trigger)
           && !is_refused(w, c, relation, trigger);
}

/* Who did what to whom, as the model has read it; status and the rest are to come. */
static ent_claim start_claim(
    const weighing *w, const ent_candidate *c, const score *s, ent_relation relation)
{
    static const char *const names[ENT_RELATIONS] = { "learned.alliance",
        "learned.meeting", "learned.support", "learned.agree", "learned.cooperate",
        "learned.aid", "learned.concede", "learned.retreat", "learned.request",
        "learned.accuse", "learned.reject", "learned.threaten", "learned.protest",
        "learned.mobilize", "learned.sanction", "learned.coerce", "learned.assault" };
    uint32_t index = s->pair[relation];
    ent_claim claim = { .source = c->source,
        .target = c->target,
        .relation = relation,
        .sentence = w->sentence,
        .rule = names[relation],
        .at_source = ENT_NO_MENTION,
        .at_target = ENT_NO_MENTION };
    if (index < c->pair_count) {
        claim.at_source = c->pairs[index].source;
        claim.at_target = c->pairs[index].target;
    }
    return claim;
}

static bool add_claim(weighing *w, const ent_candidate *c, const score *s,
    ent_relation relation, float confidence, ent_error *err)
{
    const ent_claim *rule = c->rules[relation];
    uint32_t trigger = trigger_of(w, c, s, relation);
    if (!rule && !stands_alone(w, c, &c->pairs[s->pair[relation]], relation, trigger))
        return true;
    ent_claim claim = rule ? *rule : start_claim(w, c, s, relation);
    const ent_reading *r = reading_of(w, err);
    if (!r) return false;
    w->owned = !rule && is_owned(w, trigger, relation);
    if (w->owned) return true;
    uint32_t first = w->text->sentences[w->sentence].first;
    ent_status told = rule ? rule->status : ENT_ACTUAL;
    if (trigger != ENT_NO_TOKEN)
        told = ent_status_told(r, first + trigger, relation, c->source);
    ent_status_traits_read(&w->scene, c, relation, trigger, told, &w->traits);
    bool coded = rule && rule->own && rule->status != ENT_ACTUAL; /* 036: planned */
    if (!rule || (!coded && !ent_status_is_plain(&w->scene, rule)))
        claim.status = ent_judge_status(w->judge, &w->traits);
    claim.confidence = confidence;
    if (!rule && !fill(w, trigger, &claim, err)) return false;
    if (!rule) claim.cameo = ent_cameo_of(relation, claim.status, NULL);
    if (rule && claim.status != rule->status) restate(w, r, rule, &claim);
    return keep(w, &claim, err);
}

/* Tells the explainer what became of a relation of candidate `index`. Of those that share
 * a place, only the claims. */
static bool explain(weighing *w, size_t index, size_t back, ent_weighed *weighed,
    size_t claims, ent_error *err)
{
    const ent_candidate *c = &w->candidates.items[index];
    bool claimed = w->found->count > claims;
    if (!w->explainer || (!claimed && c->like != index)) return true;
    weighed->candidate = c;
    weighed->pair = w->scores[index].pair[weighed->relation];
    if (back != SIZE_MAX) {
        weighed->back = &w->candidates.items[back];
        weighed->back_pair = w->scores[back].pair[weighed->relation];
    }
    weighed->claimed = claimed;
    if (claimed) weighed->claim = w->found->items[claims];
    return ent_explain_add(w->explainer, weighed, err);
}

/* What is unlikely would be claimed if the verb's own rule were not hidden. */
static bool is_hidden(weighing *w, const ent_candidate *c, const score *s,
    const ent_weighed *weighed, ent_error *err)
{
    return w->explainer && !c->rules[weighed->relation]
           && weighed->confidence >= ent_judge_threshold(w->judge, true)
           && reading_of(w, err)
           && is_owned(w, trigger_of(w, c, s, weighed->relation), weighed->relation);
}

static bool add_relation(
    weighing *w, size_t index, size_t back, ent_relation relation, ent_error *err)
{
    const ent_candidate *c = &w->candidates.items[index];
    const score *s = &w->scores[index];
    float odds = s->odds[relation];
    if (back != SIZE_MAX) odds = (odds + w->scores[back].odds[relation]) / 2;
    size_t claims = w->found->count;
    w->owned = false;
    ent_weighed weighed = { .relation = relation,
        .confidence = ent_judge_confidence(w->judge, relation, odds),
        .threshold = ent_judge_threshold(w->judge, c->rules[relation] != NULL) };
    const ent_claim *rule = c->rules[relation];
    if (rule && rule->own) { /* not what the model was trained on */
        weighed.threshold = 0;
        if (weighed.confidence < rule->confidence) weighed.confidence = rule->confidence;
    }
    if (weighed.confidence < weighed.threshold)
        weighed.outcome = is_hidden(w, c, s, &weighed, err) ? ENT_OUTCOME_OWNED
                                                            : ENT_OUTCOME_UNLIKELY;
    else if (w->sport && ent_sport_plays(relation))
        weighed.outcome = ENT_OUTCOME_SPORT;
    else if (!add_claim(w, c, s, relation, weighed.confidence, err))
        return false;
    else if (w->found->count == claims)
        weighed.outcome = w->owned ? ENT_OUTCOME_OWNED : ENT_OUTCOME_WORDLESS;
    return explain(w, index, back, &weighed, claims, err);
}

/* "lifted the sanctions", "dropped its veto": a rule has read that what the word names is
 * over; the word alone does not say that it is there. */
static bool is_over(const ent_candidate *c, ent_relation relation)
{
    return !c->rules[relation] && c->rules[ENT_CONCEDE]
           && (relation == ENT_SANCTION || relation == ENT_REJECT
               || relation == ENT_THREATEN || relation == ENT_COERCE);
}

static bool add_likely(weighing *w, size_t index, ent_error *err)
{
    const ent_candidate *c = &w->candidates.items[index];
    size_t back = partner(w, c);
    for (int i = 0; i < ENT_RELATIONS; i++) {
        bool both = ent_relation_table[i].both && back != SIZE_MAX;
        if (both && strcmp(c->source->code, c->target->code) > 0) continue;
        if (is_over(c, (ent_relation)i)) continue;
        if (!add_relation(w, index, both ? back : SIZE_MAX, (ent_relation)i, err))
            return false;
    }
    return true;
}

static bool explain_sentence(weighing *w, const ent_scene *scene, ent_error *err)
{
    return !w->explainer
           || ent_explain_sentence(w->explainer, scene, w->sentence, w->sport, err);
}

/* One room for all sentences: long lists of parties make hundreds of candidates each. */
static bool make_scores(weighing *w)
{
    size_t room = w->candidates.capacity;
    if (room <= w->score_room) return true;
    w->scores = ent_arena_array(w->arena, room, sizeof *w->scores);
    w->score_room = w->scores ? room : 0;
    return w->scores != NULL;
}

static bool weigh_sentence(weighing *w, ent_error *err)
{
    if (w->text->sentences[w->sentence].discard) return explain_sentence(w, NULL, err);
    if (!ent_candidates_find(w->arena, w->text, w->mentions, &w->issuers, w->rules,
            w->sentence, &w->candidates, err))
        return false;
    size_t count = w->candidates.count;
    if (!count) return explain_sentence(w, NULL, err);
    w->has_reading = false;
    if (!make_scores(w)) return ent_fail(err, ENT_MEMORY, "claims: out of memory");
    ent_scene_open(&w->scene, w->frames, w->text, w->mentions, w->sentence);
    for (size_t i = 0; i < count; i++) {
        const ent_candidate *c = &w->candidates.items[i];
        if (c->like == i)
            weigh(w, c, &w->scores[i]);
        else
            w->scores[i] = w->scores[c->like];
    }
    for (size_t i = 0; i < count; i++)
        if (!add_likely(w, i, err)) return false;
    return explain_sentence(w, &w->scene, err);
}

bool ent_verdict_find(ent_arena *arena, const ent_frames *frames, const ent_judge *judge,
    const ent_text *text, const ent_mentions *mentions, const ent_claims *rules,
    const bool *played, ent_explanation *explanation, ent_claims *found, ent_error *err)
{
    *found = (ent_claims){ NULL, 0 };
    weighing *w = ent_arena_take(arena, sizeof *w);
    if (!w) return ent_fail(err, ENT_MEMORY, "claims: out of memory");
    w->arena = arena;
    w->frames = frames;
    w->judge = judge;
    w->text = text;
    w->mentions = mentions;
    w->rules = rules;
    w->found = found;
    if (explanation) {
        w->explainer = ent_explainer_new(
            arena, frames, judge, text, mentions, explanation);
        if (!w->explainer) return ent_fail(err, ENT_MEMORY, "claims: out of memory");
    }
    ent_issuers_find(text, mentions, &w->issuers);
    for (uint32_t s = 0; s < text->sentence_count; s++) {
        w->sentence = s;
        w->sport = played[s];
        if (!weigh_sentence(w, err)) return false;
    }
    return true;
}
