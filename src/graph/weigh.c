/* weigh.c - the weight of one event. */
#include "graph/weigh.h"

#include <math.h>

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
    ent_scale scale = { filter->status_factor, filter->half_life, filter->reports_weight,
        ENT_NO_DATE };
    ent_date happened = ENT_NO_DATE, any = ENT_NO_DATE;
    for (size_t i = 0; i < bounds->count; i++) {
        const ent_bound *b = &bounds->items[i];
        any = later(any, b->day);
        if (!is_ahead(b->status)) happened = later(happened, b->day);
    }
    const ent_date ends[] = { filter->event_dates.to, filter->as_of, happened, any };
    for (size_t i = 0; i < sizeof ends / sizeof *ends && scale.end == ENT_NO_DATE; i++)
        scale.end = ends[i];
    return scale;
}

static double decay(const ent_scale *scale, ent_date day)
{
    if (scale->half_life <= 0 || scale->end == ENT_NO_DATE || day == ENT_NO_DATE
        || day >= scale->end)
        return 1;
    return exp2(-((double)scale->end - (double)day) / scale->half_life);
}

ent_nano ent_weigh_reports(ent_reports_weight way, ent_nano weight, uint64_t reports)
{
    if (way == ENT_REPORTS_LINEAR) return ent_weight_reported(weight, reports);
    return way == ENT_REPORTS_LOG ? ent_weight_logged(weight, reports) : weight;
}

bool ent_weigh(const ent_scale *scale, ent_status status, ent_date day, ent_nano weight,
    ent_nano *weighed, ent_error *err)
{
    double w = (double)weight * scale->factor[status] * decay(scale, day);
    if (!(w < (double)(INT64_MAX / 4)))
        return ent_fail(err, ENT_LIMIT, "graph: too much weight on one edge");
    *weighed = llround(w);
    return true;
}
