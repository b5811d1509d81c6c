/* method.c - reads the little Markdown that the document uses: headings, paragraphs,
 * lists, tables, indented lines. A row of a table becomes an item, so that its words can
 * be wrapped. */
#include "output/method.h"

#include <string.h>

#include "base/file.h"
#include "output/sheet.h"

enum { CELLS = 8 };

typedef struct {
    ent_sheet *sheet;
    ent_buffer text;     /* the paragraph or item so far */
    bool item;           /* which of the two */
    char *titles[CELLS]; /* of the table's columns */
    size_t title_count;  /* 0: in no table */
} reading;

static void end_block(reading *r)
{
    if (r->text.length && r->item) {
        ent_sheet_item(r->sheet, r->text.bytes);
        ent_buffer_clear(&r->text);
    } else {
        ent_sheet_paragraph(r->sheet, &r->text);
    }
    r->item = false;
}

/* Bytes of a "[text](address)" that are not shown, where `c` is its "](". */
static size_t address(const char *c)
{
    const char *end = c[0] == ']' && c[1] == '(' ? strchr(c, ')') : NULL;
    return end ? (size_t)(end - c) + 1 : 0;
}

/* One line without its marks: `code`, **strong**, *stressed*, links. */
static void add_words(ent_buffer *out, const char *line)
{
    for (const char *c = line; *c; c++) {
        size_t skipped = address(c);
        if (skipped) {
            c += skipped - 1;
        } else if (*c == '\\' && c[1]) {
            ent_buffer_char(out, *++c);
        } else if (!strchr("`*", *c) && !(*c == '[' && strstr(c, "]("))) {
            ent_buffer_char(out, *c);
        }
    }
}

static void add_line(reading *r, const char *line)
{
    if (r->text.length) ent_buffer_char(&r->text, ' ');
    add_words(&r->text, line);
}

/* "| a | b \| c |" into cells, in place; how many. */
static size_t split(char *line, char *cells[CELLS])
{
    size_t count = 0;
    for (char *c = line + 1; *c && count < CELLS;) {
        char *end = c;
        while (*end && (*end != '|' || end[-1] == '\\')) end++;
        bool last = !*end;
        *end = '\0';
        c += strspn(c, " ");
        for (char *tail = end; tail > c && tail[-1] == ' ';) *--tail = '\0';
        if (!last || *c) cells[count++] = c;
        if (last) break;
        c = end + 1;
    }
    return count;
}

/* "degree: number of other actors (weights: none; layers: all)" */
static void read_row(reading *r, char *line)
{
    char *cells[CELLS];
    size_t count = split(line, cells);
    end_block(r);
    if (!r->title_count) {
        memcpy(r->titles, cells, sizeof cells);
        r->title_count = count;
        return;
    }
    if (!count || strspn(cells[0], "-:") == strlen(cells[0])) return;
    r->item = true;
    for (size_t i = 0; i < count; i++) {
        if (i == 1) ent_buffer_text(&r->text, ": ");
        if (i > 1) ent_buffer_text(&r->text, i == 2 ? " (" : "; ");
        if (i > 1 && i < r->title_count) add_words(&r->text, r->titles[i]);
        if (i > 1) ent_buffer_text(&r->text, ": ");
        add_words(&r->text, cells[i]);
    }
    if (count > 2) ent_buffer_char(&r->text, ')');
    end_block(r);
}

static void read_heading(reading *r, const char *line)
{
    ent_buffer words = { 0 };
    size_t level = strspn(line, "#");
    end_block(r);
    add_words(&words, line + level + strspn(line + level, " "));
    const char *title = words.bytes ? words.bytes : "";
    if (level == 1)
        ent_sheet_title(r->sheet, title);
    else if (level == 2)
        ent_sheet_heading(r->sheet, title);
    else
        ent_sheet_paragraph(r->sheet, &words);
    r->sheet->out->failed = r->sheet->out->failed || words.failed;
    ent_buffer_free(&words);
}

static void read_line(reading *r, char *line)
{
    bool indented = strncmp(line, "    ", 4) == 0;
    if (*line != '|') r->title_count = 0;
    if (*line == '#') {
        read_heading(r, line);
    } else if (*line == '|') {
        read_row(r, line);
    } else if (!*line) {
        end_block(r);
    } else if (strncmp(line, "- ", 2) == 0) {
        end_block(r);
        r->item = true;
        add_line(r, line + 2);
    } else {
        if (indented && !r->item) end_block(r);
        add_line(r, line + strspn(line, " "));
        if (indented && !r->item) end_block(r);
    }
}

/* Lines are cut in a copy; the titles of a table point into it. */
static void read_document(ent_sheet *f)
{
    reading r = { .sheet = f };
    char *copy = ent_arena_string(f->arena, (const char *)ent_method_text);
    f->out->failed = f->out->failed || !copy;
    for (char *line = copy, *end; line && *line; line = end) {
        end = line + strcspn(line, "\n");
        if (*end) *end++ = '\0';
        read_line(&r, line);
    }
    end_block(&r);
    ent_buffer_free(&r.text);
    ent_sheet_end(f);
}

static void write_sheet(const ent_sheet_form *form, ent_buffer *out)
{
    const ent_provenance provenance = { .program = "entente " ENTENTE_VERSION };
    const ent_export parts = { .provenance = &provenance };
    const ent_digest digest = { .e = &parts };
    ent_arena arena = { 0 };
    ent_sheet sheet = { .digest = &digest, .form = form, .arena = &arena, .out = out };
    read_document(&sheet);
    ent_arena_free(&arena);
}

bool ent_method(ent_report_format format, const char *path, ent_error *err)
{
    ent_buffer out = { 0 };
    if (format == ENT_REPORT_JSON || format == ENT_REPORT_CSV)
        return ent_fail(
            err, ENT_USAGE, "--method is words: expected text, markdown or html");
    if (format == ENT_REPORT_MARKDOWN)
        ent_buffer_text(&out, (const char *)ent_method_text);
    else
        write_sheet(format == ENT_REPORT_HTML ? &ent_sheet_html : &ent_sheet_text, &out);
    bool ok = ent_buffer_ok(&out, err)
              && ent_file_write(path, out.bytes, out.length, err);
    ent_buffer_free(&out);
    return ok;
}
