/* chunk.c - cuts a tagged sentence into noun phrases, verb groups and what parts them. */
#include "relations/chunker.h"

/* The time that starts at `i` and is no part of a noun phrase; NULL: none. */
static const ent_when *when_from(const ent_chunker *c, uint32_t i)
{
    const ent_whens *w = &c->reading->whens;
    for (size_t k = 0; k < w->count; k++)
        if (w->items[k].first == i && !w->items[k].attributive) return &w->items[k];
    return NULL;
}

/* Where a phrase may start with a verb form: "Russia's [unprovoked] war". */
static bool after_owner(const ent_chunker *c, uint32_t i)
{
    while (i > c->first && ent_chunker_quote(c, i - 1)) i--;
    return ENT_ANY_OF(ent_chunker_token(c, i - 1)->lower, "'s", "'", "its", "their",
        "his", "our", "the");
}

static bool is_adjectival(const ent_chunker *c, uint32_t i)
{
    const ent_token *t = ent_chunker_token(c, i);
    return !ent_chunker_mentioned(c, i)
           && (t->tag == ENT_TAG_ADJECTIVE
               || (t->tag == ENT_TAG_VERB
                   && (t->form == ENT_FORM_GERUND || t->form == ENT_FORM_PAST
                       || t->form == ENT_FORM_PARTICIPLE)));
}

/* "political and civil groups", "a brutal, unprovoked, and unjustified war" */
static uint32_t joins_adjectives(const ent_chunker *c, uint32_t i)
{
    if (!is_adjectival(c, i - 1)) return 0;
    bool comma = ent_chunker_is(c, i, ","),
         join = ent_chunker_is(c, i, "and") || ent_chunker_is(c, i, "or");
    if (comma && (ent_chunker_is(c, i + 1, "and") || ent_chunker_is(c, i + 1, "or")))
        return is_adjectival(c, i + 2) ? 2 : 0;
    return (comma || join) && is_adjectival(c, i + 1) ? 1 : 0;
}

/* "attacking forces", "of targeted sanctions": a verb form that stands before a noun. */
static bool modifies(const ent_chunker *c, uint32_t i, uint32_t start)
{
    if (ent_chunker_token(c, i)->tag != ENT_TAG_VERB || !is_adjectival(c, i))
        return false;
    if (i == start && !after_owner(c, i)) return false;
    uint32_t joined = i + 1 < c->end ? joins_adjectives(c, i + 1) : 0;
    return ent_chunker_nominal(c, i + 1) || is_adjectival(c, i + 1) || joined;
}

/* "[Fighting] between A and B", "the [shelling] of": a gerund that names an event. */
static bool names_event(const ent_chunker *c, uint32_t i)
{
    const ent_token *t = ent_chunker_token(c, i);
    return t->tag == ENT_TAG_VERB && t->form == ENT_FORM_GERUND
           && ent_chunker_token(c, i - 1)->tag != ENT_TAG_AUXILIARY
           && ent_chunker_token(c, i - 1)->tag != ENT_TAG_VERB
           && ENT_ANY_OF(ent_chunker_token(c, i + 1)->lower, "between", "of", "in",
               "against", "by", "on", "near", "along")
           && ent_frames_starting(c->reading->frames, ENT_CLASS_NOUN, t->lower).count;
}

static bool hyphen(const ent_chunker *c, uint32_t i)
{
    return (ent_chunker_is(c, i, "-") || ent_chunker_is(c, i, "–"))
           && !ent_chunker_token(c, i)->space_after && i > c->first
           && !ent_chunker_token(c, i - 1)->space_after;
}

typedef struct {
    uint32_t head, mention;
    uint32_t adjective; /* mention: the last that was only an adjective */
    bool noun;
} phrase;

static bool has_quote(const ent_chunker *c, uint32_t from, uint32_t to)
{
    for (uint32_t i = from; i < to; i++)
        if (ent_chunker_quote(c, i)) return true;
    return false;
}

/* "Donetsk [Oblast]": still the place that the name before it is. */
static bool names_region(const ent_chunker *c, uint32_t i, uint32_t mention)
{
    const ent_reading *r = c->reading;
    return mention != ENT_NONE && r->mentions->items[mention].form == ENT_MENTION_PLACE
           && ent_words_have(
               ent_frames_set(r->frames, "geography"), ent_chunker_token(c, i)->lower);
}

