/* explain.h - why a sentence says what it says, and nothing else: every claim, what comes
 * next in likelihood, and what speaks for and against each, in words. */
#ifndef ENT_RELATIONS_EXPLAIN_H
#define ENT_RELATIONS_EXPLAIN_H

#include "relations/claim.h"
#include "relations/frame.h"

typedef enum {
    ENT_OUTCOME_CLAIM,
    ENT_OUTCOME_UNLIKELY, /* below the threshold */
    ENT_OUTCOME_SPORT,    /* likely enough, but not read where sport is talked of */
    ENT_OUTCOME_WORDLESS, /* likely enough, but no word states it */
    ENT_OUTCOME_IDLE,     /* "possible" of what the text elsewhere states as done */
    ENT_OUTCOME_OWNED /* likely enough, but a dictionary has another use of the verb */
} ent_outcome;
enum { ENT_OUTCOMES = ENT_OUTCOME_OWNED + 1 };
/* "claim", "unlikely", "sport", "wordless", "idle", "dictionary" */
extern const char *const ent_outcome_names[ENT_OUTCOMES];

/* Traits that belong together: of one word, of what stands between the two, ... */
typedef struct {
    const char *of;    /* "‘talked’", "the rules" */
    const char *trait; /* the one that weighs most: "NOR as subject" */
    float weight;      /* what they add to the log odds together */
    uint32_t traits;   /* how many of them have a weight */
} ent_ground;

/* Where an actor was found. */
typedef struct {
    const char *words; /* as the text names it there; NULL: not in the sentence */
    const char *place; /* as seen from the trigger: "with-phrase"; NULL: unknown */
} ent_stand;

typedef struct {
    ent_claim claim; /* what is printed; of others: actors, relation, confidence, and what
                        the rule read, if one did */
    ent_outcome outcome;
    float threshold;        /* that the confidence had to reach */
    const ent_frame *frame; /* the rule that read it; NULL: only the model saw it */
    const char *trigger;    /* its words; NULL: unknown */
    ent_stand source, target;
    ent_ground *grounds; /* most weight first; the weights add up to the log odds */
    size_t ground_count;
} ent_considered;

/* Why nothing was even considered. */
typedef enum {
    ENT_SILENT_NOT,     /* something was */
    ENT_SILENT_NOBODY,  /* no actor is named */
    ENT_SILENT_UNKNOWN, /* nobody of known allegiance */
    ENT_SILENT_ALONE,   /* one party */
    ENT_SILENT_SAME,    /* several actors, all of one code */
    ENT_SILENT_DISCARD  /* a dictionary drops the sentence */
} ent_silence;
enum { ENT_SILENCES = ENT_SILENT_DISCARD + 1 };
/* "considered", "nobody", "unknown", "alone", "same", "discard" */
extern const char *const ent_silence_names[ENT_SILENCES];

struct ent_explanation {
    ent_mentions mentions; /* with the signatories that the rules added */
    ent_considered *items; /* in order of sentence; claims first, then by confidence */
    size_t count, capacity;
    bool *sport; /* per sentence: it talks of sport */
    const ent_text *text;
};

/* Items of sentence `sentence` are items[*first ... *first + return value - 1]. */
size_t ent_explained(
    const ent_explanation *explanation, uint32_t sentence, size_t *first);

ent_silence ent_explain_silence(const ent_explanation *explanation, uint32_t sentence);

#endif
