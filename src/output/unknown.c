/* unknown.c - names that no lexicon has: to be read, or to be put into one. */
#include "output/actors_common.h"

#include <inttypes.h>
#include <string.h>

#include "base/table.h"
#include "base/utf8.h"
#include "output/escape.h"
#include "output/grid.h"
#include "output/words.h"

enum { WIDTH = 100, LONGEST_NAME = 255 };

static void write_text(const ent_unknown_names *names, ent_buffer *out)
{
    static const ent_grid_column columns[] = { { "name", false, 48 },
        { "kind", false, 0 }, { "code", false, 0 }, { "documents", true, 0 },
        { "mentions", true, 0 } };
    ent_arena arena = { 0 };
    ent_grid grid;
    ent_grid_start(&grid, &arena, columns, sizeof columns / sizeof *columns);
    for (size_t i = 0; i < names->count; i++) {
        const ent_unknown_name *n = &names->items[i];
        const char *const cells[] = { n->name, n->kind, n->code };
        ent_grid_row_add(&grid);
        for (size_t k = 0; k < sizeof cells / sizeof *cells; k++) {
            ent_escape_plain(&grid.cell, cells[k]);
            ent_grid_cell_end(&grid);
        }
        ent_say_number(&grid.cell, n->documents);
        ent_grid_cell_end(&grid);
        ent_say_number(&grid.cell, n->mentions);
        ent_grid_cell_end(&grid);
        ent_escape_plain(&grid.cell, n->quote);
        ent_grid_note_end(&grid);
        ent_escape_plain(&grid.cell, n->doc);
        ent_grid_source_end(&grid);
    }
    ent_grid_text(&grid, WIDTH, out);
    ent_grid_free(&grid);
    ent_arena_free(&arena);
}

static void write_tsv(const ent_unknown_names *names, ent_buffer *out)
{
    ent_buffer_text(
        out, "name\tkind\tcode\tsector\tdocuments\tmentions\tdoc\tsentence\n");
    for (size_t i = 0; i < names->count; i++) {
        const ent_unknown_name *n = &names->items[i];
        const char *const cells[] = { n->name, n->kind, n->code, n->sector };
        for (size_t k = 0; k < sizeof cells / sizeof *cells; k++)
            ent_actors_cell(out, cells[k], '\t');
        ent_buffer_print(out, "%" PRIu64 "\t%" PRIu64 "\t", n->documents, n->mentions);
        ent_actors_cell(out, n->doc, '\t');
        ent_actors_cell(out, n->quote, '\n');
    }
}

static void write_json_name(const ent_unknown_name *n, ent_json *j)
{
    ent_json_open(j, NULL, '{');
    ent_json_text(j, "name", n->name);
    ent_json_text(j, "kind", *n->kind ? n->kind : NULL);
    ent_json_text(j, "code", *n->code ? n->code : NULL);
    ent_json_text(j, "sector", *n->sector ? n->sector : NULL);
    ent_json_integer(j, "documents", (long long)n->documents);
    ent_json_integer(j, "mentions", (long long)n->mentions);
    ent_json_text(j, "doc", n->doc);
    ent_json_text(j, "sentence", *n->quote ? n->quote : NULL);
    ent_json_close(j, '}');
}

static void write_json(const ent_unknown_names *names, const ent_filter *filter,
    const ent_provenance *provenance, ent_buffer *out)
{
    ent_json j = { .out = out, .pretty = 2 };
    ent_actors_open(&j, "entente-unknown/1", filter, provenance);
    ent_json_integer(&j, "all", (long long)names->all);
    ent_json_open(&j, "names", '[');
    for (size_t i = 0; i < names->count; i++) write_json_name(&names->items[i], &j);
    ent_json_close(&j, ']');
    ent_json_close(&j, '}');
}

/* "José Álvarez" -> "jose-alvarez"; "" where no letter is left that an id may have. */
static void add_slug(ent_buffer *id, const char *name)
{
    ent_arena arena = { 0 };
    const char *folded = ent_utf8_fold(&arena, name, strlen(name));
    size_t start = id->length;
    if (!folded) id->failed = true;
    for (const char *c = folded; c && *c; c++) {
        bool plain = (*c >= 'a' && *c <= 'z') || (*c >= '0' && *c <= '9');
        bool gap = strchr(" \t\n-", *c) && id->length > start
                   && id->bytes[id->length - 1] != '-';
        if (plain || gap) ent_buffer_char(id, plain ? *c : '-');
    }
    while (id->length > start && id->bytes[id->length - 1] == '-')
        id->bytes[--id->length] = '\0';
    ent_arena_free(&arena);
}

