/* atoms.c - one pass over the bytes of a word. */
#include "syntax/atoms.h"

#include <string.h>

#include "syntax/hash.h"

enum { LONGEST = 250 }; /* bytes that are looked at */

const char *const ent_atom_edge = "\x01", *const ent_atom_root = "\x02";

enum { CAPITAL = 1, SMALL, DIGIT, HYPHEN, SIGN };

typedef struct {
    unsigned char folded[LONGEST + 1];
    uint32_t length;
    uint32_t cased, pattern;
    uint32_t kinds[SIGN + 1]; /* how many characters of each kind */
} folding;

/* Typographic quotes and dashes, U+2013 to U+201D, as plain signs; 0: not one of them. */
static unsigned char plain_sign(const unsigned char *bytes, size_t left)
{
    if (left < 3 || bytes[0] != 0xE2 || bytes[1] != 0x80) return 0;
    switch (bytes[2]) {
    case 0x93:
    case 0x94: return '-';
    case 0x98:
    case 0x99: return '\'';
    case 0x9C:
    case 0x9D: return '"';
    default: return 0;
    }
}

static int kind_of(unsigned char c)
{
    if (c >= 'a' && c <= 'z') return SMALL;
    if (c >= 'A' && c <= 'Z') return CAPITAL;
    if (c >= '0' && c <= '9') return DIGIT;
    if (c == '-') return HYPHEN;
    return c < 0x80 ? SIGN : SMALL;
}

static void fold(folding *f, const unsigned char *form, size_t size)
{
    int before = 0;
    f->length = f->pattern = 0;
    f->cased = ENT_HASH_START;
    memset(f->kinds, 0, sizeof f->kinds);
    for (size_t i = 0; i < size && f->length < LONGEST; i++) {
        unsigned char c = form[i], sign = c == 0xE2 ? plain_sign(form + i, size - i) : 0;
        if (sign) {
            c = sign;
            i += 2;
        }
        int kind = kind_of(c);
        f->cased = ent_hash_byte(f->cased, c);
        f->kinds[kind]++;
        if (kind != before) f->pattern = f->pattern * 7 + (uint32_t)kind;
        before = kind;
        if (kind == CAPITAL) c = (unsigned char)(c + ('a' - 'A'));
        if (kind == DIGIT) c = '0';
        f->folded[f->length++] = c;
    }
}

static void fill_affixes(ent_atom *atom, const folding *f)
{
    uint32_t suffix = 0x5F5F5F5, prefix = 0x9E9E9E9;
    for (uint32_t k = 0; k < ENT_ATOM_SUFFIXES; k++) {
        if (k < f->length)
            suffix = ent_hash_byte(suffix, f->folded[f->length - 1 - k]);
        else if (k == f->length)
            suffix = ent_hash_byte(suffix, 7);
        atom->suffix[k] = ent_hash_mix(suffix + k);
    }
    for (uint32_t k = 0; k < ENT_ATOM_PREFIXES; k++) {
        if (k < f->length) prefix = ent_hash_byte(prefix, f->folded[k]);
        atom->prefix[k] = ent_hash_mix(prefix + k + 100);
    }
}

void ent_atom_fill(
    ent_atom *atom, const ent_word_table *table, const char *form, size_t size)
{
    folding f;
    fold(&f, (const unsigned char *)form, size);
    uint32_t word = ENT_HASH_START;
    for (uint32_t i = 0; i < f.length; i++) word = ent_hash_byte(word, f.folded[i]);
    atom->word = ent_hash_mix(word);
    atom->cased = ent_hash_mix(f.cased + 77);
    fill_affixes(atom, &f);

    uint32_t large = f.kinds[CAPITAL], digits = f.kinds[DIGIT];
    uint32_t flags = (uint32_t)(large > 0)
                     | (uint32_t)(large == f.length && large > 1) << 1
                     | (uint32_t)(digits > 0) << 2 | (uint32_t)(digits == f.length) << 3
                     | (uint32_t)(f.kinds[HYPHEN] > 0) << 4
                     | (uint32_t)(f.kinds[SIGN] > 0) << 5
                     | (uint32_t)(f.kinds[SMALL] > 0) << 6
                     | (uint32_t)(f.length == 1) << 7;
    atom->shape = ent_hash_mix(flags * 100003u + f.pattern % 65521u);

    atom->facts = ent_word_table_find(table, atom->word);
    atom->ambiguity = atom->facts.ambiguity
                          ? ent_hash_mix(atom->facts.ambiguity)
                          : ent_hash_mix(atom->suffix[1] ^ (flags << 24 | 0x5555u));
    atom->cluster = ent_hash_mix(atom->facts.cluster + 0x20000u);
    atom->classes = ent_hash_mix(atom->facts.classes + 0x30000u);
    atom->sense = ent_hash_mix(
        0x40000u + atom->facts.noun + ((uint32_t)atom->facts.verb << 8));
}
