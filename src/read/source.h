/* source.h - bytes as they come out of a file, a pipe or a member of an archive. */
#ifndef ENT_READ_SOURCE_H
#define ENT_READ_SOURCE_H

#include <iconv.h>
#include <stdint.h>

#include "base/buffer.h"

typedef struct ent_source ent_source;

struct ent_source {
    const char *place; /* "news.zip/a.txt": what messages and documents say; printable */
    const char *name;  /* what kind, id and date are taken from: "a.txt" */
    bool inside;       /* found in a folder or an archive, not named by the user */
    bool unpacked;     /* no archive, whatever it looks like */
    int file;          /* a regular file that can be read from its start; else -1 */

    /* Gives the next bytes, valid until the next call; `*length` 0 at the end. False
     * with `fault` filled where the rest cannot be had. */
    bool (*pull)(ent_source *s, const char **bytes, size_t *length);
    /* The same into `room` bytes of the caller's, for whom they would be copied else.
     * NULL: there is only `pull`. */
    bool (*fill)(ent_source *s, char *to, size_t room, size_t *length);
    void *context;

    ent_error fault;   /* why the bytes ended early; code ENT_OK: they did not */
    ent_buffer head;   /* seen by ent_source_peek, not yet taken */
    size_t head_taken; /* bytes of `head` that were given out */
    bool ended;
    uint64_t given; /* bytes that were given out by ent_source_next */
};

/* The next bytes; `*length` 0 at the end and at a fault (see `fault`). */
void ent_source_next(ent_source *s, const char **bytes, size_t *length);

/* The next bytes, to `to`, which has room for `room` of them; `*length` 0 at the end and
 * at a fault. Only of a source that has `fill`. */
void ent_source_fill(ent_source *s, char *to, size_t room, size_t *length);

/* The first bytes, at least `want` of them where there are so many; before any
 * ent_source_next. They will be given again. NULL: out of memory. */
const char *ent_source_peek(ent_source *s, size_t want, size_t *length);

/* Appends all bytes to `all` until there are more than `limit`. */
void ent_source_load(ent_source *s, size_t limit, ent_buffer *all);

void ent_source_close(
    ent_source *s); /* frees `head`; what `context` is, is its owner's */

/* Reading an open file descriptor (which stays the caller's), through `buffer`. */
enum { ENT_SOURCE_CHUNK = 1 << 17 };
typedef struct {
    int fd;
    char *buffer; /* ENT_SOURCE_CHUNK bytes */
} ent_file_source;
bool ent_file_source_pull(ent_source *s, const char **bytes, size_t *length);
bool ent_file_source_fill(ent_source *s, char *to, size_t room, size_t *length);

/* `inner` as UTF-8: it is in `charset`, a wide one (ent_encoding_wide). */
typedef struct {
    ent_source *inner;
    iconv_t converter;
    char *buffer;
    const char *pending; /* of the inner source, not yet converted */
    size_t pending_length;
    char kept[8]; /* start of a character whose rest is still to come */
    size_t kept_length;
} ent_wide_source;
ENT_CHECKED bool ent_wide_source_open(ent_wide_source *w, ent_source *inner,
    const char *charset, ent_source *outer, ent_error *err);
void ent_wide_source_close(ent_wide_source *w);

#endif
