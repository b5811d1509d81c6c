/* reading.h - a sentence read without a parser: chunks, and how they hang together.
 *
 *   [Russian forces] [have attacked] [the city] [of] [Kharkiv] [,] [killing] [five]
 *        N <- subject -- V -- object -> N <- of -- N                V
 *
 * A chunk is a noun phrase, a verb group or a word that joins or parts them. What a
 * syntax engine would know better is gathered behind this header. */
#ifndef ENT_RELATIONS_READING_H
#define ENT_RELATIONS_READING_H

#include "actors/mention.h"
#include "relations/dates.h"
#include "relations/frame.h"

#define ENT_NONE UINT32_MAX

typedef enum {
    ENT_CHUNK_NOUN,        /* noun phrase, without what hangs on it */
    ENT_CHUNK_VERB,        /* auxiliaries, negation, verb */
    ENT_CHUNK_ADJECTIVE,   /* without a noun: "is grateful" */
    ENT_CHUNK_PREPOSITION, /* also "according to" */
    ENT_CHUNK_COMMA,
    ENT_CHUNK_JOIN,     /* and, or, but, as well as */
    ENT_CHUNK_MARK,     /* that, because, if, while: opens a clause */
    ENT_CHUNK_RELATIVE, /* who, which, that */
    ENT_CHUNK_STOP,     /* ; : ( ) - */
    ENT_CHUNK_TIME,     /* on Wednesday, next week */
    ENT_CHUNK_OTHER     /* adverbs and what else stands between */
} ent_chunk_kind;

typedef enum {
    ENT_VERB_FINITE,
    ENT_VERB_INFINITIVE, /* to meet */
    ENT_VERB_GERUND,     /* meeting */
    ENT_VERB_PARTICIPLE  /* "troops [deployed] in Syria": no auxiliary, passive */
} ent_verb_form;

typedef enum {
    ENT_MOOD_FACT,
    ENT_MOOD_WILL,  /* will, shall, is to, is going to */
    ENT_MOOD_WOULD, /* would: planned in reported speech, else possible */
    ENT_MOOD_MAY    /* may, might, can, could, should, must */
} ent_mood;

typedef struct {
    ent_chunk_kind kind;
    uint32_t first, count, head; /* tokens */
    const char *lemma;           /* of the head, as the frames write it */

    /* noun phrases */
    uint32_t mention;     /* covers the head; ENT_NONE: no actor */
    uint32_t possessor;   /* noun phrase before 's */
    uint32_t possessed;   /* the other way round */
    uint32_t preposition; /* that governs it */
    uint32_t root;        /* first of its coordination; itself if alone */
    uint32_t apposed;     /* noun phrase that it explains: "Widodo, [the president]," */
    bool negative;        /* "no sanctions" */

    /* verb groups */
    ent_verb_form form;
    ent_mood mood;
    bool negated, passive, past, copula;
    bool must;                        /* must, should, has to */
    bool conditional;                 /* in a clause with "if", "unless", "whether" */
    bool purpose;                     /* an infinitive that no word before it asks for */
    uint32_t subject, object, second; /* roots of noun phrases */
    uint32_t governor;   /* verb, noun or adjective that it is the complement of */
    uint32_t complement; /* adjective or noun phrase after "be" */
} ent_chunk;

typedef struct {
    const ent_text *text;
    const ent_mentions *mentions;
    const ent_frames *frames;
    const ent_sentence *sentence;
    uint32_t sentence_index;
    ent_chunk *items;
    uint32_t count;
    ent_whens whens;
    uint32_t issuer;      /* mention of "we" outside quotation marks; ENT_NONE */
    uint32_t *mention_at; /* per token of the sentence: longest mention; ENT_NONE */
} ent_reading;

/* Reads one sentence. All belongs to `arena`. False only when out of memory. */
ENT_CHECKED bool ent_read_sentence(ent_arena *arena, const ent_frames *frames,
    const ent_text *text, const ent_mentions *mentions, uint32_t sentence,
    ent_reading *reading, ent_error *err);

/* The steps of it, in chunk.c, phrase.c, verb.c and clause.c. */
ENT_CHECKED bool ent_chunk_sentence(ent_arena *arena, ent_reading *reading);
void ent_link_owners(ent_reading *reading); /* possessors, prepositions */
void ent_link_lists(ent_reading *reading);  /* coordination, appositions */
void ent_find_object(ent_reading *reading, uint32_t verb);
void ent_settle_verbs(ent_reading *reading); /* forms, participles, auxiliaries */
void ent_link_chunks(ent_reading *reading);  /* all of it */

static inline const ent_token *ent_chunk_head(const ent_reading *r, uint32_t chunk)
{
    return &r->text->tokens[r->items[chunk].head];
}

/* The next or previous chunk that is not an adverb or a time; ENT_NONE at the edge. */
uint32_t ent_chunk_next(const ent_reading *r, uint32_t chunk);
uint32_t ent_chunk_before(const ent_reading *r, uint32_t chunk);

static inline bool ent_chunk_is(const ent_reading *r, uint32_t chunk, ent_chunk_kind kind)
{
    return chunk != ENT_NONE && r->items[chunk].kind == kind;
}

static inline const char *ent_chunk_lower(const ent_reading *r, uint32_t chunk)
{
    return ent_chunk_head(r, chunk)->lower;
}

/* True where some frame of `class` starts with the chunk's head; false for ENT_NONE. */
bool ent_chunk_has_frame(const ent_reading *r, uint32_t chunk, ent_frame_class class);

/* The other words of a noun's wording stand around token `head`: "[show] of force". */
bool ent_noun_stands(const ent_reading *r, uint32_t head, const ent_wording *wording);

/* First chunk and head of a noun phrase with its possessors: "Russia 's [war]" starts at
 * "Russia" and its head is "war". */
uint32_t ent_phrase_start(const ent_reading *r, uint32_t chunk);
uint32_t ent_phrase_head(const ent_reading *r, uint32_t chunk);

/* The chunk before a noun phrase with its possessors. */
uint32_t ent_before_phrase(const ent_reading *r, uint32_t chunk);

/* The nearest verb group before a chunk, in its sentence part; ENT_NONE. */
uint32_t ent_earlier_verb(const ent_reading *r, uint32_t chunk);

/* "since [Russia] attacked": a preposition that can be a conjunction; false for ENT_NONE.
 */
bool ent_opens_clause(const ent_reading *r, uint32_t preposition);

/* "sanctions that the US [imposed] on Cuba": the noun before "that" is the object of the
 * verb whose subject `subject` is; ENT_NONE: no such clause. */
uint32_t ent_object_before(const ent_reading *r, uint32_t subject);

/* "wants [Iran] to attack", "accused [Iran] of attacking": the object of `governor` that
 * can do what `verb` says; ENT_NONE: none. */
uint32_t ent_acting_object(const ent_reading *r, uint32_t governor, uint32_t verb);

/* The noun phrase after preposition `word` that hangs on `chunk` (a verb group or a noun
 * phrase), searched up to the end of its clause; `from`: first chunk to look at. */
uint32_t ent_prepositional(
    const ent_reading *r, uint32_t chunk, uint32_t from, const char *word);

/* The chunk that a token of the document belongs to. */
uint32_t ent_chunk_at(const ent_reading *r, uint32_t token);

/* True where the chunk's head is one of these words. */
bool ent_chunk_has_word(const ent_reading *r, uint32_t chunk, ent_words words);
bool ent_chunk_among(const ent_reading *r, uint32_t chunk, const char *set);

#endif
