/* roster.c - events and names counted by actor. */
#include "graph/roster.h"

#include <stdlib.h>
#include <string.h>

#include "base/strings.h"
#include "graph/check.h"
#include "graph/party.h"

/* What was counted of a node, in order of first sight. */
typedef struct {
    uint64_t source, target, documents;
    const char *doc;    /* the latest: events stand in order of document */
    const char *sector; /* the first that an event gives; NULL */
} tally;

typedef struct {
    uint32_t node; /* later: its place */
    const char *form;
    uint64_t count;
} seen_form;

typedef struct {
    const ent_lexicon *lexicon;
    const ent_facts *facts;
    ent_filter filter;
    ent_arena *arena;
    ent_parties parties;
    tally *tallies;
    size_t node_count;
    ent_table visits; /* node and document */
    ent_table keys;   /* node and form -> index */
    seen_form *forms;
    size_t form_count, form_room;
    ent_buffer key;
} census;

static bool no_memory(ent_error *err)
{
    return ent_fail(err, ENT_MEMORY, "actors: out of memory");
}

/* Key of a node and a string. */
static const ent_buffer *key_of(census *c, uint32_t node, const char *string)
{
    ent_buffer_clear(&c->key);
    ent_buffer_add(&c->key, (const char *)&node, sizeof node);
    ent_buffer_text(&c->key, string);
    return &c->key;
}

/* NULL: out of memory. */
static ent_entry *add_key(ent_table *table, const ent_buffer *key, bool *added)
{
    return key->failed ? NULL : ent_table_add(table, key->bytes, key->length, added);
}

static bool count_end(
    census *c, const ent_event *e, const ent_party *party, bool source, ent_error *err)
{
    uint32_t node;
    bool known;
    if (!ent_party_node(&c->parties, party, 1, &node, &known, err)) return false;
    if (!known) return true;
    tally *t = &c->tallies[node];
    const char *doc = e->doc ? e->doc : "";
    t->source += source;
    t->target += !source;
    if (!t->sector && party->sector) t->sector = party->sector;
    if (t->doc && strcmp(t->doc, doc) == 0) return true;
    t->doc = doc;
    t->documents++;
    return add_key(&c->visits, key_of(c, node, doc), NULL) || no_memory(err);
}

static bool count_events(census *c, const ent_events *events, ent_error *err)
{
    c->tallies = ent_arena_array(c->arena, 2 * events->count + 1, sizeof *c->tallies);
    if (!c->tallies) return no_memory(err);
    for (size_t i = 0; i < events->count; i++) {
        const ent_event *e = &events->items[i];
        if (!ent_filter_passes(&c->filter, e)) continue;
        if (!count_end(c, e, &e->source, true, err)
            || !count_end(c, e, &e->target, false, err))
            return false;
    }
    c->node_count = c->parties.ids.count;
    return true;
}

static bool count_form(census *c, uint32_t node, const ent_naming *name)
{
    bool added;
    ent_entry *e = add_key(&c->keys, key_of(c, node, name->form), &added);
    if (!e) return false;
    if (!added) {
        c->forms[e->value].count += name->count;
        return true;
    }
    seen_form *forms = ent_arena_grow(
        c->arena, c->forms, c->form_count, &c->form_room, sizeof *forms);
    if (!forms) return false;
    c->forms = forms;
    e->value = c->form_count;
    forms[c->form_count++] = (seen_form){ node, name->form, name->count };
    return true;
}

/* Does the actor take part in an event of the document? */
static bool has_visited(census *c, uint32_t node, const char *doc)
{
    const ent_buffer *key = key_of(c, node, doc);
    return node < c->node_count && !key->failed
           && ent_table_find(&c->visits, key->bytes, key->length);
}

/* Names count where the actor takes part in an event of the same document. */
static bool count_forms(census *c, const ent_namings *names, ent_error *err)
{
    for (size_t i = 0; i < names->count; i++) {
        const ent_naming *name = &names->items[i];
        uint32_t node;
        bool known;
        if (!ent_party_node(&c->parties, &name->party, 1, &node, &known, err))
            return false;
        if (known && has_visited(c, node, name->doc) && !count_form(c, node, name))
            return no_memory(err);
    }
    return true;
}

