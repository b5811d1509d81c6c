/* progress.c - a line that is redrawn in place. */
#define _POSIX_C_SOURCE 200809L /* clock_gettime, fileno */
#include "base/progress.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

static int64_t now_ms(void)
{
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return (int64_t)t.tv_sec * 1000 + t.tv_nsec / 1000000;
}

static bool is_terminal(FILE *stream)
{
    const char *term = getenv("TERM");
    return stream && isatty(fileno(stream)) && !(term && strcmp(term, "dumb") == 0);
}

bool ent_colour_allowed(FILE *stream)
{
    const char *no = getenv("NO_COLOR");
    return !(no && *no) && is_terminal(stream);
}

void ent_progress_start(
    ent_progress *p, FILE *stream, const char *what, uint64_t total, bool quiet)
{
    *p = (ent_progress){ 0 };
    p->stream = !quiet && is_terminal(stream) ? stream : NULL;
    p->what = what;
    p->total = total;
    p->started = p->shown = p->stream ? now_ms() : 0;
}

/* ", 1.2 of 4.0 GB, 812 MB/s, 4 s left" */
static void draw_bytes(const ent_progress *p, double seconds)
{
    double rate = (double)p->bytes / seconds;
    fprintf(p->stream, ", %.1f", (double)p->bytes / 1e9);
    if (p->total_bytes) fprintf(p->stream, " of %.1f", (double)p->total_bytes / 1e9);
    fprintf(p->stream, " GB, %.0f MB/s", rate / 1e6);
    if (p->total_bytes > p->bytes)
        fprintf(p->stream, ", %.0f s left", (double)(p->total_bytes - p->bytes) / rate);
}

void ent_progress_step(ent_progress *p, uint64_t more)
{
    p->done += more;
    if (!p->stream) return;
    int64_t now = now_ms();
    if (now - p->shown < 100) return;
    p->shown = now;
    double seconds = (double)(now - p->started) / 1000;
    fprintf(p->stream, "\r%" PRIu64 " %s", p->done, p->what);
    if (p->total) fprintf(p->stream, " of %" PRIu64, p->total);
    if (seconds > 0) fprintf(p->stream, ", %.0f/s", (double)p->done / seconds);
    if (p->bytes && seconds > 0) draw_bytes(p, seconds);
    fputs("\033[K", p->stream);
    fflush(p->stream);
    p->drawn = true;
}

void ent_progress_clear(ent_progress *p)
{
    if (p->stream && p->drawn) fputs("\r\033[K", p->stream);
    if (p->stream) fflush(p->stream);
    p->drawn = false;
}
