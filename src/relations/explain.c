/* explain.c - gathers what the verdict weighs, and adds up its traits by what they are
 * about. */
#include "relations/explaining.h"

#include <stdlib.h>
#include <string.h>

#include "relations/trait_words.h"

const char *const ent_outcome_names[ENT_OUTCOMES] = { "claim", "unlikely", "sport",
    "wordless", "idle", "dictionary" };
const char *const ent_silence_names[ENT_SILENCES] = { "considered", "nobody", "unknown",
    "alone", "same", "discard" };

typedef enum {
    ABOUT_RARITY,
    ABOUT_RULES,
    ABOUT_WAY,
    ABOUT_BETWEEN,
    ABOUT_BESIDE,
    ABOUT_ACTORS,
    ABOUT_LIST,
    ABOUT_SENTENCE,
    ABOUT_WORDS, /* and from here on each word of the sentence */
    ABOUTS = ABOUT_WORDS + ENT_LONGEST_SENTENCE
} about;

static const char *const about_names[ABOUT_WORDS] = { "rarity", "the rules",
    "the way between them", "what stands between them", "what stands beside them",
    "who they are", "a list", "the sentence" };

/* Sum of the traits of one subject, and the one of each sign that weighs most. */
typedef struct {
    float weight, most[2];
    uint32_t traits;
    ent_trait_note note[2];
    bool back[2];
} sum;

struct ent_explainer {
    ent_arena *arena;
    const ent_frames *frames;
    const ent_judge *judge;
    const ent_text *text;
    ent_explanation *explanation;
    ent_weighed *added; /* in this sentence */
    size_t added_count, capacity;
    ent_scene scene;
    ent_traits traits;
    ent_trait_note notes[ENT_TRAITS];
    sum sums[ABOUTS];
    ent_buffer words;
};

static bool no_memory(ent_error *err)
{
    return ent_fail(err, ENT_MEMORY, "explanation: out of memory");
}

ent_explainer *ent_explainer_new(ent_arena *arena, const ent_frames *frames,
    const ent_judge *judge, const ent_text *text, const ent_mentions *mentions,
    ent_explanation *explanation)
{
    ent_explainer *x = ent_arena_take(arena, sizeof *x);
    bool *sport = ent_arena_array(arena, text->sentence_count + 1, sizeof *sport);
    if (!x || !sport) return NULL;
    *explanation = (ent_explanation){
        .mentions = *mentions, .sport = sport, .text = text
    };
    x->arena = arena;
    x->frames = frames;
    x->judge = judge;
    x->text = text;
    x->explanation = explanation;
    return x;
}

static bool same_pair(const ent_weighed *a, const ent_weighed *b)
{
    const char *from = a->candidate->source->code, *to = a->candidate->target->code;
    const char *x = b->candidate->source->code, *y = b->candidate->target->code;
    return (!strcmp(from, x) && !strcmp(to, y)) || (!strcmp(from, y) && !strcmp(to, x));
}

/* Of what nobody claims, the likeliest of each two actors is enough. */
static bool is_plain(const ent_weighed *w)
{
    return w->outcome == ENT_OUTCOME_UNLIKELY && !w->candidate->rules[w->relation];
}

bool ent_explain_add(ent_explainer *x, const ent_weighed *weighed, ent_error *err)
{
    for (size_t i = 0; i < x->added_count && is_plain(weighed); i++) {
        ent_weighed *other = &x->added[i];
        if (!is_plain(other) || !same_pair(other, weighed)) continue;
        if (weighed->confidence > other->confidence) *other = *weighed;
        return true;
    }
    x->added = ent_arena_grow(
        x->arena, x->added, x->added_count, &x->capacity, sizeof *x->added);
    if (!x->added) return no_memory(err);
    x->added[x->added_count++] = *weighed;
    return true;
}

