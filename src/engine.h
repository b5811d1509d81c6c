/* engine.h - what the pipeline's own files know of an engine. */
#ifndef ENT_ENGINE_H
#define ENT_ENGINE_H

#include "actors/mention.h"
#include "entente.h"
#include "relations/frames.h"
#include "relations/judge.h"

/* In a producer's name: made with files of the user's. */
#define ENT_MARK_OWN        "+own"
#define ENT_MARK_DICTIONARY " dictionary "

struct ent_engine {
    ent_lexicon *lexicon;
    ent_frames *frames;
    ent_syntax *syntax;
    ent_judge *judge;
    ent_syntax_mode mode;
    bool expand_groups;
    bool own;                   /* it has lexicons of the user's */
    uint64_t left_out;          /* lines of the user's lexicons and dictionaries */
    ent_dictionary *dictionary; /* NULL: none */
    ent_actor_codes *codes;     /* that it is read by */
    char producer[192];
    char data[4096]; /* the folder */
};

/* A thread's working memory. */
typedef struct {
    ent_arena arena;
    ent_syntax_reader *reader;
    uint64_t cut; /* sentences that were cut */
} ent_worker;

/* Carries one document from text to mentions, which stay in the worker's arena. */
ENT_CHECKED bool ent_pipeline_mentions(const ent_engine *engine, ent_worker *worker,
    const ent_document *document, ent_text *text, ent_mentions *mentions, ent_error *err);

/* Carries one document from text to events, which stay in `kept`; the rest of the work is
 * done in the worker's arena, which is reset. `names`: the names that the text uses, too.
 */
ENT_CHECKED bool ent_pipeline_document(const ent_engine *engine, ent_worker *worker,
    ent_arena *kept, const ent_document *document, bool names, ent_events *events,
    ent_error *err);

/* Appends the document's sentences, parsed, to `lines`. */
ENT_CHECKED bool ent_parse_document(const ent_engine *engine, ent_worker *worker,
    const ent_parse_options *options, const ent_document *document, ent_buffer *lines,
    ent_error *err);

/* Appends the document's mentions of actors to `lines`. */
ENT_CHECKED bool ent_mention_document(const ent_engine *engine, ent_worker *worker,
    const ent_mention_options *options, const ent_document *document, ent_buffer *lines,
    ent_error *err);

/* Appends what was weighed in each sentence of the document to `lines`. */
ENT_CHECKED bool ent_explain_document(const ent_engine *engine, ent_worker *worker,
    const ent_explain_options *options, const ent_document *document, ent_buffer *lines,
    ent_error *err);

/* The first malformed inputs, named, for the report. */
typedef struct {
    ent_arena arena;
    const char **items;
    size_t count, capacity;
} ent_messages;

/* Where an input goes: a store that is in no batch, else JSON lines. */
typedef struct {
    ent_store *store;
    bool refresh; /* redo the store's stale documents */
    bool names;   /* keep those that the texts use */
    FILE *out;
    const ent_parse_options *parse;      /* sentences are printed instead of events */
    const ent_mention_options *mentions; /* these are printed instead of events */
    const ent_explain_options *explain;  /* why events are what they are */
    ent_messages *messages;              /* NULL: not kept */
    ent_corrections *corrections;        /* applied to what is read; NULL: none */
    ent_event_form form;                 /* of events that are printed */
} ent_destination;

/* Opens the one store of `input`, or reads it into one in memory, as `how` says. */
ENT_CHECKED bool ent_source_open(const ent_engine *engine, const ent_input *input,
    const ent_destination *how, ent_store **store, ent_summary *summary, ent_error *err);

/* What findings are made from. */
const ent_collection *ent_findings_collection(const ent_findings *findings);
const ent_engine *ent_findings_engine(const ent_findings *findings);

/* Who made the events of a store: not always this program. */
const char *ent_source_producer(
    const ent_engine *engine, const ent_collection *collection);

/* False where there are tallies only: "why needs events one by one, ...". */
ENT_CHECKED bool ent_source_has_events(
    const ent_collection *collection, const char *what, ent_error *err);

typedef enum {
    ENT_MEANT_CODE, /* whom an actor belongs to, where that is known */
    ENT_MEANT_ID,   /* the actor alone */
    ENT_MEANT_ALL   /* a state, organisation or group with all that belongs to it */
} ent_meant;

/* Actors of the filter as a person types them -> codes or ids, in `arena`. What the
 * lexicon does not understand has to stand in events or tallies just so. */
ENT_CHECKED bool ent_source_actors(const ent_engine *engine,
    const ent_collection *collection, ent_meant meant, ent_arena *arena,
    ent_filter *filter, ent_error *err);

/* Counts files of events, tables of tallies and stores of tallies. `sum` is {0}, and the
 * caller's to free. */
ENT_CHECKED bool ent_count(const ent_engine *engine, const ent_input *input,
    ent_tallies *sum, ent_summary *summary, ent_error *err);

/* Reads every path of `input`. Malformed input is named to input->say. */
ENT_CHECKED bool ent_feed(const ent_engine *engine, const ent_input *input,
    const ent_destination *to, ent_summary *summary, ent_error *err);

/* Reads the corrections that `input` names. */
ENT_CHECKED bool ent_corrections_open(const ent_engine *engine, const ent_input *input,
    ent_corrections *lines, ent_summary *summary, ent_error *err);

/* False where `input` names some: a store that is only read takes none. */
ENT_CHECKED bool ent_corrections_unasked(const ent_input *input, ent_error *err);

/* Names the lines that met their document but no claim; counts those of `lines` that met
 * no document, and what they have corrected. `all` may be `lines`. */
void ent_corrections_tell(const ent_input *input, const ent_corrections *lines,
    ent_corrections *all, ent_summary *summary);

/* Keeps `lines` in the store; `all` become the store's own. */
ENT_CHECKED bool ent_corrections_keep(const ent_engine *engine, const ent_input *input,
    ent_store *store, const ent_corrections *lines, ent_corrections *all,
    ent_summary *summary, ent_error *err);

/* Makes the events of documents that `lines` are about anew, as `all` have them. */
ENT_CHECKED bool ent_corrections_redo(
    ent_store *store, const ent_corrections *lines, ent_corrections *all, ent_error *err);

/* Appends an event as the view has it, or its line of a review. */
void ent_write_event(
    ent_buffer *lines, ent_view view, ent_event_form form, ent_event *event);

/* Writes what `lines` holds to `out` and empties it. */
ENT_CHECKED bool ent_write_lines(FILE *out, ent_buffer *lines, ent_error *err);

#endif
