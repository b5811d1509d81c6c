/* person.c - names in capital letters, remembered over the document. */
#include "actors/person.h"

#include <string.h>

#include "base/strings.h"
#include "base/utf8.h"

enum {
    MOST_KNOWN = 400,   /* per document; a phone book gains nothing */
    LONGEST_PERSON = 6, /* tokens of a name */
    LONGEST_NAME = 120  /* bytes */
};

static bool is_particle(const char *lower)
{
    static const char *const words[] = { "al", "bin", "bint", "ben", "da", "de", "del",
        "della", "der", "di", "dos", "du", "el", "ibn", "la", "van", "von", "ul", "ur",
        "e", "-" };
    return ENT_AMONG(lower, words);
}

/* A capital word that can be part of a person's name. */
static bool is_name_word(const ent_finder *f, uint32_t at)
{
    static const char *const days[] = { "monday", "tuesday", "wednesday", "thursday",
        "friday", "saturday", "sunday" };
    const ent_token *t = &f->tokens[at];
    bool plural;
    if (!t->capital || t->tag != ENT_TAG_PROPER || ent_finder_name(f, at)) return false;
    for (size_t i = 0; i < sizeof days / sizeof *days; i++)
        if (!strcmp(t->lower, days[i])) return false;
    const ent_role *role = ent_role_find(t, &plural);
    bool title = role || ent_role_courtesy(t)
                 || (ent_role_modifier(t) && at + 1 < f->end
                     && (ent_role_find(t + 1, &plural) || ent_role_modifier(t + 1)));
    return !title; /* "Prime" of "Prime Minister" */
}

/* A small word behind the hyphen of the name that ends at `end`. */
static bool is_second_half(const ent_finder *f, uint32_t at, uint32_t end)
{
    const ent_token *t = &f->tokens[at];
    return at == end + 1 && ent_finder_is(f, end, "-") && !f->tokens[end].space_after
           && !f->tokens[end - 1].space_after && (unsigned char)t->lower[0] >= 'a'
           && f->text->parsed && t->label == ENT_DEP_FLAT;
}

uint32_t ent_person_name_end(const ent_finder *f, uint32_t at)
{
    uint32_t end = at, capitals = 0;
    if (at >= f->end || (!is_name_word(f, at) && strcmp(f->tokens[at].lower, "al")))
        return at;
    for (uint32_t i = at; i < f->end && i < at + LONGEST_PERSON; i++) {
        if (is_name_word(f, i)) {
            end = i + 1;
            capitals++;
        } else if (is_second_half(f, i, end)) {
            end = i + 1; /* Hyun-soo */
        } else if (!is_particle(f->tokens[i].lower)) {
            break;
        }
    }
    return capitals ? end : at;
}

/* Folded words first..end with one space between, hyphens left out. */
static void spell(
    const ent_finder *f, uint32_t first, uint32_t end, char out[LONGEST_NAME])
{
    size_t length = 0;
    for (uint32_t i = first; i < end; i++) {
        const char *word = f->tokens[i].lower;
        size_t size = strlen(word);
        if (!strcmp(word, "-") || length + size + 2 > LONGEST_NAME) continue;
        if (length) out[length++] = ' ';
        memcpy(out + length, word, size);
        length += size;
    }
    out[length] = '\0';
}

static bool family_name_first(const char *code)
{
    static const char *const codes[] = { "CHN", "HKG", "KOR", "PRK", "TWN", "VNM",
        "KHM" };
    for (size_t i = 0; i < sizeof codes / sizeof *codes && code; i++)
        if (!strcmp(code, codes[i])) return true;
    return false;
}

/* The word by which a person is named later. */
static const char *brief_name(ent_finder *f, const char *full, const char *code)
{
    const char *space = strchr(full, ' '), *last = strrchr(full, ' ');
    if (!space) return "";
    if (family_name_first(code))
        return ent_arena_copy(f->arena, full, (size_t)(space - full));
    return ent_arena_string(f->arena, last + 1);
}

static ent_known *find_full(const ent_finder *f, const char *full)
{
    for (size_t i = 0; i < f->known_count; i++)
        if (!strcmp(f->known[i].full, full)) return &f->known[i];
    return NULL;
}

