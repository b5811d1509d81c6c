/* measure.c - counting what is right. */
#include "training/measure.h"

#include <stdlib.h>
#include <string.h>

enum { DRAWS = 1000, LOWEST = 25, HIGHEST = DRAWS - 1 - LOWEST };

static double share(size_t part, size_t whole)
{
    return whole ? (double)part / (double)whole : 0;
}

double ent_hits_precision(const ent_hits *h)
{
    return share(h->right, h->found);
}

double ent_hits_recall(const ent_hits *h)
{
    return share(h->right, h->gold);
}

double ent_hits_f1(const ent_hits *h)
{
    return share(2 * h->right, h->gold + h->found);
}

/* True where `dep` is one of a frame's. */
static bool is_core(ent_dep dep)
{
    switch (dep) {
    case ENT_DEP_NSUBJ:
    case ENT_DEP_NSUBJ_PASS:
    case ENT_DEP_OBJ:
    case ENT_DEP_IOBJ:
    case ENT_DEP_OBL_AGENT:
    case ENT_DEP_AUX_PASS:
    case ENT_DEP_CCOMP:
    case ENT_DEP_XCOMP: return true;
    default: return false;
    }
}

static bool same(const char *gold, const char *said)
{
    return said && !strcmp(gold, said);
}

static bool labelled_right(const ent_gold_word *g, const ent_said *s)
{
    return g->head == s->head && g->dep == s->dep;
}

static void count_word(ent_accuracy *a, const ent_gold_word *g, const ent_said *s)
{
    bool head = g->head == s->head, both = labelled_right(g, s);
    bool plain = g->upos != ENT_UPOS_PUNCT;
    a->words++;
    a->upos += g->upos == s->upos;
    a->xpos += same(g->xpos, s->xpos);
    a->lemmas += same(g->lemma, s->lemma);
    a->heads += head;
    a->labelled += both;
    a->plain += plain;
    a->plain_heads += plain && head;
    a->plain_labelled += plain && both;
    if (!strcmp(g->lemma, "not") || !strcmp(g->lemma, "never")) {
        a->negations++;
        a->negations_right += head;
    }
    a->labels[g->dep].gold++;
    a->labels[g->dep].right += both;
    if (s->dep < ENT_DEP_COUNT) a->labels[s->dep].found++;
}

/* Clears wrong[v] for each verb whose frame is right: a core dependent that only one of
 * the two trees has, or that they label apart, spoils the frames that it hangs on. */
static void find_wrong_frames(const ent_gold_sentence *gold, const ent_said *said,
    bool wrong[ENT_TREEBANK_LONGEST + 1])
{
    for (uint32_t i = 0; i < gold->count; i++) {
        const ent_gold_word *g = &gold->words[i];
        bool in_gold = is_core(g->dep), in_said = is_core(said[i].dep);
        if (labelled_right(g, &said[i])) continue;
        if (in_gold) wrong[g->head] = true;
        if (in_said && said[i].head <= gold->count) wrong[said[i].head] = true;
    }
}

bool ent_accuracy_add(ent_arena *arena, ent_accuracy *a, const ent_gold_sentence *gold,
    const ent_said *said, ent_error *err)
{
    bool wrong[ENT_TREEBANK_LONGEST + 1] = { false };
    ent_accuracy_sample sample = { .words = gold->count };
    a->samples = ent_arena_grow(
        arena, a->samples, a->sentences, &a->capacity, sizeof *a->samples);
    if (!a->samples) return ent_fail(err, ENT_MEMORY, "out of memory");
    find_wrong_frames(gold, said, wrong);
    for (uint32_t i = 0; i < gold->count; i++) {
        const ent_gold_word *g = &gold->words[i];
        count_word(a, g, &said[i]);
        sample.labelled += labelled_right(g, &said[i]);
        sample.frames += g->upos == ENT_UPOS_VERB;
        sample.frames_right += g->upos == ENT_UPOS_VERB && !wrong[i + 1];
    }
    a->frames += sample.frames;
    a->frames_right += sample.frames_right;
    a->exact += sample.labelled == sample.words;
    a->samples[a->sentences++] = sample;
    return true;
}

