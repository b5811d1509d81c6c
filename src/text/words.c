/* words.c - finds words in the sorted lists. */
#include "text/words.h"

#include <pthread.h>
#include <string.h>

#include "base/sorted.h"

enum { CLOSED, VERB, OTHER, NOUN, FORM, LISTS };

static ent_sorted lists[LISTS];
static pthread_once_t indexed = PTHREAD_ONCE_INIT;

static void index_list(int list, const char *const *lines, size_t count)
{
    lists[list] = (ent_sorted){ lines, sizeof *lines, count, ' ', { 0 } };
    ent_sorted_index(&lists[list]);
}

static void index_lists(void)
{
    index_list(CLOSED, ent_words_closed, ent_words_closed_count);
    index_list(VERB, ent_words_verb, ent_words_verb_count);
    index_list(OTHER, ent_words_other, ent_words_other_count);
    index_list(NOUN, ent_words_noun, ent_words_noun_count);
    index_list(FORM, ent_words_form, ent_words_form_count);
}

/* The rest of the line "word rest". */
static const char *find(int list, const char *word)
{
    (void)pthread_once(&indexed, index_lists);
    const char *const *line = ent_sorted_find(&lists[list], word);
    return line ? *line + strlen(word) + 1 : "";
}

const char *ent_word_closed(const char *lower)
{
    return find(CLOSED, lower);
}

const char *ent_word_open(const char *lower)
{
    const char *states = find(VERB, lower);
    if (!*states) states = find(OTHER, lower);
    return *states ? states : find(NOUN, lower);
}

const char *ent_word_form(const char *lower)
{
    return find(FORM, lower);
}
