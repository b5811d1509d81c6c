/* text.h - a document cut into sentences and tokens, ready to be read.
 *
 *   document -> paragraphs -> sentences -> tokens (byte spans into the document)
 *            -> names joined to units -> tags and heads */
#ifndef ENT_TEXT_TEXT_H
#define ENT_TEXT_TEXT_H

#include "base/arena.h"
#include "lexicon/agent.h"
#include "read/document.h"
#include "syntax/syntax.h"

/* Coarse universal tags. */
typedef enum {
    ENT_TAG_OTHER,
    ENT_TAG_NOUN,
    ENT_TAG_PROPER, /* a name */
    ENT_TAG_VERB,
    ENT_TAG_AUXILIARY, /* be, have, do, will, may, ... */
    ENT_TAG_ADJECTIVE,
    ENT_TAG_ADVERB,
    ENT_TAG_PRONOUN,
    ENT_TAG_DETERMINER,
    ENT_TAG_ADPOSITION,
    ENT_TAG_CONJUNCTION, /* and, or, but; that, because, while */
    ENT_TAG_PARTICLE,    /* to, not, 's */
    ENT_TAG_NUMBER,
    ENT_TAG_PUNCTUATION
} ent_tag;

/* Verb forms, as far as the surface tells; 0 for other words. */
typedef enum {
    ENT_FORM_NONE,
    ENT_FORM_BASE,       /* attack */
    ENT_FORM_PRESENT,    /* attacks */
    ENT_FORM_PAST,       /* attacked (or participle: see neighbours) */
    ENT_FORM_PARTICIPLE, /* taken, done: only a participle */
    ENT_FORM_GERUND      /* attacking */
} ent_form;

typedef struct {
    ent_span span;
    const char *raw;   /* as written, NUL-terminated */
    const char *lower; /* folded: lower case, no diacritics */
    const char *lemma; /* folded base form, for the tag chosen */
    ent_tag tag;
    ent_form form;
    bool capital;     /* starts with an upper-case letter */
    bool quoted;      /* inside quotation marks */
    bool space_after; /* white space follows */
    uint8_t label;    /* ent_dep of the arc from its head; with `head` */
    uint8_t upos;     /* ent_upos */
    uint8_t xpos;     /* tag of the model, see ent_syntax_xpos; 0 without a model */
    uint16_t head;    /* position in its sentence, from 1; 0: the root, or not parsed */
    const ent_agent *agent; /* of a dictionary, whose head it is; NULL */
    uint16_t cluster; /* class of words of like use in the news; 0: none, or no model */
} ent_token;

typedef enum {
    ENT_SENTENCE_BODY,
    ENT_SENTENCE_TITLE,   /* the document's title: a headline */
    ENT_SENTENCE_HEADING, /* a line of its own without a full stop */
    ENT_SENTENCE_BULLET
} ent_sentence_kind;

typedef struct {
    ent_span span;
    uint32_t first, count; /* tokens */
    uint32_t paragraph;    /* from 0 */
    ent_sentence_kind kind;
    const ent_dictionary_discard *discard; /* why a dictionary drops it; NULL */
} ent_sentence;

typedef struct {
    const ent_document *document;
    ent_token *tokens;
    size_t token_count;
    ent_sentence *sentences;
    size_t sentence_count;
    size_t cut_count; /* sentences that were cut as they were too long */
    bool parsed;      /* tokens have heads; each sentence is a tree with one root */
} ent_text;

/* The trained model that tags and parses, in the hands of one thread. */
typedef struct {
    const ent_syntax *model;   /* the reader's */
    ent_syntax_reader *reader; /* NULL: tags come from word lists, there are no heads */
    ent_syntax_mode mode;
    bool join_units; /* known names of several words enter the parser as one (unit.h) */
    bool word_lists; /* tag, form and lemma come from word lists all the same */
} ent_text_syntax;

/* Cuts, tags and parses. All belongs to `arena`; `document` must outlive it. A sentence
 * of more than ENT_LONGEST_SENTENCE tokens is cut. `lexicon` and `syntax` may be NULL.
 * False only when out of memory. */
enum { ENT_LONGEST_SENTENCE = 400 };
ENT_CHECKED bool ent_text_parse(ent_arena *arena, const ent_lexicon *lexicon,
    const ent_document *document, const ent_text_syntax *syntax, ent_text *text,
    ent_error *err);

/* The sentence as one line: white space runs made single spaces. NULL: out of memory. */
char *ent_sentence_line(
    ent_arena *arena, const ent_text *text, const ent_sentence *sentence);

#endif
