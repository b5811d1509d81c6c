/* command.c - articles and numbers for the commands. */
#include "training/command.h"

#include <stdlib.h>

#include "read/reader.h"

typedef struct {
    ent_take_document *take;
    void *context;
} taker;

static bool pass_document(void *context, const ent_document *document, ent_error *err)
{
    const taker *t = context;
    return t->take(t->context, document, err);
}

static bool pass_record(void *context, const ent_record *record, ent_error *err)
{
    (void)context, (void)record, (void)err;
    return true;
}

static bool refuse(void *context, const char *message, ent_error *err)
{
    (void)context;
    return ent_fail(err, ENT_MALFORMED, "%s", message);
}

bool ent_articles_read(
    const char *path, ent_take_document *take, void *context, ent_error *err)
{
    static const ent_read_options options = { 0 };
    taker t = { take, context };
    const ent_read_sink sink = {
        .context = &t, .document = pass_document, .record = pass_record, .skipped = refuse
    };
    ent_read_counts counts = { 0 };
    return ent_read(path, &options, &sink, &counts, err);
}

bool ent_number_read(const char *text, uint32_t most, uint32_t *number)
{
    char *end;
    if (*text < '0' || *text > '9') return false;
    unsigned long value = strtoul(text, &end, 10);
    *number = (uint32_t)value;
    return !*end && value <= most;
}
