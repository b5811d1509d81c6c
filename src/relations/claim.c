/* claim.c - sentence by sentence: read, lay the frames on it, put down what they state.
 */
#include "relations/claim.h"

#include <stdio.h>
#include <string.h>

#include "base/table.h"

#include "relations/context.h"
#include "relations/discourse.h"
#include "relations/explaining.h"
#include "relations/membership.h"
#include "relations/signatory.h"
#include "relations/sport.h"
#include "relations/verdict.h"

const char *const ent_date_from_names[ENT_DATE_FROMS] = { "none", "text", "document",
    "file" };

/* Participants of one event make pairs only up to this many; a longer list is a list of
 * signatories, who did not each meet each other. */
enum { MOST_PARTICIPANTS = 5 };

/* Below this a claim is not worth a reader's time. */
#define LEAST_SCORE 0.30f

typedef struct {
    ent_arena *arena;
    const ent_text *text;
    const ent_mentions *mentions;
    ent_claims *found;
    size_t capacity;
    ent_matches matches;
    ent_discourse discourse;
    uint32_t issuer; /* mention: whose "we" the text is; ENT_NONE */
} finder;

static const ent_actor *actor(const finder *f, uint32_t mention)
{
    return f->mentions->items[mention].actor;
}

static bool no_memory(ent_error *err)
{
    return ent_fail(err, ENT_MEMORY, "claims: out of memory");
}

/* How much speaks for a reading: the word's class and how far the actors stand from their
 * places. */
static float score_of(const ent_match *m, float source, float target)
{
    static const float by_class[ENT_FRAME_CLASSES] = {
        [ENT_CLASS_VERB] = 0.9f, [ENT_CLASS_NOUN] = 0.85f, [ENT_CLASS_ADJECTIVE] = 0.8f
    };
    float score = by_class[m->frame->class] * source * target;
    if (m->purpose) score *= 0.6f;
    if (m->each) score *= 0.95f;
    if (m->earlier) score *= 0.8f;
    return score;
}

/* Measured on annotated news, a line through what claims of each score were worth: see
 * docs/ontology.md. */
static float confidence_of(float score)
{
    return 0.45f + 0.45f * score;
}

/* The same claim of one sentence by two words is one: the surer stays. */
static ent_claim *same_claim(const finder *f, const ent_claim *claim)
{
    for (size_t i = f->found->count; i-- > 0;) {
        ent_claim *c = &f->found->items[i];
        if (c->sentence != claim->sentence) return NULL;
        if (c->relation != claim->relation || c->status != claim->status) continue;
        bool both = ent_relation_table[c->relation].both;
        if (strcmp(c->source->code, claim->source->code) == 0
            && strcmp(c->target->code, claim->target->code) == 0)
            return c;
        if (both && strcmp(c->source->code, claim->target->code) == 0
            && strcmp(c->target->code, claim->source->code) == 0)
            return c;
    }
    return NULL;
}

static bool keep(finder *f, const ent_claim *claim, ent_error *err)
{
    ent_claim *known = same_claim(f, claim);
    if (known) {
        if (claim->confidence > known->confidence) *known = *claim;
        return true;
    }
    f->found->items = ent_arena_grow(f->arena, f->found->items, f->found->count,
        &f->capacity, sizeof *f->found->items);
    if (!f->found->items) {
        f->found->count = 0;
        return no_memory(err);
    }
    f->found->items[f->found->count++] = *claim;
    return true;
}

static ent_span trigger_span(const ent_reading *r, const ent_match *m)
{
    const ent_token *tokens = r->text->tokens;
    uint32_t first = m->first, last = m->first + m->count - 1;
    if (m->verb != ENT_NONE && r->items[m->verb].first < first && m->verb == m->chunk)
        first = r->items[m->verb].first;
    return (ent_span){ tokens[first].span.begin, tokens[last].span.end };
}