/* "lent [Tunisia] two billion dollars": a number after an actor opens a phrase. */
static bool after_actor(const ent_chunker *c, uint32_t i)
{
    ent_tag next = ent_chunker_token(c, i + 1)->tag;
    return ent_chunker_mentioned(c, i - 1)
           && (next == ENT_TAG_NUMBER || next == ENT_TAG_NOUN || next == ENT_TAG_ADJECTIVE
               || ent_chunker_is(c, i + 1, "of"));
}

/* A mention in a noun phrase: its tokens; 0: the phrase ends before it. */
static uint32_t take_mention(
    const ent_chunker *c, uint32_t i, const ent_mention *m, phrase *p)
{
    bool adjective = m->form == ENT_MENTION_ADJECTIVE;
    if (m->form == ENT_MENTION_PRONOUN) return 0;
    if (adjective && p->noun && !hyphen(c, i - 1)
        && !ent_chunker_nominal(c, i + m->count))
        return 0;
    if (!adjective || !p->noun) p->head = m->head;
    *(adjective ? &p->adjective : &p->mention) = c->reading->mention_at[i - c->first];
    p->noun = p->noun || !adjective;
    return m->count;
}

static uint32_t take_noun(uint32_t i, bool keep_mention, phrase *p)
{
    p->noun = true;
    p->head = i;
    if (!keep_mention) p->mention = ENT_NONE;
    return 1;
}

/* Tokens of a class that can go on with a noun phrase, but seldom do. */
static uint32_t odd_step(
    const ent_chunker *c, uint32_t start, uint32_t i, const phrase *p)
{
    if (p->noun)
        return ent_chunker_quote(c, i) && has_quote(c, start, i)
               && (ent_chunker_nominal(c, i + 1) || ent_chunker_bare_noun(c, i + 1));
    if (ENT_ANY_OF(ent_chunker_token(c, i)->raw, "$", "€", "£", "%")) return 1;
    if (ent_chunker_quote(c, i) && i > start) return 1;
    if (modifies(c, i, start)) return 1;
    return i > start ? joins_adjectives(c, i) : 0;
}

/* How many tokens from `i` the noun phrase takes on; 0: it ends here. */
static uint32_t phrase_step(const ent_chunker *c, uint32_t start, uint32_t i, phrase *p)
{
    const ent_token *t = ent_chunker_token(c, i);
    const ent_mention *m = ent_chunker_mention(c, i);
    if (m) return take_mention(c, i, m, p);
    if (i > start && ent_chunker_disguised(c, i)) return 0;
    if (hyphen(c, i)) return 1;
    if (hyphen(c, i + 1) && t->tag == ENT_TAG_ADVERB) return 1; /* long-range */
    if (hyphen(c, i - 1) && i > start) {
        if (ent_chunker_nominal(c, i)) take_noun(i, false, p);
        return 1;
    }
    const ent_when *w = when_from(c, i);
    if (w && (p->noun || !ent_chunker_nominal(c, i + w->count) || i == start)) return 0;
    switch (t->tag) {
    case ENT_TAG_DETERMINER:
        return i == start || ent_chunker_token(c, i - 1)->tag == ENT_TAG_DETERMINER ? 1
                                                                                    : 0;
    case ENT_TAG_NUMBER: return !(p->noun && after_actor(c, i));
    case ENT_TAG_ADJECTIVE: return p->noun ? 0 : 1;
    case ENT_TAG_NOUN:
    case ENT_TAG_PROPER: return take_noun(i, names_region(c, i, p->mention), p);
    case ENT_TAG_ADVERB:
        return i > start && !p->noun
               && ent_chunker_token(c, i + 1)->tag == ENT_TAG_ADJECTIVE;
    default: break;
    }
    bool bare = p->noun && ent_chunker_bare_noun(c, i)
                && ENT_ANY_OF(
                    ent_chunker_token(c, start)->lower, "the", "a", "an", "this");
    return bare ? take_noun(i, false, p) : odd_step(c, start, i, p);
}

/* "[Russian] and Chinese forces", "[French], German and Italian ministers": the adjective
 * before `i` stands for a noun of its own. */
static bool stands_in_list(const ent_chunker *c, uint32_t i)
{
    bool comma = ent_chunker_is(c, i, ",");
    if (comma && ent_chunker_token(c, i + 1)->tag == ENT_TAG_CONJUNCTION) i++;
    if (!comma && ent_chunker_token(c, i)->tag != ENT_TAG_CONJUNCTION) return false;
    return ent_chunker_mentioned(c, i + 1);
}

