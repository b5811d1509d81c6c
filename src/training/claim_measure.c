/* claim_measure.c - claims of texts held out, counted against gold. */
#include <stdio.h>

#include "base/file.h"
#include "training/claim_training.h"

static bool is_news(const ent_claim_training *t, uint32_t text)
{
    return strncmp(t->gold.items[text].id, "ce", 2) != 0;
}

/* Held-out claims -------------------------------------------------------------------- */

static ent_held_claim *held_claim(
    ent_claim_training *t, size_t from, const ent_lesson *l, ent_relation relation)
{
    for (size_t i = from; i < t->held_count; i++) {
        ent_held_claim *h = &t->held[i];
        if (h->relation == relation && !strcmp(h->source, l->source)
            && !strcmp(h->target, l->target))
            return h;
    }
    t->held = ent_arena_grow(
        &t->arena, t->held, t->held_count, &t->held_room, sizeof *t->held);
    if (!t->held) return NULL;
    ent_held_claim *h = &t->held[t->held_count++];
    *h = (ent_held_claim){ .source = l->source,
        .target = l->target,
        .text = l->text,
        .relation = relation,
        .odds = -1e9f };
    const ent_gold_text *text = &t->gold.items[l->text];
    for (size_t i = 0; i < text->claim_count; i++) {
        const ent_gold_claim *g = &text->claims[i];
        if (g->relation != relation || !ent_gold_joins(g, l->source, l->target)) continue;
        h->right |= g->sure;
        h->spared |= !g->sure;
    }
    h->spared = h->spared && !h->right;
    return h;
}

/* The other direction's log odds, of the same sentence; NULL: none. */
static const float *odds_back(
    const ent_claim_training *t, const float *odds, size_t index)
{
    const ent_lesson *l = &t->lessons.items[index];
    for (size_t i = l->candidate; i < t->lessons.count; i++) {
        const ent_lesson *o = &t->lessons.items[i];
        if (o->candidate != l->candidate) break;
        if (!strcmp(o->source, l->target) && !strcmp(o->target, l->source))
            return odds + i * ENT_RELATIONS;
    }
    return NULL;
}

/* Below these log odds, nobody would print a claim that no rule has read. */
#define HOPELESS (-4.0f)

static bool hold_lesson(
    ent_claim_training *t, const float *odds, size_t index, size_t from)
{
    const ent_lesson *l = &t->lessons.items[index];
    const float *back = odds_back(t, odds, index);
    for (int i = 0; i < ENT_RELATIONS; i++) {
        bool both = ent_relation_table[i].both && back;
        bool rule = (l->rules >> i & 1) != 0;
        float x = odds[index * ENT_RELATIONS + (size_t)i];
        if (both && strcmp(l->source, l->target) > 0) continue;
        if (both) x = (x + back[i]) / 2;
        if (x < HOPELESS && !rule) continue;
        ent_held_claim *h = held_claim(t, from, l, (ent_relation)i);
        if (!h) return false;
        if (x > h->odds) h->odds = x;
        h->rule |= rule;
    }
    return true;
}

bool ent_claims_hold(ent_claim_training *t, const float *odds)
{
    size_t from = 0;
    for (size_t i = 0; i < t->lessons.count; i++) {
        if (i && t->lessons.items[i].text != t->lessons.items[i - 1].text)
            from = t->held_count;
        if (!hold_lesson(t, odds, i, from)) return false;
    }
    return true;
}

/* Measure ---------------------------------------------------------------------------- */

typedef struct {
    size_t found, right, gold;
} tally;

/* The F-measure (van Rijsbergen 1979): recall weighs `beta` times as much as precision.
 */
static double f_measure(tally y, double beta)
{
    double b = beta * beta, all = (double)y.found + b * (double)y.gold;
    return all > 0 ? (1 + b) * (double)y.right / all : 0;
}

static double f1(tally y)
{
    return f_measure(y, 1);
}

/* Claims that gold is sure of, each once. */
static size_t gold_count(const ent_claim_training *t, bool news)
{
    size_t count = 0;
    for (uint32_t i = 0; i < t->gold.count; i++) {
        const ent_gold_text *text = &t->gold.items[i];
        for (size_t k = 0; k < text->claim_count && is_news(t, i) == news; k++) {
            const ent_gold_claim *g = &text->claims[k];
            bool first = g->sure;
            for (size_t j = 0; j < k && first; j++)
                first = !(text->claims[j].sure && text->claims[j].relation == g->relation
                          && ent_gold_joins(&text->claims[j], g->source, g->target));
            count += first;
        }
    }
    return count;
}

