/* who.h - the cells that name an actor -> a party (private). */
#ifndef ENT_ROWS_WHO_H
#define ENT_ROWS_WHO_H

#include "rows/codes.h"

/* What a row says of one side. */
typedef struct {
    ent_row_text code;    /* CAMEO: "USAGOV"; with it only a person's name counts */
    ent_row_text name;    /* "Donald Trump", "Police (India)", "United States" */
    ent_row_text country; /* name or ISO code; several with ';': the first */
    ent_row_text sectors; /* "Executive,Government"; "GOV" */
} ent_row_who;

typedef struct {
    ent_party party;      /* strings are of the lexicon, the table or `arena` */
    bool nobody;          /* it says that the actor is not known: "Unspecified Actor" */
    bool known;           /* all that stands there was understood */
    ent_row_text unknown; /* else what was not, shortened: "XYZ" of "XYZGOV" */
} ent_row_named;

/* As much of a cell as a message shows, cut between characters. */
ent_row_text ent_row_shown(ent_row_text cell);

/* A CAMEO actor code: chunks of three letters. False: out of memory. */
ENT_CHECKED bool ent_row_who_coded(ent_arena *arena, const ent_row_codes *codes,
    const ent_row_who *who, ent_row_named *named, ent_error *err);

/* An actor by name. */
ENT_CHECKED bool ent_row_who_named(ent_arena *arena, const ent_row_codes *codes,
    const ent_row_who *who, ent_row_named *named, ent_error *err);

/* A cell as one line of valid UTF-8: of ISO 8859-1 where it is no UTF-8. NULL: out of
 * memory. */
char *ent_row_clean(ent_arena *arena, ent_row_text text);

/* The party is this actor of the lexicon. */
void ent_row_who_is(ent_row_named *named, const ent_actor *actor);

/* The actor who has just this name (case is no matter); NULL. */
const ent_actor *ent_row_who_called(const ent_row_codes *codes, ent_row_text name);

/* The same, in either order of two words, and of the state `code` ("": of any). */
const ent_actor *ent_row_who_of(
    const ent_row_codes *codes, ent_row_text name, const char *code);

/* An organisation by its name, or an armed group by names as ACLED writes them: "M23:
 * March 23 Movement", "Boko Haram - Lake Chad Faction", "Islamic State (Mali)". NULL. */
const ent_actor *ent_row_who_group(const ent_row_codes *codes, ent_row_text name);

#endif
