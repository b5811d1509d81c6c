/* filter.h - which events become a graph, and with which weight. */
#ifndef ENT_GRAPH_FILTER_H
#define ENT_GRAPH_FILTER_H

#include "tally/tally.h"

typedef enum { ENT_LEVEL_COUNTRY, ENT_LEVEL_ACTOR } ent_level;

typedef enum {
    ENT_DUPLICATES_DAY,      /* once per dyad, relation, status and day */
    ENT_DUPLICATES_KEEP,     /* all */
    ENT_DUPLICATES_DOCUMENT, /* once per document */
    ENT_DUPLICATES_STORY,    /* once per near-duplicate story */
    ENT_DUPLICATES_CLUSTER   /* once per occurrence: dyad, relation, status and place, of
                                two days on end at most */
} ent_duplicates;

/* How often something was reported may weigh: its weight is multiplied by this. */
typedef enum {
    ENT_REPORTS_NONE,  /* 1 */
    ENT_REPORTS_LOG,   /* 1 + ln(reports) */
    ENT_REPORTS_LINEAR /* reports */
} ent_reports_weight;

/* What blocs are made for: see analysis/blocs.h. */
typedef enum { ENT_BLOCS_BALANCE, ENT_BLOCS_MODULARITY } ent_blocs_aim;

typedef struct {
    ent_level level;
    ent_duplicates duplicates;
    ent_reports_weight reports_weight; /* of the reports of all duplicates together */
    ent_interval event_dates;          /* --since --until */
    ent_interval reported_dates;       /* --reported-since --reported-until */
    ent_date as_of;                    /* only what had been reported by then */
    bool undated;                      /* undated events pass event_dates too */
    uint32_t relations;                /* bit per ent_relation; 0: all */
    uint32_t statuses;                 /* bit per ent_status; 0: all */
    const char *const *actors; /* codes or ids; an event passes if one end is any of
                                  them */
    size_t actor_count;        /* 0: all */
    const char *const *publishers;
    size_t publisher_count; /* 0: all */
    double min_confidence, min_weight;
    size_t top;                         /* strongest actors kept; 0: all */
    double half_life;                   /* days; 0: no decay */
    double status_factor[ENT_STATUSES]; /* see ent_filter_defaults */
    bool all_paths;   /* path measures on all layers, not the positive */
    bool exact_paths; /* from all nodes, however large the graph */
    ent_blocs_aim blocs;
} ent_filter;

/* Country level, one report a day, no window, factors 1, 0.5, 0, 0.25, 0.5. */
ENT_API void ent_filter_defaults(ent_filter *filter);

/* What was chosen, in one line for reports and exports: "country level; since 2022-01-01;
 * relations meeting, support; duplicates day; factors actual 1, planned 0.5, ...". */
void ent_filter_describe(const ent_filter *filter, ent_buffer *out);

/* The same of events only, without level and weights: "; since 2022-01-01; relations
 * meeting"; nothing where all pass. */
void ent_filter_describe_events(const ent_filter *filter, ent_buffer *out);

/* False with a message that names the option where the filter asks of tallies what only
 * events can tell. */
ENT_CHECKED bool ent_filter_suits_tallies(const ent_filter *filter, ent_error *err);

/* As below, for a tally between two parties. */
bool ent_filter_passes_tally(const ent_filter *filter, const ent_party *source,
    const ent_party *target, const ent_tally_key *key);

/* True where the event passes windows, layers, actors, publishers and confidence, and (on
 * the country level) has two different codes. */
bool ent_filter_passes(const ent_filter *filter, const ent_event *event);

#endif
