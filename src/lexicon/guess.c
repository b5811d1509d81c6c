/* guess.c - whom a person means who types a name, and what else it may have been. */
#include <string.h>

#include "base/strings.h"
#include "lexicon/match.h"
#include "lexicon/overlay.h"

/* Letter case of `typed` changed; "" where it is too long to be an id or code. */
static void change_case(const char *typed, char first, char last, char by, char out[64])
{
    size_t length = strlen(typed);
    if (length >= 64) length = 0;
    for (size_t i = 0; i < length; i++) {
        bool inside = typed[i] >= first && typed[i] <= last;
        out[i] = (char)(inside ? typed[i] + by : typed[i]);
    }
    out[length] = '\0';
}

static const ent_actor *by_id_or_code(const ent_lexicon *lexicon, const char *typed)
{
    char changed[64];
    change_case(typed, 'A', 'Z', 'a' - 'A', changed);
    const ent_actor *found = ent_lexicon_find(lexicon, changed);
    if (found) return found;
    change_case(typed, 'a', 'z', 'A' - 'a', changed);
    return ent_lexicon_owner(lexicon, changed);
}

typedef struct {
    const char *name;
    uint32_t actor;
    unsigned far;
} candidate;

enum { MOST_NEAR = 16 };

/* Sorted insertion: nearest first, of equally near ones the earlier in the tables; each
 * actor once, under his nearest name. Returns the new count. */
static size_t keep(candidate *kept, size_t count, size_t room, candidate c)
{
    size_t at = 0, end = 0;
    while (at < count && kept[at].far <= c.far)
        if (kept[at++].actor == c.actor) return count;
    for (end = at; end < count && kept[end].actor != c.actor;) end++;
    if (end == count) count += count < room; /* a new actor: the last one may drop out */
    if (at == count) return count;
    if (end >= count) end = count - 1;
    memmove(&kept[at + 1], &kept[at], (end - at) * sizeof *kept);
    kept[at] = c;
    return count;
}

typedef struct {
    candidate kept[MOST_NEAR];
    size_t count, room;
} nearest;

static void find_near(nearest *n, const ent_image *image, const ent_name_key *key)
{
    unsigned most = key->length < 4 ? 1 : key->length < 9 ? 2 : 3;
    for (size_t i = 0; i < image->row_count && n->room; i++) {
        const ent_image_row *row = &image->rows[i];
        const ent_image_entry *e = &image->entries[row->entry];
        size_t apart = e->length > key->length ? e->length - key->length
                                               : key->length - e->length;
        if (apart > most) continue; /* cheaper than the distance itself */
        unsigned far = ent_distance(key->bytes, image->strings + e->key);
        if (far > most) continue;
        candidate c = { image->strings + row->name, row->actor, far };
        n->count = keep(n->kept, n->count, n->room, c);
    }
}

/* Whom the whole name means first; NULL: nobody has it. */
static const ent_actor *named(
    const ent_lexicon *lexicon, const ent_image *image, const ent_name_key *key)
{
    const ent_image_entry *entry = ent_image_entry_of(image, key);
    if (!entry || !entry->counts[1]) return NULL;
    return ent_lexicon_actor(lexicon, image->senses[entry->senses[1]].actor);
}

const ent_actor *ent_lexicon_guess(const ent_lexicon *lexicon, const char *typed,
    const char **near, size_t room, size_t *count)
{
    *count = 0;
    const ent_actor *found = by_id_or_code(lexicon, typed);
    if (found) return found;

    ent_name_key key;
    if (!ent_key_make(&key, typed) || !key.words) return NULL;
    if (lexicon->over) found = named(lexicon, &lexicon->over->image, &key);
    if (!found) found = named(lexicon, &lexicon->image, &key);
    if (found) return found;

    nearest n = { .room = room < MOST_NEAR ? room : MOST_NEAR };
    if (lexicon->over) find_near(&n, &lexicon->over->image, &key);
    find_near(&n, &lexicon->image, &key);
    for (size_t i = 0; i < n.count; i++) near[i] = n.kept[i].name;
    *count = n.count;
    return NULL;
}
