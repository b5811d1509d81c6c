/* trigger.c - the words before a place in a sentence against those before the trigger. */
#include "events/trigger.h"

#include <string.h>

static const char *next_place(const char *from, const char *words)
{
    return words && *words ? strstr(from, words) : NULL;
}

bool ent_trigger_repeats(const ent_evidence *evidence)
{
    if (!evidence->sentence) return false;
    const char *first = next_place(evidence->sentence, evidence->trigger);
    return first && next_place(first + 1, evidence->trigger);
}

static size_t without_blanks(const char *line, size_t length)
{
    while (length && line[length - 1] == ' ') length--;
    return length;
}

/* The longest run of words before a place that is also what the text has before the
 * trigger: the first place of a sentence that begins with its trigger has none, which
 * fits everywhere. */
uint32_t ent_trigger_earlier(const ent_evidence *evidence, const char *before)
{
    const char *sentence = evidence->sentence;
    size_t all = without_blanks(before, strlen(before));
    uint32_t found = 0, earlier = 0;
    for (const char *at = next_place(sentence, evidence->trigger); at;
         at = next_place(at + 1, evidence->trigger), earlier++) {
        size_t length = without_blanks(sentence, (size_t)(at - sentence));
        if (length <= all && memcmp(before + all - length, sentence, length) == 0)
            found = earlier;
    }
    return found;
}

ent_span ent_trigger_find(const char *sentence, const char *trigger, uint32_t earlier)
{
    const char *at = next_place(sentence, trigger);
    for (; at && earlier; earlier--) {
        const char *next = next_place(at + 1, trigger);
        if (!next) break;
        at = next;
    }
    if (!at) return (ent_span){ 0, 0 };
    uint32_t begin = (uint32_t)(at - sentence);
    return (ent_span){ begin, begin + (uint32_t)strlen(trigger) };
}
