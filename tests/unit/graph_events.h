/* graph_events.h - events written by hand, one a line, and a graph written as text.
 *
 *   DATE SOURCE TARGET RELATION STATUS INTENSITY CONFIDENCE DOC [key=value ...]
 *   2022-09-15 CHN RUS meeting planned 4 0.91 xi-putin reported=2022-09-08
 *
 * "-" is an unknown date. An actor is CODE or id@CODE. Keys: reported, story, publisher,
 * cameo, reports, sentence (one word). */
#ifndef ENT_TESTS_GRAPH_EVENTS_H
#define ENT_TESTS_GRAPH_EVENTS_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>

#include "graph/graph.h"

#define COUNT(array) (sizeof(array) / sizeof *(array))

static inline ent_date event_date(const char *word)
{
    ent_date date = ENT_NO_DATE;
    if (strcmp(word, "-") != 0) assert_true(ent_date_parse(word, &date, NULL));
    return date;
}

static inline ent_party event_party(ent_arena *arena, const char *word)
{
    ent_party party = { 0 };
    const char *at = strchr(word, '@');
    party.code = ent_arena_string(arena, at ? at + 1 : word);
    if (at) party.id = ent_arena_copy(arena, word, (size_t)(at - word));
    return party;
}

static inline void event_key(ent_arena *arena, ent_event *e, const char *word)
{
    const char *value = strchr(word, '=');
    assert_non_null(value);
    size_t length = (size_t)(value++ - word);
    const struct {
        const char *key;
        const char **string;
    } strings[] = { { "story", &e->story }, { "publisher", &e->publisher },
        { "cameo", &e->cameo } };
    for (size_t i = 0; i < COUNT(strings); i++)
        if (strncmp(word, strings[i].key, length) == 0)
            *strings[i].string = ent_arena_string(arena, value);
    if (strncmp(word, "reports", length) == 0)
        e->reports = (uint32_t)strtoul(value, NULL, 10);
    if (strncmp(word, "reported", length) == 0 && length == strlen("reported"))
        e->reported = event_date(value);
    if (strncmp(word, "sentence", length) == 0) {
        e->evidence = ent_arena_array(arena, 1, sizeof *e->evidence);
        e->evidence->sentence = ent_arena_string(arena, value);
        e->evidence_count = 1;
    }
}

static inline void event_line(ent_arena *arena, const char *line, ent_event *e)
{
    char word[8][64], rest[200] = "";
    int end = 0, got = sscanf(line, "%63s %63s %63s %63s %63s %63s %63s %63s%n", word[0],
                     word[1], word[2], word[3], word[4], word[5], word[6], word[7], &end);
    assert_int_equal(got, 8);
    snprintf(rest, sizeof rest, "%s", line + end);
    e->date = e->date_to = event_date(word[0]);
    e->source = event_party(arena, word[1]);
    e->target = event_party(arena, word[2]);
    assert_true(ent_relation_parse(word[3], &e->relation, NULL));
    assert_true(ent_status_parse(word[4], &e->status, NULL));
    e->intensity = llround(strtod(word[5], NULL) * 1e6);
    e->confidence = llround(strtod(word[6], NULL) * 1e6);
    e->doc = ent_arena_string(arena, word[7]);
    e->reported = ENT_NO_DATE;
    e->reports = 1;
    for (char *at = strtok(rest, " "); at; at = strtok(NULL, " "))
        event_key(arena, e, at);
}

static inline ent_events events_from(ent_arena *arena, const char *text)
{
    ent_events events = { 0 };
    while (*text) {
        size_t length = strcspn(text, "\n");
        char *line = ent_arena_copy(arena, text, length);
        ent_event *e = ent_event_add(arena, &events);
        assert_non_null(e);
        event_line(arena, line, e);
        text += length + (text[length] == '\n');
    }
    return events;
}

static inline ent_graph *graph_from(
    const ent_events *events, const ent_lexicon *names, const ent_filter *filter)
{
    ent_graph *graph = NULL;
    ent_error err = { 0 };
    if (!ent_graph_build(events, names, filter, &graph, &err))
        fail_msg("%s", err.message);
    return graph;
}

static inline void write_edge(ent_buffer *out, const ent_graph *g, const ent_edge *e)
{
    static const char signs[] = { '-', '0', '+' };
    char first[16], last[16];
    ent_date_format(e->first, first);
    ent_date_format(e->last, last);
    ent_buffer_print(out, "%s%s%s %s %ux%u w", ent_graph_node(g, e->source)->id,
        e->directed ? ">" : "-", ent_graph_node(g, e->target)->id,
        ent_relation_table[e->relation].name, e->count, e->reports);
    ent_buffer_number(out, e->weight);
    ent_buffer_print(out, " %c i", signs[e->sign + 1]);
    ent_buffer_number(out, e->intensity);
    ent_buffer_print(out, " c");
    ent_buffer_number(out, e->confidence);
    ent_buffer_print(out, " %s..%s %s\n", first, last, e->best->doc);
}

/* "CHN-RUS meeting 1x2 w1.82 + i4 c0.91 2022-09-15..2022-09-15 doc-of-best\n" ... */
static inline char *graph_text(ent_arena *arena, const ent_graph *g)
{
    ent_buffer out = { 0 };
    for (size_t i = 0; i < ent_graph_edge_count(g); i++)
        write_edge(&out, g, ent_graph_edge(g, i));
    char *text = ent_arena_copy(arena, out.bytes ? out.bytes : "", out.length);
    ent_buffer_free(&out);
    return text;
}

/* A published network, for those who have it: skips the test where it is absent. */
static inline FILE *shared_net(const char *name)
{
    char path[1000];
    snprintf(path, sizeof path, "%s/../shared/data/nets/%s", ENTENTE_SOURCE, name);
    FILE *file = fopen(path, "r");
    if (!file) {
        print_message("skipped: no %s\n", path);
        skip();
    }
    return file;
}

/* Friends meet, enemies fight: |tie| <= 10. */
static inline void add_signed_tie(
    ent_arena *arena, ent_events *events, const char *a, const char *b, double tie)
{
    ent_event *e = ent_event_add(arena, events);
    *e = (ent_event){ .doc = "a",
        .source.code = ent_arena_string(arena, a),
        .target.code = ent_arena_string(arena, b),
        .relation = tie < 0 ? ENT_ASSAULT : ENT_MEETING,
        .intensity = llround(tie * 1e6),
        .confidence = ENT_ONE,
        .date = ENT_NO_DATE,
        .reported = ENT_NO_DATE,
        .reports = 1 };
}

/* A small generator of its own: the same numbers on every machine. */
static inline uint32_t next_random(uint64_t *state)
{
    *state = *state * 6364136223846793005u + 1442695040888963407u;
    return (uint32_t)(*state >> 33);
}

#endif