static tally count_at(const ent_claim_training *t, const ent_judge_parts *parts,
    bool news, float threshold, bool rules)
{
    tally y = { .gold = gold_count(t, news) };
    for (size_t i = 0; i < t->held_count; i++) {
        const ent_held_claim *h = &t->held[i];
        if (h->spared || is_news(t, h->text) != news) continue;
        bool found = rules ? h->rule
                           : ent_calibrated(parts->slope[h->relation],
                                 parts->shift[h->relation], h->odds)
                                 >= threshold * (h->rule ? ENT_RULE_SHARE : 1.0f);
        y.found += found;
        y.right += found && h->right;
    }
    return y;
}

static void print_tally(const char *what, tally y)
{
    printf(
        "  %-24s precision %.3f  recall %.3f  F1 %.3f   (%zu right of %zu, gold %zu)\n",
        what, y.found ? (double)y.right / (double)y.found : 0,
        y.gold ? (double)y.right / (double)y.gold : 0, f1(y), y.right, y.found, y.gold);
}

/* A false edge costs a reader a little more than one that is missing. */
#define BETA 0.95

/* The curve is flat at its top, and ragged: its mean over so many hundredths on both
 * sides is what is highest. */
enum { LOWEST = 15, HIGHEST = 80, AROUND = 5 };

float ent_claims_threshold(const ent_claim_training *t, const ent_judge_parts *parts)
{
    double at[HIGHEST + AROUND + 1], most = 0;
    int best = LOWEST + AROUND;
    for (int percent = LOWEST; percent <= HIGHEST + AROUND; percent++) {
        tally y = { 0 };
        for (int news = 0; news < 2; news++) {
            tally part = count_at(t, parts, news, (float)percent / 100, false);
            y.found += part.found;
            y.right += part.right;
            y.gold += part.gold;
        }
        at[percent] = f_measure(y, BETA);
    }
    for (int percent = LOWEST + AROUND; percent <= HIGHEST; percent++) {
        double sum = 0;
        for (int i = -AROUND; i <= AROUND; i++) sum += at[percent + i];
        if (sum <= most) continue;
        most = sum;
        best = percent;
    }
    return (float)best / 100;
}

static void print_reliability(const ent_claim_training *t, const ent_judge_parts *parts)
{
    printf("== confidence, held out: printed, right\n");
    for (int bin = 2; bin < 10; bin++) {
        size_t count = 0, right = 0;
        for (size_t i = 0; i < t->held_count; i++) {
            const ent_held_claim *h = &t->held[i];
            float p = ent_calibrated(
                parts->slope[h->relation], parts->shift[h->relation], h->odds);
            if (h->spared || (int)(p * 10) != bin) continue;
            count++;
            right += h->right;
        }
        printf("  0.%d-%.1f  %5zu  %.3f\n", bin, (bin + 1) / 10.0, count,
            count ? (double)right / (double)count : 0);
    }
}

void ent_claims_print(const ent_claim_training *t, const ent_judge_parts *parts)
{
    for (int news = 1; news >= 0; news--) {
        printf("== %s, held out in %u parts\n", news ? "news" : "one-sentence news",
            t->folds);
        print_tally("rules alone", count_at(t, parts, news, 0, true));
        for (int p = 20; p <= 80; p += 10) {
            char what[40];
            snprintf(what, sizeof what, "confidence %.1f", p / 100.0);
            print_tally(what, count_at(t, parts, news, (float)p / 100, false));
        }
        print_tally(
            "at the threshold", count_at(t, parts, news, parts->threshold, false));
    }
    printf("threshold %.2f\n", (double)parts->threshold);
    print_reliability(t, parts);
}

static const char *line_of(
    const ent_claim_training *t, uint32_t text, const ent_gold_claim *g)
{
    const ent_gold_text *x = &t->gold.items[text];
    bool known = g && g->line_count && g->lines[0] && g->lines[0] <= x->line_count;
    return known ? x->lines[g->lines[0] - 1] : "";
}

