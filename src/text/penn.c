/* penn.c - Penn Treebank tags as UD English uses them. */
#include "text/penn.h"

#include <string.h>

#include "text/lemma.h"

/* Forms and states by Penn tag; the coarse tag is the universal one's. */
static const struct {
    const char *xpos;
    ent_form form;
    char state;
} penn[] = {
    { "JJR", ENT_FORM_NONE, ENT_STATE_COMPARED },
    { "JJS", ENT_FORM_NONE, ENT_STATE_COMPARED },
    { "MD", ENT_FORM_NONE, 'm' },
    { "NNPS", ENT_FORM_NONE, 's' },
    { "NNS", ENT_FORM_NONE, 's' },
    { "RBR", ENT_FORM_NONE, ENT_STATE_COMPARED_ADVERB },
    { "RBS", ENT_FORM_NONE, ENT_STATE_COMPARED_ADVERB },
    { "VB", ENT_FORM_BASE, 'v' },
    { "VBD", ENT_FORM_PAST, 'd' },
    { "VBG", ENT_FORM_GERUND, 'g' },
    { "VBN", ENT_FORM_PARTICIPLE, 'N' },
    { "VBP", ENT_FORM_BASE, 'V' },
    { "VBZ", ENT_FORM_PRESENT, 'z' },
};

static const struct {
    ent_tag tag;
    char state; /* where the Penn tag has none */
} universal[ENT_UPOS_COUNT] = {
    [ENT_UPOS_ADJ] = { ENT_TAG_ADJECTIVE, '^' },
    [ENT_UPOS_ADP] = { ENT_TAG_ADPOSITION, 'P' },
    [ENT_UPOS_ADV] = { ENT_TAG_ADVERB, '^' },
    [ENT_UPOS_AUX] = { ENT_TAG_AUXILIARY, 'm' },
    [ENT_UPOS_CCONJ] = { ENT_TAG_CONJUNCTION, '&' },
    [ENT_UPOS_DET] = { ENT_TAG_DETERMINER, 't' },
    [ENT_UPOS_INTJ] = { ENT_TAG_OTHER, 'u' },
    [ENT_UPOS_NOUN] = { ENT_TAG_NOUN, 'n' },
    [ENT_UPOS_NUM] = { ENT_TAG_NUMBER, 'c' },
    [ENT_UPOS_PART] = { ENT_TAG_PARTICLE, 'x' },
    [ENT_UPOS_PRON] = { ENT_TAG_PRONOUN, 'o' },
    [ENT_UPOS_PROPN] = { ENT_TAG_PROPER, 'p' },
    [ENT_UPOS_PUNCT] = { ENT_TAG_PUNCTUATION, '.' },
    [ENT_UPOS_SCONJ] = { ENT_TAG_CONJUNCTION, 'S' },
    [ENT_UPOS_SYM] = { ENT_TAG_OTHER, '*' },
    [ENT_UPOS_VERB] = { ENT_TAG_VERB, 'v' },
    [ENT_UPOS_X] = { ENT_TAG_OTHER, '*' },
};

ent_penn ent_penn_read(const char *xpos, ent_upos upos)
{
    ent_penn read = { universal[upos].tag, ENT_FORM_NONE, universal[upos].state };
    /* "United" of "United Nations": an adjective that is part of a name. */
    bool name = !strcmp(xpos, "NNP") || !strcmp(xpos, "NNPS");
    if (name) read = (ent_penn){ ENT_TAG_PROPER, ENT_FORM_NONE, 'p' };
    if (!strcmp(xpos, "PRP$")) read.state = 'h';
    for (size_t i = 0; i < sizeof penn / sizeof *penn; i++)
        if (!strcmp(xpos, penn[i].xpos)) {
            read.form = penn[i].form;
            read.state = penn[i].state;
        }
    return read;
}
