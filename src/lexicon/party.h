/* party.h - an actor as an event names it. */
#ifndef ENT_LEXICON_PARTY_H
#define ENT_LEXICON_PARTY_H

/* Strings may be NULL where unknown. */
typedef struct {
    const char *code; /* ISO 3166-1 alpha-3, organisation or group */
    const char *id;   /* "xi-jinping" */
    const char *name;
    const char *kind; /* ent_kind_names */
    const char *sector;
} ent_party;

#endif
