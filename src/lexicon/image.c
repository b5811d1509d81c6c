/* image.c - a compiled lexicon is believed only after every number in it was looked at.
 */
#include "lexicon/image.h"

#include <stdlib.h>
#include <string.h>

#include "base/table.h"

static const char magic[8] = { 'E', 'N', 'T', 'L', 'E', 'X', '\r', '\n' };
enum { ORDER = 0x01020304, VERSION = 3 };

const char *const ent_lexicon_files[ENT_LEXICON_TABLES] = { "actors.tsv", "names.tsv",
    "offices.tsv", "cameo.tsv", "members.tsv", "sites.tsv" };

size_t ent_image_item_size(ent_image_part part)
{
    static const size_t sizes[ENT_PARTS] = {
        [ENT_PART_STRINGS] = 1,
        [ENT_PART_ACTORS] = sizeof(ent_image_actor),
        [ENT_PART_OFFICES] = sizeof(ent_image_office),
        [ENT_PART_TERMS] = sizeof(uint32_t),
        [ENT_PART_CAMEOS] = sizeof(ent_image_cameo),
        [ENT_PART_SENSES] = sizeof(ent_name_sense),
        [ENT_PART_ENTRIES] = sizeof(ent_image_entry),
        [ENT_PART_ROWS] = sizeof(ent_image_row),
        [ENT_PART_NODES] = sizeof(ent_image_node),
        [ENT_PART_STEPS] = sizeof(ent_image_slot),
        [ENT_PART_STARTS] = 1,
        [ENT_PART_IDS] = sizeof(ent_image_slot),
        [ENT_PART_OWNERS] = sizeof(ent_image_slot),
        [ENT_PART_POSTS] = sizeof(ent_image_slot),
        [ENT_PART_CODES] = sizeof(ent_image_slot),
        [ENT_PART_MEMBERS] = sizeof(ent_image_membership),
        [ENT_PART_GROUPS] = sizeof(ent_image_slot),
        [ENT_PART_SITES] = sizeof(uint32_t),
        [ENT_PART_HOSTS] = sizeof(ent_image_slot),
    };
    return sizes[part];
}

/* What the checksum covers: all behind it. */
static uint64_t checksum_of(const ent_image_header *header)
{
    size_t before = offsetof(ent_image_header, tables);
    return ent_hash((const char *)header + before, (size_t)header->length - before);
}

void ent_image_seal(ent_image_header *header)
{
    memcpy(header->magic, magic, sizeof magic);
    header->order = ORDER;
    header->version = VERSION;
    header->checksum = checksum_of(header);
}

static bool damaged(const char *name, const char *what, ent_error *err)
{
    return ent_fail(err, ENT_MALFORMED,
        "%s: %s, expected a whole compiled lexicon; remove the file or make it again "
        "with scripts/make-lexicon",
        name, what);
}

static const void *part_at(const ent_image *image, ent_image_part part)
{
    return (const char *)image->header + image->header->parts[part].offset;
}

static size_t count_of(const ent_image *image, ent_image_part part)
{
    return (size_t)image->header->parts[part].count;
}

static bool parts_inside(const ent_image_header *header)
{
    for (int part = 0; part < ENT_PARTS; part++) {
        uint64_t offset = header->parts[part].offset, count = header->parts[part].count;
        if (offset % 8 || offset < sizeof *header || offset > header->length
            || count > (header->length - offset) / ent_image_item_size(part)
            || count >= UINT32_MAX)
            return false;
    }
    return memchr(header->digest, '\0', sizeof header->digest) != NULL;
}

