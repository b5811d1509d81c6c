/* role.c - the labels of the way from a word to another, brought to a few parts. */
#include "relations/role.h"

#include <string.h>

/* Where the way goes down from the word that joins both. */
typedef enum {
    PART_ITSELF,
    PART_SUBJECT,
    PART_OBJECT,
    PART_SECOND,
    PART_OWNER, /* possessor, or before it */
    PART_OTHER,
    PART_PREPOSITION /* and from here on the groups of prepositions */
} part;

/* What lies between the word and what joins both: bits. */
enum {
    WAY_SHARED = 1,   /* complement, list, adverbial clause: the subject is theirs too */
    WAY_LIGHT = 2,    /* its object: "launch an [attack]" */
    WAY_NOUN = 4,     /* hangs on a noun or verb by a preposition */
    WAY_RELATIVE = 8, /* relative clause or participle */
    WAY_SPEECH = 16,
    WAY_SUBJECT = 32,
    WAY_OTHER = 64,
    WAYS = 128
};

enum { DEPTHS = 3 }; /* nothing below, the part itself, what is inside it */

static uint32_t preposition_group(const char *word)
{
    static const struct {
        const char *word;
        uint32_t group;
    } known[] = { { "to", 0 }, { "against", 1 }, { "on", 2 }, { "upon", 2 },
        { "with", 3 }, { "in", 4 }, { "at", 4 }, { "near", 4 }, { "inside", 4 },
        { "across", 4 }, { "throughout", 4 }, { "within", 4 }, { "outside", 4 },
        { "around", 4 }, { "of", 5 }, { "from", 6 }, { "for", 7 }, { "over", 8 },
        { "between", 9 }, { "among", 9 }, { "into", 10 }, { "toward", 10 },
        { "towards", 10 }, { "by", 11 }, { "'s", 12 }, { "’s", 12 }, { "about", 8 },
        { "after", 13 }, { "during", 13 }, { "as", 14 } };
    for (size_t i = 0; i < sizeof known / sizeof *known; i++)
        if (strcmp(word, known[i].word) == 0) return known[i].group;
    return 15;
}

static bool has_child(const ent_path_tree *tree, uint32_t at, uint8_t label)
{
    for (uint32_t i = 0; i < tree->count; i++)
        if (tree->tokens[i].head == at + 1 && tree->tokens[i].label == label) return true;
    return false;
}

/* "who", "which", "that": stands for the noun before it. */
static bool is_relative(const ent_token *t)
{
    return !strcmp(t->lower, "who") || !strcmp(t->lower, "which")
           || !strcmp(t->lower, "that");
}

static bool has_own_subject(const ent_path_tree *tree, uint32_t at)
{
    for (uint32_t i = 0; i < tree->count; i++)
        if (tree->tokens[i].head == at + 1
            && (tree->tokens[i].label == ENT_DEP_NSUBJ
                || tree->tokens[i].label == ENT_DEP_NSUBJ_PASS)
            && !is_relative(&tree->tokens[i]))
            return true;
    return false;
}

static bool is_passive(const ent_path_tree *tree, uint32_t at)
{
    return has_child(tree, at, ENT_DEP_NSUBJ_PASS)
           || has_child(tree, at, ENT_DEP_AUX_PASS);
}

/* The part that a noun takes in the clause or participle that hangs on it. */
static part part_of_modified(const ent_path_tree *tree, uint32_t verb)
{
    const ent_token *t = &tree->tokens[verb];
    if (t->upos != ENT_UPOS_VERB) return PART_ITSELF;
    if (is_passive(tree, verb) || has_own_subject(tree, verb)) return PART_OBJECT;
    bool past = t->form == ENT_FORM_PAST || t->form == ENT_FORM_PARTICIPLE;
    if (t->label == ENT_DEP_ACL && past) return PART_OBJECT;
    return PART_SUBJECT;
}

static uint32_t way_of(uint8_t label)
{
    switch (label) {
    case ENT_DEP_CONJ:
    case ENT_DEP_FLAT:
    case ENT_DEP_FIXED:
    case ENT_DEP_COMPOUND: return 0;
    case ENT_DEP_XCOMP:
    case ENT_DEP_ADVCL: return WAY_SHARED;
    case ENT_DEP_OBJ: return WAY_LIGHT;
    case ENT_DEP_OBL:
    case ENT_DEP_NMOD: return WAY_NOUN;
    case ENT_DEP_ACL:
    case ENT_DEP_ACL_RELCL: return WAY_RELATIVE;
    case ENT_DEP_CCOMP:
    case ENT_DEP_PARATAXIS: return WAY_SPEECH;
    case ENT_DEP_NSUBJ:
    case ENT_DEP_NSUBJ_PASS: return WAY_SUBJECT;
    default: return WAY_OTHER;
    }
}

static bool is_silent(uint8_t label)
{
    return label == ENT_DEP_CONJ || label == ENT_DEP_FLAT || label == ENT_DEP_FIXED
           || label == ENT_DEP_APPOS;
}

static uint32_t part_below(const ent_path_tree *tree, uint32_t at)
{
    const ent_token *mark = ent_path_case(tree, at);
    switch (tree->tokens[at].label) {
    case ENT_DEP_NSUBJ: return PART_SUBJECT;
    case ENT_DEP_NSUBJ_PASS:
    case ENT_DEP_OBJ: return PART_OBJECT;
    case ENT_DEP_IOBJ: return PART_SECOND;
    case ENT_DEP_NMOD_POSS:
    case ENT_DEP_COMPOUND:
    case ENT_DEP_AMOD: return PART_OWNER;
    case ENT_DEP_OBL:
    case ENT_DEP_NMOD:
        if (!mark) return PART_OTHER;
        if (!strcmp(mark->lower, "by")) return PART_SUBJECT;
        return PART_PREPOSITION + preposition_group(mark->lower);
    default: return PART_OTHER;
    }
}

/* What lies on the way up from a word: bits. */
static uint32_t way_up(const ent_path_tree *tree, const uint32_t *path, uint32_t turn)
{
    uint32_t all = 0;
    for (uint32_t i = 0; i < turn; i++) {
        uint32_t way = way_of(tree->tokens[path[i]].label);
        all |= way;
        if (way == WAY_SHARED && has_own_subject(tree, path[i])) all |= WAY_OTHER;
    }
    return all;
}

uint32_t ent_role_of(const ent_path_tree *tree, uint32_t word, uint32_t at)
{
    uint32_t path[ENT_LONGEST_PATH + 1], turn = 0, what = PART_ITSELF, depth = 0;
    uint32_t n = ent_path_between(tree, word, at, path, ENT_LONGEST_PATH + 1, &turn);
    if (!n) return 0;
    if (turn && way_of(tree->tokens[path[turn - 1]].label) == WAY_RELATIVE)
        what = part_of_modified(tree, path[turn - 1]);
    bool modified = what != PART_ITSELF;
    for (uint32_t i = turn + 1; i < n; i++) {
        if (is_silent(tree->tokens[path[i]].label)) continue;
        if (!depth++ && !modified) what = part_below(tree, path[i]);
    }
    depth += modified;
    if (depth >= DEPTHS) depth = DEPTHS - 1;
    return 1 + (what * DEPTHS + depth) * WAYS + way_up(tree, path, turn);
}