static about about_of(
    const ent_trait *trait, const ent_trait_note *note, const ent_traits *traits)
{
    static const about by_kind[ENT_TRAIT_KINDS] = { [KIND_RULE] = ABOUT_RULES,
        [KIND_RULE_FRAME] = ABOUT_RULES,
        [KIND_RULE_STATUS] = ABOUT_RULES,
        [KIND_TURNED] = ABOUT_RULES,
        [KIND_OWN_RULE] = ABOUT_RULES,
        [KIND_OWN_TURNED] = ABOUT_RULES,
        [KIND_PATH] = ABOUT_WAY,
        [KIND_PATH_FORMS] = ABOUT_WAY,
        [KIND_DISTANCE] = ABOUT_BETWEEN,
        [KIND_BETWEEN] = ABOUT_BETWEEN,
        [KIND_BETWEEN_PAIR] = ABOUT_BETWEEN,
        [KIND_BETWEEN_CLASS] = ABOUT_BETWEEN,
        [KIND_MANY] = ABOUT_BETWEEN,
        [KIND_ADJACENT] = ABOUT_BETWEEN,
        [KIND_BEFORE] = ABOUT_BESIDE,
        [KIND_AFTER] = ABOUT_BESIDE,
        [KIND_FORMS] = ABOUT_ACTORS,
        [KIND_FORM_SOURCE] = ABOUT_ACTORS,
        [KIND_FORM_TARGET] = ABOUT_ACTORS,
        [KIND_KINDS] = ABOUT_ACTORS,
        [KIND_SECTORS] = ABOUT_ACTORS,
        [KIND_HEAD_SOURCE] = ABOUT_ACTORS,
        [KIND_HEAD_TARGET] = ABOUT_ACTORS,
        [KIND_ISSUER] = ABOUT_ACTORS,
        [KIND_LIST] = ABOUT_LIST,
        [KIND_SENTENCE] = ABOUT_SENTENCE,
        [KIND_PARTIES] = ABOUT_SENTENCE,
        [KIND_BAG] = ABOUT_SENTENCE };
    if (trait->trigger < traits->trigger_count)
        return (about)(ABOUT_WORDS + traits->triggers[trait->trigger]);
    return by_kind[note->kind];
}

static const ent_candidate_pair *pair_at(const ent_candidate *c, uint32_t index)
{
    return index < c->pair_count ? &c->pairs[index] : NULL;
}

static void add_up(ent_explainer *x, const ent_weighed *w, bool back)
{
    const ent_candidate *c = back ? w->back : w->candidate;
    float share = w->back ? 0.5f : 1.0f;
    ent_traits_read(&x->scene, c, pair_at(c, back ? w->back_pair : w->pair), &x->traits);
    for (uint32_t i = 0; i < x->traits.count; i++) {
        const ent_trait *trait = &x->traits.items[i];
        float weight = share * ent_judge_weight(x->judge, trait, w->relation);
        sum *s = &x->sums[about_of(trait, &x->notes[i], &x->traits)];
        int sign = weight < 0;
        if (weight == 0) continue;
        s->weight += weight;
        s->traits++;
        if (sign ? weight < s->most[1] : weight > s->most[0]) {
            s->most[sign] = weight;
            s->note[sign] = x->notes[i];
            s->back[sign] = back;
        }
    }
}

/* Copies what was written and empties it. NULL: out of memory. */
static const char *take_words(ent_explainer *x)
{
    const char *copy = x->words.failed
                           ? NULL
                           : ent_arena_copy(x->arena,
                               x->words.bytes ? x->words.bytes : "", x->words.length);
    ent_buffer_clear(&x->words);
    return copy;
}

static bool put_ground(ent_explainer *x, const ent_weighed *w, uint32_t subject,
    ent_ground *ground, ent_error *err)
{
    const sum *s = &x->sums[subject];
    int sign = s->weight < 0;
    bool back = s->back[sign];
    const ent_candidate *c = back ? w->back : w->candidate;
    const ent_trait_setting setting = { &x->scene, c,
        pair_at(c, back ? w->back_pair : w->pair) };
    uint32_t token = subject < ABOUT_WORDS ? ENT_NO_TOKEN : subject - ABOUT_WORDS;
    if (token == ENT_NO_TOKEN)
        ent_buffer_text(&x->words, about_names[subject]);
    else
        ent_buffer_print(&x->words, "‘%s’", x->scene.tree.tokens[token].raw);
    *ground = (ent_ground){
        .of = take_words(x), .weight = s->weight, .traits = s->traits
    };
    ent_trait_write(&x->words, &setting, &s->note[sign], token);
    ground->trait = take_words(x);
    return (ground->of && ground->trait) || no_memory(err);
}

static int by_weight(const void *a, const void *b)
{
    const ent_ground *x = a, *y = b;
    if (x->weight != y->weight) return x->weight > y->weight ? -1 : 1;
    return strcmp(x->of, y->of);
}

