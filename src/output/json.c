/* json.c - commas, line breaks and names of JSON. */
#include "output/json.h"

#include "output/escape.h"

static void break_line(ent_json *j)
{
    if (j->depth > j->pretty) return;
    ent_buffer_char(j->out, '\n');
    for (unsigned i = 0; i < j->depth; i++) ent_buffer_text(j->out, "  ");
}

void ent_json_name(ent_json *j, const char *name)
{
    if (j->filled) ent_buffer_text(j->out, j->depth > j->pretty ? ", " : ",");
    if (j->depth > 0) break_line(j);
    if (name) {
        ent_escape_json(j->out, name);
        ent_buffer_text(j->out, ": ");
    }
    j->filled = true;
}

void ent_json_open(ent_json *j, const char *name, char bracket)
{
    ent_json_name(j, name);
    ent_buffer_char(j->out, bracket);
    j->depth++;
    j->filled = false;
}

void ent_json_close(ent_json *j, char bracket)
{
    bool filled = j->filled;
    unsigned inner = j->depth--;
    if (filled && inner <= j->pretty) break_line(j);
    ent_buffer_char(j->out, bracket);
    if (j->depth == 0) ent_buffer_char(j->out, '\n');
    j->filled = true;
}

void ent_json_text(ent_json *j, const char *name, const char *text)
{
    ent_json_name(j, name);
    ent_escape_json(j->out, text);
}

void ent_json_number(ent_json *j, const char *name, double number)
{
    ent_json_name(j, name);
    ent_buffer_number(j->out, number);
}

void ent_json_integer(ent_json *j, const char *name, long long number)
{
    ent_json_name(j, name);
    ent_buffer_print(j->out, "%lld", number);
}

void ent_json_truth(ent_json *j, const char *name, bool truth)
{
    ent_json_name(j, name);
    ent_buffer_text(j->out, truth ? "true" : "false");
}

void ent_json_date(ent_json *j, const char *name, ent_date date)
{
    char iso[16];
    ent_date_format(date, iso);
    ent_json_text(j, name, *iso ? iso : NULL);
}
