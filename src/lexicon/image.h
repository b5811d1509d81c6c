/* image.h - the compiled lexicon: one run of bytes that is used as it lies (private).
 *
 *   header | strings | actors | offices | ... | nodes | slots
 *
 * Parts refer to one another by number, to strings by their place in `strings` (0: "").
 * Names are a tree of words; a step from a node by a word is found in one table of slots:
 *
 *   root --united--> 7 --states--> 8 (United States) --of--> 9 --america--> 10 (...)
 *
 * The file is native: bytes in another order are another machine's, and not used. */
#ifndef ENT_LEXICON_IMAGE_H
#define ENT_LEXICON_IMAGE_H

#include "base/buffer.h"
#include "lexicon/lexicon.h"
#include "lexicon/mapping.h"

enum { ENT_LEXICON_TABLES = 6 };

/* The tables that are compiled, in the order of their hashes: actors.tsv, ... */
extern const char *const ent_lexicon_files[ENT_LEXICON_TABLES];

typedef struct {
    uint32_t id, code, name, sector; /* strings */
    uint32_t kind, gender;           /* 'f', 'm' or 0 */
} ent_image_actor;

typedef struct {
    uint32_t actor;
    uint32_t office, code; /* strings */
    ent_date since, until;
    uint32_t next; /* another holder of the same post: his index + 1 */
} ent_image_office;

typedef struct {
    int64_t goldstein;
    uint32_t code;    /* string */
    uint32_t related; /* 0: a statement; relation and status mean nothing then */
    uint32_t relation, status, quad, unused;
} ent_image_cameo;

typedef struct {
    uint32_t organisation, member; /* strings */
    ent_date since, until;
} ent_image_membership;

/* A name without its capitals, and what it means. */
typedef struct {
    uint32_t key, length;          /* string */
    uint32_t senses[2], counts[2]; /* [1] for a text in upper case, [0] for others */
    uint32_t capitals;             /* words that want a capital */
} ent_image_entry;

typedef struct {
    uint32_t entry, actor;
    uint32_t name; /* string, as the table writes it */
} ent_image_row;

typedef struct {
    uint32_t parent;       /* node */
    uint32_t word, length; /* string */
    uint32_t entry;        /* index + 1; 0: no name ends here */
    uint32_t children;     /* 0: no name goes on */
} ent_image_node;

/* Slots are probed one after another until a free one. */
typedef struct {
    uint32_t key;   /* string, 0: free; of a step: the upper half of its hash */
    uint32_t value; /* index; of a step: node, 0: free */
} ent_image_slot;

typedef enum {
    ENT_PART_STRINGS,
    ENT_PART_ACTORS,
    ENT_PART_OFFICES,
    ENT_PART_TERMS, /* offices of actor i: [i] .. [i + 1] */
    ENT_PART_CAMEOS,
    ENT_PART_SENSES,
    ENT_PART_ENTRIES,
    ENT_PART_ROWS,
    ENT_PART_NODES,   /* [0] is the root */
    ENT_PART_STEPS,   /* slots: node and word -> node */
    ENT_PART_STARTS,  /* a bit for each hash of a first word; a power of two of bytes */
    ENT_PART_IDS,     /* slots: id -> actor */
    ENT_PART_OWNERS,  /* slots: code -> actor */
    ENT_PART_POSTS,   /* slots: "office\tcode" -> one holder */
    ENT_PART_CODES,   /* slots: CAMEO code -> row */
    ENT_PART_MEMBERS, /* by organisation and member */
    ENT_PART_GROUPS,  /* slots: code -> its first member */
    ENT_PART_SITES,   /* codes, as strings */
    ENT_PART_HOSTS,   /* slots: host -> site */
    ENT_PARTS
} ent_image_part;

typedef struct {
    char magic[8];
    uint32_t order, version;
    uint64_t length, checksum;           /* of all bytes behind this line */
    uint64_t tables[ENT_LEXICON_TABLES]; /* hashes of the files it was made from */
    char digest[24];
    struct {
        uint64_t offset, count;
    } parts[ENT_PARTS];
} ent_image_header;

/* The parts of an image that has been checked. */
typedef struct {
    const ent_image_header *header; /* NULL: none is open */
    const char *strings;
    const ent_image_actor *actors;
    const ent_image_office *offices;
    const uint32_t *terms;
    const ent_image_cameo *cameos;
    const ent_image_membership *members;
    const uint32_t *sites;
    const ent_name_sense *senses;
    const ent_image_entry *entries;
    const ent_image_row *rows;
    const ent_image_node *nodes;
    const ent_image_slot *steps;
    const unsigned char *starts;
    size_t actor_count, office_count, cameo_count, entry_count, row_count, member_count,
        site_count;
    uint64_t step_mask, start_mask;
    ent_mapping mapping; /* of a file, */
    char *owned;         /* or bytes of our own */
} ent_image;

size_t ent_image_item_size(ent_image_part part);
void ent_image_seal(ent_image_header *header); /* writes magic and checksum */

/* Looks at every number in `bytes`, so that no reader leaves them. `name` is for
 * messages. */
ENT_CHECKED bool ent_image_read(
    ent_image *image, const char *name, const char *bytes, size_t length, ent_error *err);

/* Takes an image that this program has just compiled, unread; `bytes` become {0}. */
void ent_image_adopt(ent_image *image, ent_buffer *bytes);

/* Maps file `path`. Where it is not there, or made from other tables or by another
 * version, image->header is NULL and that is no failure; a damaged file is one. */
ENT_CHECKED bool ent_image_open(ent_image *image, const char *path,
    const uint64_t tables[ENT_LEXICON_TABLES], ent_error *err);
void ent_image_close(ent_image *image);

/* `slots`: one of ENT_PART_IDS, OWNERS, POSTS, CODES, GROUPS, HOSTS. */
bool ent_image_find(const ent_image *image, ent_image_part slots, const char *key,
    size_t length, uint32_t *value);

/* Hash of a word, byte by byte: start with ENT_WORD_START, then ent_word_add. */
#define ENT_WORD_START UINT64_C(0xCBF29CE484222325)
static inline uint64_t ent_word_add(uint64_t hash, unsigned char c)
{
    return (hash ^ c) * UINT64_C(0x100000001B3);
}

/* Hash of the step from `node` by a word: low bits for the slot, upper half as its key.
 */
static inline uint64_t ent_step_hash(uint64_t word, uint32_t node)
{
    uint64_t h = word + node * UINT64_C(0xD6E8FEB86659FD93);
    h = (h ^ h >> 32) * UINT64_C(0x9E3779B97F4A7C15);
    return h ^ h >> 29;
}

/* The bit of a first word among the starts. */
static inline uint64_t ent_start_bit(uint64_t step, uint64_t mask)
{
    return (step >> 20) & mask;
}

#endif
