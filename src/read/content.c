/* content.c - hashing what goes by. */
#include "read/content.h"

#include <stdio.h>
#include <string.h>

#include "base/strings.h"
#include "base/table.h"

enum { LOOKED_AT = 1 << 16 };

static bool pull_hashed(ent_source *s, const char **bytes, size_t *length)
{
    ent_content *c = s->context;
    ent_source_next(c->inner, bytes, length);
    s->fault = c->inner->fault;
    ent_hasher_add(c->hasher, *bytes ? *bytes : "", *length);
    return s->fault.code == ENT_OK;
}

static bool fill_hashed(ent_source *s, char *to, size_t room, size_t *length)
{
    ent_content *c = s->context;
    ent_source_fill(c->inner, to, room, length);
    s->fault = c->inner->fault;
    ent_hasher_add(c->hasher, to, *length);
    return s->fault.code == ENT_OK;
}

static void write_half(char *half, uint64_t value)
{
    snprintf(half, ENT_CONTENT_HEAD + 1, "%016llx", (unsigned long long)value);
}

bool ent_content_open(ent_content *c, ent_source *source, ent_error *err)
{
    size_t length;
    const char *head = ent_source_peek(source, LOOKED_AT, &length);
    *c = (ent_content){ .inner = source,
        .outer = { .place = source->place,
            .name = source->name,
            .inside = source->inside,
            .file = -1,
            .pull = pull_hashed,
            .fill = source->fill ? fill_hashed : NULL,
            .context = c } };
    if (!head) return ent_fail(err, ENT_MEMORY, "out of memory");
    write_half(c->head, ent_hash(head, length < LOOKED_AT ? length : LOOKED_AT));
    return ent_hasher_open(&c->hasher, err);
}

void ent_content_hash(const ent_content *c, char hash[ENT_CONTENT_HASH + 1])
{
    memcpy(hash, c->head, ENT_CONTENT_HEAD);
    write_half(hash + ENT_CONTENT_HEAD, ent_hasher_value(c->hasher));
}

void ent_content_close(ent_content *c)
{
    ent_hasher_close(c->hasher);
    ent_source_close(&c->outer);
    c->hasher = NULL;
}
