/* finder.c - small questions that every step asks. */
#include "actors/finder.h"

#include <string.h>

/* Only commas, "and" and articles stand between the two. */
static bool is_joint(const ent_finder *f, uint32_t from, uint32_t to)
{
    static const char *const words[] = { ",", "and", "the", "as", "well", "or" };
    bool joined = false;
    if (from >= to || to - from > 4) return false;
    for (uint32_t at = from; at < to; at++) {
        bool known = false;
        for (size_t i = 0; i < sizeof words / sizeof *words; i++)
            known |= !strcmp(f->tokens[at].lower, words[i]);
        if (!known) return false;
        joined |= strcmp(f->tokens[at].lower, "the") != 0;
    }
    return joined;
}

/* Not the first of a list: the subject if what it is joined to is one ("between Peru and
 * Chile"). "In Peru, Chile said" is no list. */
static bool is_subject(const ent_finder *f, const ent_mention *m)
{
    bool own = ent_finder_subject(f, m->first, m->first + m->count);
    if (!own || f->count == 0 || f->items[f->count - 1].sentence != f->index) return own;
    const ent_mention *before = &f->items[f->count - 1];
    uint32_t end = before->first + before->count;
    if (before->first == m->first || !is_joint(f, end, m->first)) return own;
    bool comma_only = m->first == end + 1 && !strcmp(f->tokens[end].lower, ",");
    if (comma_only && before->form == ENT_MENTION_PLACE) return own;
    return f->notes[f->count - 1].subject;
}

ent_note *ent_finder_add(ent_finder *f, const ent_mention *mention)
{
    ent_mention *items = ent_arena_grow(
        f->arena, f->items, f->count, &f->item_room, sizeof *items);
    ent_note *notes = ent_arena_grow(
        f->arena, f->notes, f->count, &f->note_room, sizeof *notes);
    if (items) f->items = items;
    if (notes) f->notes = notes;
    if (!items || !notes) {
        f->failed = true;
        f->nowhere = (ent_note){ 0 };
        return &f->nowhere;
    }
    items[f->count] = *mention;
    items[f->count].sentence = f->index;
    const ent_actor *actor = mention->actor;
    notes[f->count] = (ent_note){ .subject = is_subject(f, mention),
        .human = actor && actor->kind == ENT_PERSON,
        .many = mention->plural };
    return &notes[f->count++];
}

const ent_name *ent_finder_name(const ent_finder *f, uint32_t at)
{
    if (at < f->begin || at >= f->end) return NULL;
    const ent_name *name = &f->names[at - f->begin];
    return name->count ? name : NULL;
}

const char *ent_finder_lower(const ent_finder *f, uint32_t at)
{
    return at >= f->begin && at < f->end ? f->tokens[at].lower : "";
}

bool ent_finder_is(const ent_finder *f, uint32_t at, const char *lower)
{
    if (at < f->begin || at >= f->end) return false;
    return *f->tokens[at].lower == *lower && !strcmp(f->tokens[at].lower, lower);
}

bool ent_finder_possessive(const ent_finder *f, uint32_t at)
{
    if (ent_finder_is(f, at, "'s")) return f->tokens[at].tag == ENT_TAG_PARTICLE;
    return ent_finder_is(f, at, "'") && at > f->begin && !f->tokens[at - 1].space_after
           && f->tokens[at - 1].lower[strlen(f->tokens[at - 1].lower) - 1] == 's'
           && !f->tokens[at - 1].quoted;
}

/* True for what may stand between a subject and its verb: an apposition, a second
 * subject, an adverb. */
static bool may_part(const ent_finder *f, uint32_t at)
{
    const ent_token *t = &f->tokens[at];
    switch (t->tag) {
    case ENT_TAG_ADVERB:
    case ENT_TAG_PROPER:
    case ENT_TAG_NOUN:
    case ENT_TAG_ADJECTIVE:
    case ENT_TAG_DETERMINER:
    case ENT_TAG_NUMBER:
    case ENT_TAG_PARTICLE: return strcmp(t->lower, "to") != 0;
    case ENT_TAG_CONJUNCTION: return !strcmp(t->lower, "and") || !strcmp(t->lower, "or");
    case ENT_TAG_ADPOSITION: return !strcmp(t->lower, "of") || !strcmp(t->lower, "for");
    case ENT_TAG_PUNCTUATION: return strchr(",()-\"", t->lower[0]) != NULL;
    case ENT_TAG_PRONOUN: return !strcmp(t->lower, "who") || !strcmp(t->lower, "which");
    default: return false;
    }
}

static bool is_finite(const ent_token *t)
{
    return t->tag == ENT_TAG_AUXILIARY
           || (t->tag == ENT_TAG_VERB
               && (t->form == ENT_FORM_PRESENT || t->form == ENT_FORM_PAST
                   || t->form == ENT_FORM_BASE));
}

bool ent_finder_subject(const ent_finder *f, uint32_t first, uint32_t end)
{
    enum { FARTHEST = 30 }; /* tokens between subject and verb */
    if (ent_finder_possessive(f, end)) return false;
    while (first > f->begin
           && (f->tokens[first - 1].tag == ENT_TAG_DETERMINER
               || f->tokens[first - 1].tag == ENT_TAG_ADJECTIVE))
        first--;
    if (first > f->begin) {
        const ent_token *before = &f->tokens[first - 1];
        if (before->tag == ENT_TAG_ADPOSITION || before->form == ENT_FORM_GERUND
            || before->tag == ENT_TAG_PARTICLE)
            return false;
    }
    for (uint32_t at = end; at < f->end && at < end + FARTHEST; at++) {
        if (is_finite(&f->tokens[at])) return true;
        if (!may_part(f, at)) return false;
    }
    return false;
}

size_t ent_finder_list(const ent_finder *f, size_t last)
{
    size_t first = last;
    while (first > 0 && f->items[first - 1].sentence == f->items[last].sentence) {
        const ent_mention *before = &f->items[first - 1];
        uint32_t end = before->first + before->count;
        bool owner = end == f->items[first].first && before->form == ENT_MENTION_PRONOUN
                     && before->possessive; /* "Ito and his Greek counterpart" */
        if (!owner && !is_joint(f, end, f->items[first].first)) break;
        first--;
    }
    return first;
}

size_t ent_finder_here(const ent_finder *f)
{
    size_t i = f->count;
    while (i > 0 && f->items[i - 1].sentence == f->index) i--;
    return i;
}
