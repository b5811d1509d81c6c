/* words.h - what classes a word can have, and which class follows which.
 *
 * A state is a fine part of speech, one letter:
 *   ^ edge of the sentence    n noun, singular   s noun, plural   p name
 *   v base form   V present   z present with -s  d past  N participle  g -ing form
 *   m modal   b be   B is, was   e been   G being   H have   D do (auxiliaries)
 *   a adjective  r adverb  W when, where  h his, whose  w who, which  q he, they, there
 *   o him, them   y it, you, itself   i this, someone (pronouns)   t determiner
 *   P preposition  S because, that  & and  T to  k 's  x not  c number  u exclamation
 *   , . : " ( ) - $ punctuation   * other signs
 *
 * A line of a word list is "attack nv1": the word, then its states, each with a digit
 * where it is rarer than the best one (cost in nats: v is e times rarer than n). In the
 * lists of open classes v stands for all forms of a verb. The lists are sorted; their
 * words and digits were chosen with the help of counts in the English Universal
 * Dependencies treebanks EWT and GUM, and extended by words of diplomacy and war. */
#ifndef ENT_TEXT_WORDS_H
#define ENT_TEXT_WORDS_H

#include <stddef.h>

#define ENT_STATES "^nspvVzdNgmbBeGHDarWhwqoyitPS&Tkxcu,.:\"()-$*"
enum { ENT_STATE_COUNT = sizeof ENT_STATES - 1 };

extern const char *const ent_words_closed[],
    *const ent_words_verb[], *const ent_words_other[], *const ent_words_noun[],
                                                           *const ent_words_form[];
extern const size_t ent_words_closed_count, ent_words_verb_count, ent_words_other_count,
    ent_words_noun_count, ent_words_form_count;

/* ent_transitions[a][b]: cost of state b after a, in tenths of nats; rows and columns in
 * the order of ENT_STATES. */
extern const signed char ent_transitions[ENT_STATE_COUNT][ENT_STATE_COUNT];

/* The states of a folded word as its list gives them, "" where no list has it. */
const char *ent_word_closed(const char *lower);
const char *ent_word_open(const char *lower);

/* An irregular form: "went" -> "go d" (lemma, states); "" where there is none. */
const char *ent_word_form(const char *lower);

#endif
