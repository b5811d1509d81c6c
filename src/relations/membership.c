/* membership.c - organisation, word of belonging, list. */
#include "relations/membership.h"

#include <string.h>

#include "base/strings.h"

enum { FEWEST = 3, FURTHEST = 14 };

static bool says_belonging(const ent_token *t)
{
    static const char *const words[] = {
        "group",
        "grouping",
        "bloc",
        "block",
        "club",
        "alliance",
        "organisation",
        "organization",
        "union",
        "coalition",
        "forum",
        "community",
        "pact",
        "member",
        "comprise",
        "include",
        "consist",
        "unite",
    };
    return ENT_AMONG(t->lemma, words);
}

/* Between the word of belonging and the list. */
static bool leads_to_list(const ent_token *t)
{
    static const char *const words[] = { "country", "nation", "state", "member", "of",
        "the", "be", "economy", "power", "democracy", ",", ":", "-", "\xE2\x80\x93",
        "\xE2\x80\x94", "(", "namely", "that", "which", "include", "comprise", "consist",
        "its", "current", "founding", "european", "african", "asian", "western",
        "american", "arab" };
    return t->tag == ENT_TAG_NUMBER || t->upos == ENT_UPOS_NUM
           || ENT_AMONG(t->lemma, words) || ENT_AMONG(t->lower, words);
}

static bool joins_list(const ent_token *t)
{
    static const char *const words[] = { ",", "and", "the", "&" };
    return ENT_AMONG(t->lower, words);
}

static bool is_state(const ent_mention *m)
{
    return m->actor->kind == ENT_STATE && m->form != ENT_MENTION_PRONOUN
           && *m->actor->code && m->form != ENT_MENTION_ADJECTIVE;
}

/* The states of the list that starts at token `at`. */
static void read_list(const ent_reading *r, uint32_t at, ent_membership_list *found)
{
    uint32_t first = r->sentence->first, end = first + r->sentence->count;
    found->count = 0;
    while (at < end && found->count < ENT_LISTED_MEMBERS) {
        uint32_t index = r->mention_at[at - first];
        const ent_mention *m = index == ENT_NONE ? NULL : &r->mentions->items[index];
        if (m && m->first == at && is_state(m)) {
            found->members[found->count++] = index;
            at += m->count;
        } else if (joins_list(&r->text->tokens[at])) {
            at++;
        } else {
            break;
        }
    }
}

/* The list after organisation `index`, whose mention ends at token `at`. */
static bool read_after(const ent_reading *r, uint32_t index, ent_membership_list *found)
{
    const ent_mention *m = &r->mentions->items[index];
    const ent_token *tokens = r->text->tokens;
    uint32_t first = r->sentence->first, end = first + r->sentence->count;
    uint32_t at = m->first + m->count, word = ENT_NONE;
    for (uint32_t steps = 0; at < end && steps < FURTHEST; at++, steps++) {
        uint32_t inside = r->mention_at[at - first];
        if (inside != ENT_NONE) {
            const ent_mention *other = &r->mentions->items[inside];
            if (word != ENT_NONE && is_state(other)) break;
            if (strcmp(other->actor->code, m->actor->code) != 0) return false;
        } else if (says_belonging(&tokens[at])) {
            word = at;
        } else if (word != ENT_NONE && !leads_to_list(&tokens[at])) {
            return false;
        }
    }
    if (word == ENT_NONE || at >= end) return false;
    read_list(r, at, found);
    found->organisation = index;
    found->word = word;
    return found->count >= FEWEST;
}

bool ent_membership_read(const ent_reading *reading, ent_membership_list *found)
{
    const ent_sentence *s = reading->sentence;
    for (uint32_t i = 0; i < s->count; i++) {
        uint32_t index = reading->mention_at[i];
        if (index == ENT_NONE) continue;
        const ent_mention *m = &reading->mentions->items[index];
        if (m->first == s->first + i && m->actor->kind == ENT_ORGANISATION
            && m->form != ENT_MENTION_PRONOUN && read_after(reading, index, found))
            return true;
    }
    return false;
}
