/* windows.c - calendar arithmetic of steps. */
#include "analysis/windows.h"

#include <stdlib.h>

const char *const ent_step_names[ENT_STEPS] = { "auto", "day", "week", "month", "quarter",
    "year" };

ent_step ent_step_for(ent_interval period)
{
    static const struct {
        int64_t most; /* days */
        ent_step step;
    } steps[] = { { 42, ENT_STEP_DAY }, { 275, ENT_STEP_WEEK }, { 2192, ENT_STEP_MONTH },
        { 7305, ENT_STEP_QUARTER } };
    int64_t days = (int64_t)period.to - period.from + 1;
    for (size_t i = 0; i < sizeof steps / sizeof *steps; i++)
        if (days <= steps[i].most) return steps[i].step;
    return ENT_STEP_YEAR;
}

double ent_step_days(ent_step step)
{
    static const double days[ENT_STEPS] = { 30.4375, 1, 7, 30.4375, 91.3125, 365.25 };
    return days[step];
}

static int months_in(ent_step step)
{
    return step == ENT_STEP_YEAR ? 12 : step == ENT_STEP_QUARTER ? 3 : 1;
}

/* First day of the calendar's window that holds `day`. */
static ent_date start_of(ent_step step, ent_date day)
{
    int year, month;
    if (step == ENT_STEP_DAY) return day;
    if (step == ENT_STEP_WEEK) return day - (ent_date_weekday(day) + 6) % 7;
    ent_date_split(day, &year, &month, NULL);
    int span = months_in(step);
    return ent_date_make(year, (month - 1) / span * span + 1, 1);
}

/* Last day of the calendar's window that starts on `start`. */
static ent_date end_of(ent_step step, ent_date start)
{
    int year, month;
    if (step == ENT_STEP_DAY) return start;
    if (step == ENT_STEP_WEEK) return start + 6;
    ent_date_split(start, &year, &month, NULL);
    month += months_in(step) - 1;
    return ent_date_make(year, month, ent_days_in_month(year, month));
}

static ent_date later(ent_date a, ent_date b)
{
    return a > b ? a : b;
}

static ent_date earlier(ent_date a, ent_date b)
{
    return a < b ? a : b;
}

static size_t count_windows(ent_interval period, ent_step step)
{
    size_t count = 0;
    for (ent_date d = period.from; d <= period.to && count <= ENT_WINDOWS_MOST; count++)
        d = end_of(step, start_of(step, d)) + 1;
    return count;
}

bool ent_windows_cut(ent_interval period, ent_step step, ent_arena *arena,
    ent_windows *windows, ent_error *err)
{
    bool known = period.from != ENT_NO_DATE && period.to != ENT_NO_DATE
                 && period.from <= period.to;
    *windows = (ent_windows){ .step = step };
    if (step == ENT_STEP_AUTO)
        windows->step = step = known ? ent_step_for(period) : ENT_STEP_MONTH;
    if (!known) return true;
    size_t count = count_windows(period, step);
    if (count > ENT_WINDOWS_MOST)
        return ent_fail(err, ENT_USAGE,
            "over %d windows by %s: choose a longer one, or a shorter period",
            ENT_WINDOWS_MOST, ent_step_names[step]);
    ent_interval *items = ent_arena_array(arena, count, sizeof *items);
    if (!items) return ent_fail(err, ENT_MEMORY, "out of memory for windows");
    ent_date day = period.from;
    for (size_t i = 0; i < count; i++) {
        ent_date end = earlier(end_of(step, start_of(step, day)), period.to);
        items[i] = (ent_interval){ day, end };
        day = end + 1;
    }
    windows->items = items;
    windows->count = count;
    return true;
}

typedef void visit(void *context, const ent_moment *moment);

static void each_day(const ent_graph *graph, uint32_t statuses, visit *to, void *context)
{
    for (size_t i = 0; i < ent_graph_edge_count(graph); i++) {
        const ent_edge *e = ent_graph_edge(graph, i);
        for (size_t k = 0; k < e->moment_count; k++) {
            const ent_moment *m = &e->moments[k];
            if (m->day != ENT_NO_DATE && (!statuses || statuses >> m->status & 1))
                to(context, m);
        }
    }
}

static void stretch(void *context, const ent_moment *m)
{
    ent_interval *all = context;
    all->from = all->from == ENT_NO_DATE ? m->day : earlier(all->from, m->day);
    all->to = later(all->to, m->day);
}

typedef struct {
    ent_date from;
    uint64_t *events; /* of each day */
    uint64_t all;
} histogram;

static void count(void *context, const ent_moment *m)
{
    histogram *h = context;
    h->events[m->day - h->from] += m->count;
    h->all += m->count;
}

