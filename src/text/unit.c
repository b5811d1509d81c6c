/* unit.c - finds units by the lexicon, and gives them their inner structure. */
#include "text/unit.h"

#include <string.h>

enum { LONGEST_TITLE = 4, LONGEST_ACRONYM = 12 }; /* words, bytes */

typedef struct {
    const ent_lexicon *lexicon;
    const ent_token *tokens;
    const char *const *words, *const *raws;
    size_t count;
} finder;

static bool is_among(const char *word, const char *const *list, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (*list[i] == *word && !strcmp(list[i], word)) return true;
    return false;
}

#define IS_AMONG(word, list) is_among(word, list, sizeof list / sizeof *list)

static bool is_preposition(const char *word)
{
    static const char *const words[] = { "for", "in", "of", "on", "to", "against", "with",
        "from", "de", "del" };
    return IS_AMONG(word, words);
}

/* True for nouns that stand before a name as its title. */
static bool is_title(const char *word)
{
    static const char *const words[] = { "president", "minister", "premier", "chancellor",
        "king", "queen", "prince", "princess", "emir", "sultan", "pope", "secretary",
        "ambassador", "senator", "governor", "general", "admiral", "colonel", "spokesman",
        "spokeswoman", "chairman", "commissioner", "envoy", "ayatollah", "mr.", "mrs.",
        "ms.", "dr.", "gen.", "adm.", "col.", "sen.", "gov.", "rep.", "pres.", "mr",
        "mrs", "ms", "dr", "sir", "lord", "sheikh" };
    return IS_AMONG(word, words);
}

/* True for what a title begins with: "prime minister", "deputy foreign minister". */
static bool is_title_part(const char *word)
{
    static const char *const words[] = { "prime", "foreign", "defence", "defense",
        "interior", "finance", "vice", "deputy", "crown", "supreme", "chief", "trade",
        "energy", "justice", "economy", "lt.", "maj." };
    return IS_AMONG(word, words);
}

/* Start of the title that ends before token `at`, not before `floor`; `at`: none. */
static size_t title_start(const finder *f, size_t floor, size_t at)
{
    if (at == floor || !is_title(f->words[at - 1])) return at;
    size_t start = at - 1;
    bool hyphen = start > floor + 1 && !strcmp(f->words[start - 1], "-")
                  && !f->tokens[start - 1].space_after;
    if (hyphen) start -= 2; /* secretary-general */
    size_t least = at > LONGEST_TITLE ? at - LONGEST_TITLE : 0;
    if (least < floor) least = floor;
    while (start > least && is_title_part(f->words[start - 1])) start--;
    return start;
}

/* Tokens of the acronym in brackets that follows at `at`: "( KCNA )". */
static size_t acronym_length(const finder *f, size_t at)
{
    if (at + 2 >= f->count || strcmp(f->words[at], "(") || strcmp(f->words[at + 2], ")"))
        return 0;
    const char *c = f->raws[at + 1];
    if (f->tokens[at].space_after || f->tokens[at + 1].space_after) return 0;
    size_t capitals = 0, length = strlen(c);
    for (; *c; c++) {
        if (*c >= 'a' && *c <= 'z') return 0;
        capitals += *c >= 'A' && *c <= 'Z';
    }
    return capitals > 1 && length <= LONGEST_ACRONYM ? 3 : 0;
}

/* Tokens of the name that starts at `at`; 0: none. `*person` tells whose it is. */
static size_t name_length(const finder *f, size_t at, bool *person)
{
    ent_name_match match;
    if (!f->tokens[at].capital
        || !ent_lexicon_match(
            f->lexicon, f->words + at, f->raws + at, f->count - at, &match))
        return 0;
    for (size_t i = at; i < at + match.words; i++)
        if (f->words[i][0] == ',' || f->words[i][0] == ';') return 0;
    ent_name_type type = match.senses[0].type;
    if (type == ENT_NAME_ADJECTIVE || type == ENT_NAME_DEMONYM) return 0;
    size_t length = match.words;
    while (length > 1 && f->words[at + length - 1][0] == '\'') length--; /* 's */
    /* "Russian military" names its words' sense: they need no help. */
    if (!f->tokens[at + length - 1].capital) return 0;
    const ent_actor *actor = ent_lexicon_actor(f->lexicon, match.senses[0].actor);
    *person = actor && actor->kind == ENT_PERSON;
    return length;
}

/* Persons are headed by their first name, others by the last word before "of". */
static uint16_t head_of(const finder *f, const ent_unit *unit)
{
    uint16_t end = (uint16_t)(unit->name + unit->name_count);
    if (unit->person) return unit->name;
    for (uint16_t i = (uint16_t)(unit->name + 1); i < end; i++)
        if (is_preposition(f->words[i])) return (uint16_t)(i - 1);
    return (uint16_t)(end - 1);
}

