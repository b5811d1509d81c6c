/* party.c - identity of nodes: a code on the country level, an actor's id otherwise. */
#include "graph/party.h"

#include <stdlib.h>
#include <string.h>

#include "base/ascii.h"
#include "base/strings.h"
#include "base/utf8.h"

typedef enum { FIELD_NAME, FIELD_KIND } field;
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
        bool letter = (unsigned char)*c >= 0x80 || ent_is_letter(*c) || ent_is_digit(*c);
        if (letter)
            slug[length++] = *c;
        else if (length && slug[length - 1] != '-')
            slug[length++] = '-';
    }
    while (length && slug[length - 1] == '-') length--;
    slug[length] = '\0';
    return slug;
}

/* Who a party is: the id, and where that is not enough the code. "" where the party has
 * no node; id NULL when out of memory. */
typedef struct {
    const char *id, *code;
} identity;

/* A person that no lexicon knows is the same only with the same name and code; so an
 * unknown id, or a name without one, needs the code too. */
static identity identify(ent_parties *p, const ent_party *party)
{
    const char *code = party->code ? party->code : "";
    if (p->level == ENT_LEVEL_COUNTRY) return (identity){ code, "" };
    if (is_text(party->id))
        return (identity){ party->id, actor_of(p->names, party->id) ? "" : code };
    if (!is_text(party->name)) {
        const ent_actor *owner = owner_of(p->names, code);
        return owner ? (identity){ owner->id, "" } : (identity){ code, code };
    }
    char *slug = make_slug(&p->scratch, party->name);
    const ent_actor *known = actor_of(p->names, slug);
    return (identity){ slug, known && ent_same(known->code, code) ? "" : code };
}

/* A node's key: id, NUL, code. Its entry's index is the node while events are read. */
static ent_entry *add_identity(ent_parties *p, identity who)
{
    size_t id = strlen(who.id) + 1, code = strlen(who.code);
    bool added;
    char *key = ent_arena_take(&p->scratch, id + code);
    if (!key) return NULL;
    memcpy(key, who.id, id);
    memcpy(key + id, who.code, code);
    ent_entry *e = ent_table_add(&p->ids, key, id + code, &added);
    if (e && added) e->value = p->ids.count - 1;
    return e;
}

static identity identity_of(const ent_entry *e)
{
    return (identity){ e->key, e->key + strlen(e->key) + 1 };
}

/* A vote's key: the node's index, the field, then the value as a C string. */
enum { VOTE_HEAD = sizeof(uint32_t) + 1 };

static bool vote(
    ent_parties *p, uint32_t node, field f, const char *value, uint64_t times)
{
    if (!is_text(value)) return true;
    size_t length = strlen(value);
    char *key = ent_arena_take(&p->scratch, VOTE_HEAD + length);
    if (!key) return false;
    memcpy(key, &node, sizeof node);
    key[sizeof node] = (char)f;
    memcpy(key + VOTE_HEAD, value, length);
    ent_entry *e = ent_table_add(&p->votes, key, VOTE_HEAD + length, NULL);
    if (e) e->value += times;
    return e != NULL;
}

/* A person's name must not become the name of a state that the lexicon lacks. Who has the
 * code as his id is what it stands for, whatever his kind: nodes of imported networks. */
static bool speaks_for_code(const ent_party *party)
{
    if (party->id && party->code && ent_same(party->id, party->code)) return true;
    static const ent_kind owners[] = { ENT_STATE, ENT_ORGANISATION, ENT_GROUP };
    for (size_t i = 0; i < sizeof owners / sizeof *owners; i++)
        if (party->kind && ent_same(party->kind, ent_kind_names[owners[i]])) return true;
    return false;
}

/* A node of an imported network whose id is no code of ours, though it may be spelt so.
 */
static bool is_own_code(const ent_party *party)
{
    return is_text(party->name) && is_text(party->id) && ent_same(party->id, party->code);
}

/* In the value of an identity's entry, beside its index: not only such nodes have it. */
#define IS_OURS (UINT64_C(1) << 32)

/* The actor that names a node without a vote; NULL: none. */
static const ent_actor *namesake(const ent_parties *p, identity who)
{
    if (p->level == ENT_LEVEL_COUNTRY) return owner_of(p->names, who.id);
    return is_text(who.code) ? NULL : actor_of(p->names, who.id);
}

static bool vote_all(
    ent_parties *p, ent_entry *e, identity who, const ent_party *party, uint64_t times)
{
    uint32_t node = (uint32_t)e->value;
    bool own = p->level == ENT_LEVEL_COUNTRY && is_own_code(party);
    if (!own) e->value |= IS_OURS;
    if (!own && namesake(p, who)) return true;
    if (p->level == ENT_LEVEL_COUNTRY && !speaks_for_code(party)) return true;
    return vote(p, node, FIELD_NAME, party->name, times)
           && vote(p, node, FIELD_KIND, party->kind, times);
}

