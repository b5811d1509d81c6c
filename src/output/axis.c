/* axis.c - round dates and round numbers. */
#include "output/axis.h"

#include <math.h>

#include "output/words.h"

static const char *const months[] = { "January", "February", "March", "April", "May",
    "June", "July", "August", "September", "October", "November", "December" };

/* Every how many windows may have a name, the finest first. */
static const unsigned strides[ENT_STEPS][9] = {
    [ENT_STEP_DAY] = { 1, 2, 5, 10, 20, 50, 100, 200 },
    [ENT_STEP_WEEK] = { 1, 2, 4, 8, 13, 26, 52, 104 },
    [ENT_STEP_MONTH] = { 1, 2, 3, 6, 12, 24, 60, 120 },
    [ENT_STEP_QUARTER] = { 1, 2, 4, 8, 20, 40, 80, 160 },
    [ENT_STEP_YEAR] = { 1, 2, 5, 10, 20, 50, 100, 200 },
};

/* The number of a window since some beginning, so that names stand at round ones. */
static size_t number_of(const ent_windows *windows, size_t window)
{
    int year, month;
    ent_date_split(windows->items[window].from, &year, &month, NULL);
    switch (windows->step) {
    case ENT_STEP_MONTH: return (size_t)(year * 12 + month - 1);
    case ENT_STEP_QUARTER: return (size_t)(year * 4 + (month - 1) / 3);
    case ENT_STEP_YEAR: return (size_t)year;
    default: return window;
    }
}

/* "2022" at the turn of a year where months are not named. */
static void name_window(
    ent_buffer *out, const ent_windows *windows, size_t window, unsigned stride)
{
    int year, month, day;
    ent_date_split(windows->items[window].from, &year, &month, &day);
    if (windows->step == ENT_STEP_YEAR
        || (windows->step == ENT_STEP_MONTH && stride % 12 == 0)
        || (windows->step == ENT_STEP_QUARTER && stride % 4 == 0))
        ent_buffer_print(out, "%d", year);
    else if (windows->step == ENT_STEP_MONTH)
        ent_buffer_print(out, "%.3s %d", months[month - 1], year);
    else if (windows->step == ENT_STEP_QUARTER)
        ent_buffer_print(out, "Q%d %d", (month - 1) / 3 + 1, year);
    else
        ent_buffer_print(out, "%d %.3s %d", day, months[month - 1], year);
}

static unsigned choose_stride(const ent_windows *windows, double step, double size)
{
    const unsigned *all = strides[windows->step];
    size_t i = 0;
    while (all[i + 1]) {
        bool years = (windows->step == ENT_STEP_MONTH && all[i] % 12 == 0)
                     || (windows->step == ENT_STEP_QUARTER && all[i] % 4 == 0)
                     || windows->step == ENT_STEP_YEAR;
        double letters = years ? 4 : windows->step >= ENT_STEP_MONTH ? 8 : 11;
        if (all[i] * step >= letters * size * 0.6 + 12) break;
        i++;
    }
    return all[i];
}

void ent_time_axis_make(ent_time_axis *axis, ent_page *page, const ent_windows *windows,
    double left, double step, double size)
{
    *axis = (ent_time_axis){ .windows = windows, .left = left, .step = step };
    axis->windows_named = ent_arena_array(page->arena, windows->count, sizeof(size_t));
    axis->texts = ent_arena_array(page->arena, windows->count, sizeof(size_t));
    page->failed = page->failed || !axis->windows_named || !axis->texts;
    if (page->failed || windows->count == 0) return;
    unsigned stride = choose_stride(windows, step, size);
    for (size_t i = 0; i < windows->count; i++) {
        if (number_of(windows, i) % stride && windows->count > stride) continue;
        if (windows->count <= stride && i > 0) break;
        ent_buffer name = { 0 };
        name_window(&name, windows, i, stride);
        axis->windows_named[axis->count] = i;
        axis->texts[axis->count++] = ent_page_text_add(
            page, name.bytes, size, false, page->theme->text);
        page->failed = page->failed || name.failed;
        ent_buffer_free(&name);
    }
}

