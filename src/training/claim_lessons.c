/* claim_lessons.c - reads texts as the program does and asks gold about each candidate.
 */
#include "training/claim_lessons.h"

#include <string.h>

#include "relations/context.h"

typedef struct {
    ent_lesson_reader *reader;
    const ent_judge *judge; /* NULL: relations are learnt */
    ent_lessons_list *lessons;
    const ent_gold_text *gold;
    uint32_t index; /* of the text */
    const uint32_t *starts;
    ent_text text;
    ent_mentions mentions;
    ent_claims claims;
    ent_issuers issuers;
    ent_scene *scene;
    ent_traits *traits;
    ent_reading sentence; /* by chunks; only where statuses are learnt */
} reading;

static bool no_memory(ent_error *err)
{
    return ent_fail(err, ENT_MEMORY, "out of memory");
}

static ent_lesson *add(reading *r)
{
    ent_lessons_list *l = r->lessons;
    ent_lesson *items = ent_arena_grow(
        &r->reader->arena, l->items, l->count, &l->capacity, sizeof *items);
    if (!items) return NULL;
    l->items = items;
    items[l->count] = (ent_lesson){ .text = r->index };
    return &items[l->count++];
}

static bool take_view(reading *r, ent_lesson_view *view)
{
    view->count = r->traits->count;
    view->rules = r->traits->rules;
    view->traits = ent_arena_array(
        &r->reader->arena, view->count + 1, sizeof *view->traits);
    view->owns = ent_arena_array(&r->reader->arena, view->count + 1, sizeof *view->owns);
    if (!view->traits || !view->owns) return false;
    for (uint32_t i = 0; i < view->count; i++) {
        view->traits[i] = r->traits->items[i].hash;
        view->owns[i] = r->traits->items[i].own;
    }
    return true;
}

/* The line of the gold text that most of the sentence lies in, from 1. */
static uint32_t line_of(const reading *r, const ent_sentence *s)
{
    uint32_t best = 0, line = 0;
    for (uint32_t i = 0; i < r->gold->line_count; i++) {
        uint32_t from = s->span.begin > r->starts[i] ? s->span.begin : r->starts[i];
        uint32_t to = s->span.end < r->starts[i + 1] ? s->span.end : r->starts[i + 1];
        if (to > from && to - from > best) {
            best = to - from;
            line = i + 1;
        }
    }
    return line;
}

static bool cites(const ent_gold_claim *g, uint32_t line)
{
    for (size_t i = 0; i < g->line_count; i++)
        if (g->lines[i] == line) return true;
    return false;
}

static void ask(const reading *r, const ent_candidate *c, uint32_t line, ent_lesson *l)
{
    for (size_t i = 0; i < r->gold->claim_count; i++) {
        const ent_gold_claim *g = &r->gold->claims[i];
        if (!ent_gold_joins(g, c->source->code, c->target->code)) continue;
        bool wanted = g->sure && cites(g, line);
        *(wanted ? &l->wanted : &l->spared) |= 1u << g->relation;
    }
    l->spared &= ~l->wanted;
    for (unsigned i = 0; i < ENT_RELATIONS; i++)
        if (c->rules[i]) l->rules |= 1u << i;
}

static bool take_views(reading *r, const ent_candidate *c, ent_lesson *l)
{
    l->view_count = c->pair_count ? c->pair_count : 1;
    l->views = ent_arena_array(&r->reader->arena, l->view_count, sizeof *l->views);
    for (uint32_t i = 0; l->views && i < l->view_count; i++) {
        ent_traits_read(r->scene, c, c->pair_count ? &c->pairs[i] : NULL, r->traits);
        if (!take_view(r, &l->views[i])) return false;
    }
    return l->views != NULL;
}

