/* context.c - dates and places by what they hang on in the sentence. */
#include "relations/context.h"

#include <string.h>

#include "relations/path.h"

static bool is_speech(const ent_reading *r, uint32_t chunk)
{
    return ent_chunk_is(r, chunk, ENT_CHUNK_VERB)
           && ent_frames_starting(r->frames, ENT_CLASS_SPEECH, r->items[chunk].lemma)
                  .count;
}

/* The verb group that an expression of time belongs to: the one before it in its clause,
 * else the next one. */
static uint32_t verb_of_time(const ent_reading *r, uint32_t chunk)
{
    for (uint32_t i = chunk; i-- > 0;) {
        const ent_chunk *c = &r->items[i];
        if (c->kind == ENT_CHUNK_VERB) return i;
        if (c->kind == ENT_CHUNK_MARK || c->kind == ENT_CHUNK_STOP
            || c->kind == ENT_CHUNK_RELATIVE)
            break;
    }
    for (uint32_t i = chunk + 1; i < r->count; i++)
        if (r->items[i].kind == ENT_CHUNK_VERB) return i;
    return ENT_NONE;
}

static bool is_carried(const ent_reading *r, const ent_path_tree *tree, uint32_t noun)
{
    uint8_t label = tree->tokens[noun].label;
    const ent_token *mark = ent_path_case(tree, noun);
    if (label == ENT_DEP_OBL)
        return mark
               && (!strcmp(mark->lower, "during") || !strcmp(mark->lower, "at")
                   || !strcmp(mark->lower, "in"));
    uint32_t verb = ent_path_parent(tree, noun);
    ent_wordings light = ent_frames_starting(
        r->frames, ENT_CLASS_LIGHT, tree->tokens[verb].lemma);
    return (label == ENT_DEP_OBJ || label == ENT_DEP_NSUBJ_PASS) && light.count
           && !light.items[light.count - 1].frame->has_status;
}

/* How a time fits that dates a noun of its own, "the March 17 [dialogue]", "the [meeting]
 * in July": not at all, unless the event is that noun, or happens at or by it: "held the
 * meeting", "met during the visit". -1: it dates no such noun. */
static int noun_fits(const ent_reading *r, const ent_match *m, const ent_when *w)
{
    enum { OWN_NOUN = 5, CARRIED = 4 };
    if (!r->text->parsed) return -1;
    ent_path_tree tree = ent_path_of(r->text, r->sentence);
    uint32_t first = w->first - r->sentence->first, end = first + w->count;
    uint32_t top = ent_path_top(&tree, first, w->count, end - 1);
    uint32_t noun = ent_path_parent(&tree, top);
    if (noun == ENT_NO_TOKEN || tree.tokens[noun].upos != ENT_UPOS_NOUN) return -1;
    bool before = noun >= end && !ent_path_case(&tree, top);
    if (!before
        && !ent_frames_starting(r->frames, ENT_CLASS_NOUN, tree.tokens[noun].lemma).count)
        return -1;
    uint32_t over = ent_path_parent(&tree, noun), base = r->sentence->first;
    bool own = base + noun >= m->first && base + noun < m->first + m->count;
    if (own) return OWN_NOUN;
    bool hangs = over != ENT_NO_TOKEN && base + over >= m->first
                 && base + over < m->first + m->count;
    return hangs && is_carried(r, &tree, noun) ? CARRIED : 0;
}

/* "provided aid since the crisis [began in 2015]": the time is that of a clause which
 * opens between the two. */
static bool parted(const ent_reading *r, const ent_match *m, const ent_when *w)
{
    static const char *const words[] = { "since", "after", "before", "until", "when",
        "while" };
    for (uint32_t i = m->first + m->count; i + 1 < w->first; i++)
        for (size_t k = 0; k < sizeof words / sizeof *words; k++)
            if (strcmp(r->text->tokens[i].lower, words[k]) == 0) return true;
    return false;
}

/* "On Friday Norway met Iran and [phoned] Japan": a time before the first of several
 * verbs is that of all. */
static bool is_shared(const ent_reading *r, const ent_match *m, const ent_when *w)
{
    if (!r->text->parsed || m->verb == ENT_NONE) return false;
    ent_path_tree tree = ent_path_of(r->text, r->sentence);
    uint32_t base = r->sentence->first, first = w->first - base;
    uint32_t top = ent_path_top(&tree, first, w->count, first + w->count - 1);
    uint32_t dated = ent_path_parent(&tree, top);
    uint32_t at = (uint32_t)(ent_chunk_head(r, m->verb) - r->text->tokens) - base;
    if (dated == ENT_NO_TOKEN || top > dated || at == dated) return false;
    while (at != dated && tree.tokens[at].label == ENT_DEP_CONJ)
        at = ent_path_parent(&tree, at);
    return at == dated;
}

