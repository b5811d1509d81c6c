/* evaluate_words.c - the engine on gold words, beside the trivial baseline. */
#include <string.h>

#include "base/utf8.h"
#include "text/lemma.h"
#include "text/penn.h"
#include "training/evaluate.h"

/* Ids of EWT begin with the genre, those of GUM with its name; PUD's are n01001001. */
static const char *treebank_of(const char *id)
{
    if (!strncmp(id, "GUM", 3)) return "GUM";
    if ((*id == 'n' || *id == 'w') && strspn(id + 1, "0123456789") == 8) return "PUD";
    return "EWT";
}

ent_group *ent_evaluate_group(ent_evaluation *e, const char *id)
{
    const char *name = treebank_of(id);
    size_t i = 1;
    e->groups[0].name = "all";
    if (!e->group_count) e->group_count = 1;
    while (i < e->group_count && strcmp(e->groups[i].name, name) != 0) i++;
    if (i == e->group_count) e->groups[e->group_count++].name = name;
    return &e->groups[i];
}

static bool out_of_memory(ent_error *err)
{
    return ent_fail(err, ENT_MEMORY, "out of memory");
}

/* The forms as the program folds them: lower case, no diacritics. */
static bool fold_forms(ent_arena *arena, const ent_gold_sentence *s,
    const char *folded[ENT_TREEBANK_LONGEST], ent_error *err)
{
    for (uint32_t i = 0; i < s->count; i++) {
        folded[i] = ent_utf8_fold(arena, s->words[i].form, s->words[i].size);
        if (!folded[i]) return out_of_memory(err);
    }
    return true;
}

static bool read_words(ent_evaluation *e, const ent_gold_sentence *s,
    const char *const *folded, ent_syntax_mode mode, ent_said *said, ent_error *err)
{
    ent_word words[ENT_TREEBANK_LONGEST];
    for (uint32_t i = 0; i < s->count; i++)
        words[i] = (ent_word){ .form = s->words[i].form, .size = s->words[i].size };
    ent_syntax_read(e->reader, words, s->count, mode);
    for (uint32_t i = 0; i < s->count; i++) {
        const char *xpos = ent_syntax_xpos(e->syntax, words[i].tag);
        ent_penn penn = ent_penn_read(xpos, words[i].upos);
        said[i] = (ent_said){ .head = words[i].head,
            .dep = words[i].label,
            .upos = words[i].upos,
            .xpos = xpos,
            .lemma = ent_lemma(&e->arena, folded[i], penn.state) };
        if (!said[i].lemma) return out_of_memory(err);
    }
    return true;
}

static bool evaluate_sentence(
    ent_evaluation *e, const ent_gold_sentence *s, ent_error *err)
{
    const char *folded[ENT_TREEBANK_LONGEST];
    ent_said said[ENT_TREEBANK_LONGEST];
    ent_group *own = ent_evaluate_group(e, s->id), *all = &e->groups[0];
    if (!fold_forms(&e->arena, s, folded, err)) return false;
    ent_baseline(s, said);
    for (uint32_t i = 0; i < s->count; i++) said[i].lemma = folded[i];
    bool ok = ent_accuracy_add(&e->arena, &own->baseline, s, said, err)
              && ent_accuracy_add(&e->arena, &all->baseline, s, said, err);
    for (size_t m = 0; m < ENT_MODES && ok; m++)
        if (e->modes[m])
            ok = read_words(e, s, folded, (ent_syntax_mode)m, said, err)
                 && ent_accuracy_add(&e->arena, &own->modes[m], s, said, err)
                 && ent_accuracy_add(&e->arena, &all->modes[m], s, said, err);
    return ok;
}

bool ent_evaluate_words(ent_evaluation *e, const ent_treebank *treebank, ent_error *err)
{
    bool ok = true;
    for (size_t i = 0; i < treebank->count && ok; i++)
        ok = evaluate_sentence(e, &treebank->items[i], err);
    return ok;
}
