/* fit.c - a frame fits where both its sides are named; what it then says. */
#include "relations/site.h"

static const ent_token *token(const ent_reading *r, uint32_t i)
{
    return &r->text->tokens[i];
}

static bool has_code(const ent_reading *r, const ent_arguments *a, const char *code)
{
    for (uint32_t i = 0; i < a->count; i++)
        if (strcmp(r->mentions->items[a->items[i].mention].actor->code, code) == 0)
            return true;
    return false;
}

/* "A and B urge their citizens": whoever is among the sources is no target, but for those
 * between whom something is. */
static bool names_others(const ent_reading *r, const ent_match *m, const ent_place *place)
{
    if (place->kind == ENT_PLACE_PREPOSITION && strcmp(place->word, "between") == 0)
        return m->target.count > 1;
    bool both = ent_relation_table[m->frame->relation].both;
    for (uint32_t i = 0; i < m->target.count; i++)
        if (!has_code(r, &m->source,
                r->mentions->items[m->target.items[i].mention].actor->code))
            return true;
    /* "The US and Japan are allies": subject and complement. */
    return both && m->source.count > 1 && m->target.count > 1
           && place->kind == ENT_PLACE_SUBJECT;
}

static bool has_each(const ent_frame *f)
{
    for (unsigned i = 0; i < f->target.count; i++)
        if (f->target.items[i].kind == ENT_PLACE_EACH) return true;
    return false;
}

/* "clashed with B", "a battle with B": B does so, too. */
static bool is_mutual(const ent_frame *f, const ent_place *place)
{
    return !ent_relation_table[f->relation].both && has_each(f)
           && place->kind == ENT_PLACE_PREPOSITION && strcmp(place->word, "with") == 0;
}

/* "killed [in clashes] with B" */
static bool is_clash(const ent_site *s, const ent_place *place)
{
    uint32_t noun = place->only.count ? ent_site_noun(s, place) : ENT_NONE;
    if (noun == ENT_NONE) return false;
    const ent_frame *f = ent_frames_noun(s->r->frames, s->r->items[noun].lemma);
    return f && has_each(f);
}

static bool is_definite(const ent_reading *r, uint32_t chunk)
{
    const char *first = token(r, r->items[chunk].first)->lower;
    return strcmp(first, "the") == 0 || strcmp(first, "this") == 0
           || strcmp(first, "these") == 0;
}

/* "condemned [the strike]", "called for an end to [the strikes]" */
static uint32_t deed_noun(const ent_site *s)
{
    const ent_reading *r = s->r;
    uint32_t noun = ent_site_object(s);
    if (noun == ENT_NONE || !ent_chunk_among(r, noun, "release-words")) return noun;
    uint32_t ended = ent_prepositional(r, noun, noun + 1, "to");
    return ended == ENT_NONE ? noun : ended;
}

/* Whether one can judge so what is of relation `told`. */
static bool is_judged(ent_relation judgment, ent_relation told)
{
    bool hostile = ent_relation_table[told].sign < 0;
    if (judgment == ENT_REJECT)
        return told == ENT_ACCUSE || told == ENT_REQUEST || told == ENT_THREATEN;
    if (judgment == ENT_MEETING) return told == ENT_MEETING; /* "joined the talks" */
    if (judgment == ENT_REQUEST) return hostile && ent_relation_table[told].material;
    return judgment == ENT_SUPPORT || (judgment == ENT_ACCUSE && told != ENT_ACCUSE);
}

/* The object is a deed that was told already: "condemned [the strike]", "rejected [the
 * charges]", "welcomed [the decision]". */
static bool names_deed(const ent_site *s, ent_relation *relation)
{
    const ent_reading *r = s->r;
    ent_relation judgment = s->frame->relation;
    uint32_t noun = deed_noun(s);
    if (noun == ENT_NONE || !is_definite(r, noun)) return false;
    const ent_frame *f = ent_frames_noun(r->frames, r->items[noun].lemma);
    bool judges = judgment == ENT_SUPPORT || judgment == ENT_ACCUSE;
    bool any = judges && ent_chunk_among(r, noun, "doings");
    if (!any && (!f || !f->relates || !is_judged(judgment, f->relation))) return false;
    *relation = any ? (ent_relation)ENT_RELATIONS : f->relation;
    return true;
}

/* Who did what is judged need not be named again, whatever the frame asks for. */
static bool judges_deed(const ent_site *s, ent_match *m)
{
    m->target.count = 0;
    m->earlier = s->frame->class == ENT_CLASS_VERB && names_deed(s, &m->sought);
    return m->earlier;
}

