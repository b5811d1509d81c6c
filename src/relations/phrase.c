/* phrase.c - links noun phrases: possessors, prepositions, coordination, appositions. */
#include <string.h>

#include "relations/reading.h"

static bool skipped(const ent_chunk *c)
{
    return c->kind == ENT_CHUNK_TIME || c->kind == ENT_CHUNK_OTHER;
}

uint32_t ent_chunk_next(const ent_reading *r, uint32_t chunk)
{
    for (uint32_t i = chunk + 1; i < r->count; i++)
        if (!skipped(&r->items[i])) return i;
    return ENT_NONE;
}

uint32_t ent_chunk_before(const ent_reading *r, uint32_t chunk)
{
    for (uint32_t i = chunk; i-- > 0;)
        if (!skipped(&r->items[i])) return i;
    return ENT_NONE;
}

bool ent_chunk_has_word(const ent_reading *r, uint32_t chunk, ent_words words)
{
    const char *lower = ent_chunk_lower(r, chunk);
    if (ent_words_have(words, r->items[chunk].lemma) || ent_words_have(words, lower))
        return true;
    /* A plural that the tagger took for a word of its own. */
    char singular[32];
    size_t length = strlen(lower);
    if (length < 2 || length >= sizeof singular || lower[length - 1] != 's') return false;
    memcpy(singular, lower, length - 1);
    singular[length - 1] = '\0';
    return ent_words_have(words, singular);
}

bool ent_chunk_among(const ent_reading *r, uint32_t chunk, const char *set)
{
    return chunk != ENT_NONE
           && ent_chunk_has_word(r, chunk, ent_frames_set(r->frames, set));
}

static bool is_word(const ent_reading *r, uint32_t i, const char *word)
{
    const ent_token *t = &r->text->tokens[i];
    return strcmp(t->lower, word) == 0 || strcmp(t->lemma, word) == 0;
}

bool ent_noun_stands(const ent_reading *r, uint32_t head, const ent_wording *w)
{
    uint32_t before = ent_wording_head(w), first = r->sentence->first;
    if (head < first + before || head - before + w->count > first + r->sentence->count)
        return false;
    for (unsigned k = 0; k < w->count; k++)
        if (k != before && !is_word(r, head - before + k, w->words[k])) return false;
    return true;
}

bool ent_chunk_has_frame(const ent_reading *r, uint32_t chunk, ent_frame_class class)
{
    if (chunk == ENT_NONE) return false;
    ent_wordings w = ent_frames_starting(r->frames, class, r->items[chunk].lemma);
    if (class != ENT_CLASS_NOUN) return w.count;
    for (size_t i = 0; i < w.count; i++)
        if (ent_noun_stands(r, r->items[chunk].head, &w.items[i])) return true;
    return false;
}

/* First chunk of a noun phrase with its possessors: "Russia 's [war]" -> "Russia". */
uint32_t ent_phrase_start(const ent_reading *r, uint32_t c)
{
    while (r->items[c].possessor != ENT_NONE) c = r->items[c].possessor;
    return c;
}

/* The noun that a chain of possessors leads to. */
uint32_t ent_phrase_head(const ent_reading *r, uint32_t c)
{
    while (r->items[c].possessed != ENT_NONE) c = r->items[c].possessed;
    return c;
}

uint32_t ent_before_phrase(const ent_reading *r, uint32_t c)
{
    return ent_chunk_before(r, ent_phrase_start(r, c));
}

/* "Russia's [war]", "their [talks]" */
static void link_possessors(ent_reading *r)
{
    const ent_token *tokens = r->text->tokens;
    uint32_t end = r->sentence->first + r->sentence->count;
    for (uint32_t i = 0; i + 1 < r->count; i++) {
        ent_chunk *c = &r->items[i], *next = c + 1;
        if (c->kind != ENT_CHUNK_NOUN || next->kind != ENT_CHUNK_NOUN) continue;
        uint32_t after = c->first + c->count;
        bool apostrophe = after < end
                          && (strcmp(tokens[after].lower, "'s") == 0
                              || strcmp(tokens[after].lower, "'") == 0);
        static const char *const owners[] = { "its", "their", "his", "her", "our", "my",
            "your" };
        bool owner = false;
        for (size_t k = 0; k < sizeof owners / sizeof *owners; k++)
            owner = owner
                    || (c->count == 1 && strcmp(ent_chunk_lower(r, i), owners[k]) == 0);
        if (!(apostrophe && next->first == after + 1) && !(owner && next->first == after))
            continue;
        c->possessed = i + 1;
        next->possessor = i;
    }
}

