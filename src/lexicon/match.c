/* match.c - most words of a text start no name: they cost one hash and one bit. */
#include "lexicon/match.h"

#include <string.h>

typedef struct {
    const ent_image *image;
    uint32_t node;
    unsigned words; /* on the way to it */
} walk;

/* What a byte of a token is for a key (see names.h). */
typedef enum { OF_WORD, VANISHES, PARTS, ENDS } byte_class;

static byte_class class_of(unsigned char c)
{
    static const unsigned char classes[256] = {
        ['\0'] = ENDS,
        ['.'] = VANISHES,
        ['\''] = VANISHES,
        ['-'] = PARTS,
        ['&'] = PARTS,
        ['/'] = PARTS,
    };
    return (byte_class)classes[c];
}

static bool is_content(unsigned char c)
{
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c >= 0x80;
}

/* A piece of a token that is a word; `exact`: nothing in it vanishes. */
typedef struct {
    const unsigned char *bytes;
    size_t length;
    uint64_t hash;
    bool exact;
} piece;

static bool same_word(const char *known, size_t length, const piece *p)
{
    if (p->exact) return length == p->length && memcmp(known, p->bytes, length) == 0;
    size_t at = 0;
    for (size_t i = 0; i < p->length; i++) {
        if (class_of(p->bytes[i]) == VANISHES) continue;
        if (at == length || (unsigned char)known[at] != p->bytes[i]) return false;
        at++;
    }
    return at == length;
}

static bool step(walk *w, const piece *p)
{
    const ent_image *image = w->image;
    uint64_t hash = ent_step_hash(p->hash, w->node);
    if (w->node == 0) {
        uint64_t bit = ent_start_bit(hash, image->start_mask);
        if (!(image->starts[bit / 8] >> bit % 8 & 1)) return false;
    }
    uint64_t at = hash & image->step_mask;
    for (; image->steps[at].value; at = (at + 1) & image->step_mask) {
        if (image->steps[at].key != (uint32_t)(hash >> 32)) continue;
        uint32_t next = image->steps[at].value;
        const ent_image_node *node = &image->nodes[next];
        if (node->parent != w->node) continue;
        if (!same_word(image->strings + node->word, node->length, p)) continue;
        w->node = next;
        w->words++;
        return true;
    }
    return false;
}

/* A token without letter or digit: hyphens and apostrophes vanish, all else stands. */
static bool step_sign(walk *w, const char *token)
{
    size_t length = strlen(token);
    if (strspn(token, "-&/'") == length) return true;
    piece p = { (const unsigned char *)token, length, ENT_WORD_START, true };
    for (size_t i = 0; i < length; i++) p.hash = ent_word_add(p.hash, p.bytes[i]);
    return step(w, &p);
}

static bool has_content(const char *token)
{
    const char *c = token;
    while (*c && !is_content((unsigned char)*c)) c++;
    return *c != '\0';
}

/* Follows the words of one token. False: no name goes on like this. */
static bool follow(walk *w, const char *token)
{
    if (!has_content(token)) return step_sign(w, token);
    const unsigned char *c = (const unsigned char *)token;
    for (byte_class class = PARTS; class != ENDS; c++) {
        piece p = { c, 0, ENT_WORD_START, false };
        bool empty = true;
        for (; (class = class_of(*c)) < PARTS; c++) {
            if (class == VANISHES) continue;
            p.hash = ent_word_add(p.hash, *c);
            empty = false;
        }
        p.length = (size_t)(c - p.bytes);
        if (!empty && !step(w, &p)) return false;
    }
    return true;
}

bool ent_image_match(const ent_image *image, const char *const *words,
    const char *const *raw, size_t count, ent_name_match *match)
{
    walk w = { image, 0, 0 };
    ent_name_letters letters = { 0 };
    *match = (ent_name_match){ 0 };
    for (size_t i = 0; i < count; i++) {
        unsigned before = w.words;
        if (!follow(&w, words[i]) || !w.words) break;
        if (w.words == before) continue;
        ent_letters_add(&letters, before, raw[i]);

        const ent_image_node *node = &image->nodes[w.node];
        if (node->entry) {
            const ent_image_entry *e = &image->entries[node->entry - 1];
            bool upper = letters.upper && !letters.lower;
            if (e->counts[upper] && !(e->capitals & ~letters.capitals))
                *match = (ent_name_match){ image->senses + e->senses[upper],
                    e->counts[upper], i + 1 };
        }
        if (!node->children) break;
    }
    return match->count > 0;
}

const ent_image_entry *ent_image_entry_of(const ent_image *image, const ent_name_key *key)
{
    walk w = { image, 0, 0 };
    for (const char *at = key->bytes; *at; at += *at == ' ') {
        size_t length = strcspn(at, " ");
        piece p = { (const unsigned char *)at, length, ENT_WORD_START, true };
        for (size_t i = 0; i < length; i++) p.hash = ent_word_add(p.hash, p.bytes[i]);
        if (!step(&w, &p)) return NULL;
        at += length;
    }
    uint32_t entry = image->nodes[w.node].entry;
    return entry ? &image->entries[entry - 1] : NULL;
}
