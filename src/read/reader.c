/* reader.c - path -> folder, archive or content -> the reader of its kind. */
#define _POSIX_C_SOURCE 200809L
#include "read/reader.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "read/archive.h"
#include "read/encoding.h"
#include "read/folder.h"
#include "read/kinds.h"
#include "read/name.h"

enum {
    HEAD = 1 << 16,     /* bytes by which a kind is known */
    DEEPEST_FOLDER = 64 /* folders in folders */
};

static const char expected[] = "expected text, HTML, a feed, JSON or a table of events "
                               "(--kind, --columns), also in .gz, .bz2, "
                               ".xz, .zst, .zip or .tar";

/* A folder on the way down from the path that was named. */
typedef struct level {
    const struct level *above;
    dev_t device;
    ino_t inode;
    unsigned depth;
} level;

/* A kind that no article has is one of tables, which then must be taken. */
static bool offer_table(ent_reading *r, ent_source *s, const char *head, size_t length,
    bool *taken, ent_error *err)
{
    bool article = r->options.kind && ent_kind_named(r->options.kind);
    if (!r->sink->table || article) return true;
    if (!r->sink->table(r->sink->context, s, head, length, taken, err)) return false;
    if (!*taken && r->options.kind)
        return ent_fail(err, ENT_USAGE, "kind '%s' is not known", r->options.kind);
    r->counts->files += *taken;
    r->counts->tables += *taken;
    if (*taken) r->counts->bytes += s->given;
    return true;
}

/* A table that is none of events. Of a folder it is counted: it may be of anything. */
static bool leave_table(
    ent_reading *r, const ent_source *s, const char *head, size_t length, ent_error *err)
{
    if (s->inside) {
        r->counts->ignored++;
        r->counts->unread_tables++;
        return true;
    }
    if (ent_encoding_is_binary(head, length))
        return ent_reading_skip(r, err, s->place, 0, "binary file, %s", expected);
    return ent_reading_skip(r, err, s->place, 0,
        "a table, expected the columns source, target and relation or cameo, named in "
        "its "
        "first line or by --columns, or a file of events (--kind)");
}

static bool read_kind(ent_reading *r, ent_source *s, ent_error *err)
{
    size_t length;
    const char *refusal = NULL, *head = ent_source_peek(s, HEAD, &length);
    bool taken = false;
    if (!head) return ent_no_memory(err);
    if (!offer_table(r, s, head, length, &taken, err)) return false;
    if (taken) return true;
    if (!r->options.kind && ent_name_is_table(s->name))
        return leave_table(r, s, head, length, err);
    ent_kind_read *read = r->options.kind ? ent_kind_named(r->options.kind)
                                          : ent_kind_find(s, head, length, &refusal);
    if (refusal)
        return ent_reading_skip(r, err, s->place, 0, "%s, %s", refusal, expected);
    if (!read) {
        r->counts->ignored++;
        return true;
    }
    r->counts->files++;
    bool ok = read(r, s, err);
    r->counts->bytes += s->given;
    ent_buffer_clear(&r->raw);
    ent_arena_reset(&r->file);
    return ok;
}

/* UTF-16 is made UTF-8 on the way, so that no later reader meets it. */
static bool read_content(ent_reading *r, ent_source *s, ent_error *err)
{
    size_t length;
    const char *head = ent_source_peek(s, HEAD, &length);
    if (!head) return ent_no_memory(err);
    if (length == 0 && s->fault.code == ENT_OK)
        return ent_reading_skip(r, err, s->place, 0, "empty file, expected an article");
    const char *foreign = r->options.kind ? NULL : ent_kind_foreign(head, length);
    if (foreign)
        return ent_reading_skip(r, err, s->place, 0, "%s, %s", foreign, expected);
    const char *wide = ent_encoding_wide(head, length);
    bool ok = true;
    if (length > 0 && wide) {
        ent_wide_source w;
        ent_source utf8;
        if (!ent_wide_source_open(&w, s, wide, &utf8, err)) return false;
        ok = read_kind(r, &utf8, err);
        ent_source_close(&utf8);
        ent_wide_source_close(&w);
    } else if (length > 0) {
        ok = read_kind(r, s, err);
    }
    if (ok && s->fault.code != ENT_OK)
        ok = ent_reading_skip(r, err, s->place, 0, "%s", s->fault.message);
    return ok;
}

static bool read_source(ent_reading *r, ent_source *s, ent_error *err)
{
    size_t length;
    const char *head = ent_source_peek(s, HEAD, &length);
    if (!head) return ent_no_memory(err);
    if (s->unpacked || !ent_kind_is_packed(s->name, head, length))
        return read_content(r, s, err);
    if (r->nesting >= r->options.max_nesting)
        return ent_reading_skip(r, err, s->place, 0,
            "archives nested deeper than %u (--max-nesting)", r->options.max_nesting);
    return ent_archive_read(r, s, read_source, err)
           && (s->fault.code == ENT_OK
               || ent_reading_skip(r, err, s->place, 0, "%s", s->fault.message));
}

static bool read_file(ent_reading *r, int fd, const char *place, const char *name,
    bool inside, ent_error *err)
{
    struct stat st;
    bool regular = fd != STDIN_FILENO && fstat(fd, &st) == 0 && S_ISREG(st.st_mode);
    ent_file_source f = { .fd = fd, .buffer = malloc(ENT_SOURCE_CHUNK) };
    ent_source s = { .place = place,
        .name = name,
        .inside = inside,
        .file = regular ? fd : -1,
        .pull = ent_file_source_pull,
        .fill = ent_file_source_fill,
        .context = &f };
    r->unpacked = 0;
    bool ok = f.buffer ? read_source(r, &s, err) : ent_no_memory(err);
    ent_source_close(&s);
    free(f.buffer);
    return ok;
}

