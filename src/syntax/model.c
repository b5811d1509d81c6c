/* model.c - a model is refused whole or used where it lies. */
#include "syntax/model.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <xxhash.h>

enum { ALIGN = 64, HEAD = 64 };

static const char magic[8] = { 'E', 'N', 'T', 'S', 'Y', 'N', 'T', 'X' };

typedef struct {
    char magic[8];
    uint32_t version, sections;
    uint64_t length, checksum;
} head;

_Static_assert(sizeof(head) == 32, "the head is packed");
_Static_assert(sizeof(ent_section) == 48, "a section is packed");

static uint64_t checksum(const unsigned char *bytes, size_t size)
{
    return XXH3_64bits(bytes + HEAD, size - HEAD);
}

static bool read_head(
    ent_syntax *syntax, const unsigned char *bytes, size_t size, head *h, ent_error *err)
{
    if (size < HEAD || memcmp(bytes, magic, sizeof magic) != 0)
        return ent_fail(err, ENT_MALFORMED, "not a syntax model of entente");
    memcpy(h, bytes, sizeof *h);
    if (h->version != ENT_MODEL_VERSION)
        return ent_fail(err, ENT_MALFORMED, "a model of version %u, expected %d",
            (unsigned)h->version, ENT_MODEL_VERSION);
    if (h->length != size)
        return ent_fail(err, ENT_MALFORMED, "%s: %zu bytes, expected %llu",
            size < h->length ? "cut short" : "too long", size,
            (unsigned long long)h->length);
    if (h->checksum != checksum(bytes, size))
        return ent_fail(err, ENT_MALFORMED, "damaged: its checksum does not fit");
    if (h->sections > ENT_SECTIONS
        || (size_t)h->sections * sizeof(ent_section) > size - HEAD)
        return ent_fail(
            err, ENT_MALFORMED, "damaged: %u sections", (unsigned)h->sections);
    snprintf(syntax->digest, sizeof syntax->digest, "%08x",
        (unsigned)(h->checksum & 0xFFFFFFFFu));
    return true;
}

static bool read_tags(ent_syntax *syntax, const ent_section *s, const unsigned char *at)
{
    size_t count = s->length / ENT_MODEL_TAG_SIZE;
    if (!count || count > ENT_MODEL_MOST_TAGS) return false;
    syntax->tag_count = (uint32_t)count;
    for (size_t i = 0; i < count; i++, at += ENT_MODEL_TAG_SIZE) {
        if (at[0] >= ENT_UPOS_COUNT || at[ENT_MODEL_TAG_SIZE - 1]) return false;
        syntax->tag_upos[i] = at[0];
        memcpy(syntax->tag_xpos[i], at + 1, ENT_MODEL_TAG_SIZE - 1);
    }
    return true;
}

/* Names of labels into `labels`; -1: too many, or not text. */
static int read_labels(const ent_section *s, const unsigned char *at, uint8_t *labels)
{
    int count = 0;
    if (!s->length || at[s->length - 1]) return -1;
    for (size_t i = 0; i < s->length; i += strlen((const char *)at + i) + 1) {
        if (count == ENT_DEP_COUNT) return -1;
        labels[count++] = (uint8_t)ent_dep_find((const char *)at + i);
    }
    return count;
}

static bool read_actions(
    ent_syntax *syntax, const ent_section *const *sections, const unsigned char *bytes)
{
    const ent_section *left = sections[ENT_SECTION_LEFTS];
    const ent_section *right = sections[ENT_SECTION_RIGHTS];
    uint8_t lefts[ENT_DEP_COUNT], rights[ENT_DEP_COUNT];
    int left_count = read_labels(left, bytes + left->offset, lefts);
    int right_count = read_labels(right, bytes + right->offset, rights);
    if (left_count < 1 || right_count < 1) return false;
    ent_actions_number(
        &syntax->actions, lefts, (size_t)left_count, rights, (size_t)right_count);
    return syntax->actions.root != 0;
}

static bool read_weights(ent_weights *weights, const ent_section *rows,
    const ent_section *seen, uint32_t classes, const unsigned char *bytes)
{
    *weights = (ent_weights){ .rows = (const int8_t *)(bytes + rows->offset),
        .seen = (const uint64_t *)(const void *)(bytes + seen->offset),
        .classes = rows->numbers[0],
        .padded = rows->numbers[1],
        .units = rows->numbers[2],
        .seen_bits = seen->numbers[0] };
    uint64_t need = (uint64_t)weights->units * ENT_WEIGHTS_UNIT + weights->padded;
    return weights->classes == classes && weights->padded >= classes
           && weights->padded % ENT_WEIGHTS_BLOCK == 0
           && weights->padded <= ENT_WEIGHTS_MOST_CLASSES && weights->units
           && need <= rows->length && weights->seen_bits >= 6 && weights->seen_bits <= 30
           && seen->length == ((uint64_t)1 << weights->seen_bits) / 8;
}