static void link_prepositions(ent_reading *r)
{
    for (uint32_t i = 0; i < r->count; i++) {
        if (!ent_chunk_is(r, i, ENT_CHUNK_NOUN) || r->items[i].possessed != ENT_NONE)
            continue;
        uint32_t before = ent_before_phrase(r, i);
        if (ent_chunk_is(r, before, ENT_CHUNK_PREPOSITION))
            r->items[i].preposition = before;
    }
}

/* True where a finite verb stands between the start of the clause and `c`. */
static bool after_verb(const ent_reading *r, uint32_t c)
{
    for (uint32_t i = c; i-- > 0;) {
        const ent_chunk *k = &r->items[i];
        if (k->kind == ENT_CHUNK_VERB && k->form == ENT_VERB_FINITE) return true;
        if (k->kind == ENT_CHUNK_STOP || k->kind == ENT_CHUNK_MARK) return false;
    }
    return false;
}

static bool same_sort(const ent_reading *r, uint32_t a, uint32_t b)
{
    return (r->items[a].mention == ENT_NONE) == (r->items[b].mention == ENT_NONE);
}

/* "[Xi] of China and [Putin] of Russia": left of "and" stands Xi, not China. */
static uint32_t left_conjunct(const ent_reading *r, uint32_t left, uint32_t right)
{
    uint32_t preposition = r->items[left].preposition, after = ent_chunk_next(r, right);
    if (preposition == ENT_NONE || !ent_chunk_is(r, after, ENT_CHUNK_PREPOSITION)
        || strcmp(ent_chunk_lower(r, after), ent_chunk_lower(r, preposition)) != 0)
        return left;
    uint32_t above = ent_chunk_before(r, preposition);
    return ent_chunk_is(r, above, ENT_CHUNK_NOUN) && same_sort(r, above, right) ? above
                                                                                : left;
}

/* Links the noun phrase after "and" with the one before; ENT_NONE where clauses are
 * joined: "attacked Ukraine and [Georgia] protested". */
static uint32_t conjunct_of(const ent_reading *r, uint32_t join, uint32_t *right)
{
    uint32_t next = ent_chunk_next(r, join), left = ent_chunk_before(r, join);
    if (!ent_chunk_is(r, next, ENT_CHUNK_NOUN)) return ENT_NONE;
    *right = ent_phrase_head(r, next);
    bool comma = ent_chunk_is(r, left, ENT_CHUNK_COMMA);
    if (comma) left = ent_chunk_before(r, left);
    if (!ent_chunk_is(r, left, ENT_CHUNK_NOUN)) return ENT_NONE;
    left = left_conjunct(r, left, *right);
    uint32_t after = ent_chunk_next(r, *right);
    bool verb = ent_chunk_is(r, after, ENT_CHUNK_VERB)
                && r->items[after].form == ENT_VERB_FINITE;
    if (verb && (comma || r->items[left].preposition == ENT_NONE) && after_verb(r, left))
        return ENT_NONE;
    return left;
}

/* "At the council, [China] and Russia blamed": what opens the sentence is no member. */
static bool opens_sentence(const ent_reading *r, uint32_t earlier, uint32_t right)
{
    uint32_t after = ent_chunk_next(r, right);
    return r->items[earlier].preposition != ENT_NONE && !after_verb(r, earlier)
           && ent_chunk_is(r, after, ENT_CHUNK_VERB)
           && r->items[after].form == ENT_VERB_FINITE;
}

/* "A, B and C": from B leftwards over commas, while the phrases are of one sort. */
static void join_list(ent_reading *r, uint32_t left, uint32_t right)
{
    while (r->items[left].preposition == ENT_NONE) {
        uint32_t comma = ent_before_phrase(r, left);
        if (!ent_chunk_is(r, comma, ENT_CHUNK_COMMA)) return;
        uint32_t earlier = ent_chunk_before(r, comma);
        if (!ent_chunk_is(r, earlier, ENT_CHUNK_NOUN) || !same_sort(r, earlier, left)
            || opens_sentence(r, earlier, right))
            return;
        r->items[left].root = earlier;
        left = earlier;
    }
}

