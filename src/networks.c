/* networks.c - networks of others into a store of tallies, so that report, draw and
 * export serve them too.
 *
 *   file -> nodes and edges in words (rows/network.h) -> one tally for each pair,
 *   relation and date, of count 1 and the sum of the weights -> store
 *
 * A tally goes one way where its relation does: an undirected edge of such a relation is
 * two, of half the weight each. */
#include "engine.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "base/file.h"
#include "base/number.h"
#include "events/party.h"
#include "read/name.h"
#include "rows/network.h"
#include "rows/scheme.h"

enum { NAMED = 10, LARGEST_FILE = 1 << 28 };

/* What one weight may be, so that sums of billionths fit. */
#define LARGEST_WEIGHT 1e9

typedef struct {
    const ent_engine *engine;
    const ent_input *input;
    ent_summary *summary;
    ent_tallies tallies;
    ent_arena arena; /* of the file at hand */
    const char *place;
    ent_network network;
    ent_row_codes *codes;
    ent_scheme_reading scheme;
    ent_table nodes; /* id -> 1 where an edge has it */
    uint32_t *parties;
    uint64_t faults;
} importing;

/* Names an edge that is left out; after NAMED of a file they are only counted. */
static bool leave_out(importing *m, uint64_t line, const ent_error *why, ent_error *err)
{
    ent_error fault = *why;
    ent_fail_at(&fault, "%s:%llu", m->place, (unsigned long long)line);
    m->summary->read.malformed++;
    if (m->input->strict) return ent_fail(err, ENT_MALFORMED, "%s", fault.message);
    if (m->faults++ < NAMED && m->input->say)
        m->input->say(m->input->say_context, fault.message);
    return true;
}

static bool no_memory(ent_error *err)
{
    return ent_fail(err, ENT_MEMORY, "out of memory");
}

/* By the list that the file's ids are of; a state of the past keeps its id. */
static void name_by_scheme(
    const importing *m, const ent_entry *id, bool labelled, ent_party *party)
{
    const ent_scheme_name *name = &m->scheme.names[id - m->scheme.ids.entries];
    const ent_actor *a = name->actor;
    if (name->former && !labelled) party->name = name->former;
    if (name->former) party->kind = ent_kind_names[ENT_STATE];
    if (!a) return;
    *party = (ent_party){ .code = a->code,
        .id = a->id,
        .name = a->name,
        .kind = ent_kind_names[a->kind],
        .sector = a->sector };
}

static bool add_party(importing *m, const char *id, size_t node, ent_error *err)
{
    const ent_network_node *n = node ? &m->network.nodes[node - 1] : NULL;
    bool kind = false;
    for (size_t i = 0; i < ENT_KINDS && n && n->kind; i++)
        kind |= strcmp(ent_kind_names[i], n->kind) == 0;
    ent_party party = { .code = id,
        .id = id,
        .name = n && n->label ? n->label : id,
        .kind = n && kind ? n->kind : ent_kind_names[ENT_OTHER] };
    const ent_entry *named = ent_table_find(&m->scheme.ids, id, strlen(id));
    if (named) name_by_scheme(m, named, n && n->label, &party);
    size_t place = m->nodes.count - 1;
    return ent_tally_party(&m->tallies, &party, &m->parties[place], err);
}

/* The nodes that are declared; those of tables follow with their edges. */
static bool know_nodes(importing *m, ent_error *err)
{
    const ent_network *n = &m->network;
    size_t room = n->node_count + 2 * n->edge_count + 1;
    m->parties = ent_arena_array(&m->arena, room, sizeof *m->parties);
    if (!m->parties) return no_memory(err);
    for (size_t i = 0; i < n->node_count; i++) {
        bool added;
        const char *id = n->nodes[i].id;
        if (!ent_table_add(&m->nodes, id, strlen(id), &added)) return no_memory(err);
        if (added && !add_party(m, id, i + 1, err)) return false;
    }
    return true;
}

