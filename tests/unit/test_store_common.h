/* test_store_common.h - documents, events and dumps for the tests of the store. */
#ifndef TEST_STORE_COMMON_H
#define TEST_STORE_COMMON_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>
#include <cmocka.h>

#include "base/strings.h"
#include "store/store.h"

#define COUNT(array) (sizeof(array) / sizeof *(array))

/* Fails with the message of `err` where the call says false. */
#define expect(call)                                                                     \
    do {                                                                                 \
        ent_error err = { 0 };                                                           \
        if (!(call)) fail_msg("%s:%d: %s", __FILE__, __LINE__, err.message);             \
    } while (0)

/* Fails unless the call says false, with `want` in its message. */
#define expect_fault(call, wanted, want)                                                 \
    do {                                                                                 \
        ent_error err = { 0 };                                                           \
        if (call) fail_msg("%s:%d: did not fail", __FILE__, __LINE__);                   \
        if (!strstr(err.message, want))                                                  \
            fail_msg(                                                                    \
                "%s:%d: '%s'\n  lacks '%s'", __FILE__, __LINE__, err.message, want);     \
        assert_int_equal(err.code, wanted);                                              \
    } while (0)

static inline ent_document make_document(
    const char *id, const char *path, ent_date date, const char *text)
{
    ent_document d = { .id = id,
        .text = text,
        .length = (uint32_t)strlen(text),
        .date = date,
        .path = path,
        .line = 1,
        .publisher = "Post" };
    ent_hash_hex(text, d.length, d.hash);
    return d;
}

static inline ent_event make_event(const char *doc, const char *source,
    ent_relation relation, const char *target, const char *producer)
{
    static ent_evidence piece = { "They met.", { 5, 8 }, "met", "meet.v", 0 };
    return (ent_event){ .doc = doc,
        .date = 19000,
        .date_to = 19000,
        .date_from = ENT_FROM_TEXT,
        .reported = 18999,
        .source = { source, source, source, "state", NULL },
        .target = { target, target, target, "state", "GOV" },
        .relation = relation,
        .cameo = "040",
        .intensity = 1000000,
        .confidence = 900000,
        .reports = 1,
        .evidence = &piece,
        .evidence_count = 1,
        .producer = producer };
}

static inline ent_store_outcome add_document(
    ent_store *store, ent_document d, bool refresh, const char **id)
{
    ent_store_outcome outcome, foretold;
    ent_event e = make_event(d.id, "CHN", ENT_MEETING, "RUS", "maker 1");
    ent_events events = { .items = &e, .count = 1 };
    expect(ent_store_peek(store, &d, &foretold, &err));
    expect(ent_store_add(store, &d, &events, refresh, &outcome, id, &err));
    if (!refresh) assert_int_equal(outcome, foretold);
    return outcome;
}

/* All document and event lines; to be freed. */
static inline char *dump(ent_store *store)
{
    ent_arena a = { 0 };
    ent_collection c;
    ent_buffer out = { 0 };
    expect(ent_store_load(store, &a, &c, &err));
    for (size_t i = 0; i < c.document_count; i++)
        ent_document_write(&out, &c.documents[i].document);
    for (size_t i = 0; i < c.events.count; i++) ent_event_write(&out, &c.events.items[i]);
    ent_buffer_text(&out, "");
    ent_arena_free(&a);
    return out.bytes ? out.bytes : calloc(1, 1);
}

/* "a(2) b(1)": ids of documents and how many events each has. */
static inline void expect_documents(ent_store *store, const char *want)
{
    ent_arena a = { 0 };
    ent_collection c;
    ent_buffer out = { 0 };
    expect(ent_store_load(store, &a, &c, &err));
    for (size_t i = 0; i < c.document_count; i++) {
        size_t events = 0;
        for (size_t e = 0; e < c.events.count; e++)
            events += strcmp(c.events.items[e].doc, c.documents[i].document.id) == 0;
        ent_buffer_print(
            &out, "%s%s(%zu)", i ? " " : "", c.documents[i].document.id, events);
    }
    assert_string_equal(out.bytes ? out.bytes : "", want);
    ent_buffer_free(&out);
    ent_arena_free(&a);
}

/* A folder of its own for each test program; removed with all that is in it. */
static inline char *make_folder(void)
{
    static char folder[64];
    snprintf(folder, sizeof folder, "/tmp/entente-test-XXXXXX");
    assert_non_null(mkdtemp(folder));
    return folder;
}

static inline void remove_folder(const char *folder)
{
    char command[128];
    snprintf(command, sizeof command, "rm -rf '%s'", folder);
    assert_int_equal(system(command), 0);
}

#endif
