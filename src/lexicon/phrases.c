/* phrases.c - a word of a text is looked up once; few start a phrase. */
#include "lexicon/phrases.h"

#include <string.h>

#include "base/strings.h"
#include "lexicon/opened.h"
#include "lexicon/overlay.h"

/* A discard of one word without '_' behind it is the beginning of words, of which so many
 * letters are looked up. */
enum { STEM_LETTERS = 3 };

static size_t first_length(const char *phrase)
{
    return strcspn(phrase, " ");
}

static unsigned words_of(const char *phrase)
{
    unsigned words = 1;
    for (; *phrase; phrase++) words += *phrase == ' ';
    return words;
}

/* "[chief] of staff": the word before the first preposition, else the last. */
static unsigned head_of(const char *phrase)
{
    static const char *const words[] = { "of", "for", "to", "in", "at", "on" };
    unsigned number = 0;
    char word[8];
    for (const char *at = phrase; *at; number++) {
        size_t length = first_length(at);
        if (number && length < sizeof word) {
            memcpy(word, at, length);
            word[length] = '\0';
            if (ENT_AMONG(word, words)) return number - 1;
        }
        at += length + (at[length] == ' ');
    }
    return number - 1;
}

/* Chains item `number` behind others that start alike. False: out of memory. */
static bool chain(
    ent_table *starts, const char *key, size_t length, uint32_t *next, size_t number)
{
    ent_entry *e = ent_table_add(starts, key, length, NULL);
    if (!e) return false;
    *next = (uint32_t)e->value;
    e->value = number + 1;
    return true;
}

static const char *sector_of(
    const ent_dictionary_agent *agent, const ent_actor_codes *codes)
{
    ent_actor_code said = ent_actor_code_read(codes, agent->code);
    return said.sector;
}

static bool add_agents(ent_phrases *p, const ent_dictionary *d,
    const ent_actor_codes *codes, ent_arena *arena)
{
    p->agents = ent_arena_array(arena, d->agent_count, sizeof *p->agents);
    if (!p->agents) return false;
    for (size_t i = 0; i < d->agent_count; i++) {
        const ent_dictionary_agent *from = &d->agents[i];
        p->agents[i] = (ent_agent){ .phrase = from->phrase,
            .words = words_of(from->phrase),
            .head = head_of(from->phrase),
            .many = from->many,
            .role = {
                from->phrase, ENT_ROLE_PERSON, sector_of(from, codes), "", false } };
        if (!chain(&p->starts, from->phrase, first_length(from->phrase), &p->next[i], i))
            return false;
    }
    p->agent_count = d->agent_count;
    return true;
}

static bool is_stem(const ent_dictionary_discard *d)
{
    return !d->whole && !strchr(d->phrase, ' ');
}

static size_t sought_length(const ent_dictionary_discard *d)
{
    size_t length = first_length(d->phrase);
    return is_stem(d) && length > STEM_LETTERS ? STEM_LETTERS : length;
}

static bool add_discards(ent_phrases *p, const ent_dictionary *d)
{
    p->discards = d->discards;
    p->discard_count = d->discard_count;
    for (size_t i = 0; i < d->discard_count; i++)
        if (!chain(&p->sought, d->discards[i].phrase, sought_length(&d->discards[i]),
                &p->next[p->agent_count + i], i))
            return false;
    return true;
}

bool ent_phrases_fill(ent_phrases *phrases, const ent_dictionary *dictionary,
    const ent_actor_codes *codes, ent_arena *arena, ent_error *err)
{
    size_t all = dictionary->agent_count + dictionary->discard_count;
    phrases->next = ent_arena_array(arena, all, sizeof *phrases->next);
    return (phrases->next && add_agents(phrases, dictionary, codes, arena)
               && add_discards(phrases, dictionary))
           || ent_fail(err, ENT_MEMORY, "dictionary: out of memory for phrases");
}

void ent_phrases_free(ent_phrases *phrases)
{
    ent_table_free(&phrases->starts);
    ent_table_free(&phrases->sought);
}

/* How many words the phrase takes of `words`; 0: others stand there. A hyphen that is a
 * token of its own is passed over, and a stem may go on. */
static size_t spells(
    const char *phrase, const char *const *words, size_t count, bool stem)
{
    size_t i = 0;
    for (const char *at = phrase; *at; i++) {
        if (i == count) return 0;
        if (i && !strcmp(words[i], "-")) continue;
        size_t length = first_length(at);
        bool last = !at[length];
        if (strncmp(words[i], at, length) != 0 || (words[i][length] && !(stem && last)))
            return 0;
        at += length + !last;
    }
    return i;
}

static const ent_phrases *phrases_of(const ent_lexicon *lexicon)
{
    return lexicon->over ? &lexicon->over->phrases : NULL;
}

bool ent_lexicon_has_phrases(const ent_lexicon *lexicon)
{
    const ent_phrases *p = phrases_of(lexicon);
    return p && (p->agent_count || p->discard_count);
}

size_t ent_lexicon_agents(const ent_lexicon *lexicon, ent_agent **agents)
{
    const ent_phrases *p = phrases_of(lexicon);
    *agents = p ? p->agents : NULL;
    return p ? p->agent_count : 0;
}

const ent_agent *ent_lexicon_agent(
    const ent_lexicon *lexicon, const char *const *words, size_t count)
{
    const ent_phrases *p = phrases_of(lexicon);
    const ent_agent *best = NULL;
    if (!p || !p->agent_count || !count) return NULL;
    const ent_entry *e = ent_table_find(&p->starts, words[0], strlen(words[0]));
    for (size_t i = e ? (size_t)e->value : 0; i; i = p->next[i - 1]) {
        const ent_agent *agent = &p->agents[i - 1];
        if (best && best->words >= agent->words) continue;
        if (spells(agent->phrase, words, count, false)) best = agent;
    }
    return best;
}

static const ent_dictionary_discard *find_discard(const ent_phrases *p, size_t length,
    const char *const *words, size_t count, const ent_dictionary_discard *best)
{
    const ent_entry *e = ent_table_find(&p->sought, words[0], length);
    for (size_t i = e ? (size_t)e->value : 0; i; i = p->next[p->agent_count + i - 1]) {
        const ent_dictionary_discard *d = &p->discards[i - 1];
        if (best && (best->story || !d->story)) continue;
        if (spells(d->phrase, words, count, !d->whole)) best = d;
    }
    return best;
}

const ent_dictionary_discard *ent_lexicon_discard(
    const ent_lexicon *lexicon, const char *const *words, size_t count)
{
    const ent_phrases *p = phrases_of(lexicon);
    if (!p || !p->discard_count || !count) return NULL;
    size_t length = strlen(words[0]);
    const ent_dictionary_discard *found = find_discard(p, length, words, count, NULL);
    if (length > STEM_LETTERS) found = find_discard(p, STEM_LETTERS, words, count, found);
    return found;
}