static bool read_path(
    ent_reading *r, const char *path, const level *above, ent_error *err);

static bool read_folder(
    ent_reading *r, const char *path, const level *here, ent_error *err)
{
    ent_arena names = { 0 };
    ent_folder folder;
    ent_error fault;
    size_t n = strlen(path);
    const char *slash = n && path[n - 1] == '/' ? "" : "/";
    bool ok = ent_folder_list(&names, path, &folder, &fault);
    if (!ok) {
        char *place = ent_place(&names, path);
        if (!here->above && err)
            ent_fail(err, fault.code, "cannot read '%s': %s", path, fault.message);
        ok = here->above && place
             && ent_reading_skip(r, err, place, 0, "cannot be read: %s", fault.message);
    }
    for (size_t i = 0; ok && i < folder.count; i++) {
        char *inner = ent_arena_print(&names, "%s%s%s", path, slash, folder.names[i]);
        ok = inner ? read_path(r, inner, here, err) : ent_no_memory(err);
    }
    ent_arena_free(&names);
    return ok;
}

/* Symbolic links may lead back up. */
static bool is_open(const level *above, const struct stat *st)
{
    for (const level *l = above; l; l = l->above)
        if (l->device == st->st_dev && l->inode == st->st_ino) return true;
    return false;
}

static bool cannot_read(
    ent_reading *r, const char *path, const char *place, bool inside, ent_error *err)
{
    const char *fault = strerror(errno);
    if (!inside) return ent_fail(err, ENT_IO, "cannot read '%s': %s", path, fault);
    return ent_reading_skip(r, err, place, 0, "cannot be read: %s", fault);
}

static bool read_regular(ent_reading *r, const char *path, bool inside, ent_error *err)
{
    ent_arena names = { 0 };
    char *place = ent_place(&names, path);
    bool ok = place || ent_no_memory(err);
    int fd = ok ? open(path, O_RDONLY | O_CLOEXEC) : -1;
    if (ok && fd < 0)
        ok = cannot_read(r, path, place, inside, err);
    else if (ok)
        ok = read_file(r, fd, place, place, inside, err);
    if (fd >= 0) close(fd);
    ent_arena_free(&names);
    return ok;
}

/* A path that was named (`above` NULL), or one that was found in a folder. */
static bool read_path(
    ent_reading *r, const char *path, const level *above, ent_error *err)
{
    struct stat st;
    bool inside = above != NULL, there = stat(path, &st) == 0;
    if (there && S_ISDIR(st.st_mode)) {
        level here = { above, st.st_dev, st.st_ino, above ? above->depth + 1 : 0 };
        if (is_open(above, &st)) return true;
        if (here.depth < DEEPEST_FOLDER) return read_folder(r, path, &here, err);
        char *place = ent_place(&r->file, path);
        return place ? ent_reading_skip(r, err, place, 0,
                   "folders nested deeper than %d, expected fewer", DEEPEST_FOLDER)
                     : ent_no_memory(err);
    }
    bool odd = there && !S_ISREG(st.st_mode); /* a pipe in a folder would wait for ever */
    if (inside && (!there || odd || ent_reading_ignores(r, path))) {
        r->counts->ignored++;
        return true;
    }
    return read_regular(r, path, inside, err);
}

static bool check_options(
    const ent_read_options *o, const ent_read_sink *sink, ent_error *err)
{
    return !o->kind || sink->table || ent_kind_named(o->kind)
           || ent_fail(err, ENT_USAGE,
               "kind '%s' is not known, expected text, html, feed, json or jsonl",
               o->kind);
}

static ent_read_options with_defaults(const ent_read_options *options)
{
    ent_read_options o = options ? *options : (ent_read_options){ 0 };
    if (!o.max_line) o.max_line = (size_t)64 << 20;
    if (!o.max_document) o.max_document = (size_t)16 << 20;
    if (!o.max_unpacked) o.max_unpacked = (size_t)16 << 30;
    if (!o.max_nesting) o.max_nesting = 4;
    if (!o.has_date) o.date = ENT_NO_DATE;
    return o;
}

bool ent_read(const char *path, const ent_read_options *options,
    const ent_read_sink *sink, ent_read_counts *counts, ent_error *err)
{
    ent_read_counts unused = { 0 };
    ent_reading r = { .options = with_defaults(options),
        .sink = sink,
        .counts = counts ? counts : &unused };
    if (!check_options(&r.options, sink, err)) return false;

    uint64_t before = ent_reading_found(&r);
    bool standard = strcmp(path, "-") == 0;
    bool ok = standard ? read_file(&r, STDIN_FILENO, "stdin", "stdin", false, err)
                       : read_path(&r, path, NULL, err);
    if (ok && ent_reading_found(&r) == before) {
        char *place = ent_place(&r.file, standard ? "stdin" : path);
        ok = place ? ent_reading_skip(&r, err, place, 0,
                 "no articles found, expected .txt, .html, .xml (a feed), .json or "
                 ".jsonl, also in .gz, .bz2, .xz, .zst, .zip or .tar")
                   : ent_no_memory(err);
    }
    ent_buffer_free(&r.raw);
    ent_buffer_free(&r.words);
    ent_buffer_free(&r.lines);
    ent_buffer_free(&r.text);
    ent_arena_free(&r.file);
    ent_arena_free(&r.document);
    return ok;
}