static void bind_parts(ent_image *image)
{
    image->strings = part_at(image, ENT_PART_STRINGS);
    image->actors = part_at(image, ENT_PART_ACTORS);
    image->offices = part_at(image, ENT_PART_OFFICES);
    image->terms = part_at(image, ENT_PART_TERMS);
    image->cameos = part_at(image, ENT_PART_CAMEOS);
    image->senses = part_at(image, ENT_PART_SENSES);
    image->entries = part_at(image, ENT_PART_ENTRIES);
    image->rows = part_at(image, ENT_PART_ROWS);
    image->nodes = part_at(image, ENT_PART_NODES);
    image->steps = part_at(image, ENT_PART_STEPS);
    image->starts = part_at(image, ENT_PART_STARTS);
    image->members = part_at(image, ENT_PART_MEMBERS);
    image->sites = part_at(image, ENT_PART_SITES);
    image->actor_count = count_of(image, ENT_PART_ACTORS);
    image->office_count = count_of(image, ENT_PART_OFFICES);
    image->cameo_count = count_of(image, ENT_PART_CAMEOS);
    image->entry_count = count_of(image, ENT_PART_ENTRIES);
    image->row_count = count_of(image, ENT_PART_ROWS);
    image->member_count = count_of(image, ENT_PART_MEMBERS);
    image->site_count = count_of(image, ENT_PART_SITES);
    image->step_mask = count_of(image, ENT_PART_STEPS) - 1;
    image->start_mask = count_of(image, ENT_PART_STARTS) * 8 - 1;
}

static bool is_power(size_t count)
{
    return count && !(count & (count - 1));
}

/* Every search among the slots ends, and every value is below `limit`. */
static bool slots_right(const ent_image *image, ent_image_part part, size_t limit)
{
    const ent_image_slot *slots = part_at(image, part);
    size_t count = count_of(image, part), room = count_of(image, ENT_PART_STRINGS);
    size_t used = 0;
    for (size_t i = 0; i < count; i++) {
        uint32_t key = slots[i].key, value = slots[i].value;
        bool step = part == ENT_PART_STEPS;
        if (step ? !value : !key) continue;
        if ((!step && key >= room) || value >= limit) return false;
        used++;
    }
    return is_power(count) && used < count;
}

static bool actors_right(const ent_image *image, size_t room)
{
    for (size_t i = 0; i < image->actor_count; i++) {
        const ent_image_actor *a = &image->actors[i];
        if (a->id >= room || a->code >= room || a->name >= room || a->sector >= room
            || a->kind >= ENT_KINDS)
            return false;
    }
    for (size_t i = 0; i < image->actor_count; i++)
        if (image->terms[i] > image->terms[i + 1]) return false;
    return image->terms[image->actor_count] <= image->office_count;
}

static bool offices_right(const ent_image *image, size_t room)
{
    for (size_t i = 0; i < image->office_count; i++) {
        const ent_image_office *o = &image->offices[i];
        /* Chains run backwards, so that each has an end. */
        if (o->actor >= image->actor_count || o->office >= room || o->code >= room
            || o->next > i)
            return false;
    }
    for (size_t i = 0; i < image->cameo_count; i++) {
        const ent_image_cameo *c = &image->cameos[i];
        if (c->code >= room || c->relation >= ENT_RELATIONS || c->status >= ENT_STATUSES)
            return false;
    }
    for (size_t i = 0; i < image->member_count; i++)
        if (image->members[i].organisation >= room || image->members[i].member >= room)
            return false;
    for (size_t i = 0; i < image->site_count; i++)
        if (image->sites[i] >= room) return false;
    return true;
}

static bool names_right(const ent_image *image, size_t room)
{
    size_t sense_count = count_of(image, ENT_PART_SENSES);
    for (size_t i = 0; i < sense_count; i++)
        if (image->senses[i].actor >= image->actor_count
            || (unsigned)image->senses[i].type >= ENT_NAME_TYPES)
            return false;
    for (size_t i = 0; i < image->entry_count; i++) {
        const ent_image_entry *e = &image->entries[i];
        bool inside = e->key < room && e->length < room - e->key;
        for (int n = 0; n < 2; n++)
            inside &= e->senses[n] <= sense_count
                      && e->counts[n] <= sense_count - e->senses[n];
        if (!inside) return false;
    }
    for (size_t i = 0; i < image->row_count; i++) {
        const ent_image_row *r = &image->rows[i];
        if (r->entry >= image->entry_count || r->actor >= image->actor_count
            || r->name >= room)
            return false;
    }
    return true;
}

