/* compile.c - from the tables as they were read to the image that is used. */
#include <stdio.h>
#include <string.h>

#include "lexicon/tables.h"

typedef struct {
    const ent_tables *tables;
    ent_buffer parts[ENT_PARTS];
    ent_table strings; /* string -> its place */
    ent_table steps;   /* parent and word -> node */
    bool failed;       /* out of memory */
} compiler;

static size_t count_of(const compiler *c, ent_image_part part)
{
    return c->parts[part].length / ent_image_item_size(part);
}

static void add_item(compiler *c, ent_image_part part, const void *item)
{
    ent_buffer_add(&c->parts[part], item, ent_image_item_size(part));
}

/* Place of a string; each stands there once. */
static uint32_t place(compiler *c, const char *string)
{
    ent_buffer *pool = &c->parts[ENT_PART_STRINGS];
    bool added;
    ent_entry *e = ent_table_add(&c->strings, string, strlen(string), &added);
    if (!e) {
        c->failed = true;
        return 0;
    }
    if (added) {
        e->value = pool->length;
        ent_buffer_add(pool, string, strlen(string) + 1);
    }
    return (uint32_t)e->value;
}

static void add_actors(compiler *c)
{
    for (size_t i = 0; i < c->tables->actor_count; i++) {
        const ent_actor *a = &c->tables->actors[i];
        ent_image_actor item = { place(c, a->id), place(c, a->code), place(c, a->name),
            place(c, a->sector), (uint32_t)a->kind,
            a->female ? 'f'
            : a->male ? 'm'
                      : 0 };
        add_item(c, ENT_PART_ACTORS, &item);
    }
}

static void add_offices(compiler *c)
{
    for (size_t i = 0; i < c->tables->office_count; i++) {
        const ent_office *o = &c->tables->offices[i];
        ent_image_office item = { o->actor, place(c, o->office), place(c, o->code),
            o->since, o->until, (uint32_t)c->tables->post_next[i] };
        add_item(c, ENT_PART_OFFICES, &item);
    }
    for (size_t i = 0; i <= c->tables->actor_count; i++) {
        uint32_t first = (uint32_t)c->tables->office_starts[i];
        add_item(c, ENT_PART_TERMS, &first);
    }
}

static void add_cameos(compiler *c)
{
    for (size_t i = 0; i < c->tables->cameo_count; i++) {
        const ent_cameo *row = &c->tables->cameos[i];
        ent_image_cameo item = { .goldstein = row->goldstein,
            .code = place(c, row->code),
            .related = c->tables->related[i],
            .relation = row->relation,
            .status = row->status,
            .quad = (uint32_t)row->quad };
        add_item(c, ENT_PART_CAMEOS, &item);
    }
}

static void add_members(compiler *c)
{
    for (size_t i = 0; i < c->tables->member_count; i++) {
        const ent_membership *m = &c->tables->members[i];
        ent_image_membership item = { place(c, m->organisation), place(c, m->member),
            m->since, m->until };
        add_item(c, ENT_PART_MEMBERS, &item);
    }
}

static void add_sites(compiler *c)
{
    for (size_t i = 0; i < c->tables->site_count; i++) {
        uint32_t code = place(c, c->tables->sites[i]);
        add_item(c, ENT_PART_SITES, &code);
    }
}

/* The node behind `parent` by the word; made where it is new. */
static uint32_t node_behind(
    compiler *c, uint32_t parent, const char *word, size_t length, uint32_t place_of_word)
{
    char step[sizeof parent + ENT_NAME_LONGEST];
    memcpy(step, &parent, sizeof parent);
    memcpy(step + sizeof parent, word, length);
    bool added;
    ent_entry *e = ent_table_add(&c->steps, step, sizeof parent + length, &added);
    if (!e) {
        c->failed = true;
        return 0;
    }
    if (added) {
        e->value = count_of(c, ENT_PART_NODES);
        ent_image_node node = { parent, place_of_word, (uint32_t)length, 0, 0 };
        add_item(c, ENT_PART_NODES, &node);
    }
    return (uint32_t)e->value;
}