/* How well a time fits the event: 0 not at all, more is better. */
static int time_fits(const ent_reading *r, const ent_match *m, const ent_when *w)
{
    enum {
        DEEPEST = 8,
        SAME_PHRASE = 5,
        SAME_VERB = 4,
        GOVERNOR = 3,
        OWN = 3,
        OCCURS = 2
    };
    uint32_t chunk = ent_chunk_at(r, w->first);
    if (chunk == m->chunk) return SAME_PHRASE;
    int by_noun = noun_fits(r, m, w);
    if (by_noun >= 0) return by_noun;
    if (parted(r, m, w)) return 0;
    if (is_shared(r, m, w)) return GOVERNOR;
    uint32_t verb = verb_of_time(r, chunk), at = m->verb;
    if (verb == ENT_NONE) return SAME_VERB;
    for (int depth = 0; depth < DEEPEST && at != ENT_NONE; depth++) {
        if (at == verb) return depth ? GOVERNOR : SAME_VERB;
        uint32_t governor = r->items[at].governor;
        if (governor != ENT_NONE && is_speech(r, governor)) break;
        at = governor;
    }
    if (r->items[verb].subject == m->chunk || r->items[verb].object == m->chunk)
        return OWN;
    return ent_chunk_among(r, verb, "occur") ? OCCURS : 0;
}

/* "the aid [announced] in March": whatever is still to come of it. */
static bool is_past(const ent_reading *r, const ent_when *w)
{
    uint32_t verb = verb_of_time(r, ent_chunk_at(r, w->first));
    if (verb == ENT_NONE || r->items[verb].first > w->first) return false;
    const ent_chunk *c = &r->items[verb];
    return c->mood == ENT_MOOD_FACT && c->form != ENT_VERB_INFINITIVE
           && ent_chunk_has_frame(r, verb, ENT_CLASS_SPEECH)
           && (c->past || c->form == ENT_VERB_PARTICIPLE);
}

static uint32_t distance(uint32_t a, uint32_t b)
{
    return a < b ? b - a : a - b;
}

ent_interval ent_date_of(const ent_reading *r, const ent_match *m, ent_date_from *from)
{
    ent_date document = r->text->document->date;
    const ent_when *best = NULL;
    int best_fit = 0;
    for (size_t i = 0; i < r->whens.count; i++) {
        const ent_when *w = &r->whens.items[i];
        int fit = time_fits(r, m, w);
        if (fit > best_fit
            || (fit && fit == best_fit
                && distance(w->first, m->first) < distance(best->first, m->first))) {
            best = w;
            best_fit = fit;
        }
    }
    ent_interval when = { ENT_NO_DATE, ENT_NO_DATE };
    bool future = m->status == ENT_PLANNED || m->status == ENT_POSSIBLE;
    if (best && future) future = !is_past(r, best);
    if (best) when = ent_when_resolve(best, document, future);
    /* What has happened did so before it was told of. */
    bool later = m->status == ENT_ACTUAL && document != ENT_NO_DATE
                 && when.from != ENT_NO_DATE && when.from > document;
    if (later) when = (ent_interval){ ENT_NO_DATE, ENT_NO_DATE };
    *from = ENT_FROM_TEXT;
    if (when.from != ENT_NO_DATE || when.to != ENT_NO_DATE) return when;
    /* A time that the text gives but that cannot be told is not the document's. */
    bool dated = document != ENT_NO_DATE && !future && !best;
    *from = dated ? ENT_FROM_DOCUMENT : ENT_FROM_NONE;
    return dated ? (ent_interval){ document, document } : when;
}

static bool is_argument(const ent_match *m, uint32_t mention)
{
    for (uint32_t i = 0; i < m->source.count; i++)
        if (m->source.items[i].mention == mention) return true;
    for (uint32_t i = 0; i < m->target.count; i++)
        if (m->target.items[i].mention == mention) return true;
    return false;
}

static bool is_locative(const ent_reading *r, uint32_t chunk)
{
    static const char *const words[] = { "in", "at", "near", "outside", "to", "from" };
    uint32_t p = r->items[chunk].preposition;
    for (size_t i = 0; p != ENT_NONE && i < sizeof words / sizeof *words; i++)
        if (strcmp(ent_chunk_head(r, p)->lower, words[i]) == 0) return true;
    return false;
}

