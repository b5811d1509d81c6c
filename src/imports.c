/* imports.c - what files of events are read with: kinds, codes, tables of mentions. */
#include "engine.h"

#include <stdlib.h>
#include <string.h>

#include "imports.h"
#include "rows/tell.h"

enum { ROW_LONGEST = 1 << 20 };

ent_imports *ent_imports_new(const ent_engine *engine, const ent_input *input)
{
    ent_imports *i = calloc(1, sizeof *i);
    if (i) i->engine = engine;
    if (i) i->input = input;
    return i;
}

void ent_imports_free(ent_imports *imports)
{
    if (!imports) return;
    ent_row_codes_close(imports->codes);
    ent_row_mentions_free(&imports->mentions);
    free(imports);
}

static bool open_codes(ent_imports *imports, ent_error *err)
{
    char dir[sizeof imports->engine->data + 16];
    if (imports->codes) return true;
    snprintf(dir, sizeof dir, "%s/lexicon", imports->engine->data);
    if (!ent_row_codes_open(dir, imports->engine->lexicon, &imports->codes, err))
        return false;
    char name[sizeof imports->producer[0] - 16];
    ent_import_producer(imports->engine, imports->codes, name, sizeof name);
    for (size_t i = 0; i < ENT_ROW_KINDS; i++)
        snprintf(imports->producer[i], sizeof imports->producer[i], "%s %.15s", name,
            ent_row_kind_names[i]);
    return true;
}

void ent_import_producer(
    const ent_engine *engine, const ent_row_codes *codes, char *name, size_t room)
{
    snprintf(name, room, "entente %s lexicon %.8s codes %.8s", ent_version(),
        ent_lexicon_digest(engine->lexicon), ent_row_codes_digest(codes));
}

bool ent_import_is_table(const ent_input *input, const char *head, size_t length,
    ent_row_layout *layout, bool *found, ent_error *err)
{
    ent_row_asked asked = { .columns = input->columns };
    ent_day_order days = ENT_MONTH_FIRST;
    for (int i = 0; i < ENT_DAY_ORDERS && input->date_format; i++)
        if (strcmp(ent_day_order_names[i], input->date_format) == 0) {
            days = (ent_day_order)i;
            asked.days = &days;
        }
    for (size_t i = 0; i < ENT_ROW_KINDS && input->reading.kind; i++)
        if (strcmp(ent_row_kind_names[i], input->reading.kind) == 0)
            asked.kind = input->reading.kind;
    *found = false;
    if (input->reading.kind && !asked.kind) return true;
    return ent_row_layout_find(head, length, &asked, layout, found, err);
}

bool ent_import_tell_layout(const ent_input *input, const ent_source *source,
    const ent_row_layout *layout, ent_error *err)
{
    ent_buffer line = { 0 };
    if (!*layout->either || !input->say) return true;
    ent_buffer_print(&line,
        "%s: dates such as '%s' are taken as month/day/year, as none says otherwise "
        "(--date-format dmy: day/month/year)",
        source->place, layout->either);
    bool ok = ent_buffer_ok(&line, err);
    if (ok) input->say(input->say_context, line.bytes);
    ent_buffer_free(&line);
    return ok;
}

bool ent_imports_open(ent_imports *imports, ent_read_counts *counts, ent_error *err)
{
    return open_codes(imports, err)
           && ent_import_mentions(imports->input, &imports->mentions, counts, err);
}

const char *ent_imports_producer(const ent_imports *imports, ent_row_kind kind)
{
    return imports->producer[kind];
}

bool ent_import_part_known(
    ent_store *store, const ent_tallies *part, bool *known, ent_error *err)
{
    bool ok = true;
    *known = part->import_count > 0;
    for (size_t i = 0; ok && *known && i < part->import_count; i++)
        ok = ent_store_imported(store, part->imports[i].hash, known, err);
    return ok;
}

typedef struct {
    const ent_input *input;
    ent_row_mentions *mentions;
    ent_read_counts *counts;
} mention_reading;

static bool refuse(const mention_reading *m, const char *message, ent_error *err)
{
    if (m->input->strict) return ent_fail(err, ENT_MALFORMED, "%s", message);
    if (m->input->say) m->input->say(m->input->say_context, message);
    return true;
}

static bool on_skipped(void *context, const char *message, ent_error *err)
{
    return refuse(context, message, err);
}

static bool refuse_other(mention_reading *m, const char *place, ent_error *err)
{
    ent_error fault;
    ent_fail(&fault, ENT_MALFORMED, "%s: no table of mentions, which --mentions expects",
        place);
    m->counts->malformed++;
    return refuse(m, fault.message, err);
}

static bool on_article(void *context, const ent_document *document, ent_error *err)
{
    return refuse_other(context, document->path, err);
}

static bool on_line(void *context, const ent_record *record, ent_error *err)
{
    return refuse_other(context, record->path, err);
}

static void say_fault(void *context, const char *message)
{
    const ent_input *input = ((mention_reading *)context)->input;
    if (input->say) input->say(input->say_context, message);
}

static bool read_mentions(
    mention_reading *m, ent_source *source, const ent_row_layout *layout, ent_error *err)
{
    ent_row_cutter cutter;
    ent_row_block block = { .length = 1 };
    ent_row_report report = { 0 };
    ent_buffer bytes = { 0 };
    bool ok = true;
    ent_row_cutter_start(&cutter, source, layout, ROW_LONGEST);
    while (ok && block.length)
        ok = ent_row_cutter_next(&cutter, &bytes, &block, err)
             && ent_row_mentions_add(m->mentions, layout, &block, &report, err);
    uint64_t wrong = ent_row_report_malformed(&report);
    m->counts->malformed += wrong;
    if (ok && wrong && m->input->strict)
        ok = ent_fail(err, ENT_MALFORMED, "%s: wrong rows of mentions", source->place);
    ok = ok && ent_row_report_tell_faults(&report, source->place, say_fault, m, err);
    ent_row_cutter_close(&cutter);
    ent_row_report_free(&report);
    ent_buffer_free(&bytes);
    return ok;
}

static bool on_mentions(void *context, ent_source *source, const char *head,
    size_t length, bool *taken, ent_error *err)
{
    mention_reading *m = context;
    const ent_row_asked asked = { 0 };
    ent_row_layout layout;
    if (!ent_row_layout_find(head, length, &asked, &layout, taken, err)) return false;
    if (*taken && layout.kind == ENT_ROWS_MENTIONS)
        return read_mentions(m, source, &layout, err);
    *taken = true;
    return refuse_other(m, source->place, err);
}

bool ent_import_mentions(const ent_input *input, ent_row_mentions *mentions,
    ent_read_counts *counts, ent_error *err)
{
    mention_reading m = { input, mentions, counts };
    ent_read_options options = input->reading;
    const ent_read_sink sink = { .context = &m,
        .document = on_article,
        .record = on_line,
        .skipped = on_skipped,
        .table = on_mentions };
    options.kind = options.doc = NULL;
    for (size_t i = 0; i < input->mention_count; i++)
        if (!ent_read(input->mentions[i], &options, &sink, counts, err)) return false;
    return true;
}
