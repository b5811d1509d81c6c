/* sport.c - matches between teams: nobody meets or beats anybody in them. */
#include "relations/sport.h"

#include <string.h>

#include "base/strings.h"

static const ent_token *token(const ent_text *t, const ent_sentence *s, uint32_t i)
{
    return i < s->first + s->count ? &t->tokens[i] : NULL;
}

/* The words of a wording stand at token `i`, and no noun follows that several words or an
 * adjective could belong to: "in the final", not "in the final round of talks". */
static bool stands(
    const ent_text *t, const ent_sentence *s, uint32_t i, const char *wording)
{
    const char *rest = wording;
    for (;; i++) {
        const ent_token *k = token(t, s, i);
        size_t length = strcspn(rest, " ");
        if (!k || k->tag == ENT_TAG_VERB) return false;
        if ((strlen(k->lower) != length || memcmp(k->lower, rest, length) != 0)
            && (strlen(k->lemma) != length || memcmp(k->lemma, rest, length) != 0))
            return false;
        if (!rest[length]) break;
        rest += length + 1;
    }
    const ent_token *last = token(t, s, i), *next = token(t, s, i + 1);
    bool open = strchr(wording, ' ') || last->tag == ENT_TAG_ADJECTIVE;
    return !open || !next || next->tag != ENT_TAG_NOUN;
}

/* A result: "2-0", small numbers with a dash between. */
static bool is_score(const ent_text *t, const ent_sentence *s, uint32_t i)
{
    enum { DIGITS = 2 };
    const ent_token *all[] = { token(t, s, i), token(t, s, i + 1), token(t, s, i + 2) };
    if (!all[0] || !all[1] || !all[2]) return false;
    bool dash = strcmp(all[1]->raw, "-") == 0 || strcmp(all[1]->raw, "–") == 0;
    return dash && strlen(all[0]->raw) <= DIGITS && strlen(all[2]->raw) <= DIGITS
           && all[0]->tag == ENT_TAG_NUMBER && all[2]->tag == ENT_TAG_NUMBER
           && !all[0]->space_after && !all[1]->space_after;
}

/* Which of the wordings that begin with `form` stand at token `i`: a bit each. */
static uint64_t beginning(const ent_text *t, const ent_sentence *s, uint32_t i,
    ent_words words, const char *form)
{
    enum { BITS = 64 };
    uint64_t found = 0;
    size_t length = strlen(form);
    for (size_t k = ent_words_from(words, form);
         k < words.count && strncmp(words.words[k], form, length) == 0; k++)
        if (stands(t, s, i, words.words[k])) found |= UINT64_C(1) << k % BITS;
    return found;
}

static uint64_t standing(
    const ent_text *t, const ent_sentence *s, uint32_t i, ent_words words)
{
    const ent_token *first = &t->tokens[i];
    uint64_t found = *first->lower ? beginning(t, s, i, words, first->lower) : 0;
    return !*first->lemma || ent_equal(first->lower, first->lemma)
               ? found
               : found | beginning(t, s, i, words, first->lemma);
}

static bool has_strong(const ent_text *t, const ent_frames *frames, const ent_sentence *s)
{
    ent_words words = ent_frames_set(frames, "sport");
    for (uint32_t i = s->first; i < s->first + s->count; i++)
        if (standing(t, s, i, words)) return true;
    return false;
}

/* Which of the weak words the sentence holds: a bit each; the last is a score. */
static uint64_t weak_words(
    const ent_text *t, const ent_frames *frames, const ent_sentence *s)
{
    const uint64_t score = UINT64_C(1) << 63;
    ent_words words = ent_frames_set(frames, "sport-weak");
    uint64_t found = 0;
    for (uint32_t i = s->first; i < s->first + s->count; i++) {
        if (is_score(t, s, i)) found |= score;
        found |= standing(t, s, i, words);
    }
    return found;
}

static bool is_sport(
    const ent_text *t, const ent_frames *frames, const ent_sentence *s, uint64_t title)
{
    if (has_strong(t, frames, s)) return true;
    uint64_t own = weak_words(t, frames, s), all = own | title;
    return own && (all & (all - 1)) != 0;
}

/* Weak words of the title count in every sentence. */
static uint64_t title_words(const ent_text *t, const ent_frames *frames)
{
    uint64_t title = 0;
    for (uint32_t i = 0; i < t->sentence_count; i++)
        if (t->sentences[i].kind == ENT_SENTENCE_TITLE)
            title |= weak_words(t, frames, &t->sentences[i]);
    return title;
}

bool *ent_sport_sentences(ent_arena *arena, const ent_text *t, const ent_frames *frames)
{
    bool *played = ent_arena_array(arena, t->sentence_count + 1, sizeof *played);
    uint64_t title = title_words(t, frames);
    size_t count = 0;
    bool all = false;
    for (uint32_t i = 0; played && i < t->sentence_count; i++) {
        played[i] = is_sport(t, frames, &t->sentences[i], title);
        count += played[i];
        all |= played[i] && t->sentences[i].kind == ENT_SENTENCE_TITLE;
    }
    all |= count > 1 && count * 3 >= t->sentence_count;
    for (uint32_t i = 0; all && played && i < t->sentence_count; i++) played[i] = true;
    return played;
}

bool ent_sport_plays(ent_relation relation)
{
    return relation == ENT_MEETING || relation == ENT_ASSAULT || relation == ENT_THREATEN
           || relation == ENT_MOBILIZE || relation == ENT_RETREAT;
}
