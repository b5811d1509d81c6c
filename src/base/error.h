/* error.h - what went wrong, filled in by the callee, owned by the caller. */
#ifndef ENT_BASE_ERROR_H
#define ENT_BASE_ERROR_H

#include <stdarg.h>
#include <stdbool.h>

#if defined(__GNUC__)
#define ENT_CHECKED          __attribute__((warn_unused_result))
#define ENT_PRINTF(fmt, arg) __attribute__((format(printf, fmt, arg)))
#define ENT_API              __attribute__((visibility("default")))
#else
#define ENT_CHECKED
#define ENT_PRINTF(fmt, arg)
#define ENT_API
#endif

typedef enum {
    ENT_OK = 0,
    ENT_USAGE,     /* the caller asked for something that cannot be */
    ENT_MALFORMED, /* input is not what it claims to be */
    ENT_LIMIT,     /* input is larger than an option allows */
    ENT_IO,        /* the system refused to read or write */
    ENT_MEMORY,    /* out of memory */
    ENT_LIBRARY,   /* a library failed for another reason */
    ENT_NOT_FOUND  /* a document, actor or file that is not there */
} ent_code;

typedef struct {
    ent_code code;
    char message[600]; /* one line of UTF-8: place, fault, expectation; no newline */
} ent_error;

/* Fills `err` (NULL is allowed) and returns false, so that a failing function can end
 * with `return ent_fail(...)`. A message that is too long is cut; it is tamed. */
ENT_API bool ent_fail(ent_error *err, ent_code code, const char *format, ...)
    ENT_PRINTF(3, 4);

/* Puts "place: " before the message of `err`; returns false. */
bool ent_fail_at(ent_error *err, const char *place_format, ...) ENT_PRINTF(2, 3);

/* Makes it one line that no terminal obeys: what is quoted in it may hold escapes, or be
 * cut within a letter. Control characters become spaces, bytes that are no UTF-8 '?'. */
void ent_tame(char *message);

#endif
