/* modality.c - from the word up, arc by arc. */
#include "relations/modality.h"

#include <string.h>

#include "base/strings.h"
#include "relations/frame.h"
#include "relations/status.h"

typedef struct {
    const ent_frames *frames;
    const ent_path_tree *tree;
    ent_modality found;
    bool hostile, deed;
} climb;

static const ent_token *token(const climb *c, uint32_t at)
{
    return &c->tree->tokens[at];
}

static bool is_lower(const climb *c, uint32_t at, const char *word)
{
    return strcmp(token(c, at)->lower, word) == 0;
}

static bool is_noun(const climb *c, uint32_t at)
{
    uint8_t tag = token(c, at)->upos;
    return tag == ENT_UPOS_NOUN || tag == ENT_UPOS_PROPN;
}

/* The next child of `at` with this label, from token `from` on; ENT_NO_TOKEN. */
static uint32_t child(const climb *c, uint32_t at, uint8_t label, uint32_t from)
{
    for (uint32_t i = from; i < c->tree->count; i++)
        if (token(c, i)->head == at + 1 && token(c, i)->label == label) return i;
    return ENT_NO_TOKEN;
}

static bool has_child(const climb *c, uint32_t at, uint8_t label, const char *word)
{
    for (uint32_t i = child(c, at, label, 0); i != ENT_NO_TOKEN;
         i = child(c, at, label, i + 1))
        if (!word || is_lower(c, i, word)) return true;
    return false;
}

/* Puts `outer`, which `by` says, over what was found so far. */
static void put(climb *c, ent_status outer, uint32_t by, uint8_t label)
{
    if (outer == ENT_ACTUAL) return;
    c->found.status = ent_status_under(outer, c->found.status);
    c->found.by = by;
    c->found.label = label;
}

/* What hangs on the word itself ------------------------------------------------------ */

typedef struct {
    const char *word;
    ent_status status;
} word_status;

static const word_status auxiliaries[] = { { "will", ENT_PLANNED },
    { "'ll", ENT_PLANNED }, { "’ll", ENT_PLANNED }, { "wo", ENT_PLANNED },
    { "shall", ENT_PLANNED }, { "would", ENT_POSSIBLE }, { "'d", ENT_POSSIBLE },
    { "could", ENT_POSSIBLE }, { "can", ENT_POSSIBLE }, { "ca", ENT_POSSIBLE },
    { "may", ENT_POSSIBLE }, { "might", ENT_POSSIBLE }, { "should", ENT_POSSIBLE },
    { "must", ENT_POSSIBLE }, { "ought", ENT_POSSIBLE } };

static const word_status marks[] = { { "if", ENT_POSSIBLE }, { "unless", ENT_POSSIBLE },
    { "whether", ENT_POSSIBLE }, { "lest", ENT_POSSIBLE }, { "without", ENT_NEGATED } };

static bool look_up(
    const word_status *table, size_t count, const char *word, ent_status *status)
{
    for (size_t i = 0; i < count; i++)
        if (strcmp(table[i].word, word) == 0) {
            *status = table[i].status;
            return true;
        }
    return false;
}

static bool is_negation(const char *word)
{
    static const char *const words[] = { "not", "n't", "n’t", "never", "no", "neither",
        "nor", "no-one", "nobody" };
    return ENT_AMONG(word, words);
}

static bool in_set(const climb *c, uint32_t at, const char *set)
{
    return ent_words_have(ent_frames_set(c->frames, set), token(c, at)->lower);
}

/* "If Chile attacks, Brazil will help": what it does hangs on something. */
static bool is_conditional(const climb *c, uint32_t at)
{
    for (uint32_t i = child(c, at, ENT_DEP_ADVCL, 0); i != ENT_NO_TOKEN;
         i = child(c, at, ENT_DEP_ADVCL, i + 1))
        if (has_child(c, i, ENT_DEP_MARK, "if")
            || has_child(c, i, ENT_DEP_MARK, "unless"))
            return true;
    return false;
}

static bool is_speech(const climb *c, uint32_t at)
{
    return token(c, at)->upos == ENT_UPOS_VERB
           && ent_frames_starting(c->frames, ENT_CLASS_SPEECH, token(c, at)->lemma).count;
}

/* "Chile said that it would help": what was said is "we will". */
static bool is_reported(const climb *c, uint32_t at)
{
    enum { HIGHEST = 6 };
    for (int steps = 0; steps < HIGHEST; steps++) {
        uint32_t over = ent_path_parent(c->tree, at);
        uint8_t label = token(c, at)->label;
        if (over == ENT_NO_TOKEN) return false;
        if (label == ENT_DEP_CCOMP || label == ENT_DEP_PARATAXIS)
            return is_speech(c, over);
        if (label != ENT_DEP_CONJ && label != ENT_DEP_XCOMP) return false;
        at = over;
    }
    return false;
}

static void put_auxiliary(climb *c, uint32_t at, uint32_t i)
{
    ent_status status;
    if (!look_up(auxiliaries, sizeof auxiliaries / sizeof *auxiliaries,
            token(c, i)->lower, &status))
        return;
    if ((is_lower(c, i, "would") || is_lower(c, i, "'d")) && is_reported(c, at))
        status = ENT_PLANNED;
    if (status == ENT_PLANNED && is_conditional(c, at)) status = ENT_POSSIBLE;
    put(c, status, i, ENT_DEP_AUX);
}

