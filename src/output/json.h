/* json.h - objects and arrays written with their commas in the right places. */
#ifndef ENT_OUTPUT_JSON_H
#define ENT_OUTPUT_JSON_H

#include "base/buffer.h"
#include "base/date.h"

/* Begins with {out}; every member or item knows by itself whether a comma is due. Values
 * at depth `pretty` and above stand on lines of their own, deeper ones in one line. */
typedef struct {
    ent_buffer *out;
    unsigned depth, pretty;
    bool filled; /* the innermost array or object has an item */
} ent_json;

/* `name` is NULL for an item of an array and for the outermost value. */
void ent_json_open(ent_json *j, const char *name, char bracket);     /* '{' or '[' */
void ent_json_close(ent_json *j, char bracket);                      /* '}' or ']' */
void ent_json_text(ent_json *j, const char *name, const char *text); /* NULL: null */
void ent_json_number(ent_json *j, const char *name, double number); /* not finite: null */
void ent_json_integer(ent_json *j, const char *name, long long number);
void ent_json_truth(ent_json *j, const char *name, bool truth);
void ent_json_date(ent_json *j, const char *name, ent_date date); /* unknown: null */

/* Writes comma, line break and name; what follows is the caller's. */
void ent_json_name(ent_json *j, const char *name);

#endif
