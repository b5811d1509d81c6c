/* evaluate.h - how right and how fast the engine is: the command and its parts.
 *
 *   entente-train evaluate FILE.conllu...    gold words, then raw text
 *   entente-train speed PATH...              tokens a second, start-up, memory */
#ifndef ENT_TRAINING_EVALUATE_H
#define ENT_TRAINING_EVALUATE_H

#include "lexicon/lexicon.h"
#include "syntax/syntax.h"
#include "training/align.h"

/* Modes: accurate, fast. Groups: three treebanks and all. */
enum { ENT_MODES = 2, ENT_GROUPS = 4, ENT_MOST_REPEATS = 1000, ENT_SPEED_THREADS = 64 };

extern const char *const ent_mode_names[ENT_MODES];

/* The sentences of one treebank in a file, known by their ids: EWT, GUM, PUD. */
typedef struct {
    const char *name;
    ent_accuracy modes[ENT_MODES], baseline; /* on gold words */
    ent_alignment raw[ENT_MODES];
} ent_group;

typedef struct {
    ent_arena arena;
    const ent_syntax *syntax;
    ent_syntax_reader *reader;
    const ent_lexicon *lexicon; /* raw text: its names are joined to units; NULL: none */
    bool modes[ENT_MODES];      /* which to run */
    ent_group groups[ENT_GROUPS]; /* the first one is all of them together */
    size_t group_count;
} ent_evaluation;

/* The group of a sentence by its id; added where there is none yet. */
ent_group *ent_evaluate_group(ent_evaluation *e, const char *id);

/* Runs the engine on the gold words of each sentence; fills `e->groups`. */
ENT_CHECKED bool ent_evaluate_words(
    ent_evaluation *e, const ent_treebank *treebank, ent_error *err);

/* The same on the raw text of each document. */
ENT_CHECKED bool ent_evaluate_raw(
    ent_evaluation *e, const ent_treebank *treebank, ent_error *err);

/* Tables on standard output. */
ENT_CHECKED bool ent_evaluate_print(ent_evaluation *e, const char *file,
    const ent_treebank *treebank, bool labels, ent_error *err);

/* What both commands take. */
typedef struct {
    const char *model; /* path; $ENTENTE_MODEL, else of the source tree */
    bool modes[ENT_MODES];
    bool labels; /* a table of all labels */
    bool units;  /* raw text with the lexicon's units, as the program reads it */
    size_t repeats, threads;
    const char *const *paths;
    size_t count;
} ent_evaluate_options;

/* False: usage was said on standard error. */
ENT_CHECKED bool ent_evaluate_options_read(
    ent_evaluate_options *o, int argc, char **argv);

/* The commands; exit codes 0, 1, 2. */
int ent_evaluate_main(int argc, char **argv);
int ent_speed_main(int argc, char **argv);

#endif