size_t ent_units_find(const ent_lexicon *lexicon, const ent_token *tokens,
    const char *const *words, const char *const *raws, size_t count, ent_unit *units)
{
    const finder f = { lexicon, tokens, words, raws, count };
    size_t found = 0, open = 0; /* tokens before `open` belong to units of several */
    for (size_t at = 0; at < count;) {
        bool person = false;
        size_t length = lexicon ? name_length(&f, at, &person) : 0;
        size_t start = person ? title_start(&f, open, at) : at;
        size_t more = length ? acronym_length(&f, at + length) : 0;
        if (length < 2 && start == at && !more) length = 0;
        ent_unit unit = { .first = (uint16_t)start,
            .count = (uint16_t)(at - start + (length ? length + more : 1)),
            .name = (uint16_t)at,
            .name_count = (uint16_t)(length ? length : 1),
            .head = (uint16_t)at,
            .person = person };
        if (length) unit.head = head_of(&f, &unit);
        found -= at - start; /* the title's words were units of their own */
        units[found++] = unit;
        at = start + unit.count;
        if (unit.count > 1) open = at;
    }
    return found;
}

static void hang(ent_token *token, size_t head, ent_dep label, ent_upos upos)
{
    token->head = (uint16_t)(head + 1);
    token->label = (uint8_t)label;
    token->upos = (uint8_t)upos;
}

static bool ends_like_adjective(const char *word)
{
    static const char *const endings[] = { "ed", "ian", "ean", "can", "ish", "ese", "ic",
        "al", "ern" };
    size_t length = strlen(word);
    for (size_t i = 0; i < sizeof endings / sizeof *endings; i++) {
        size_t size = strlen(endings[i]);
        if (length > size + 2 && !strcmp(word + length - size, endings[i])) return true;
    }
    return false;
}

static ent_upos upos_of(const ent_token *token)
{
    if (token->capital) return ENT_UPOS_PROPN;
    return *token->lower >= '0' && *token->lower <= '9' ? ENT_UPOS_NUM : ENT_UPOS_NOUN;
}

/* A word that belongs to the noun at `noun`, or stands between nouns. */
static void hang_word(ent_token *tokens, size_t at, size_t noun, bool person)
{
    ent_token *t = &tokens[at];
    const char *word = t->lower;
    bool sign = !(
        (*word >= 'a' && *word <= 'z') || (*word >= '0' && *word <= '9') || *word & 0x80);
    if (!strcmp(word, "'s") || !strcmp(word, "'"))
        hang(t, at ? at - 1 : noun, ENT_DEP_CASE, ENT_UPOS_PART);
    else if (sign && strcmp(word, "&"))
        hang(t, noun, ENT_DEP_PUNCT, ENT_UPOS_PUNCT);
    else if (is_preposition(word))
        hang(t, noun, ENT_DEP_CASE, ENT_UPOS_ADP);
    else if (!strcmp(word, "the"))
        hang(t, noun, ENT_DEP_DET, ENT_UPOS_DET);
    else if (!strcmp(word, "and") || !strcmp(word, "&"))
        hang(t, noun, ENT_DEP_CC, ENT_UPOS_CCONJ);
    else if (person)
        hang(t, noun, ENT_DEP_FLAT, ENT_UPOS_PROPN);
    else
        hang(t, noun, ends_like_adjective(word) ? ENT_DEP_AMOD : ENT_DEP_COMPOUND,
            ends_like_adjective(word) ? ENT_UPOS_ADJ : upos_of(t));
}

/* "[Ministry] of Foreign Affairs of the Republic": each part hangs on the one before. */
static void hang_parts(ent_token *tokens, const ent_unit *unit)
{
    size_t end = unit->name + unit->name_count, before = unit->head;
    for (size_t from = unit->head + 1; from < end;) {
        size_t to = from + 1;
        while (to < end && !is_preposition(tokens[to].lower)) to++;
        size_t noun = to - 1;
        if (noun == from) { /* nothing after the preposition */
            hang(&tokens[noun], before, ENT_DEP_COMPOUND, upos_of(&tokens[noun]));
        } else {
            hang(&tokens[noun], before, ENT_DEP_NMOD, upos_of(&tokens[noun]));
            for (size_t i = from; i < noun; i++) hang_word(tokens, i, noun, false);
        }
        before = noun;
        from = to;
    }
}

void ent_unit_hang(ent_token *tokens, const ent_unit *unit)
{
    size_t end = unit->name + unit->name_count, all = unit->first + unit->count;
    for (size_t i = unit->name; i < end && (unit->person || i < unit->head); i++)
        if (i != unit->head) hang_word(tokens, i, unit->head, unit->person);
    if (!unit->person) hang_parts(tokens, unit);
    if (unit->first < unit->name) { /* a title */
        size_t noun = unit->name - 1u;
        for (size_t i = unit->first; i < noun; i++)
            if (!strcmp(tokens[i].lower, "-"))
                hang(&tokens[i], noun, ENT_DEP_PUNCT, ENT_UPOS_PUNCT);
            else if (is_title(tokens[i].lower))
                hang(&tokens[i], noun, ENT_DEP_COMPOUND, upos_of(&tokens[i]));
            else
                hang(&tokens[i], noun, ENT_DEP_AMOD, ENT_UPOS_ADJ);
        hang(&tokens[noun], unit->head, ENT_DEP_NMOD_DESC, upos_of(&tokens[noun]));
    }
    if (end < all) { /* an acronym in brackets */
        hang(&tokens[end + 1], unit->head, ENT_DEP_APPOS, ENT_UPOS_PROPN);
        hang(&tokens[end], end + 1, ENT_DEP_PUNCT, ENT_UPOS_PUNCT);
        hang(&tokens[end + 2], end + 1, ENT_DEP_PUNCT, ENT_UPOS_PUNCT);
    }
}