static bool teach_relations(
    reading *r, const ent_candidates *all, uint32_t line, ent_error *err)
{
    uint32_t first = (uint32_t)r->lessons->count;
    for (size_t i = 0; i < all->count; i++) {
        const ent_candidate *c = &all->items[i];
        ent_lesson *l = add(r);
        if (!l) return no_memory(err);
        l->candidate = first;
        l->source = ent_arena_string(&r->reader->arena, c->source->code);
        l->target = ent_arena_string(&r->reader->arena, c->target->code);
        if (!l->source || !l->target) return no_memory(err);
        ask(r, c, line, l);
        l->follows = c->like != i;
        if (l->follows) {
            const ent_lesson *leader = &r->lessons->items[first + c->like];
            l->views = leader->views;
            l->view_count = leader->view_count;
        } else if (!take_views(r, c, l)) {
            return no_memory(err);
        }
    }
    return true;
}

/* The word that the judge takes to state the relation. */
static uint32_t trigger_of(reading *r, const ent_candidate *c, ent_relation relation)
{
    uint32_t trigger = ENT_NO_TOKEN;
    float best = 0;
    for (uint32_t i = 0; i < c->pair_count; i++) {
        float odds[ENT_RELATIONS];
        ent_traits_read(r->scene, c, &c->pairs[i], r->traits);
        ent_judge_relations(r->judge, r->traits, odds);
        if (i && odds[relation] <= best) continue;
        best = odds[relation];
        trigger = ent_judge_trigger(
            r->judge, r->traits, r->scene->relations, relation, NULL);
    }
    return trigger;
}

static bool teach_status(
    reading *r, const ent_candidate *c, const ent_gold_claim *g, ent_error *err)
{
    ent_lesson *l = add(r);
    if (!l) return no_memory(err);
    uint32_t trigger = trigger_of(r, c, g->relation);
    l->wanted = 1u << g->status;
    l->rules = c->rules[g->relation] ? 1u << c->rules[g->relation]->status : 0;
    if (l->rules && ent_status_is_plain(r->scene, c->rules[g->relation]))
        l->plain = l->rules;
    l->view_count = 1;
    l->views = ent_arena_take(&r->reader->arena, sizeof *l->views);
    if (!l->views) return no_memory(err);
    ent_status told = ENT_ACTUAL;
    if (trigger != ENT_NO_TOKEN)
        told = ent_status_told(&r->sentence,
            r->text.sentences[c->sentence].first + trigger, g->relation, c->source);
    else if (c->rules[g->relation])
        told = c->rules[g->relation]->status;
    ent_status_traits_read(r->scene, c, g->relation, trigger, told, r->traits);
    return take_view(r, l->views) || no_memory(err);
}

static bool teach_statuses(
    reading *r, const ent_candidates *all, uint32_t line, ent_error *err)
{
    for (size_t i = 0; i < all->count; i++) {
        const ent_candidate *c = &all->items[i];
        if (c->like != i) continue;
        for (size_t k = 0; k < r->gold->claim_count; k++) {
            const ent_gold_claim *g = &r->gold->claims[k];
            if (g->sure && cites(g, line) && !strcmp(g->source, c->source->code)
                && !strcmp(g->target, c->target->code) && !teach_status(r, c, g, err))
                return false;
        }
    }
    return true;
}

static bool read_sentence(reading *r, uint32_t sentence, ent_error *err)
{
    ent_candidates all = { 0 };
    uint32_t line = line_of(r, &r->text.sentences[sentence]);
    if (!ent_candidates_find(&r->reader->scratch, &r->text, &r->mentions, &r->issuers,
            &r->claims, sentence, &all, err))
        return false;
    if (!all.count) return true;
    ent_scene_open(r->scene, r->reader->frames, &r->text, &r->mentions, sentence);
    if (r->judge
        && !ent_read_sentence(&r->reader->scratch, r->reader->frames, &r->text,
            &r->mentions, sentence, &r->sentence, err))
        return false;
    return r->judge ? teach_statuses(r, &all, line, err)
                    : teach_relations(r, &all, line, err);
}

