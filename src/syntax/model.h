/* model.h - the model file, and what an open one points to.
 *
 *   0    "ENTSYNTX"  version, sections (2 x u32)  length (u64)  checksum (u64: XXH3 of
 *        all bytes from 64 on)                                      padded to 64 bytes
 *   64   section table: kind, 4 numbers, offset, length             each 48 bytes
 *   ...  sections, each at a multiple of 64
 *
 * All little-endian. Weights are used where they lie. */
#ifndef ENT_SYNTAX_MODEL_H
#define ENT_SYNTAX_MODEL_H

#include "base/map.h"
#include "syntax/actions.h"
#include "syntax/syntax.h"
#include "syntax/weights.h"
#include "syntax/word_table.h"

enum { ENT_MODEL_VERSION = 1, ENT_MODEL_MOST_TAGS = 128, ENT_MODEL_TAG_SIZE = 8 };

typedef enum {
    ENT_SECTION_TAGS = 1, /* ENT_MODEL_TAG_SIZE bytes each: universal tag, Penn tag, 0s */
    ENT_SECTION_LEFTS,    /* labels of left arcs, as names with a NUL after each */
    ENT_SECTION_RIGHTS,
    ENT_SECTION_WORDS, /* u64 entries of the word table */
    ENT_SECTION_TAGGER_ROWS,
    ENT_SECTION_TAGGER_SEEN,
    ENT_SECTION_ACCURATE_ROWS,
    ENT_SECTION_FAST_ROWS,
    ENT_SECTION_PARSER_SEEN, /* of both parsers */
    ENT_SECTION_NOTE         /* text: licence and sources */
} ent_section_kind;
enum { ENT_SECTIONS = ENT_SECTION_NOTE + 1 };

typedef struct {
    uint32_t kind;
    uint32_t numbers[4]; /* rows: classes, padded, units, gap; seen: bits */
    uint32_t unused;
    uint64_t offset, length;
    uint64_t unused2;
} ent_section;

struct ent_syntax {
    ent_map map; /* of the file; empty: bytes of the caller */
    char digest[9];
    uint32_t tag_count;
    uint8_t tag_upos[ENT_MODEL_MOST_TAGS];
    char tag_xpos[ENT_MODEL_MOST_TAGS][ENT_MODEL_TAG_SIZE];
    ent_actions actions;
    ent_word_table words;
    ent_weights tagger, accurate, fast;
    uint32_t gap; /* of the beam, in units of the accurate weights */
    uint32_t
        doubt; /* a second tag so close to the first is kept, in the tagger's units */
    ent_weights_way way;
};

/* Checks `size` bytes at `bytes` (aligned to 64) and points `syntax` into them. `name`
 * stands in messages. */
ENT_CHECKED bool ent_model_read(ent_syntax *syntax, const unsigned char *bytes,
    size_t size, const char *name, ent_error *err);

/* A file under construction: sections are copied and put in order. */
typedef struct {
    ent_section sections[ENT_SECTIONS];
    const void *bytes[ENT_SECTIONS];
    size_t count;
} ent_model_writer;

void ent_model_add(ent_model_writer *writer, ent_section_kind kind, const void *bytes,
    size_t length, const uint32_t numbers[4]);

/* All bytes of the file, to be freed by the caller. NULL: out of memory. */
unsigned char *ent_model_bytes(const ent_model_writer *writer, size_t *size);

#endif
