/* Any bytes as a record: refused, or read into what is written and read back alike. */
#include <stdlib.h>
#include <string.h>

#include "events/event.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void check_event(ent_arena *arena, const char *json, size_t length)
{
    ent_event event;
    ent_buffer first = { 0 }, second = { 0 };
    if (!ent_event_read(arena, json, length, &event, NULL)) return;
    ent_event_write(&first, &event);
    if (!ent_event_read(arena, first.bytes, first.length, &event, NULL)) abort();
    ent_event_write(&second, &event);
    if (first.length != second.length || memcmp(first.bytes, second.bytes, first.length))
        abort();
    ent_buffer_free(&first);
    ent_buffer_free(&second);
}

static void check_document(ent_arena *arena, const char *json, size_t length)
{
    ent_document document;
    ent_buffer first = { 0 }, second = { 0 };
    if (!ent_document_read(arena, json, length, &document, NULL)) return;
    ent_document_write(&first, &document);
    if (!ent_document_read(arena, first.bytes, first.length, &document, NULL)) abort();
    ent_document_write(&second, &document);
    if (first.length != second.length || memcmp(first.bytes, second.bytes, first.length))
        abort();
    ent_buffer_free(&first);
    ent_buffer_free(&second);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    ent_arena arena = { 0 };
    ent_error err;
    ent_record_sort((const char *)data, size, &err);
    check_event(&arena, (const char *)data, size);
    check_document(&arena, (const char *)data, size);
    ent_arena_free(&arena);
    return 0;
}
