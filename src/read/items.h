/* items.h - a stream of JSON cut into values, none of them held longer than needed.
 *
 *   {...}\n{...}\n        a value a line: a broken one ends where its line ends
 *   [{...}, {...}]        the items of an array
 *   {...} {...}           values after one another, over lines */
#ifndef ENT_READ_ITEMS_H
#define ENT_READ_ITEMS_H

#include "read/slice.h"
#include "read/source.h"

typedef enum {
    ENT_ITEM_END,
    ENT_ITEM_FOUND,
    ENT_ITEM_LARGE, /* more bytes than allowed; passed over */
    ENT_ITEM_CUT    /* the input ends inside it */
} ent_item_state;

typedef struct {
    ent_source *source;
    ent_buffer *held; /* an item that spans chunks */
    size_t limit;     /* bytes of an item */
    bool by_line;

    ent_slice chunk;
    uint64_t line;  /* of the first byte of `chunk` */
    bool in_array;  /* an array was opened at the top */
    bool has_array; /* at any time */
    bool begun;     /* the first chunk was there */
} ent_items;

void ent_items_open(
    ent_items *items, ent_source *source, bool by_line, size_t limit, ent_buffer *held);

/* The next value (blank lines are passed over) and the line on which it begins; valid
 * until the next call. */
ent_item_state ent_items_next(ent_items *items, ent_slice *json, uint64_t *line);

/* Appends `json` to `out` in a form that cJSON reads without loss: on one line, integers
 * of 16 and more digits as strings, NULs and broken surrogates as U+FFFD. NULL, or what
 * is wrong: nested too deeply, too many values. */
const char *ent_json_tidy(ent_buffer *out, ent_slice json);

#endif
