/* principal.c - two iterations over a list of pairs. */
#include "analysis/principal.h"

#include <math.h>
#include <string.h>

enum { CG_STEPS = 300, KRYLOV = 60, RESTARTS = 100, BISECTIONS = 200 };
static const double CLOSE = 1e-13; /* relative residuals */
static const double SAME = 1e-9;   /* eigenvalues that are one */
static const double GRAIN = 1e12;  /* as eigenvector.c */

static double dot(const double *a, const double *b, size_t n)
{
    double sum = 0;
    for (size_t i = 0; i < n; i++) sum += a[i] * b[i];
    return sum;
}

static void add(double *to, double times, const double *from, size_t n)
{
    for (size_t i = 0; i < n; i++) to[i] += times * from[i];
}

/* to = W from */
static void multiply(const ent_pairs *w, const double *from, double *to)
{
    for (size_t i = 0; i < w->nodes; i++) to[i] = 0;
    for (size_t i = 0; i < w->count; i++) {
        const ent_pair *p = &w->items[i];
        to[p->a] += p->weight * from[p->b];
        to[p->b] += p->weight * from[p->a];
    }
}

/* --- PageRank -------------------------------------------------------------------- */

/* x = d S x + b, S symmetric: with x 0 at first, `rest` b. */
static void solve(
    const ent_pairs *s, double d, double *x, double *rest, double *way, double *image)
{
    size_t n = s->nodes;
    double left = dot(rest, rest, n), enough = left * CLOSE * CLOSE;
    memcpy(way, rest, n * sizeof *way);
    for (int step = 0; step < CG_STEPS && left > enough; step++) {
        multiply(s, way, image);
        for (size_t i = 0; i < n; i++) image[i] = way[i] - d * image[i];
        double length = left / dot(way, image, n), former = left;
        add(x, length, way, n);
        add(rest, -length, image, n);
        left = dot(rest, rest, n);
        for (size_t i = 0; i < n; i++) way[i] = rest[i] + left / former * way[i];
    }
}

bool ent_principal_pagerank(
    const ent_pairs *pairs, double damping, ent_arena *scratch, double *value)
{
    size_t n = pairs->nodes, alone = 0;
    double *root = ent_arena_array(scratch, n, sizeof *root);
    double *rest = ent_arena_array(scratch, n, sizeof *rest);
    double *way = ent_arena_array(scratch, n, sizeof *way);
    double *image = ent_arena_array(scratch, n, sizeof *image);
    ent_pairs s = { ent_arena_array(scratch, pairs->count, sizeof *s.items), pairs->count,
        n };
    if (!root || !rest || !way || !image || !s.items) return false;
    for (size_t i = 0; i < pairs->count; i++) {
        root[pairs->items[i].a] += pairs->items[i].weight;
        root[pairs->items[i].b] += pairs->items[i].weight;
    }
    for (size_t i = 0; i < n; i++) alone += root[i] == 0;
    double jump = (1 - damping) / ((double)n - damping * (double)alone);
    for (size_t i = 0; i < n; i++) {
        root[i] = sqrt(root[i]);
        rest[i] = root[i] > 0 ? jump / root[i] : 0;
        value[i] = 0;
    }
    for (size_t i = 0; i < pairs->count; i++) {
        const ent_pair *p = &pairs->items[i];
        s.items[i] = (ent_pair){ p->a, p->b, p->weight / root[p->a] / root[p->b] };
    }
    solve(&s, damping, value, rest, way, image);
    for (size_t i = 0; i < n; i++) value[i] = root[i] > 0 ? value[i] * root[i] : jump;
    return true;
}

/* --- eigenvector ----------------------------------------------------------------- */

/* Of T = (middle, beside) of `count` rows the largest eigenvalue, from above. */
static double largest_of(const double *middle, const double *beside, size_t count)
{
    double low = -INFINITY, high = -INFINITY;
    for (size_t i = 0; i < count; i++) {
        double reach = (i ? beside[i - 1] : 0) + (i + 1 < count ? beside[i] : 0);
        low = fmax(low, middle[i]);
        high = fmax(high, middle[i] + reach);
    }
    for (int step = 0; step < BISECTIONS && high - low > 1e-15 * fabs(high); step++) {
        double at = (low + high) / 2, pivot = 1;
        bool above = true; /* at - T is positive definite */
        for (size_t i = 0; i < count && above; i++) {
            double square = i ? beside[i - 1] * beside[i - 1] : 0;
            pivot = at - middle[i] - square / pivot;
            above = pivot > 0;
        }
        if (above)
            high = at;
        else
            low = at;
    }
    return high;
}

