/* diff_parts.h - what the forms of a diff share. */
#ifndef ENT_OUTPUT_DIFF_PARTS_H
#define ENT_OUTPUT_DIFF_PARTS_H

#include "output/diff.h"
#include "output/sheet.h"

typedef struct {
    const ent_change *c;
    const ent_export *sides[ENT_SIDES];
    size_t rows;
    ent_step step;
    double days; /* rates are per so many; 0: sums are compared */
} ent_diff_view;

/* A sum of a side, as a rate where rates are compared. */
double ent_diff_value(const ent_diff_view *view, int side, double sum);

/* Where graphs were drawn again; a range of a change a day, as a rate where rates are
 * compared. */
bool ent_diff_is_drawn(const ent_diff_view *view);
ent_range ent_diff_range(const ent_diff_view *view, ent_range a_day);

/* " a month", where rates are compared; else nothing. */
void ent_diff_say_unit(ent_buffer *out, const ent_diff_view *view);

/* Events of a node on a side. */
uint64_t ent_diff_events(const ent_diff_view *view, int side, uint32_t node);

/* What makes a comparison doubtful as a whole, one sentence each: the sides are in the
 * wrong order, or made by different producers. False when out of memory. */
bool ent_diff_caution(const ent_diff_view *view,
    void (*sentence)(void *context, const char *text), void *context);

const char *ent_diff_name(const ent_diff_view *view, const uint32_t node[ENT_SIDES]);
const char *ent_diff_id(const ent_diff_view *view, const uint32_t node[ENT_SIDES]);

/* The edge, and the event of it, that is quoted for a tie: of before where it ended or
 * weakened. */
const ent_edge *ent_diff_edge(const ent_tie_change *tie);
const ent_event *ent_diff_event(const ent_tie_change *tie);

/* In plain words, one sentence each. False when out of memory. */
bool ent_diff_say(const ent_diff_view *view,
    void (*sentence)(void *context, const char *text), void *context);

/* "Russia, Belarus and 3 others": who shared an actor's bloc on one side but is in
 * another bloc on the other side; in order of their change. */
void ent_diff_say_company(const ent_diff_view *view, int side,
    const uint32_t node[ENT_SIDES], size_t most, ent_buffer *out);

void ent_diff_json(const ent_diff_view *view, ent_buffer *out);
void ent_diff_csv(const ent_diff_view *view, ent_buffer *out);
void ent_diff_csv_actors(const ent_diff_view *view, ent_buffer *out);

/* Who says the sentences on a comparison, one by one, as they are made in `text`. */
typedef struct {
    const ent_diff_view *v;
    ent_buffer text;
    bool failed; /* out of memory */
    void (*sentence)(void *context, const char *text);
    void *context;
} ent_diff_speaker;

void ent_diff_end_sentence(ent_diff_speaker *s);

#endif
