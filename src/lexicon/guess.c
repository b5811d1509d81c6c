/* guess.c - whom a person means who types a name, and what else it may have been. */
#include <string.h>

#include "base/strings.h"
#include "lexicon/tables.h"

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

/* Candidates nearest first; of equally near ones the earlier in the tables. */
typedef struct {
    const char **names;
    unsigned far[16];
    uint32_t actors[16];
    size_t room, count;
} nearest;

static void keep(nearest *n, const char *name, uint32_t actor, unsigned far)
{
    for (size_t i = 0; i < n->count; i++)
        if (n->actors[i] == actor) {
            if (n->far[i] <= far) return;
            for (n->count--; i < n->count; i++) {
                n->names[i] = n->names[i + 1];
                n->far[i] = n->far[i + 1];
                n->actors[i] = n->actors[i + 1];
            }
        }
    size_t at = n->count < n->room ? n->count++ : n->room;
    for (; at > 0 && n->far[at - 1] > far; at--) {
        if (at == n->room) continue;
        n->names[at] = n->names[at - 1];
        n->far[at] = n->far[at - 1];
        n->actors[at] = n->actors[at - 1];
    }
    if (at == n->room) return;
    n->names[at] = name;
    n->far[at] = far;
    n->actors[at] = actor;
}

static size_t find_near(
    const ent_lexicon *lexicon, const ent_name_key *key, const char **near, size_t room)
{
    nearest n = { .names = near, .room = room < 16 ? room : 16 };
    unsigned most = key->length < 4 ? 1 : key->length < 9 ? 2 : 3;
    for (size_t i = 0; i < lexicon->names.count && n.room; i++) {
        const ent_name_row *row = &lexicon->names.rows[i];
        const ent_entry *e = &lexicon->names.keys.entries[row->key];
        size_t apart = e->length > key->length ? e->length - key->length
                                               : key->length - e->length;
        if (apart > most) continue; /* cheaper than the distance itself */
        unsigned far = ent_distance(key->bytes, e->key);
        if (far <= most) keep(&n, row->name, row->actor, far);
    }
    return n.count;
}

const ent_actor *ent_lexicon_guess(const ent_lexicon *lexicon, const char *typed,
    const char **near, size_t room, size_t *count)
{
    *count = 0;
    const ent_actor *found = by_id_or_code(lexicon, typed);
    if (found) return found;

    ent_name_key key;
    if (!ent_key_make(&key, typed) || !key.words) return NULL;
    const ent_name_entry *entry = ent_names_find(&lexicon->names, &key);
    if (entry && entry->counts[1])
        return ent_lexicon_actor(lexicon, entry->senses[1][0].actor);
    *count = find_near(lexicon, &key, near, room);
    return NULL;
}
