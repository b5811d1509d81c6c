/* mark.c - one walk over the words, where there is a dictionary at all. */
#include "text/mark.h"

/* Marks the agents that start in sentence `s`. */
static void mark_agents(const ent_lexicon *lexicon, const char *const *words,
    ent_text *text, const ent_sentence *s)
{
    for (uint32_t i = s->first; i < s->first + s->count; i++) {
        const ent_agent *agent = ent_lexicon_agent(
            lexicon, words + i, s->first + s->count - i);
        if (!agent || text->tokens[i].agent) continue;
        uint32_t head = i + agent->head;
        if (head < s->first + s->count) text->tokens[head].agent = agent;
    }
}

static const ent_dictionary_discard *find_discard(
    const ent_lexicon *lexicon, const char *const *words, const ent_sentence *s)
{
    const ent_dictionary_discard *found = NULL;
    for (uint32_t i = s->first; i < s->first + s->count; i++) {
        const ent_dictionary_discard *d = ent_lexicon_discard(
            lexicon, words + i, s->first + s->count - i);
        if (d && (!found || (d->story && !found->story))) found = d;
    }
    return found;
}

bool ent_text_mark(ent_arena *arena, const ent_lexicon *lexicon, ent_text *text)
{
    if (!lexicon || !ent_lexicon_has_phrases(lexicon)) return true;
    const char **words = ent_arena_array(arena, text->token_count, sizeof *words);
    if (!words) return false;
    for (size_t i = 0; i < text->token_count; i++) words[i] = text->tokens[i].lower;
    const ent_dictionary_discard *story = NULL;
    for (size_t i = 0; i < text->sentence_count; i++) {
        ent_sentence *s = &text->sentences[i];
        mark_agents(lexicon, words, text, s);
        s->discard = find_discard(lexicon, words, s);
        if (!story && s->discard && s->discard->story) story = s->discard;
    }
    for (size_t i = 0; story && i < text->sentence_count; i++)
        text->sentences[i].discard = story;
    return true;
}