static bool is_free(const ent_buffer *id, const ent_lexicon *lexicon, ent_table *taken)
{
    bool added = false;
    if (!id->length || id->failed || ent_lexicon_find(lexicon, id->bytes)) return false;
    return ent_table_add(taken, id->bytes, id->length, &added) && added;
}

/* An id that nobody has: the name; with its code; with a number. */
static void choose_id(const ent_unknown_name *n, const ent_lexicon *lexicon,
    ent_table *taken, ent_buffer *id)
{
    enum { MOST = 100000 };
    ent_buffer name = { 0 }, code = { 0 };
    add_slug(&name, n->name);
    add_slug(&code, n->code);
    for (unsigned i = 0; i < MOST && !id->failed; i++) {
        unsigned number = code.length ? i : i + 1;
        ent_buffer_clear(id);
        ent_buffer_text(id, name.length ? name.bytes : "name");
        if (i && code.length) ent_buffer_print(id, "-%s", code.bytes);
        if (i && number > 1) ent_buffer_print(id, "-%u", number);
        if (is_free(id, lexicon, taken)) break;
    }
    id->failed |= name.failed || code.failed;
    ent_buffer_free(&name);
    ent_buffer_free(&code);
}

static void write_line(const ent_unknown_name *n, const ent_lexicon *lexicon,
    const char *id, ent_buffer *out)
{
    bool owned = *n->code && ent_lexicon_owner(lexicon, n->code);
    ent_buffer_text(out, "# ");
    ent_say_count(out, n->documents, "document", NULL);
    ent_buffer_text(out, ", ");
    ent_say_count(out, n->mentions, "mention", NULL);
    ent_buffer_text(out, ": ");
    ent_escape_plain(out, n->quote);
    ent_buffer_text(out, strlen(n->name) > LONGEST_NAME ? "\n# too long: " : "\n");
    ent_buffer_print(out, "actor\t%s\t%s\t%s\t%s\t", id, *n->kind ? n->kind : "other",
        owned ? n->code : "", n->sector);
    ent_escape_plain(out, n->name);
    ent_buffer_text(out, "\t\t");
    ent_escape_plain(out, n->doc);
    ent_buffer_char(out, '\n');
}

/* Lines that ent_lexicon_extend takes; a person may still mend them. */
static void write_lexicon(const ent_unknown_names *names, const ent_lexicon *lexicon,
    const ent_provenance *provenance, ent_buffer *out)
{
    ent_table taken = { 0 };
    ent_buffer_text(out, "# Names that the lexicon does not have; events by ");
    ent_escape_plain(out, provenance->producer);
    ent_buffer_text(
        out, "\n# first cell\tid\tkind\tcode\tsector\tname\tgender\tsource\n");
    for (size_t i = 0; i < names->count; i++) {
        ent_buffer id = { 0 };
        choose_id(&names->items[i], lexicon, &taken, &id);
        if (!id.failed) write_line(&names->items[i], lexicon, id.bytes, out);
        out->failed |= id.failed;
        ent_buffer_free(&id);
    }
    ent_table_free(&taken);
}

void ent_write_unknown(const ent_unknown_names *names, ent_actors_format format,
    const ent_lexicon *lexicon, const ent_filter *filter,
    const ent_provenance *provenance, ent_buffer *out)
{
    if (format == ENT_ACTORS_JSON) {
        write_json(names, filter, provenance, out);
    } else if (format == ENT_ACTORS_TSV) {
        write_tsv(names, out);
    } else if (format == ENT_ACTORS_LEXICON) {
        write_lexicon(names, lexicon, provenance, out);
    } else {
        ent_actors_head(out, names->count, names->all,
            "name that the lexicon does not have", "names that the lexicon does not have",
            provenance);
        if (names->count) write_text(names, out);
        ent_actors_foot(out, filter, provenance);
    }
}
