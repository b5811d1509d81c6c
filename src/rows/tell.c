/* tell.c - what was left out is said once for each reason, not once for each row. */
#include "rows/tell.h"

#include <stdlib.h>
#include <string.h>

enum { NAMED = 8 /* codes of a kind that are named */ };

static const char *const many[ENT_ROW_REASONS] = {
    [ENT_ROW_COLUMNS] = "of a wrong number of columns",
    [ENT_ROW_BYTES] = "with NUL bytes",
    [ENT_ROW_QUOTES] = "with wrong quotes",
    [ENT_ROW_TOO_LONG] = "that are too long",
    [ENT_ROW_DATE] = "with a wrong date",
    [ENT_ROW_NUMBER] = "with a wrong number",
    [ENT_ROW_NO_PARTY] = "without a second actor",
    [ENT_ROW_SAME] = "of one actor with itself",
    [ENT_ROW_STATEMENT] = "that are statements",
    [ENT_ROW_HEADER] = "taken for the names of columns",
    [ENT_ROW_UNMAPPED] = "of unknown types",
};

typedef struct {
    const char *name;
    ent_row_say *say;
    void *context;
    ent_buffer line;
} telling;

static void end_line(telling *t)
{
    if (!t->line.failed && t->line.length) t->say(t->context, t->line.bytes);
    ent_buffer_clear(&t->line);
}

static void count(ent_buffer *line, uint64_t number, const char *one, const char *some)
{
    ent_buffer_print(
        line, "%llu %s", (unsigned long long)number, number == 1 ? one : some);
}

static void tell_faults(telling *t, const ent_row_report *r, ent_row_reason reason)
{
    size_t shown = 0;
    for (; shown < ENT_ROW_PLACES && r->first[reason][shown].line; shown++) {
        const ent_row_fault *f = &r->first[reason][shown];
        ent_buffer_print(
            &t->line, "%s:%llu: %s", f->place, (unsigned long long)f->line, f->message);
        end_line(t);
    }
    if (r->reasons[reason] <= shown) return;
    ent_buffer_print(&t->line, "%s: %llu rows %s left out in all", t->name,
        (unsigned long long)r->reasons[reason], many[reason]);
    end_line(t);
}

static int by_count(const void *x, const void *y)
{
    const ent_entry *a = *(const ent_entry *const *)x, *b = *(const ent_entry *const *)y;
    if (a->value != b->value) return a->value < b->value ? 1 : -1;
    return strcmp(a->key, b->key);
}

/* "'XYZ' (3), 'ABC' (1) and 7 more". */
static bool name_most(telling *t, const ent_row_names *names, ent_error *err)
{
    const ent_table *table = &names->kept;
    uint64_t all = ent_row_names_count(names);
    const ent_entry **order = malloc((table->count + 1) * sizeof *order);
    if (!order) return ent_fail(err, ENT_MEMORY, "rows: out of memory");
    for (size_t i = 0; i < table->count; i++) order[i] = &table->entries[i];
    if (table->count) qsort(order, table->count, sizeof *order, by_count);
    for (size_t i = 0; i < table->count && i < NAMED; i++)
        ent_buffer_print(&t->line, "%s'%s' (%llu)", i ? ", " : "", order[i]->key,
            (unsigned long long)order[i]->value);
    if (all > NAMED)
        ent_buffer_print(&t->line, " and %s%llu more", names->level ? "about " : "",
            (unsigned long long)(all - NAMED));
    free(order);
    return true;
}

static bool tell_unknown(telling *t, const ent_row_report *r, ent_error *err)
{
    uint64_t actors = r->actors.sum;
    bool ok = true;
    if (r->reasons[ENT_ROW_UNMAPPED]) {
        count(&t->line, r->reasons[ENT_ROW_UNMAPPED], "row of a type of event",
            "rows of types of events");
        ent_buffer_text(&t->line, " that no table knows left out: ");
        ok = name_most(t, &r->types, err);
        end_line(t);
    }
    if (ok && actors) {
        count(&t->line, actors, "actor of a code, country or name",
            "actors of codes, countries or names");
        ent_buffer_text(&t->line, " that no table knows kept as it stands: ");
        ok = name_most(t, &r->actors, err);
        end_line(t);
    }
    return ok;
}

bool ent_row_report_tell_faults(const ent_row_report *report, const char *name,
    ent_row_say *say, void *context, ent_error *err)
{
    telling t = { .name = name, .say = say, .context = context };
    for (size_t i = 0; i < ENT_ROW_NO_PARTY; i++)
        tell_faults(&t, report, (ent_row_reason)i);
    bool ok = ent_buffer_ok(&t.line, err);
    ent_buffer_free(&t.line);
    return ok;
}

bool ent_row_report_tell_unknown(
    const ent_row_report *report, ent_row_say *say, void *context, ent_error *err)
{
    telling t = { .say = say, .context = context };
    bool ok = tell_unknown(&t, report, err) && ent_buffer_ok(&t.line, err);
    ent_buffer_free(&t.line);
    return ok;
}

void ent_row_report_sum(const ent_row_report *report, ent_buffer *line)
{
    const char *between = "; out of scope: ";
    count(line, report->rows, "row, ", "rows, ");
    count(line, report->events, "event", "events");
    for (size_t i = ENT_ROW_NO_PARTY; i < ENT_ROW_UNMAPPED; i++) {
        if (!report->reasons[i]) continue;
        ent_buffer_print(
            line, "%s%llu %s", between, (unsigned long long)report->reasons[i], many[i]);
        between = ", ";
    }
    if (report->undated)
        ent_buffer_print(line, "; %llu undated as their dates are guesses",
            (unsigned long long)report->undated);
}