static bool add_pair(finder *f, const ent_reading *r, const ent_match *m,
    const ent_argument *source, const ent_argument *target, ent_error *err)
{
    ent_claim claim = { .source = actor(f, source->mention),
        .target = actor(f, target->mention),
        .relation = m->relation,
        .sentence = r->sentence_index,
        .rule = m->frame->id,
        .own = m->frame->own,
        .earlier = m->earlier,
        .at_source = source->mention,
        .at_target = target->mention };
    if (!*claim.source->code || !*claim.target->code
        || strcmp(claim.source->code, claim.target->code) == 0)
        return true;
    uint32_t speaker = ent_speaker_of(r, m->verb != ENT_NONE ? m->verb : m->chunk);
    claim.attribution = speaker == ENT_NONE ? NULL : actor(f, speaker);
    claim.status = m->status;
    if (m->frame->class == ENT_CLASS_VERB)
        claim.status = ent_status_as_told(
            r, m->chunk, m->relation, m->status, claim.source, claim.attribution);
    claim.cameo = ent_cameo_of(m->relation, claim.status, m->cameo);
    claim.date = ent_date_of(r, m, &claim.date_from);
    claim.place = ent_place_of(f->arena, r, m);
    claim.trigger = trigger_span(r, m);
    float score = score_of(m, source->quality, target->quality);
    claim.confidence = confidence_of(score);
    return score < LEAST_SCORE || keep(f, &claim, err);
}

/* Of those who took part before, the sentence says nothing new. */
static bool add_each(finder *f, const ent_reading *r, const ent_match *m, ent_error *err)
{
    const ent_arguments *s = &m->source;
    bool both = ent_relation_table[m->relation].both;
    if (s->count > MOST_PARTICIPANTS) return true;
    uint32_t fresh = m->fresh ? m->fresh : s->count;
    for (uint32_t i = 0; i < fresh; i++)
        for (uint32_t k = both ? i + 1 : 0; k < s->count; k++)
            if (i != k && !add_pair(f, r, m, &s->items[i], &s->items[k], err))
                return false;
    return true;
}

/* One meeting of all, not a tour from one to the next. */
static bool is_gathering(const ent_match *m)
{
    static const char *const codes[] = { "040", "041", "043", "044" };
    for (size_t i = 0; i < sizeof codes / sizeof *codes; i++)
        if (m->relation == ENT_MEETING && strcmp(m->cameo, codes[i]) == 0) return true;
    return false;
}

/* "A spoke with B, C and D": they took part in one event, B and C as well. */
static bool add_party(finder *f, const ent_reading *r, const ent_match *m, ent_error *err)
{
    const ent_arguments *t = &m->target;
    if (!is_gathering(m) || m->source.count + t->count > MOST_PARTICIPANTS) return true;
    for (uint32_t i = 0; i < t->count; i++)
        for (uint32_t k = i + 1; k < t->count; k++)
            if (!add_pair(f, r, m, &t->items[i], &t->items[k], err)) return false;
    return true;
}

static bool add_match(finder *f, const ent_reading *r, ent_match *m, ent_error *err)
{
    if (!ent_discourse_complete(&f->discourse, r, m)) return true;
    if (m->each) return add_each(f, r, m, err);
    for (uint32_t i = 0; i < m->source.count; i++)
        for (uint32_t k = 0; k < m->target.count; k++)
            if (!add_pair(f, r, m, &m->source.items[i], &m->target.items[k], err)
                || (m->mutual
                    && !add_pair(f, r, m, &m->target.items[k], &m->source.items[i], err)))
                return false;
    return add_party(f, r, m, err);
}

static bool shares_source(const finder *f, const ent_match *a, const ent_match *b)
{
    for (uint32_t i = 0; i < a->source.count; i++)
        for (uint32_t k = 0; k < b->source.count; k++)
            if (strcmp(actor(f, a->source.items[i].mention)->code,
                    actor(f, b->source.items[k].mention)->code)
                == 0)
                return true;
    return false;
}

/* "An American airstrike killed an Iranian general in Iraq": where it happened is not who
 * was hit, where another word of the sentence says who was. */
static bool is_told_better(const finder *f, const ent_match *m)
{
    for (uint32_t i = 0; m->vague && i < f->matches.count; i++) {
        const ent_match *other = &f->matches.items[i];
        if (!other->vague && other->relation == m->relation && shares_source(f, m, other))
            return true;
    }
    return false;
}

/* "agreed to meet again": the talks to come are all that was agreed. */
static bool is_told_as_talks(const finder *f, const ent_reading *r, const ent_match *m)
{
    if (m->relation != ENT_AGREE || !ent_chunk_among(r, m->chunk, "assent")) return false;
    for (uint32_t i = 0; i < f->matches.count; i++) {
        const ent_match *other = &f->matches.items[i];
        if (other->relation == ENT_MEETING && other->verb != ENT_NONE
            && other->status == ENT_PLANNED && other->first > m->first
            && r->items[other->verb].governor == m->chunk && shares_source(f, m, other))
            return true;
    }
    return false;
}

static bool is_deniable(const ent_claim *c)
{
    return c->status == ENT_ACTUAL
           && (ent_is_hostile_act(c->relation)
               || (c->attribution && c->relation == ENT_AID));
}