/* splitmix64 (Vigna): the same numbers on every machine. */
static uint64_t draw(uint64_t *state)
{
    uint64_t z = (*state += 0x9E3779B97F4A7C15u);
    z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9u;
    z = (z ^ (z >> 27)) * 0x94D049BB133111EBu;
    return z ^ (z >> 31);
}

static int by_size(const void *a, const void *b)
{
    double x = *(const double *)a, y = *(const double *)b;
    return (x > y) - (x < y);
}

bool ent_accuracy_intervals(
    ent_arena *arena, const ent_accuracy *a, ent_intervals *intervals, ent_error *err)
{
    double *las = ent_arena_array(arena, DRAWS, sizeof *las);
    double *frames = ent_arena_array(arena, DRAWS, sizeof *frames);
    uint64_t state = 1;
    *intervals = (ent_intervals){ 0 };
    if (!las || !frames) return ent_fail(err, ENT_MEMORY, "out of memory");
    if (!a->sentences) return true;
    for (size_t k = 0; k < DRAWS; k++) {
        size_t words = 0, labelled = 0, verbs = 0, right = 0;
        for (size_t i = 0; i < a->sentences; i++) {
            const ent_accuracy_sample *s = &a->samples[draw(&state) % a->sentences];
            words += s->words;
            labelled += s->labelled;
            verbs += s->frames;
            right += s->frames_right;
        }
        las[k] = share(labelled, words);
        frames[k] = share(right, verbs);
    }
    qsort(las, DRAWS, sizeof *las, by_size);
    qsort(frames, DRAWS, sizeof *frames, by_size);
    *intervals = (ent_intervals){ { las[LOWEST], las[HIGHEST] },
        { frames[LOWEST], frames[HIGHEST] } };
    return true;
}

/* Of each tag: the side of its head where that is a neighbour, and its label (counted in
 * UD English EWT and GUM). */
static const struct {
    bool left;
    uint8_t dep;
} habits[ENT_UPOS_COUNT] = {
    [ENT_UPOS_ADJ] = { false, ENT_DEP_AMOD },
    [ENT_UPOS_ADP] = { false, ENT_DEP_CASE },
    [ENT_UPOS_ADV] = { false, ENT_DEP_ADVMOD },
    [ENT_UPOS_AUX] = { false, ENT_DEP_AUX },
    [ENT_UPOS_CCONJ] = { false, ENT_DEP_CC },
    [ENT_UPOS_DET] = { false, ENT_DEP_DET },
    [ENT_UPOS_INTJ] = { false, ENT_DEP_DISCOURSE },
    [ENT_UPOS_NOUN] = { false, ENT_DEP_OBJ },
    [ENT_UPOS_NUM] = { false, ENT_DEP_NUMMOD },
    [ENT_UPOS_PART] = { false, ENT_DEP_MARK },
    [ENT_UPOS_PRON] = { false, ENT_DEP_NSUBJ },
    [ENT_UPOS_PROPN] = { false, ENT_DEP_COMPOUND },
    [ENT_UPOS_PUNCT] = { true, ENT_DEP_PUNCT },
    [ENT_UPOS_SCONJ] = { false, ENT_DEP_MARK },
    [ENT_UPOS_SYM] = { false, ENT_DEP_CC },
    [ENT_UPOS_VERB] = { true, ENT_DEP_ADVCL },
    [ENT_UPOS_X] = { true, ENT_DEP_FLAT },
};

void ent_baseline(const ent_gold_sentence *gold, ent_said *said)
{
    uint32_t root = 0;
    while (root < gold->count && gold->words[root].upos != ENT_UPOS_VERB) root++;
    if (root == gold->count) root = 0;
    for (uint32_t i = 0; i < gold->count; i++) {
        const ent_gold_word *g = &gold->words[i];
        bool left = i > 0 && (habits[g->upos].left || i + 1 == gold->count);
        said[i] = (ent_said){ .head = (uint16_t)(left ? i : i + 2),
            .dep = habits[g->upos].dep,
            .upos = g->upos,
            .xpos = g->xpos,
            .lemma = g->form };
    }
    said[root].head = 0;
    said[root].dep = ENT_DEP_ROOT;
}
