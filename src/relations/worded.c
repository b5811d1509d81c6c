/* worded.c - frames laid on a word without looking who stands in their places. */
#include "relations/worded.h"

#include <string.h>

/* The other words of a wording stand around its head: "work" alone is not "work with". */
static bool stands_near(const ent_path_tree *tree, uint32_t at, const ent_wording *w)
{
    enum { AROUND = 8 };
    uint32_t from = at > AROUND ? at - AROUND : 0;
    uint32_t end = at + AROUND < tree->count ? at + AROUND + 1 : tree->count;
    unsigned head = ent_wording_head(w);
    for (unsigned k = 0; k < w->count; k++) {
        if (k == head || !strcmp(w->words[k], ENT_WORD_GAP)) continue;
        uint32_t i = from;
        while (i < end && strcmp(tree->tokens[i].lemma, w->words[k])
               && strcmp(tree->tokens[i].lower, w->words[k]))
            i++;
        if (i == end) return false;
    }
    return true;
}

/* What the frame asks of the object stands near: "accept" alone is not "accept an offer".
 */
static bool object_near(const ent_path_tree *tree, uint32_t at, const ent_frame *f)
{
    enum { AROUND = 10 };
    uint32_t from = at > AROUND ? at - AROUND : 0;
    if (!f->object.count) return true;
    for (size_t i = 0; i < f->object.count; i++)
        if (f->object.words[i][0] == '<') return true;
    for (uint32_t i = from; i < tree->count && i <= at + AROUND; i++)
        if (ent_words_have(f->object, tree->tokens[i].lemma)) return true;
    return false;
}

/* Where the target only stands behind prepositions, one of them is there: "work" alone is
 * not "work with". */
static bool target_near(const ent_path_tree *tree, uint32_t at, const ent_frame *f)
{
    enum { AROUND = 12 };
    for (unsigned k = 0; k < f->target.count; k++)
        if (f->target.items[k].kind != ENT_PLACE_PREPOSITION) return true;
    uint32_t from = at > AROUND ? at - AROUND : 0;
    for (uint32_t i = from; i < tree->count && i <= at + AROUND; i++)
        for (unsigned k = 0; k < f->target.count; k++)
            if (!strcmp(tree->tokens[i].lower, f->target.items[k].word)) return true;
    return !f->target.count;
}

uint32_t ent_relations_worded(
    const ent_frames *frames, const ent_path_tree *tree, uint32_t at)
{
    static const ent_frame_class classes[] = { ENT_CLASS_VERB, ENT_CLASS_NOUN,
        ENT_CLASS_ADJECTIVE };
    uint32_t bits = 0;
    for (size_t c = 0; c < sizeof classes / sizeof *classes; c++) {
        ent_wordings w = ent_frames_starting(frames, classes[c], tree->tokens[at].lemma);
        for (size_t i = 0; i < w.count; i++) {
            const ent_frame *f = w.items[i].frame;
            if (f->relates && !(bits >> f->relation & 1)
                && stands_near(tree, at, &w.items[i]) && object_near(tree, at, f)
                && target_near(tree, at, f))
                bits |= 1u << f->relation;
        }
    }
    return bits;
}