static void write_error(FILE *out, const ent_claim_training *t, const char *what,
    uint32_t text, const char *source, const char *target, ent_relation relation,
    float confidence, const char *line)
{
    fprintf(out, "%s\t%s\t%s\t%s\t%s\t%.2f\t%s\n", what, t->gold.items[text].id, source,
        target, ent_relation_table[relation].name, (double)confidence, line);
}

/* The confidence that a claim of gold got when its text was held out; 0: none. */
static float held_confidence(const ent_claim_training *t, const ent_judge_parts *parts,
    uint32_t text, const ent_gold_claim *g)
{
    float best = 0;
    for (size_t i = 0; i < t->held_count; i++) {
        const ent_held_claim *h = &t->held[i];
        if (h->text != text || h->relation != g->relation
            || !ent_gold_joins(g, h->source, h->target))
            continue;
        float p = ent_calibrated(
            parts->slope[h->relation], parts->shift[h->relation], h->odds);
        if (p > best) best = p;
    }
    return best;
}

bool ent_claims_write_errors(
    const ent_claim_training *t, const ent_judge_parts *parts, ent_error *err)
{
    ent_output *output = NULL;
    if (!t->errors) return true;
    if (!ent_output_open(t->errors, &output, err)) return false;
    FILE *out = ent_output_stream(output);
    fputs("what\ttext\tsource\ttarget\trelation\tconfidence\tline\n", out);
    for (size_t i = 0; i < t->held_count; i++) {
        const ent_held_claim *h = &t->held[i];
        float p = ent_calibrated(
            parts->slope[h->relation], parts->shift[h->relation], h->odds);
        if (!h->spared && !h->right && p >= parts->threshold)
            write_error(out, t, h->rule ? "false rule" : "false", h->text, h->source,
                h->target, h->relation, p, "");
    }
    for (uint32_t i = 0; i < t->gold.count; i++)
        for (size_t k = 0; k < t->gold.items[i].claim_count; k++) {
            const ent_gold_claim *g = &t->gold.items[i].claims[k];
            float p = held_confidence(t, parts, i, g);
            if (g->sure)
                write_error(out, t, p >= parts->threshold ? "hit" : "missed", i,
                    g->source, g->target, g->relation, p, line_of(t, i, g));
        }
    return ent_output_commit(output, err);
}

/* The status that the program prints: what its words plainly say, else what is
 * likeliest. */
static unsigned printed_status(const ent_lesson *l, const float *odds)
{
    return l->plain ? (unsigned)__builtin_ctz(l->plain) : ent_status_likeliest(odds);
}

static double status_f1(size_t counts[ENT_STATUSES][ENT_STATUSES], unsigned s)
{
    tally y = { 0, counts[s][s], 0 };
    for (unsigned i = 0; i < ENT_STATUSES; i++) {
        y.gold += counts[s][i];
        y.found += counts[i][s];
    }
    return f1(y);
}

void ent_statuses_print(const ent_claim_training *t, const float *odds)
{
    size_t counts[ENT_STATUSES][ENT_STATUSES] = { { 0 } };
    size_t right = 0, actual = 0, ruled = 0, by_rule = 0;
    double sum = 0;
    for (size_t i = 0; i < t->statuses.count; i++) {
        const ent_lesson *l = &t->statuses.items[i];
        unsigned gold = (unsigned)__builtin_ctz(l->wanted);
        unsigned found = printed_status(l, odds + i * ENT_STATUSES);
        counts[gold][found]++;
        right += found == gold;
        actual += gold == ENT_ACTUAL;
        ruled += l->rules != 0;
        by_rule += (l->rules & l->wanted) != 0;
    }
    for (unsigned g = 0; g < ENT_STATUSES; g++) {
        printf("  gold %-9s", ent_status_names[g]);
        for (unsigned s = 0; s < ENT_STATUSES; s++)
            printf(" %s %zu", ent_status_names[s], counts[g][s]);
        printf("   F1 %.3f\n", status_f1(counts, g));
        sum += status_f1(counts, g);
    }
    printf("== status, held out: %zu of %zu right (all actual: %zu), F1 over statuses "
           "%.3f; where a rule read it, the rule alone has %zu of %zu\n",
        right, t->statuses.count, actual, sum / ENT_STATUSES, by_rule, ruled);
}
