/* party.c - identity of nodes: a code on the country level, an actor's id otherwise. */
#include "graph/party.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include "base/strings.h"
#include "base/utf8.h"

typedef enum { FIELD_NAME, FIELD_CODE, FIELD_KIND } field;
enum { FIELDS = FIELD_KIND + 1 };

static bool is_text(const char *s)
{
    return s && *s;
}

static const ent_actor *owner_of(const ent_lexicon *names, const char *code)
{
    return names && is_text(code) ? ent_lexicon_owner(names, code) : NULL;
}

static const ent_actor *actor_of(const ent_lexicon *names, const char *id)
{
    return names && is_text(id) ? ent_lexicon_find(names, id) : NULL;
}

/* "José Álvarez" -> "jose-alvarez"; other scripts keep their letters. */
static char *make_slug(ent_arena *arena, const char *name)
{
    char *slug = ent_utf8_fold(arena, name, strlen(name));
    if (!slug) return NULL;
    size_t length = 0;
    for (const char *c = slug; *c; c++) {
        bool letter = (unsigned char)*c >= 0x80 || isalnum((unsigned char)*c);
        if (letter)
            slug[length++] = *c;
        else if (length && slug[length - 1] != '-')
            slug[length++] = '-';
    }
    while (length && slug[length - 1] == '-') length--;
    slug[length] = '\0';
    return slug;
}

/* A name alone is no identity: the same full name with another code is someone else,
 * unless the lexicon knows the actor of that name. */
static const char *id_of_name(ent_parties *p, const ent_party *party)
{
    char *slug = make_slug(&p->scratch, party->name);
    if (!slug || !is_text(party->code)) return slug;
    const ent_actor *known = actor_of(p->names, slug);
    if (known && ent_same(known->code, party->code)) return slug;
    char *id = ent_arena_print(&p->scratch, "%s-%s", slug, party->code);
    for (char *c = id ? id + strlen(slug) : NULL; c && *c; c++)
        *c = (char)tolower((unsigned char)*c);
    return id;
}

/* "" where the party has no node; NULL when out of memory. */
static const char *id_of(ent_parties *p, const ent_party *party)
{
    if (p->level == ENT_LEVEL_COUNTRY) return party->code ? party->code : "";
    if (is_text(party->id)) return party->id;
    if (is_text(party->name)) return id_of_name(p, party);
    const ent_actor *owner = owner_of(p->names, party->code);
    if (owner) return owner->id;
    return party->code ? party->code : "";
}

/* A vote's key: the node's index, the field, then the value as a C string. */
enum { VOTE_HEAD = sizeof(uint32_t) + 1 };

static bool vote(ent_parties *p, uint32_t node, field f, const char *value)
{
    if (!is_text(value)) return true;
    size_t length = strlen(value);
    char *key = ent_arena_take(&p->scratch, VOTE_HEAD + length);
    if (!key) return false;
    memcpy(key, &node, sizeof node);
    key[sizeof node] = (char)f;
    memcpy(key + VOTE_HEAD, value, length);
    ent_entry *e = ent_table_add(&p->votes, key, VOTE_HEAD + length, NULL);
    if (e) e->value++;
    return e != NULL;
}

/* A person's name must not become the name of a state that the lexicon lacks. */
static bool speaks_for_code(const ent_party *party)
{
    static const ent_kind owners[] = { ENT_STATE, ENT_ORGANISATION, ENT_GROUP };
    for (size_t i = 0; i < sizeof owners / sizeof *owners; i++)
        if (party->kind && ent_same(party->kind, ent_kind_names[owners[i]])) return true;
    return false;
}

static bool vote_all(
    ent_parties *p, uint32_t node, const char *id, const ent_party *party)
{
    if (p->level == ENT_LEVEL_COUNTRY) {
        if (owner_of(p->names, id) || !speaks_for_code(party)) return true;
        return vote(p, node, FIELD_NAME, party->name)
               && vote(p, node, FIELD_KIND, party->kind);
    }
    if (actor_of(p->names, id)) return true;
    return vote(p, node, FIELD_NAME, party->name)
           && vote(p, node, FIELD_CODE, party->code)
           && vote(p, node, FIELD_KIND, party->kind);
}

