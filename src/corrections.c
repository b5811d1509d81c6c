/* corrections.c - the user's corrections: read, laid over what is read, kept in stores.
 */
#include "engine.h"

#include <string.h>

#include "base/strings.h"

static ent_correction_faults faults_of(const ent_input *input)
{
    return (ent_correction_faults){
        .strict = input->strict, .say = input->say, .say_context = input->say_context
    };
}

bool ent_corrections_open(const ent_engine *engine, const ent_input *input,
    ent_corrections *lines, ent_summary *summary, ent_error *err)
{
    ent_correction_faults faults = faults_of(input);
    bool ok = true;
    for (size_t i = 0; i < input->correction_count && ok; i++)
        ok = ent_corrections_read(
            lines, engine->lexicon, input->corrections[i], &faults, err);
    summary->correction_lines += faults.left_out;
    return ok;
}

bool ent_corrections_unasked(const ent_input *input, ent_error *err)
{
    return !input->correction_count
           || ent_fail(err, ENT_USAGE,
               "--corrections are laid over articles: for a store use entente correct");
}

static void say(const ent_input *input, const ent_correction *line)
{
    ent_error message;
    if (!input->say) return;
    ent_fail(&message, ENT_NOT_FOUND,
        line->action == ENT_DO_ADD ? "%s: document '%.100s' has no such words"
                                   : "%s: document '%.100s' has no such claim",
        line->place, line->cells[ENT_CELL_DOCUMENT]);
    input->say(input->say_context, message.message);
}

/* The line of `all` that says the same. */
static ent_correction *same_line(ent_corrections *all, const ent_correction *line)
{
    const char *doc = line->cells[ENT_CELL_DOCUMENT];
    const ent_entry *first = ent_table_find(&all->documents, doc, strlen(doc));
    for (size_t at = first ? (size_t)first->value : 0; at; at = all->items[at - 1].next) {
        bool same = true;
        for (int i = 0; i < ENT_CELL_REASON && same; i++)
            same = strcmp(line->cells[i], all->items[at - 1].cells[i]) == 0;
        if (same) return &all->items[at - 1];
    }
    return NULL;
}

void ent_corrections_tell(const ent_input *input, const ent_corrections *lines,
    ent_corrections *all, ent_summary *summary)
{
    for (size_t i = 0; i < all->count; i++)
        if (all->items[i].documents && !all->items[i].claims) say(input, &all->items[i]);
    for (size_t i = 0; i < lines->count; i++) {
        const ent_correction *line = same_line(all, &lines->items[i]);
        summary->corrected += line ? line->claims : 0;
        summary->idle_corrections += line && !line->documents;
    }
}

bool ent_corrections_keep(const ent_engine *engine, const ent_input *input,
    ent_store *store, const ent_corrections *lines, ent_corrections *all,
    ent_summary *summary, ent_error *err)
{
    ent_correction_faults faults = faults_of(input);
    bool ok = true, added;
    for (size_t i = 0; i < lines->count && ok; i++)
        ok = ent_store_add_correction(store, &lines->items[i], &added, err);
    ok = ok && ent_store_load_corrections(store, engine->lexicon, all, &faults, err);
    for (size_t i = 0; i < lines->count && ok; i++) {
        ent_correction *line = same_line(all, &lines->items[i]);
        if (line) line->place = lines->items[i].place;
    }
    summary->correction_lines += faults.left_out;
    return ok;
}

static bool add_document(ent_table *docs, const ent_correction *line, ent_error *err)
{
    const char *doc = line->cells[ENT_CELL_DOCUMENT];
    return ent_table_add(docs, doc, strlen(doc), NULL)
           || ent_fail(err, ENT_MEMORY, "out of memory");
}

bool ent_corrections_redo(
    ent_store *store, const ent_corrections *lines, ent_corrections *all, ent_error *err)
{
    ent_table docs = { 0 };
    bool ok = true;
    for (size_t i = 0; i < lines->count && ok; i++)
        ok = add_document(&docs, &lines->items[i], err);
    for (size_t i = 0; i < all->count; i++) /* counted while adding; now anew */
        if (ent_corrections_concern(lines, all->items[i].cells[ENT_CELL_DOCUMENT]))
            all->items[i].documents = all->items[i].claims = 0;
    ok = ok && ent_store_recorrect(store, all, &docs, err);
    ent_table_free(&docs);
    return ok;
}