/* A pronoun, or "each other"; returns its end; `i`: none. */
static uint32_t take_pronoun(ent_chunker *c, uint32_t i)
{
    const ent_mention *m = ent_chunker_mention(c, i);
    bool reciprocal = (ent_chunker_is(c, i, "each") && ent_chunker_is(c, i + 1, "other"))
                      || (ent_chunker_is(c, i, "one")
                          && ent_chunker_is(c, i + 1, "another"));
    if (reciprocal) return i + ent_chunker_add(c, ENT_CHUNK_NOUN, i, 2)->count;
    if (ent_chunker_token(c, i)->tag != ENT_TAG_PRONOUN
        || (m && m->form != ENT_MENTION_PRONOUN))
        return i;
    ent_chunk *chunk = ent_chunker_add(c, ENT_CHUNK_NOUN, i, m ? m->count : 1);
    if (m) chunk->mention = c->reading->mention_at[i - c->first];
    return i + chunk->count;
}

/* A noun phrase or a bare adjective from `i`; returns its end; `i`: none. */
static uint32_t take_phrase(ent_chunker *c, uint32_t i)
{
    phrase p = { .head = i, .mention = ENT_NONE, .adjective = ENT_NONE };
    uint32_t end = i, step;
    bool adjective = false;
    while (end < c->end && (step = phrase_step(c, i, end, &p)) != 0) {
        adjective = adjective || ent_chunker_token(c, end)->tag == ENT_TAG_ADJECTIVE
                    || ent_chunker_mentioned(c, end);
        end += step;
    }
    if (end > c->end) end = c->end;
    if (!p.noun && names_event(c, end)) {
        p = (phrase){ end, ENT_NONE, ENT_NONE, true };
        end++;
    }
    if (end == i) return i;
    bool bare = !p.noun && adjective;
    if (bare && p.adjective != ENT_NONE
        && (stands_in_list(c, end) || ent_chunker_bare_infinitive(c, end))) {
        bare = false;
        p.mention = p.adjective;
    }
    ent_chunk *chunk = ent_chunker_add(
        c, bare ? ENT_CHUNK_ADJECTIVE : ENT_CHUNK_NOUN, i, end - i);
    if (p.noun) chunk->head = p.head;
    /* A gerund that names an event goes by its own form, not by that of the verb. */
    bool event = ent_chunker_token(c, chunk->head)->form == ENT_FORM_GERUND;
    chunk->lemma = event ? ent_chunker_token(c, chunk->head)->lower
                         : ent_chunker_lemma(c, ENT_CHUNK_NOUN, chunk->head);
    chunk->mention = p.mention;
    chunk->negative = ent_chunker_is(c, i, "no") || ent_chunker_is(c, i, "neither");
    return end;
}

/* Prepositions and conjunctions of several words. */
static const struct {
    const char *words[3];
    ent_chunk_kind kind;
} compounds[] = {
    { { "according", "to" }, ENT_CHUNK_PREPOSITION },
    { { "as", "well", "as" }, ENT_CHUNK_JOIN },
    { { "together", "with" }, ENT_CHUNK_JOIN },
    { { "along", "with" }, ENT_CHUNK_JOIN },
    { { "in", "addition", "to" }, ENT_CHUNK_JOIN },
    { { "such", "as" }, ENT_CHUNK_PREPOSITION },
    { { "because", "of" }, ENT_CHUNK_PREPOSITION },
    { { "due", "to" }, ENT_CHUNK_PREPOSITION },
    { { "at", "least" }, ENT_CHUNK_OTHER },
    { { "at", "most" }, ENT_CHUNK_OTHER },
    { { "more", "than" }, ENT_CHUNK_OTHER },
    { { "less", "than" }, ENT_CHUNK_OTHER },
    { { "fewer", "than" }, ENT_CHUNK_OTHER },
    { { "up", "to" }, ENT_CHUNK_OTHER },
    { { "in", "response", "to" }, ENT_CHUNK_PREPOSITION },
    { { "in", "reaction", "to" }, ENT_CHUNK_PREPOSITION },
    { { "in", "retaliation", "for" }, ENT_CHUNK_PREPOSITION },
    { { "even", "if" }, ENT_CHUNK_MARK },
    { { "as", "long", "as" }, ENT_CHUNK_MARK },
    { { "only", "if" }, ENT_CHUNK_MARK },
    { { "as", "soon", "as" }, ENT_CHUNK_MARK },
    { { "in", "case" }, ENT_CHUNK_MARK },
    { { "so", "that" }, ENT_CHUNK_MARK },
};

