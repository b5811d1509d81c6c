/* reading.c - counting and naming what a reading meets. */
#include "read/reading.h"

#include "read/name.h"

#include <stdio.h>

#include "base/utf8.h"
#include "read/slice.h"

bool ent_no_memory(ent_error *err)
{
    return ent_fail(err, ENT_MEMORY, "out of memory");
}

bool ent_reading_skip(ent_reading *r, ent_error *err, const char *place, uint64_t line,
    const char *format, ...)
{
    ent_error fault;
    ent_buffer message = { 0 };
    va_list args;
    va_start(args, format);
    vsnprintf(fault.message, sizeof fault.message, format, args);
    va_end(args);

    /* a buffer, since a long path must not cut the fault off */
    ent_buffer_text(&message, place);
    if (line) ent_buffer_print(&message, ":%llu", (unsigned long long)line);
    ent_buffer_print(&message, ": %s", fault.message);
    for (size_t i = 0; i < message.length; i++)
        if ((unsigned char)message.bytes[i] < 0x20) message.bytes[i] = ' ';

    r->counts->malformed++;
    bool ok = ent_buffer_ok(&message, err)
              && (!r->sink->skipped
                  || r->sink->skipped(r->sink->context, message.bytes, err));
    ent_buffer_free(&message);
    return ok;
}

bool ent_reading_ignores(const ent_reading *r, const char *path)
{
    return ent_name_sort(path) == ENT_NAME_IGNORED
           && !(r->sink->table && ent_name_is_table(path));
}

uint64_t ent_reading_found(const ent_reading *r)
{
    return r->counts->documents + r->counts->records + r->counts->tables
           + r->counts->malformed;
}

char *ent_place(ent_arena *arena, const char *name)
{
    size_t length;
    char *place = ent_utf8_clean(arena, name, ent_slice_of(name).length, &length, NULL);
    for (size_t i = 0; place && i < length; i++)
        if ((unsigned char)place[i] < 0x20) place[i] = '?';
    return place;
}
