/* number.h - numbers as people and programs write them. */
#ifndef ENT_BASE_NUMBER_H
#define ENT_BASE_NUMBER_H

#include <stdbool.h>

/* Reads a whole string as a decimal number ("-0.5", "1e-3"), with '.' as decimal point in
 * every locale. False where it is none, or too large. */
bool ent_number_parse(const char *text, double *value);

#endif
