/* scheme.c - ids of a network against the lists of states. */
#include "rows/scheme.h"

#include <string.h>

#include "rows/codes.h"

const char *const ent_scheme_names[ENT_SCHEMES] = { "none", "iso", "cow", "gw" };

static ent_scheme_name by_iso(const ent_lexicon *lexicon, const char *id)
{
    const ent_actor *a = ent_lexicon_owner(lexicon, id);
    bool is = a
              && (a->kind == ENT_STATE
                  || (a->kind == ENT_ORGANISATION && strlen(id) != 3));
    return (ent_scheme_name){ is ? a : NULL, NULL };
}

static bool is_number(const char *id)
{
    return *id && strspn(id, "0123456789") == strlen(id);
}

static ent_scheme_name name_by(
    const ent_row_codes *codes, ent_scheme scheme, const char *id)
{
    const ent_scheme_name none = { 0 };
    size_t length = strlen(id);
    if (scheme == ENT_SCHEME_ISO) return by_iso(codes->lexicon, id);
    if (scheme == ENT_SCHEME_NONE || length > 8) return none;
    if (is_number(id)) {
        const char *state = ent_codes_state(codes,
            scheme == ENT_SCHEME_GW ? ENT_CODED_GW : ENT_CODED_COW,
            (ent_row_text){ id, (uint32_t)length });
        return (ent_scheme_name){ ent_lexicon_owner(codes->lexicon, state), NULL };
    }
    const ent_code_row *row = scheme == ENT_SCHEME_COW
                                  ? ent_codes_find(codes, ENT_LIST_COW, id, length)
                                  : NULL;
    if (!row) return none;
    if (*row->name) return (ent_scheme_name){ NULL, row->name };
    return (ent_scheme_name){ ent_lexicon_owner(codes->lexicon, row->means), NULL };
}

static bool add_id(ent_table *ids, const char *id)
{
    return !id || !*id || ent_table_add(ids, id, strlen(id), NULL);
}

static bool collect(const ent_network *n, ent_table *ids)
{
    bool ok = true;
    for (size_t i = 0; ok && i < n->node_count; i++) ok = add_id(ids, n->nodes[i].id);
    for (size_t i = 0; ok && !n->declares && i < n->edge_count; i++)
        ok = add_id(ids, n->edges[i].source) && add_id(ids, n->edges[i].target);
    return ok;
}

static ent_scheme best(const ent_scheme_reading *r, size_t numbers)
{
    enum { NUMBERS = 10 };
    ent_scheme found = ENT_SCHEME_NONE;
    size_t count = r->ids.count;
    if (numbers * 2 > count && count < NUMBERS) return found;
    for (size_t s = ENT_SCHEME_ISO; s < ENT_SCHEMES; s++)
        if (r->fits[s] * 10 >= count * 9
            && (found == ENT_SCHEME_NONE || r->fits[s] > r->fits[found]))
            found = (ent_scheme)s;
    return count ? found : ENT_SCHEME_NONE;
}

/* Two ids of one file are two nodes: what would make them one state names neither. A
 * code's value is the number of ids that stand for it. */
static bool part(ent_scheme_reading *r)
{
    ent_table codes = { 0 };
    bool ok = true;
    for (size_t i = 0; ok && i < r->ids.count; i++) {
        const char *code = r->names[i].actor ? r->names[i].actor->code
                                             : r->ids.entries[i].key;
        ent_entry *e = ent_table_add(&codes, code, strlen(code), NULL);
        ok = e != NULL;
        if (ok) e->value++;
    }
    for (size_t i = 0; ok && i < r->ids.count; i++) {
        const ent_actor *a = r->names[i].actor;
        if (!a || ent_table_find(&codes, a->code, strlen(a->code))->value < 2) continue;
        r->names[i].actor = NULL;
        r->shared++;
    }
    ent_table_free(&codes);
    return ok;
}

static bool parse(const char *asked, ent_scheme *scheme, ent_error *err)
{
    for (size_t s = 0; s < ENT_SCHEMES; s++) {
        if (strcmp(ent_scheme_names[s], asked) != 0) continue;
        *scheme = (ent_scheme)s;
        return true;
    }
    return ent_fail(
        err, ENT_USAGE, "list of codes '%.40s', expected none, iso, cow or gw", asked);
}

bool ent_scheme_read(ent_arena *arena, const ent_row_codes *codes,
    const ent_network *network, const char *asked, ent_scheme_reading *reading,
    ent_error *err)
{
    ent_scheme_reading *r = reading;
    size_t numbers = 0;
    *r = (ent_scheme_reading){ 0 };
    bool ok = collect(network, &r->ids);
    if (ok) r->names = ent_arena_array(arena, r->ids.count + 1, sizeof *r->names);
    if (!ok || !r->names) return ent_fail(err, ENT_MEMORY, "out of memory");
    for (size_t i = 0; i < r->ids.count; i++) {
        numbers += is_number(r->ids.entries[i].key);
        for (size_t s = 0; s < ENT_SCHEMES; s++) {
            ent_scheme_name n = name_by(codes, (ent_scheme)s, r->ids.entries[i].key);
            r->fits[s] += n.actor || n.former;
        }
    }
    if (!asked) r->scheme = best(r, numbers);
    if (asked && !parse(asked, &r->scheme, err)) return false;
    for (size_t i = 0; i < r->ids.count; i++)
        r->names[i] = name_by(codes, r->scheme, r->ids.entries[i].key);
    return part(r) || ent_fail(err, ENT_MEMORY, "out of memory");
}

void ent_scheme_free(ent_scheme_reading *reading)
{
    ent_table_free(&reading->ids);
}
