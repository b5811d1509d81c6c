/* corrections.h - what a person says of claims that a program has read: lines of a table
 * that are applied over extraction.
 *
 *   document  action  source  relation  target  status  date  to  reason
 *
 * Tab-separated. source ... date say which claims of the document are meant; an empty
 * cell means any. Actions: reject    the text does not say so           accept    it does
 *   retype    the relation is `to`               restate   the status is `to`
 *   retarget  the target is `to`, or both ends are, "SOURCE > TARGET"
 *   add       a claim that was missed: `to` are the words of the text that state it
 * Lines are applied in their order, each to what those before it have left. */
#ifndef ENT_EVENTS_CORRECTIONS_H
#define ENT_EVENTS_CORRECTIONS_H

#include "base/table.h"
#include "events/event.h"

typedef enum {
    ENT_DO_REJECT,
    ENT_DO_ACCEPT,
    ENT_DO_RETYPE,
    ENT_DO_RESTATE,
    ENT_DO_RETARGET,
    ENT_DO_ADD
} ent_action;
enum { ENT_ACTIONS = ENT_DO_ADD + 1 };
extern const char *const ent_action_names[ENT_ACTIONS];

typedef enum {
    ENT_CELL_DOCUMENT,
    ENT_CELL_ACTION,
    ENT_CELL_SOURCE,
    ENT_CELL_RELATION,
    ENT_CELL_TARGET,
    ENT_CELL_STATUS,
    ENT_CELL_DATE,
    ENT_CELL_TO,
    ENT_CELL_REASON
} ent_correction_cell;
enum { ENT_CORRECTION_CELLS = ENT_CELL_REASON + 1 };

typedef struct {
    const char *place;                       /* "mine.tsv:7", for messages */
    int64_t number;                          /* in a store; 0: in a file */
    const char *cells[ENT_CORRECTION_CELLS]; /* as written; "" where empty */
    ent_action action;
    int relation, status;         /* of the claims meant; -1: any */
    ent_date date;                /* ENT_NO_DATE: any */
    const ent_actor *ends[2];     /* as the lexicon knows them; NULL: it does not */
    const ent_actor *new_ends[2]; /* retarget, add; [0] NULL: the source stays */
    ent_relation new_relation;    /* retype, add */
    ent_status new_status;        /* restate, add */
    uint64_t documents, claims;   /* met by it so far */
    size_t next;                  /* index + 1 of the next line of its document */
    size_t last;                  /* of the first one: index + 1 of the last */
} ent_correction;

typedef struct {
    ent_arena arena;
    ent_correction *items;
    size_t count, capacity;
    ent_table documents; /* id -> index + 1 of its first line */
} ent_corrections;       /* {0} is empty */

void ent_corrections_free(ent_corrections *c);

/* Understands one line and adds it; `*line` is valid until the next. ENT_MALFORMED:
 * "mine.tsv:7: action 'rejct', expected reject, accept, ...". */
ENT_CHECKED bool ent_correction_add(ent_corrections *c, const ent_lexicon *lexicon,
    const char *place, const char *const cells[ENT_CORRECTION_CELLS],
    ent_correction **line, ent_error *err);

/* Told of each line that is left out. */
typedef struct {
    bool strict; /* the first one ends the work instead */
    void (*say)(void *context, const char *message);
    void *say_context;
    uint64_t left_out;
} ent_correction_faults;

/* A line is wrong, as `found` says: it is named and counted. False, with `err` filled,
 * where that ends the work. */
ENT_CHECKED bool ent_correction_fault(
    ent_correction_faults *faults, const ent_error *found, ent_error *err);

/* Adds the lines of a table that is called `name`; cuts `bytes`, behind which a NUL must
 * stand, in place. Comments (#), a head line, and lines without an action say nothing;
 * cells behind the reason are for the reader. */
ENT_CHECKED bool ent_corrections_cut(ent_corrections *c, const ent_lexicon *lexicon,
    const char *name, char *bytes, size_t length, ent_correction_faults *faults,
    ent_error *err);

/* The same, for a file of at most 16 MiB. */
ENT_CHECKED bool ent_corrections_read(ent_corrections *c, const ent_lexicon *lexicon,
    const char *path, ent_correction_faults *faults, ent_error *err);

/* Whether some line is about the document. */
bool ent_corrections_concern(const ent_corrections *c, const char *doc);

typedef struct {
    ent_events kept;      /* as extracted; the names are those of before */
    ent_events changed;   /* and added */
    ent_events originals; /* of what was changed or rejected, as extracted */
} ent_corrected;

/* Applies the lines about `doc` to its events. Changed ones say so in `corrected`, and
 * have confidence 1. `document` gives the text in which the words of an added claim are
 * looked for; NULL, or without text: none is added. `c` may be NULL. All belongs to
 * `arena` or to `found`. */
ENT_CHECKED bool ent_corrections_apply(ent_corrections *c, ent_arena *arena,
    const char *doc, const ent_document *document, const char *producer,
    const ent_events *found, ent_corrected *made, ent_error *err);

/* Kept and changed events in one order. */
ENT_CHECKED bool ent_corrected_events(
    ent_arena *arena, const ent_corrected *made, ent_events *events, ent_error *err);

/* The head line, and a line of the table, with its number in a store behind it. */
void ent_corrections_write_head(ent_buffer *out);
void ent_correction_write(ent_buffer *out, const ent_correction *line);

/* The line that an event is meant by, with an empty action and its sentence behind it: to
 * be filled in by a person. */
void ent_correction_write_event(ent_buffer *out, const ent_event *event);

#endif