static void link_conjuncts(ent_reading *r)
{
    for (uint32_t i = 0; i < r->count; i++) {
        uint32_t right = ENT_NONE;
        if (r->items[i].kind != ENT_CHUNK_JOIN) continue;
        uint32_t left = conjunct_of(r, i, &right);
        if (left == ENT_NONE) continue;
        r->items[right].root = left;
        join_list(r, left, right);
    }
    /* Each points to its left neighbour: now to the first. */
    for (uint32_t i = 0; i < r->count; i++) {
        uint32_t root = r->items[i].root;
        if (root >= i) continue;
        r->items[i].root = r->items[root].root;
        r->items[i].preposition = r->items[r->items[i].root].preposition;
    }
}

static bool is_member(const ent_reading *r, uint32_t root)
{
    for (uint32_t i = root + 1; i < r->count; i++)
        if (r->items[i].kind == ENT_CHUNK_NOUN && r->items[i].root == root) return true;
    return false;
}

/* "in Masyaf, [Hama Governorate], [Syria], ...": places that say where a place is stand
 * under its preposition. */
static void link_places(ent_reading *r)
{
    static const char *const words[] = { "in", "at", "near", "of", "from", "to",
        "outside", "around", "over", "on" };
    for (uint32_t i = 2; i < r->count; i++) {
        const ent_chunk *c = &r->items[i];
        uint32_t comma = ent_chunk_before(r, i);
        if (c->kind != ENT_CHUNK_NOUN || c->root != i
            || !ent_chunk_is(r, comma, ENT_CHUNK_COMMA))
            continue;
        uint32_t first = ent_chunk_before(r, comma), next = ent_chunk_next(r, i);
        if (!ent_chunk_is(r, first, ENT_CHUNK_NOUN)
            || ent_chunk_head(r, first)->tag != ENT_TAG_PROPER
            || ent_chunk_head(r, i)->tag != ENT_TAG_PROPER
            || ent_chunk_is(r, next, ENT_CHUNK_VERB) || is_member(r, i))
            continue;
        uint32_t p = r->items[first].preposition;
        bool place = c->mention == ENT_NONE
                     || r->mentions->items[c->mention].form == ENT_MENTION_PLACE
                     || r->mentions->items[c->mention].actor->kind == ENT_STATE;
        for (size_t k = 0; place && p != ENT_NONE && k < sizeof words / sizeof *words;
             k++)
            if (strcmp(ent_chunk_lower(r, p), words[k]) == 0) {
                r->items[i].preposition = p;
                r->items[i].apposed = first;
            }
    }
}

/* "..., [Iraq] noted": who speaks explains nothing before him. */
static bool speaks(const ent_reading *r, uint32_t noun)
{
    uint32_t v = ent_chunk_next(r, noun);
    return ent_chunk_is(r, v, ENT_CHUNK_VERB) && r->items[v].form == ENT_VERB_FINITE
           && ent_chunk_has_frame(r, v, ENT_CLASS_SPEECH);
}

/* "Joko Widodo, [the president of Indonesia]," and "Taiwan's parliament, [the Yuan]," */
static void link_appositions(ent_reading *r)
{
    for (uint32_t i = 0; i < r->count; i++) {
        if (r->items[i].kind != ENT_CHUNK_NOUN || r->items[i].root != i
            || r->items[i].possessed != ENT_NONE)
            continue;
        uint32_t comma = ent_before_phrase(r, i);
        if (!ent_chunk_is(r, comma, ENT_CHUNK_COMMA) || speaks(r, i)) continue;
        uint32_t first = ent_chunk_before(r, comma);
        if (ent_chunk_is(r, first, ENT_CHUNK_NOUN) && !r->items[first].negative
            && (r->items[first].mention == ENT_NONE || r->items[i].mention == ENT_NONE
                || strcmp(ent_chunk_lower(r, first), "we") == 0
                || ent_chunk_among(r, i, "others")))
            r->items[i].apposed = first;
    }
}

void ent_link_owners(ent_reading *r)
{
    link_possessors(r);
    link_prepositions(r);
}