static ent_image_node *nodes_of(compiler *c)
{
    return (ent_image_node *)(void *)c->parts[ENT_PART_NODES].bytes;
}

/* The way of a key through the tree; words are pieces of the key's own string. */
static void add_way(compiler *c, uint32_t key, const char *bytes, uint32_t entry)
{
    uint32_t node = 0;
    for (const char *at = bytes; *at && !c->failed; at += *at == ' ') {
        size_t length = strcspn(at, " ");
        uint32_t parent = node, nodes = (uint32_t)count_of(c, ENT_PART_NODES);
        node = node_behind(c, parent, at, length, key + (uint32_t)(at - bytes));
        if (c->failed || c->parts[ENT_PART_NODES].failed) return;
        nodes_of(c)[parent].children += node == nodes;
        at += length;
    }
    if (!c->failed && node) nodes_of(c)[node].entry = entry + 1;
}

static void add_names(compiler *c)
{
    const ent_names *names = &c->tables->names;
    ent_image_node root = { 0 };
    add_item(c, ENT_PART_NODES, &root);
    for (uint32_t i = 0; i < names->keys.count && !c->failed; i++) {
        const ent_entry *key = &names->keys.entries[i];
        const ent_name_entry *entry = &names->entries[i];
        ent_image_entry item = { place(c, key->key), key->length, { 0, 0 },
            { entry->counts[0], entry->counts[1] }, entry->capitals };
        for (int upper = 0; upper < 2; upper++) {
            item.senses[upper] = (uint32_t)count_of(c, ENT_PART_SENSES);
            for (uint32_t k = 0; k < entry->counts[upper]; k++)
                add_item(c, ENT_PART_SENSES, &entry->senses[upper][k]);
        }
        add_item(c, ENT_PART_ENTRIES, &item);
        add_way(c, item.key, key->key, i);
    }
    for (size_t i = 0; i < names->count; i++) {
        const ent_name_row *row = &names->rows[i];
        ent_image_row item = { row->key, row->actor, place(c, row->name) };
        add_item(c, ENT_PART_ROWS, &item);
    }
}

/* Free slots, at least as many again as will be filled; NULL: out of memory. */
static ent_image_slot *add_slots(
    compiler *c, ent_image_part part, size_t filled, size_t *mask)
{
    static const ent_image_slot none = { 0, 0 };
    size_t count = 4;
    while (count < 2 * filled) count *= 2;
    for (size_t i = 0; i < count; i++) add_item(c, part, &none);
    *mask = count - 1;
    return c->parts[part].failed ? NULL : (ent_image_slot *)(void *)c->parts[part].bytes;
}

static void add_map(compiler *c, ent_image_part part, const ent_table *table, size_t less)
{
    size_t mask;
    ent_image_slot *slots = add_slots(c, part, table->count, &mask);
    for (size_t i = 0; i < table->count && slots; i++) {
        const ent_entry *e = &table->entries[i];
        size_t at = ent_hash(e->key, e->length) & mask;
        while (slots[at].key) at = (at + 1) & mask;
        slots[at] = (ent_image_slot){ place(c, e->key), (uint32_t)(e->value - less) };
    }
}

static uint64_t step_of(const compiler *c, const ent_image_node *node)
{
    const char *word = c->parts[ENT_PART_STRINGS].bytes + node->word;
    uint64_t hash = ENT_WORD_START;
    for (uint32_t i = 0; i < node->length; i++)
        hash = ent_word_add(hash, (unsigned char)word[i]);
    return ent_step_hash(hash, node->parent);
}

