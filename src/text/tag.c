/* tag.c - the cheapest row of states through a sentence: what each word can be, and which
 * state likes to follow which (Viterbi over the lists of words.h). */
#include "text/tag.h"

#include <string.h>

#include "base/utf8.h"
#include "text/headline.h"
#include "text/lemma.h"
#include "text/words.h"

/* Costs in tenths of nats, set on UD English dev texts. */
enum {
    NAME_INSIDE = 0,    /* a capital word inside a sentence is a name */
    WORD_INSIDE = 35,   /* ... and hardly a common word */
    NAME_FIRST = 30,    /* the first word is mostly a common one, if there is one */
    NAME_HEADLINE = 60, /* where all words have capitals they tell little */
    GUESS_CAPITAL = 20, /* an unknown capital word read as a common one */
    NOT_LEXICON = 60    /* another reading of a name that the lexicon knows */
};

typedef struct {
    const ent_lexicon *lexicon;
    ent_token *tokens;
    ent_states *states;
    size_t count;
    bool headline; /* most words have capitals */
} sentence;

static bool is_number(const char *lower)
{
    static const char *const words[] = { "one", "two", "three", "four", "five", "six",
        "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen", "fourteen",
        "fifteen", "sixteen", "seventeen", "eighteen", "nineteen", "twenty", "thirty",
        "forty", "fifty", "sixty", "seventy", "eighty", "ninety", "hundred", "thousand",
        "million", "billion", "trillion" };
    size_t length = strlen(lower);
    if (strspn(lower, "0123456789") > 0 && strspn(lower, "0123456789.,:/-") == length)
        return true;
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (*lower == *words[i] && !strcmp(lower, words[i])) return true;
    return false;
}

/* State of a token without letters and digits; '\0': it has some. */
static char punctuation(const ent_token *token)
{
    static const struct {
        const char *signs;
        char state;
    } kinds[] = { { ",", ',' }, { ".!?", '.' }, { ":;", ':' }, { "\"", '"' },
        { "([{", '(' }, { ")]}", ')' }, { "-", '-' }, { "$", '$' } };
    const char *lower = token->lower;
    for (const char *c = lower; *c; c++)
        if ((*c >= 'a' && *c <= 'z') || (*c >= '0' && *c <= '9') || *c & 0x80) {
            int32_t code = 0;
            ent_utf8_next(c, strlen(c), &code);
            if (code < 0x80 || ent_utf8_is_letter(code)) return '\0';
        }
    if (!*lower) return '*';
    if (!strcmp(lower, "&")) return '&';
    if (!strcmp(lower, "'")) return '"';
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
        if (lower[0] != '\0' && strchr(kinds[i].signs, lower[0])) return kinds[i].state;
    bool money = strstr("\xE2\x82\xAC \xC2\xA3 \xC2\xA5", lower) != NULL;
    return money ? '$' : !strncmp(lower, "\xC2", 1) ? '"' : '*';
}

/* "25th", "1990s", "M-16", "COVID-19". */
static void mixed_states(ent_states *states, const ent_token *token)
{
    const char *lower = token->lower;
    size_t length = strlen(lower), digits = strspn(lower, "0123456789,");
    const char *rest = lower + digits;
    bool ordinal = digits
                   && (!strcmp(rest, "th") || !strcmp(rest, "st") || !strcmp(rest, "nd")
                       || !strcmp(rest, "rd"));
    bool decade = digits && length > 3 && (!strcmp(rest, "s") || !strcmp(rest, "'s"));
    ent_states_add(states, ordinal ? 'a' : decade ? 's' : token->capital ? 'p' : 'n', 0);
}

static bool has_digit(const char *lower)
{
    return lower[strcspn(lower, "0123456789")] != '\0';
}

static bool is_all_capitals(const ent_token *token)
{
    size_t letters = 0;
    for (const char *c = token->raw; *c; c++) {
        if (*c >= 'a' && *c <= 'z') return false;
        letters += *c >= 'A' && *c <= 'Z';
    }
    return letters > 1;
}

