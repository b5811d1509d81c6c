/* parse.c - between tokens and the words of the syntax engine. */
#include "text/parse.h"

#include <string.h>

#include "text/headline.h"

bool ent_parsing_start(ent_parsing *parsing, ent_arena *arena, const ent_lexicon *lexicon,
    const ent_text_syntax *syntax)
{
    memset(parsing->known, 0, sizeof parsing->known);
    parsing->arena = arena;
    parsing->lexicon = lexicon;
    parsing->syntax = syntax;
    size_t most = ENT_LONGEST_SENTENCE;
    parsing->forms = ent_arena_array(arena, most, sizeof *parsing->forms);
    parsing->units = ent_arena_array(arena, most, sizeof *parsing->units);
    parsing->words = ent_arena_array(arena, most, sizeof *parsing->words);
    parsing->raws = ent_arena_array(arena, most, sizeof *parsing->raws);
    parsing->lemmas = ent_arena_take(arena, sizeof *parsing->lemmas);
    return parsing->forms && parsing->units && parsing->words && parsing->raws
           && parsing->lemmas;
}

/* The model's tag for an inner token of a unit, which the tagger did not see. */
static uint8_t inner_xpos(const ent_syntax *model, const ent_token *token)
{
    static const char *const names[ENT_UPOS_COUNT] = { [ENT_UPOS_ADJ] = "JJ",
        [ENT_UPOS_ADP] = "IN",
        [ENT_UPOS_CCONJ] = "CC",
        [ENT_UPOS_DET] = "DT",
        [ENT_UPOS_NOUN] = "NN",
        [ENT_UPOS_NUM] = "CD",
        [ENT_UPOS_PART] = "POS" };
    const char *name = names[token->upos];
    char sign = *token->lower;
    if (token->upos == ENT_UPOS_PUNCT)
        name = sign == '(' ? "-LRB-" : sign == ')' ? "-RRB-" : "HYPH";
    if (!name || (token->capital && token->upos != ENT_UPOS_PUNCT)) name = "NNP";
    for (int i = 0; i < 256; i++)
        if (!strcmp(ent_syntax_xpos(model, (uint8_t)i), name)) return (uint8_t)i;
    return 0;
}

/* Sets tag, form and lemma by upos and xpos. */
static bool describe(ent_parsing *p, ent_token *token, bool inner)
{
    ent_penn *penn = &p->penn[token->xpos], own;
    const char *xpos = ent_syntax_xpos(p->syntax->model, token->xpos);
    if (inner) { /* its universal tag need not be the one of the model's joint tag */
        own = ent_penn_read(xpos, (ent_upos)token->upos);
        penn = &own;
    } else if (!p->known[token->xpos]) {
        *penn = ent_penn_read(xpos, (ent_upos)token->upos);
        p->known[token->xpos] = true;
    }
    token->tag = penn->tag;
    token->form = penn->form;
    token->lemma = ent_lemmas_find(p->lemmas, p->arena, token->lower, penn->state);
    if (!token->lemma) return false;
    bool are = penn->state == 'V' && !strcmp(token->lemma, "be"); /* am, are: not be */
    if (are) token->form = ENT_FORM_PRESENT;
    /* Readers of `form` tell participles by their neighbours; the tag is in xpos. */
    bool either = token->form == ENT_FORM_PARTICIPLE
                  && !ent_participle_only(token->lower);
    if (either) token->form = ENT_FORM_PAST;
    return true;
}

static bool describe_unit(ent_parsing *p, ent_token *tokens, const ent_unit *unit)
{
    for (size_t i = unit->first; i < unit->first + unit->count; i++) {
        bool inner = i != unit->head;
        if (inner) tokens[i].xpos = inner_xpos(p->syntax->model, &tokens[i]);
        if (!p->syntax->word_lists && !describe(p, &tokens[i], inner)) return false;
    }
    return true;
}

static bool is_name(const ent_parsing *p, size_t at, size_t count)
{
    ent_name_match match;
    return p->lexicon
           && ent_lexicon_match(
               p->lexicon, p->words + at, p->raws + at, count - at, &match)
           && match.senses[0].type != ENT_NAME_SURNAME; /* "May", "Key" */
}

/* Takes the capitals from the common words of a headline: the model learnt from texts
 * where capitals mean names. */
static void lower_headline(
    ent_parsing *p, const ent_token *tokens, size_t count, size_t units)
{
    for (size_t i = 0; i < units; i++) {
        size_t at = p->units[i].head;
        if (p->units[i].count > 1 || !ent_headline_common(&tokens[at])
            || is_name(p, at, count))
            continue;
        p->forms[i].form = tokens[at].lower;
        p->forms[i].size = (uint32_t)strlen(tokens[at].lower);
    }
}

/* Sets what was read, for the units' heads and inside units. */
static bool take(ent_parsing *p, ent_token *tokens, size_t units)
{
    for (size_t i = 0; i < units; i++) {
        const ent_word *word = &p->forms[i];
        const ent_unit *unit = &p->units[i];
        ent_token *head = &tokens[unit->head];
        bool hangs = word->head > 0;
        head->head = hangs ? (uint16_t)(p->units[word->head - 1].head + 1) : 0;
        head->label = word->label;
        head->cluster = ent_syntax_cluster(p->syntax->model, word->form, word->size);
        head->upos = word->upos;
        head->xpos = word->tag;
        if (unit->count > 1) ent_unit_hang(tokens, unit);
        if (!describe_unit(p, tokens, unit)) return false;
    }
    return true;
}

bool ent_parsing_read(
    ent_parsing *parsing, ent_token *tokens, size_t count, ent_sentence_kind kind)
{
    ent_parsing *p = parsing;
    const ent_text_syntax *syntax = p->syntax;
    for (size_t i = 0; i < count; i++) {
        p->words[i] = tokens[i].lower;
        p->raws[i] = tokens[i].raw;
    }
    bool join = syntax->join_units && syntax->mode != ENT_SYNTAX_TAGS;
    size_t units = ent_units_find(
        join ? p->lexicon : NULL, tokens, p->words, p->raws, count, p->units);
    for (size_t i = 0; i < units; i++) {
        const ent_token *head = &tokens[p->units[i].head];
        p->forms[i] = (ent_word){ .form = head->raw,
            .size = head->span.end - head->span.begin };
    }
    bool alone = kind == ENT_SENTENCE_TITLE || kind == ENT_SENTENCE_HEADING;
    if (alone && ent_headline_is(tokens, count, kind))
        lower_headline(p, tokens, count, units);
    ent_syntax_read(syntax->reader, p->forms, units, syntax->mode);
    return take(p, tokens, units);
}
