/* encoding.h - bytes of any encoding -> clean UTF-8. */
#ifndef ENT_READ_ENCODING_H
#define ENT_READ_ENCODING_H

#include "read/slice.h"

typedef struct {
    ent_slice text;      /* clean UTF-8 (ent_clean), NUL-terminated */
    size_t replaced;     /* sequences that mean nothing in `charset`, now U+FFFD */
    const char *charset; /* what the bytes were taken for: "UTF-8", "windows-1251" */
} ent_decoded;

/* "UTF-16LE", "UTF-16BE", "UTF-32LE" or "UTF-32BE" where the first bytes of a file say so
 * (by a byte order mark, or by the places of their NULs); else NULL. */
const char *ent_encoding_wide(const char *head, size_t length);

/* True where control characters show that the bytes are no text in any encoding that
 * ent_encoding_decode knows. */
bool ent_encoding_is_binary(const char *bytes, size_t length);

/* Takes the bytes for, in this order: UTF-8 where they are (nearly) valid; `declared`
 * (the name that a page or feed gives; NULL: none); what uchardet finds; windows-1252.
 * All belongs to `arena`. False only when out of memory. */
ENT_CHECKED bool ent_encoding_decode(ent_arena *arena, const char *bytes, size_t length,
    const char *declared, ent_decoded *decoded, ent_error *err);

/* ent_utf8_clean, and without soft hyphens, zero-width spaces and marks of direction,
 * which would cut words and names apart. NULL: out of memory. */
char *ent_clean(ent_arena *arena, const char *bytes, size_t length, size_t *clean_length,
    size_t *replaced);

#endif