static int by_place(const void *x, const void *y)
{
    const seen_form *a = x, *b = y;
    if (a->node != b->node) return a->node < b->node ? -1 : 1;
    if (a->count != b->count) return a->count > b->count ? -1 : 1;
    return strcmp(a->form, b->form);
}

static bool give_forms(census *c, const uint32_t *place, ent_roster_actor *actors)
{
    ent_form_count *all = ent_arena_array(c->arena, c->form_count, sizeof *all);
    if (!all) return false;
    for (size_t i = 0; i < c->form_count; i++) c->forms[i].node = place[c->forms[i].node];
    if (c->form_count) qsort(c->forms, c->form_count, sizeof *c->forms, by_place);
    for (size_t i = 0; i < c->form_count; i++) {
        ent_roster_actor *a = &actors[c->forms[i].node];
        all[i] = (ent_form_count){ c->forms[i].form, c->forms[i].count };
        if (!a->form_count++) a->forms = &all[i];
    }
    return true;
}

/* Everyone by place; who was only named keeps 0 events. */
static ent_roster_actor *fill_actors(
    census *c, const ent_node *nodes, size_t count, const uint32_t *place)
{
    ent_roster_actor *actors = ent_arena_array(c->arena, count, sizeof *actors);
    for (size_t i = 0; actors && i < count; i++) {
        const ent_actor *a = ent_lexicon_find(c->lexicon, nodes[i].id);
        actors[i] = (ent_roster_actor){ .id = nodes[i].id,
            .name = nodes[i].name,
            .code = nodes[i].code,
            .kind = nodes[i].kind,
            .known = a != NULL,
            .sector = a ? a->sector : "" };
        for (int f = 0; f < ENT_FACTS; f++)
            actors[i].facts[f] = a ? ent_fact_find(c->facts, a->id, (ent_fact)f) : "";
    }
    for (size_t i = 0; actors && i < c->node_count; i++) {
        ent_roster_actor *a = &actors[place[i]];
        const tally *t = &c->tallies[i];
        a->source += t->source;
        a->target += t->target;
        a->documents += t->documents;
        if (!*a->sector && t->sector) a->sector = t->sector;
    }
    return actors && give_forms(c, place, actors) ? actors : NULL;
}

static int by_documents(const void *x, const void *y)
{
    const ent_roster_actor *a = x, *b = y;
    uint64_t events_a = a->source + a->target, events_b = b->source + b->target;
    if (a->documents != b->documents) return a->documents > b->documents ? -1 : 1;
    if (events_a != events_b) return events_a > events_b ? -1 : 1;
    return strcmp(a->id, b->id);
}

static bool settle(census *c, ent_roster *roster, ent_error *err)
{
    ent_node *nodes;
    uint32_t *place;
    size_t count, kept = 0;
    if (!ent_parties_name(&c->parties, c->arena, &nodes, &count, &place, err))
        return false;
    ent_roster_actor *actors = fill_actors(c, nodes, count, place);
    if (!actors) return no_memory(err);
    for (size_t i = 0; i < count; i++)
        if (actors[i].source + actors[i].target) actors[kept++] = actors[i];
    if (kept) qsort(actors, kept, sizeof *actors, by_documents);
    roster->actors = actors;
    roster->all = roster->count = kept;
    if (c->filter.top && c->filter.top < kept) roster->count = c->filter.top;
    return true;
}

bool ent_roster_make(const ent_collection *collection, const ent_namings *names,
    const ent_lexicon *lexicon, const ent_facts *facts, const ent_filter *filter,
    ent_arena *arena, ent_roster *roster, ent_error *err)
{
    census c = { .lexicon = lexicon, .facts = facts, .filter = *filter, .arena = arena };
    *roster = (ent_roster){ 0 };
    c.filter.level = ENT_LEVEL_ACTOR;
    c.parties = (ent_parties){ .level = ENT_LEVEL_ACTOR, .names = lexicon };
    bool ok = ent_filter_check(&c.filter, err)
              && count_events(&c, &collection->events, err) && count_forms(&c, names, err)
              && settle(&c, roster, err);
    ent_parties_free(&c.parties);
    ent_table_free(&c.visits);
    ent_table_free(&c.keys);
    ent_buffer_free(&c.key);
    return ok;
}
