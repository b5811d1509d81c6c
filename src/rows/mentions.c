/* mentions.c - a table of slots by id; ids come in runs, so they are spread first. */
#include "rows/mentions.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "rows/cells.h"
#include "rows/known.h"
#include "rows/number.h"

static size_t first_slot(const ent_row_mentions *m, uint64_t id)
{
    return (size_t)(id * UINT64_C(0x9E3779B97F4A7C15) >> 20) & (m->slot_count - 1);
}

static ent_row_mentioned *slot_of(const ent_row_mentions *m, uint64_t id)
{
    size_t at = first_slot(m, id);
    while (m->slots[at].id && m->slots[at].id != id) at = (at + 1) & (m->slot_count - 1);
    return &m->slots[at];
}

static bool grow(ent_row_mentions *m, ent_error *err)
{
    ent_row_mentions larger = { .count = m->count,
        .slot_count = m->slot_count ? 2 * m->slot_count : 1024 };
    if (2 * (m->count + 1) <= m->slot_count) return true;
    larger.slots = calloc(larger.slot_count, sizeof *larger.slots);
    if (!larger.slots) return ent_fail(err, ENT_MEMORY, "mentions: out of memory");
    for (size_t i = 0; i < m->slot_count; i++)
        if (m->slots[i].id) *slot_of(&larger, m->slots[i].id) = m->slots[i];
    free(m->slots);
    *m = larger;
    return true;
}

/* Digits only; 0 where it is no id. */
static uint64_t id_of(ent_row_text cell)
{
    uint64_t id = 0;
    if (cell.length > 18) return 0;
    for (uint32_t i = 0; i < cell.length; i++) {
        if (cell.bytes[i] < '0' || cell.bytes[i] > '9') return 0;
        id = 10 * id + (uint64_t)(cell.bytes[i] - '0');
    }
    return id;
}

static void leave_out(ent_row_report *report, const ent_row_block *block, uint64_t line,
    ent_row_reason reason, const char *message)
{
    ent_row_fault fault = {
        .file = block->file, .line = block->first_line + line, .place = block->place
    };
    snprintf(fault.message, sizeof fault.message, "%s", message);
    report->reasons[reason]++;
    ent_row_report_fault(report, reason, &fault);
}

static bool add_row(ent_row_mentions *m, const ent_row_layout *layout,
    const ent_row_cells *cells, const ent_row_block *block, uint64_t line,
    ent_row_report *report, ent_error *err)
{
    uint64_t id = id_of(ent_row_cell(cells, layout->at[ENT_COLUMN_ID]));
    ent_row_text sure = ent_row_cell(cells, layout->at[ENT_COLUMN_CONFIDENCE]);
    uint32_t confidence;
    report->rows++;
    if (cells->count < layout->least || cells->count > layout->most || cells->nul) {
        leave_out(report, block, line, cells->nul ? ENT_ROW_BYTES : ENT_ROW_COLUMNS,
            "no row of mentions, expected 14 to 16 columns of text");
        return true;
    }
    if (!ent_row_whole(sure, &confidence) || confidence > 100) {
        leave_out(report, block, line, ENT_ROW_NUMBER,
            "confidence is no number, expected one from 0 to 100");
        return true;
    }
    if (!id) { /* of no event: nothing to join */
        report->reasons[ENT_ROW_NO_PARTY]++;
        return true;
    }
    if (!grow(m, err)) return false;
    ent_row_mentioned *slot = slot_of(m, id);
    m->count += slot->id == 0;
    slot->id = id;
    slot->articles += slot->articles < UINT32_MAX;
    if ((int32_t)confidence > slot->confidence) slot->confidence = (int32_t)confidence;
    report->events++;
    return true;
}

bool ent_row_mentions_add(ent_row_mentions *mentions, const ent_row_layout *layout,
    const ent_row_block *block, ent_row_report *report, ent_error *err)
{
    ent_row_cells cells;
    uint64_t line = 0;
    for (size_t at = 0; at < block->length; at += cells.taken, line++) {
        ent_row_cells_plain(
            &cells, block->bytes + at, block->length - at, layout->separator);
        bool head = layout->header && block->first_line + line == 1;
        if (cells.length && !head
            && !add_row(mentions, layout, &cells, block, line, report, err))
            return false;
    }
    return true;
}

const ent_row_mentioned *ent_row_mentions_find(
    const ent_row_mentions *mentions, ent_row_text id)
{
    uint64_t number = id_of(id);
    if (!number || !mentions->count) return NULL;
    const ent_row_mentioned *slot = slot_of(mentions, number);
    return slot->id ? slot : NULL;
}

void ent_row_mentions_free(ent_row_mentions *mentions)
{
    if (!mentions) return;
    free(mentions->slots);
    *mentions = (ent_row_mentions){ 0 };
}
