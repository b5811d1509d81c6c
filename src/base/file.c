/* file.c - write beside, then rename; read whole. */
#define _XOPEN_SOURCE 700 /* realpath, fchmod */
#include "base/file.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { MOST_TEMPORARY = 1000 }; /* names tried: of runs that were killed some may stay */

struct ent_output {
    FILE *stream;
    char *path;  /* NULL: standard output */
    char *place; /* of a file: where it goes, links followed; NULL: written directly */
    char *temporary; /* the name under which it is written */
};

static bool cannot_write(const char *path, ent_error *err)
{
    int code = errno;
    return ent_fail(err, code == ENOMEM ? ENT_MEMORY : ENT_IO, "cannot write %s%s%s: %s",
        path ? "'" : "", path ? path : "standard output", path ? "'" : "",
        strerror(code));
}

static void release(ent_output *o)
{
    free(o->path);
    free(o->place);
    free(o->temporary);
    free(o);
}

/* A new file beside the place. Not mkstemp, whose files nobody else may read: a mask that
 * is asked for is a mask that another thread may miss. -1: errno says why. */
static int open_new(ent_output *o)
{
    size_t room = strlen(o->place) + 48;
    o->temporary = malloc(room);
    int fd = -1;
    for (int i = 0; o->temporary && fd < 0 && i < MOST_TEMPORARY; i++) {
        snprintf(o->temporary, room, "%s.%ld-%d", o->place, (long)getpid(), i);
        fd = open(o->temporary, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
        if (fd < 0 && errno != EEXIST) break;
    }
    if (fd < 0) {
        free(o->temporary);
        o->temporary = NULL;
    }
    return fd;
}

/* Opens the temporary file of `o`; `old` is what is there, NULL: nothing. Who may read
 * that may read what comes. */
static bool open_beside(ent_output *o, const struct stat *old)
{
    o->place = old ? realpath(o->path, NULL) : strdup(o->path);
    int fd = o->place ? open_new(o) : -1;
    if (fd < 0) return false;
    if (old) (void)fchmod(fd, old->st_mode & 0777);
    o->stream = fdopen(fd, "wb");
    if (!o->stream) close(fd);
    return o->stream != NULL;
}

bool ent_output_open(const char *path, ent_output **output, ent_error *err)
{
    *output = NULL;
    ent_output *o = calloc(1, sizeof *o);
    if (!o) return ent_fail(err, ENT_MEMORY, "out of memory");
    if (!path || strcmp(path, "-") == 0) {
        o->stream = stdout;
        *output = o;
        return true;
    }
    struct stat st;
    bool there = stat(path, &st) == 0;
    o->path = strdup(path);
    bool ok = o->path != NULL;
    if (ok && there && S_ISDIR(st.st_mode)) {
        errno = EISDIR;
        ok = false;
    } else if (ok && there && !S_ISREG(st.st_mode)) {
        o->stream = fopen(path, "wb");
        ok = o->stream != NULL;
    } else if (ok) {
        ok = open_beside(o, there ? &st : NULL);
    }
    if (!ok) {
        cannot_write(path, err);
        ent_output_discard(o);
        return false;
    }
    *output = o;
    return true;
}

FILE *ent_output_stream(ent_output *output)
{
    return output->stream;
}

bool ent_output_commit(ent_output *o, ent_error *err)
{
    bool ok = fflush(o->stream) == 0 && !ferror(o->stream);
    if (!ok) cannot_write(o->path, err);
    if (o->path && fclose(o->stream) != 0 && ok) ok = cannot_write(o->path, err);
    if (o->temporary && ok && rename(o->temporary, o->place) != 0)
        ok = cannot_write(o->path, err);
    if (o->temporary && !ok) unlink(o->temporary);
    release(o);
    return ok;
}

void ent_output_discard(ent_output *o)
{
    if (!o) return;
    if (o->path && o->stream) fclose(o->stream);
    if (o->temporary) unlink(o->temporary);
    release(o);
}

bool ent_file_write(const char *path, const char *bytes, size_t length, ent_error *err)
{
    ent_output *o;
    if (!ent_output_open(path, &o, err)) return false;
    if (length && fwrite(bytes, 1, length, o->stream) != length) {
        cannot_write(o->path, err);
        ent_output_discard(o);
        return false;
    }
    return ent_output_commit(o, err);
}

static bool read_stream(FILE *f, ent_arena *arena, const char *path, size_t limit,
    char **bytes, size_t *length, ent_error *err)
{
    size_t capacity = 65536, n = 0;
    char *all = ent_arena_take(arena, capacity + 1);
    while (all) {
        n += fread(all + n, 1, capacity - n, f);
        if (n < capacity || n > limit) break;
        char *more = ent_arena_take(arena, capacity * 2 + 1);
        if (more) memcpy(more, all, n);
        all = more;
        capacity *= 2;
    }
    if (!all) return ent_fail(err, ENT_MEMORY, "%s: out of memory", path);
    if (ferror(f))
        return ent_fail(err, ENT_IO, "cannot read '%s': %s", path, strerror(errno));
    if (n > limit)
        return ent_fail(err, ENT_LIMIT, "%s: larger than %zu bytes", path, limit);
    all[n] = '\0';
    *bytes = all;
    *length = n;
    return true;
}

bool ent_file_read(ent_arena *arena, const char *path, size_t limit, char **bytes,
    size_t *length, ent_error *err)
{
    if (strcmp(path, "-") == 0)
        return read_stream(stdin, arena, "stdin", limit, bytes, length, err);
    FILE *f = fopen(path, "rbe");
    if (!f)
        return ent_fail(err, errno == ENOMEM ? ENT_MEMORY : ENT_IO,
            "cannot read '%s': %s", path, strerror(errno));
    bool ok = read_stream(f, arena, path, limit, bytes, length, err);
    fclose(f);
    return ok;
}