/* What a capital word can be beside what its small form can. */
static void capital_states(const sentence *s, size_t i, ent_states *states, bool known)
{
    const ent_token *token = &s->tokens[i];
    bool opens = i == 0;
    for (size_t k = i; k > 0 && !opens; k--) {
        char before = punctuation(&s->tokens[k - 1]);
        opens = k == 1 && strchr("\"(-*", before) && before;
        if (before == ':') opens = true;
        if (!strchr("\"(", before) || !before) break;
    }
    bool closed = *ent_word_closed(token->lower) != '\0';
    if (is_all_capitals(token) && !s->headline && !closed) opens = false;
    int extra = opens || s->headline ? 0 : WORD_INSIDE;
    if (!known) extra = opens || s->headline ? GUESS_CAPITAL : WORD_INSIDE;
    for (int k = 0; k < states->count; k++) states->items[k].cost += extra;
    int name = opens ? NAME_FIRST : s->headline ? NAME_HEADLINE : NAME_INSIDE;
    if (closed) name += 30;
    ent_states_add(states, 'p', known ? name : NAME_INSIDE);
}

/* The "bn" of "5bn". */
static bool is_unit(const sentence *s, size_t i)
{
    static const char *const units[] = { "m", "mn", "bn", "tn", "k", "b" };
    if (i == 0 || s->tokens[i - 1].space_after || !is_number(s->tokens[i - 1].lower))
        return false;
    for (size_t k = 0; k < sizeof units / sizeof *units; k++)
        if (!strcmp(s->tokens[i].lower, units[k])) return true;
    return false;
}

static void word_states(const sentence *s, size_t i, ent_states *states)
{
    const ent_token *token = &s->tokens[i];
    char sign = punctuation(token);
    if (sign) {
        ent_states_add(states, sign, 0);
        if (!strcmp(token->lower, "'")) ent_states_add(states, 'k', 10);
        return;
    }
    if (is_number(token->lower) || is_unit(s, i)) {
        ent_states_add(states, 'c', 0);
        if (!strcmp(token->lower, "one")) ent_states_add(states, 'i', 15);
        return;
    }
    if (has_digit(token->lower)) {
        mixed_states(states, token);
        return;
    }
    if (strstr(token->lower, "://") || strchr(token->lower, '@')
        || !strncmp(token->lower, "www.", 4)) {
        ent_states_add(states, 'p', 0);
        return;
    }
    size_t length = strlen(token->lower);
    bool known = ent_states_known(states, token->lower)
                 || (length > 5 && !strcmp(token->lower + length - 2, "ly"));
    if (!states->count) ent_states_guess(states, token->lower);
    if (token->capital && strcmp(token->lower, "i")) capital_states(s, i, states, known);
}

/* Names and adjectives of nations that the lexicon knows are settled. */
static void settle_names(const sentence *s, const char **words, const char **raws)
{
    if (!s->lexicon) return;
    for (size_t i = 0; i < s->count; i++) {
        ent_name_match match;
        size_t taken = 0;
        if (s->tokens[i].capital
            && ent_lexicon_match(s->lexicon, words + i, raws + i, s->count - i, &match))
            taken = match.words;
        /* Surnames are words too often ("May", "Key"). */
        if (taken && match.senses[0].type == ENT_NAME_SURNAME) continue;
        bool adjective = taken == 1 && match.senses[0].type == ENT_NAME_ADJECTIVE;
        for (size_t k = i; k < i + taken; k++) {
            ent_states *states = &s->states[k];
            if (!s->tokens[k].capital && taken > 1) continue;
            for (int n = 0; n < states->count; n++) states->items[n].cost += NOT_LEXICON;
            ent_states_add(states, adjective ? 'a' : 'p', 0);
            if (adjective) ent_states_add(states, 's', 35);
        }
        if (taken) i += taken - 1;
    }
}