static bool find_grounds(
    ent_explainer *x, const ent_weighed *w, ent_considered *item, ent_error *err)
{
    size_t count = 0;
    memset(x->sums, 0, sizeof x->sums);
    if (w->back) add_up(x, w, true);
    add_up(x, w, false);
    for (size_t i = 0; i < ABOUTS; i++) count += x->sums[i].traits != 0;
    item->grounds = ent_arena_array(x->arena, count + 1, sizeof *item->grounds);
    if (!item->grounds) return no_memory(err);
    for (uint32_t i = 0; i < ABOUTS; i++)
        if (x->sums[i].traits
            && !put_ground(x, w, i, &item->grounds[item->ground_count++], err))
            return false;
    if (count) qsort(item->grounds, count, sizeof *item->grounds, by_weight);
    return true;
}

/* The text of a span on one line. NULL: out of memory. */
static const char *words_of(const ent_explainer *x, ent_span span)
{
    const ent_sentence piece = { .span = span };
    return ent_sentence_line(x->arena, x->text, &piece);
}

static bool put_stand(ent_explainer *x, const ent_claim *claim, uint32_t index,
    uint32_t token, ent_stand *stand)
{
    const ent_mentions *mentions = &x->explanation->mentions;
    if (index == ENT_NO_MENTION) return true;
    const ent_mention *m = &mentions->items[index];
    const ent_token *tokens = x->text->tokens;
    stand->words = words_of(x, (ent_span){ tokens[m->first].span.begin,
                                   tokens[m->first + m->count - 1].span.end });
    if (!stand->words) return false;
    if (m->sentence != claim->sentence || token == ENT_NO_TOKEN || !x->text->parsed)
        return true;
    const ent_sentence *s = &x->text->sentences[claim->sentence];
    const ent_path_tree tree = ent_path_of(x->text, s);
    uint32_t top = ent_path_top(&tree, m->first - s->first, m->count, m->head - s->first);
    ent_place_write(&x->words, &tree, token, top);
    return (stand->place = take_words(x)) != NULL;
}

/* The token that carries the words of the span, of sentence `sentence`. */
static uint32_t token_of(const ent_text *text, uint32_t sentence, ent_span span)
{
    const ent_sentence *s = &text->sentences[sentence];
    uint32_t first = ENT_NO_TOKEN, count = 0;
    for (uint32_t i = 0; i < s->count; i++) {
        ent_span here = text->tokens[s->first + i].span;
        if (here.begin < span.begin || here.end > span.end) continue;
        if (!count++) first = i;
    }
    const ent_path_tree tree = ent_path_of(text, s);
    return count ? ent_path_top(&tree, first, count, first) : ENT_NO_TOKEN;
}

/* Trigger, places and frame of an item whose claim is there. */
static bool place(ent_explainer *x, ent_considered *item, uint32_t token, ent_error *err)
{
    const ent_claim *claim = &item->claim;
    if (token != ENT_NO_TOKEN) {
        item->trigger = words_of(x, claim->trigger);
        if (!item->trigger) return no_memory(err);
    }
    for (size_t i = 0; claim->rule && i < ent_frames_count(x->frames); i++)
        if (ent_frames_item(x->frames, i)->id == claim->rule)
            item->frame = ent_frames_item(x->frames, i);
    return (put_stand(x, claim, claim->at_source, token, &item->source)
               && put_stand(x, claim, claim->at_target, token, &item->target))
           || no_memory(err);
}

static ent_considered *add_item(ent_explainer *x)
{
    ent_explanation *e = x->explanation;
    e->items = ent_arena_grow(
        x->arena, e->items, e->count, &e->capacity, sizeof *e->items);
    if (!e->items) return NULL;
    ent_considered *item = &e->items[e->count++];
    *item = (ent_considered){ .outcome = ENT_OUTCOME_CLAIM };
    return item;
}

/* What nobody has read: the claim that the model would make. */
static uint32_t imagine(ent_explainer *x, const ent_weighed *w, ent_claim *claim)
{
    const ent_candidate *c = w->candidate;
    const ent_candidate_pair *pair = pair_at(c, w->pair);
    *claim = (ent_claim){ .source = c->source,
        .target = c->target,
        .relation = w->relation,
        .sentence = c->sentence,
        .at_source = pair ? pair->source : ENT_NO_MENTION,
        .at_target = pair ? pair->target : ENT_NO_MENTION };
    if (!pair) return ENT_NO_TOKEN;
    ent_traits_read(&x->scene, c, pair, &x->traits);
    uint32_t token = ent_judge_trigger(
        x->judge, &x->traits, x->scene.relations, w->relation, NULL);
    if (token != ENT_NO_TOKEN) claim->trigger = x->scene.tree.tokens[token].span;
    return token;
}