/* "accused Russia of blowing up a depot": whoever accuses was hit, if nobody else is
 * named. */
static bool add_accuser(const ent_site *s, ent_match *m)
{
    static const ent_place who = { .kind = ENT_PLACE_SUBJECT };
    const ent_reading *r = s->r;
    const ent_chunk *c = &r->items[s->chunk];
    if ((m->relation != ENT_ASSAULT && s->frame->relation != ENT_ASSAULT)
        || c->kind != ENT_CHUNK_VERB || c->form != ENT_VERB_GERUND)
        return false;
    const ent_frame *control = ent_control_frame(r, c->governor, s->chunk);
    if (!control || !control->has_status || control->status != ENT_ALLEGED) return false;
    m->target.count = 0;
    ent_actors_of(r, r->items[c->governor].subject, &who, &m->target);
    m->vague = true;
    return m->target.count && names_others(r, m, &who);
}

/* "A and B will meet [the challenge]" */
static bool has_object_of(const ent_site *s, ent_words words)
{
    uint32_t object = words.count ? s->r->items[s->chunk].object : ENT_NONE;
    return object != ENT_NONE && ent_chunk_has_word(s->r, object, words);
}

/* Fills the places in their order; each is taken from the first that names an actor. */
static bool fill_places(const ent_site *s, ent_match *m)
{
    const ent_frame *f = s->frame;
    for (unsigned i = 0; i < f->source.count && !m->source.count; i++) {
        ent_site_fill(s, &f->source.items[i], &m->source);
        m->mutual = is_clash(s, &f->source.items[i]);
        m->party = f->source.items[i].kind == ENT_PLACE_PARTICIPANTS
                   || f->source.items[i].kind == ENT_PLACE_INVOLVED;
    }
    if (!m->source.count) return false;
    for (unsigned i = 0; i < f->target.count; i++) {
        if (f->target.items[i].kind == ENT_PLACE_EACH) {
            m->each = (m->source.count > 1 || m->party)
                      && !has_object_of(s, f->target.items[i].except);
            return m->each;
        }
        if (f->target.items[i].kind == ENT_PLACE_EARLIER) {
            m->target.count = 0;
            m->earlier = f->relation == ENT_ASSAULT || names_deed(s, &m->sought);
            return m->earlier;
        }
        if (m->source.count > 1 && ent_site_reciprocal(s, &f->target.items[i])) {
            m->each = true;
            return true;
        }
        m->target.count = 0;
        ent_site_fill(s, &f->target.items[i], &m->target);
        if (!m->target.count || !names_others(s->r, m, &f->target.items[i])) continue;
        m->mutual = m->mutual || is_mutual(f, &f->target.items[i]);
        m->vague = f->target.items[i].kind == ENT_PLACE_LOCATION;
        m->asked = f->relation == ENT_REQUEST
                   && f->target.items[i].kind == ENT_PLACE_SIDES;
        return true;
    }
    return add_accuser(s, m) || judges_deed(s, m);
}

/* Who bears arms: teams and firms bear the names of states. `town`: a place other than a
 * state counts as well. */
static bool is_martial(const ent_reading *r, const ent_arguments *a, bool town)
{
    for (uint32_t i = 0; i < a->count; i++) {
        const ent_mention *m = &r->mentions->items[a->items[i].mention];
        if (strcmp(m->actor->sector, "MIL") == 0 || strcmp(m->actor->sector, "REB") == 0
            || (town && m->form == ENT_MENTION_PLACE && !ent_is_state_name(r, m)))
            return true;
    }
    return false;
}

static bool says_any(const ent_reading *r, const char *set)
{
    ent_words words = ent_frames_set(r->frames, set);
    for (uint32_t i = r->sentence->first; i < r->sentence->first + r->sentence->count;
         i++)
        if (ent_words_have(words, token(r, i)->lemma)
            || ent_words_have(words, token(r, i)->lower))
            return true;
    return false;
}

/* "Chile beat Peru" is no war where nothing else in the sentence says so, and "defeated
 * X in the election" is none at all. */
static bool is_war(const ent_site *s, const ent_match *m)
{
    const ent_words *object = &s->frame->object;
    if (!ent_words_have(*object, ENT_OBJECT_WAR)) return true;
    if (says_any(s->r, "ballot")) return false;
    return is_martial(s->r, &m->source, false)
           || is_martial(s->r, &m->target, ent_words_have(*object, ENT_OBJECT_PLACE))
           || says_any(s->r, "warlike");
}

