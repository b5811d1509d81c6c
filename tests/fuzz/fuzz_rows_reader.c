/* Any bytes as a file of events, cut in pieces: rows are well formed, and the same with
 * and without details. */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "rows/reader.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

typedef struct {
    const char *bytes;
    size_t left, step;
} piece_source;

static void expect(bool truth)
{
    if (!truth) abort();
}

static bool pull(ent_source *s, const char **bytes, size_t *length)
{
    piece_source *from = s->context;
    *length = from->left < from->step ? from->left : from->step;
    *bytes = from->bytes;
    from->bytes += *length;
    from->left -= *length;
    return true;
}

static void check_row(const ent_row_reader *reader, const ent_row *row)
{
    size_t parties = ent_row_reader_parties(reader)->count;
    expect(row->source < parties && row->target < parties && row->source != row->target);
    expect(row->relation < ENT_RELATIONS && row->status < ENT_STATUSES);
    expect(row->quad >= 1 && row->quad <= 4);
    expect(row->intensity >= -10000000 && row->intensity <= 10000000);
    expect(row->confidence >= 0 && row->confidence <= 1000000);
}

static size_t read_blocks(ent_row_reader *reader, ent_source *source,
    const ent_row_layout *layout, bool details)
{
    ent_row_cutter cutter;
    ent_row_block block = { .length = 1 };
    ent_buffer bytes = { 0 };
    ent_row rows[5];
    ent_row_detail more[5];
    size_t events = 0, count;
    ent_row_cutter_start(&cutter, source, layout, 4096);
    while (ent_row_cutter_next(&cutter, &bytes, &block, NULL) && block.length) {
        ent_row_reader_start(reader, layout, &block);
        do {
            expect(ent_row_reader_next(
                reader, rows, details ? more : NULL, 5, &count, NULL));
            for (size_t i = 0; i < count; i++) check_row(reader, &rows[i]);
            events += count;
        } while (count);
    }
    ent_row_cutter_close(&cutter);
    ent_buffer_free(&bytes);
    return events;
}

static size_t read_all(
    const ent_row_codes *codes, const uint8_t *data, size_t size, size_t step)
{
    piece_source from = { (const char *)data, size, step };
    ent_source source = {
        .place = "x", .name = "x", .file = -1, .pull = pull, .context = &from
    };
    const ent_row_asked asked = { 0 };
    ent_row_layout layout;
    ent_row_reader *reader;
    bool found;
    size_t length, events = 0;
    const char *head = ent_source_peek(&source, 1 << 16, &length);
    expect(head && ent_row_layout_find(head, length, &asked, &layout, &found, NULL));
    if (found) {
        expect(ent_row_reader_new(codes, &reader, NULL));
        events = read_blocks(reader, &source, &layout, step % 2);
        expect(events == ent_row_reader_report(reader)->events);
        ent_row_reader_free(reader);
    }
    ent_source_close(&source);
    return events;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static ent_lexicon *lexicon;
    static ent_row_codes *codes;
    if (!codes)
        expect(ent_lexicon_open(ENTENTE_DATA "/lexicon", &lexicon, NULL)
               && ent_row_codes_open(ENTENTE_DATA "/lexicon", lexicon, &codes, NULL));
    if (size == 0) return 0;
    expect(
        read_all(codes, data, size, size) == read_all(codes, data, size, 1 + size / 3));
    return 0;
}
