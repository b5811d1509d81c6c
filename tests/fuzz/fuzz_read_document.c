/* fuzz_read_document.c - bytes as a file of each kind: the first byte chooses the kind,
 * the second the limits. Whatever comes out must be a clean document. */
#define _GNU_SOURCE
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#include "base/table.h"
#include "base/utf8.h"
#include "read/reader.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void expect(bool holds, const char *what)
{
    if (holds) return;
    fprintf(stderr, "violated: %s\n", what);
    abort();
}

static bool check_document(void *context, const ent_document *d, ent_error *err)
{
    const ent_read_options *o = context;
    ent_arena a = { 0 };
    char hash[33];
    size_t n, replaced;
    (void)err;
    expect(d->id && d->id[0], "a document has an id");
    expect(d->length > 0 && strlen(d->text) == d->length, "the text has its length");
    expect(d->length <= o->max_document, "the text is within the limit");
    expect(d->title_length <= d->length, "the title is in the text");
    expect(!d->title_length == !d->title, "a title has a length");
    if (d->title)
        expect(memcmp(d->title, d->text, d->title_length) == 0, "the title comes first");
    const char *clean = ent_utf8_clean(&a, d->text, d->length, &n, &replaced);
    expect(
        clean && n == d->length && memcmp(clean, d->text, n) == 0, "the text is clean");
    ent_hash_hex(d->text, d->length, hash);
    expect(strcmp(hash, d->hash) == 0, "the hash is that of the text");
    const char *const strings[] = { d->id, d->publisher, d->url, d->language };
    for (size_t i = 0; i < sizeof strings / sizeof *strings; i++) {
        size_t length = strings[i] ? strlen(strings[i]) : 0;
        expect(ent_utf8_valid(strings[i], length) == length, "strings are UTF-8");
        expect(!strings[i] || !strchr(strings[i], '\n'), "strings are one line");
    }
    ent_arena_free(&a);
    return true;
}

static bool check_record(void *context, const ent_record *r, ent_error *err)
{
    (void)context, (void)err;
    expect(ent_utf8_valid(r->json, r->length) == r->length, "records are UTF-8");
    expect(!memchr(r->json, '\n', r->length), "records are one line");
    return true;
}

static bool check_message(void *context, const char *message, ent_error *err)
{
    (void)context, (void)err;
    expect(strstr(message, ": ") != NULL, "a message names its place");
    expect(!strchr(message, '\n'), "a message is one line");
    return true;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static const char *const kinds[] = { NULL, "text", "html", "feed", "json", "jsonl" };
    static int file = -1;
    char path[64];
    if (size < 2) return 0;
    if (file < 0) file = memfd_create("fuzz", MFD_CLOEXEC);
    expect(file >= 0 && ftruncate(file, 0) == 0, "a file can be made");
    expect(pwrite(file, data + 2, size - 2, 0) == (ssize_t)(size - 2), "and written");
    snprintf(path, sizeof path, "/proc/self/fd/%d", file);

    bool narrow = data[1] & 1;
    ent_read_options o = { .kind = kinds[data[0] % (sizeof kinds / sizeof *kinds)],
        .max_line = narrow ? 64 : 1 << 20,
        .max_document = narrow ? 64 : 1 << 20,
        .max_unpacked = 1 << 22,
        .max_nesting = 3 };
    ent_read_sink sink = { .context = &o,
        .document = check_document,
        .record = check_record,
        .skipped = check_message };
    ent_read_counts counts = { 0 };
    ent_error err = { 0 };
    expect(ent_read(path, &o, &sink, &counts, &err), "malformed input is no failure");
    expect(counts.documents + counts.records + counts.malformed > 0, "something is said");
    return 0;
}
