/* actor_code.c - a code is read chunk by chunk: whose first, then which part of it. */
#include "lexicon/actor_code.h"

#include <stdlib.h>
#include <string.h>

#include "base/table.h"
#include "lexicon/tsv.h"

enum { LIST, CODE, MEANS, NAME, COLUMNS };

typedef enum { STATE, ACTOR, HEAD, ROLE, REGION, FAITH, PEOPLE } chunk_list;

static const char *const lists[] = { "state", "actor", "head", "role", "region", "faith",
    "people" };

struct ent_actor_codes {
    ent_arena arena;
    ent_tsv table;
    ent_table rows; /* list and chunk -> its row */
    const ent_lexicon *lexicon;
};

enum { KEY_LENGTH = 4 };

static void write_key(char key[KEY_LENGTH], chunk_list list, const char *chunk)
{
    key[0] = (char)('a' + (int)list);
    memcpy(key + 1, chunk, KEY_LENGTH - 1);
}

/* Rows of other lists are no chunks. What rows say is checked where files of events are
 * read (rows/codes.c). */
static bool add_row(ent_actor_codes *codes, const ent_tsv_row *row, ent_error *err)
{
    char key[KEY_LENGTH];
    size_t list = 0, count = sizeof lists / sizeof *lists;
    while (list < count && strcmp(row->cells[LIST], lists[list]) != 0) list++;
    if (list == count || strlen(row->cells[CODE]) != KEY_LENGTH - 1) return true;
    write_key(key, (chunk_list)list, row->cells[CODE]);
    ent_entry *e = ent_table_add(&codes->rows, key, KEY_LENGTH, NULL);
    if (!e) return ent_fail(err, ENT_MEMORY, "%s: out of memory", codes->table.name);
    e->value = (uint64_t)(row - codes->table.rows);
    return true;
}

bool ent_actor_codes_open(
    const char *dir, const ent_lexicon *lexicon, ent_actor_codes **codes, ent_error *err)
{
    static const char *const columns[COLUMNS] = { "list", "code", "means", "name" };
    ent_actor_codes *c = calloc(1, sizeof *c);
    *codes = NULL;
    if (!c) return ent_fail(err, ENT_MEMORY, "actor codes: out of memory");
    c->lexicon = lexicon;
    bool ok = ent_tsv_read(&c->arena, dir, "codes.tsv", columns, COLUMNS, &c->table, err);
    for (size_t i = 0; ok && i < c->table.count; i++)
        ok = add_row(c, &c->table.rows[i], err);
    if (ok)
        *codes = c;
    else
        ent_actor_codes_close(c);
    return ok;
}

void ent_actor_codes_close(ent_actor_codes *codes)
{
    if (!codes) return;
    ent_table_free(&codes->rows);
    ent_arena_free(&codes->arena);
    free(codes);
}

uint64_t ent_actor_codes_hash(const ent_actor_codes *codes)
{
    return codes->table.hash;
}

bool ent_actor_code_right(const char *code, size_t length)
{
    static const char letters[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";
    for (size_t i = 0; i < length; i++)
        if (!strchr(letters, code[i]) && (i < 3 || code[i] < '0' || code[i] > '9'))
            return false;
    return length >= 3;
}

/* What `chunk` means in `list`; NULL: it is not there. */
static const char *find(const ent_actor_codes *codes, chunk_list list, const char *chunk)
{
    char key[KEY_LENGTH];
    write_key(key, list, chunk);
    const ent_entry *e = ent_table_find(&codes->rows, key, KEY_LENGTH);
    return e ? codes->table.rows[e->value].cells[MEANS] : NULL;
}

static const ent_actor *find_actor(const ent_actor_codes *codes, const char *chunk)
{
    const char *id = find(codes, ACTOR, chunk);
    return id ? ent_lexicon_find(codes->lexicon, id) : NULL;
}

/* The state whose ISO code the chunk is. */
static const char *iso_state(const ent_actor_codes *codes, const char *chunk)
{
    char iso[KEY_LENGTH];
    memcpy(iso, chunk, KEY_LENGTH - 1);
    iso[KEY_LENGTH - 1] = '\0';
    const ent_actor *owner = ent_lexicon_owner(codes->lexicon, iso);
    return owner && owner->kind == ENT_STATE ? owner->code : NULL;
}

/* What the chunks so far have said. */
typedef struct {
    ent_actor_code *said;
    const char *head; /* sector of IGO, NGO, MNC, ...; NULL */
    bool state, former;
} reading;

static bool read_head(const ent_actor_codes *codes, reading *r, const char *chunk)
{
    r->head = find(codes, HEAD, chunk);
    if (r->head) return true;
    const char *former = find(codes, STATE, chunk);
    const char *code = former ? former : iso_state(codes, chunk);
    r->state = code != NULL;
    r->former = former != NULL;
    if (code) r->said->code = code;
    return code != NULL;
}

/* A state behind a head ("NGOUSA"), or the part of one ("GBRFLK"). */
static bool read_state(const ent_actor_codes *codes, reading *r, const char *chunk)
{
    const char *code = iso_state(codes, chunk);
    if (!code && !r->state) code = find(codes, STATE, chunk);
    if (!code) return false;
    if (!r->former && (!*r->said->code || r->state)) r->said->code = code;
    r->state = true;
    return true;
}

static bool read_chunk(const ent_actor_codes *codes, reading *r, const char *chunk)
{
    ent_actor_code *said = r->said;
    const ent_actor *own = find_actor(codes, chunk);
    bool group = own && own->kind == ENT_GROUP;
    if (own && (group || r->head || !r->state)) {
        said->code = own->code;
        said->kind = group ? ENT_GROUP : ENT_ORGANISATION;
        return true;
    }
    const char *sector = find(codes, ROLE, chunk);
    if (sector) {
        if (!*said->sector) said->sector = sector;
        return true;
    }
    return read_state(codes, r, chunk) || find(codes, REGION, chunk)
           || find(codes, FAITH, chunk) || find(codes, PEOPLE, chunk);
}

/* The kind of a code that names no organisation or group by a chunk of its own. */
static ent_kind kind_of(const reading *r)
{
    const char *sector = r->said->sector;
    if (r->head && !strcmp(r->head, "IGO")) return ENT_ORGANISATION;
    if (r->head && !strcmp(r->head, "BUS")) return ENT_COMPANY;
    if (!strcmp(sector, "REB") || !strcmp(sector, "UAF")) return ENT_GROUP;
    if (r->head || !*r->said->code) return ENT_OTHER;
    return *sector ? ENT_BODY : ENT_STATE;
}

ent_actor_code ent_actor_code_read(const ent_actor_codes *codes, const char *code)
{
    ent_actor_code said = { "", "", ENT_STATE, NULL };
    reading r = { .said = &said };
    size_t length = strlen(code);
    for (size_t at = 0; at < length; at += 3) {
        const char *chunk = code + at;
        bool whole = length - at >= 3;
        bool known = whole
                     && ((at == 0 && read_head(codes, &r, chunk))
                         || (!(at == 0 && r.head) && read_chunk(codes, &r, chunk)));
        if (!known && !said.unknown) said.unknown = chunk;
    }
    bool militant = r.head && !strcmp(r.head, "REB");
    if (r.head && (!militant || !*said.sector)) said.sector = r.head;
    if (said.kind == ENT_STATE) said.kind = militant ? ENT_GROUP : kind_of(&r);
    return said;
}
