/* digest.h - what a report says: chosen, sorted and counted, whatever its format. */
#ifndef ENT_OUTPUT_DIGEST_H
#define ENT_OUTPUT_DIGEST_H

#include "analysis/fates.h"
#include "analysis/series.h"
#include "analysis/turns.h"
#include "output/makeup.h"
#include "output/report.h"

/* An event and the edge that it stands behind. */
typedef struct {
    const ent_edge *edge;
    const ent_event *event;
} ent_finding;

typedef struct {
    ent_finding *items;
    size_t count;
} ent_findings_list;

enum { ENT_FOREMOST = 3 };

/* The pair that has most of both; `tie` NULL: no pair has much of both. */
typedef struct {
    const ent_tie *tie;
    double cooperation, conflict; /* weights of its edges by sign */
} ent_mixed;

typedef struct {
    const ent_export *e;
    ent_graph_span span;
    ent_interval period; /* of the events, but for strays */
    uint64_t outside;    /* strays, before or after */
    size_t actors, relations;
    size_t rows; /* of each table */
    uint64_t statuses[ENT_STATUSES];
    ent_date today;         /* ahead is what comes after it; ENT_NO_DATE: unknown */
    bool today_is_report;   /* it is the date of the last report, nobody gave one */
    const ent_edge **edges; /* strongest first */
    uint32_t *ranked;       /* nodes, most central first (in order where not ranked) */
    const ent_tie *friends[ENT_FOREMOST], *foes[ENT_FOREMOST]; /* strongest first; NULL:
                                                                  no more */
    ent_mixed mixed;
    ent_findings_list ahead;     /* planned and dated: meetings by date, then others */
    size_t meetings;             /* of `ahead` */
    ent_findings_list undated;   /* planned, no date given */
    ent_fates fates;             /* of plans for days that are over by `today` */
    ent_findings_list negated;   /* most confident first */
    ent_windows windows;         /* of what happened; none: nothing has a date */
    ent_series activity;         /* of all that happened */
    ent_turns turns, bloc_turns; /* change points of pairs and blocs */
    ent_makeup makeup;           /* of all events */
} ent_digest;

/* All belongs to `arena`; false only when out of memory. */
ENT_CHECKED bool ent_digest_make(const ent_export *e, const ent_report_options *options,
    ent_arena *arena, ent_digest *digest, ent_error *err);

/* What happened on one edge, in the same windows. False only when out of memory. */
ENT_CHECKED bool ent_digest_series(
    const ent_digest *digest, const ent_edge *edge, ent_arena *arena, ent_series *series);

/* "China (Xi Jinping) – Russia (Vladimir Putin)", or with an arrow where the relation has
 * a direction; persons and bodies only where they are not the node itself. */
void ent_say_parties(ent_buffer *out, const ent_graph *graph, const ent_edge *edge,
    const ent_event *event);

/* "China – Russia", "Russia → Ukraine". */
void ent_say_edge(ent_buffer *out, const ent_graph *graph, const ent_edge *edge);

/* "2022-09-15", "2022-09-15..16", "2022-06-15..09-15", "no date". */
void ent_say_days(ent_buffer *out, ent_date from, ent_date to);

/* The same of all events of an edge, to the end of the last: one that the text dates by a
 * year alone is no event of 1 January. */
void ent_say_edge_days(ent_buffer *out, const ent_edge *edge);

/* In plain words, one sentence each: period, centre, ties, blocs, balance, plans,
 * denials, how far to trust it. False when out of memory. */
bool ent_digest_say(const ent_digest *digest,
    void (*sentence)(void *context, const char *text), void *context);

#endif