static void put_modifier(climb *c, uint32_t i)
{
    if (in_set(c, i, "possible-modifier"))
        put(c, ENT_POSSIBLE, i, ENT_DEP_AMOD);
    else if (in_set(c, i, "planned-modifier"))
        put(c, ENT_PLANNED, i, ENT_DEP_AMOD);
    else if (in_set(c, i, "alleged-modifier") || in_set(c, i, "alleged-adverb"))
        put(c, ENT_ALLEGED, i, ENT_DEP_AMOD);
}

/* Auxiliaries, negation, marks and adjectives; `denied`: negation counts. */
static void put_own(climb *c, uint32_t at, bool denied)
{
    uint32_t negation = ENT_NO_TOKEN;
    for (uint32_t i = 0; i < c->tree->count; i++) {
        if (token(c, i)->head != at + 1) continue;
        const char *word = token(c, i)->lower;
        ent_status status;
        uint8_t label = token(c, i)->label;
        if (label == ENT_DEP_AUX) put_auxiliary(c, at, i);
        if (label == ENT_DEP_MARK
            && look_up(marks, sizeof marks / sizeof *marks, word, &status))
            put(c, status, i, ENT_DEP_MARK);
        if ((label == ENT_DEP_ADVMOD || label == ENT_DEP_DET
                || label == ENT_DEP_CC_PRECONJ)
            && is_negation(word))
            negation = i;
        if (label == ENT_DEP_CASE && strcmp(word, "without") == 0) negation = i;
        if (label == ENT_DEP_AMOD || label == ENT_DEP_ADVMOD || label == ENT_DEP_DET)
            put_modifier(c, i);
        if (label == ENT_DEP_NSUBJ && has_child(c, i, ENT_DEP_DET, "no")) negation = i;
    }
    if (negation != ENT_NO_TOKEN && denied) put(c, ENT_NEGATED, negation, ENT_DEP_ADVMOD);
}

/* What stands over it ---------------------------------------------------------------- */

/* "of" in "accused of attacking", "for" in "called for talks"; "to" and "that" of clauses
 * are none. */
static const char *link_of(const climb *c, uint32_t at)
{
    static const uint8_t labels[] = { ENT_DEP_CASE, ENT_DEP_MARK };
    for (size_t k = 0; k < 2; k++) {
        uint32_t i = child(c, at, labels[k], 0);
        if (i == ENT_NO_TOKEN || i > at) continue;
        if (k && (is_lower(c, i, "to") || is_lower(c, i, "that"))) return "";
        return token(c, i)->lower;
    }
    return "";
}

static bool follows(const climb *c, uint32_t at, const ent_wording *w)
{
    for (unsigned k = 1; k < w->count; k++)
        if (at + k >= c->tree->count || strcmp(token(c, at + k)->lower, w->words[k]) != 0)
            return false;
    return true;
}

/* The row of `class` by which `over` takes what is linked to it by `link`; of several,
 * that for an object which acts where there is one. */
static const ent_frame *row_of(
    const climb *c, ent_frame_class class, uint32_t over, const char *link, bool object)
{
    const char *keys[] = { token(c, over)->lower, token(c, over)->lemma };
    const ent_frame *other = NULL;
    for (size_t i = 0; i < 2; i++) {
        ent_wordings w = ent_frames_starting(c->frames, class, keys[i]);
        for (size_t k = 0; k < w.count; k++) {
            const ent_wording *x = &w.items[k];
            bool fits = x->count == 1
                            ? !*link
                            : follows(c, over, x)
                                  || (x->count == 2 && strcmp(x->words[1], link) == 0);
            if (!fits) continue;
            const ent_places *source = &x->frame->source;
            bool asks = source->count && source->items[0].kind == ENT_PLACE_OBJECT;
            if (asks == object) return x->frame;
            if (!other) other = x->frame;
        }
    }
    return other;
}

static void put_speech(climb *c, uint32_t over, uint8_t label)
{
    const ent_frame *row = row_of(c, ENT_CLASS_SPEECH, over, "", false);
    c->found.speech = over;
    if (row && row->has_status) put(c, row->status, over, label);
}

/* "the war", "its attacks": it is there. */
static bool is_known(const climb *c, uint32_t at)
{
    return has_child(c, at, ENT_DEP_NMOD_POSS, NULL)
           || has_child(c, at, ENT_DEP_DET, "the")
           || has_child(c, at, ENT_DEP_DET, "this")
           || has_child(c, at, ENT_DEP_DET, "these");
}

/* "discussed the sanctions": they are there. */
static bool is_topic(const ent_frame *light, const climb *c, uint32_t at)
{
    return light->class == ENT_CLASS_LIGHT && light->target.count && is_known(c, at);
}

/* "announced the delivery": a deed is still to come, where a measure is in force. */
static bool is_ordered(const climb *c, uint32_t over)
{
    return c->deed
           && ent_words_have(
               ent_frames_set(c->frames, "announce"), token(c, over)->lemma);
}

