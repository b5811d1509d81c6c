/* dictionary_actors.c - blocks of names and their codes, each with its dates.
 *
 *   NAME_ [CODE]              a head, which may stand with its code; heads without one
 *   +SYNONYM_                 between them share the code that follows
 *       [CODE >date] [CODE]   one or several codes of the whole block */
#include <string.h>

#include "lexicon/actor_code.h"
#include "lexicon/dictionary_lines.h"

typedef struct {
    ent_dictionary_reader *r;
    ent_dictionary_actor block; /* being read */
    bool coded;                 /* a code was met, understood or not */
    bool spoilt; /* its head is wrong, and named: what belongs to it says nothing */
    bool fatal;
} actors;

static bool add_name(actors *a, const char *name, ent_error *err)
{
    ent_dictionary_actor *b = &a->block;
    b->names = ent_arena_grow(
        a->r->arena, b->names, b->name_count, &b->name_room, sizeof *b->names);
    if (!b->names) return ent_dictionary_no_memory(a->r, err);
    b->names[b->name_count++] = name;
    return true;
}

/* Position of a "(ABBREVIATION)" at the end of the name; 0: none. */
static size_t abbreviation_of(const char *name)
{
    enum { LONGEST = 10 };
    size_t length = strlen(name);
    const char *open = strrchr(name, '(');
    if (!length || name[length - 1] != ')' || !open || open == name) return 0;
    size_t inside = (size_t)(name + length - 1 - open) - 1;
    bool one = inside > 0 && inside <= LONGEST && !memchr(open, ' ', inside);
    return one ? (size_t)(open - name) : 0;
}

static bool take_name(actors *a, const char *bytes, size_t length, ent_error *err)
{
    bool fatal;
    ent_arena *arena = a->r->arena;
    const char *name = ent_dictionary_phrase(a->r, bytes, length, &fatal, err);
    if (!name) return !fatal;
    size_t at = abbreviation_of(name);
    if (!at) return add_name(a, name, err);
    size_t before = at;
    while (before && name[before - 1] == ' ') before--;
    const char *main = ent_arena_copy(arena, name, before);
    const char *brief = ent_arena_copy(arena, name + at + 1, strlen(name) - at - 2);
    if (!main || !brief) return ent_dictionary_no_memory(a->r, err);
    return add_name(a, main, err) && add_name(a, brief, err);
}

/* Takes one date off `*at`; names what is none. */
static bool take_date(actors *a, const char **at, ent_date *date, ent_error *err)
{
    size_t length = strspn(*at, "0123456789");
    *date = ent_date_digits(*at, length);
    if (*date == ENT_NO_DATE) {
        a->fatal = !ent_dictionary_fault(a->r, err,
            "date '%.*s' is no day, expected YYYYMMDD or YYMMDD",
            (int)(length ? length : strcspn(*at, "] \t-")), *at);
        return false;
    }
    *at += length;
    *at += strspn(*at, " \t");
    return true;
}

/* "<date", ">date", "date-date" or nothing, up to the end. False: it was named. */
static bool read_dates(
    actors *a, const char *text, ent_dictionary_role *role, ent_error *err)
{
    const char *at = text += strspn(text, " \t");
    role->since = role->until = ENT_NO_DATE;
    if (!*at) return true;
    char sign = *at == '<' || *at == '>' ? *at++ : '-';
    at += strspn(at, " \t");
    if (!take_date(a, &at, sign == '<' ? &role->until : &role->since, err)) return false;
    if (sign == '-' && *at == '-') {
        at++;
        at += strspn(at, " \t");
        if (!take_date(a, &at, &role->until, err)) return false;
    } else if (sign == '-') {
        a->fatal = !ent_dictionary_fault(a->r, err,
            "date '%.40s' stands alone, expected <date, >date or date-date", text);
        return false;
    }
    if (*at) {
        a->fatal = !ent_dictionary_fault(
            a->r, err, "'%.40s' behind the date, expected ']'", at);
        return false;
    }
    bool ends = role->until == ENT_NO_DATE || role->since <= role->until;
    if (!ends)
        a->fatal = !ent_dictionary_fault(
            a->r, err, "'%.40s' ends before it begins, expected a range", text);
    return ends;
}

/* What stands between the brackets. */
static bool read_role(actors *a, char *text, ent_dictionary_role *role, ent_error *err)
{
    text += strspn(text, " \t");
    size_t length = strcspn(text, " \t<>");
    if (length == 3 && memcmp(text, "---", 3) == 0)
        role->code = "";
    else if (ent_actor_code_right(text, length))
        role->code = ent_arena_copy(a->r->arena, text, length);
    else {
        a->fatal = !ent_dictionary_fault(a->r, err,
            "code '%.*s', expected chunks of three capital letters, or ---", (int)length,
            text);
        return false;
    }
    if (!role->code) {
        a->fatal = !ent_dictionary_no_memory(a->r, err);
        return false;
    }
    return read_dates(a, text + length, role, err);
}

