/* penn.h - what a Penn tag says of a word, in the terms of text.h. */
#ifndef ENT_TEXT_PENN_H
#define ENT_TEXT_PENN_H

#include "syntax/dependency.h"
#include "text/text.h"

typedef struct {
    ent_tag tag;
    ent_form form;
    char state; /* for ent_lemma; see words.h */
} ent_penn;

/* `xpos`: "VBD". Other treebank tags than Penn's go by `upos` alone. */
ent_penn ent_penn_read(const char *xpos, ent_upos upos);

#endif