static uint32_t take_compound(ent_chunker *c, uint32_t i)
{
    for (size_t k = 0; k < ENT_COUNT(compounds); k++) {
        uint32_t n = 0;
        while (n < 3 && compounds[k].words[n]
               && ent_chunker_is(c, i + n, compounds[k].words[n]))
            n++;
        if (n < 2 || (n < 3 && compounds[k].words[n])) continue;
        /* "more than China" compares; "more than 20" counts. */
        if (compounds[k].kind == ENT_CHUNK_OTHER
            && ent_chunker_token(c, i + n)->tag != ENT_TAG_NUMBER)
            continue;
        /* "due to meet" is no preposition. */
        if (ent_chunker_is(c, i, "due") && ent_chunker_verbal(c, i + 2)) continue;
        /* "in [response] to" goes by its noun, "[according] to" by its first word. */
        bool noun = compounds[k].kind == ENT_CHUNK_PREPOSITION
                    && ent_chunker_is(c, i, "in");
        ent_chunker_add(c, compounds[k].kind, i, n)->head = i + noun;
        return i + n;
    }
    return i;
}

/* "(CCP)", "(until 2019)": what brackets hold is passed over, unless it is long. */
static uint32_t take_brackets(ent_chunker *c, uint32_t i)
{
    enum { LONGEST = 12 };
    for (uint32_t k = i + 1; k < c->end && k < i + LONGEST; k++)
        if (ent_chunker_is(c, k, ")") || ent_chunker_is(c, k, "]")) {
            ent_chunker_add(c, ENT_CHUNK_OTHER, i, k + 1 - i);
            return k + 1;
        }
    ent_chunker_add(c, ENT_CHUNK_STOP, i, 1);
    return i + 1;
}

static uint32_t take_punctuation(ent_chunker *c, uint32_t i)
{
    const char *word = ent_chunker_token(c, i)->lower;
    if (ENT_ANY_OF(word, "(", "[")) return take_brackets(c, i);
    if (ent_chunker_quote(c, i)) return i + 1;
    bool comma = ENT_ANY_OF(word, ",", "-", "–", "—", "--");
    bool stop = ENT_ANY_OF(word, ";", ":", ".", "!", "?", ")", "]", "...", "…", "|", "/");
    ent_chunker_add(c,
        comma  ? ENT_CHUNK_COMMA
        : stop ? ENT_CHUNK_STOP
               : ENT_CHUNK_OTHER,
        i, 1);
    return i + 1;
}

/* "that": relative after a noun and before a verb, else a conjunction (or determiner). */
static bool relative(const ent_chunker *c, uint32_t i)
{
    const char *word = ent_chunker_token(c, i)->lower;
    if (ENT_ANY_OF(word, "who", "whom", "which", "whose")) return true;
    const ent_reading *r = c->reading;
    return strcmp(word, "that") == 0 && r->count
           && r->items[r->count - 1].kind == ENT_CHUNK_NOUN
           && ent_chunker_verbal(c, ent_chunker_past_adverbs(c, i + 1));
}

static uint32_t take_conjunction(ent_chunker *c, uint32_t i)
{
    const char *word = ent_chunker_token(c, i)->lower;
    const ent_token *next = ent_chunker_token(c, i + 1);
    ent_chunk_kind kind = ENT_CHUNK_MARK;
    if (ENT_ANY_OF(word, "both", "either", "neither"))
        kind = ENT_CHUNK_OTHER;
    else if (ENT_ANY_OF(word, "and", "or", "but", "nor", "&", "plus"))
        kind = ENT_CHUNK_JOIN;
    else if (next->tag == ENT_TAG_VERB && next->form == ENT_FORM_GERUND)
        kind = ENT_CHUNK_PREPOSITION; /* "for condemning" */
    ent_chunker_add(c, kind, i, 1);
    return i + 1;
}

/* An expression of time with the preposition before it. */
static uint32_t take_time(ent_chunker *c, uint32_t i, uint32_t count)
{
    ent_reading *r = c->reading;
    if (r->count && r->items[r->count - 1].kind == ENT_CHUNK_PREPOSITION) {
        r->items[r->count - 1].kind = ENT_CHUNK_TIME;
        r->items[r->count - 1].count += count;
        return i + count;
    }
    ent_chunker_add(c, ENT_CHUNK_TIME, i, count);
    return i + count;
}

