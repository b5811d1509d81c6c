/* nominal.h - the noun phrases of a parsed sentence: whom a later word may mean
 * (private). */
#ifndef ENT_ACTORS_NOMINAL_H
#define ENT_ACTORS_NOMINAL_H

#include "actors/clause.h"

typedef enum {
    ENT_AS_SUBJECT,
    ENT_AS_OBJECT,
    ENT_AS_AGENT, /* "by Iran" */
    ENT_AS_OBLIQUE,
    ENT_AS_OWNER, /* "Iran's" */
    ENT_AS_OTHER
} ent_nominal_role;

#define ENT_NO_ITEM SIZE_MAX

typedef struct {
    uint32_t at;       /* head token of the phrase */
    uint32_t sentence; /* index */
    size_t item;       /* of the finder; ENT_NO_ITEM: a thing, or somebody unknown */
    ent_nominal_role role;
    uint32_t joined;  /* head of the first phrase in its "A, B and C"; `at` */
    bool main;        /* subject of the main clause */
    bool human, many; /* as ent_note */
    bool female, male;
} ent_nominal;

/* Appends the phrases of that sentence whose heads stand before token `before`, at most
 * `room`; returns how many. */
size_t ent_nominals_read(const ent_finder *f, uint32_t sentence, uint32_t before,
    ent_nominal *out, size_t room);

#endif