static bool read_text(reading *r, ent_error *err)
{
    ent_lesson_reader *reader = r->reader;
    ent_arena *a = &reader->scratch;
    const ent_text_syntax syntax = { .model = reader->syntax,
        .reader = reader->reader,
        .join_units = true,
        .word_lists = true };
    ent_document document;
    ent_mentions named;
    uint32_t *starts = ent_arena_array(a, r->gold->line_count + 1, sizeof *starts);
    r->scene = ent_arena_take(a, sizeof *r->scene);
    r->traits = ent_arena_take(a, sizeof *r->traits);
    r->starts = starts;
    if (!starts || !r->scene || !r->traits
        || !ent_gold_document(r->gold, a, &document, starts))
        return no_memory(err);
    if (!ent_text_parse(a, reader->lexicon, &document, &syntax, &r->text, err)
        || !ent_actor_find(a, reader->lexicon, &r->text, &named, err)
        || !ent_claim_rules(
            a, reader->frames, &r->text, &named, &r->mentions, &r->claims, err))
        return false;
    ent_issuers_find(&r->text, &r->mentions, &r->issuers);
    for (uint32_t s = 0; s < r->text.sentence_count; s++)
        if (!read_sentence(r, s, err)) return false;
    return true;
}

static bool read_texts(ent_lesson_reader *reader, const ent_judge *judge,
    ent_lessons_list *lessons, ent_error *err)
{
    bool ok = true;
    for (size_t i = 0; ok && i < reader->gold->count; i++) {
        reading r = { .reader = reader,
            .judge = judge,
            .lessons = lessons,
            .gold = &reader->gold->items[i],
            .index = (uint32_t)i };
        ok = read_text(&r, err);
        ent_arena_reset(&reader->scratch);
    }
    return ok;
}

bool ent_lessons_of_relations(
    ent_lesson_reader *reader, ent_lessons_list *lessons, ent_error *err)
{
    return read_texts(reader, NULL, lessons, err);
}

bool ent_lessons_of_statuses(ent_lesson_reader *reader, const ent_judge *judge,
    ent_lessons_list *lessons, ent_error *err)
{
    return read_texts(reader, judge, lessons, err);
}

static bool count_traits(
    const ent_lessons_list *lessons, ent_table *counts, ent_error *err)
{
    for (size_t i = 0; i < lessons->count; i++) {
        const ent_lesson *l = &lessons->items[i];
        for (uint32_t v = 0; v < l->view_count && !l->follows; v++)
            for (uint32_t k = 0; k < l->views[v].count; k++) {
                const uint32_t *trait = &l->views[v].traits[k];
                ent_entry *e = ent_table_add(
                    counts, (const char *)trait, sizeof *trait, NULL);
                if (!e) return no_memory(err);
                if (e->value >> 32 != l->text + 1u)
                    e->value = (uint64_t)(l->text + 1) << 32 | ((uint32_t)e->value + 1);
            }
    }
    return true;
}

static void renumber(ent_lesson_view *view, const ent_table *numbers)
{
    uint32_t kept = 0, rules = 0;
    for (uint32_t k = 0; k < view->count; k++) {
        const ent_entry *e = ent_table_find(
            numbers, (const char *)&view->traits[k], sizeof *view->traits);
        if (!e || !e->value) continue;
        view->owns[kept] = view->owns[k];
        view->traits[kept++] = (uint32_t)(e->value - 1);
        if (k < view->rules) rules = kept;
    }
    view->count = kept;
    view->rules = rules;
}

bool ent_lessons_number(ent_arena *arena, ent_lessons_list *lessons, uint32_t least,
    uint32_t **keys, size_t *count, ent_error *err)
{
    ent_table counts = { 0 };
    *count = 0;
    bool ok = count_traits(lessons, &counts, err);
    *keys = ok ? ent_arena_array(arena, counts.count + 1, sizeof **keys) : NULL;
    if (ok && !*keys) ok = no_memory(err);
    for (size_t i = 0; ok && i < counts.count; i++) {
        ent_entry *e = &counts.entries[i];
        bool known = (uint32_t)e->value >= least;
        if (known) memcpy(&(*keys)[(*count)++], e->key, sizeof **keys);
        e->value = known ? *count : 0;
    }
    for (size_t i = 0; ok && i < lessons->count; i++)
        for (uint32_t v = 0;
             v < lessons->items[i].view_count && !lessons->items[i].follows; v++)
            renumber(&lessons->items[i].views[v], &counts);
    ent_table_free(&counts);
    return ok;
}