/* No other verb or clause stands between the event and chunk `place`. */
static bool same_clause(const ent_reading *r, const ent_match *m, uint32_t place)
{
    uint32_t from = place < m->chunk ? place : m->chunk;
    uint32_t to = place < m->chunk ? m->chunk : place;
    for (uint32_t i = from + 1; i < to; i++) {
        const ent_chunk *c = &r->items[i];
        if (c->kind == ENT_CHUNK_STOP || c->kind == ENT_CHUNK_MARK
            || c->kind == ENT_CHUNK_RELATIVE
            || (c->kind == ENT_CHUNK_VERB && c->form == ENT_VERB_FINITE && i != m->verb))
            return false;
    }
    return true;
}

const char *ent_place_of(ent_arena *arena, const ent_reading *r, const ent_match *m)
{
    const ent_mention *best = NULL;
    for (uint32_t i = 0; i < r->count; i++) {
        uint32_t index = r->items[i].mention;
        if (index == ENT_NONE || is_argument(m, index) || !is_locative(r, i)
            || !same_clause(r, m, i))
            continue;
        const ent_mention *p = &r->mentions->items[index];
        if (p->form != ENT_MENTION_PLACE) continue;
        if (!best || distance(p->first, m->first) < distance(best->first, m->first))
            best = p;
    }
    if (!best) return NULL;
    const ent_token *tokens = r->text->tokens;
    uint32_t begin = tokens[best->first].span.begin;
    uint32_t end = tokens[best->first + best->count - 1].span.end;
    return ent_arena_copy(arena, r->text->document->text + begin, end - begin);
}

const char *ent_cameo_of(ent_relation relation, ent_status status, const char *code)
{
    const char *intent = ent_relation_table[relation].intent;
    if (status == ENT_PLANNED && *intent) return intent;
    return code ? code : ent_relation_table[relation].cameo;
}

bool ent_is_hostile_act(ent_relation relation)
{
    return relation == ENT_ASSAULT || relation == ENT_COERCE || relation == ENT_MOBILIZE;
}

/* What a party says of another's violence is an allegation until the text itself says it;
 * what it says of its own is not, nor what it announces or confirms, and news agencies
 * are no party. "According to" stands beside what the text itself says. */
ent_status ent_status_as_told(const ent_reading *r, uint32_t chunk, ent_relation relation,
    ent_status status, const ent_actor *source, const ent_actor *speaker)
{
    if (!ent_is_hostile_act(relation) || !speaker || !*speaker->code) return status;
    uint32_t speech = ent_speech_over(r, chunk);
    bool claimed = status == ENT_ALLEGED && speech != ENT_NONE
                   && ent_chunk_among(r, speech, "claim");
    if (claimed && strcmp(speaker->code, source->code) == 0) return ENT_ACTUAL;
    if (status != ENT_ACTUAL) return status;
    bool told = speech != ENT_NONE && !ent_chunk_among(r, speech, "confirm")
                && strcmp(speaker->code, source->code) != 0
                && strcmp(speaker->sector, "MED") != 0;
    return told ? ENT_ALLEGED : status;
}

uint32_t ent_verb_at(const ent_reading *r, uint32_t chunk)
{
    if (r->items[chunk].kind == ENT_CHUNK_VERB) return chunk;
    for (uint32_t i = 0; i < r->count; i++)
        if (r->items[i].kind == ENT_CHUNK_VERB
            && (r->items[i].object == chunk || r->items[i].subject == chunk))
            return i;
    return ent_earlier_verb(r, chunk);
}

ent_status ent_status_told(const ent_reading *r, uint32_t trigger, ent_relation relation,
    const ent_actor *source)
{
    uint32_t chunk = ent_chunk_at(r, trigger), verb = ent_verb_at(r, chunk);
    ent_status status = ENT_ACTUAL;
    if (verb == chunk)
        status = ent_status_of_verb(r, verb);
    else if (r->items[chunk].kind == ENT_CHUNK_NOUN)
        status = ent_status_of_noun(r, chunk, verb, NULL, relation);
    else if (verb != ENT_NONE)
        status = ent_status_of_verb(r, verb);
    uint32_t speaker = ent_speaker_of(r, verb != ENT_NONE ? verb : chunk);
    if (speaker == ENT_NONE) return status;
    return ent_status_as_told(
        r, chunk, relation, status, source, r->mentions->items[speaker].actor);
}
