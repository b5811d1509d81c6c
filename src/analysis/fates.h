/* fates.h - what became of plans whose day is over.
 *
 *   plan: CHN-RUS meeting 09-15..16, said on 09-08
 *   kept       an actual event of the two on 09-12..19, reported on 09-14 or later, by
 *              another document (of those merged as duplicates, any)
 *   cancelled  else: a denied one, of those days or undated, reported since the plan
 *   missed     else: both are in reports of the fortnight after, which is over, and none
 *              says that it may have been
 *   unknown    else, and why; so are plans for "2022", which any event of that year
 *              would keep, and those told on the day itself, which may be under way
 *
 * What was told only after its days was no plan any more. Silence is no proof: "missed"
 * says that nothing was reported. */
#ifndef ENT_ANALYSIS_FATES_H
#define ENT_ANALYSIS_FATES_H

#include "graph/graph.h"

typedef enum {
    ENT_FATE_KEPT,
    ENT_FATE_CANCELLED,
    ENT_FATE_MISSED,
    ENT_FATE_UNKNOWN
} ent_fate_kind;
enum { ENT_FATES = ENT_FATE_UNKNOWN + 1 };
extern const char *const ent_fate_names[ENT_FATES]; /* "kept", "cancelled", ... */

/* Why a fate is unknown; the first that holds. */
typedef enum {
    ENT_DOUBT_NONE,
    ENT_DOUBT_VAGUE,  /* for more than ENT_FATE_LONGEST days */
    ENT_DOUBT_SAME,   /* told on its last day */
    ENT_DOUBT_CLAIM,  /* said to have been, or to have perhaps been: by the plan's own
                         text,  or as alleged or possible */
    ENT_DOUBT_SOON,   /* the days in which reports must have come are not over */
    ENT_DOUBT_SILENCE /* one side, or both, are in no report of these days */
} ent_doubt;
enum { ENT_DOUBTS = ENT_DOUBT_SILENCE + 1 };
extern const char *const ent_doubt_names[ENT_DOUBTS]; /* NULL, "vague", "same day", ... */

enum {
    ENT_FATE_TOLERANCE = 3, /* days before and after those planned */
    ENT_FATE_COVERAGE = 14, /* days in which reports must have come */
    ENT_FATE_LONGEST = 31   /* days of a plan that says when */
};

typedef struct {
    const ent_edge *edge;
    const ent_event *plan;
    ent_fate_kind kind;
    ent_doubt doubt;          /* of unknown */
    const ent_event *outcome; /* of kept and cancelled, the event that says so */
} ent_fate;

typedef struct {
    ent_fate *items; /* by day of the plan, then edge */
    size_t count;
    size_t kinds[ENT_FATES], doubts[ENT_DOUBTS];
    size_t late; /* more, told only after their days */
} ent_fates;

/* The days for which an event is planned; unknown for rows that only tell the day on
 * which an intent was expressed (CAMEO 03). */
ent_interval ent_plan_days(const ent_event *plan);

/* Of the plans among the graph's events whose days are over on `today` (ENT_NO_DATE:
 * none). All belongs to `arena`. */
ENT_CHECKED bool ent_fates_find(const ent_graph *graph, ent_date today, ent_arena *arena,
    ent_fates *fates, ent_error *err);

#endif
