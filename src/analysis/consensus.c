/* consensus.c - counts of pairs, by bloc and label, never pair by pair. */
#include "analysis/consensus.h"

enum { MOST_BLOCS = 16 }; /* of which it is known who else is with them */

const double ent_firm = 0.75;

struct ent_consensus_counts {
    const ent_blocs *blocs;
    size_t replicates, known; /* the first `known` blocs */
    uint64_t *together, *met; /* node x (1 + known): its own bloc, then each */
    uint64_t *members;        /* of a bloc, by label; 0 between uses */
    uint64_t *sizes;          /* of labels */
    uint32_t *order, *first;  /* nodes by bloc; bloc b: order[first[b] .. first[b+1]-1] */
    double *rand;             /* of each replicate */
};

static bool make_room(ent_consensus_counts *c, ent_arena *arena)
{
    size_t n = c->blocs->count, blocs = c->blocs->bloc_count;
    size_t cells = n * (1 + c->known);
    c->together = ent_arena_array(arena, cells, sizeof *c->together);
    c->met = ent_arena_array(arena, cells, sizeof *c->met);
    c->members = ent_arena_array(arena, n, sizeof *c->members);
    c->sizes = ent_arena_array(arena, n, sizeof *c->sizes);
    c->order = ent_arena_array(arena, n, sizeof *c->order);
    c->first = ent_arena_array(arena, blocs + 2, sizeof *c->first);
    c->rand = ent_arena_array(arena, c->replicates, sizeof *c->rand);
    return c->together && c->met && c->members && c->sizes && c->order && c->first
           && c->rand;
}

ent_consensus_counts *ent_consensus_open(
    const ent_blocs *blocs, size_t replicates, ent_arena *arena)
{
    ent_consensus_counts *c = ent_arena_take(arena, sizeof *c);
    if (!c) return NULL;
    *c = (ent_consensus_counts){ .blocs = blocs,
        .replicates = replicates,
        .known = blocs->bloc_count < MOST_BLOCS ? blocs->bloc_count : MOST_BLOCS };
    if (!make_room(c, arena)) return NULL;
    for (size_t i = 0; i < blocs->count; i++) c->first[blocs->bloc[i]]++;
    for (size_t b = 0; b <= blocs->bloc_count; b++) c->first[b + 1] += c->first[b];
    for (size_t i = blocs->count; i-- > 0;)
        c->order[--c->first[blocs->bloc[i]]] = (uint32_t)i;
    return c;
}

static bool is_alone(uint32_t label)
{
    return label == ENT_CONSENSUS_ALONE;
}

static void count_own(
    ent_consensus_counts *c, uint32_t bloc, size_t members, const uint32_t *label)
{
    size_t row = 1 + c->known;
    for (size_t k = c->first[bloc]; k < c->first[bloc + 1]; k++) {
        uint32_t i = c->order[k];
        if (is_alone(label[i])) continue;
        c->together[i * row] += c->members[label[i]] - 1;
        c->met[i * row] += members - 1;
    }
}

static void count_others(
    ent_consensus_counts *c, uint32_t bloc, size_t members, const uint32_t *label)
{
    size_t row = 1 + c->known;
    for (size_t i = 0; i < c->blocs->count; i++) {
        if (is_alone(label[i]) || c->blocs->bloc[i] == bloc) continue;
        c->together[i * row + bloc] += c->members[label[i]];
        c->met[i * row + bloc] += members;
    }
}

static double pairs_of(uint64_t count)
{
    return (double)count * ((double)count - 1) / 2;
}

/* Counts the bloc's tied members by label; adds the pairs of them that are together to
 * `*shared`. */
static size_t count_members(
    ent_consensus_counts *c, uint32_t bloc, const uint32_t *label, double *shared)
{
    size_t members = 0;
    for (size_t k = c->first[bloc]; k < c->first[bloc + 1]; k++) {
        uint32_t i = c->order[k];
        if (is_alone(label[i])) continue;
        *shared += (double)c->members[label[i]]++;
        members++;
    }
    return members;
}

/* Adjusted for what chance gives two partitions of these sizes. */
static double rand_of(double shared, double blocs, double labels, double all)
{
    double chance = all > 0 ? blocs * labels / all : 0, most = (blocs + labels) / 2;
    return most > chance ? (shared - chance) / (most - chance) : 1;
}

void ent_consensus_add(ent_consensus_counts *c, size_t replicate, const uint32_t *label)
{
    double shared = 0, blocs = 0, labels = 0;
    size_t n = c->blocs->count, present = 0;
    for (size_t i = 0; i < n; i++) c->sizes[i] = 0;
    for (size_t i = 0; i < n; i++) {
        present += !is_alone(label[i]);
        if (!is_alone(label[i])) labels += (double)c->sizes[label[i]]++;
    }
    for (uint32_t b = 1; b <= c->blocs->bloc_count; b++) {
        size_t members = count_members(c, b, label, &shared);
        blocs += pairs_of(members);
        count_own(c, b, members, label);
        if (b <= c->known) count_others(c, b, members, label);
        for (size_t k = c->first[b]; k < c->first[b + 1]; k++)
            if (!is_alone(label[c->order[k]])) c->members[label[c->order[k]]] = 0;
    }
    c->rand[replicate] = rand_of(shared, blocs, labels, pairs_of(present));
}

static double share(uint64_t part, uint64_t whole)
{
    return whole ? (double)part / (double)whole : 0;
}

static void find_other(const ent_consensus_counts *c, size_t node, ent_consensus *all)
{
    size_t row = node * (1 + c->known);
    for (size_t b = 1; b <= c->known; b++) {
        double with = share(c->together[row + b], c->met[row + b]);
        if (with <= all->with[node]) continue;
        all->with[node] = with;
        all->other[node] = (uint32_t)b;
    }
}

static void find_firm(const ent_consensus_counts *c, ent_consensus *all)
{
    size_t row = 1 + c->known;
    for (size_t i = 0; i < c->blocs->count; i++) {
        bool member = c->blocs->bloc[i] > 0;
        all->firm[i] = member ? share(c->together[i * row], c->met[i * row]) : -1;
        find_other(c, i, all);
    }
    for (uint32_t b = 1; b <= c->blocs->bloc_count; b++) {
        uint64_t together = 0, met = 0;
        for (size_t k = c->first[b]; k < c->first[b + 1]; k++) {
            together += c->together[c->order[k] * row];
            met += c->met[c->order[k] * row];
        }
        all->bloc_firm[b - 1] = share(together, met);
    }
}

bool ent_consensus_make(
    ent_consensus_counts *c, ent_arena *arena, ent_consensus *consensus, ent_error *err)
{
    size_t n = c->blocs->count;
    *consensus = (ent_consensus){ .firm = ent_arena_array(arena, n, sizeof(double)),
        .other = ent_arena_array(arena, n, sizeof *consensus->other),
        .with = ent_arena_array(arena, n, sizeof(double)),
        .bloc_firm = ent_arena_array(arena, c->blocs->bloc_count, sizeof(double)) };
    if (!consensus->firm || !consensus->other || !consensus->with
        || !consensus->bloc_firm)
        return ent_fail(err, ENT_MEMORY, "analysis: out of memory for blocs");
    find_firm(c, consensus);
    for (size_t r = 0; r < c->replicates; r++) consensus->rand += c->rand[r];
    consensus->rand /= (double)c->replicates;
    consensus->rand_range = ent_range_of(c->rand, c->replicates, consensus->rand, -1, 1);
    return true;
}