/* Days between which all but 2.5 of 100 events on each side lie. */
static ent_interval middle_of(const histogram *h, size_t days)
{
    uint64_t left = 0, right = 0;
    size_t from = 0, to = days;
    while (from < days && (left + h->events[from]) * 40 <= h->all)
        left += h->events[from++];
    while (to > from && (right + h->events[to - 1]) * 40 <= h->all)
        right += h->events[--to];
    return (ent_interval){ h->from + (ent_date)from, h->from + (ent_date)to - 1 };
}

/* First and last day of what counts, without strays. */
static bool days_of(
    const ent_graph *graph, uint32_t statuses, ent_interval *all, ent_error *err)
{
    enum { SHORT = 60 };
    *all = (ent_interval){ ENT_NO_DATE, ENT_NO_DATE };
    each_day(graph, statuses, stretch, all);
    size_t days = all->from == ENT_NO_DATE ? 0 : (size_t)(all->to - all->from) + 1;
    if (days <= SHORT) return true;
    histogram h = { .from = all->from, .events = calloc(days, sizeof *h.events) };
    if (!h.events) return ent_fail(err, ENT_MEMORY, "out of memory for windows");
    each_day(graph, statuses, count, &h);
    const ent_interval middle = middle_of(&h, days);
    size_t most = (size_t)(middle.to - middle.from) + 1;
    if (most * 4 <= days) *all = middle;
    free(h.events);
    return true;
}

bool ent_period_of_graph(
    const ent_graph *graph, uint32_t statuses, ent_interval *period, ent_error *err)
{
    const ent_interval asked = ent_graph_filter(graph)->event_dates;
    if (!days_of(graph, statuses, period, err)) return false;
    if (asked.from != ENT_NO_DATE) period->from = asked.from;
    if (asked.to != ENT_NO_DATE) period->to = asked.to;
    return true;
}

typedef struct {
    ent_interval core;
    uint64_t count;
} strays;

static void count_strays(void *context, const ent_moment *m)
{
    strays *s = context;
    if (m->day < s->core.from || m->day > s->core.to) s->count += m->count;
}

uint64_t ent_events_outside(const ent_graph *graph, ent_interval period)
{
    strays s = { .core = period };
    each_day(graph, 0, count_strays, &s);
    return s.count;
}

bool ent_core_of_graph(
    const ent_graph *graph, ent_interval *core, uint64_t *outside, ent_error *err)
{
    *outside = 0;
    if (!days_of(graph, 0, core, err)) return false;
    *outside = ent_events_outside(graph, *core);
    if (!*outside) *core = ent_graph_extent(graph).period;
    return true;
}

bool ent_windows_of_graph(const ent_graph *graph, ent_step step, uint32_t statuses,
    ent_arena *arena, ent_windows *windows, ent_error *err)
{
    const ent_interval asked = ent_graph_filter(graph)->event_dates;
    ent_interval period;
    if (!ent_period_of_graph(graph, statuses, &period, err)) return false;
    if (period.from == ENT_NO_DATE || period.to == ENT_NO_DATE)
        return ent_windows_cut(period, step, arena, windows, err);
    if (step == ENT_STEP_AUTO) step = ent_step_for(period);
    if (asked.from == ENT_NO_DATE) period.from = start_of(step, period.from);
    if (asked.to == ENT_NO_DATE) period.to = end_of(step, start_of(step, period.to));
    return ent_windows_cut(period, step, arena, windows, err);
}

size_t ent_window_at(const ent_windows *windows, ent_date day)
{
    size_t low = 0, high = windows->count;
    if (!high || day < windows->items[0].from) return windows->count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (windows->items[middle].to < day)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

double ent_window_days(const ent_windows *windows, size_t index)
{
    const ent_interval w = windows->items[index];
    return (double)w.to - (double)w.from + 1;
}

/* The year of an ISO week is that of its Thursday. */
static void name_week(ent_date day, char name[16])
{
    ent_date thursday = start_of(ENT_STEP_WEEK, day) + 3;
    int year;
    ent_date_split(thursday, &year, NULL, NULL);
    int week = (thursday - ent_date_make(year, 1, 1)) / 7 + 1;
    ent_date_format(thursday, name);
    name[5] = 'W';
    name[6] = (char)('0' + week / 10);
    name[7] = (char)('0' + week % 10);
    name[8] = '\0';
}

void ent_window_name(const ent_windows *windows, size_t index, char name[16])
{
    const ent_date from = windows->items[index].from;
    int month;
    ent_date_split(from, NULL, &month, NULL);
    ent_date_format(from, name);
    if (windows->step == ENT_STEP_WEEK) name_week(from, name);
    if (windows->step == ENT_STEP_MONTH) name[7] = '\0';
    if (windows->step == ENT_STEP_YEAR) name[4] = '\0';
    if (windows->step != ENT_STEP_QUARTER) return;
    name[5] = 'Q';
    name[6] = (char)('0' + (month + 2) / 3);
    name[7] = '\0';
}
