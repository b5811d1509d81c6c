/* archive.c - a member of an archive is a source; libarchive reads from a source. */
#define _POSIX_C_SOURCE 200809L
#include "read/archive.h"

#include <errno.h>
#include <locale.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <archive.h>
#include <archive_entry.h>

#include "read/name.h"

/* Where libarchive gets its bytes from. */
typedef struct {
    ent_source *source;
    char *buffer; /* for a file that is read and sought directly; else NULL */
} input;

typedef struct {
    ent_reading *r;
    struct archive *archive;
    locale_t utf8; /* (locale_t)0: this system has none */
    bool over;     /* nothing more can be had from the archive */
} member;

static la_ssize_t read_input(struct archive *a, void *context, const void **bytes)
{
    input *in = context;
    ent_source *s = in->source;
    const char *found = in->buffer;
    size_t length = 0;
    if (in->buffer) {
        ssize_t n;
        do n = read(s->file, in->buffer, ENT_SOURCE_CHUNK);
        while (n < 0 && errno == EINTR);
        if (n < 0)
            ent_fail(&s->fault, ENT_IO, "%s, expected to read on", strerror(errno));
        length = n > 0 ? (size_t)n : 0;
    } else {
        ent_source_next(s, &found, &length);
    }
    *bytes = found;
    if (s->fault.code == ENT_OK) return (la_ssize_t)length;
    archive_set_error(a, EIO, "%s", s->fault.message);
    return ARCHIVE_FATAL;
}

static la_int64_t seek_input(struct archive *a, void *context, la_int64_t to, int whence)
{
    input *in = context;
    off_t at = lseek(in->source->file, (off_t)to, whence);
    if (at < 0) archive_set_error(a, errno, "%s", strerror(errno));
    return at < 0 ? ARCHIVE_FATAL : (la_int64_t)at;
}

/* All that the documentation promises, and no more: other formats are a wider door. */
static bool open_archive(struct archive *a, input *in)
{
    archive_read_support_filter_gzip(a);
    archive_read_support_filter_bzip2(a);
    archive_read_support_filter_xz(a);
    archive_read_support_filter_zstd(a);
    archive_read_support_filter_lz4(a);
    archive_read_support_filter_lzip(a);
    archive_read_support_filter_compress(a);
    archive_read_support_format_zip(a);
    archive_read_support_format_tar(a);
    archive_read_support_format_raw(a);
    archive_read_support_format_empty(a);
    archive_read_set_read_callback(a, read_input);
    if (in->buffer) archive_read_set_seek_callback(a, seek_input);
    archive_read_set_callback_data(a, in);
    return archive_read_open1(a) == ARCHIVE_OK;
}

static const char *fault_of(struct archive *a)
{
    const char *fault = archive_error_string(a);
    return fault ? fault : "unknown fault";
}

static bool pull_member(ent_source *s, const char **bytes, size_t *length)
{
    member *m = s->context;
    const void *block;
    la_int64_t offset;
    int code;
    do code = archive_read_data_block(m->archive, &block, length, &offset);
    while (code == ARCHIVE_RETRY
           || (code <= ARCHIVE_OK && code >= ARCHIVE_WARN && !*length));
    *bytes = block;
    if (code == ARCHIVE_EOF) *length = 0;
    if (code == ARCHIVE_EOF) return true;
    if (code < ARCHIVE_WARN) {
        m->over = code == ARCHIVE_FATAL;
        *length = 0;
        return ent_fail(&s->fault, ENT_MALFORMED, "%s, expected a whole archive",
            fault_of(m->archive));
    }
    m->r->unpacked += *length;
    if (m->r->unpacked <= m->r->options.max_unpacked) return true;
    m->over = true;
    *length = 0;
    return ent_fail(&s->fault, ENT_LIMIT,
        "unpacks to more than %zu bytes (--max-unpacked), the rest is left out",
        m->r->options.max_unpacked);
}

/* libarchive converts names to the charset of the locale, and drops those that it cannot
 * convert: so this thread has UTF-8 while a header is read, whatever the user has. */
static int next_header(member *m, struct archive_entry **entry)
{
    locale_t before = m->utf8 ? uselocale(m->utf8) : (locale_t)0;
    int code = archive_read_next_header(m->archive, entry);
    if (m->utf8) uselocale(before);
    return code;
}

/* In UTF-8 if libarchive can, else the bytes as they are; "./" is dropped. */
static const char *member_path(struct archive_entry *entry)
{
    const char *path = archive_entry_pathname_utf8(entry);
    if (!path) path = archive_entry_pathname(entry);
    if (!path) path = "member";
    while (path[0] == '.' && path[1] == '/') path += 2;
    return path;
}

