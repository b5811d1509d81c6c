/* turns.c - two series of each pair, their segments, and what lies before and after. */
#include "analysis/turns.h"

#include <math.h>
#include <stdlib.h>

#include "analysis/chance.h"
#include "analysis/segments.h"

typedef struct {
    const ent_windows *windows;
    const ent_series *series; /* of the pair */
    ent_series one, all;      /* room for it, of the whole graph */
    double families;
    bool friendly; /* only friendly events make the volume */
    ent_sample *samples;
    size_t *window_of; /* a sample */
    ent_arena *scratch, *arena;
    ent_turns *turns;
    size_t capacity;
    uint32_t a, b;
} seeker;

static uint64_t volume_of(const seeker *s, const ent_point *p)
{
    return s->friendly ? p->friendly : p->count;
}

static ent_course course_of(const seeker *s, size_t from, size_t to)
{
    ent_course c = { 0 };
    double days = 0, tie = 0, signed_events = 0;
    for (size_t i = from; i < to; i++) {
        const ent_point *p = &s->series->points[i];
        c.count += volume_of(s, p);
        days += ent_window_days(s->windows, i);
        tie += p->tie;
        signed_events += (double)(p->friendly + p->hostile);
    }
    c.rate = (double)c.count / days * ent_step_days(s->windows->step);
    c.tone = signed_events > 0 ? tie / signed_events : 0;
    return c;
}

static double share_chance(const seeker *s, const ent_turn *t)
{
    uint64_t all[2] = { 0, 0 };
    for (size_t i = t->first; i < t->next; i++)
        all[i >= t->window] += volume_of(s, &s->all.points[i]);
    uint64_t sum = all[0] + all[1];
    return ent_chance_of_part(t->after.count, t->before.count + t->after.count,
        sum ? (double)all[1] / (double)sum : 0);
}

bool ent_turn_is_own(const ent_turn *turn)
{
    return turn->tone || turn->share_chance < 0.01;
}

/* The same turn seen in both series, at most a window apart. */
static ent_turn *turn_near(const seeker *s, size_t first_turn, size_t window)
{
    for (size_t i = first_turn; i < s->turns->count; i++) {
        ent_turn *t = &s->turns->items[i];
        size_t apart = t->window > window ? t->window - window : window - t->window;
        if (apart <= 1) return t;
    }
    return NULL;
}

static bool add_turn(seeker *s, const ent_turn *turn)
{
    ent_turns *all = s->turns;
    ent_turn *items = ent_arena_grow(
        s->arena, all->items, all->count, &s->capacity, sizeof *items);
    if (!items) return false;
    all->items = items;
    items[all->count++] = *turn;
    return true;
}

/* Told apart by chance's rules, but nobody would call it a change. */
static bool alike(double before, double after)
{
    return fabs(after - before) < 0.1 * fmax(fabs(before), fabs(after));
}

/* Turns of one series; those that the other has, too, become one. */
static bool add_turns(
    seeker *s, const ent_segments *found, size_t samples, bool tone, size_t first_turn)
{
    for (size_t i = 1; i < found->count; i++) {
        size_t window = s->window_of[found->starts[i]];
        size_t next = i + 1 < found->count ? s->window_of[found->starts[i + 1]]
                                           : s->window_of[samples - 1] + 1;
        size_t first = s->window_of[found->starts[i - 1]];
        ent_turn *same = tone ? turn_near(s, first_turn, window) : NULL;
        if (same) {
            same->tone = true;
            same->evidence += found->evidence[i];
            continue;
        }
        ent_turn turn = { .a = s->a,
            .b = s->b,
            .window = window,
            .first = first,
            .next = next,
            .volume = !tone,
            .tone = tone,
            .before = course_of(s, first, window),
            .after = course_of(s, window, next),
            .evidence = found->evidence[i] };
        if (turn.before.count + turn.after.count < ENT_TURN_LEAST
            || (tone && alike(turn.before.tone, turn.after.tone)))
            continue;
        turn.share_chance = share_chance(s, &turn);
        if (!add_turn(s, &turn)) return false;
    }
    return true;
}

static size_t take_samples(seeker *s, bool tone)
{
    size_t count = 0;
    for (size_t i = 0; i < s->series->count; i++) {
        const ent_point *p = &s->series->points[i];
        double signed_events = (double)(p->friendly + p->hostile);
        if (tone && signed_events <= 0) continue;
        s->window_of[count] = i;
        s->samples[count++] = tone ? (ent_sample){ p->tie, signed_events }
                                   : (ent_sample){ (double)volume_of(s, p),
                                         ent_window_days(s->windows, i) };
    }
    return count;
}

static bool seek(seeker *s, ent_error *err)
{
    enum { CASES = 5 }; /* of which a mean says something */
    size_t first_turn = s->turns->count;
    s->turns->tested++;
    for (int tone = 0; tone < 2; tone++) {
        size_t samples = take_samples(s, tone);
        const ent_level_series series = {
            .kind = tone ? ENT_LEVEL_OF_MEANS : ENT_LEVEL_OF_COUNTS,
            .items = s->samples,
            .count = samples,
            .cases = CASES,
            .families = s->families,
        };
        ent_segments found;
        if (!ent_segments_find(&series, s->scratch, &found, err)) return false;
        if (!add_turns(s, &found, samples, tone, first_turn))
            return ent_fail(err, ENT_MEMORY, "out of memory for change points");
    }
    ent_arena_reset(s->scratch);
    return true;
}