/* "told reporters [that] Japan ...": a conjunction that the tagger took for a pronoun. */
static bool opens_clause(const ent_chunker *c, uint32_t i)
{
    const ent_reading *r = c->reading;
    ent_tag next = ent_chunker_token(c, i + 1)->tag;
    return ent_chunker_is(c, i, "that") && r->count
           && r->items[r->count - 1].kind == ENT_CHUNK_NOUN
           && (ent_chunker_mentioned(c, i + 1) || next == ENT_TAG_DETERMINER
               || next == ENT_TAG_PROPER || next == ENT_TAG_PRONOUN);
}

/* "[around] 10,000 soldiers took part": no preposition. */
static bool counts(const ent_chunker *c, uint32_t i)
{
    return ENT_ANY_OF(ent_chunker_token(c, i)->lower, "around", "about", "over", "under")
           && ent_chunker_token(c, i + 1)->tag == ENT_TAG_NUMBER;
}

static uint32_t take_chunk(ent_chunker *c, uint32_t i)
{
    const ent_token *t = ent_chunker_token(c, i);
    const ent_when *w = when_from(c, i);
    uint32_t end = i;
    if (w) {
        /* "today's meeting": the time is part of the phrase that follows. */
        end = take_time(c, i, w->count);
        return ENT_ANY_OF(ent_chunker_token(c, end)->lower, "'s", "'") ? end + 1 : end;
    }
    if (!ent_chunker_mentioned(c, i)) {
        if ((end = take_compound(c, i)) > i) return end;
        if (t->tag == ENT_TAG_PUNCTUATION && !hyphen(c, i)) return take_punctuation(c, i);
        if (relative(c, i)) {
            ent_chunker_add(c, ENT_CHUNK_RELATIVE, i, 1);
            return i + 1;
        }
        if (t->tag == ENT_TAG_CONJUNCTION) return take_conjunction(c, i);
        if (opens_clause(c, i)) {
            ent_chunker_add(c, ENT_CHUNK_MARK, i, 1);
            return i + 1;
        }
        bool modifier = modifies(c, i, i) || names_event(c, i);
        if (!modifier && (end = ent_chunker_group(c, i)) > i) return end;
    }
    if ((end = take_pronoun(c, i)) > i || (end = take_phrase(c, i)) > i) return end;
    if (ENT_ANY_OF(t->lower, "'s", "'") && t->tag == ENT_TAG_PARTICLE) return i + 1;
    bool preposition = (t->tag == ENT_TAG_ADPOSITION || ent_chunker_is(c, i, "to"))
                       && !counts(c, i);
    ent_chunker_add(c, preposition ? ENT_CHUNK_PREPOSITION : ENT_CHUNK_OTHER, i, 1);
    return i + 1;
}

/* The longest mention over each token of the sentence. */
static void map_mentions(ent_reading *r, const ent_sentence *s)
{
    for (uint32_t i = 0; i < s->count; i++) r->mention_at[i] = ENT_NONE;
    for (size_t k = ent_mentions_from(r->mentions, r->sentence_index);
         k < r->mentions->count; k++) {
        const ent_mention *m = &r->mentions->items[k];
        if (m->first >= s->first + s->count) break;
        uint32_t *slot = &r->mention_at[m->first - s->first];
        if (*slot != ENT_NONE && r->mentions->items[*slot].count >= m->count) continue;
        for (uint32_t i = 0; i < m->count && m->first + i < s->first + s->count; i++)
            slot[i] = (uint32_t)k;
    }
}

bool ent_chunk_sentence(ent_arena *arena, ent_reading *r)
{
    const ent_sentence *s = r->sentence;
    r->items = ent_arena_array(arena, s->count + 1, sizeof *r->items);
    r->mention_at = ent_arena_array(arena, s->count + 1, sizeof *r->mention_at);
    if (!r->items || !r->mention_at) return false;
    r->count = 0;
    map_mentions(r, s);
    ent_whens_find(r->text, s, &r->whens);
    ent_chunker c;
    if (!ent_chunker_start(&c, arena, r)) return false;
    for (uint32_t i = c.first; i < c.end; i++) {
        ent_tag tag = ent_chunker_token(&c, i)->tag;
        c.verbs = c.verbs || tag == ENT_TAG_AUXILIARY
                  || (tag == ENT_TAG_VERB && !ent_chunker_bare_noun(&c, i));
    }
    for (uint32_t i = c.first; i < c.end;) i = take_chunk(&c, i);
    return true;
}

uint32_t ent_chunk_at(const ent_reading *r, uint32_t token)
{
    uint32_t found = 0;
    for (uint32_t i = 0; i < r->count && r->items[i].first <= token; i++) found = i;
    return found;
}