/* The eigenvector of T of that eigenvalue, of length 1: inverse iteration. */
static void vector_of(const double *middle, const double *beside, size_t count,
    double eigenvalue, double *vector)
{
    double pivot[KRYLOV] = { 0 }, shift = eigenvalue * (1 + 1e-14) + 1e-300;
    for (size_t i = 0; i < count; i++) vector[i] = 1;
    for (int turn = 0; turn < 3; turn++) {
        for (size_t i = 0; i < count; i++) {
            double factor = i ? beside[i - 1] / pivot[i - 1] : 0;
            pivot[i] = shift - middle[i] - (i ? factor * beside[i - 1] : 0);
            if (!(pivot[i] > 1e-300)) pivot[i] = 1e-300;
            if (i) vector[i] += factor * vector[i - 1];
        }
        for (size_t i = count; i-- > 0;) {
            if (i + 1 < count) vector[i] += beside[i] * vector[i + 1];
            vector[i] /= pivot[i];
        }
        double largest = 0;
        for (size_t i = 0; i < count; i++) largest = fmax(largest, fabs(vector[i]));
        for (size_t i = 0; i < count; i++) vector[i] /= largest;
        double length = sqrt(dot(vector, vector, count));
        for (size_t i = 0; i < count; i++) vector[i] /= length;
    }
}

typedef struct {
    ent_pairs pairs; /* of one component, nodes numbered from 0 in it */
    double *basis;   /* KRYLOV + 1 vectors */
    double middle[KRYLOV], beside[KRYLOV];
    double eigenvalue;
    double *vector;
} lanczos;

/* One more vector of the basis; false where nothing is left of it. */
static bool extend(lanczos *l, size_t k)
{
    size_t n = l->pairs.nodes;
    double *now = l->basis + k * n, *next = now + n;
    multiply(&l->pairs, now, next);
    l->middle[k] = dot(now, next, n);
    double before = dot(next, next, n);
    for (int twice = 0; twice < 2; twice++)
        for (size_t i = 0; i <= k; i++) {
            const double *v = l->basis + i * n;
            add(next, -dot(v, next, n), v, n);
        }
    double length = dot(next, next, n);
    l->beside[k] = sqrt(length);
    if (!(length > before * 1e-28)) return false;
    for (size_t i = 0; i < n; i++) next[i] /= l->beside[k];
    return true;
}

/* From l->vector to the best in the space that it spans; true: it is the one. */
static bool approach(lanczos *l)
{
    size_t n = l->pairs.nodes, most = n < KRYLOV ? n : KRYLOV;
    double length = sqrt(dot(l->vector, l->vector, n)), best[KRYLOV];
    for (size_t i = 0; i < n; i++) l->basis[i] = l->vector[i] / length;
    for (size_t k = 1; k <= most; k++) {
        bool more = extend(l, k - 1);
        if (more && k < most && k % 4) continue;
        l->eigenvalue = largest_of(l->middle, l->beside, k);
        vector_of(l->middle, l->beside, k, l->eigenvalue, best);
        double rest = more ? l->beside[k - 1] * fabs(best[k - 1]) : 0;
        bool done = rest <= CLOSE * l->eigenvalue || k == n;
        if (!done && k < most) continue;
        memset(l->vector, 0, n * sizeof *l->vector);
        for (size_t i = 0; i < k; i++) add(l->vector, best[i], l->basis + i * n, n);
        return done;
    }
    return true;
}

static bool solve_component(lanczos *l, ent_arena *scratch)
{
    size_t n = l->pairs.nodes, most = n < KRYLOV ? n : KRYLOV;
    l->basis = ent_arena_array(scratch, (most + 1) * n, sizeof *l->basis);
    l->vector = ent_arena_array(scratch, n, sizeof *l->vector);
    if (!l->basis || !l->vector) return false;
    for (size_t i = 0; i < l->pairs.count; i++) {
        l->vector[l->pairs.items[i].a] += l->pairs.items[i].weight;
        l->vector[l->pairs.items[i].b] += l->pairs.items[i].weight;
    }
    for (int turn = 0; turn < RESTARTS; turn++)
        if (approach(l)) break;
    double largest = 0;
    for (size_t i = 0; i < n; i++)
        if (fabs(l->vector[i]) > fabs(largest)) largest = l->vector[i];
    for (size_t i = 0; i < n; i++) l->vector[i] /= largest;
    return true;
}

