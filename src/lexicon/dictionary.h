/* dictionary.h - dictionaries of PETRARCH and TABARI, as their files say: actors, agents,
 * verbs, discards, issues (docs/dictionaries.md).
 *
 * A dictionary is read on its own, laid over a lexicon by ent_lexicon_extend (actors,
 * agents, discards) and over the frames by ent_frames_extend (verbs). Phrases are folded
 * to lower case with single spaces, but for names of actors, which stay as written. */
#ifndef ENT_LEXICON_DICTIONARY_H
#define ENT_LEXICON_DICTIONARY_H

#include "base/date.h"
#include "base/table.h"

typedef struct {
    const char *const *paths;
    size_t count;
    bool only;   /* names of the lexicon itself are not looked for in texts */
    bool strict; /* the first line that is wrong ends the work */
    /* Told of each line that is left out; NULL: only counted. */
    void (*say)(void *context, const char *message);
    void *say_context;
} ent_dictionaries;

/* "[CHNGOVMIL 050101-081231]" */
typedef struct {
    const char *code;      /* "": "[---]", nobody's */
    ent_date since, until; /* inclusive; ENT_NO_DATE: open */
} ent_dictionary_role;

/* A block: who has these names has these codes. */
typedef struct {
    const char **names; /* the first heads the block */
    ent_dictionary_role *roles;
    size_t name_count, role_count, name_room, role_room;
    const char *file;
    unsigned line;
} ent_dictionary_actor;

/* "FARMER {} [~AGR]"; with a plural, or several, an agent for each form. */
typedef struct {
    const char *phrase, *code; /* "riot police", "COP" */
    bool many;                 /* a plural */
    bool before;               /* "[IGO~]": the code goes before that of the state */
} ent_dictionary_agent;

typedef struct {
    const char *phrase;
    bool whole;       /* its last word is a whole one, else the beginning of one */
    bool story;       /* it drops the document, else the sentence */
    const char *file; /* where it stands, for explanations */
    unsigned line;
} ent_dictionary_discard;

/* "- ARMY * AID (TO +) [070:010]" of one verb. Lists are parted by '|'; "": nothing is
 * asked for. Places are named as data/lexicon/frames.tsv names them: subject, object, or
 * a preposition. */
typedef struct {
    const char *verb;             /* "hand over" */
    const char *subject, *object; /* words */
    const char *beside, *partner; /* a preposition, and words behind it */
    const char *source, *target;  /* places; "": where they mostly stand */
    const char *code, *back;      /* CAMEO of what source does, and target; "": none */
    bool pattern;                 /* of a line "- ...", else of the verb by itself */
    const char *file;
    unsigned line;
} ent_dictionary_pattern;

/* What was understood, by kind of line. */
typedef struct {
    uint64_t files, actors, names, terms, agents, verbs, patterns, discards, issues;
    uint64_t known;     /* actors that the lexicon has under one of their names */
    uint64_t taken;     /* names left to what the lexicon means by them */
    uint64_t set_aside; /* understood, and of no use here: transformations, issues */
    uint64_t left_out;  /* not understood */
} ent_dictionary_counts;

typedef struct {
    ent_arena arena; /* holds all of it */
    bool only;
    ent_dictionary_actor *actors;
    ent_dictionary_agent *agents;
    ent_dictionary_discard *discards;
    ent_dictionary_pattern *patterns;
    size_t actor_count, agent_count, discard_count, pattern_count;
    size_t actor_room, agent_room, discard_room, pattern_room;
    ent_table heads; /* first name of an actor -> index */
    ent_dictionary_counts counts;
    char digest[33]; /* of the files' bytes, in order */
} ent_dictionary;

/* Reads the files; their kinds are told from their names (actors, agents, verbs,
 * discards, issues) and contents. `found` is to be freed in any case. A line that is
 * wrong ("my.actors.txt:12: date '20041301' ..., expected ...") is left out and counted,
 * unless they are strict: then the failure is ENT_MALFORMED. */
ENT_CHECKED bool ent_dictionary_read(
    const ent_dictionaries *files, ent_dictionary *found, ent_error *err);

/* Whether the file's name tells that it is one ("my.actors.txt"). */
bool ent_dictionary_is_named(const char *path);

/* Adds what `bytes` say; they are cut in place and need a NUL behind them. */
ENT_CHECKED bool ent_dictionary_parse(const ent_dictionaries *files, const char *name,
    char *bytes, size_t length, ent_dictionary *found, ent_error *err);

/* A range that ends on the day that another one begins is shortened by that day; once. */
void ent_dictionary_part(ent_dictionary_actor *actor);

void ent_dictionary_free(ent_dictionary *dictionary);

#endif