static int by_evidence(const void *x, const void *y)
{
    const ent_turn *a = x, *b = y;
    if (a->evidence != b->evidence) return a->evidence > b->evidence ? -1 : 1;
    if (a->a != b->a) return a->a < b->a ? -1 : 1;
    if (a->b != b->b) return a->b < b->b ? -1 : 1;
    return (a->window > b->window) - (a->window < b->window);
}

static bool begin(seeker *s, ent_arena *own, ent_error *err)
{
    size_t n = s->windows->count;
    s->samples = ent_arena_array(own, n, sizeof *s->samples);
    s->window_of = ent_arena_array(own, n, sizeof *s->window_of);
    return (s->samples && s->window_of)
           || ent_fail(err, ENT_MEMORY, "out of memory for change points");
}

static void finish(seeker *s)
{
    if (s->turns->count)
        qsort(s->turns->items, s->turns->count, sizeof *s->turns->items, by_evidence);
}

/* Events that happened between two nodes, whenever that was; cheap. */
static uint64_t events_between(const ent_graph *graph, uint32_t a, uint32_t b)
{
    uint64_t all = 0;
    for (int way = 0; way < 2; way++) {
        size_t first, count = ent_edges_from(graph, way ? b : a, way ? a : b, &first);
        for (size_t i = first; i < first + count; i++) {
            const ent_edge *e = ent_graph_edge(graph, i);
            all += e->statuses[ENT_ACTUAL] + e->statuses[ENT_ALLEGED];
        }
    }
    return all;
}

static bool seek_pairs(seeker *s, const ent_graph *graph, ent_arena *own, ent_error *err)
{
    ent_series *one = &s->one;
    s->series = one;
    size_t ties = ent_graph_tie_count(graph);
    for (size_t i = 0; i < ties; i++) {
        const ent_tie *t = ent_graph_tie(graph, i);
        s->families += 2 * (events_between(graph, t->a, t->b) >= ENT_TURN_LEAST);
    }
    const ent_series_choice happened = { .statuses = ENT_HAPPENED };
    if (!ent_series_start(s->windows, own, one, err)
        || !ent_series_make(graph, s->windows, &happened, own, &s->all, err))
        return false;
    for (size_t i = 0; i < ties; i++) {
        const ent_tie *t = ent_graph_tie(graph, i);
        if (events_between(graph, t->a, t->b) < ENT_TURN_LEAST) continue;
        s->a = t->a;
        s->b = t->b;
        ent_series_clear(one);
        ent_series_add_pair(one, s->windows, graph, t->a, t->b, ENT_HAPPENED);
        if (one->total.count >= ENT_TURN_LEAST && !seek(s, err)) return false;
    }
    return true;
}

bool ent_turns_of_pairs(const ent_graph *graph, const ent_windows *windows,
    ent_arena *arena, ent_turns *turns, ent_error *err)
{
    ent_arena own = { 0 }, scratch = { 0 };
    seeker s = {
        .windows = windows, .scratch = &scratch, .arena = arena, .turns = turns
    };
    *turns = (ent_turns){ 0 };
    bool ok = begin(&s, &own, err) && seek_pairs(&s, graph, &own, err);
    finish(&s);
    ent_arena_free(&own);
    ent_arena_free(&scratch);
    return ok;
}

/* Blocs are numbered by size: the first are the largest. */
enum { LARGEST = 8 };

static size_t place_of(uint32_t a, uint32_t b)
{
    return (size_t)(a < b ? a : b) * (LARGEST + 1) + (a < b ? b : a);
}

static bool seek_blocs(seeker *s, const ent_graph *graph, const ent_blocs *blocs,
    ent_arena *own, ent_error *err)
{
    enum { PLACES = (LARGEST + 1) * (LARGEST + 1) };
    const ent_series_choice happened = { .statuses = ENT_HAPPENED };
    ent_series *all = ent_arena_array(own, PLACES, sizeof *all);
    if (!all) return ent_fail(err, ENT_MEMORY, "analysis: out of memory for blocs");
    if (!ent_series_make(graph, s->windows, &happened, own, &s->all, err)) return false;
    for (size_t i = 0; i < PLACES; i++)
        if (!ent_series_start(s->windows, own, &all[i], err)) return false;
    for (size_t i = 0; i < ent_graph_edge_count(graph); i++) {
        const ent_edge *e = ent_graph_edge(graph, i);
        uint32_t a = blocs->bloc[e->source], b = blocs->bloc[e->target];
        if (a && b && a <= LARGEST && b <= LARGEST)
            ent_series_add(&all[place_of(a, b)], s->windows, e, ENT_HAPPENED);
    }
    for (size_t i = 0; i < PLACES; i++)
        s->families += 2 * (all[i].total.friendly >= ENT_TURN_LEAST);
    for (s->a = 1; s->a <= LARGEST; s->a++)
        for (s->b = s->a; s->b <= LARGEST; s->b++) {
            s->series = &all[place_of(s->a, s->b)];
            if (s->series->total.friendly >= ENT_TURN_LEAST && !seek(s, err))
                return false;
        }
    return true;
}

bool ent_turns_of_blocs(const ent_graph *graph, const ent_blocs *blocs,
    const ent_windows *windows, ent_arena *arena, ent_turns *turns, ent_error *err)
{
    ent_arena own = { 0 }, scratch = { 0 };
    seeker s = { .windows = windows,
        .friendly = true,
        .scratch = &scratch,
        .arena = arena,
        .turns = turns };
    *turns = (ent_turns){ 0 };
    bool ok = begin(&s, &own, err) && seek_blocs(&s, graph, blocs, &own, err);
    finish(&s);
    ent_arena_free(&own);
    ent_arena_free(&scratch);
    return ok;
}