/* "... Tehran denies that": what a doer denies is alleged. */
static void apply_denials(finder *f, const ent_reading *r)
{
    ent_arguments deniers;
    ent_discourse_denials(r, &deniers);
    for (size_t i = f->found->count; deniers.count && i-- > 0;) {
        ent_claim *c = &f->found->items[i];
        if (c->sentence + 1 < r->sentence_index) return;
        for (uint32_t k = 0; k < deniers.count && is_deniable(c); k++)
            if (strcmp(actor(f, deniers.items[k].mention)->code, c->source->code) == 0)
                c->status = ENT_ALLEGED;
    }
}

/* "G7, a group of seven countries, Canada, France, ...": membership is an alliance. */
static bool add_members(finder *f, const ent_reading *r, ent_error *err)
{
    ent_membership_list list;
    if (!ent_membership_read(r, &list)) return true;
    for (uint32_t i = 0; i < list.count; i++) {
        ent_claim claim = { .source = actor(f, list.organisation),
            .target = actor(f, list.members[i]),
            .relation = ENT_ALLIANCE,
            .status = ENT_ACTUAL,
            .cameo = "",
            .date = { ENT_NO_DATE, ENT_NO_DATE },
            .sentence = r->sentence_index,
            .trigger = r->text->tokens[list.word].span,
            .rule = "membership",
            .confidence = 0.8f,
            .at_source = list.organisation,
            .at_target = list.members[i] };
        if (!keep(f, &claim, err)) return false;
    }
    return true;
}

static bool add_sentence(finder *f, const ent_reading *r, bool sport, ent_error *err)
{
    ent_match joined;
    if (!sport && ent_discourse_joined(&f->discourse, r, &joined)
        && !add_each(f, r, &joined, err))
        return false;
    ent_match_sentence(r, &f->matches);
    for (uint32_t i = 0; i < f->matches.count; i++) {
        ent_match *m = &f->matches.items[i];
        if ((sport && ent_sport_plays(m->relation)) || is_told_better(f, m)
            || is_told_as_talks(f, r, m))
            continue;
        if (!add_match(f, r, m, err)) return false;
    }
    apply_denials(f, r);
    return add_members(f, r, err);
}

/* The first "we" outside quotation marks that is known. */
static uint32_t find_issuer(const ent_text *text, const ent_mentions *mentions)
{
    for (uint32_t i = 0; i < mentions->count; i++) {
        const ent_mention *m = &mentions->items[i];
        const ent_token *t = &text->tokens[m->first];
        if (m->form == ENT_MENTION_PRONOUN && !t->quoted
            && (strcmp(t->lower, "we") == 0 || strcmp(t->lower, "our") == 0))
            return i;
    }
    return ENT_NONE;
}

/* "RUS UKR 16": who, whom, what; undirected pairs in order of code. */
static size_t write_key(const ent_claim *c, char *key, size_t room)
{
    const char *a = c->source->code, *b = c->target->code;
    bool swap = ent_relation_table[c->relation].both && strcmp(b, a) < 0;
    int length = snprintf(key, room, "%s %s %d", swap ? b : a, swap ? a : b, c->relation);
    return length < 0 ? 0 : (size_t)length < room ? (size_t)length : room - 1;
}

/* "They met to discuss ...": what a text states as done it need not also call possible.
 */
static bool drop_idle_claims(ent_claims *found, ent_error *err)
{
    ent_table actual = { 0 };
    char key[128];
    size_t kept = 0;
    bool ok = true;
    for (size_t i = 0; ok && i < found->count; i++) {
        const ent_claim *c = &found->items[i];
        if (c->status == ENT_ACTUAL)
            ok = ent_table_add(&actual, key, write_key(c, key, sizeof key), NULL) != NULL;
    }
    for (size_t i = 0; ok && i < found->count; i++) {
        const ent_claim claim = found->items[i];
        size_t length = write_key(&claim, key, sizeof key);
        if (claim.status != ENT_POSSIBLE || !ent_table_find(&actual, key, length))
            found->items[kept++] = claim;
    }
    ent_table_free(&actual);
    found->count = kept;
    return ok || no_memory(err);
}