/* The sections by kind; false where one is missing, double or outside. */
static bool find_sections(
    const ent_section *table, uint32_t count, size_t size, const ent_section **sections)
{
    for (uint32_t i = 0; i < count; i++) {
        const ent_section *s = &table[i];
        if (!s->kind || s->kind >= ENT_SECTIONS || sections[s->kind]) return false;
        if (s->offset % ALIGN || s->offset > size || s->length > size - s->offset)
            return false;
        sections[s->kind] = s;
    }
    for (int kind = ENT_SECTION_TAGS; kind < ENT_SECTIONS; kind++)
        if (!sections[kind]) return false;
    return true;
}

bool ent_model_read(ent_syntax *syntax, const unsigned char *bytes, size_t size,
    const char *name, ent_error *err)
{
    head h;
    const ent_section *s[ENT_SECTIONS] = { NULL };
    if (!read_head(syntax, bytes, size, &h, err)) return ent_fail_at(err, "%s", name);
    const ent_section *table = (const ent_section *)(const void *)(bytes + HEAD);
    bool ok = find_sections(table, h.sections, size, s)
              && read_tags(
                  syntax, s[ENT_SECTION_TAGS], bytes + s[ENT_SECTION_TAGS]->offset)
              && read_actions(syntax, s, bytes);
    const ent_section *words = s[ENT_SECTION_WORDS], *seen = s[ENT_SECTION_PARSER_SEEN];
    uint32_t actions = syntax->actions.count;
    ok = ok
         && read_weights(&syntax->tagger, s[ENT_SECTION_TAGGER_ROWS],
             s[ENT_SECTION_TAGGER_SEEN], syntax->tag_count, bytes)
         && read_weights(
             &syntax->accurate, s[ENT_SECTION_ACCURATE_ROWS], seen, actions, bytes)
         && read_weights(&syntax->fast, s[ENT_SECTION_FAST_ROWS], seen, actions, bytes);
    if (!ok)
        return ent_fail(err, ENT_MALFORMED, "%s: damaged: its sections do not fit", name);
    syntax->words = (ent_word_table){
        .entries = (const uint64_t *)(const void *)(bytes + words->offset),
        .capacity = (uint32_t)(words->length / sizeof(uint64_t))
    };
    syntax->gap = s[ENT_SECTION_ACCURATE_ROWS]->numbers[3];
    syntax->doubt = s[ENT_SECTION_TAGGER_ROWS]->numbers[3];
    syntax->way = ent_weights_fastest();
    return true;
}

void ent_model_add(ent_model_writer *writer, ent_section_kind kind, const void *bytes,
    size_t length, const uint32_t numbers[4])
{
    ent_section *s = &writer->sections[writer->count];
    *s = (ent_section){ .kind = (uint32_t)kind, .length = length };
    if (numbers) memcpy(s->numbers, numbers, sizeof s->numbers);
    writer->bytes[writer->count++] = bytes;
}

static size_t aligned(size_t size)
{
    return (size + ALIGN - 1) / ALIGN * ALIGN;
}

unsigned char *ent_model_bytes(const ent_model_writer *writer, size_t *size)
{
    ent_section sections[ENT_SECTIONS];
    size_t at = aligned(HEAD + writer->count * sizeof *sections);
    for (size_t i = 0; i < writer->count; i++) {
        sections[i] = writer->sections[i];
        sections[i].offset = at;
        at = aligned(at + sections[i].length);
    }
    unsigned char *bytes = aligned_alloc(ALIGN, at);
    if (!bytes) return NULL;
    memset(bytes, 0, at);
    memcpy(bytes + HEAD, sections, writer->count * sizeof *sections);
    for (size_t i = 0; i < writer->count; i++)
        memcpy(bytes + sections[i].offset, writer->bytes[i], sections[i].length);
    head h = { .version = ENT_MODEL_VERSION,
        .sections = (uint32_t)writer->count,
        .length = at,
        .checksum = checksum(bytes, at) };
    memcpy(h.magic, magic, sizeof magic);
    memcpy(bytes, &h, sizeof h);
    *size = at;
    return bytes;
}
