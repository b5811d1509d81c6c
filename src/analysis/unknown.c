/* unknown.c - strangers of single documents become names with counts. */
#include "analysis/unknown.h"

#include <stdlib.h>
#include <string.h>

#include "base/strings.h"
#include "base/utf8.h"

typedef struct {
    const ent_collection *collection;
    const ent_lexicon *lexicon;
    const ent_filter *filter;
    ent_arena *arena;
    ent_unknown_names *found;
    size_t room;
    ent_date *first;    /* of each item: date of its earliest document */
    const char **codes; /* of each folded name: its one code; NULL: several */
    size_t code_room, first_room;
    ent_table names; /* folded name -> index of its code */
    ent_table items; /* folded name, line end, code -> index */
} search;

static bool no_memory(ent_error *err)
{
    return ent_fail(err, ENT_MEMORY, "unknown names: out of memory");
}

static const char *text(const char *string)
{
    return string ? string : "";
}

static int by_id(const void *key, const void *item)
{
    return strcmp(key, ((const ent_stored_document *)item)->document.id);
}

static const ent_stored_document *document_of(const search *x, const char *doc)
{
    const ent_collection *c = x->collection;
    return c->document_count ? bsearch(
               doc, c->documents, c->document_count, sizeof *c->documents, by_id)
                             : NULL;
}

static bool holds(ent_interval window, ent_date day)
{
    if (day == ENT_NO_DATE) return window.from == ENT_NO_DATE && window.to == ENT_NO_DATE;
    return (window.from == ENT_NO_DATE || day >= window.from)
           && (window.to == ENT_NO_DATE || day <= window.to);
}

static bool is_one_of(const char *string, const char *const *all, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (ent_same(string, all[i])) return true;
    return count == 0;
}

static bool is_wanted(const search *x, const ent_naming *name)
{
    size_t none;
    const ent_filter *f = x->filter;
    const ent_stored_document *d = document_of(x, name->doc);
    const ent_interval known_by = { ENT_NO_DATE, f->as_of };
    if (name->known || !name->party.name || !d) return false;
    return holds(f->reported_dates, d->document.date) && holds(known_by, d->document.date)
           && is_one_of(d->document.publisher, f->publishers, f->publisher_count)
           && !ent_lexicon_guess(x->lexicon, name->party.name, NULL, 0, &none);
}

/* The one code of a name, NULL for several, is known before names are counted. */
static bool note_code(search *x, const char *folded, const char *code)
{
    bool added;
    ent_entry *e = ent_table_add(&x->names, folded, strlen(folded), &added);
    const char **codes = ent_arena_grow(
        x->arena, x->codes, x->names.count - added, &x->code_room, sizeof *codes);
    if (!e || !codes) return false;
    x->codes = codes;
    if (added) {
        e->value = x->names.count - 1;
        codes[e->value] = code;
    } else if (*code && codes[e->value] && strcmp(codes[e->value], code) != 0) {
        codes[e->value] = *codes[e->value] ? NULL : code;
    }
    return true;
}

static const char *code_of(const search *x, const char *folded, const char *code)
{
    const ent_entry *e = ent_table_find(&x->names, folded, strlen(folded));
    if (*code || !e) return code;
    return text(x->codes[e->value]);
}

/* The item of a name; made where it is new. NULL: out of memory. */
static ent_unknown_name *item_of(
    search *x, const ent_naming *name, const char *folded, const char *code)
{
    bool added;
    const char *key = ent_arena_print(x->arena, "%s\n%s", folded, code);
    ent_entry *e = key ? ent_table_add(&x->items, key, strlen(key), &added) : NULL;
    if (!e) return NULL;
    ent_unknown_names *all = x->found;
    if (!added) return &all->items[e->value];
    ent_unknown_name *items = ent_arena_grow(
        x->arena, all->items, all->count, &x->room, sizeof *items);
    ent_date *first = ent_arena_grow(
        x->arena, x->first, all->count, &x->first_room, sizeof *first);
    if (!items || !first) return NULL;
    all->items = items;
    x->first = first;
    e->value = all->count;
    first[all->count] = ENT_NO_DATE;
    items[all->count] = (ent_unknown_name){ .name = name->party.name,
        .code = code,
        .kind = text(name->party.kind),
        .sector = "",
        .doc = NULL,
        .quote = "" };
    return &items[all->count++];
}