/* Faults go to `why` with ENT_MALFORMED. */
static bool find_end(
    importing *m, const char *id, const char *which, uint32_t *party, ent_error *why)
{
    bool added = false;
    if (!id || !*id) return ent_fail(why, ENT_MALFORMED, "no %s, expected a node", which);
    ent_entry *entry = ent_table_find(&m->nodes, id, strlen(id));
    if (!entry && m->network.declares)
        return ent_fail(why, ENT_MALFORMED,
            "%s '%.80s' is no node of the file, expected one", which, id);
    if (!entry) entry = ent_table_add(&m->nodes, id, strlen(id), &added);
    if (!entry) return no_memory(why);
    if (added && !add_party(m, id, 0, why)) return false;
    *party = m->parties[entry - m->nodes.entries];
    return true;
}

static void note_end(importing *m, const char *id)
{
    ent_table_find(&m->nodes, id, strlen(id))->value = 1;
}

/* The sign goes before that of the weight; 0 says that the relation's own holds. */
static bool read_weight(
    const ent_network_edge *e, double *weight, int *sign, ent_error *why)
{
    const char *text = e->words[ENT_NETWORK_WEIGHT], *s = e->words[ENT_NETWORK_SIGN];
    double number = *weight = 1;
    if (text && !ent_number_parse(text, weight))
        return ent_fail(
            why, ENT_MALFORMED, "weight '%.40s', expected a finite number", text);
    if (fabs(*weight) > LARGEST_WEIGHT)
        return ent_fail(why, ENT_MALFORMED, "weight '%.40s', expected at most 1e9", text);
    *sign = (*weight > 0) - (*weight < 0);
    *weight = fabs(*weight);
    if (!s) return true;
    if (strcmp(s, "+") == 0 || strcmp(s, "-") == 0) {
        *sign = *s == '+' ? 1 : -1;
        return true;
    }
    if (!ent_number_parse(s, &number) || !(number == 0 || fabs(number) == 1))
        return ent_fail(why, ENT_MALFORMED, "sign '%.40s', expected 1, 0 or -1", s);
    *sign = (int)number;
    return true;
}

/* Other words ("friend") are of another matter. */
static bool is_directed(const importing *m, const ent_network_edge *e)
{
    static const struct {
        const char *word;
        bool directed;
    } words[] = { { "true", false }, { "1", false }, { "Undirected", false },
        { "undirected", false }, { "false", true }, { "0", true }, { "Directed", true },
        { "directed", true } };
    const char *text = e->words[ENT_NETWORK_UNDIRECTED];
    for (size_t i = 0; text && i < sizeof words / sizeof *words; i++)
        if (strcmp(text, words[i].word) == 0) return words[i].directed;
    return e->directed && !m->input->undirected;
}

/* Friendly or hostile, one way or both: what a tie is where it does not say. */
static ent_relation relation_of(int sign, bool directed)
{
    if (sign < 0) return ENT_ACCUSE;
    return directed ? ENT_SUPPORT : ENT_COOPERATE;
}

static bool read_edge(const importing *m, const ent_network_edge *e, ent_tally_key *key,
    double *weight, int *sign, bool *directed, ent_error *why)
{
    const char *relation = e->words[ENT_NETWORK_RELATION],
               *date = e->words[ENT_NETWORK_DATE];
    ent_interval days = { ENT_NO_DATE, ENT_NO_DATE };
    ent_relation which;
    *directed = is_directed(m, e);
    if (!read_weight(e, weight, sign, why)) return false;
    which = *sign == 0 && *weight > 0 ? ENT_REQUEST : relation_of(*sign, *directed);
    if ((relation && !ent_relation_parse(relation, &which, why))
        || (date && !ent_interval_parse(date, &days, why)))
        return false;
    if (relation && *sign > 0 && !e->words[ENT_NETWORK_SIGN])
        *sign = ent_relation_table[which].sign;
    key->relation = (uint8_t)which;
    key->status = ENT_ACTUAL;
    key->day = days.from;
    return true;
}

static bool add(importing *m, ent_tally_key key, double weight, int sign, ent_error *err)
{
    const ent_party a = ent_tally_party_at(&m->tallies, key.source),
                    b = ent_tally_party_at(&m->tallies, key.target);
    const int64_t billionths = llround(weight * 1e9);
    const ent_sums sums = { .count = 1,
        .lean = sign * llround(weight * 1e6),
        .weight = billionths,
        .weight_log = billionths,
        .weight_reports = billionths };
    if (ent_relation_table[key.relation].both && ent_party_compare(&a, &b) > 0) {
        uint32_t first = key.target;
        key.target = key.source;
        key.source = first;
    }
    return ent_tally_add_sums(&m->tallies, &key, &sums, err);
}

