/* actors_common.c - heads, feet and cells of both lists. */
#include "output/actors_common.h"

#include <string.h>

#include "output/escape.h"
#include "output/words.h"
#include "output/wrap.h"

enum { WIDTH = 100 };

void ent_actors_head(ent_buffer *out, size_t shown, size_t all, const char *one,
    const char *many, const ent_provenance *provenance)
{
    if (shown < all) {
        ent_buffer_text(out, "The ");
        ent_say_number(out, shown);
        ent_buffer_text(out, " most frequent of ");
    }
    ent_say_count(out, all, one, many);
    ent_buffer_text(out, ", in ");
    ent_say_count(out, provenance->input.documents, "document", NULL);
    ent_buffer_text(out, shown ? "\n\n" : "\n");
}

void ent_actors_foot(
    ent_buffer *out, const ent_filter *filter, const ent_provenance *provenance)
{
    ent_buffer line = { 0 };
    ent_buffer_print(
        &line, "%s; events by %s", provenance->program, provenance->producer);
    ent_filter_describe_events(filter, &line);
    ent_buffer_char(out, '\n');
    if (!line.failed) ent_wrap_text(out, line.bytes, WIDTH, 0, "");
    ent_buffer_char(out, '\n');
    out->failed |= line.failed;
    ent_buffer_free(&line);
}

/* What a spreadsheet would run as a formula gets an apostrophe, as in CSV. */
void ent_actors_cell(ent_buffer *out, const char *text, char end)
{
    if (*text && strchr("=+-@", *text)) ent_buffer_char(out, '\'');
    ent_escape_plain(out, text);
    ent_buffer_char(out, end);
}

void ent_actors_open(ent_json *j, const char *schema, const ent_filter *filter,
    const ent_provenance *provenance)
{
    ent_buffer line = { 0 };
    ent_buffer_text(&line, "all events");
    ent_filter_describe_events(filter, &line);
    ent_json_open(j, NULL, '{');
    ent_json_text(j, "schema", schema);
    ent_json_text(j, "program", provenance->program);
    ent_json_text(j, "producer", provenance->producer);
    ent_json_text(j, "filter", line.bytes);
    j->out->failed |= line.failed;
    ent_buffer_free(&line);
}
