/* test_read_gather.h - a sink that writes down what ent_read hands out, and a folder for
 * the files of a test that goes away again. */
#ifndef ENT_TEST_READ_GATHER_H
#define ENT_TEST_READ_GATHER_H

#include <ftw.h>
#include <limits.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>
#include <cmocka.h>

#include "base/buffer.h"
#include "base/file.h"
#include "base/table.h"
#include "base/utf8.h"
#include "read/reader.h"

#define COUNT(array) (sizeof(array) / sizeof *(array))

typedef struct {
    ent_buffer documents; /* "id|title|date|publisher|url|language|body\n" each */
    ent_buffer heads;     /* "id path:line\n" each */
    ent_buffer records;   /* "path:line json\n" each */
    ent_buffer messages;  /* one a line */
    ent_read_counts counts;
    ent_error err;
    bool ok;
    bool strict; /* stop at the first message */
} gathered;

/* What holds for every document, whatever it was made from. */
static void check_document(const ent_document *d)
{
    char hash[33];
    ent_arena a = { 0 };
    size_t n, replaced;
    assert_non_null(d->id);
    assert_true(d->id[0] != '\0');
    assert_int_equal(strlen(d->text), d->length);
    assert_true(d->length > 0);
    assert_true(d->line >= 1);
    ent_hash_hex(d->text, d->length, hash);
    assert_string_equal(d->hash, hash);
    const char *clean = ent_utf8_clean(&a, d->text, d->length, &n, &replaced);
    assert_string_equal(clean, d->text);
    assert_int_equal(replaced, 0);
    if (d->title_length) {
        assert_non_null(d->title);
        assert_int_equal(strlen(d->title), d->title_length);
        assert_memory_equal(d->text, d->title, d->title_length);
        if (d->length > d->title_length)
            assert_memory_equal(d->text + d->title_length, "\n\n", 2);
    } else {
        assert_null(d->title);
    }
    ent_arena_free(&a);
}

static bool gather_document(void *context, const ent_document *d, ent_error *err)
{
    gathered *g = context;
    char iso[16];
    (void)err;
    check_document(d);
    ent_date_format(d->date, iso);
    size_t begin = d->title_length ? d->title_length + 2 : 0;
    if (begin > d->length) begin = d->length;
    ent_buffer_print(&g->documents, "%s|%s|%s|%s|%s|%s|%s\n", d->id,
        d->title ? d->title : "", iso, d->publisher ? d->publisher : "",
        d->url ? d->url : "", d->language ? d->language : "", d->text + begin);
    ent_buffer_print(&g->heads, "%s %s:%u\n", d->id, d->path, (unsigned)d->line);
    return true;
}

static bool gather_record(void *context, const ent_record *r, ent_error *err)
{
    gathered *g = context;
    (void)err;
    assert_int_equal(ent_utf8_valid(r->json, r->length), r->length);
    assert_null(memchr(r->json, '\n', r->length));
    ent_buffer_print(
        &g->records, "%s:%u %.*s\n", r->path, (unsigned)r->line, (int)r->length, r->json);
    return true;
}

static bool gather_message(void *context, const char *message, ent_error *err)
{
    gathered *g = context;
    assert_non_null(strstr(message, ": "));
    ent_buffer_text(&g->messages, message);
    ent_buffer_char(&g->messages, '\n');
    return !g->strict || ent_fail(err, ENT_MALFORMED, "%s", message);
}

static void gather_free(gathered *g)
{
    ent_buffer_free(&g->documents);
    ent_buffer_free(&g->heads);
    ent_buffer_free(&g->records);
    ent_buffer_free(&g->messages);
}

static void gather(gathered *g, const char *path, const ent_read_options *options)
{
    ent_read_sink sink = { .context = g,
        .document = gather_document,
        .record = gather_record,
        .skipped = gather_message };
    gather_free(g);
    g->counts = (ent_read_counts){ 0 };
    g->err = (ent_error){ 0 };
    g->ok = ent_read(path, options, &sink, &g->counts, &g->err);
    /* strings are never NULL */
    ent_buffer_text(&g->documents, "");
    ent_buffer_text(&g->heads, "");
    ent_buffer_text(&g->records, "");
    ent_buffer_text(&g->messages, "");
}

static char test_folder[] = "/tmp/entente-read-XXXXXX";

static int make_folder(void **state)
{
    (void)state;
    return mkdtemp(test_folder) ? 0 : -1;
}

static int remove_one(const char *path, const struct stat *st, int kind, struct FTW *f)
{
    (void)st, (void)kind, (void)f;
    return remove(path);
}

static int remove_folder(void **state)
{
    (void)state;
    return nftw(test_folder, remove_one, 16, FTW_DEPTH | FTW_PHYS);
}

/* The path of `name` in the folder of the test; valid until the fourth call after. */
static const char *path_of(const char *name)
{
    static char paths[4][PATH_MAX];
    static int next;
    char *path = paths[next++ % 4];
    snprintf(path, PATH_MAX, "%s/%s", test_folder, name);
    return path;
}

static const char *put_bytes(const char *name, const char *bytes, size_t length)
{
    const char *path = path_of(name);
    ent_error err = { 0 };
    if (!ent_file_write(path, bytes, length, &err)) fail_msg("%s", err.message);
    return path;
}

static inline const char *put(const char *name, const char *text)
{
    return put_bytes(name, text, strlen(text));
}

/* The messages without the folder of the test in front. */
static inline const char *messages_of(gathered *g)
{
    size_t n = strlen(test_folder) + 1;
    char *from = g->messages.bytes, *to = from;
    while (*from) {
        if (strncmp(from, test_folder, n - 1) == 0 && from[n - 1] == '/') from += n;
        *to++ = *from++;
    }
    *to = '\0';
    return g->messages.bytes;
}

#endif
