/* filter.c - windows, layers and actors; told in one line. */
#include "graph/filter.h"

#include <math.h>
#include <string.h>

#include "base/strings.h"
#include "graph/check.h"

static const char *const duplicate_names[] = {
    [ENT_DUPLICATES_DAY] = "day",
    [ENT_DUPLICATES_KEEP] = "keep",
    [ENT_DUPLICATES_DOCUMENT] = "document",
    [ENT_DUPLICATES_STORY] = "story",
    [ENT_DUPLICATES_CLUSTER] = "cluster",
};
static const size_t DUPLICATES = sizeof duplicate_names / sizeof *duplicate_names;

static const double default_factor[ENT_STATUSES] = {
    [ENT_ACTUAL] = 1.0,
    [ENT_PLANNED] = 0.5,
    [ENT_NEGATED] = 0.0,
    [ENT_POSSIBLE] = 0.25,
    [ENT_ALLEGED] = 0.5,
};
static const double LARGEST_FACTOR = 100;

static const ent_interval always = { ENT_NO_DATE, ENT_NO_DATE };

void ent_filter_defaults(ent_filter *filter)
{
    *filter = (ent_filter){
        .level = ENT_LEVEL_COUNTRY,
        .duplicates = ENT_DUPLICATES_DAY,
        .event_dates = always,
        .reported_dates = always,
        .as_of = ENT_NO_DATE,
    };
    memcpy(filter->status_factor, default_factor, sizeof default_factor);
}

static bool window_ok(const char *what, ent_interval window, ent_error *err)
{
    if (window.from == ENT_NO_DATE || window.to == ENT_NO_DATE
        || window.from <= window.to)
        return true;
    char from[16], to[16];
    ent_date_format(window.from, from);
    ent_date_format(window.to, to);
    return ent_fail(err, ENT_USAGE,
        "filter: %s since %s is later than until %s, expected the other way round", what,
        from, to);
}

/* Comparisons are written so that NaN fails them. */
static bool number_ok(const char *what, double value, double largest, ent_error *err)
{
    return (value >= 0 && value <= largest)
           || ent_fail(err, ENT_USAGE, "filter: %s is %g, expected 0 to %g", what, value,
               largest);
}

bool ent_filter_check(const ent_filter *filter, ent_error *err)
{
    static const double NO_LIMIT = 1e15;
    if (filter->level > ENT_LEVEL_ACTOR || (size_t)filter->duplicates >= DUPLICATES
        || filter->reports_weight > ENT_REPORTS_LINEAR)
        return ent_fail(err, ENT_USAGE, "filter: unknown level or kind of duplicates");
    if (filter->relations >> ENT_RELATIONS || filter->statuses >> ENT_STATUSES)
        return ent_fail(err, ENT_USAGE, "filter: unknown relation or status");
    bool ok = window_ok("events", filter->event_dates, err)
              && window_ok("reports", filter->reported_dates, err)
              && number_ok("lowest confidence", filter->min_confidence, 1, err)
              && number_ok("lowest weight", filter->min_weight, NO_LIMIT, err)
              && number_ok("half-life", filter->half_life, NO_LIMIT, err);
    for (int s = 0; ok && s < ENT_STATUSES; s++)
        ok = number_ok(
            ent_status_names[s], filter->status_factor[s], LARGEST_FACTOR, err);
    return ok;
}

static void say_date(ent_buffer *out, const char *label, ent_date date)
{
    char iso[16];
    if (date == ENT_NO_DATE) return;
    ent_date_format(date, iso);
    ent_buffer_print(out, "; %s %s", label, iso);
}

static void say_bits(ent_buffer *out, const char *label, uint32_t bits, int count,
    const char *(*name)(int))
{
    const char *before = label;
    for (int i = 0; i < count; i++) {
        if (!(bits >> i & 1)) continue;
        ent_buffer_text(out, before == label ? "; " : "");
        ent_buffer_text(out, before);
        ent_buffer_text(out, before == label ? " " : "");
        ent_buffer_text(out, name(i));
        before = ", ";
    }
}

/* Names were typed by a person: control characters must not break the one line. */
static void say_names(
    ent_buffer *out, const char *label, const char *const *names, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        if (i == 0) ent_buffer_print(out, "; %s ", label);
        ent_buffer_text(out, i == 0 ? "" : ", ");
        for (const char *c = names[i]; *c; c++)
            ent_buffer_char(out, (unsigned char)*c < ' ' || *c == 0x7f ? ' ' : *c);
    }
}

static void say_number(
    ent_buffer *out, const char *before, double value, const char *after)
{
    if (value == 0) return;
    ent_buffer_print(out, "; %s ", before);
    ent_buffer_number(out, value);
    ent_buffer_text(out, after);
}

static const char *relation_name(int relation)
{
    return ent_relation_table[relation].name;
}

static const char *status_name(int status)
{
    return ent_status_names[status];
}

static void say_factors(ent_buffer *out, const double factor[ENT_STATUSES])
{
    ent_buffer_text(out, "; factors ");
    for (int s = 0; s < ENT_STATUSES; s++) {
        ent_buffer_print(out, "%s%s ", s ? ", " : "", ent_status_names[s]);
        ent_buffer_number(out, factor[s]);
    }
}

