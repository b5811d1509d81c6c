/* graphviz.c - everything that calls Graphviz (libcgraph, libgvc). */
#define _GNU_SOURCE /* setenv, memmem */
#include "output/graphviz.h"

#include <locale.h>
#include <pthread.h>
#include <stdlib.h>
#include <string.h>

#include <graphviz/gvc.h>

struct ent_graphviz {
    GVC_t *context;
    Agraph_t *graph;
    bool laid_out;
    locale_t plain, before; /* it reads and writes numbers as the locale has them */
};

/* Graphviz has state of its own, and so must its caller: the variables of this
 * library that change are these two, and what locks them: from open to close.
 *
 * One context serves the whole process: the pango plugin remembers the name of its last
 * font in a static pointer, which would point into a context that was freed. */
static GVC_t *shared_context;

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;

/* The first line that Graphviz said: its handler gets fragments and no context pointer.
 */
static struct {
    char line[400];
    size_t length;
    bool ended;
} complaint;

static int hear(char *fragment)
{
    for (const char *c = fragment; *c && !complaint.ended; c++) {
        if (*c == '\n') {
            complaint.ended = complaint.length > 0;
        } else if (complaint.length + 1 < sizeof complaint.line) {
            complaint.line[complaint.length++] = *c;
            complaint.line[complaint.length] = '\0';
        }
    }
    return 0;
}

static void listen(void)
{
    memset(&complaint, 0, sizeof complaint);
    agreseterrors();
    agseterrf(hear);
}

/* True where neither the return code nor the error count says otherwise. Warnings are no
 * failure (agerrors counts errors only from AGERR on). */
static bool fine(bool succeeded, const char *what, ent_error *err)
{
    bool ok = succeeded && agerrors() < AGERR;
    agseterrf(NULL);
    if (ok) return true;
    const char *line = strncmp(complaint.line, "Error: ", 7) == 0 ? complaint.line + 7
                                                                  : complaint.line;
    return ent_fail(err, ENT_LIBRARY, "Graphviz cannot %s: %s", what,
        *line ? line : "it does not say why");
}

static void drop_graph(ent_graphviz *g)
{
    if (g->laid_out) gvFreeLayout(g->context, g->graph);
    if (g->graph) agclose(g->graph);
    g->graph = NULL;
    g->laid_out = false;
}

bool ent_graphviz_open(ent_graphviz **graphviz, ent_error *err)
{
    *graphviz = NULL;
    ent_graphviz *g = calloc(1, sizeof *g);
    if (!g) return ent_fail(err, ENT_MEMORY, "out of memory");
    g->plain = newlocale(LC_ALL_MASK, "C", (locale_t)0);
    if (!g->plain) {
        free(g);
        return ent_fail(err, ENT_MEMORY, "out of memory");
    }
    pthread_mutex_lock(&lock);
    g->before = uselocale(g->plain);
    listen();
    if (!shared_context) shared_context = gvContext();
    g->context = shared_context;
    if (!fine(g->context != NULL, "start", err)) {
        ent_graphviz_close(g);
        return false;
    }
    *graphviz = g;
    return true;
}

void ent_graphviz_close(ent_graphviz *g)
{
    if (!g) return;
    drop_graph(g);
    uselocale(g->before);
    pthread_mutex_unlock(&lock);
    freelocale(g->plain);
    free(g);
}

bool ent_graphviz_layout(
    ent_graphviz *g, const char *dot, const char *engine, ent_error *err)
{
    drop_graph(g);
    listen();
    g->graph = agmemread(dot);
    if (!fine(g->graph != NULL, "read its own graph", err)) return false;
    listen();
    g->laid_out = gvLayout(g->context, g->graph, engine) == 0;
    return fine(g->laid_out, "lay out the graph", err);
}

bool ent_graphviz_spots(
    ent_graphviz *g, const char *prefix, ent_spot *spots, size_t count, ent_error *err)
{
    for (size_t i = 0; i < count; i++) {
        char name[64];
        snprintf(name, sizeof name, "%s%zu", prefix, i);
        Agnode_t *n = agnode(g->graph, name, 0);
        if (!n) return ent_fail(err, ENT_LIBRARY, "Graphviz lost node '%s'", name);
        spots[i] = (ent_spot){ { ND_coord(n).x, ND_coord(n).y }, ND_width(n) * 72,
            ND_height(n) * 72 };
    }
    return true;
}

/* Cairo dates a PDF by the clock. Later versions of Graphviz obey this variable of
 * reproducible builds; for the others the digits are overwritten where they stand. */
static int render_undated(
    ent_graphviz *g, const char *format, char **bytes, unsigned int *length)
{
    static const char name[] = "SOURCE_DATE_EPOCH";
    const char *old = strcmp(format, "pdf") == 0 ? getenv(name) : "";
    if (!old) setenv(name, "0", 1);
    int failed = gvRenderData(g->context, g->graph, format, bytes, length);
    if (!old) unsetenv(name);
    return failed;
}

static void clear_date(char *bytes, size_t length)
{
    static const char key[] = "/CreationDate (D:", never[] = "19700101000000";
    char *found = memmem(bytes, length, key, sizeof key - 1);
    size_t digits = sizeof never - 1;
    if (!found) return;
    found += sizeof key - 1;
    if ((size_t)(bytes + length - found) >= digits && !getenv("SOURCE_DATE_EPOCH"))
        memcpy(found, never, digits);
}

bool ent_graphviz_render(
    ent_graphviz *g, const char *format, ent_buffer *out, ent_error *err)
{
    char *bytes = NULL, what[64];
    unsigned int length = 0;
    listen();
    int failed = render_undated(g, format, &bytes, &length);
    if (!failed && bytes && strcmp(format, "pdf") == 0) clear_date(bytes, length);
    if (!failed && bytes) ent_buffer_add(out, bytes, length);
    gvFreeRenderData(bytes);
    snprintf(what, sizeof what, "make %.20s", format);
    return fine(!failed && length > 0, what, err) && ent_buffer_ok(out, err);
}
