/* frames_own.c - verbs of a dictionary become frames: a row of frames.tsv for each line.
 */
#include <string.h>

#include "base/buffer.h"
#include "relations/frames_build.h"

typedef struct {
    ent_frames *f;
    ent_dictionary *d;
    ent_table sets; /* "a|b|c" -> number of the set that was made of it */
    ent_error *err;
} laying;

static bool no_memory(laying *l)
{
    return ent_fail(l->err, ENT_MEMORY, "verbs of the dictionary: out of memory");
}

/* Signs that mean something in a cell of the table. */
static bool is_plain(const char *cell)
{
    return !strpbrk(cell, "@?=<*\t+!") && strncmp(cell, "-", 1) != 0;
}

static const char **new_cells(laying *l)
{
    const char **cells = ent_arena_array(&l->f->arena, ENT_FRAME_COLUMNS, sizeof *cells);
    for (size_t i = 0; cells && i < ENT_FRAME_COLUMNS; i++) cells[i] = "";
    return cells;
}

/* Name of the set of these words, which is made once. NULL: failed. */
static const char *set_of(laying *l, const char *words)
{
    bool added;
    ent_entry *e = ent_table_add(&l->sets, words, strlen(words), &added);
    if (e && added) e->value = l->sets.count;
    const char **cells = e ? new_cells(l) : NULL;
    if (!cells) {
        no_memory(l);
        return NULL;
    }
    cells[ENT_FRAME_ID] = ent_arena_print(
        &l->f->arena, "dictionary%u", (unsigned)e->value);
    cells[ENT_FRAME_CLASS] = "set";
    cells[ENT_FRAME_WORDS] = words;
    const ent_tsv_row row = { cells, 0 };
    if (!cells[ENT_FRAME_ID]) no_memory(l);
    bool ok = cells[ENT_FRAME_ID] && (!added || ent_frames_add(l->f, &row, l->err));
    return ok ? cells[ENT_FRAME_ID] : NULL;
}

/* "a|b?with=set": what must be the object, and stand beside it. NULL: failed. */
static const char *object_of(laying *l, const ent_dictionary_pattern *p)
{
    const char *object = *p->object ? set_of(l, p->object) : "";
    const char *partner = object && *p->partner ? set_of(l, p->partner) : "";
    if (!object || !partner) return NULL;
    const char *cell = ent_arena_print(&l->f->arena, "%s%s%s%s%s%s", *object ? "@" : "",
        object, *partner ? "?" : "", *partner ? p->beside : "", *partner ? "=" : "",
        partner);
    if (!cell) no_memory(l);
    return cell;
}

/* Where who does it stands: the place that the pattern names, else the subject. */
static const char *source_of(laying *l, const ent_dictionary_pattern *p)
{
    bool subject = !*p->source || !strcmp(p->source, "subject");
    const char *cell = p->source, *set = NULL;
    if (!strcmp(p->target, "subject") && !*p->source) return "object+|by|from@|to@|with";
    if (subject && *p->subject) {
        set = set_of(l, p->subject);
        if (!set) return NULL;
    }
    if (subject)
        cell = set ? ent_arena_print(&l->f->arena, "subject+=%s", set) : "subject+";
    else
        cell = ent_arena_print(&l->f->arena, "%s+@", p->source);
    if (!cell) no_memory(l);
    return cell;
}

/* Where whom it is done to stands: that place, else where the words leave room. */
static const char *target_of(
    laying *l, const ent_dictionary_pattern *p, const ent_cameo *cameo)
{
    static const char free_object[] = "object+@|with|to@|against@|on@|at@|into@|toward@|"
                                      "towards@|from@";
    static const char taken_object[] = "with|to@|against@|on@|at@|into@|toward@|towards@|"
                                       "from@|for@|of@|object+@";
    const char *cell = *p->object ? taken_object : free_object;
    if (*p->target) cell = ent_arena_print(&l->f->arena, "%s+@", p->target);
    if (!*p->target && cameo && ent_relation_table[cameo->relation].both)
        cell = *p->object ? "with|each|between|to@|object+@" : "with|object+@|each|to@";
    if (!cell) no_memory(l);
    return cell;
}

