/* dyad.h - the events of two actors, window by window, and which of them are named. */
#ifndef ENT_OUTPUT_DYAD_H
#define ENT_OUTPUT_DYAD_H

#include "analysis/turns.h"
#include "output/chart_common.h"

enum { ENT_NAMED_EVENTS = 5, ENT_NAMED_TURNS = 3 };

/* How sure it is that an event happened: solid, pale, hollow. */
typedef enum { ENT_DONE, ENT_SAID, ENT_AHEAD, ENT_WAYS } ent_way;

/* Events of one relation and way: above the axis, or below it. */
typedef struct {
    ent_relation relation;
    ent_way way;
    ent_series series;
} ent_layer;

typedef struct {
    const ent_event *event;
    const ent_edge *edge;
    size_t window;
    bool below;
    size_t text; /* its number */
} ent_mark;

typedef struct {
    ent_frame *f;
    const ent_export *e;
    uint32_t a, b;
    ent_windows windows;
    ent_time_axis axis;
    ent_layer layers[ENT_RELATIONS * ENT_WAYS];
    size_t layer_count;
    uint64_t *above, *below; /* events of each window */
    uint64_t most_above, most_below;
    uint64_t friendly, hostile, undated, outside, negated;
    ent_mark marks[ENT_NAMED_EVENTS];
    size_t mark_count;
    ent_turn turns[ENT_NAMED_TURNS];
    size_t turn_texts[ENT_NAMED_TURNS], turn_count;
    size_t ticks[16], tick_count;
    uint64_t tick;
    size_t above_text, below_text;
    ent_legend legend;
    double bar, unit, zero; /* width of a window, height of an event, y of the axis */
} ent_dyad;

/* Finds the two and their events; the frame is given, all else made in its arena. */
ENT_CHECKED bool ent_dyad_find(
    ent_dyad *d, const ent_chart_options *options, ent_error *err);

/* Chooses what is named, once the width of a window is known: the largest events whose
 * numbers have room, and the change points. */
ENT_CHECKED bool ent_dyad_name(ent_dyad *d, ent_error *err);

/* What the marks and turns are called, in the picture and below it. */
extern const char *const ent_mark_names[ENT_NAMED_EVENTS];
extern const char *const ent_turn_names[ENT_NAMED_TURNS];

/* What has no sign (an appeal) stands above. */
uint64_t ent_count_above(const ent_point *p);

#endif