static int state_index(char state)
{
    const char *at = strchr(ENT_STATES, state);
    return at && state ? (int)(at - ENT_STATES) : 0;
}

/* Cost of one of the states of a token; `finite` less for "vows" and "vowed". */
static int own_cost(const ent_states *states, int choice, int finite)
{
    char state = states->items[choice].state;
    bool verb = state == 'z' || state == 'd';
    return states->items[choice].cost - (verb ? finite : 0);
}

/* The best row of states; `chosen` gets one for each token. */
static bool decode(ent_arena *scratch, const sentence *s, int finite, char *chosen)
{
    typedef int row[ENT_STATE_CHOICES];
    row *from = ent_arena_array(scratch, s->count, sizeof *from);
    if (!from) return false;
    row cost = { 0 }, next;
    int previous[ENT_STATE_CHOICES] = { 0 }, before = 1; /* the edge */
    for (size_t i = 0; i <= s->count; i++) {
        /* A headline's end is like a full stop. */
        static const ent_states edge = { { { '^', 0 } }, 1 },
                                stop = { { { '.', 0 } }, 1 };
        bool bare = i == s->count && !punctuation(&s->tokens[i - 1]);
        const ent_states *now = i < s->count ? &s->states[i] : bare ? &stop : &edge;
        int best_end = 0, indices[ENT_STATE_CHOICES];
        for (int b = 0; b < now->count; b++) {
            int best = 0, to = state_index(now->items[b].state);
            indices[b] = to;
            for (int a = 0; a < before; a++) {
                int sum = cost[a] + ent_transitions[previous[a]][to];
                if (a == 0 || sum < next[b]) next[b] = sum, best = a;
            }
            next[b] += own_cost(now, b, finite);
            if (i < s->count) from[i][b] = best;
            best_end = best;
        }
        if (i == s->count) {
            for (size_t k = s->count; k > 0; k--) {
                chosen[k - 1] = s->states[k - 1].items[best_end].state;
                best_end = from[k - 1][best_end];
            }
            break;
        }
        before = now->count;
        memcpy(previous, indices, sizeof previous);
        memcpy(cost, next, sizeof cost);
    }
    return true;
}

/* Headlines are told in the present ("Japan vows aid") and nearly always have a verb:
 * where none was found, a word that can be one is read as such. */
static bool decode_title(ent_arena *scratch, const sentence *s, char *chosen)
{
    enum { VERB_IN_TITLE = 15, NEEDED_VERB = 30, SHORTEST = 4 };
    if (!decode(scratch, s, VERB_IN_TITLE, chosen)) return false;
    return s->count < SHORTEST || strpbrk(chosen, "zVdgmBHD")
           || decode(scratch, s, NEEDED_VERB, chosen);
}

static ent_tag tag_of(char state)
{
    static const struct {
        const char *states;
        ent_tag tag;
    } tags[] = { { "ns", ENT_TAG_NOUN }, { "p", ENT_TAG_PROPER },
        { "vVzdNg", ENT_TAG_VERB }, { "mbBeGHD", ENT_TAG_AUXILIARY },
        { "a", ENT_TAG_ADJECTIVE }, { "rW", ENT_TAG_ADVERB },
        { "hwqoyi", ENT_TAG_PRONOUN }, { "t", ENT_TAG_DETERMINER },
        { "P", ENT_TAG_ADPOSITION }, { "S&", ENT_TAG_CONJUNCTION },
        { "Tkx", ENT_TAG_PARTICLE }, { "c", ENT_TAG_NUMBER },
        { ",.:\"()-", ENT_TAG_PUNCTUATION } };
    for (size_t i = 0; i < sizeof tags / sizeof *tags; i++)
        if (strchr(tags[i].states, state)) return tags[i].tag;
    return ENT_TAG_OTHER;
}