static uint32_t initial_bit(const char *word)
{
    return 1U << ((unsigned char)*word & 31);
}

static uint32_t initials_of(const char *full)
{
    uint32_t bits = initial_bit(full);
    for (const char *c = strchr(full, ' '); c; c = strchr(c + 1, ' '))
        bits |= initial_bit(c + 1);
    return bits;
}

static ent_known *remember(ent_finder *f, const char *full, const char *code)
{
    ent_known *old = find_full(f, full);
    if (old || f->known_count == MOST_KNOWN) return old;
    ent_known *known = ent_arena_grow(
        f->arena, f->known, f->known_count, &f->known_room, sizeof *known);
    if (known) f->known = known;
    const char *copy = ent_arena_string(f->arena, full);
    const char *brief = copy ? brief_name(f, copy, code) : NULL;
    if (!known || !brief) {
        f->failed = true;
        return NULL;
    }
    known[f->known_count] = (ent_known){ NULL, copy, brief, "", "", initials_of(copy) };
    return &known[f->known_count++];
}

/* "andrey-denisov": letters and digits, all else a hyphen. */
static char *slug(ent_arena *arena, const char *full)
{
    char *id = ent_arena_string(arena, full), *to = id;
    for (const char *c = full; id && *c; c++) {
        bool plain = (*c >= 'a' && *c <= 'z') || (*c >= '0' && *c <= '9') || *c & 0x80;
        if (plain) *to++ = *c;
        if (!plain && *c != '\'' && *c != '.' && to > id && to[-1] != '-') *to++ = '-';
    }
    if (id) *to = '\0';
    return id;
}

/* The slug of the name; where the lexicon has somebody else of this id, with the code:
 * "ola-strand-nor". */
static const char *choose_id(ent_finder *f, const char *full, const char *code)
{
    const char *id = slug(f->arena, full);
    if (!id || !ent_lexicon_find(f->lexicon, id)) return id;
    const char *side = ent_utf8_fold(f->arena, code, strlen(code));
    return side ? ent_arena_print(f->arena, "%s-%s", id, side) : NULL;
}

static const ent_actor *make_actor(ent_finder *f, uint32_t first, uint32_t end,
    const char *full, const char *code, const ent_role *role, ent_kind kind)
{
    ent_span span = { f->tokens[first].span.begin, f->tokens[end - 1].span.end };
    ent_actor *actor = ent_arena_take(f->arena, sizeof *actor);
    const char *id = choose_id(f, full, code);
    char *name = ent_arena_copy(
        f->arena, f->text->document->text + span.begin, span.end - span.begin);
    if (!actor || !id || !name) {
        f->failed = true;
        return NULL;
    }
    for (char *c = name; *c; c++)
        if (*c == '\n' || *c == '\t') *c = ' ';
    *actor = (ent_actor){ .id = id,
        .code = ent_arena_string(f->arena, code),
        .name = name,
        .sector = role ? role->sector : "",
        .kind = kind,
        .index = UINT32_MAX };
    if (!actor->code) f->failed = true;
    return actor;
}

static void give_role(ent_known *known, const ent_role *role, const char *key)
{
    if (!role || !*key) return;
    known->role = role->word;
    known->key = key;
}

const ent_actor *ent_person_introduce(ent_finder *f, uint32_t first, uint32_t end,
    const char *code, const ent_role *role, const char *key, ent_kind kind)
{
    char full[LONGEST_NAME];
    spell(f, first, end, full);
    ent_known *known = remember(f, full, code);
    if (!known) return NULL;
    give_role(known, role, key);
    if (!known->actor && code && *code) {
        known->brief = kind == ENT_PERSON ? brief_name(f, known->full, code) : "";
        known->actor = make_actor(f, first, end, full, code, role, kind);
        if (!known->brief) f->failed = true;
    }
    return known->actor;
}

bool ent_person_alias(ent_finder *f, uint32_t at, const ent_actor *actor)
{
    char full[LONGEST_NAME];
    spell(f, at, at + 1, full);
    ent_known *known = remember(f, full, actor->code);
    if (known && !known->actor) known->actor = actor;
    return known != NULL;
}