static bool is_hostile(ent_relation relation)
{
    return ent_relation_table[relation].sign < 0;
}

/* "refused to meet", "refuses to hold talks", "ruled out talks", "will never talk to":
 * what is refused to somebody is a rejection, not the absence of a meeting. Hostile acts
 * that are not done are only that. */
static void refuse(const ent_site *s, ent_match *m)
{
    const ent_reading *r = s->r;
    bool is_verb = r->items[s->chunk].kind == ENT_CHUNK_VERB;
    uint32_t verb = is_verb ? s->chunk : s->light ? s->verb : ENT_NONE;
    if (verb == ENT_NONE) return;
    const ent_chunk *c = &r->items[verb];
    const ent_frame *control = ent_control_frame(r, c->governor, verb);
    bool refused = control && control->relates && !r->items[c->governor].negated;
    refused = refused || (!is_verb && s->light->relates && !c->negated);
    bool will_not = c->negated && !c->passive
                    && (c->mood == ENT_MOOD_WILL || c->mood == ENT_MOOD_WOULD);
    bool withheld = m->relation == ENT_AID || m->relation == ENT_SUPPORT;
    if ((!refused && (!will_not || withheld)) || is_hostile(m->relation)) return;
    m->relation = ENT_REJECT;
    m->cameo = "120";
    m->status = ENT_ACTUAL;
}

/* "is committed to supporting", "is proud to stand with": to say so is to do so. */
static bool professes(const ent_site *s)
{
    uint32_t governor = s->r->items[s->chunk].governor;
    return s->frame->relation == ENT_SUPPORT
           && s->r->items[s->chunk].mood == ENT_MOOD_FACT
           && ent_chunk_among(s->r, governor, "profess");
}

/* "expelled diplomats to show solidarity with": the deed is the support. */
static bool is_gesture(const ent_site *s)
{
    const ent_chunk *c = &s->r->items[s->chunk];
    return s->frame->relation == ENT_SUPPORT && c->purpose && c->governor != ENT_NONE
           && s->r->items[c->governor].kind == ENT_CHUNK_VERB;
}

bool ent_site_holds(const ent_site *s)
{
    const ent_place *subject = &s->frame->source.items[0];
    if (!ent_site_object_fits(s)) return false;
    if (subject->kind != ENT_PLACE_SUBJECT || !subject->only.count) return true;
    uint32_t noun = ent_site_noun(s, subject);
    return noun != ENT_NONE && ent_site_counts(s->r, noun, subject->only);
}

bool ent_site_fit(const ent_site *s, ent_match *m)
{
    *m = (ent_match){ .frame = s->frame,
        .chunk = s->chunk,
        .verb = s->verb,
        .first = s->first,
        .count = s->count };
    if (!ent_site_object_fits(s) || !fill_places(s, m) || !is_war(s, m)) return false;
    const ent_reading *r = s->r;
    const ent_chunk *c = &r->items[s->chunk];
    bool verb = c->kind == ENT_CHUNK_VERB;
    m->verb = verb ? s->chunk : s->verb;
    if (verb)
        m->status = ent_status_of_verb(r, s->chunk);
    else if (s->frame->class == ENT_CLASS_ADJECTIVE)
        m->status = s->verb == ENT_NONE ? ENT_ACTUAL : ent_status_of_verb(r, s->verb);
    else
        m->status = ent_status_of_noun(
            r, s->chunk, s->verb, s->light, s->frame->relation);
    if (s->frame->has_status) m->status = ent_status_under(m->status, s->frame->status);
    m->relation = s->frame->relation;
    m->cameo = s->frame->cameo;
    refuse(s, m);
    if (m->asked) m->status = ENT_ACTUAL;
    if (m->status == ENT_PLANNED && verb && professes(s)) m->status = ENT_ACTUAL;
    /* "Moscow promised to retaliate", "if it attacks, it will pay": a threat made. */
    bool said = m->frame->source.items[0].kind == ENT_PLACE_SPEAKER;
    if (m->relation == ENT_THREATEN
        && (m->status == ENT_PLANNED || (said && m->status == ENT_POSSIBLE)))
        m->status = ENT_ACTUAL;
    if (m->status == ENT_POSSIBLE && verb && is_gesture(s))
        m->status = ent_status_of_verb(r, c->governor);
    m->purpose = m->verb != ENT_NONE && r->items[m->verb].purpose;
    m->definite = is_definite(r, s->chunk);
    return true;
}
