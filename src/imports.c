/* imports.c - rows of files of events -> events, for those who want them one by one.
 *
 *   ent_source -> blocks -> rows and details -> ent_event with its origin -> `take` */
#include "engine.h"

#include <stdlib.h>
#include <string.h>

#include "base/strings.h"
#include "imports.h"
#include "rows/tell.h"
#include "rows/who.h"

enum { ROWS = 256, ROW_LONGEST = 1 << 20 };

struct ent_imports {
    const ent_engine *engine;
    const ent_input *input;
    ent_row_codes *codes;
    ent_row_mentions mentions;
    char producer[96];
    ent_arena arena; /* of the events at hand */
    ent_buffer bytes;
    ent_row rows[ROWS];
    ent_row_detail details[ROWS];
};

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
    ent_arena_free(&imports->arena);
    ent_buffer_free(&imports->bytes);
    free(imports);
}

static bool open_codes(ent_imports *imports, ent_error *err)
{
    char dir[sizeof imports->engine->data + 16];
    if (imports->codes) return true;
    snprintf(dir, sizeof dir, "%s/lexicon", imports->engine->data);
    if (!ent_row_codes_open(dir, imports->engine->lexicon, &imports->codes, err))
        return false;
    ent_import_producer(
        imports->engine, imports->codes, imports->producer, sizeof imports->producer);
    return true;
}

void ent_import_producer(
    const ent_engine *engine, const ent_row_codes *codes, char *name, size_t room)
{
    snprintf(name, room, "entente %s lexicon %.8s codes %.8s", ent_version(),
        ent_lexicon_digest(engine->lexicon), ent_row_codes_digest(codes));
}

static ent_party known_only(const ent_party *p)
{
    return (ent_party){ .code = *p->code ? p->code : NULL,
        .id = *p->id ? p->id : NULL,
        .name = *p->name ? p->name : NULL,
        .kind = *p->kind ? p->kind : NULL,
        .sector = *p->sector ? p->sector : NULL };
}

static const char *clean(ent_imports *imports, ent_row_text text, bool *failed)
{
    if (!text.length) return NULL;
    const char *line = ent_row_clean(&imports->arena, text);
    *failed |= !line;
    return line;
}

/* Who is named first of a relation that goes both ways makes no difference. */
static void put_in_order(ent_event *e)
{
    if (!ent_relation_table[e->relation].both
        || ent_party_compare(&e->source, &e->target) <= 0)
        return;
    ent_party first = e->target;
    e->target = e->source;
    e->source = first;
}

static bool make_event(ent_imports *imports, const ent_row_parties *parties,
    const char *name, uint64_t line, size_t number, ent_event *e, ent_error *err)
{
    const ent_row *row = &imports->rows[number];
    const ent_row_detail *detail = &imports->details[number];
    bool failed = false;
    *e = (ent_event){ .doc = name,
        .date = row->date,
        .date_to = detail->date_to,
        .date_from = row->date == ENT_NO_DATE ? ENT_FROM_NONE : ENT_FROM_FILE,
        .reported = detail->reported,
        .source = known_only(&parties->items[row->source]),
        .target = known_only(&parties->items[row->target]),
        .relation = (ent_relation)row->relation,
        .status = (ent_status)row->status,
        .cameo = clean(imports, detail->cameo, &failed),
        .intensity = row->intensity,
        .confidence = row->confidence,
        .place = clean(imports, detail->place, &failed),
        .reports = ent_row_reports(row),
        .origin = { name, line, clean(imports, detail->id, &failed),
            clean(imports, detail->url, &failed),
            clean(imports, detail->publisher, &failed), row->mentions, row->sources,
            row->articles },
        .producer = imports->producer };
    put_in_order(e);
    return !failed || ent_fail(err, ENT_MEMORY, "out of memory");
}

/* What a file of events is read with. */
typedef struct {
    ent_imports *imports;
    ent_source *source;
    const char *name;
    const ent_row_layout *layout;
    ent_row_reader *reader;
    ent_import_take *take;
    void *context;
} reading;

static bool read_block(const reading *r, const ent_row_block *block, ent_error *err)
{
    size_t count;
    ent_imports *imports = r->imports;
    ent_row_reader_start(r->reader, r->layout, block);
    do {
        if (!ent_row_reader_next(
                r->reader, imports->rows, imports->details, ROWS, &count, err))
            return false;
        for (size_t i = 0; i < count; i++) {
            ent_event event;
            uint64_t line = block->first_line + imports->rows[i].line;
            ent_arena_reset(&imports->arena);
            if (!make_event(imports, ent_row_reader_parties(r->reader), r->name, line, i,
                    &event, err)
                || !r->take(r->context, &event, err))
                return false;
        }
    } while (count);
    return true;
}

static bool tell_too_long(
    const reading *r, const ent_row_cutter *cutter, ent_row_report *dropped)
{
    if (!cutter->dropped) return true;
    ent_row_fault fault = { .line = cutter->too_long, .place = r->source->place };
    snprintf(fault.message, sizeof fault.message,
        "longer than %zu bytes (--max-line), expected a row of a table", cutter->longest);
    dropped->rows += cutter->dropped;
    dropped->reasons[ENT_ROW_TOO_LONG] += cutter->dropped;
    ent_row_report_fault(dropped, ENT_ROW_TOO_LONG, &fault);
    return true;
}

/* --strict: the first fault ends the work. */
static bool is_strict(const reading *r, const ent_row_report *dropped, ent_error *err)
{
    const ent_row_report *read = ent_row_reader_report(r->reader);
    const ent_row_fault *first = &dropped->first[ENT_ROW_TOO_LONG][0];
    if (!r->imports->input->strict) return true;
    for (size_t i = 0; i < ENT_ROW_NO_PARTY; i++) {
        const ent_row_fault *f = &read->first[i][0];
        if (f->line && (!first->line || f->line < first->line)) first = f;
    }
    return !first->line
           || ent_fail(err, ENT_MALFORMED, "%s:%llu: %s", first->place,
               (unsigned long long)first->line, first->message);
}

static bool read_blocks(const reading *r, ent_row_report *dropped, ent_error *err)
{
    ent_row_cutter cutter;
    ent_row_block block;
    bool ok, more = true;
    size_t longest = r->imports->input->reading.max_line;
    ent_row_cutter_start(&cutter, r->source, r->layout, longest ? longest : ROW_LONGEST);
    do {
        ok = ent_row_cutter_next(&cutter, &r->imports->bytes, &block, err)
             && tell_too_long(r, &cutter, dropped) && read_block(r, &block, err)
             && is_strict(r, dropped, err);
        more = block.length > 0;
    } while (ok && more);
    ent_row_cutter_close(&cutter);
    return ok;
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

bool ent_import_table(ent_imports *imports, ent_source *source, const char *name,
    const ent_row_layout *layout, ent_import_take *take, void *context,
    ent_row_report *report, ent_error *err)
{
    reading r = { imports, source, name, layout, NULL, take, context };
    bool ok = open_codes(imports, err)
              && ent_row_reader_new(imports->codes, &r.reader, err);
    if (ok) ent_row_reader_use(r.reader, &imports->mentions);
    ok = ok && read_blocks(&r, report, err);
    if (ok) ok = ent_row_reader_sum(r.reader, report, err);
    ent_row_reader_free(r.reader);
    return ok;
}

const char *ent_imports_producer(const ent_imports *imports)
{
    return imports->producer;
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
