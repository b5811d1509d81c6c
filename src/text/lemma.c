/* lemma.c - regular endings undone, with the word lists as judges. */
#include "text/lemma.h"

#include <stdio.h>
#include <string.h>

#include "text/stem.h"
#include "text/words.h"

enum { LONGEST = 40 };

/* An ending, what stands for it in the base form, and the states it makes of a noun,
 * verb or adjective ("" for none). */
typedef struct {
    const char *ending, *base;
    const char *noun, *verb, *adjective;
} inflection;

static const inflection inflections[] = {
    { "ies", "y", "s", "z", "" },
    { "es", "", "s", "z", "" },
    { "es", "e", "s", "z", "" },
    { "s", "", "s", "z", "" },
    { "ied", "y", "", "dN", "" },
    { "ed", "", "", "dN", "" },
    { "ed", "e", "", "dN", "" },
    { "ing", "", "", "g", "" },
    { "ing", "e", "", "g", "" },
    { "ier", "y", "", "", "a" },
    { "iest", "y", "", "", "a" },
    { "er", "", "", "", "a" },
    { "er", "e", "", "", "a" },
    { "est", "", "", "", "a" },
    { "est", "e", "", "", "a" },
};

/* Tells of an unknown word by its end. */
static const struct {
    const char *ending, *states;
} guesses[] = {
    { "ly", "r0a2" },
    { "tion", "n0" },
    { "sion", "n0" },
    { "ment", "n0v4" },
    { "ness", "n0" },
    { "ity", "n0" },
    { "ism", "n0" },
    { "ists", "s0" },
    { "ship", "n0" },
    { "ance", "n0" },
    { "ence", "n0" },
    { "ous", "a0n3" },
    { "less", "a0" },
    { "ful", "a0n3" },
    { "able", "a0n3" },
    { "ible", "a0n3" },
    { "ive", "a0n1" },
    { "ical", "a0n3" },
    { "ial", "a0n1" },
    { "al", "a0n1" },
    { "ic", "a0n1" },
    { "ish", "a0n2" },
    { "ary", "a0n1" },
    { "ese", "a0n1p1" },
    { "ize", "v0V0" },
    { "ise", "v0V0n1" },
    { "ify", "v0V0" },
    { "ate", "v1V1n0a1" },
    { "ing", "g0n1a2" },
    { "ied", "d0N0a1" },
    { "ed", "d0N0a1" },
    { "ss", "n0" },
    { "us", "n0a2" },
    { "is", "n0" },
    { "s", "s0z2" },
};

void ent_states_add(ent_states *states, char state, int cost)
{
    for (int i = 0; i < states->count; i++)
        if (states->items[i].state == state) {
            if (cost < states->items[i].cost) states->items[i].cost = cost;
            return;
        }
    if (states->count == ENT_STATE_CHOICES) return;
    states->items[states->count].state = state;
    states->items[states->count++].cost = cost;
}

/* Adds "nv1" with `extra` for each; a 'v' that stands for a base form is a present too.
 */
static void add_codes(ent_states *states, const char *codes, int extra)
{
    for (const char *c = codes; *c; c++) {
        int cost = extra;
        char state = *c;
        if (c[1] >= '0' && c[1] <= '9') cost += 10 * (*++c - '0');
        ent_states_add(states, state, cost);
        if (state == 'v' && !strchr(codes, 'V')) ent_states_add(states, 'V', cost);
    }
}

/* Cost of `state` in "nv1", or -1. */
static int cost_of(const char *codes, char state)
{
    const char *at = strchr(codes, state);
    if (!at) return -1;
    return at[1] >= '0' && at[1] <= '9' ? 10 * (at[1] - '0') : 0;
}

/* The `number`-th base form that `word` may have by `rule`: with its ending replaced, or
 * with a doubled consonant made single ("banned"). False: no such form. */
static bool stem(const inflection *rule, const char *word, size_t length, bool undouble,
    char base[LONGEST])
{
    size_t cut = strlen(rule->ending);
    if (length < cut + 2 || length + 2 > LONGEST
        || memcmp(word + length - cut, rule->ending, cut) != 0)
        return false;
    size_t kept = length - cut;
    memcpy(base, word, kept);
    if (undouble) {
        bool vowel_ending = rule->ending[0] == 'e' || rule->ending[0] == 'i';
        if (!vowel_ending || *rule->base || kept < 3 || base[kept - 1] != base[kept - 2])
            return false;
        kept--;
    }
    memcpy(base + kept, rule->base, strlen(rule->base) + 1);
    return true;
}

/* Most words end in a letter that no inflection ends in. */
static bool may_inflect(const char *word, size_t length)
{
    return length && strchr("sdgrt", word[length - 1]);
}