static bool nodes_right(const ent_image *image, size_t room)
{
    size_t count = count_of(image, ENT_PART_NODES);
    for (size_t i = 0; i < count; i++) {
        const ent_image_node *n = &image->nodes[i];
        if (n->parent >= count || n->word >= room || n->length >= room - n->word
            || n->entry > image->entry_count)
            return false;
    }
    return count > 0;
}

static bool numbers_right(const ent_image *image)
{
    size_t room = count_of(image, ENT_PART_STRINGS);
    return room && !image->strings[0] && !image->strings[room - 1]
           && count_of(image, ENT_PART_TERMS) == image->actor_count + 1
           && actors_right(image, room) && offices_right(image, room)
           && names_right(image, room) && nodes_right(image, room)
           && is_power(count_of(image, ENT_PART_STARTS))
           && slots_right(image, ENT_PART_STEPS, count_of(image, ENT_PART_NODES))
           && slots_right(image, ENT_PART_IDS, image->actor_count)
           && slots_right(image, ENT_PART_OWNERS, image->actor_count)
           && slots_right(image, ENT_PART_POSTS, image->office_count)
           && slots_right(image, ENT_PART_CODES, image->cameo_count)
           && slots_right(image, ENT_PART_GROUPS, image->member_count)
           && slots_right(image, ENT_PART_HOSTS, image->site_count);
}

static bool header_right(
    const char *name, const char *bytes, size_t length, ent_error *err)
{
    if (length < sizeof magic || memcmp(bytes, magic, sizeof magic) != 0)
        return damaged(name, "no compiled lexicon", err);
    return length >= sizeof(ent_image_header) || damaged(name, "too short", err);
}

bool ent_image_read(
    ent_image *image, const char *name, const char *bytes, size_t length, ent_error *err)
{
    if (!header_right(name, bytes, length, err)) return false;
    const ent_image_header *header = (const ent_image_header *)(const void *)bytes;
    if (header->length != length) return damaged(name, "length differs", err);
    if (header->checksum != checksum_of(header))
        return damaged(name, "checksum differs", err);
    if (!parts_inside(header)) return damaged(name, "parts lie outside", err);
    image->header = header;
    bind_parts(image);
    if (numbers_right(image)) return true;
    image->header = NULL;
    return damaged(name, "numbers lie outside", err);
}

void ent_image_adopt(ent_image *image, ent_buffer *bytes)
{
    *image = (ent_image){ .header = (const void *)bytes->bytes, .owned = bytes->bytes };
    *bytes = (ent_buffer){ 0 };
    bind_parts(image);
}

/* Made from these tables by this version, on a machine of this kind? */
static bool is_fresh(
    const ent_image_header *header, const uint64_t tables[ENT_LEXICON_TABLES])
{
    return header->order == ORDER && header->version == VERSION
           && memcmp(header->tables, tables, sizeof header->tables) == 0;
}

bool ent_image_open(ent_image *image, const char *path,
    const uint64_t tables[ENT_LEXICON_TABLES], ent_error *err)
{
    *image = (ent_image){ 0 };
    ent_mapping mapping;
    if (!ent_mapping_open(path, &mapping)) return true;
    const void *bytes = mapping.bytes;
    bool ok = header_right(path, bytes, mapping.length, err);
    bool fresh = ok && is_fresh(bytes, tables);
    if (fresh) ok = ent_image_read(image, path, bytes, mapping.length, err);
    if (image->header)
        image->mapping = mapping;
    else
        ent_mapping_close(&mapping);
    return ok;
}

void ent_image_close(ent_image *image)
{
    ent_mapping_close(&image->mapping);
    free(image->owned);
    *image = (ent_image){ 0 };
}

bool ent_image_find(const ent_image *image, ent_image_part part, const char *key,
    size_t length, uint32_t *value)
{
    const ent_image_slot *slots = part_at(image, part);
    size_t mask = count_of(image, part) - 1;
    if (!length) return false;
    for (size_t at = ent_hash(key, length) & mask; slots[at].key; at = (at + 1) & mask) {
        const char *known = image->strings + slots[at].key;
        if (strncmp(known, key, length) != 0 || known[length]) continue;
        *value = slots[at].value;
        return true;
    }
    return false;
}
