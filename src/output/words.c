/* words.c - plain English for dates, numbers and lists. */
#include "output/words.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/table.h"
#include "output/escape.h"
#include "output/wrap.h"

static const char *const months[] = { "January", "February", "March", "April", "May",
    "June", "July", "August", "September", "October", "November", "December" };

void ent_say_date(ent_buffer *out, ent_date date)
{
    int year, month, day;
    if (date == ENT_NO_DATE) {
        ent_buffer_text(out, "no date");
        return;
    }
    ent_date_split(date, &year, &month, &day);
    ent_buffer_print(out, "%d %s %d", day, months[month - 1], year);
}

void ent_say_period(ent_buffer *out, ent_interval period)
{
    if (period.from == ENT_NO_DATE) period.from = period.to;
    if (period.to == ENT_NO_DATE) period.to = period.from;
    if (period.from == ENT_NO_DATE) {
        ent_buffer_text(out, "no dates");
        return;
    }
    int y1, m1, d1, y2, m2, d2;
    ent_date_split(period.from, &y1, &m1, &d1);
    ent_date_split(period.to, &y2, &m2, &d2);
    if (period.from != period.to) {
        ent_buffer_print(out, "%d", d1);
        if (y1 != y2 || m1 != m2) ent_buffer_print(out, " %s", months[m1 - 1]);
        if (y1 != y2) ent_buffer_print(out, " %d", y1);
        ent_buffer_text(out, " to ");
    }
    ent_buffer_print(out, "%d %s %d", d2, months[m2 - 1], y2);
}

void ent_say_number(ent_buffer *out, uint64_t number)
{
    char digits[32];
    int length = snprintf(digits, sizeof digits, "%llu", (unsigned long long)number);
    for (int i = 0; i < length; i++) {
        if (i > 0 && (length - i) % 3 == 0) ent_buffer_char(out, ',');
        ent_buffer_char(out, digits[i]);
    }
}

bool ent_say_sentence(
    ent_buffer *text, void (*sentence)(void *context, const char *text), void *context)
{
    bool ok = !text->failed;
    if (ok && text->length) sentence(context, text->bytes);
    ent_buffer_clear(text);
    return ok;
}

void ent_say_outside(ent_buffer *out, uint64_t count)
{
    ent_say_count(out, count, "event lies before or after", "events lie before or after");
}

void ent_say_count(ent_buffer *out, uint64_t count, const char *one, const char *many)
{
    ent_say_number(out, count);
    ent_buffer_char(out, ' ');
    ent_buffer_text(out, count != 1 && many ? many : one);
    if (count != 1 && !many) ent_buffer_char(out, 's');
}

void ent_say_fixed(ent_buffer *out, double number, int decimals, bool plus)
{
    long long scale = 1;
    for (int i = 0; i < decimals; i++) scale *= 10;
    if (!isfinite(number) || fabs(number) > 1e12) {
        ent_buffer_number(out, number);
        return;
    }
    long long all = llround(fabs(number) * (double)scale);
    if (number < 0 && all) ent_buffer_char(out, '-');
    if (number > 0 && all && plus) ent_buffer_char(out, '+');
    ent_buffer_print(out, "%lld", all / scale);
    if (decimals) ent_buffer_print(out, ".%0*lld", decimals, all % scale);
}

void ent_say_share(ent_buffer *out, uint64_t part, uint64_t whole)
{
    double share = whole ? 100.0 * (double)part / (double)whole : 100;
    int percent = (int)(share + 0.5);
    if (percent == 100 && part < whole) percent = 99;
    if (percent == 0 && part > 0) percent = 1;
    ent_buffer_print(out, "%d%%", percent);
}

/* A name in a list is cut where it would push all others away. */
static void say_name(ent_buffer *out, const char *text)
{
    enum { LONGEST = 40 };
    ent_buffer plain = { 0 };
    ent_escape_plain(&plain, text);
    size_t end = ent_columns_cut(plain.bytes, plain.length, LONGEST);
    ent_buffer_add(out, plain.bytes, end);
    if (end < plain.length) ent_buffer_text(out, "…");
    out->failed = out->failed || plain.failed;
    ent_buffer_free(&plain);
}

void ent_say_item(ent_list *list, const char *text)
{
    size_t i = list->said++;
    bool cut = list->count > list->most && list->count > list->most + 1;
    size_t shown = cut ? list->most : list->count;
    if (i < shown) {
        if (i > 0) ent_buffer_text(list->out, i + 1 == list->count ? " and " : ", ");
        say_name(list->out, text);
    } else if (i == shown) {
        ent_buffer_text(list->out, " and ");
        ent_say_number(list->out, list->count - shown);
        ent_buffer_text(list->out, " others");
    }
}

static int by_count(const void *x, const void *y)
{
    const ent_entry *a = x, *b = y;
    if (a->value != b->value) return a->value > b->value ? -1 : 1;
    return strcmp(a->key, b->key);
}

size_t ent_say_publishers(ent_buffer *out, const ent_graph *graph, size_t most)
{
    ent_table publishers = { 0 };
    for (size_t i = 0; i < ent_graph_edge_count(graph); i++) {
        const ent_edge *edge = ent_graph_edge(graph, i);
        for (size_t k = 0; k < edge->event_count; k++) {
            const char *name = edge->events[k]->publisher;
            if (!name || !*name) continue;
            ent_entry *entry = ent_table_add(&publishers, name, strlen(name), NULL);
            if (!entry) out->failed = true;
            if (entry) entry->value++;
        }
    }
    size_t count = publishers.count;
    ent_list list = { out, count, most, 0 };
    if (count) qsort(publishers.entries, count, sizeof *publishers.entries, by_count);
    for (size_t i = 0; i < count; i++) ent_say_item(&list, publishers.entries[i].key);
    ent_table_free(&publishers);
    return count;
}

static bool has_texts(const ent_graph *graph)
{
    for (size_t i = 0; i < ent_graph_edge_count(graph); i++) {
        const ent_edge *edge = ent_graph_edge(graph, i);
        for (size_t k = 0; k < edge->event_count; k++)
            if (!edge->events[k]->origin.file) return true;
    }
    return false;
}

void ent_say_inputs(ent_buffer *out, const ent_export *e, uint64_t documents)
{
    uint64_t files = e->provenance ? e->provenance->input.files : 0;
    bool coded = ent_graph_edge_count(e->graph) && !has_texts(e->graph);
    if (coded && documents)
        ent_say_count(out, documents, "file of coded events", "files of coded events");
    else if (documents || !files)
        ent_say_count(out, documents, "document", NULL);
    if (documents && files) ent_buffer_text(out, " and ");
    if (files) ent_say_count(out, files, "file of events", "files of events");
}

const char *ent_node_label(const ent_graph *graph, size_t node)
{
    const ent_node *n = ent_graph_node(graph, node);
    return n->name && n->name[strspn(n->name, " \t\n")] ? n->name : n->id;
}

const char *ent_quote_of(const ent_event *event)
{
    const char *sentence = event && event->evidence_count ? event->evidence[0].sentence
                                                          : NULL;
    return sentence && *sentence ? sentence : NULL;
}
