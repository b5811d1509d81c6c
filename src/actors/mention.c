/* mention.c - reads the document twice: persons first, so that a title can name "Xi"
 * before the text has introduced him; then all mentions. */
#include "actors/mention.h"

#include <string.h>

#include "base/strings.h"

#include "actors/finder.h"
#include "actors/couple.h"
#include "actors/focus.h"
#include "actors/homonym.h"
#include "actors/name.h"
#include "actors/parties.h"
#include "actors/pronoun.h"
#include "actors/publisher.h"
#include "actors/reference.h"
#include "actors/sector.h"
#include "actors/speaker.h"
#include "actors/stranger.h"
#include "actors/unit.h"

const char *const ent_mention_form_names[] = { [ENT_MENTION_NAME] = "name",
    [ENT_MENTION_ADJECTIVE] = "adjective",
    [ENT_MENTION_PLACE] = "place",
    [ENT_MENTION_DESCRIPTION] = "description",
    [ENT_MENTION_PRONOUN] = "pronoun" };

/* What starts at `at`; `floor` is the end of the mention before. */
static uint32_t read_at(ent_finder *f, uint32_t at, uint32_t floor)
{
    const ent_token *t = &f->tokens[at];
    if (ent_finder_name(f, at)) return ent_unit_read(f, at, floor);
    switch (t->tag) {
    case ENT_TAG_DETERMINER:
    case ENT_TAG_NUMBER:
    case ENT_TAG_CONJUNCTION: return ent_reference_read(f, at);
    case ENT_TAG_PRONOUN: {
        uint32_t end = ent_pronoun_read(f, at);
        return end > at ? end : ent_parties_read(f, at);
    }
    case ENT_TAG_ADVERB: return ent_parties_read(f, at); /* "[All] agreed" */
    case ENT_TAG_NOUN: {
        uint32_t end = ent_unit_read_role(f, at, floor);
        if (end == at) end = ent_parties_read(f, at);
        return end > at ? end : ent_reference_read_hyphened(f, at);
    }
    case ENT_TAG_PROPER: {
        uint32_t end = ent_unit_read_role(f, at, floor);
        return end > at ? end : ent_stranger_read(f, at, floor);
    }
    default: return at;
    }
}

static void scan(ent_finder *f)
{
    uint32_t floor = f->begin;
    for (uint32_t at = f->begin; at < f->end && !f->failed;) {
        uint32_t next = read_at(f, at, floor);
        if (next > at) floor = next;
        at = next > at ? next : at + 1;
    }
}

static bool quotes_first_person(const ent_finder *f)
{
    static const char *const words[] = { "we", "our", "us", "i", "me", "my" };
    for (uint32_t i = f->begin; i < f->end; i++)
        if (f->tokens[i].quoted && ENT_AMONG(f->tokens[i].lower, words)) return true;
    return false;
}

static bool read_sentence(ent_finder *f, uint32_t index)
{
    const ent_sentence *s = &f->text->sentences[index];
    if (index && s->paragraph != f->text->sentences[index - 1].paragraph)
        f->speaker = NULL;
    f->index = index;
    f->begin = s->first;
    f->end = s->first + s->count;
    if (!ent_names_read(f)) return false;
    if (ent_homonym_is_play(f)) return true;
    ent_speaker_turn(f);
    ent_speaker_label(f);
    size_t before = f->count;
    scan(f);
    ent_speaker_signers(f);
    ent_speaker_find(f);
    if (f->speaker
        && quotes_first_person(f)) { /* "We agree," the minister said: now known */
        f->count = before;
        scan(f);
    }
    ent_focus_update(f);
    if (!f->again) ent_couples_count(f);
    return !f->failed;
}

static bool read_all(ent_finder *f)
{
    f->count = 0;
    f->groups = f->focus_count = 0;
    f->speaker = f->turn = NULL;
    f->in_turn = false;
    for (uint32_t i = 0; i < f->text->sentence_count; i++)
        if (!read_sentence(f, i)) return false;
    return true;
}

bool ent_actor_find(ent_arena *arena, const ent_lexicon *lexicon, const ent_text *text,
    ent_mentions *mentions, ent_error *err)
{
    *mentions = (ent_mentions){ 0 };
    ent_finder *f = ent_arena_take(arena, sizeof *f);
    if (!f) return ent_fail(err, ENT_MEMORY, "actors: out of memory");
    f->arena = arena;
    f->lexicon = lexicon;
    f->text = text;
    f->tokens = text->tokens;
    f->date = text->document->date;
    f->publisher = ent_publisher_find(lexicon, text->document, &f->joint);
    bool ok = read_all(f);
    f->again = true;
    ok = ok && read_all(f);
    if (ok) ent_sector_refine(f);
    if (!ok || f->failed)
        return ent_fail(
            err, ENT_MEMORY, "actors of '%s': out of memory", text->document->id);
    size_t kept = 0;
    for (size_t i = 0; i < f->count; i++)
        if (f->items[i].actor && f->items[i].confidence >= ENT_LEAST_CONFIDENCE)
            f->items[kept++] = f->items[i];
    mentions->items = f->items;
    mentions->count = kept;
    mentions->publisher = f->publisher;
    return true;
}

size_t ent_mentions_from(const ent_mentions *mentions, uint32_t sentence)
{
    size_t low = 0, high = mentions->count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (mentions->items[middle].sentence < sentence)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}