void ent_time_axis_put(const ent_time_axis *axis, ent_page *page, double y)
{
    for (size_t i = 0; i < axis->count; i++) {
        double x = axis->left + axis->step * ((double)axis->windows_named[i] + 0.5);
        const ent_page_text *text = &page->texts[axis->texts[i]];
        double right = axis->left + axis->step * (double)axis->windows->count;
        if (i > 0 && i + 1 == axis->count && x + text->width / 2 > right + 24) continue;
        ent_page_line tick = {
            .colour = page->theme->rule, .width = 0.8, .head = "none"
        };
        ent_curve curve = ent_curve_straight((ent_xy){ x, y }, (ent_xy){ x, y - 4 });
        ent_page_put_line(page, &tick, &curve);
        ent_page_put_centred(
            page, axis->texts[i], fmax(x, axis->left - 30 + text->width / 2), y - 12);
    }
}

static void say_month(ent_buffer *out, ent_date date)
{
    int year, month;
    ent_date_split(date, &year, &month, NULL);
    ent_buffer_print(out, "%s %d", months[month - 1], year);
}

void ent_say_window(ent_buffer *out, const ent_windows *windows, size_t window)
{
    static const char *const quarters[] = { "first", "second", "third", "fourth" };
    ent_interval whole = windows->items[window];
    int year, month;
    if (windows->step == ENT_STEP_DAY || windows->step == ENT_STEP_WEEK) {
        ent_say_period(out, whole);
        return;
    }
    ent_date_split(whole.from, &year, &month, NULL);
    if (windows->step == ENT_STEP_MONTH)
        say_month(out, whole.from);
    else if (windows->step == ENT_STEP_QUARTER)
        ent_buffer_print(out, "the %s quarter of %d", quarters[(month - 1) / 3], year);
    else
        ent_buffer_print(out, "%d", year);
}

void ent_say_windows(ent_buffer *out, const ent_windows *windows)
{
    ent_interval all = { windows->items[0].from, windows->items[windows->count - 1].to };
    int first, last, month;
    ent_date_split(all.from, &first, &month, NULL);
    ent_date_split(all.to, &last, NULL, NULL);
    if (windows->step < ENT_STEP_MONTH) {
        ent_say_period(out, all);
    } else if (windows->step == ENT_STEP_MONTH) {
        if (windows->count > 1) ent_buffer_text(out, months[month - 1]);
        if (first != last) ent_buffer_print(out, " %d", first);
        if (windows->count > 1) ent_buffer_text(out, " to ");
        say_month(out, all.to);
    } else {
        ent_buffer_print(out, "%d", first);
        if (last != first) ent_buffer_print(out, " to %d", last);
    }
}

const char *ent_step_noun(ent_step step)
{
    return ent_step_names[step];
}

uint64_t ent_round_step(uint64_t most, unsigned ticks)
{
    for (uint64_t power = 1;; power *= 10)
        for (uint64_t k = 1; k <= 5; k += k == 1 ? 1 : 3)
            if (most / power / k <= ticks) return k * power;
}

bool ent_chart_windows(ent_interval period, ent_step step, size_t most, ent_arena *arena,
    ent_windows *windows, ent_error *err)
{
    bool chosen = step != ENT_STEP_AUTO;
    *windows = (ent_windows){ 0 };
    if (period.from == ENT_NO_DATE || period.to == ENT_NO_DATE) return true;
    if (!chosen) step = ent_step_for(period);
    while (ent_windows_cut(period, step, arena, windows, err)) {
        if (chosen || windows->count <= most || step == ENT_STEP_YEAR) return true;
        step = (ent_step)(step + 1);
    }
    return false;
}
