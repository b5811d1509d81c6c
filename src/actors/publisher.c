/* publisher.c - official sites, by the table of hosts, and the names of offices. */
#include "actors/publisher.h"

#include <string.h>

#include "base/arena.h"
#include "base/strings.h"
#include "base/utf8.h"

/* Words of a publisher's name beside the names in it: "Embassy of Japan in Peru". */
static bool is_office_word(const char *folded)
{
    static const char *const words[] = { "the", "of", "for", "in", "to", "and", "office",
        "ministry", "department", "government", "embassy", "mission", "presidency",
        "president", "parliament", "cabinet", "chancellery", "foreign", "affairs",
        "defense", "defence", "press", "secretary", "service", "spokesperson",
        "permanent", "prime", "minister", "royal", "general", "secretariat" };
    return ENT_AMONG(folded, words);
}

enum { LONGEST = 2000, MOST_WORDS = 16 };

typedef struct {
    const char *raw[MOST_WORDS], *folded[MOST_WORDS];
    size_t count; /* 0: more words than an office has */
} spelling;

static void spell(ent_arena *arena, const char *name, spelling *words)
{
    static const char blanks[] = " ,()\"";
    words->count = 0;
    for (const char *at = name + strspn(name, blanks); *at;) {
        size_t length = strcspn(at, blanks);
        char *raw = ent_arena_copy(arena, at, length);
        char *folded = ent_utf8_fold(arena, at, length);
        if (!raw || !folded || words->count == MOST_WORDS) {
            words->count = 0;
            return;
        }
        words->raw[words->count] = raw;
        words->folded[words->count++] = folded;
        at += length;
        at += strspn(at, blanks);
    }
}

/* Whether a name alone is that of somebody who publishes: not a country's, which stands
 * in the names of newspapers and agencies. */
static bool speaks(const ent_actor *actor, ent_name_type type)
{
    return actor->kind == ENT_BODY || actor->kind == ENT_ORGANISATION
           || (actor->kind == ENT_STATE && type == ENT_NAME_SEAT);
}

/* The side of an office that is called by nothing but names and words of offices. */
static const ent_actor *office_owner(const ent_lexicon *lexicon, const spelling *words)
{
    const ent_actor *side = NULL;
    bool official = false;
    for (size_t i = 0; i < words->count;) {
        ent_name_match match;
        if (ent_lexicon_match(
                lexicon, words->folded + i, words->raw + i, words->count - i, &match)) {
            const ent_actor *actor = ent_lexicon_actor(lexicon, match.senses[0].actor);
            bool plain = actor->kind == ENT_STATE;
            if (!plain && !speaks(actor, match.senses[0].type)) return NULL;
            official |= speaks(actor, match.senses[0].type);
            if (!side) side = actor;
            i += match.words;
        } else if (is_office_word(words->folded[i])) {
            official |= strlen(words->folded[i]) > strlen("the");
            i++;
        } else {
            return NULL;
        }
    }
    return official && side ? ent_lexicon_owner(lexicon, side->code) : NULL;
}

static bool is_joint(const char *title)
{
    static const char *const signs[] = { "joint", "ministers", "leaders",
        "statement of the" };
    for (size_t i = 0; i < sizeof signs / sizeof *signs; i++)
        if (strstr(title, signs[i])) return true;
    return false;
}

static const ent_actor *publisher_of(
    const ent_lexicon *lexicon, ent_arena *scratch, const char *name)
{
    spelling words;
    if (!name || strlen(name) > LONGEST) return NULL;
    const ent_actor *side = ent_lexicon_site(lexicon, name);
    if (side) return side;
    spell(scratch, name, &words);
    return office_owner(lexicon, &words);
}

const ent_actor *ent_publisher_find(
    const ent_lexicon *lexicon, const ent_document *document, bool *joint)
{
    const char *title = document->title;
    ent_arena scratch = { 0 };
    size_t length = title ? strlen(title) : 0;
    char *folded = length && length <= LONGEST ? ent_utf8_fold(&scratch, title, length)
                                               : NULL;
    *joint = folded && is_joint(folded);
    const ent_actor *side = publisher_of(lexicon, &scratch, document->publisher);
    if (!side && document->url) side = ent_lexicon_site(lexicon, document->url);
    ent_arena_free(&scratch);
    return side;
}
