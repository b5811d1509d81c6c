/* tree.h - a sentence's dependencies as a tree of lines, its words in reading order:
 *
 *     ╭── Two        nummod          NUM
 *   ╭─┴ envoys       nsubj:pass      NOUN
 *   ├── were         aux:pass        AUX
 *   ┼ expelled       root            VERB
 *   │ ╭── by         case            ADP
 *   ╰─┴ ministers    obl:agent       NOUN */
#ifndef ENT_OUTPUT_TREE_H
#define ENT_OUTPUT_TREE_H

#include "base/arena.h"
#include "output/conllu.h"

/* A line that names the document. */
void ent_write_tree_head(ent_buffer *b, const ent_document *document);

/* The sentence as a line, its tree, an empty line. Trees are projective (no two arcs
 * cross); what is deeper than ENT_TREE_DEEPEST is drawn as if it were so deep. */
enum { ENT_TREE_DEEPEST = 24 };
ENT_CHECKED bool ent_write_tree(
    ent_buffer *b, ent_arena *arena, const ent_shown_sentence *s, ent_error *err);

#endif