static void add_steps(compiler *c)
{
    size_t count = count_of(c, ENT_PART_NODES), mask, size = 8;
    ent_image_slot *slots = add_slots(c, ENT_PART_STEPS, count, &mask);
    if (c->failed || !slots || c->parts[ENT_PART_NODES].failed) return;
    const ent_image_node *nodes = nodes_of(c);
    while (size < 2 * (size_t)nodes[0].children) size *= 2; /* 16 bits for each start */
    ent_buffer *starts = &c->parts[ENT_PART_STARTS];
    for (size_t i = 0; i < size; i++) ent_buffer_char(starts, 0);
    if (starts->failed || c->parts[ENT_PART_STRINGS].failed) return;

    for (size_t i = 1; i < count; i++) {
        uint64_t hash = step_of(c, &nodes[i]);
        size_t at = hash & mask;
        while (slots[at].value) at = (at + 1) & mask;
        slots[at] = (ent_image_slot){ (uint32_t)(hash >> 32), (uint32_t)i };
        if (nodes[i].parent) continue;
        uint64_t bit = ent_start_bit(hash, size * 8 - 1);
        starts->bytes[bit / 8] = (char)(starts->bytes[bit / 8] | 1 << bit % 8);
    }
}

static void add_parts(compiler *c)
{
    place(c, ""); /* stands at 0 */
    add_actors(c);
    add_offices(c);
    add_cameos(c);
    add_members(c);
    add_sites(c);
    add_names(c);
    add_steps(c);
    add_map(c, ENT_PART_IDS, &c->tables->ids, 0);
    add_map(c, ENT_PART_OWNERS, &c->tables->owners, 0);
    add_map(c, ENT_PART_POSTS, &c->tables->posts, 1); /* counted from 1 there */
    add_map(c, ENT_PART_CODES, &c->tables->cameo_codes, 0);
    add_map(c, ENT_PART_GROUPS, &c->tables->groups, 0);
    add_map(c, ENT_PART_HOSTS, &c->tables->hosts, 0);
}

static void pad(ent_buffer *bytes)
{
    while (bytes->length % 8 && !bytes->failed) ent_buffer_char(bytes, 0);
}

static void write_digest(const ent_tables *tables, ent_image_header *header)
{
    /* As text, so that every byte order gives the same digest. */
    char hex[33], all[ENT_LEXICON_TABLES * 17 + 1];
    size_t length = 0;
    for (size_t i = 0; i < ENT_LEXICON_TABLES; i++)
        length += (size_t)snprintf(all + length, sizeof all - length, "%llx ",
            (unsigned long long)tables->hashes[i]);
    ent_hash_hex(all, length, hex);
    memcpy(header->digest, hex, 16);
    memcpy(header->tables, tables->hashes, sizeof header->tables);
}

static void write_all(compiler *c, ent_buffer *bytes)
{
    ent_image_header header = { .length = sizeof header };
    ent_buffer_add(bytes, (const char *)&header, sizeof header);
    for (int part = 0; part < ENT_PARTS; part++) {
        pad(bytes);
        header.parts[part].offset = bytes->length;
        header.parts[part].count = count_of(c, (ent_image_part)part);
        ent_buffer_add(bytes, c->parts[part].bytes, c->parts[part].length);
        bytes->failed |= c->parts[part].failed;
    }
    if (bytes->failed) return;
    header.length = bytes->length;
    write_digest(c->tables, &header);
    memcpy(bytes->bytes, &header, sizeof header);
    ent_image_seal((ent_image_header *)(void *)bytes->bytes);
}

bool ent_tables_compile(const ent_tables *tables, ent_buffer *bytes, ent_error *err)
{
    compiler c = { .tables = tables };
    add_parts(&c);
    write_all(&c, bytes);
    bool fits = c.parts[ENT_PART_STRINGS].length < UINT32_MAX;
    for (int part = 0; part < ENT_PARTS; part++) ent_buffer_free(&c.parts[part]);
    ent_table_free(&c.strings);
    ent_table_free(&c.steps);
    if (!fits) return ent_fail(err, ENT_LIMIT, "lexicon: more than 4 GiB of names");
    return (!c.failed && !bytes->failed)
           || ent_fail(err, ENT_MEMORY, "lexicon: out of memory for the compiled tables");
}
