/* dependency.h - names of Universal Dependencies: tags and relations of English. */
#ifndef ENT_SYNTAX_DEPENDENCY_H
#define ENT_SYNTAX_DEPENDENCY_H

#include <stddef.h>

/* The seventeen universal part-of-speech tags, in UD's alphabetical order. */
typedef enum {
    ENT_UPOS_ADJ,
    ENT_UPOS_ADP,
    ENT_UPOS_ADV,
    ENT_UPOS_AUX,
    ENT_UPOS_CCONJ,
    ENT_UPOS_DET,
    ENT_UPOS_INTJ,
    ENT_UPOS_NOUN,
    ENT_UPOS_NUM,
    ENT_UPOS_PART,
    ENT_UPOS_PRON,
    ENT_UPOS_PROPN,
    ENT_UPOS_PUNCT,
    ENT_UPOS_SCONJ,
    ENT_UPOS_SYM,
    ENT_UPOS_VERB,
    ENT_UPOS_X
} ent_upos;
enum { ENT_UPOS_COUNT = ENT_UPOS_X + 1 };

/* Relations of UD English 2.16 with their subtypes; DEP is "unspecified", and what a
 * relation that stands in no list is read as. */
typedef enum {
    ENT_DEP_DEP,
    ENT_DEP_ROOT,
    ENT_DEP_ACL,
    ENT_DEP_ACL_RELCL,
    ENT_DEP_ADVCL,
    ENT_DEP_ADVCL_RELCL,
    ENT_DEP_ADVMOD,
    ENT_DEP_AMOD,
    ENT_DEP_APPOS,
    ENT_DEP_AUX,
    ENT_DEP_AUX_PASS,
    ENT_DEP_CASE,
    ENT_DEP_CC,
    ENT_DEP_CC_PRECONJ,
    ENT_DEP_CCOMP,
    ENT_DEP_COMPOUND,
    ENT_DEP_COMPOUND_PRT,
    ENT_DEP_CONJ,
    ENT_DEP_COP,
    ENT_DEP_CSUBJ,
    ENT_DEP_CSUBJ_OUTER,
    ENT_DEP_CSUBJ_PASS,
    ENT_DEP_DET,
    ENT_DEP_DET_PREDET,
    ENT_DEP_DISCOURSE,
    ENT_DEP_DISLOCATED,
    ENT_DEP_EXPL,
    ENT_DEP_FIXED,
    ENT_DEP_FLAT,
    ENT_DEP_GOESWITH,
    ENT_DEP_IOBJ,
    ENT_DEP_LIST,
    ENT_DEP_MARK,
    ENT_DEP_NMOD,
    ENT_DEP_NMOD_DESC,
    ENT_DEP_NMOD_POSS,
    ENT_DEP_NMOD_UNMARKED,
    ENT_DEP_NSUBJ,
    ENT_DEP_NSUBJ_OUTER,
    ENT_DEP_NSUBJ_PASS,
    ENT_DEP_NUMMOD,
    ENT_DEP_OBJ,
    ENT_DEP_OBL,
    ENT_DEP_OBL_AGENT,
    ENT_DEP_OBL_UNMARKED,
    ENT_DEP_ORPHAN,
    ENT_DEP_PARATAXIS,
    ENT_DEP_PUNCT,
    ENT_DEP_REPARANDUM,
    ENT_DEP_VOCATIVE,
    ENT_DEP_XCOMP
} ent_dep;
enum { ENT_DEP_COUNT = ENT_DEP_XCOMP + 1 };

/* "ADJ", ...; "nsubj:pass", ... */
extern const char *const ent_upos_names[ENT_UPOS_COUNT];
extern const char *const ent_dep_names[ENT_DEP_COUNT];

/* By name; ENT_UPOS_X and ENT_DEP_DEP where there is none such. */
ent_upos ent_upos_find(const char *name);
ent_dep ent_dep_find(const char *name);

#endif
