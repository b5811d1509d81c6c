/* layout.c - which line ends are only wrapping, and what a line of its own is. */
#include "text/layout.h"

#include <string.h>

#include "read/dateline.h"
#include "text/blank.h"

enum {
    WIDEST_WRAP = 130,  /* longer lines are paragraphs of their own */
    SHORTEST_WRAP = 40, /* a line cut earlier was meant to end there */
    LONGEST_HEADING = 160
};

static uint32_t line_end(const char *text, uint32_t at, uint32_t length)
{
    const char *newline = memchr(text + at, '\n', length - at);
    return newline ? (uint32_t)(newline - text) : length;
}

static ent_span trim(const char *text, uint32_t begin, uint32_t end)
{
    uint32_t size;
    while (begin < end && (size = ent_blank(text, begin)) > 0) begin += size;
    while (end > begin && (size = ent_blank_before(text, begin, end)) > 0) end -= size;
    return (ent_span){ begin < end ? begin : end, end };
}

/* Bytes of a bullet's or heading's mark with the blanks after it: "- ", "• ", "1. ". */
static uint32_t mark_length(const char *text, ent_span line, bool *heading)
{
    static const char *const marks[] = { "-", "*", "+", "\xE2\x80\xA2", "\xE2\x80\xA3",
        "\xC2\xB7", "\xE2\x80\x93", "\xE2\x96\xAA", "\xE2\x97\xA6", "\xE2\x97\x8F" };
    const char *from = text + line.begin;
    uint32_t length = line.end - line.begin, n = 0;
    *heading = false;
    while (n < length && n < 6 && from[n] == '#') n++;
    if (n) *heading = true;
    for (size_t i = 0; i < sizeof marks / sizeof *marks && !n; i++)
        if (length > strlen(marks[i]) && !memcmp(from, marks[i], strlen(marks[i])))
            n = (uint32_t)strlen(marks[i]);
    while (!n && length > 3 && from[0] >= '1' && from[0] <= '9') {
        uint32_t digits = from[1] >= '0' && from[1] <= '9' ? 2 : 1;
        if (from[digits] != '.' && from[digits] != ')') break;
        n = digits + 1;
    }
    if (!n || n >= length || !ent_blank(from, n)) return 0;
    while (n < length && ent_blank(from, n)) n += ent_blank(from, n);
    return n < length ? n : 0;
}

/* True where the line end at `line.end` only wraps: the next word would not have fitted
 * into `width`, or the sentence plainly goes on. */
static bool wraps(const char *text, ent_span line, ent_span next, uint32_t width)
{
    bool heading;
    uint32_t size = line.end - line.begin;
    if (width > WIDEST_WRAP || next.begin == next.end) return false;
    bool small = text[next.begin] >= 'a' && text[next.begin] <= 'z';
    if (mark_length(text, next, &heading)) return false;
    if (size < SHORTEST_WRAP) return small && text[line.end - 1] == ',';
    if (small) return true;
    uint32_t word = next.begin;
    while (word < next.end && !ent_blank(text, word)) word++;
    return size + 1 + (word - next.begin) > width;
}

/* Measures the block (the lines up to the next blank one) that starts at layout->at, once
 * for all its lines. */
static void measure_block(ent_layout *layout)
{
    const char *text = layout->document->text;
    uint32_t at = layout->at, length = layout->document->length;
    if (at < layout->block_end) return;
    layout->width = 0;
    while (at < length) {
        uint32_t end = line_end(text, at, length);
        ent_span line = trim(text, at, end);
        if (line.begin == line.end) break;
        if (line.end - line.begin > layout->width) layout->width = line.end - line.begin;
        at = end + 1;
    }
    layout->block_end = at;
}

static bool ends_a_sentence(const char *text, ent_span span)
{
    static const char *const closers[] = { "\"", "'", ")", "]", "\xE2\x80\x9D",
        "\xE2\x80\x99" };
    uint32_t end = span.end;
    for (size_t i = 0; i < sizeof closers / sizeof *closers;) {
        uint32_t size = (uint32_t)strlen(closers[i]);
        bool has = end - span.begin > size
                   && !memcmp(text + end - size, closers[i], size);
        if (has) end -= size;
        i = has ? 0 : i + 1;
    }
    char last = end > span.begin ? text[end - 1] : '.';
    return strchr(".!?:;,", last)
           || (end - span.begin > 3 && !memcmp(text + end - 3, "\xE2\x80\xA6", 3));
}

static uint32_t dateline_length(const char *text, ent_span span)
{
    return (uint32_t)ent_dateline(
        (ent_slice){ text + span.begin, span.end - span.begin });
}

/* Joins the wrapped lines that start at layout->at; `*next` is where the following line
 * starts. */
static ent_span join(ent_layout *layout, uint32_t *next)
{
    const char *text = layout->document->text;
    uint32_t length = layout->document->length;
    measure_block(layout);
    uint32_t end = line_end(text, layout->at, length);
    ent_span line = trim(text, layout->at, end), whole = line;
    while (end < length) {
        uint32_t after = line_end(text, end + 1, length);
        ent_span following = trim(text, end + 1, after);
        if (!wraps(text, line, following, layout->width)) break;
        whole.end = following.end;
        line = following;
        end = after;
    }
    *next = end < length ? end + 1 : length;
    return whole;
}

/* Tells what stands alone in its lines; cuts off a bullet's mark. */
static ent_sentence_kind kind_of(const char *text, ent_span *span)
{
    bool heading;
    uint32_t mark = mark_length(text, *span, &heading);
    span->begin += mark;
    if (mark) return heading ? ENT_SENTENCE_HEADING : ENT_SENTENCE_BULLET;
    bool bare = span->end - span->begin <= LONGEST_HEADING
                && !ends_a_sentence(text, *span);
    return bare ? ENT_SENTENCE_HEADING : ENT_SENTENCE_BODY;
}

bool ent_layout_next(ent_layout *layout, ent_segment *segment)
{
    const ent_document *document = layout->document;
    const char *text = document->text;
    uint32_t next, size;
    while (layout->at < document->length && (size = ent_blank(text, layout->at)) > 0)
        layout->at += size;
    if (layout->at >= document->length) return false;

    segment->paragraph = layout->paragraph++;
    if (layout->at < document->title_length) {
        segment->span = trim(text, layout->at, document->title_length);
        segment->kind = ENT_SENTENCE_TITLE;
        layout->at = document->title_length;
        return true;
    }
    segment->span = join(layout, &next);
    segment->kind = kind_of(text, &segment->span);
    uint32_t dateline = segment->kind == ENT_SENTENCE_BODY
                            ? dateline_length(text, segment->span)
                            : 0;
    if (dateline) {
        segment->kind = ENT_SENTENCE_HEADING;
        segment->span.end = next = segment->span.begin + dateline;
        layout->paragraph--; /* what follows belongs to it */
    }
    layout->at = next;
    return true;
}
