/* evaluate_print.c - scores as tables: a group of columns for each treebank. */
#include <stdio.h>
#include <string.h>

#include "training/evaluate.h"

enum { LABEL_WIDTH = 26, COLUMN = 10, GAP = 3 };

/* Shares of words, or of other things, as offsets into ent_accuracy. */
static const struct {
    const char *name;
    size_t part, whole;
    bool of_baseline; /* it says something here */
} shares[] = {
#define SHARE(name, part, whole, of_baseline)                                            \
    {                                                                                    \
        name, offsetof(ent_accuracy, part), offsetof(ent_accuracy, whole), of_baseline   \
    }
    SHARE("UPOS", upos, words, false),
    SHARE("XPOS", xpos, words, false),
    SHARE("lemma", lemmas, words, true),
    SHARE("UAS", heads, words, true),
    SHARE("LAS", labelled, words, true),
    SHARE("UAS without punctuation", plain_heads, plain, true),
    SHARE("LAS without punctuation", plain_labelled, plain, true),
    SHARE("verb frames all right", frames_right, frames, true),
    SHARE("head of not, never", negations_right, negations, true),
    SHARE("sentences all right", exact, sentences, true),
#undef SHARE
};

static const struct {
    const char *name;
    size_t hits;
} raws[] = {
    { "tokens", offsetof(ent_alignment, words) },
    { "sentences", offsetof(ent_alignment, sentences) },
    { "UPOS", offsetof(ent_alignment, upos) },
    { "XPOS", offsetof(ent_alignment, xpos) },
    { "lemma", offsetof(ent_alignment, lemmas) },
    { "UAS", offsetof(ent_alignment, uas) },
    { "LAS", offsetof(ent_alignment, las) },
};

#define COUNT(array) (sizeof(array) / sizeof *(array))

static double share_of(const ent_accuracy *a, size_t row)
{
    size_t part = *(const size_t *)(const void *)((const char *)a + shares[row].part);
    size_t whole = *(const size_t *)(const void *)((const char *)a + shares[row].whole);
    return whole ? 100.0 * (double)part / (double)whole : 0;
}

/* The groups to print: without "all" where there is only one. */
static size_t first_group(const ent_evaluation *e)
{
    return e->group_count == 2 ? 1 : 0;
}

static void print_head(const ent_evaluation *e, const char *title, bool trivial)
{
    int columns = e->modes[0] + e->modes[1] + trivial;
    printf("\n%-*s", LABEL_WIDTH, title);
    for (size_t g = first_group(e); g < e->group_count; g++)
        printf("%*s%*s", GAP, "", columns * COLUMN, e->groups[g].name);
    printf("\n%-*s", LABEL_WIDTH, "");
    for (size_t g = first_group(e); g < e->group_count; g++) {
        printf("%*s", GAP, "");
        for (size_t m = 0; m < ENT_MODES; m++)
            if (e->modes[m]) printf("%*s", COLUMN, ent_mode_names[m]);
        if (trivial) printf("%*s", COLUMN, "trivial");
    }
    putchar('\n');
}

static void print_share(const ent_evaluation *e, size_t row)
{
    printf("%-*s", LABEL_WIDTH, shares[row].name);
    for (size_t g = first_group(e); g < e->group_count; g++) {
        printf("%*s", GAP, "");
        for (size_t m = 0; m < ENT_MODES; m++)
            if (e->modes[m])
                printf("%*.2f", COLUMN, share_of(&e->groups[g].modes[m], row));
        if (shares[row].of_baseline)
            printf("%*.2f", COLUMN, share_of(&e->groups[g].baseline, row));
        else
            printf("%*s", COLUMN, "-");
    }
    putchar('\n');
}

static void print_interval(const double bounds[2])
{
    char text[32];
    snprintf(text, sizeof text, "%.1f-%.1f", 100 * bounds[0], 100 * bounds[1]);
    printf("%*s", COLUMN, text);
}

static bool print_intervals(ent_evaluation *e, bool frames, ent_error *err)
{
    printf("%-*s", LABEL_WIDTH, "  95 % interval");
    for (size_t g = first_group(e); g < e->group_count; g++) {
        printf("%*s", GAP, "");
        for (size_t m = 0; m <= ENT_MODES; m++) {
            ent_intervals i;
            const ent_accuracy *a = m == ENT_MODES ? &e->groups[g].baseline
                                                   : &e->groups[g].modes[m];
            if (m < ENT_MODES && !e->modes[m]) continue;
            if (!ent_accuracy_intervals(&e->arena, a, &i, err)) return false;
            print_interval(frames ? i.frames : i.las);
        }
    }
    putchar('\n');
    return true;
}

static bool print_words(ent_evaluation *e, ent_error *err)
{
    print_head(e, "gold words, %", true);
    for (size_t row = 0; row < COUNT(shares); row++) {
        print_share(e, row);
        bool las = !strcmp(shares[row].name, "LAS");
        bool frames = shares[row].part == offsetof(ent_accuracy, frames_right);
        if ((las || frames) && !print_intervals(e, frames, err)) return false;
    }
    return true;
}

static void print_raw(const ent_evaluation *e)
{
    print_head(e, "raw text, F1 in %", false);
    for (size_t row = 0; row < COUNT(raws); row++) {
        printf("%-*s", LABEL_WIDTH, raws[row].name);
        for (size_t g = first_group(e); g < e->group_count; g++) {
            printf("%*s", GAP, "");
            for (size_t m = 0; m < ENT_MODES; m++) {
                const char *from = (const char *)&e->groups[g].raw[m];
                const ent_hits *h = (const void *)(from + raws[row].hits);
                if (e->modes[m]) printf("%*.2f", COLUMN, 100 * ent_hits_f1(h));
            }
        }
        putchar('\n');
    }
}

static void print_labels(const ent_evaluation *e)
{
    const ent_group *all = &e->groups[0];
    printf("\n%-*s%8s", LABEL_WIDTH, "labels, gold words, %", "gold");
    for (size_t m = 0; m < ENT_MODES; m++)
        if (e->modes[m]) printf("   %10s P%8s%8s", ent_mode_names[m], "R", "F1");
    putchar('\n');
    for (size_t i = 0; i < ENT_DEP_COUNT; i++) {
        size_t seen = 0, gold = all->baseline.labels[i].gold;
        for (size_t m = 0; m < ENT_MODES; m++) seen += all->modes[m].labels[i].found;
        if (!gold && !seen) continue;
        printf("%-*s%8zu", LABEL_WIDTH, ent_dep_names[i], gold);
        for (size_t m = 0; m < ENT_MODES; m++) {
            const ent_hits *h = &all->modes[m].labels[i];
            if (e->modes[m])
                printf("   %12.1f%8.1f%8.1f", 100 * ent_hits_precision(h),
                    100 * ent_hits_recall(h), 100 * ent_hits_f1(h));
        }
        putchar('\n');
    }
}

bool ent_evaluate_print(ent_evaluation *e, const char *file, const ent_treebank *treebank,
    bool labels, ent_error *err)
{
    printf("%s: %zu sentences, %zu words; model %s\n", file, treebank->count,
        treebank->words, ent_syntax_digest(e->syntax));
    for (size_t g = 1; g < e->group_count; g++)
        printf("  %s: %zu sentences, %zu words\n", e->groups[g].name,
            e->groups[g].baseline.sentences, e->groups[g].baseline.words);
    if (!print_words(e, err)) return false;
    print_raw(e);
    if (labels) print_labels(e);
    return true;
}