/* One call of ent_correct. */
typedef struct {
    const ent_engine *engine;
    const ent_input *input;
    const ent_correct_request *request;
    ent_store *store;
    ent_corrections lines; /* asked for */
    ent_corrections all;   /* of the store, afterwards */
    ent_summary *summary;
} correcting;

/* Who types a line wants to know whether it has met something. */
static bool expect_claims(correcting *w, ent_error *err)
{
    const ent_correction *line = same_line(&w->all, &w->lines.items[0]);
    const char *doc = w->request->cells[ENT_CELL_DOCUMENT];
    if (!line || line->claims) return true;
    if (!line->documents)
        return ent_fail(err, ENT_NOT_FOUND, "no document '%.100s' in the store", doc);
    return ent_fail(err, ENT_NOT_FOUND,
        line->action == ENT_DO_ADD
            ? "document '%.100s' has no such words"
            : "document '%.100s' has no such claim: see entente extract STORE -f tsv",
        doc);
}

static bool correct(correcting *w, ent_error *err)
{
    const ent_correct_request *request = w->request;
    ent_error typed = { 0 };
    if (request->cells
        && !ent_correction_add(
            &w->lines, w->engine->lexicon, "correction", request->cells, NULL, &typed))
        return ent_fail(err, ENT_USAGE, "%s", typed.message);
    return ent_corrections_open(w->engine, w->input, &w->lines, w->summary, err)
           && ent_corrections_keep(
               w->engine, w->input, w->store, &w->lines, &w->all, w->summary, err)
           && ent_corrections_redo(w->store, &w->lines, &w->all, err)
           && (!request->cells || expect_claims(w, err));
}

/* Forgets the lines that the request names; `lines` become those that it names. */
static bool undo(correcting *w, ent_error *err)
{
    ent_corrections before = { 0 };
    ent_correction_faults faults = { 0 };
    const ent_lexicon *lexicon = w->engine->lexicon;
    int64_t number = w->request->undo;
    bool ok = ent_store_load_corrections(w->store, lexicon, &before, &faults, err);
    for (size_t i = 0; i < before.count && ok; i++) {
        const ent_correction *line = &before.items[i];
        if (number != ENT_UNDO_ALL && line->number != number) continue;
        ok = ent_correction_add(&w->lines, lexicon, line->place, line->cells, NULL, err)
             && ent_store_drop_correction(w->store, line->number, err);
    }
    if (ok && !w->lines.count && number != ENT_UNDO_ALL)
        ok = ent_store_drop_correction(w->store, number, err); /* unreadable, or none */
    ok = ok && ent_store_load_corrections(w->store, lexicon, &w->all, &faults, err)
         && ent_corrections_redo(w->store, &w->lines, &w->all, err);
    ent_corrections_free(&before);
    return ok;
}

static bool list(correcting *w, FILE *out, ent_error *err)
{
    ent_buffer table = { 0 };
    ent_correction_faults faults = faults_of(w->input);
    bool ok = ent_store_load_corrections(
        w->store, w->engine->lexicon, &w->all, &faults, err);
    w->summary->correction_lines += faults.left_out;
    ent_corrections_write_head(&table);
    for (size_t i = 0; i < w->all.count; i++)
        ent_correction_write(&table, &w->all.items[i]);
    ok = ok && ent_write_lines(out, &table, err);
    ent_buffer_free(&table);
    return ok;
}

bool ent_correct(const ent_engine *engine, const char *path, const ent_input *input,
    const ent_correct_request *request, FILE *out, ent_summary *summary, ent_error *err)
{
    correcting w = {
        .engine = engine, .input = input, .request = request, .summary = summary
    };
    bool changes = request->cells || request->undo || input->correction_count;
    *summary = (ent_summary){ .lexicon_lines = engine->left_out };
    if (!ent_store_is(path))
        return ent_fail(err, ENT_NOT_FOUND, "'%s' is no store", path);
    bool ok = ent_store_open(path, changes ? ENT_STORE_WRITE : ENT_STORE_READ,
        engine->producer, &w.store, err);
    if (ok && changes)
        ok = ent_store_begin(w.store, err)
             && (request->undo ? undo(&w, err) : correct(&w, err))
             && ent_store_commit(w.store, err);
    else if (ok)
        ok = list(&w, out, err);
    ent_store_close(w.store);
    if (ok && changes && !request->undo)
        ent_corrections_tell(input, &w.lines, &w.all, summary);
    ent_corrections_free(&w.lines);
    ent_corrections_free(&w.all);
    return ok;
}
