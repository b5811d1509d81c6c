/* names.c - keys of names, and what each key means. */
#include "lexicon/names.h"

#include <string.h>

#include "base/utf8.h"

static bool parts_words(int32_t c)
{
    return c == '-' || c == '&' || c == '/' || (c >= 0x2010 && c <= 0x2015);
}

void ent_letters_add(ent_name_letters *letters, unsigned word, const char *raw)
{
    size_t length = strlen(raw), step;
    bool fresh = true, any = false;
    for (size_t at = 0; at < length; at += step) {
        int32_t c = raw[at];
        step = c > 0 ? 1 : ent_utf8_next(raw + at, length - at, &c);
        if (step == 0) return;
        if (parts_words(c)) {
            word += any;
            fresh = true;
            any = false;
            continue;
        }
        bool upper = ent_utf8_is_upper(c), letter = upper || ent_utf8_is_letter(c);
        letters->upper |= upper;
        letters->lower |= letter && !upper;
        any |= letter || ent_utf8_is_digit(c);
        if (letter && fresh && upper && word < 32)
            letters->capitals |= UINT32_C(1) << word;
        if (letter) fresh = false;
    }
}

void ent_key_clear(ent_name_key *key)
{
    key->bytes[0] = '\0'; /* zeroing all 256 bytes would cost more than the key */
    key->length = 0;
    key->words = 0;
    key->letters = (ent_name_letters){ 0 };
}

static bool is_content(unsigned char c)
{
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c >= 0x80;
}

static bool add_bytes(ent_name_key *key, const char *bytes, size_t length, bool fresh)
{
    size_t space = fresh && key->length ? 1 : 0;
    if (key->length + space + length > ENT_NAME_LONGEST) return false;
    if (space) key->bytes[key->length++] = ' ';
    memcpy(key->bytes + key->length, bytes, length);
    key->length += length;
    key->bytes[key->length] = '\0';
    key->words += fresh;
    return true;
}

/* A token without letter or digit: hyphens and apostrophes vanish, all else stands. */
static bool add_sign(ent_name_key *key, const char *folded)
{
    if (strspn(folded, "-&/'") == strlen(folded)) return true;
    return add_bytes(key, folded, strlen(folded), true);
}

bool ent_key_add(ent_name_key *key, const char *folded, const char *raw)
{
    const char *c = folded;
    while (*c && !is_content((unsigned char)*c)) c++;
    if (!*c) return add_sign(key, folded);

    unsigned word = key->words;
    bool fresh = true;
    for (c = folded; *c;) {
        size_t run = strcspn(c, "-&/'.");
        if (run && !add_bytes(key, c, run, fresh)) return false;
        if (run) fresh = false;
        c += run;
        if (!*c) break;
        fresh |= parts_words(*c);
        c++;
    }
    ent_letters_add(&key->letters, word, raw);
    return true;
}

/* Length of the token at the start of `name`: up to a space, with a comma or a
 * possessive 's cut off. */
static size_t token_length(const char *name)
{
    static const char *const clitics[] = { "'s", "\xE2\x80\x99s" };
    size_t length = strcspn(name, " ,()");
    if (length == 0) return 1;
    for (size_t i = 0; i < sizeof clitics / sizeof *clitics; i++) {
        size_t tail = strlen(clitics[i]);
        if (length > tail && memcmp(name + length - tail, clitics[i], tail) == 0)
            return length - tail;
    }
    return length;
}

/* Folds into `folded` where the token is ASCII; else NULL. Most names are: no arena. */
static const char *fold_ascii(const char *token, size_t length, char *folded)
{
    for (size_t i = 0; i < length; i++) {
        if ((unsigned char)token[i] >= 0x80) return NULL;
        bool upper = token[i] >= 'A' && token[i] <= 'Z';
        folded[i] = (char)(upper ? token[i] + ('a' - 'A') : token[i]);
    }
    folded[length] = '\0';
    return folded;
}

