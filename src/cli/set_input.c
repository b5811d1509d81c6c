/* set_input.c - what is read, with which lexicon, model and limits. */
#include "cli/set_input.h"

#include <string.h>

#include "cli/values.h"

#define COUNT(array) (sizeof(array) / sizeof *(array))

bool ent_set_model(ent_settings *s, const char *v, ent_error *err)
{
    s->model = v;
    return *v || ent_fail(err, ENT_USAGE, "the model's name is empty");
}

bool ent_set_mode(ent_settings *s, const char *v, ent_error *err)
{
    static const char *const modes[] = {
        [ENT_SYNTAX_ACCURATE] = "accurate", [ENT_SYNTAX_FAST] = "fast"
    };
    unsigned i = 0;
    bool ok = ent_value_word(v, modes, COUNT(modes), &i, err);
    s->mode = (ent_syntax_mode)i;
    return ok;
}

bool ent_set_date(ent_settings *s, const char *v, ent_error *err)
{
    return s->reading.has_date = ent_date_parse(v, &s->reading.date, err);
}

bool ent_set_doc(ent_settings *s, const char *v, ent_error *err)
{
    s->reading.doc = v;
    return *v || ent_fail(err, ENT_USAGE, "a document's id cannot be empty");
}

bool ent_set_kind(ent_settings *s, const char *v, ent_error *err)
{
    static const char *const kinds[] = { "text", "html", "feed", "json", "jsonl", "gdelt",
        "mentions", "icews", "polecat", "phoenix", "petrarch", "acled", "table" };
    unsigned i;
    s->reading.kind = v;
    return ent_value_word(v, kinds, COUNT(kinds), &i, err);
}

bool ent_set_mentions(ent_settings *s, const char *v, ent_error *err)
{
    return ent_value_add(&s->arena, v, &s->mentions, err);
}

bool ent_set_columns(ent_settings *s, const char *v, ent_error *err)
{
    s->columns = v;
    return strchr(v, '=')
           || ent_fail(err, ENT_USAGE,
               "'%s' names no column: expected source=A,target=B,"
               "relation=C,date=D",
               v);
}

bool ent_set_date_format(ent_settings *s, const char *v, ent_error *err)
{
    static const char *const orders[] = { "dmy", "mdy" };
    unsigned order;
    if (!ent_value_word(v, orders, 2, &order, err)) return false;
    s->date_format = orders[order];
    return true;
}

bool ent_set_codes(ent_settings *s, const char *v, ent_error *err)
{
    static const char *const lists[] = { "iso", "cow", "gw", "none" };
    unsigned list;
    if (!ent_value_word(v, lists, 4, &list, err)) return false;
    s->codes = lists[list];
    return true;
}

/* "text=body.content,date=meta.published" */
bool ent_set_fields(ent_settings *s, const char *v, ent_error *err)
{
    static const char *const names[] = { "id", "title", "text", "date", "url", "source",
        "language" };
    const char **const fields[] = { &s->reading.fields.id, &s->reading.fields.title,
        &s->reading.fields.text, &s->reading.fields.date, &s->reading.fields.url,
        &s->reading.fields.publisher, &s->reading.fields.language };
    ent_list pairs = { 0 };
    if (!ent_value_list(&s->arena, v, &pairs, err)) return false;
    for (size_t i = 0; i < pairs.count; i++) {
        char *name = ent_arena_string(&s->arena, pairs.items[i]);
        char *equals = name ? strchr(name, '=') : NULL;
        unsigned which;
        if (!equals || !equals[1])
            return ent_fail(err, ENT_USAGE, "'%s' is not NAME=FIELD", pairs.items[i]);
        *equals = '\0';
        if (!ent_value_word(name, names, COUNT(names), &which, err)) return false;
        *fields[which] = equals + 1;
    }
    return true;
}

bool ent_set_threads(ent_settings *s, const char *v, ent_error *err)
{
    return ent_value_count(v, 1, &s->threads, err);
}

bool ent_set_lexicon(ent_settings *s, const char *v, ent_error *err)
{
    if (!*v) return ent_fail(err, ENT_USAGE, "the lexicon's name is empty");
    return ent_value_add(&s->arena, v, &s->lexicons, err);
}

bool ent_set_strict_lexicon(ent_settings *s, const char *v, ent_error *err)
{
    (void)v, (void)err;
    return s->strict_lexicon = true;
}

bool ent_set_dictionary(ent_settings *s, const char *v, ent_error *err)
{
    if (!*v) return ent_fail(err, ENT_USAGE, "the dictionary's name is empty");
    return ent_value_add(&s->arena, v, &s->dictionaries, err);
}

bool ent_set_dictionary_only(ent_settings *s, const char *v, ent_error *err)
{
    (void)v, (void)err;
    return s->dictionary_only = true;
}

bool ent_set_strict(ent_settings *s, const char *v, ent_error *err)
{
    (void)v, (void)err;
    return s->strict = true;
}

bool ent_set_max_line(ent_settings *s, const char *v, ent_error *err)
{
    return ent_value_size(v, &s->reading.max_line, err);
}

bool ent_set_max_document(ent_settings *s, const char *v, ent_error *err)
{
    return ent_value_size(v, &s->reading.max_document, err);
}

bool ent_set_max_unpacked(ent_settings *s, const char *v, ent_error *err)
{
    return ent_value_size(v, &s->reading.max_unpacked, err);
}

bool ent_set_max_nesting(ent_settings *s, const char *v, ent_error *err)
{
    size_t n;
    if (!ent_value_count(v, 1, &n, err)) return false;
    s->reading.max_nesting = n > 64 ? 64 : (unsigned)n;
    return true;
}

bool ent_set_expand_groups(ent_settings *s, const char *v, ent_error *err)
{
    (void)v, (void)err;
    return s->expand_groups = true;
}

bool ent_set_any_language(ent_settings *s, const char *v, ent_error *err)
{
    (void)v, (void)err;
    return s->any_language = true;
}

bool ent_set_corrections(ent_settings *s, const char *v, ent_error *err)
{
    if (!*v) return ent_fail(err, ENT_USAGE, "the file's name is empty");
    return ent_value_add(&s->arena, v, &s->corrections, err);
}