static bool put_item(ent_explainer *x, const ent_weighed *w, ent_error *err)
{
    ent_considered *item = add_item(x);
    if (!item) return no_memory(err);
    const ent_claim *known = w->claimed ? &w->claim : w->candidate->rules[w->relation];
    uint32_t token;
    item->outcome = w->outcome;
    item->threshold = w->threshold;
    if (known) {
        item->claim = *known;
        token = token_of(x->text, known->sentence, known->trigger);
    } else {
        token = imagine(x, w, &item->claim);
    }
    item->claim.confidence = w->confidence;
    return place(x, item, token, err) && find_grounds(x, w, item, err);
}

static int by_rank(const void *a, const void *b)
{
    const ent_considered *x = a, *y = b;
    bool p = x->outcome == ENT_OUTCOME_CLAIM, q = y->outcome == ENT_OUTCOME_CLAIM;
    if (p != q) return p ? -1 : 1;
    if (x->claim.confidence != y->claim.confidence)
        return x->claim.confidence > y->claim.confidence ? -1 : 1;
    int order = strcmp(x->claim.source->code, y->claim.source->code);
    if (!order) order = strcmp(x->claim.target->code, y->claim.target->code);
    return order ? order : (int)x->claim.relation - (int)y->claim.relation;
}

bool ent_explain_sentence(ent_explainer *x, const ent_scene *scene, uint32_t sentence,
    bool sport, ent_error *err)
{
    ent_explanation *e = x->explanation;
    size_t first = e->count;
    bool ok = true;
    e->sport[sentence] = sport;
    if (scene) x->scene = *scene;
    x->scene.notes = x->notes;
    for (size_t i = 0; ok && i < x->added_count; i++) ok = put_item(x, &x->added[i], err);
    if (e->count > first)
        qsort(e->items + first, e->count - first, sizeof *e->items, by_rank);
    x->added_count = 0;
    ent_buffer_free(&x->words);
    return ok;
}

bool ent_explain_rules(ent_explainer *x, const ent_claims *found, ent_error *err)
{
    bool ok = true;
    for (size_t i = 0; ok && i < found->count; i++) {
        const ent_claim *claim = &found->items[i];
        ent_considered *item = add_item(x);
        if (!item) return no_memory(err);
        item->claim = *claim;
        ok = place(x, item, token_of(x->text, claim->sentence, claim->trigger), err);
    }
    ent_buffer_free(&x->words);
    return ok;
}

static bool is_there(const ent_claim *claim, const ent_claims *found)
{
    for (size_t i = ent_claims_from(found, claim->sentence);
         i < found->count && found->items[i].sentence == claim->sentence; i++) {
        const ent_claim *c = &found->items[i];
        if (c->relation == claim->relation && c->source == claim->source
            && c->target == claim->target)
            return true;
    }
    return false;
}

void ent_explain_finish(ent_explanation *explanation, const ent_claims *found)
{
    for (size_t i = 0; i < explanation->count; i++) {
        ent_considered *item = &explanation->items[i];
        if (item->outcome == ENT_OUTCOME_CLAIM && !is_there(&item->claim, found))
            item->outcome = ENT_OUTCOME_IDLE;
    }
}

size_t ent_explained(const ent_explanation *explanation, uint32_t sentence, size_t *first)
{
    size_t low = 0, high = explanation->count, end;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (explanation->items[middle].claim.sentence < sentence)
            low = middle + 1;
        else
            high = middle;
    }
    for (end = low; end < explanation->count; end++)
        if (explanation->items[end].claim.sentence != sentence) break;
    *first = low;
    return end - low;
}

ent_silence ent_explain_silence(const ent_explanation *explanation, uint32_t sentence)
{
    const ent_mentions *mentions = &explanation->mentions;
    const ent_actor *party = NULL;
    bool named = false, others = false;
    size_t first;
    if (explanation->text->sentences[sentence].discard) return ENT_SILENT_DISCARD;
    if (ent_explained(explanation, sentence, &first)) return ENT_SILENT_NOT;
    for (size_t i = ent_mentions_from(mentions, sentence);
         i < mentions->count && mentions->items[i].sentence == sentence; i++) {
        const ent_actor *actor = mentions->items[i].actor;
        named = true;
        if (!ent_is_party(actor->code)) continue;
        others = others || (party && strcmp(party->id, actor->id) != 0);
        if (!party) party = actor;
    }
    return others  ? ENT_SILENT_SAME
           : party ? ENT_SILENT_ALONE
           : named ? ENT_SILENT_UNKNOWN
                   : ENT_SILENT_NOBODY;
}