void ent_person_seen(
    ent_finder *f, const ent_actor *actor, const ent_role *role, const char *key)
{
    const char *folded = ent_utf8_fold(f->arena, actor->name, strlen(actor->name));
    ent_known *known = folded ? remember(f, folded, actor->code) : NULL;
    if (!folded) f->failed = true;
    if (!known) return;
    known->actor = actor;
    give_role(known, role, key);
}

/* Tokens at `at` that spell the words of `name`; 0: they do not. */
static uint32_t spells(const ent_finder *f, uint32_t at, const char *name)
{
    uint32_t i = at;
    while (*name) {
        size_t size = strcspn(name, " ");
        if (ent_finder_is(f, i, "-") && i > at) i++;
        const char *lower = ent_finder_lower(f, i);
        if (strlen(lower) != size || memcmp(lower, name, size)) return 0;
        if (!f->tokens[i].capital && !is_particle(lower)) return 0;
        name += size + (name[size] == ' ');
        i++;
    }
    return i - at;
}

/* "Gil Castillo" of "Luis Alberto Gil Castillo", or the brief name. */
static uint32_t spells_end(const ent_finder *f, uint32_t at, const ent_known *known)
{
    const char *last = strrchr(known->full, ' '), *space = strchr(known->full, ' ');
    if (!*known->brief) return 0;
    for (; space && space != last; space = strchr(space + 1, ' ')) {
        uint32_t size = spells(f, at, space + 1);
        if (size) return size;
    }
    return spells(f, at, known->brief);
}

const ent_known *ent_person_known(const ent_finder *f, uint32_t at, uint32_t *count)
{
    const ent_known *best = NULL;
    *count = 0;
    if (at >= f->end || !(f->tokens[at].capital || is_particle(f->tokens[at].lower)))
        return NULL;
    uint32_t initial = initial_bit(f->tokens[at].lower);
    for (size_t i = f->known_count; i-- > 0;) {
        const ent_known *k = &f->known[i];
        if (!(k->initials & initial)) continue;
        uint32_t whole = spells(f, at, k->full);
        uint32_t part = !whole ? spells_end(f, at, k) : 0;
        uint32_t size = whole ? whole : part;
        if (size > *count) {
            *count = size;
            best = k;
        }
    }
    return best;
}

bool ent_person_named(const ent_finder *f, const ent_actor *actor)
{
    for (size_t i = 0; i < f->known_count; i++)
        if (f->known[i].actor == actor) return true;
    return false;
}

/* "the minister" can be the foreign minister, not the prime or a deputy one. */
static bool can_be(const ent_known *known, const ent_role *role, const char *key)
{
    static const char *const others[] = { "prime", "vice", "deputy", "assistant",
        "under" };
    if (!strcmp(known->key, key)) return true;
    if (strcmp(known->role, role->word) || strcmp(key, role->word)) return false;
    for (size_t i = 0; i < sizeof others / sizeof *others; i++)
        if (!strncmp(known->key, others[i], strlen(others[i]))) return false;
    return true;
}

const ent_actor *ent_person_in_role(
    const ent_finder *f, const ent_role *role, const char *key, const char *code)
{
    const ent_actor *found = NULL;
    if (!*key) return NULL;
    for (size_t i = 0; i < f->known_count; i++) {
        const ent_known *known = &f->known[i];
        if (!can_be(known, role, key)) continue;
        if (code && known->actor && strcmp(known->actor->code, code)) continue;
        if (!known->actor || (found && found != known->actor)) return NULL;
        found = known->actor;
    }
    return found;
}

static bool once_held(
    const ent_finder *f, const ent_actor *actor, const char *office, const char *code)
{
    const ent_office *offices;
    if (actor->index == UINT32_MAX) return false;
    size_t count = ent_lexicon_offices(f->lexicon, actor->index, &offices);
    for (size_t i = 0; i < count; i++)
        if (!strcmp(offices[i].office, office) && !strcmp(offices[i].code, code))
            return true;
    return false;
}

const ent_actor *ent_person_once_in_office(
    const ent_finder *f, const char *office, const char *code)
{
    const ent_actor *found = NULL;
    for (size_t i = 0; i < f->known_count; i++) {
        const ent_actor *actor = f->known[i].actor;
        if (!actor || actor == found || !once_held(f, actor, office, code)) continue;
        if (found) return NULL;
        found = actor;
    }
    return found;
}