static bool add_token(ent_name_key *key, const char *token, size_t length)
{
    char raw[ENT_NAME_LONGEST + 1], ascii[ENT_NAME_LONGEST + 1];
    if (length > ENT_NAME_LONGEST) return false;
    memcpy(raw, token, length);
    raw[length] = '\0';
    if (fold_ascii(token, length, ascii)) return ent_key_add(key, ascii, raw);

    ent_arena scratch = { 0 };
    const char *folded = ent_utf8_fold(&scratch, token, length);
    bool ok = folded && ent_key_add(key, folded, raw);
    ent_arena_free(&scratch);
    return ok;
}

bool ent_key_make(ent_name_key *key, const char *name)
{
    ent_key_clear(key);
    while (*name) {
        size_t length = token_length(name);
        if (*name != ' ' && !add_token(key, name, length)) return false;
        name += length;
    }
    return key->words <= ENT_NAME_WORDS;
}

bool ent_names_start(ent_names *names, ent_arena *arena, size_t most, ent_error *err)
{
    names->rows = ent_arena_array(arena, most, sizeof *names->rows);
    names->entries = ent_arena_array(arena, most, sizeof *names->entries);
    return (names->rows && names->entries)
           || ent_fail(err, ENT_MEMORY, "lexicon: out of memory for %zu names", most);
}

bool ent_names_add(ent_names *names, const char *name, uint32_t actor, ent_name_type type,
    ent_error *err)
{
    ent_name_key key;
    if (!ent_key_make(&key, name) || !key.words)
        return ent_fail(err, ENT_MALFORMED,
            "name '%s', expected 1 to %d words of at most %d bytes", name, ENT_NAME_WORDS,
            ENT_NAME_LONGEST);
    if (type == ENT_NAME_ABBREVIATION && (key.letters.lower || !key.letters.upper))
        return ent_fail(err, ENT_MALFORMED,
            "abbreviation '%s' has lower-case letters, expected upper case (or type "
            "full)",
            name);

    bool added;
    ent_entry *e = ent_table_add(&names->keys, key.bytes, key.length, &added);
    if (!e) return ent_fail(err, ENT_MEMORY, "lexicon: out of memory");
    if (added) {
        e->value = names->keys.count - 1;
        names->entries[e->value].capitals = UINT32_MAX;
    }
    names->entries[e->value].capitals &= key.letters.capitals;
    names->rows[names->count++] = (ent_name_row){ (uint32_t)e->value, actor, type, name };
    return true;
}

/* An actor has one sense under a key, that of its first row. */
static bool has_sense(const ent_name_sense *senses, uint32_t count, uint32_t actor)
{
    for (uint32_t i = 0; i < count; i++)
        if (senses[i].actor == actor) return true;
    return false;
}

bool ent_names_finish(ent_names *names, ent_arena *arena, ent_error *err)
{
    size_t entry_count = names->keys.count;
    uint32_t *sizes = ent_arena_array(arena, entry_count, sizeof *sizes);
    ent_name_sense *room = ent_arena_array(arena, 2 * names->count, sizeof *room);
    if (!sizes || !room)
        return ent_fail(err, ENT_MEMORY, "lexicon: out of memory for senses");

    for (size_t i = 0; i < names->count; i++) sizes[names->rows[i].key]++;
    for (size_t i = 0; i < entry_count; i++)
        for (int upper = 0; upper < 2; upper++) {
            names->entries[i].senses[upper] = room;
            room += sizes[i];
        }
    for (size_t i = 0; i < names->count; i++) {
        const ent_name_row *row = &names->rows[i];
        ent_name_entry *e = &names->entries[row->key];
        for (int upper = row->type == ENT_NAME_ABBREVIATION; upper < 2; upper++) {
            /* The room is ours until the lexicon is handed out. */
            ent_name_sense *senses = (ent_name_sense *)e->senses[upper];
            if (has_sense(senses, e->counts[upper], row->actor)) continue;
            senses[e->counts[upper]++] = (ent_name_sense){ row->actor, row->type };
        }
    }
    return true;
}

void ent_names_free(ent_names *names)
{
    ent_table_free(&names->keys);
}