/* A noun under `over`. False: it is a fact there, whatever stands above. */
static bool rise_from_noun(climb *c, uint32_t at, uint32_t over, uint8_t label)
{
    const char *link = link_of(c, at);
    const ent_frame *row = row_of(c, ENT_CLASS_CONTROL, over, link, false);
    if (c->hostile && is_known(c, at)) return false;
    if (!row || !row->has_status || !*link)
        row = row_of(c, ENT_CLASS_LIGHT, over, link, false);
    if (row && row->has_status && !is_topic(row, c, at))
        put(c, row->status, over, label);
    else if (row && is_ordered(c, over))
        put(c, ENT_PLANNED, over, label);
    if (row) return true;
    /* "an exchange of prisoners", "a round of talks" */
    if (is_noun(c, over)) return label == ENT_DEP_NMOD || label == ENT_DEP_COMPOUND;
    return label == ENT_DEP_NSUBJ && !is_known(c, at);
}

static bool rise_from_clause(climb *c, uint32_t at, uint32_t over, uint8_t label)
{
    bool infinitive = has_child(c, at, ENT_DEP_MARK, "to");
    bool object = label == ENT_DEP_XCOMP
                  && child(c, over, ENT_DEP_OBJ, 0) != ENT_NO_TOKEN;
    if (label == ENT_DEP_ACL_RELCL || label == ENT_DEP_ADVCL_RELCL) {
        /* "accusations that Peru sent tanks" is often read as "that Peru made". */
        const ent_frame *charge = row_of(c, ENT_CLASS_CONTROL, over, "", true);
        if (charge && charge->status == ENT_ALLEGED) put(c, ENT_ALLEGED, over, label);
        return false;
    }
    if ((label == ENT_DEP_CCOMP || label == ENT_DEP_PARATAXIS) && is_speech(c, over)) {
        put_speech(c, over, label);
        return false;
    }
    const char *link = link_of(c, at);
    /* "denied it, accusing" is not "denied attacking". */
    bool beside = label == ENT_DEP_ADVCL && !infinitive && !*link;
    const ent_frame *row = beside ? NULL
                                  : row_of(c, ENT_CLASS_CONTROL, over, link, object);
    /* "stopped short of" is one wording, and one denial. */
    bool counted = at == c->found.by && token(c, at)->upos == ENT_UPOS_ADJ;
    if (row && row->has_status && !counted)
        put(c, row->status, over, label);
    else if (infinitive)
        c->found.purpose = true;
    if (label == ENT_DEP_ADVCL && !row) return beside;
    return label != ENT_DEP_PARATAXIS && (label != ENT_DEP_ACL || infinitive);
}

static bool rise(climb *c, uint32_t at, uint32_t over)
{
    uint8_t label = token(c, at)->label;
    switch (label) {
    case ENT_DEP_CONJ: return true;
    case ENT_DEP_XCOMP:
    case ENT_DEP_CCOMP:
    case ENT_DEP_ADVCL:
    case ENT_DEP_ADVCL_RELCL:
    case ENT_DEP_ACL:
    case ENT_DEP_ACL_RELCL:
    case ENT_DEP_CSUBJ:
    case ENT_DEP_PARATAXIS: return rise_from_clause(c, at, over, label);
    case ENT_DEP_APPOS:
    case ENT_DEP_AMOD: return false; /* "feared that Iran-[backed] forces ..." */
    default: return !is_noun(c, at) || rise_from_noun(c, at, over, label);
    }
}

ent_modality ent_modality_of(const ent_frames *frames, const ent_path_tree *tree,
    uint32_t at, ent_relation relation)
{
    enum { HIGHEST = 10 };
    climb c = { .frames = frames,
        .tree = tree,
        .found = { .by = ENT_NO_TOKEN, .label = ENT_DEP_ROOT, .speech = ENT_NO_TOKEN },
        .hostile = relation == ENT_ASSAULT || relation == ENT_COERCE,
        .deed = ent_relation_table[relation].material && relation != ENT_SANCTION
                && relation != ENT_COOPERATE && relation != ENT_COERCE };
    put_own(&c, at, true);
    for (int steps = 0; steps < HIGHEST; steps++) {
        uint32_t over = ent_path_parent(tree, at);
        if (over == ENT_NO_TOKEN) {
            if (has_child(&c, at, ENT_DEP_MARK, "to"))
                put(&c, ENT_PLANNED, at, ENT_DEP_ROOT);
            break;
        }
        bool listed = token(&c, at)->label == ENT_DEP_CONJ;
        /* "will meet and sign" share "will"; "will not sign but met" share nothing. */
        bool apart = listed
                     && (child(&c, at, ENT_DEP_NSUBJ, 0) != ENT_NO_TOKEN
                         || child(&c, at, ENT_DEP_AUX, 0) != ENT_NO_TOKEN);
        if (!rise(&c, at, over)) break;
        bool shares = !listed && token(&c, at)->label != ENT_DEP_ADVCL;
        if (!apart) put_own(&c, over, shares);
        at = over;
    }
    return c.found;
}