static uint32_t root_of(uint32_t *parent, uint32_t node)
{
    while (parent[node] != node) node = parent[node] = parent[parent[node]];
    return node;
}

/* A component is known by its root. */
typedef struct {
    uint32_t *parent;
    uint32_t *place;      /* of each node in its component */
    size_t *nodes, *ties; /* of each root */
    double *bound;        /* of each root: its eigenvalue is not above this */
    lanczos *solved;      /* of each root; nodes 0: not solved */
    double floor;         /* the largest eigenvalue is at least the heaviest pair */
} parts;

static bool find_parts(const ent_pairs *pairs, ent_arena *scratch, parts *p)
{
    size_t n = pairs->nodes;
    double *strength = ent_arena_array(scratch, n, sizeof *strength);
    *p = (parts){ .parent = ent_arena_array(scratch, n, sizeof *p->parent),
        .place = ent_arena_array(scratch, n, sizeof *p->place),
        .nodes = ent_arena_array(scratch, n, sizeof *p->nodes),
        .ties = ent_arena_array(scratch, n, sizeof *p->ties),
        .bound = ent_arena_array(scratch, n, sizeof *p->bound),
        .solved = ent_arena_array(scratch, n, sizeof *p->solved) };
    if (!strength || !p->parent || !p->place || !p->nodes || !p->ties || !p->bound
        || !p->solved)
        return false;
    for (size_t i = 0; i < n; i++) p->parent[i] = (uint32_t)i;
    for (size_t i = 0; i < pairs->count; i++) {
        const ent_pair *t = &pairs->items[i];
        uint32_t a = root_of(p->parent, t->a), b = root_of(p->parent, t->b);
        p->parent[a > b ? a : b] = a > b ? b : a;
        strength[t->a] += t->weight;
        strength[t->b] += t->weight;
        p->floor = fmax(p->floor, t->weight);
    }
    for (size_t i = 0; i < n; i++) {
        uint32_t root = root_of(p->parent, (uint32_t)i);
        p->place[i] = (uint32_t)p->nodes[root]++;
        p->bound[root] = fmax(p->bound[root], strength[i]);
    }
    for (size_t i = 0; i < pairs->count; i++)
        p->ties[root_of(p->parent, pairs->items[i].a)]++;
    return true;
}

static bool is_candidate(const parts *p, size_t root)
{
    return p->ties[root] && p->bound[root] >= p->floor * (1 - SAME);
}

/* Pairs of the components that may have the largest eigenvalue. */
static bool split(const ent_pairs *pairs, ent_arena *scratch, parts *p)
{
    for (size_t i = 0; i < pairs->nodes; i++) {
        if (!is_candidate(p, i)) continue;
        p->solved[i].pairs.nodes = p->nodes[i];
        p->solved[i].pairs.items = ent_arena_array(scratch, p->ties[i], sizeof(ent_pair));
        if (!p->solved[i].pairs.items) return false;
    }
    for (size_t i = 0; i < pairs->count; i++) {
        const ent_pair *t = &pairs->items[i];
        uint32_t root = root_of(p->parent, t->a);
        ent_pairs *to = &p->solved[root].pairs;
        if (is_candidate(p, root))
            to->items[to->count++] = (ent_pair){ p->place[t->a], p->place[t->b],
                t->weight };
    }
    return true;
}

bool ent_principal_eigenvector(const ent_pairs *pairs, ent_arena *scratch, double *value)
{
    parts p;
    double best = 0;
    memset(value, 0, pairs->nodes * sizeof *value);
    if (!pairs->count) return true;
    if (!find_parts(pairs, scratch, &p) || !split(pairs, scratch, &p)) return false;
    for (size_t i = 0; i < pairs->nodes; i++) {
        if (!is_candidate(&p, i)) continue;
        if (!solve_component(&p.solved[i], scratch)) return false;
        best = fmax(best, p.solved[i].eigenvalue);
    }
    for (size_t i = 0; i < pairs->nodes; i++) {
        const lanczos *l = &p.solved[root_of(p.parent, (uint32_t)i)];
        if (!l->vector || l->eigenvalue < best * (1 - SAME)) continue;
        double rounded = round(l->vector[p.place[i]] * GRAIN) / GRAIN;
        value[i] = rounded > 0 ? rounded : 0;
    }
    return true;
}
