/* dependency.c - the names, in the order of the enumerations. */
#include "syntax/dependency.h"

#include <string.h>

const char *const ent_upos_names[ENT_UPOS_COUNT] = { "ADJ", "ADP", "ADV", "AUX", "CCONJ",
    "DET", "INTJ", "NOUN", "NUM", "PART", "PRON", "PROPN", "PUNCT", "SCONJ", "SYM",
    "VERB", "X" };

const char *const ent_dep_names[ENT_DEP_COUNT] = { "dep", "root", "acl", "acl:relcl",
    "advcl", "advcl:relcl", "advmod", "amod", "appos", "aux", "aux:pass", "case", "cc",
    "cc:preconj", "ccomp", "compound", "compound:prt", "conj", "cop", "csubj",
    "csubj:outer", "csubj:pass", "det", "det:predet", "discourse", "dislocated", "expl",
    "fixed", "flat", "goeswith", "iobj", "list", "mark", "nmod", "nmod:desc", "nmod:poss",
    "nmod:unmarked", "nsubj", "nsubj:outer", "nsubj:pass", "nummod", "obj", "obl",
    "obl:agent", "obl:unmarked", "orphan", "parataxis", "punct", "reparandum", "vocative",
    "xcomp" };

static size_t find(const char *const *names, size_t count, const char *name)
{
    for (size_t i = 0; i < count; i++)
        if (!strcmp(names[i], name)) return i;
    return count;
}

ent_upos ent_upos_find(const char *name)
{
    size_t at = find(ent_upos_names, ENT_UPOS_COUNT, name);
    return at < ENT_UPOS_COUNT ? (ent_upos)at : ENT_UPOS_X;
}

ent_dep ent_dep_find(const char *name)
{
    size_t at = find(ent_dep_names, ENT_DEP_COUNT, name);
    return at < ENT_DEP_COUNT ? (ent_dep)at : ENT_DEP_DEP;
}
