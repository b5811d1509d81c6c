/* set_filter.c - what the options of filters and graphs do. */
#include "cli/set_filter.h"

#include <string.h>

#define COUNT(array) (sizeof(array) / sizeof *(array))

bool ent_set_level(ent_settings *s, const char *v, ent_error *err)
{
    static const char *const levels[] = {
        [ENT_LEVEL_COUNTRY] = "country", [ENT_LEVEL_ACTOR] = "actor"
    };
    unsigned i = 0;
    bool ok = ent_value_word(v, levels, COUNT(levels), &i, err);
    s->filter.level = (ent_level)i;
    return ok;
}

bool ent_set_duplicates(ent_settings *s, const char *v, ent_error *err)
{
    static const char *const ways[] = { [ENT_DUPLICATES_DAY] = "day",
        [ENT_DUPLICATES_KEEP] = "keep",
        [ENT_DUPLICATES_DOCUMENT] = "document",
        [ENT_DUPLICATES_STORY] = "story",
        [ENT_DUPLICATES_CLUSTER] = "cluster" };
    unsigned i = 0;
    bool ok = ent_value_word(v, ways, COUNT(ways), &i, err);
    s->filter.duplicates = (ent_duplicates)i;
    return ok;
}

bool ent_set_reports_weight(ent_settings *s, const char *v, ent_error *err)
{
    static const char *const ways[] = { [ENT_REPORTS_NONE] = "none",
        [ENT_REPORTS_LOG] = "log",
        [ENT_REPORTS_LINEAR] = "linear" };
    unsigned i = 0;
    bool ok = ent_value_word(v, ways, COUNT(ways), &i, err);
    s->filter.reports_weight = (ent_reports_weight)i;
    return ok;
}

/* One end of an interval: "2022" begins on 1 January and ends on 31 December. */
static bool set_bound(const char *v, ent_date *from, ent_date *to, ent_error *err)
{
    ent_interval i;
    if (!ent_interval_parse(v, &i, err)) return false;
    if (from) *from = i.from;
    if (to) *to = i.to;
    return true;
}

bool ent_set_since(ent_settings *s, const char *v, ent_error *err)
{
    return set_bound(v, &s->filter.event_dates.from, NULL, err);
}

bool ent_set_until(ent_settings *s, const char *v, ent_error *err)
{
    return set_bound(v, NULL, &s->filter.event_dates.to, err);
}

bool ent_set_reported_since(ent_settings *s, const char *v, ent_error *err)
{
    return set_bound(v, &s->filter.reported_dates.from, NULL, err);
}

bool ent_set_reported_until(ent_settings *s, const char *v, ent_error *err)
{
    return set_bound(v, NULL, &s->filter.reported_dates.to, err);
}

bool ent_set_as_of(ent_settings *s, const char *v, ent_error *err)
{
    return set_bound(v, NULL, &s->filter.as_of, err);
}

bool ent_set_undated(ent_settings *s, const char *v, ent_error *err)
{
    (void)v, (void)err;
    return s->filter.undated = true;
}

bool ent_set_relation(ent_settings *s, const char *v, ent_error *err)
{
    ent_list names = { 0 };
    if (!ent_value_list(&s->arena, v, &names, err)) return false;
    for (size_t i = 0; i < names.count; i++) {
        ent_relation r;
        if (!ent_relation_parse(names.items[i], &r, err)) return false;
        s->filter.relations |= 1u << r;
    }
    return true;
}

bool ent_set_status(ent_settings *s, const char *v, ent_error *err)
{
    ent_list names = { 0 };
    if (!ent_value_list(&s->arena, v, &names, err)) return false;
    for (size_t i = 0; i < names.count; i++) {
        ent_status status;
        if (!ent_status_parse(names.items[i], &status, err)) return false;
        s->filter.statuses |= 1u << status;
    }
    return true;
}

bool ent_set_actors(ent_settings *s, const char *v, ent_error *err)
{
    return ent_value_list(&s->arena, v, &s->actors, err);
}

bool ent_set_publisher(ent_settings *s, const char *v, ent_error *err)
{
    return ent_value_list(&s->arena, v, &s->publishers, err);
}

bool ent_set_min_weight(ent_settings *s, const char *v, ent_error *err)
{
    return ent_value_number(v, 0, &s->filter.min_weight, err);
}

bool ent_set_min_confidence(ent_settings *s, const char *v, ent_error *err)
{
    if (!ent_value_number(v, 0, &s->filter.min_confidence, err)) return false;
    return s->filter.min_confidence <= 1
           || ent_fail(err, ENT_USAGE, "'%s' is more than 1", v);
}

bool ent_set_top(ent_settings *s, const char *v, ent_error *err)
{
    return ent_value_count(v, 1, &s->filter.top, err);
}

bool ent_set_half_life(ent_settings *s, const char *v, ent_error *err)
{
    if (!ent_value_number(v, 0, &s->filter.half_life, err)) return false;
    return s->filter.half_life > 0 || ent_fail(err, ENT_USAGE, "a half-life of 0 days");
}

/* "planned=0.3,possible=0" */
bool ent_set_status_factor(ent_settings *s, const char *v, ent_error *err)
{
    ent_list pairs = { 0 };
    if (!ent_value_list(&s->arena, v, &pairs, err)) return false;
    for (size_t i = 0; i < pairs.count; i++) {
        char *name = ent_arena_string(&s->arena, pairs.items[i]);
        char *equals = name ? strchr(name, '=') : NULL;
        ent_status status;
        double factor;
        if (!equals)
            return ent_fail(err, ENT_USAGE, "'%s' is not STATUS=FACTOR", pairs.items[i]);
        *equals = '\0';
        if (!ent_status_parse(name, &status, err)
            || !ent_value_number(equals + 1, 0, &factor, err))
            return false;
        if (factor > 1)
            return ent_fail(err, ENT_USAGE, "'%s' is more than 1", equals + 1);
        s->filter.status_factor[status] = factor;
    }
    return true;
}

bool ent_set_exact(ent_settings *s, const char *v, ent_error *err)
{
    (void)v, (void)err;
    return s->filter.exact_paths = true;
}

bool ent_set_paths(ent_settings *s, const char *v, ent_error *err)
{
    static const char *const ways[] = { "positive", "all" };
    unsigned i = 0;
    bool ok = ent_value_word(v, ways, COUNT(ways), &i, err);
    s->filter.all_paths = i == 1;
    return ok;
}

bool ent_set_blocs(ent_settings *s, const char *v, ent_error *err)
{
    static const char *const aims[] = {
        [ENT_BLOCS_BALANCE] = "balance", [ENT_BLOCS_MODULARITY] = "modularity"
    };
    unsigned i = 0;
    bool ok = ent_value_word(v, aims, COUNT(aims), &i, err);
    s->filter.blocs = (ent_blocs_aim)i;
    return ok;
}