static bool take_edge(importing *m, const ent_network_edge *e, ent_error *err)
{
    ent_tally_key key = { 0 };
    ent_error why = { 0 };
    double weight;
    int sign = 0;
    bool directed;
    if (!find_end(m, e->source, "source", &key.source, &why)
        || !find_end(m, e->target, "target", &key.target, &why)
        || (key.source == key.target
            && !ent_fail(&why, ENT_MALFORMED,
                "'%.80s' is tied to itself, expected two nodes", e->source))
        || !read_edge(m, e, &key, &weight, &sign, &directed, &why))
        return why.code == ENT_MEMORY ? no_memory(err) : leave_out(m, e->line, &why, err);
    note_end(m, e->source);
    note_end(m, e->target);
    if (directed || ent_relation_table[key.relation].both)
        return add(m, key, weight, sign, err);
    ent_tally_key back = key;
    back.source = key.target;
    back.target = key.source;
    return add(m, key, weight / 2, sign, err) && add(m, back, weight / 2, sign, err);
}

/* Says the message, if there is one, and frees it. */
static void tell(const importing *m, ent_buffer *message)
{
    if (message->length && !message->failed && m->input->say)
        m->input->say(m->input->say_context, message->bytes);
    ent_buffer_free(message);
}

static void say(const importing *m, size_t count, const char *one, const char *many)
{
    ent_buffer message = { 0 };
    if (count)
        ent_buffer_print(
            &message, "%s: %zu %s", m->place, count, count == 1 ? one : many);
    tell(m, &message);
}

/* Parallel edges are one tie. What it would be as an event is the relation's usual. */
static void collapse(importing *m)
{
    for (size_t i = 0; i < m->tallies.count; i++) {
        const ent_tally_key *key = &m->tallies.items[i].key;
        ent_sums *s = &m->tallies.items[i].sums;
        int64_t usual = llabs(ent_relation_table[key->relation].intensity);
        s->reports = s->count;
        s->count = 1;
        s->intensity = s->lean > 0 ? usual : s->lean < 0 ? -usual : 0;
        s->confidence = ENT_ONE;
        s->strongest = (ent_strongest){ (int32_t)s->intensity, ENT_ONE, s->lean == 0 };
    }
}

static bool take_network(importing *m, const char *bytes, size_t length, ent_error *err)
{
    const ent_network *n = &m->network;
    ent_import import = { .rows = n->edge_count,
        .name = ent_name_base(m->place),
        .producer = ent_engine_producer(m->engine) };
    ent_hash_hex(bytes, length, import.hash);
    bool ok = know_nodes(m, err);
    for (size_t i = 0; ok && i < n->edge_count; i++) ok = take_edge(m, &n->edges[i], err);
    if (!ok) return false;
    size_t lonely = 0;
    for (size_t i = 0; i < m->nodes.count; i++) lonely += m->nodes.entries[i].value == 0;
    say(m, m->faults > NAMED ? (size_t)m->faults - NAMED : 0, "more edge left out",
        "more edges left out");
    if (!m->input->quiet)
        say(m, lonely, "node has no edge: left out, since a store keeps edges",
            "nodes have no edge: left out, since a store keeps edges");
    m->summary->rows = n->edge_count;
    m->summary->tallies = m->tallies.count;
    collapse(m);
    return ent_tally_import(&m->tallies, &import, err);
}

/* A "start" that is not a day, month or year throughout is none. */
static void check_dates(importing *m)
{
    ent_network *n = &m->network;
    ent_interval days;
    ent_error why = { 0 };
    bool ok = true;
    for (size_t i = 0; n->perhaps_date && ok && i < n->edge_count; i++) {
        const char *date = n->edges[i].words[ENT_NETWORK_DATE];
        ok = !date || ent_interval_parse(date, &days, &why);
    }
    if (ok) return;
    for (size_t i = 0; i < n->edge_count; i++) n->edges[i].words[ENT_NETWORK_DATE] = NULL;
    ent_network_unused(n, n->perhaps_date);
    n->perhaps_date = NULL;
}