void ent_link_lists(ent_reading *r)
{
    link_conjuncts(r);
    link_appositions(r);
    link_places(r);
}

/* Whether the search for a preposition may go on beyond chunk `i`. */
static bool passes(const ent_reading *r, uint32_t i, const char *word)
{
    const ent_chunk *c = &r->items[i];
    uint32_t next = ent_chunk_next(r, i);
    switch (c->kind) {
    case ENT_CHUNK_JOIN:
    case ENT_CHUNK_COMMA:
        if (ent_chunk_is(r, next, ENT_CHUNK_JOIN)) next = ent_chunk_next(r, next);
        if (ent_chunk_is(r, next, ENT_CHUNK_PREPOSITION))
            return strcmp(ent_chunk_lower(r, next), word) == 0;
        return ent_chunk_is(r, next, ENT_CHUNK_NOUN)
               && r->items[ent_phrase_head(r, next)].root < i;
    case ENT_CHUNK_VERB:
        /* "sanctions imposed by the EU", but not "an exchange mediated by Turkey" */
        return c->form == ENT_VERB_PARTICIPLE
               && ent_chunk_has_frame(r, i, ENT_CLASS_LIGHT);
    case ENT_CHUNK_MARK:
    case ENT_CHUNK_RELATIVE:
    case ENT_CHUNK_STOP: return false;
    default: return true;
    }
}

/* "tensions [with Ukraine]": the preposition at `p` belongs to the noun right before it,
 * unless that noun is the one that asks, or stands between only as an object or time. */
static bool belongs_to_noun(
    const ent_reading *r, uint32_t p, uint32_t asking, uint32_t from)
{
    uint32_t before = ent_chunk_before(r, p);
    if (before == asking || before < from || !ent_chunk_is(r, before, ENT_CHUNK_NOUN))
        return false;
    /* "broke off [relations] with" */
    if (r->items[asking].kind == ENT_CHUNK_VERB
        && (r->items[asking].object == r->items[before].root || from == before))
        return false;
    /* "condemnation of the move [by] the authorities" */
    uint32_t of = r->items[before].preposition;
    bool theirs = r->items[asking].kind == ENT_CHUNK_VERB && of != ENT_NONE
                  && strcmp(ent_chunk_lower(r, p), "by") == 0
                  && strcmp(ent_chunk_lower(r, of), "of") == 0;
    /* "in the valley [between]" says where it lies. */
    bool lies = strcmp(ent_chunk_lower(r, p), "between") == 0
                && (ent_chunk_among(r, before, "geography")
                    || ent_chunk_among(r, before, "borders"));
    return r->items[before].mention == ENT_NONE
           && (theirs || lies || ent_chunk_has_frame(r, before, ENT_CLASS_NOUN)
               || ent_chunk_among(r, before, "relational"));
}

/* "denounced the exercise, [with] Norway calling it": what another does meanwhile. */
static bool is_absolute(const ent_reading *r, uint32_t p)
{
    uint32_t noun = ent_chunk_next(r, p);
    if (strcmp(ent_chunk_lower(r, p), "with") != 0
        || !ent_chunk_is(r, noun, ENT_CHUNK_NOUN)
        || !ent_chunk_is(r, ent_chunk_before(r, p), ENT_CHUNK_COMMA))
        return false;
    uint32_t verb = ent_chunk_next(r, ent_phrase_head(r, noun));
    return ent_chunk_is(r, verb, ENT_CHUNK_VERB)
           && r->items[verb].form == ENT_VERB_GERUND;
}

uint32_t ent_prepositional(
    const ent_reading *r, uint32_t chunk, uint32_t from, const char *word)
{
    for (uint32_t i = from; i < r->count; i++) {
        if (ent_chunk_is(r, i, ENT_CHUNK_PREPOSITION)
            && strcmp(ent_chunk_lower(r, i), word) == 0
            && !belongs_to_noun(r, i, chunk, from)) {
            if (is_absolute(r, i)) return ENT_NONE;
            uint32_t n = ent_chunk_next(r, i);
            return ent_chunk_is(r, n, ENT_CHUNK_NOUN) ? ent_phrase_head(r, n) : ENT_NONE;
        }
        if (!passes(r, i, word)) return ENT_NONE;
    }
    return ENT_NONE;
}