static bool is_base(const char *base, const inflection *rule, const char **codes)
{
    *codes = ent_word_open(base);
    if (strlen(base) < 2 || !**codes) return false;
    return (*rule->noun && cost_of(*codes, 'n') >= 0)
           || (*rule->verb && cost_of(*codes, 'v') >= 0)
           || (*rule->adjective && cost_of(*codes, 'a') == 0); /* "leader" is no "lead" */
}

static void add_states(ent_states *states, const char *which, int cost)
{
    for (; *which && cost >= 0; which++) ent_states_add(states, *which, cost);
}

static bool add_inflected(ent_states *states, const char *lower)
{
    enum { RARER_FORM = 7 }; /* -s is more often a plural than a verb's */
    char base[LONGEST];
    const char *codes;
    bool known = false;
    size_t length = strlen(lower);
    if (!may_inflect(lower, length)) return false;
    for (size_t i = 0; i < 2 * sizeof inflections / sizeof *inflections; i++) {
        const inflection *rule = &inflections[i / 2];
        if (!stem(rule, lower, length, i % 2, base) || !is_base(base, rule, &codes))
            continue;
        int verb = cost_of(codes, 'v');
        if (verb >= 0 && *rule->verb == 'z') verb += RARER_FORM;
        add_states(states, rule->noun, cost_of(codes, 'n'));
        add_states(states, rule->verb, *rule->verb == 'z' || verb < 0 ? verb : 0);
        add_states(states, rule->adjective, cost_of(codes, 'a'));
        if (*rule->adjective) ent_states_add(states, 'n', 20);
        if (verb >= 0 && strchr(rule->verb, 'N')) ent_states_add(states, 'a', 25);
        if (verb >= 0 && strchr(rule->verb, 'g')) {
            ent_states_add(states, 'n', 20);
            ent_states_add(states, 'a', 25);
        }
        known = true;
    }
    return known;
}

bool ent_states_known(ent_states *states, const char *lower)
{
    const char *closed = ent_word_closed(lower);
    if (*closed) {
        add_codes(states, closed, 0);
        return true;
    }
    const char *form = ent_word_form(lower), *open = ent_word_open(lower);
    if (*form) add_codes(states, strchr(form, ' ') + 1, 0);
    if (*open) add_codes(states, open, 0);
    if (*form || cost_of(open, 'g') >= 0 || cost_of(open, 'N') >= 0) return true;
    /* A listed plural or adjective keeps its costs; other readings come on top. */
    if (*open && (cost_of(open, 's') >= 0 || cost_of(open, 'z') >= 0)) return true;
    return add_inflected(states, lower) || *open;
}

void ent_states_guess(ent_states *states, const char *lower)
{
    size_t length = strlen(lower);
    for (size_t i = 0; i < sizeof guesses / sizeof *guesses; i++) {
        size_t size = strlen(guesses[i].ending);
        if (length < size + 2 || strcmp(lower + length - size, guesses[i].ending))
            continue;
        add_codes(states, guesses[i].states, 0);
        return;
    }
    add_codes(states, "n0a2v4", 0);
}

/* Words that are other words in disguise: clitics, auxiliaries, pronouns. Sorted by
 * form; `states` are those in which it holds. */
static const struct {
    const char *form, *states, *lemma;
} disguises[] = {
    { "'d", "m", "would" },
    { "'d", "dNH", "have" },
    { "'ll", "m", "will" },
    { "'m", "VB", "be" },
    { "'re", "VB", "be" },
    { "'s", "zB", "be" },
    { "'ve", "vVH", "have" },
    { "am", "VB", "be" },
    { "an", "t", "a" },
    { "are", "VB", "be" },
    { "been", "Ne", "be" },
    { "being", "gG", "be" },
    { "ca", "m", "can" },
    { "did", "dD", "do" },
    { "does", "zD", "do" },
    { "doing", "g", "do" },
    { "going", "g", "go" },
    { "gon", "g", "go" },
    { "had", "dNH", "have" },
    { "has", "zH", "have" },
    { "having", "gH", "have" },
    { "her", "o", "she" },
    { "him", "o", "he" },
    { "is", "zB", "be" },
    { "m", "V", "be" },
    { "me", "o", "i" },
    { "means", "z", "mean" },
    { "n't", "x", "not" },
    { "na", "Tx", "to" },
    { "nt", "x", "not" },
    { "r", "V", "be" },
    { "s", "x", "'s" },
    { "s", "z", "be" },
    { "sha", "m", "shall" },
    { "them", "o", "they" },
    { "these", "toi", "this" },
    { "those", "toi", "that" },
    { "us", "o", "we" },
    { "ve", "vVH", "have" },
    { "was", "dB", "be" },
    { "were", "dB", "be" },
    { "wo", "m", "will" },
};

