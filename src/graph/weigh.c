/* weigh.c - the weight of one event. */
#include "graph/weigh.h"

#include <math.h>
#include <string.h>

static bool is_ahead(ent_status status)
{
    return status == ENT_PLANNED || status == ENT_POSSIBLE;
}

static ent_date later(ent_date a, ent_date b)
{
    return a > b ? a : b; /* ENT_NO_DATE is before every day */
}

ent_scale ent_scale_make(const ent_filter *filter, const ent_bounds *bounds)
{
    ent_scale scale = { filter->status_factor, filter->half_life, ENT_NO_DATE };
    ent_date happened = ENT_NO_DATE, any = ENT_NO_DATE;
    for (size_t i = 0; i < bounds->count; i++) {
        const ent_event *e = bounds->items[i].event;
        any = later(any, e->date);
        if (!is_ahead(e->status)) happened = later(happened, e->date);
    }
    const ent_date ends[] = { filter->event_dates.to, filter->as_of, happened, any };
    for (size_t i = 0; i < sizeof ends / sizeof *ends && scale.end == ENT_NO_DATE; i++)
        scale.end = ends[i];
    return scale;
}

/* An undated event is at least as old as its document. */
static double decay(const ent_scale *scale, const ent_event *e)
{
    ent_date day = e->date == ENT_NO_DATE ? e->reported : e->date;
    if (scale->half_life <= 0 || scale->end == ENT_NO_DATE || day == ENT_NO_DATE
        || day >= scale->end)
        return 1;
    return exp2(-((double)scale->end - (double)day) / scale->half_life);
}

ent_nano ent_event_weight(const ent_scale *scale, const ent_event *e)
{
    /* Millionths times millionths: at most 1e13, exact in a double. */
    double size = fabs((double)e->intensity) * (double)e->confidence;
    return llround(size * scale->factor[e->status] * decay(scale, e) / 1e3);
}

static bool is_appeal(const ent_event *e)
{
    if (ent_relation_table[e->relation].sign != 0) return false;
    bool coded = e->cameo && strncmp(e->cameo, "02", 2) == 0;
    return coded || e->intensity > 0;
}

ent_nano ent_event_lean(const ent_scale *scale, const ent_event *e)
{
    if (is_appeal(e)) return 0;
    return llround((double)e->intensity * scale->factor[e->status] * 1e3);
}