void ent_filter_describe_events(const ent_filter *f, ent_buffer *out)
{
    say_date(out, "since", f->event_dates.from);
    say_date(out, "until", f->event_dates.to);
    say_date(out, "reported since", f->reported_dates.from);
    say_date(out, "reported until", f->reported_dates.to);
    say_date(out, "as of", f->as_of);
    if (f->undated) ent_buffer_text(out, "; undated events too");
    say_bits(out, "relations", f->relations, ENT_RELATIONS, relation_name);
    say_bits(out, "statuses", f->statuses, ENT_STATUSES, status_name);
    say_names(out, "actors", f->actors, f->actor_count);
    say_names(out, "publishers", f->publishers, f->publisher_count);
    say_number(out, "confidence at least", f->min_confidence, "");
}

void ent_filter_describe(const ent_filter *f, ent_buffer *out)
{
    ent_buffer_text(out, f->level == ENT_LEVEL_ACTOR ? "actor level" : "country level");
    ent_filter_describe_events(f, out);
    say_number(out, "weight at least", f->min_weight, "");
    if (f->top) ent_buffer_print(out, "; the %zu strongest actors", f->top);
    ent_buffer_print(out, "; duplicates %s", duplicate_names[f->duplicates]);
    if (f->reports_weight)
        ent_buffer_print(out, "; reports weigh %s",
            f->reports_weight == ENT_REPORTS_LOG ? "log" : "linear");
    say_number(out, "half-life", f->half_life, " days");
    if (f->all_paths) ent_buffer_text(out, "; paths on all layers");
    if (f->exact_paths) ent_buffer_text(out, "; paths exact");
    if (f->blocs == ENT_BLOCS_MODULARITY) ent_buffer_text(out, "; blocs by modularity");
    say_factors(out, f->status_factor);
}

static bool is_open(ent_interval window)
{
    return window.from == ENT_NO_DATE && window.to == ENT_NO_DATE;
}

static bool holds(ent_interval window, ent_date day)
{
    return (window.from == ENT_NO_DATE || day >= window.from)
           && (window.to == ENT_NO_DATE || day <= window.to);
}

/* An event belongs to the day it starts, so that adjoining windows share none. */
static bool in_window(const ent_filter *f, ent_date day)
{
    if (day != ENT_NO_DATE) return holds(f->event_dates, day);
    return is_open(f->event_dates) || f->undated;
}

static bool was_reported(const ent_filter *f, const ent_event *e)
{
    const ent_interval known_by = { ENT_NO_DATE, f->as_of };
    if (e->reported == ENT_NO_DATE)
        return is_open(f->reported_dates) && is_open(known_by);
    return holds(f->reported_dates, e->reported) && holds(known_by, e->reported);
}

static bool in_layers(const ent_filter *f, unsigned relation, unsigned status)
{
    return (!f->relations || (f->relations >> relation & 1))
           && (!f->statuses || (f->statuses >> status & 1));
}

static bool is_named(const ent_filter *f, const ent_party *p)
{
    for (size_t i = 0; i < f->actor_count; i++)
        if ((p->code && ent_same(p->code, f->actors[i]))
            || (p->id && ent_same(p->id, f->actors[i])))
            return true;
    return false;
}

static bool is_published(const ent_filter *f, const char *publisher)
{
    for (size_t i = 0; publisher && i < f->publisher_count; i++)
        if (ent_same(publisher, f->publishers[i])) return true;
    return false;
}

/* Between countries there are two codes; one of the two is asked for. */
static bool between(const ent_filter *f, const ent_party *source, const ent_party *target)
{
    const char *a = source->code, *b = target->code;
    bool two = a && b && *a && *b && strcmp(a, b) != 0;
    return (f->level != ENT_LEVEL_COUNTRY || two)
           && (!f->actor_count || is_named(f, source) || is_named(f, target));
}

bool ent_filter_passes(const ent_filter *f, const ent_event *e)
{
    return in_window(f, e->date) && was_reported(f, e)
           && in_layers(f, e->relation, e->status)
           && (double)e->confidence / (double)ENT_ONE >= f->min_confidence
           && between(f, &e->source, &e->target)
           && (!f->publisher_count || is_published(f, e->publisher));
}

bool ent_filter_passes_tally(const ent_filter *f, const ent_party *source,
    const ent_party *target, const ent_tally_key *key)
{
    return in_window(f, key->day) && in_layers(f, key->relation, key->status)
           && between(f, source, target);
}

bool ent_filter_suits_tallies(const ent_filter *f, ent_error *err)
{
    const struct {
        bool asked;
        const char *option;
    } needs[] = {
        { !is_open(f->reported_dates), "--reported-since and --reported-until need" },
        { f->as_of != ENT_NO_DATE, "--as-of needs" },
        { f->publisher_count > 0, "--publisher needs" },
        { f->min_confidence > 0, "--min-confidence needs" },
        { f->duplicates == ENT_DUPLICATES_DOCUMENT, "--duplicates document needs" },
        { f->duplicates == ENT_DUPLICATES_STORY, "--duplicates story needs" },
        { f->duplicates == ENT_DUPLICATES_CLUSTER, "--duplicates cluster needs" },
    };
    for (size_t i = 0; i < sizeof needs / sizeof *needs; i++)
        if (needs[i].asked)
            return ent_fail(err, ENT_USAGE,
                "%s events one by one, but here are tallies (made by --no-events or "
                "entente tally)",
                needs[i].option);
    return true;
}
