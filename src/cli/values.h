/* values.h - what stands after an option, read and checked. */
#ifndef ENT_CLI_VALUES_H
#define ENT_CLI_VALUES_H

#include "base/arena.h"

typedef struct {
    const char **items;
    size_t count;
} ent_list;

/* A finite number of at least `least`. */
bool ent_value_number(const char *text, double least, double *value, ent_error *err);

bool ent_value_count(const char *text, size_t least, size_t *value, ent_error *err);

/* Bytes, with K, M, G for powers of 1024: "64M". */
bool ent_value_size(const char *text, size_t *value, ent_error *err);

/* Appends one item to `list`, in `arena`. */
bool ent_value_add(ent_arena *arena, const char *item, ent_list *list, ent_error *err);

/* Splits at commas into `list`, after what it holds; all belongs to `arena`. */
bool ent_value_list(ent_arena *arena, const char *text, ent_list *list, ent_error *err);

/* One of a few words. */
bool ent_value_word(const char *text, const char *const *words, size_t count,
    unsigned *index, ent_error *err);

#endif
