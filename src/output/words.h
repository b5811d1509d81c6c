/* words.h - dates, numbers and lists as a reader says them. */
#ifndef ENT_OUTPUT_WORDS_H
#define ENT_OUTPUT_WORDS_H

#include "output/export.h"

/* "15 September 2022"; "no date" for ENT_NO_DATE. */
void ent_say_date(ent_buffer *out, ent_date date);

/* "15 to 16 September 2022", "4 February to 16 September 2022", "8 September 2022";
 * "no dates" where both are unknown. */
void ent_say_period(ent_buffer *out, ent_interval period);

/* "1,204 events", "1 event"; the plural is the word and an s unless given. */
void ent_say_count(ent_buffer *out, uint64_t count, const char *one, const char *many);

/* Hands `text` on as one sentence, where there is any, and empties it for the next. False
 * when out of memory. */
bool ent_say_sentence(
    ent_buffer *text, void (*sentence)(void *context, const char *text), void *context);

/* "12 events lie before or after" a period. */
void ent_say_outside(ent_buffer *out, uint64_t count);
void ent_say_number(ent_buffer *out, uint64_t number); /* "1,204" */

/* "12.40" with `decimals` places, in every locale; `plus`: "+12.40" where it is positive.
 */
void ent_say_fixed(ent_buffer *out, double number, int decimals, bool plus);

/* "71%"; never "100%" or "0%" of what is not quite all or nothing. */
void ent_say_share(ent_buffer *out, uint64_t part, uint64_t whole);

/* Names one after the other: "A", "A and B", "A, B and C"; after `most` of them: "A, B
 * and 17 others". Start with {out, count, most}, then call once for each, in order. */
typedef struct {
    ent_buffer *out;
    size_t count, most, said;
} ent_list;
void ent_say_item(ent_list *list, const char *text);

/* The publishers behind the events of the graph, most events first: "Alpha, Beta and 3
 * others". Returns how many there are; adds nothing where none is known. */
size_t ent_say_publishers(ent_buffer *out, const ent_graph *graph, size_t most);

/* "12 documents", "1 file of coded events", "12 documents and 2 files of events": what
 * the graph is of, of which `documents` are in the store. Tallies have files alone. */
void ent_say_inputs(ent_buffer *out, const ent_export *e, uint64_t documents);

/* "Russia": the node's name, its id where it has none. */
const char *ent_node_label(const ent_graph *graph, size_t node);

/* The sentence that is quoted for an event; NULL: none (an imported row). */
const char *ent_quote_of(const ent_event *event);

#endif