static const char *disguised(const char *lower, char state)
{
    size_t low = 0, high = sizeof disguises / sizeof *disguises;
    while (low < high) { /* the first one that is not less */
        size_t middle = low + (high - low) / 2;
        if (strcmp(disguises[middle].form, lower) < 0)
            low = middle + 1;
        else
            high = middle;
    }
    for (; low < sizeof disguises / sizeof *disguises; low++) {
        if (strcmp(disguises[low].form, lower)) break;
        if (strchr(disguises[low].states, state)) return disguises[low].lemma;
    }
    return NULL;
}

/* "better" compares "good" or, as an adverb, "well". */
static const char *irregular(ent_arena *arena, const char *lower, char state)
{
    bool adverb = state == ENT_STATE_COMPARED_ADVERB;
    if (adverb && (!strcmp(lower, "better") || !strcmp(lower, "best"))) return "well";
    const char *form = ent_word_form(lower), *space = strchr(form, ' ');
    bool compared = adverb || state == ENT_STATE_COMPARED;
    if (!space || !strchr(space, compared ? 'a' : state)) return NULL;
    return ent_arena_copy(arena, form, (size_t)(space - form));
}

static const char *regular(ent_arena *arena, const char *lower, char state)
{
    char base[ENT_STEM_LONGEST + 2];
    size_t length = strlen(lower);
    if (length > ENT_STEM_LONGEST) return lower;
    if (state == 's')
        ent_stem_plural(lower, length, base);
    else if (state == 'z')
        ent_stem_s(lower, length, base);
    else if (state == 'd' || state == 'N' || state == 'g')
        ent_stem_verb(lower, length, base);
    else
        ent_stem_compared(lower, length, base);
    return strcmp(base, lower) ? ent_arena_string(arena, base) : lower;
}

/* An adjective of which it is not known whether it is compared. */
static const char *maybe_compared(ent_arena *arena, const char *lower)
{
    char base[LONGEST];
    const char *codes;
    size_t length = strlen(lower);
    if (!may_inflect(lower, length) || *ent_word_open(lower)) return lower;
    for (size_t i = 0; i < 2 * sizeof inflections / sizeof *inflections; i++) {
        const inflection *rule = &inflections[i / 2];
        if (*rule->adjective && stem(rule, lower, length, i % 2, base)
            && is_base(base, rule, &codes) && cost_of(codes, 'a') >= 0)
            return ent_arena_string(arena, base);
    }
    return lower;
}

const char *ent_lemma(ent_arena *arena, const char *lower, char state)
{
    if (strchr("BbeG", state)) return strcmp(lower, "s") ? "be" : lower;
    if (state == 'H') return "have";
    const char *other = NULL;
    if (strchr("mtxTowizVdNgDv", state)) other = disguised(lower, state);
    if (!other && strchr("szdNga" ENT_STATES_COMPARED, state))
        other = irregular(arena, lower, state);
    if (other) return other;
    if (state == 'a') return maybe_compared(arena, lower);
    return strchr("szdNg" ENT_STATES_COMPARED, state) ? regular(arena, lower, state)
                                                      : lower;
}

bool ent_participle_only(const char *lower)
{
    const char *form = ent_word_form(lower), *space = strchr(form, ' ');
    return space && !strchr(space, 'd');
}

/* True for states in which some word has a lemma unlike itself. */
static bool is_inflected(char state)
{
    switch (state) {
    case '^':
    case 'n':
    case 'p':
    case 'c':
    case 'P':
    case 'S':
    case '&':
    case '.':
    case '*':
    case 'h':
    case 'r':
    case 'u': return false;
    default: return true;
    }
}

const char *ent_lemmas_find(
    ent_lemmas *lemmas, ent_arena *arena, const char *lower, char state)
{
    if (!is_inflected(state)) return lower;
    uint32_t hash = (unsigned char)state;
    for (const char *c = lower; *c; c++) hash = (hash ^ (unsigned char)*c) * 16777619u;
    size_t i = (hash ^ hash >> 15) % ENT_LEMMAS_KEPT;
    if (lemmas->slots[i].state == state && !strcmp(lemmas->slots[i].lower, lower))
        return lemmas->slots[i].lemma;
    const char *lemma = ent_lemma(arena, lower, state);
    lemmas->slots[i].lower = lower;
    lemmas->slots[i].lemma = lemma;
    lemmas->slots[i].state = lemma ? state : '\0';
    return lemma;
}