static bool find_rules(ent_arena *arena, const ent_frames *frames, const ent_text *text,
    const ent_mentions *mentions, const bool *played, ent_mentions *all,
    ent_claims *found, ent_error *err)
{
    finder *f = ent_arena_take(arena, sizeof *f);
    if (!f) return no_memory(err);
    if (!ent_signatories_add(arena, frames, text, mentions, all, err)) return false;
    f->arena = arena;
    f->text = text;
    f->mentions = all;
    f->issuer = find_issuer(text, all);
    f->discourse.mentions = all;
    f->found = found;
    for (uint32_t s = 0; s < text->sentence_count; s++) {
        ent_reading r;
        if (text->sentences[s].discard) continue;
        if (!ent_read_sentence(arena, frames, text, all, s, &r, err)) return false;
        r.issuer = f->issuer;
        if (!add_sentence(f, &r, played[s], err)) return false;
    }
    return true;
}

/* The day that the body tells is the headline's, where it is this news and no memory. */
static bool is_news(const ent_claim *c, ent_date document)
{
    enum { RECENT = 31 };
    if (c->date_from != ENT_FROM_TEXT || c->date.from == ENT_NO_DATE) return false;
    return document == ENT_NO_DATE
           || (c->status == ENT_PLANNED ? c->date.from >= document
                                        : c->date.from >= document - RECENT);
}

static bool is_same(const ent_claim *a, const ent_claim *b)
{
    char x[128], y[128];
    return a->relation == b->relation && a->status == b->status
           && write_key(a, x, sizeof x) == write_key(b, y, sizeof y) && strcmp(x, y) == 0;
}

/* Headline and lead tell one event: the headline's takes the lead's date. */
static void date_headline(const ent_text *text, ent_claims *found)
{
    enum { LEAD = 4 };
    for (size_t i = 0; i < found->count; i++) {
        ent_claim *c = &found->items[i];
        if (text->sentences[c->sentence].kind != ENT_SENTENCE_TITLE) break;
        for (size_t k = i + 1; c->date_from != ENT_FROM_TEXT && k < found->count; k++) {
            const ent_claim *told = &found->items[k];
            if (told->sentence > c->sentence + LEAD) break;
            if (!is_news(told, text->document->date) || !is_same(c, told)) continue;
            c->date = told->date;
            c->date_from = told->date_from;
        }
    }
}

bool ent_claim_rules(ent_arena *arena, const ent_frames *frames, const ent_text *text,
    const ent_mentions *mentions, ent_mentions *all, ent_claims *found, ent_error *err)
{
    *found = (ent_claims){ NULL, 0 };
    const bool *played = ent_sport_sentences(arena, text, frames);
    return played ? find_rules(arena, frames, text, mentions, played, all, found, err)
                  : no_memory(err);
}

static bool explain_rules(ent_arena *arena, const ent_frames *frames,
    const ent_text *text, const ent_mentions *all, const ent_claims *found,
    ent_explanation *explanation, ent_error *err)
{
    if (!explanation) return true;
    ent_explainer *x = ent_explainer_new(arena, frames, NULL, text, all, explanation);
    return x ? ent_explain_rules(x, found, err) : no_memory(err);
}

static bool find_all(ent_arena *arena, const ent_frames *frames, const ent_judge *judge,
    const ent_text *text, const ent_mentions *mentions, ent_explanation *explanation,
    ent_claims *found, ent_error *err)
{
    ent_mentions all;
    ent_claims rules = { NULL, 0 };
    const bool *played = ent_sport_sentences(arena, text, frames);
    bool ok = played
                  ? find_rules(arena, frames, text, mentions, played, &all, &rules, err)
                  : no_memory(err);
    *found = rules;
    if (!judge || !text->parsed)
        ok = ok && drop_idle_claims(found, err)
             && explain_rules(arena, frames, text, &all, found, explanation, err);
    else
        ok = ok
             && ent_verdict_find(arena, frames, judge, text, &all, &rules, played,
                 explanation, found, err)
             && drop_idle_claims(found, err);
    if (ok) date_headline(text, found);
    if (!ok) *found = (ent_claims){ NULL, 0 };
    return ok;
}

bool ent_claim_find(ent_arena *arena, const ent_frames *frames, const ent_judge *judge,
    const ent_text *text, const ent_mentions *mentions, ent_claims *found, ent_error *err)
{
    return find_all(arena, frames, judge, text, mentions, NULL, found, err);
}

bool ent_claim_explain(ent_arena *arena, const ent_frames *frames, const ent_judge *judge,
    const ent_text *text, const ent_mentions *mentions, ent_explanation *explanation,
    ent_claims *found, ent_error *err)
{
    if (!find_all(arena, frames, judge, text, mentions, explanation, found, err))
        return false;
    ent_explain_finish(explanation, found);
    return true;
}

size_t ent_claims_from(const ent_claims *claims, uint32_t sentence)
{
    size_t low = 0, high = claims->count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (claims->items[middle].sentence < sentence)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}
