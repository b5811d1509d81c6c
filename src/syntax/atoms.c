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

/* Hashes of the first 0..length characters. */
typedef struct {
    const folding *f;
    const ent_word_table *table;
    uint32_t heads[LONGEST + 1];
} stems;

/* Classes of the word without its last `cut` characters, with `added` (0: nothing). */
static unsigned classes_of(const stems *s, uint32_t cut, unsigned char added)
{
    if (s->f->length < cut + 2) return 0;
    uint32_t hash = s->heads[s->f->length - cut];
    if (added) hash = ent_hash_byte(hash, added);
    return ent_word_table_find(s->table, ent_hash_mix(hash)).classes;
}

static bool ends_in(const folding *f, const char *ending)
{
    size_t size = strlen(ending);
    return f->length > size + 1 && !memcmp(f->folded + f->length - size, ending, size);
}

/* Of the lemma of a word in -ed, -ing, -er, -est (`cut` characters): walk, make, stop. */
static unsigned classes_of_stem(const stems *s, uint32_t cut)
{
    uint32_t left = s->f->length - cut;
    unsigned classes = classes_of(s, cut, 0) | classes_of(s, cut, 'e');
    if (left > 2 && s->f->folded[left - 1] == s->f->folded[left - 2])
        classes |= classes_of(s, cut + 1, 0);
    if (left > 1 && s->f->folded[left - 1] == 'i') classes |= classes_of(s, cut + 1, 'y');
    return classes;
}

static unsigned when(unsigned classes, unsigned has, unsigned gives)
{
    return classes & has ? gives : 0;
}

/* Regular forms: what the endings of English allow, where the lemma is known. */
static unsigned form_classes(const stems *s)
{
    const folding *f = s->f;
    unsigned classes = 0;
    if (f->length < 3) return 0;
    switch (f->folded[f->length - 1]) {
    case 's': {
        if (ends_in(f, "ss")) return 0;
        unsigned lemma = classes_of(s, 1, 0);
        if (ends_in(f, "es")) lemma |= classes_of(s, 2, 0);
        if (ends_in(f, "ies")) lemma |= classes_of(s, 3, 'y');
        return when(lemma, ENT_CLASS_NOUN, ENT_CLASS_PLURAL)
               | when(lemma, ENT_CLASS_VERB, ENT_CLASS_VERB_S);
    }
    case 'd':
        if (ends_in(f, "ed"))
            classes = when(classes_of_stem(s, 2), ENT_CLASS_VERB, ENT_CLASS_VERB_ED);
        return classes;
    case 'g':
        if (ends_in(f, "ing"))
            classes = when(classes_of_stem(s, 3), ENT_CLASS_VERB, ENT_CLASS_VERB_ING);
        return classes;
    case 'r':
        if (ends_in(f, "er"))
            classes = when(
                classes_of_stem(s, 2), ENT_CLASS_ADJECTIVE, ENT_CLASS_COMPARATIVE);
        return classes;
    case 't':
        if (ends_in(f, "est"))
            classes = when(
                classes_of_stem(s, 3), ENT_CLASS_ADJECTIVE, ENT_CLASS_SUPERLATIVE);
        return classes;
    default: return 0;
    }
}

static uint32_t shape_flags(const folding *f)
{
    uint32_t large = f->kinds[CAPITAL], digits = f->kinds[DIGIT];
    return (uint32_t)(large > 0) | (uint32_t)(large == f->length && large > 1) << 1
           | (uint32_t)(digits > 0) << 2 | (uint32_t)(digits == f->length) << 3
           | (uint32_t)(f->kinds[HYPHEN] > 0) << 4 | (uint32_t)(f->kinds[SIGN] > 0) << 5
           | (uint32_t)(f->kinds[SMALL] > 0) << 6 | (uint32_t)(f->length == 1) << 7;
}

static uint32_t hash_of_classes(unsigned classes)
{
    return ent_hash_mix(classes + 0x30000u);
}

void ent_atom_fill(
    ent_atom *atom, const ent_word_table *table, const char *form, size_t size)
{
    folding f;
    stems s = { .f = &f, .table = table };
    fold(&f, (const unsigned char *)form, size);
    s.heads[0] = ENT_HASH_START;
    for (uint32_t i = 0; i < f.length; i++)
        s.heads[i + 1] = ent_hash_byte(s.heads[i], f.folded[i]);
    atom->word = ent_hash_mix(s.heads[f.length]);
    atom->cased = ent_hash_mix(f.cased + 77);
    fill_affixes(atom, &f);

    uint32_t flags = shape_flags(&f);
    atom->shape = ent_hash_mix(flags * 100003u + f.pattern % 65521u);
    ent_word_facts facts = ent_word_table_find(table, atom->word);
    atom->ambiguity = facts.ambiguity
                          ? ent_hash_mix(facts.ambiguity)
                          : ent_hash_mix(atom->suffix[1] ^ (flags << 24 | 0x5555u));
    atom->cluster = ent_hash_mix(
        facts.cluster ? facts.cluster + 0x20000u : flags + 0x28000000u);
    atom->classes = hash_of_classes(facts.classes | form_classes(&s));
}

bool ent_atom_known(const ent_word_table *table, const char *form, size_t size)
{
    ent_atom atom;
    ent_atom_fill(&atom, table, form, size);
    return ent_word_table_find(table, atom.word).ambiguity
           || atom.classes != hash_of_classes(0);
}

uint32_t ent_atom_hash(const char *form, size_t size)
{
    folding f;
    uint32_t hash = ENT_HASH_START;
    fold(&f, (const unsigned char *)form, size);
    for (uint32_t i = 0; i < f.length; i++) hash = ent_hash_byte(hash, f.folded[i]);
    return ent_hash_mix(hash);
}
