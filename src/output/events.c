/* events.c - one line an event; of its sentences the first. */
#include "output/events.h"

#include "output/escape.h"

static const char head[] =
    "doc,date,date_to,date_from,reported,source_code,source_id,source_name,source_kind,"
    "source_sector,target_code,target_id,target_name,target_kind,target_sector,relation,"
    "plover,cameo,status,intensity,confidence,attribution_code,attribution_name,place,"
    "reports,sentence,trigger,rule,origin_file,origin_row,origin_id,origin_url,publisher,"
    "mentions,sources,articles,producer,corrected\n";

void ent_events_csv_head(ent_buffer *out)
{
    ent_buffer_text(out, head);
}

static void cell(ent_buffer *out, const char *text)
{
    ent_escape_csv(out, text);
    ent_buffer_char(out, ',');
}

static void day_cell(ent_buffer *out, ent_date date)
{
    char iso[16];
    ent_date_format(date, iso);
    cell(out, iso);
}

static void party_cells(ent_buffer *out, const ent_party *p)
{
    cell(out, p->code);
    cell(out, p->id);
    cell(out, p->name);
    cell(out, p->kind);
    cell(out, p->sector);
}

static void amount_cell(ent_buffer *out, ent_micro amount)
{
    ent_buffer_number(out, (double)amount / (double)ENT_ONE);
    ent_buffer_char(out, ',');
}

static void what_cells(ent_buffer *out, const ent_event *e)
{
    cell(out, ent_relation_table[e->relation].name);
    cell(out, ent_relation_table[e->relation].plover);
    cell(out, e->cameo);
    cell(out, ent_status_names[e->status]);
    amount_cell(out, e->intensity);
    amount_cell(out, e->confidence);
    cell(out, e->attribution.code);
    cell(out, e->attribution.name);
    cell(out, e->place);
    ent_buffer_whole(out, e->reports);
    ent_buffer_char(out, ',');
}

static void count_cell(ent_buffer *out, uint32_t count)
{
    if (count) ent_buffer_whole(out, count);
    ent_buffer_char(out, ',');
}

static void origin_cells(ent_buffer *out, const ent_event *e)
{
    const ent_evidence none = { 0 }, *first = e->evidence_count ? e->evidence : &none;
    cell(out, first->sentence);
    cell(out, first->trigger);
    cell(out, first->rule);
    cell(out, e->origin.file);
    if (e->origin.file) ent_buffer_whole(out, (int64_t)e->origin.row);
    ent_buffer_char(out, ',');
    cell(out, e->origin.id);
    cell(out, e->origin.url);
    cell(out, e->publisher ? e->publisher : e->origin.publisher);
    count_cell(out, e->origin.mentions);
    count_cell(out, e->origin.sources);
    count_cell(out, e->origin.articles);
}

void ent_events_csv_write(ent_buffer *out, const ent_event *e)
{
    cell(out, e->doc);
    day_cell(out, e->date);
    day_cell(out, e->date_to);
    cell(out, ent_date_from_names[e->date_from]);
    day_cell(out, e->reported);
    party_cells(out, &e->source);
    party_cells(out, &e->target);
    what_cells(out, e);
    origin_cells(out, e);
    cell(out, e->producer);
    ent_escape_csv(out, e->corrected);
    ent_buffer_char(out, '\n');
}