bool ent_party_node(ent_parties *p, const ent_party *party, uint64_t times,
    uint32_t *node, bool *known, ent_error *err)
{
    ent_arena_reset(&p->scratch);
    identity who = identify(p, party);
    *known = is_text(who.id);
    if (who.id && !*known) return true;

    ent_entry *e = who.id ? add_identity(p, who) : NULL;
    if (!e) return ent_fail(err, ENT_MEMORY, "graph: out of memory for actors");
    *node = (uint32_t)e->value;
    return vote_all(p, e, who, party, times)
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
    const char *id, ent_arena *arena, ent_node *node)
{
    const ent_entry *e = &p->ids.entries[index];
    identity who = identity_of(e);
    const ent_actor *a = e->value & IS_OURS ? namesake(p, who) : NULL;
    const char *code = p->level == ENT_LEVEL_COUNTRY ? id : a ? a->code : who.code;
    const char *name = a ? a->name : said(p, winner, index, FIELD_NAME, who.id);
    const char *kind = a ? ent_kind_names[a->kind]
                         : said(p, winner, index, FIELD_KIND, ent_kind_names[ENT_OTHER]);
    node->id = ent_arena_string(arena, id);
    node->name = ent_arena_string(arena, name);
    node->code = ent_arena_string(arena, code);
    node->kind = ent_arena_string(arena, kind);
    return node->id && node->name && node->code && node->kind;
}

typedef struct {
    const char *id; /* the node's own */
    uint32_t index;
    const ent_entry *entry;
} titled;

static int by_id(const void *x, const void *y)
{
    const titled *a = x, *b = y;
    int d = strcmp(a->id, b->id);
    return d ? d : strcmp(identity_of(a->entry).code, identity_of(b->entry).code);
}

/* Namesakes are told apart by their code: "john-smith.usa", "john-smith.gbr". A dot is in
 * no slug. Everyone else keeps the id of the events. */
static bool tell_apart(titled *nodes, size_t count, ent_arena *arena)
{
    for (size_t i = 0, end; i < count; i = end) {
        for (end = i + 1; end < count && strcmp(nodes[i].id, nodes[end].id) == 0;) end++;
        for (size_t k = i; end - i > 1 && k < end; k++) {
            identity who = identity_of(nodes[k].entry);
            if (!is_text(who.code)) continue;
            char *id = ent_arena_print(arena, "%s.%s", who.id, who.code);
            if (!id) return false;
            nodes[k].id = id;
            for (id += strlen(who.id); *id; id++) *id = ent_lower(*id);
        }
    }
    return true;
}

/* All identities in order of their node's id. */
static titled *title_nodes(const ent_parties *p, ent_arena *arena)
{
    size_t count = p->ids.count;
    titled *nodes = ent_arena_array(arena, count, sizeof *nodes);
    if (!nodes) return NULL;
    for (size_t i = 0; i < count; i++)
        nodes[i] = (titled){ p->ids.entries[i].key, (uint32_t)i, &p->ids.entries[i] };
    qsort(nodes, count, sizeof *nodes, by_id);
    if (!tell_apart(nodes, count, arena)) return NULL;
    qsort(nodes, count, sizeof *nodes, by_id);
    return nodes;
}

bool ent_parties_name(ent_parties *p, ent_arena *arena, ent_node **nodes, size_t *count,
    uint32_t **place, ent_error *err)
{
    size_t identities = p->ids.count;
    titled *all = title_nodes(p, arena);
    uint32_t *winner = count_votes(p, arena);
    *count = 0;
    *nodes = ent_arena_array(arena, identities, sizeof **nodes);
    *place = ent_arena_array(arena, identities, sizeof **place);
    bool ok = all && winner && *nodes && *place;

    for (size_t i = 0; ok && i < identities; i++) {
        /* An imported id may be what a namesake is called: then the two are one node. */
        bool taken = i > 0 && strcmp(all[i].id, all[i - 1].id) == 0;
        (*place)[all[i].index] = (uint32_t)(*count - taken);
        if (!taken)
            ok = name_node(
                p, winner, all[i].index, all[i].id, arena, &(*nodes)[(*count)++]);
    }
    return ok || ent_fail(err, ENT_MEMORY, "graph: out of memory for names");
}

void ent_parties_free(ent_parties *p)
{
    ent_table_free(&p->ids);
    ent_table_free(&p->votes);
    ent_arena_free(&p->scratch);
}
