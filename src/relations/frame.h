/* frame.h - one line of frames.tsv, as the reader of clauses uses it (see frames.h). */
#ifndef ENT_RELATIONS_FRAME_H
#define ENT_RELATIONS_FRAME_H

#include "relations/frames.h"

typedef enum {
    ENT_CLASS_VERB,      /* states a relation */
    ENT_CLASS_NOUN,      /* states a relation: "invasion of", "talks between" */
    ENT_CLASS_ADJECTIVE, /* states a relation: "X-backed Y", "grateful to" */
    ENT_CLASS_CONTROL,   /* takes a verb: "plans to", "accused of": shifts its status */
    ENT_CLASS_LIGHT, /* takes a noun: "hold talks", "cancel a visit": shifts its status */
    ENT_CLASS_SPEECH, /* says a clause: "said that" */
    ENT_CLASS_SET     /* no frame: words that others refer to as @name */
} ent_frame_class;
enum { ENT_FRAME_CLASSES = ENT_CLASS_SET + 1 };

typedef struct {
    const char *const *words; /* sorted */
    size_t count;
} ent_words;

/* The word of a verb group with "must", whatever its verb. */
#define ENT_WORD_MUST "<must>"

/* The second word of a verb's wording: its object stands between, "hold * responsible".
 */
#define ENT_WORD_GAP "*"

/* Words of an object that are no words: a place; an infinitive after it; nothing; no
 * object at all but war around: see fit.c. */
#define ENT_OBJECT_PLACE      "<place>"
#define ENT_OBJECT_INFINITIVE "<to>"
#define ENT_OBJECT_NONE       "<none>"
#define ENT_OBJECT_WAR        "<war>"

typedef enum {
    ENT_PLACE_SUBJECT,
    ENT_PLACE_OBJECT,
    ENT_PLACE_SECOND,       /* the first of two objects: "gave Ukraine tanks" */
    ENT_PLACE_POSSESSOR,    /* "Russia's war" */
    ENT_PLACE_BEFORE,       /* "Russian invasion", "US sanctions" */
    ENT_PLACE_HEAD,         /* what an adjective stands on: "Iran-backed Houthis" */
    ENT_PLACE_APPOSITION,   /* "its ally Belarus" */
    ENT_PLACE_EACH,         /* the parties named in the source place, among themselves */
    ENT_PLACE_PARTICIPANTS, /* all who take part in an event that a noun names */
    ENT_PLACE_INVOLVED,     /* of these, whom the event "involved" */
    ENT_PLACE_COMPLEMENT,   /* what its infinitive is done to: "threatened to attack X" */
    ENT_PLACE_CLAUSE,       /* subject of its clause: "demands that X withdraw" */
    ENT_PLACE_SPEAKER,      /* who says so, or whose text it is: "Russia must stop" */
    ENT_PLACE_LOCATION, /* where it happened, as the last resort: "killed ten in Syria" */
    ENT_PLACE_SIDES, /* who does what the clause around tells: "[A] frees [B]'s men after
                        mediation by X" */
    ENT_PLACE_EARLIER, /* a party of the attack that was told just before: "condemned the
                          strike", "claimed responsibility" */
    ENT_PLACE_PREPOSITION /* "with X" */
} ent_place_kind;

typedef struct {
    ent_place_kind kind;
    const char *word; /* the preposition */
    bool through;     /* '+': the actor may be the possessor, premodifier or "of" of what
                         stands there: "support Ukraine's claims" */
    bool place;       /* '@': a place stands for its state: "shelled Kharkiv" */
    bool victim;      /* '!': of a deed that stands there: "behind the attack on X" */
    ent_words only;   /* '=set': what stands there must be one of these words */
    ent_words except; /* '-set': and none of these */
} ent_place;

enum { ENT_FRAME_PLACES = 12 };

typedef struct {
    ent_place items[ENT_FRAME_PLACES];
    unsigned count;
} ent_places;

typedef struct ent_frame {
    const char *id;
    ent_frame_class class;
    ent_words object;  /* lemmas, one of which the object must be; none: anything */
    ent_places beside; /* '?with=money': one of them must stand there as well */
    ent_relation relation;
    bool relates;      /* it has a relation; of a control frame: "refuse to" rejects */
    const char *cameo; /* "": none */
    ent_status status;
    bool has_status; /* else the clause tells */
    ent_places source, target;
    const char *words, *from, *to; /* its words, source and target as the table writes */
    const char *example, *expected, *nothing;
    const char *file; /* of the user's dictionary; NULL: frames.tsv */
    unsigned line;
    bool own;      /* a verb of that dictionary: where it holds, no other frame does */
    bool silent;   /* such a verb states nothing */
    unsigned asks; /* for so many things */
    const struct ent_frame *back; /* what the target does in turn; NULL */
} ent_frame;

/* One wording of a frame: the lemmas of its trigger. */
typedef struct {
    const ent_frame *frame;
    const char *const *words;
    unsigned count;
} ent_wording;

typedef struct {
    const ent_wording *items; /* longest first, then in order of the table */
    size_t count;
} ent_wordings;

/* Which of its words is the head, from 0: the first one; of a noun the last, or that
 * before a preposition ("[act] of war"). */
unsigned ent_wording_head(const ent_wording *wording);

/* Wordings of `class` whose head is `lemma`. */
ent_wordings ent_frames_starting(
    const ent_frames *frames, ent_frame_class class, const char *lemma);

/* The frame of a noun by itself, without words before it; NULL: none. */
const ent_frame *ent_frames_noun(const ent_frames *frames, const char *lemma);

/* The set "@name" (without the sign); no words where there is none. */
ent_words ent_frames_set(const ent_frames *frames, const char *name);
bool ent_words_have(ent_words words, const char *word);

/* Index of the first of the words that is not before `word`, for all that begin so. */
size_t ent_words_from(ent_words words, const char *word);

/* All frames, in order of the table: for the tests of its examples. */
size_t ent_frames_count(const ent_frames *frames);
const ent_frame *ent_frames_item(const ent_frames *frames, size_t index);

#endif
