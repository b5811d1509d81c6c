/* finder.h - what is known while the actors of one document are found (private). */
#ifndef ENT_ACTORS_FINDER_H
#define ENT_ACTORS_FINDER_H

#include "actors/mention.h"
#include "actors/role.h"

#define ENT_NOWHERE UINT32_MAX

enum { ENT_MOST_SIGNERS = 60, ENT_MOST_FOCUS = 5, ENT_MOST_COUPLES = 32 };

/* A mention is dropped below this: a wrong link is worse than none. */
#define ENT_LEAST_CONFIDENCE 0.5F

/* A name of the lexicon (or of this document) in the sentence being read. */
typedef struct {
    const ent_actor *actor; /* NULL: a person of unknown side */
    uint32_t count;         /* tokens; 0: no name starts here */
    ent_name_type type;
    float confidence;
} ent_name;

/* A person or company that this document has named in full. */
typedef struct {
    const ent_actor *actor; /* NULL: its side is unknown */
    const char *full;       /* folded: "andrey denisov" */
    const char *brief;      /* "denisov", by which it is named later; "" */
    const char *key;        /* last ent_role_key given to it; "" */
    const char *role;       /* and the role's word; "" */
    uint32_t initials;      /* of the words of `full`, a bit each: most names differ */
} ent_known;

/* What references need to know of a mention. Aligned with `items`. */
typedef struct {
    bool subject;         /* of a finite verb, as far as the surface tells */
    bool human, many;     /* one person; several persons or things */
    const ent_role *role; /* of a description or title; NULL */
    uint32_t joined;      /* items before it in one list ("A, B and C": 2 for C) */
} ent_note;

/* Two sides that were named together, and how often. */
typedef struct {
    const ent_actor *sides[2];
    uint32_t times;
} ent_couple;

typedef struct {
    ent_arena *arena;
    const ent_lexicon *lexicon;
    const ent_text *text;
    ent_date date;
    const ent_actor *publisher; /* whose "we" an official release is; NULL */
    bool joint;                 /* a statement of several */
    const ent_actor *signers[ENT_MOST_SIGNERS]; /* whose it is, once it has named them */
    uint32_t signer_count;
    const ent_actor *focus[ENT_MOST_FOCUS + 1]; /* parties that the text is about */
    uint32_t focus_count, focus_at;             /* and the sentence that set them */
    ent_couple couples[ENT_MOST_COUPLES];       /* of the whole text, once it was read */
    uint32_t couple_count;
    bool again; /* it is read for the second time */

    ent_known *known;
    size_t known_count, known_room;

    /* Strangers (actor NULL) stand among the mentions while the document is read, so
     * that "he" after a stranger is not bound to somebody else. */
    ent_mention *items;
    ent_note *notes;
    size_t count, item_room, note_room;
    uint32_t groups;

    const ent_token *tokens;                  /* of the document */
    uint32_t begin, end;                      /* tokens of the sentence being read */
    uint32_t index;                           /* of that sentence */
    ent_name names[ENT_LONGEST_SENTENCE + 1]; /* by token - begin */
    const ent_actor *speaker;                 /* of the quotation being read; NULL */
    const ent_actor *told_by; /* "Maduro via Twitter: ...": whose words follow, */
    uint32_t told_from;       /* from this token on; ENT_NOWHERE: no such sentence */
    bool in_turn;             /* a transcript: "MINISTER ITO: We ..." */
    const ent_actor *turn;    /* who has the floor; NULL: somebody unknown */
    uint32_t asked, asked_in; /* pronouns looked into, in that sentence */
    bool failed;              /* out of memory */
    ent_note nowhere;         /* what may be written to then */
} ent_finder;

/* Appends; on failure sets `failed`. The note is zeroed but for what the mention tells.
 */
ent_note *ent_finder_add(ent_finder *f, const ent_mention *mention);

/* Name that starts at token `at` of the sentence; NULL: none. */
const ent_name *ent_finder_name(const ent_finder *f, uint32_t at);

/* The token's folded form; "" outside the sentence. */
const char *ent_finder_lower(const ent_finder *f, uint32_t at);

/* True where the token is inside the sentence and is this folded word. */
bool ent_finder_is(const ent_finder *f, uint32_t at, const char *lower);

/* True where "'s" (or the "'" of a plural) stands at `at`. */
bool ent_finder_possessive(const ent_finder *f, uint32_t at);

/* First item of the list ("A, B and C") whose last is item `last`; `last`: no list. */
size_t ent_finder_list(const ent_finder *f, size_t last);

/* First item of this sentence. */
size_t ent_finder_here(const ent_finder *f);

/* True where the phrase first..end looks like the subject of a finite verb. */
bool ent_finder_subject(const ent_finder *f, uint32_t first, uint32_t end);

#endif