/* A frame for code `code`; `turned`: what the target does. NULL: failed. */
static ent_frame *add_frame(laying *l, const ent_dictionary_pattern *p, const char *words,
    const char *code, bool turned)
{
    const ent_cameo *cameo = *code ? ent_lexicon_cameo(l->f->lexicon, code) : NULL;
    const char **cells = new_cells(l);
    const char *slash = strrchr(p->file, '/'), *file = slash ? slash + 1 : p->file;
    if (!cells) {
        no_memory(l);
        return NULL;
    }
    const char *source = source_of(l, p), *target = target_of(l, p, cameo);
    cells[ENT_FRAME_ID] = ent_arena_print(
        &l->f->arena, "%s@%s:%u", p->verb, file, p->line);
    cells[ENT_FRAME_CLASS] = "verb";
    cells[ENT_FRAME_WORDS] = words;
    cells[ENT_FRAME_OBJECT] = object_of(l, p);
    cells[ENT_FRAME_RELATION] = ent_relation_table[cameo ? cameo->relation : 0].name;
    cells[ENT_FRAME_CAMEO] = cameo ? cameo->code : "";
    if (cameo && cameo->status != ENT_ACTUAL)
        cells[ENT_FRAME_STATUS] = ent_status_names[cameo->status];
    cells[ENT_FRAME_SOURCE] = turned ? target : source;
    cells[ENT_FRAME_TARGET] = turned ? source : target;
    const ent_tsv_row row = { cells, p->line };
    if (!source || !target || !cells[ENT_FRAME_OBJECT] || !cells[ENT_FRAME_ID]
        || !ent_frames_add(l->f, &row, l->err))
        return NULL;
    ent_frame *frame = l->f->items[l->f->count - 1];
    frame->file = p->file;
    frame->own = true;
    frame->silent = !cameo;
    frame->relates = cameo != NULL;
    const char *const asked[] = { p->object, p->subject, p->partner, p->target };
    for (size_t i = 0; i < sizeof asked / sizeof *asked; i++)
        frame->asks += *asked[i] != '\0';
    return frame;
}

/* Adds the frames of patterns first .. last - 1, which one line has made of its verbs. */
static bool add_line(laying *l, size_t first, size_t last)
{
    const ent_dictionary_pattern *p = &l->d->patterns[first];
    ent_buffer words = { 0 };
    for (size_t i = first; i < last; i++)
        if (is_plain(l->d->patterns[i].verb))
            ent_buffer_print(
                &words, "%s%s", words.length ? "|" : "", l->d->patterns[i].verb);
    bool fits = words.length && is_plain(p->subject) && is_plain(p->object)
                && is_plain(p->beside) && is_plain(p->partner) && is_plain(p->source)
                && is_plain(p->target);
    const char *all = fits ? ent_arena_copy(&l->f->arena, words.bytes, words.length)
                           : NULL;
    bool failed = words.failed || (fits && !all);
    ent_buffer_free(&words);
    if (failed) return no_memory(l);
    if (!fits) {
        l->d->counts.set_aside++;
        return true;
    }
    bool there = *p->code || !*p->back;
    ent_frame *frame = there ? add_frame(l, p, all, p->code, false) : NULL;
    if (there && !frame) return false;
    if (!*p->back) return true;
    size_t wordings = l->f->wording_count;
    ent_frame *back = add_frame(l, p, all, p->back, true);
    if (!back) return false;
    if (frame) {
        l->f->wording_count = wordings; /* it is found by the other */
        frame->back = back;
    }
    return true;
}

bool ent_frames_extend(ent_frames *frames, ent_dictionary *dictionary, ent_error *err)
{
    laying l = { .f = frames, .d = dictionary, .err = err };
    const ent_dictionary_pattern *all = dictionary->patterns;
    bool ok = true;
    for (size_t i = 0, end; ok && i < dictionary->pattern_count; i = end) {
        end = i + 1;
        while (end < dictionary->pattern_count && all[end].pattern
               && all[end].line == all[i].line && all[end].file == all[i].file)
            end++;
        ok = add_line(&l, i, end);
    }
    ent_table_free(&l.sets);
    return ok && (!dictionary->pattern_count || ent_frames_index(frames, err));
}