static bool add_role(actors *a, const ent_dictionary_role *role, ent_error *err)
{
    ent_dictionary_actor *b = &a->block;
    b->roles = ent_arena_grow(
        a->r->arena, b->roles, b->role_count, &b->role_room, sizeof *b->roles);
    if (!b->roles) return ent_dictionary_no_memory(a->r, err);
    b->roles[b->role_count++] = *role;
    return true;
}

/* Reads "[...] [...]"; the block counts as coded even where they are wrong. */
static bool take_roles(actors *a, char *at, ent_error *err)
{
    a->coded = true;
    for (; *at; at += strspn(at, " \t")) {
        ent_dictionary_role role;
        char *close = strchr(at, ']');
        if (*at != '[' || !close)
            return ent_dictionary_fault(a->r, err, "'%.60s', expected [CODE]", at);
        *close = '\0';
        if (read_role(a, at + 1, &role, err)) {
            if (!add_role(a, &role, err)) return false;
        } else if (a->fatal) {
            return false;
        }
        at = close + 1;
    }
    return true;
}

/* One name may head several blocks: they are one. */
static bool merge(actors *a, ent_dictionary_actor *into, ent_error *err)
{
    const ent_dictionary_actor from = a->block;
    a->block = *into;
    for (size_t i = 1; i < from.name_count; i++)
        if (!add_name(a, from.names[i], err)) return false;
    for (size_t i = 0; i < from.role_count; i++)
        if (!add_role(a, &from.roles[i], err)) return false;
    *into = a->block;
    return true;
}

static bool keep_block(actors *a, ent_error *err)
{
    ent_dictionary *d = a->r->found;
    const ent_dictionary_actor *b = &a->block;
    bool added;
    ent_entry *head = ent_table_add(&d->heads, b->names[0], strlen(b->names[0]), &added);
    if (!head) return ent_dictionary_no_memory(a->r, err);
    d->counts.names += b->name_count;
    d->counts.terms += b->role_count;
    if (!added) {
        d->counts.names--;
        return merge(a, &d->actors[head->value], err);
    }
    d->actors = ent_arena_grow(
        a->r->arena, d->actors, d->actor_count, &d->actor_room, sizeof *d->actors);
    if (!d->actors) return ent_dictionary_no_memory(a->r, err);
    head->value = d->actor_count;
    d->actors[d->actor_count++] = *b;
    d->counts.actors++;
    return true;
}

/* A block without any code was named where its codes are wrong; at the end of the file
 * there may be none at all. */
static bool end_block(actors *a, ent_error *err)
{
    bool ok = true;
    if (a->block.name_count && a->block.role_count)
        ok = keep_block(a, err);
    else if (a->block.name_count && !a->coded) {
        a->r->line = a->block.line;
        ok = ent_dictionary_fault(
            a->r, err, "'%.80s' has no code, expected [CODE]", a->block.names[0]);
    }
    a->block = (ent_dictionary_actor){ 0 };
    a->coded = false;
    return ok;
}

/* A head, with its code where that stands on the same line. */
static bool take_head(actors *a, char *text, ent_error *err)
{
    char *codes = strchr(text, '[');
    if (a->coded && !end_block(a, err)) return false;
    if (!a->block.name_count) {
        a->block.file = a->r->file;
        a->block.line = a->r->line;
    }
    size_t length = codes ? (size_t)(codes - text) : strlen(text);
    if (!take_name(a, text, length, err)) return false;
    a->spoilt = !a->block.name_count;
    return a->spoilt || !codes || take_roles(a, codes, err);
}

static bool take_synonym(actors *a, char *text, ent_error *err)
{
    char *codes = strchr(text, '[');
    size_t length = codes ? (size_t)(codes - text) : strlen(text);
    if (!a->block.name_count)
        return ent_dictionary_fault(
            a->r, err, "synonym '%.80s' has no name above it, expected one", text);
    return take_name(a, text, length, err) && (!codes || take_roles(a, codes, err));
}

static bool take_line(actors *a, ent_error *err)
{
    char *text = a->r->text;
    if (a->spoilt && (*text == '+' || *text == '[')) return true;
    if (*text == '+') return take_synonym(a, text + 1, err);
    if (*text == '[' && !a->block.name_count)
        return ent_dictionary_fault(
            a->r, err, "code '%.80s' has no name above it, expected one", text);
    if (*text == '[') return take_roles(a, text, err);
    if (a->r->indented)
        return ent_dictionary_fault(a->r, err,
            "'%.80s' behind white space, expected [CODE], or a name at the margin", text);
    return take_head(a, text, err);
}

bool ent_dictionary_actors(ent_dictionary_reader *r, ent_error *err)
{
    actors a = { .r = r };
    while (ent_dictionary_next(r, err))
        if (!take_line(&a, err)) return false;
    return !r->failed && end_block(&a, err);
}

void ent_dictionary_part(ent_dictionary_actor *b)
{
    for (size_t i = 0; i < b->role_count; i++) {
        ent_dictionary_role *role = &b->roles[i];
        for (size_t k = 0; k < b->role_count && role->until != ENT_NO_DATE; k++)
            if (k != i && b->roles[k].since == role->until && role->since < role->until) {
                role->until--;
                break;
            }
    }
}