static bool read_member(ent_reading *r, ent_source *outer, member *m, const char *path,
    ent_archive_each *each, ent_error *err)
{
    ent_arena names = { 0 };
    char *printable = path ? ent_place(&names, path) : NULL;
    char *place = printable ? ent_arena_print(&names, "%s/%s", outer->place, printable)
                            : (char *)outer->place;
    char *name = printable ? printable : (char *)outer->name;
    ent_source s = { .place = place,
        .name = name,
        .inside = path ? true : outer->inside,
        .unpacked = !path, /* libarchive has undone every layer that it knows */
        .file = -1,
        .pull = pull_member,
        .context = m };
    bool ok = (!path || (printable && place)) || ent_no_memory(err);
    ok = ok && each(r, &s, err);
    ent_source_close(&s);
    ent_arena_free(&names);
    return ok;
}

/* False in `*wanted` for folders, links, hidden files and what is no article. */
static void sort_member(ent_reading *r, struct archive_entry *entry, bool *wanted)
{
    const char *path = member_path(entry);
    size_t n = strlen(path);
    bool folder = archive_entry_filetype(entry) == AE_IFDIR || (n && path[n - 1] == '/');
    *wanted = false;
    if (folder || ent_name_is_hidden(path)) return;
    bool link = archive_entry_hardlink(entry) || archive_entry_symlink(entry);
    *wanted = archive_entry_filetype(entry) == AE_IFREG && !link
              && !ent_reading_ignores(r, path);
    r->counts->ignored += !*wanted;
}

static bool name_fault(ent_reading *r, ent_source *s, struct archive *a, ent_error *err)
{
    if (s->fault.code != ENT_OK) return true; /* whoever reads `s` names it */
    return ent_reading_skip(r, err, s->place, 0,
        "%s, expected a whole .zip, .tar, .gz, .bz2, .xz or .zst file", fault_of(a));
}

/* One compressed file; or no archive at all, whatever the first bytes looked like. */
static bool read_raw(
    ent_reading *r, ent_source *s, member *m, ent_archive_each *each, ent_error *err)
{
    if (archive_filter_count(m->archive) > 1 || ent_name_sort(s->name) != ENT_NAME_PACKED)
        return read_member(r, s, m, NULL, each, err);
    return ent_reading_skip(r, err, s->place, 0,
        "no archive, although its name says so, expected .zip, .tar, .gz, .bz2, .xz or "
        ".zst");
}

static bool each_member(member *m, ent_source *s, ent_archive_each *each, ent_error *err)
{
    ent_reading *r = m->r;
    struct archive *a = m->archive;
    struct archive_entry *entry;
    bool ok = true;
    while (ok && !m->over && r->unpacked <= r->options.max_unpacked) {
        int code = next_header(m, &entry);
        if (code == ARCHIVE_EOF && archive_format(a) == ARCHIVE_FORMAT_EMPTY)
            return ent_reading_skip(
                r, err, s->place, 0, "empty file, expected an article");
        if (code == ARCHIVE_EOF) break;
        if (code == ARCHIVE_RETRY) continue;
        if (code < ARCHIVE_WARN) return name_fault(r, s, a, err);
        if (archive_format(a) == ARCHIVE_FORMAT_RAW) return read_raw(r, s, m, each, err);
        bool wanted;
        sort_member(r, entry, &wanted);
        if (wanted) ok = read_member(r, s, m, member_path(entry), each, err);
    }
    return ok;
}

bool ent_archive_read(
    ent_reading *r, ent_source *source, ent_archive_each *each, ent_error *err)
{
    input in = { .source = source };
    struct archive *a = archive_read_new();
    bool ok = a != NULL;
    if (ok && source->file >= 0 && lseek(source->file, 0, SEEK_SET) == 0) {
        in.buffer = malloc(ENT_SOURCE_CHUNK);
        ok = in.buffer != NULL;
    }
    if (!ok) ent_no_memory(err);
    if (ok) {
        member m = { .r = r, .archive = a };
        m.utf8 = newlocale(LC_CTYPE_MASK, "C.UTF-8", (locale_t)0);
        r->nesting++;
        ok = open_archive(a, &in) ? each_member(&m, source, each, err)
                                  : name_fault(r, source, a, err);
        r->nesting--;
        if (m.utf8) freelocale(m.utf8);
    }
    if (a) archive_read_free(a);
    free(in.buffer);
    return ok;
}