static bool is_earlier(ent_date a, ent_date b)
{
    return a != ENT_NO_DATE && (b == ENT_NO_DATE || a < b);
}

/* A document's rows of a name follow each other, but for other names between them. */
static bool count_name(
    search *x, const ent_naming *name, const char *folded, ent_table *visits)
{
    bool fresh;
    const char *code = code_of(x, folded, text(name->party.code));
    ent_unknown_name *item = item_of(x, name, folded, code);
    size_t index = item ? (size_t)(item - x->found->items) : 0;
    const char *visit = item ? ent_arena_print(x->arena, "%zu\n%s", index, name->doc)
                             : NULL;
    if (!visit || !ent_table_add(visits, visit, strlen(visit), &fresh)) return false;
    ent_date date = document_of(x, name->doc)->document.date;
    item->mentions += name->count;
    item->documents += fresh;
    if (!*item->sector) item->sector = text(name->party.sector);
    if (!item->doc || is_earlier(date, x->first[index])) {
        item->doc = name->doc;
        item->sentence = name->sentence;
        x->first[index] = date;
    }
    return true;
}

static int by_documents(const void *x, const void *y)
{
    const ent_unknown_name *a = x, *b = y;
    if (a->documents != b->documents) return a->documents > b->documents ? -1 : 1;
    if (a->mentions != b->mentions) return a->mentions > b->mentions ? -1 : 1;
    int d = strcmp(a->name, b->name);
    return d ? d : strcmp(a->code, b->code);
}

/* Only the codes that were asked for; the most frequent of them. */
static void settle(search *x)
{
    ent_unknown_names *all = x->found;
    const ent_filter *f = x->filter;
    size_t kept = 0;
    for (size_t i = 0; i < all->count; i++)
        if (is_one_of(all->items[i].code, f->actors, f->actor_count))
            all->items[kept++] = all->items[i];
    if (kept) qsort(all->items, kept, sizeof *all->items, by_documents);
    all->all = all->count = kept;
    if (f->top && f->top < kept) all->count = f->top;
}

static bool count_all(search *x, const ent_namings *names, ent_table *visits)
{
    const char **folded = ent_arena_array(x->arena, names->count, sizeof *folded);
    if (!folded) return false;
    for (size_t i = 0; i < names->count; i++) {
        const ent_naming *n = &names->items[i];
        if (!is_wanted(x, n)) continue;
        folded[i] = ent_utf8_fold(x->arena, n->party.name, strlen(n->party.name));
        if (!folded[i] || !note_code(x, folded[i], text(n->party.code))) return false;
    }
    for (size_t i = 0; i < names->count; i++)
        if (folded[i] && !count_name(x, &names->items[i], folded[i], visits))
            return false;
    return true;
}

bool ent_unknown_find(const ent_collection *collection, const ent_namings *names,
    const ent_lexicon *lexicon, const ent_filter *filter, ent_arena *arena,
    ent_unknown_names *found, ent_error *err)
{
    search x = { .collection = collection,
        .lexicon = lexicon,
        .filter = filter,
        .arena = arena,
        .found = found };
    ent_table visits = { 0 };
    *found = (ent_unknown_names){ 0 };
    bool ok = count_all(&x, names, &visits);
    if (ok) settle(&x);
    ent_table_free(&visits);
    ent_table_free(&x.names);
    ent_table_free(&x.items);
    return ok || no_memory(err);
}