static void tell_columns(const importing *m)
{
    const ent_network *n = &m->network;
    ent_buffer message = { 0 };
    if (n->perhaps_date || n->unused_count) ent_buffer_print(&message, "%s: ", m->place);
    if (n->perhaps_date)
        ent_buffer_print(&message, "dates are those of '%.40s'", n->perhaps_date);
    if (n->unused_count)
        ent_buffer_print(&message, "%snot used: %s%s", n->perhaps_date ? "; " : "",
            n->unused.failed ? "" : n->unused.bytes,
            n->unused_count > ENT_NETWORK_TOLD ? " and more" : "");
    tell(m, &message);
}

/* How many ids the list named; where none was sure, what might fit. */
static void tell_scheme(const importing *m)
{
    const ent_scheme_reading *r = &m->scheme;
    ent_buffer message = { 0 };
    size_t named = 0, any = r->fits[ENT_SCHEME_ISO] + r->fits[ENT_SCHEME_COW];
    for (size_t i = 0; i < r->ids.count; i++)
        named += r->names[i].actor || r->names[i].former;
    if (r->scheme != ENT_SCHEME_NONE)
        ent_buffer_print(&message, "%s: %zu of %zu ids are named as codes of '%s'",
            m->place, named, r->ids.count, ent_scheme_names[r->scheme]);
    else if (any && !m->input->codes)
        ent_buffer_print(&message,
            "%s: ids stay as they are; of %zu, %zu would be codes of 'iso', %zu of 'cow' "
            "(--codes)",
            m->place, r->ids.count, r->fits[ENT_SCHEME_ISO], r->fits[ENT_SCHEME_COW]);
    if (r->shared)
        ent_buffer_print(
            &message, "; %zu stay, since another id is the same code", r->shared);
    tell(m, &message);
}

static bool know_codes(importing *m, ent_error *err)
{
    char dir[sizeof m->engine->data + 16];
    snprintf(dir, sizeof dir, "%s/lexicon", m->engine->data);
    if (!ent_row_codes_open(dir, m->engine->lexicon, &m->codes, err)
        || !ent_scheme_read(
            &m->arena, m->codes, &m->network, m->input->codes, &m->scheme, err))
        return false;
    check_dates(m);
    if (m->input->quiet) return true;
    tell_columns(m);
    tell_scheme(m);
    return true;
}

static bool read_file(importing *m, ent_error *err)
{
    char *bytes;
    size_t length, most = m->input->reading.max_document;
    return ent_file_read(&m->arena, m->input->paths[0], most ? most : LARGEST_FILE,
               &bytes, &length, err)
           && ent_network_read(&m->arena, bytes, length, m->place, &m->network, err)
           && know_codes(m, err) && take_network(m, bytes, length, err);
}

static bool is_free(const char *path, ent_error *err)
{
    struct stat about;
    return stat(path, &about) != 0
           || ent_fail(err, ENT_USAGE,
               "'%s' is there already: a network makes a store of its own; entente merge "
               "puts stores together",
               path);
}

static bool store(importing *m, const char *path, ent_error *err)
{
    ent_tally_list list;
    ent_store *to = NULL;
    bool ok = ent_tallies_sort(&m->tallies, &m->arena, &list, err)
              && ent_store_open(
                  path, ENT_STORE_WRITE, ent_engine_producer(m->engine), &to, err)
              && ent_store_add_tallies(to, &list, err);
    ent_store_close(to);
    return ok;
}

bool ent_import_network(const ent_engine *engine, const ent_input *input,
    const char *path, ent_summary *summary, ent_error *err)
{
    *summary = (ent_summary){ .lexicon_lines = engine->left_out };
    importing m = { .engine = engine, .input = input, .summary = summary };
    if (input->count != 1)
        return ent_fail(err, ENT_USAGE, "one network makes a store, expected one file");
    m.place = strcmp(input->paths[0], "-") == 0 ? "stdin" : input->paths[0];
    bool ok = is_free(path, err) && read_file(&m, err) && store(&m, path, err);
    ent_network_free(&m.network);
    ent_scheme_free(&m.scheme);
    ent_row_codes_close(m.codes);
    ent_table_free(&m.nodes);
    ent_tallies_free(&m.tallies);
    ent_arena_free(&m.arena);
    return ok;
}