/* Tags of conjunctions and signs are coarser than UD's. */
static ent_upos upos_of(ent_tag tag, char state)
{
    static const ent_upos tags[] = { [ENT_TAG_OTHER] = ENT_UPOS_SYM,
        [ENT_TAG_NOUN] = ENT_UPOS_NOUN,
        [ENT_TAG_PROPER] = ENT_UPOS_PROPN,
        [ENT_TAG_VERB] = ENT_UPOS_VERB,
        [ENT_TAG_AUXILIARY] = ENT_UPOS_AUX,
        [ENT_TAG_ADJECTIVE] = ENT_UPOS_ADJ,
        [ENT_TAG_ADVERB] = ENT_UPOS_ADV,
        [ENT_TAG_PRONOUN] = ENT_UPOS_PRON,
        [ENT_TAG_DETERMINER] = ENT_UPOS_DET,
        [ENT_TAG_ADPOSITION] = ENT_UPOS_ADP,
        [ENT_TAG_CONJUNCTION] = ENT_UPOS_CCONJ,
        [ENT_TAG_PARTICLE] = ENT_UPOS_PART,
        [ENT_TAG_NUMBER] = ENT_UPOS_NUM,
        [ENT_TAG_PUNCTUATION] = ENT_UPOS_PUNCT };
    return state == 'S' ? ENT_UPOS_SCONJ : state == 'u' ? ENT_UPOS_INTJ : tags[tag];
}

static ent_form form_of(char state, const char *lower)
{
    switch (state) {
    case 'v':
    case 'V':
    case 'b':
    case 'D':
        return !strcmp(lower, "does")  ? ENT_FORM_PRESENT
               : !strcmp(lower, "did") ? ENT_FORM_PAST
                                       : ENT_FORM_BASE;
    case 'z': return ENT_FORM_PRESENT;
    case 'd': return ENT_FORM_PAST;
    case 'e': return ENT_FORM_PARTICIPLE;
    case 'g':
    case 'G': return ENT_FORM_GERUND;
    case 'B': return lower[0] == 'w' ? ENT_FORM_PAST : ENT_FORM_PRESENT;
    case 'H':
        return !strcmp(lower, "had") || !strcmp(lower, "'d") ? ENT_FORM_PAST
               : !strcmp(lower, "has")                       ? ENT_FORM_PRESENT
               : !strcmp(lower, "having")                    ? ENT_FORM_GERUND
                                                             : ENT_FORM_BASE;
    case 'N': return ent_participle_only(lower) ? ENT_FORM_PARTICIPLE : ENT_FORM_PAST;
    default: return ENT_FORM_NONE;
    }
}

bool ent_tag_sentence(ent_arena *arena, ent_arena *scratch, const ent_lexicon *lexicon,
    ent_token *tokens, size_t count, ent_sentence_kind kind)
{
    sentence s = { lexicon, tokens, ent_arena_array(scratch, count, sizeof(ent_states)),
        count, false };
    const char **words = ent_arena_array(scratch, count, sizeof *words);
    const char **raws = ent_arena_array(scratch, count, sizeof *raws);
    char *chosen = ent_arena_take(scratch, count + 1);
    if (!s.states || !words || !raws || !chosen) return false;
    s.headline = ent_headline_is(tokens, count, kind);
    for (size_t i = 0; i < count; i++) {
        words[i] = tokens[i].lower;
        raws[i] = tokens[i].raw;
        word_states(&s, i, &s.states[i]);
    }
    settle_names(&s, words, raws);
    bool title = kind == ENT_SENTENCE_TITLE;
    if (!(title ? decode_title(scratch, &s, chosen) : decode(scratch, &s, 0, chosen)))
        return false;
    for (size_t i = 0; i < count; i++) {
        tokens[i].tag = tag_of(chosen[i]);
        tokens[i].upos = (uint8_t)upos_of(tokens[i].tag, chosen[i]);
        tokens[i].form = form_of(chosen[i], tokens[i].lower);
        tokens[i].lemma = ent_lemma(arena, tokens[i].lower, chosen[i]);
        if (!tokens[i].lemma) return false;
    }
    return true;
}