bool ent_party_node(
    ent_parties *p, const ent_party *party, uint32_t *node, bool *known, ent_error *err)
{
    ent_arena_reset(&p->scratch);
    const char *id = id_of(p, party);
    *known = is_text(id);
    if (id && !*known) return true;

    bool added;
    ent_entry *e = id ? ent_table_add(&p->ids, id, strlen(id), &added) : NULL;
    if (!e) return ent_fail(err, ENT_MEMORY, "graph: out of memory for actors");
    if (added) e->value = p->ids.count - 1;
    *node = (uint32_t)e->value;
    return vote_all(p, *node, id, party)
           || ent_fail(err, ENT_MEMORY, "graph: out of memory for names");
}

/* The winners: index of an entry + 1 for each node and field; 0 where nobody spoke. */
static uint32_t *count_votes(const ent_parties *p, ent_arena *arena)
{
    uint32_t *winner = ent_arena_array(arena, p->ids.count * FIELDS, sizeof *winner);
    for (size_t i = 0; winner && i < p->votes.count; i++) {
        const ent_entry *e = &p->votes.entries[i];
        uint32_t node;
        memcpy(&node, e->key, sizeof node);
        uint32_t *best = &winner[(size_t)node * FIELDS + (size_t)e->key[sizeof node]];
        const ent_entry *was = *best ? &p->votes.entries[*best - 1] : NULL;
        if (!was || e->value > was->value
            || (e->value == was->value
                && strcmp(e->key + VOTE_HEAD, was->key + VOTE_HEAD) < 0))
            *best = (uint32_t)i + 1;
    }
    return winner;
}

static const char *said(const ent_parties *p, const uint32_t *winner, size_t node,
    field f, const char *otherwise)
{
    uint32_t index = winner[node * FIELDS + f];
    return index ? p->votes.entries[index - 1].key + VOTE_HEAD : otherwise;
}

static bool name_node(const ent_parties *p, const uint32_t *winner, size_t index,
    ent_arena *arena, ent_node *node)
{
    bool country = p->level == ENT_LEVEL_COUNTRY;
    const char *id = p->ids.entries[index].key;
    const ent_actor *a = country ? owner_of(p->names, id) : actor_of(p->names, id);
    const char *name = a ? a->name : said(p, winner, index, FIELD_NAME, id);
    const char *code = a ? a->code : said(p, winner, index, FIELD_CODE, "");
    const char *kind = a ? ent_kind_names[a->kind]
                         : said(p, winner, index, FIELD_KIND, ent_kind_names[ENT_OTHER]);
    node->id = ent_arena_string(arena, id);
    node->name = ent_arena_string(arena, name);
    node->code = ent_arena_string(arena, country ? id : code);
    node->kind = ent_arena_string(arena, kind);
    return node->id && node->name && node->code && node->kind;
}

static int by_key(const void *a, const void *b)
{
    const ent_entry *const *x = a, *const *y = b;
    return strcmp((*x)->key, (*y)->key);
}

bool ent_parties_name(
    ent_parties *p, ent_arena *arena, ent_node **nodes, uint32_t **place, ent_error *err)
{
    size_t count = p->ids.count;
    const ent_entry **sorted = ent_arena_array(arena, count, sizeof *sorted);
    uint32_t *winner = count_votes(p, arena);
    *nodes = ent_arena_array(arena, count, sizeof **nodes);
    *place = ent_arena_array(arena, count, sizeof **place);
    bool ok = sorted && winner && *nodes && *place;

    for (size_t i = 0; ok && i < count; i++) sorted[i] = &p->ids.entries[i];
    if (ok) qsort(sorted, count, sizeof *sorted, by_key);
    for (size_t i = 0; ok && i < count; i++) {
        size_t index = (size_t)sorted[i]->value;
        (*place)[index] = (uint32_t)i;
        ok = name_node(p, winner, index, arena, &(*nodes)[i]);
    }
    return ok || ent_fail(err, ENT_MEMORY, "graph: out of memory for names");
}

void ent_parties_free(ent_parties *p)
{
    ent_table_free(&p->ids);
    ent_table_free(&p->votes);
    ent_arena_free(&p->scratch);
}
