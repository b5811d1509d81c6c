/* claim.h - what a text says: who did what to whom, and in which status. */
#ifndef ENT_RELATIONS_CLAIM_H
#define ENT_RELATIONS_CLAIM_H

#include "actors/mention.h"
#include "relations/frames.h"

typedef enum {
    ENT_FROM_NONE,
    ENT_FROM_TEXT,
    ENT_FROM_DOCUMENT,
    ENT_FROM_FILE
} ent_date_from;
enum { ENT_DATE_FROMS = ENT_FROM_FILE + 1 };
extern const char
    *const ent_date_from_names[ENT_DATE_FROMS]; /* none, text, document, file */

typedef struct {
    const ent_actor *source, *target; /* different actors */
    ent_relation relation;
    ent_status status;
    const char *cameo; /* the frame's code, or the relation's own */
    ent_interval date; /* both ENT_NO_DATE: unknown */
    ent_date_from date_from;
    const ent_actor *attribution; /* who says so, where it is not the text itself; NULL */
    const char *place;            /* "Samarkand"; NULL */
    uint32_t sentence;            /* index into text->sentences */
    ent_span trigger;             /* byte range in the document's text */
    const char *rule;             /* "meet.v": the frame that fired */
    float confidence;             /* 0..1 */
    bool own;                     /* by a verb of the user's dictionary */
    bool earlier;                 /* the target was named by a sentence before */
    uint32_t at_source, at_target; /* mentions that stand for the two; ENT_NO_MENTION */
} ent_claim;
#define ENT_NO_MENTION UINT32_MAX

typedef struct {
    ent_claim *items;
    size_t count;
} ent_claims;

/* Index of the first claim of sentence `sentence` or a later one; `claims` are in order
 * of sentence. */
size_t ent_claims_from(const ent_claims *claims, uint32_t sentence);

typedef struct ent_judge ent_judge; /* judge.h */

/* Finds the claims in `text`, in order of sentence; the same claim in several sentences
 * is several items. `judge` weighs what the rules read and what else a sentence may say;
 * NULL, or a text without heads: the rules alone. Items belong to `arena`; on failure
 * `found` is empty. */
ENT_CHECKED bool ent_claim_find(ent_arena *arena, const ent_frames *frames,
    const ent_judge *judge, const ent_text *text, const ent_mentions *mentions,
    ent_claims *found, ent_error *err);

typedef struct ent_explanation ent_explanation; /* explain.h */

/* The same, and why: fills `explanation`, which is {0}. */
ENT_CHECKED bool ent_claim_explain(ent_arena *arena, const ent_frames *frames,
    const ent_judge *judge, const ent_text *text, const ent_mentions *mentions,
    ent_explanation *explanation, ent_claims *found, ent_error *err);

/* What the rules read, "possible" beside "actual" too; `all` are the mentions with the
 * signatories of a joint statement added where it says "we". */
ENT_CHECKED bool ent_claim_rules(ent_arena *arena, const ent_frames *frames,
    const ent_text *text, const ent_mentions *mentions, ent_mentions *all,
    ent_claims *found, ent_error *err);

#endif
