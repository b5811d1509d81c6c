/* source.c - pulling, looking ahead, loading; files, and UTF-16 as UTF-8. */
#define _POSIX_C_SOURCE 200809L
#include "read/source.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

void ent_source_next(ent_source *s, const char **bytes, size_t *length)
{
    *bytes = NULL;
    *length = 0;
    if (s->head_taken < s->head.length) {
        *bytes = s->head.bytes + s->head_taken;
        *length = s->head.length - s->head_taken;
        s->head_taken = s->head.length;
    } else if (!s->ended) {
        if (!s->pull(s, bytes, length)) *length = 0;
        s->ended = *length == 0;
    }
    s->given += *length;
}

void ent_source_fill(ent_source *s, char *to, size_t room, size_t *length)
{
    size_t seen = s->head.length - s->head_taken;
    *length = 0;
    if (seen) {
        *length = seen < room ? seen : room;
        memcpy(to, s->head.bytes + s->head_taken, *length);
        s->head_taken += *length;
    } else if (!s->ended) {
        if (!s->fill(s, to, room, length)) *length = 0;
        s->ended = *length == 0;
    }
    s->given += *length;
}

const char *ent_source_peek(ent_source *s, size_t want, size_t *length)
{
    while (s->head.length < want && !s->ended) {
        const char *bytes;
        size_t n = 0;
        if (!s->pull(s, &bytes, &n)) n = 0;
        s->ended = n == 0;
        ent_buffer_add(&s->head, bytes, n);
        if (s->head.failed) return NULL;
    }
    *length = s->head.length;
    return s->head.bytes ? s->head.bytes : "";
}

void ent_source_load(ent_source *s, size_t limit, ent_buffer *all)
{
    const char *bytes;
    size_t n;
    while (all->length <= limit && !all->failed) {
        ent_source_next(s, &bytes, &n);
        if (!n) return;
        ent_buffer_add(all, bytes, n);
    }
}

void ent_source_close(ent_source *s)
{
    ent_buffer_free(&s->head);
}

bool ent_file_source_fill(ent_source *s, char *to, size_t room, size_t *length)
{
    const ent_file_source *f = s->context;
    ssize_t n;
    do n = read(f->fd, to, room);
    while (n < 0 && errno == EINTR);
    *length = n > 0 ? (size_t)n : 0;
    return n >= 0
           || ent_fail(&s->fault, ENT_IO, "%s, expected to read on", strerror(errno));
}

bool ent_file_source_pull(ent_source *s, const char **bytes, size_t *length)
{
    const ent_file_source *f = s->context;
    *bytes = f->buffer;
    return ent_file_source_fill(s, f->buffer, ENT_SOURCE_CHUNK, length);
}

/* Converts what is at hand into the buffer; the start of a character at its end is kept
 * for the next time. Broken units become U+FFFD. */
static size_t convert_wide(ent_wide_source *w, char *in, size_t left)
{
    char *to = w->buffer;
    size_t room = 4 * ENT_SOURCE_CHUNK;
    while (left && iconv(w->converter, &in, &left, &to, &room) == (size_t)-1) {
        if (errno == EINVAL || room < 8) break;
        memcpy(to, "\xEF\xBF\xBD", 3);
        to += 3;
        room -= 3;
        size_t skip = left < 2 ? left : 2;
        in += skip;
        left -= skip;
    }
    w->kept_length = left < sizeof w->kept ? left : 0;
    memcpy(w->kept, in, w->kept_length);
    return (size_t)(to - w->buffer);
}

static bool pull_wide(ent_source *s, const char **bytes, size_t *length)
{
    ent_wide_source *w = s->context;
    char *input = w->buffer + 4 * ENT_SOURCE_CHUNK;
    *bytes = w->buffer;
    *length = 0;
    while (*length == 0) {
        if (!w->pending_length) {
            ent_source_next(w->inner, &w->pending, &w->pending_length);
            s->fault = w->inner->fault;
            if (!w->pending_length) return s->fault.code == ENT_OK;
        }
        size_t piece = w->pending_length;
        if (piece > ENT_SOURCE_CHUNK) piece = ENT_SOURCE_CHUNK;
        memcpy(input, w->kept, w->kept_length);
        memcpy(input + w->kept_length, w->pending, piece);
        w->pending += piece;
        w->pending_length -= piece;
        *length = convert_wide(w, input, w->kept_length + piece);
    }
    return true;
}

bool ent_wide_source_open(ent_wide_source *w, ent_source *inner, const char *charset,
    ent_source *outer, ent_error *err)
{
    *w = (ent_wide_source){ .inner = inner, .converter = (iconv_t)-1 };
    *outer = (ent_source){ .place = inner->place,
        .name = inner->name,
        .inside = inner->inside,
        .file = -1,
        .pull = pull_wide,
        .context = w };
    w->buffer = malloc(5 * ENT_SOURCE_CHUNK + sizeof w->kept);
    if (w->buffer) w->converter = iconv_open("UTF-8", charset);
    if (w->converter != (iconv_t)-1) return true;
    ent_wide_source_close(w);
    return ent_fail(err, ENT_MEMORY, "out of memory");
}

void ent_wide_source_close(ent_wide_source *w)
{
    if (w->converter != (iconv_t)-1) iconv_close(w->converter);
    free(w->buffer);
    w->buffer = NULL;
    w->converter = (iconv_t)-1;
}
