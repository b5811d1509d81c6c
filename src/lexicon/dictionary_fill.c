/* dictionary_fill.c - blocks become actors: whom the lexicon knows gets more names, who
 * is new an id, a kind, and his codes by date. */
#include "lexicon/dictionary_fill.h"

#include <string.h>

#include "base/strings.h"
#include "lexicon/dictionary_names.h"
#include "lexicon/match.h"
#include "lexicon/opened.h"
#include "lexicon/tables.h"

typedef struct {
    ent_arena *arena;
    ent_dictionary *dictionary;
    const ent_actor_codes *codes;
    const ent_lexicon *lexicon;
    ent_user_lines *lines;
    ent_dictionary_terms *terms;
    ent_table ids, own_codes; /* given to actors of the dictionary */
    ent_error *err;

    /* The block that is being filled in. */
    const ent_dictionary_actor *block;
    const char **written; /* its names, as texts have them */
    size_t written_room;
    ent_actor_code *meanings; /* of its roles */
    size_t meaning_room;
    ent_actor_code main; /* of the role that tells most */
    ent_kind kind;
    bool dated;
} filler;

static bool no_memory(const filler *f)
{
    return ent_fail(f->err, ENT_MEMORY, "dictionary: out of memory");
}

static bool add_line(filler *f, ent_line kind, const char *const cells[ENT_LINE_CELLS])
{
    ent_user_lines *lines = f->lines;
    ent_user_line *items = ent_arena_grow(
        lines->arena, lines->items, lines->count, &lines->capacity, sizeof *items);
    const char **kept = ent_arena_array(f->arena, ENT_LINE_CELLS, sizeof *kept);
    if (!items || !kept) return no_memory(f);
    lines->items = items;
    for (size_t i = 0; i < ENT_LINE_CELLS; i++) kept[i] = cells[i];
    items[lines->count++] = (ent_user_line){ .kind = kind,
        .file = { .name = f->block->file },
        .row = { .cells = kept, .line = f->block->line } };
    return true;
}

/* What the lexicon has under exactly this name; NULL: nothing. */
static const ent_image_entry *entry_of(const filler *f, const char *name)
{
    ent_name_key key;
    if (!ent_key_make(&key, name) || !key.words) return NULL;
    return ent_image_entry_of(&f->lexicon->image, &key);
}

/* Names are looked up as they will be written: without "THE". */
static bool write_names(filler *f)
{
    const ent_dictionary_actor *b = f->block;
    if (b->name_count > f->written_room) {
        f->written_room = 2 * b->name_count;
        f->written = ent_arena_array(f->arena, f->written_room, sizeof *f->written);
        if (!f->written) return no_memory(f);
    }
    for (size_t i = 0; i < b->name_count; i++) {
        f->written[i] = ent_dictionary_write(f->arena, b->names[i]);
        if (!f->written[i]) return no_memory(f);
    }
    return true;
}

static bool is_elite(const ent_actor_code *meaning)
{
    return !strcmp(meaning->sector, "ELI");
}

/* Reads the roles. The one that tells most: of an office, the last one; else any. */
static bool read_roles(filler *f)
{
    const ent_dictionary_actor *b = f->block;
    if (b->role_count > f->meaning_room) {
        f->meaning_room = 2 * b->role_count;
        f->meanings = ent_arena_array(f->arena, f->meaning_room, sizeof *f->meanings);
        if (!f->meanings) return no_memory(f);
    }
    bool found = false;
    f->main = (ent_actor_code){ "", "", ENT_OTHER, NULL };
    f->dated = false;
    for (size_t i = 0; i < b->role_count; i++) {
        const ent_dictionary_role *role = &b->roles[i];
        if (!*role->code) continue;
        ent_actor_code *m = &f->meanings[i];
        *m = ent_actor_code_read(f->codes, role->code);
        f->dated |= role->since != ENT_NO_DATE || role->until != ENT_NO_DATE;
        if (!found || !is_elite(m)) f->main = *m;
        found = true;
    }
    return true;
}

/* A code says less than a name: offices with dates are held by humans. */
static ent_kind kind_of_block(const filler *f)
{
    const ent_dictionary_actor *b = f->block;
    bool personal = f->dated, human = ent_dictionary_human(b->names[0]);
    for (size_t i = 0; i < b->role_count; i++)
        personal |= *b->roles[i].code && is_elite(&f->meanings[i]);
    bool state = f->main.kind == ENT_STATE && !*f->main.sector;
    return personal && human && !state ? ENT_PERSON : f->main.kind;
}

/* May the actor of the lexicon be the block's? */
static bool fits(const filler *f, const ent_actor *actor, ent_name_type type)
{
    bool whole = type == ENT_NAME_FULL || type == ENT_NAME_ABBREVIATION;
    bool same = !strcmp(actor->code, f->main.code);
    if (!*actor->code) return false; /* nobody */
    if (f->kind == ENT_STATE) return actor->kind == ENT_STATE && same;
    if (!whole || actor->kind == ENT_STATE) return false;
    if (f->kind == ENT_PERSON || actor->kind == ENT_PERSON)
        return same && f->kind == actor->kind;
    return same || f->kind != ENT_BODY;
}

static const ent_actor *find_known(const filler *f)
{
    const ent_image *image = &f->lexicon->image;
    /* Bodies of a state may share a block: it is the first that counts. */
    size_t most = f->kind == ENT_BODY ? 1 : f->block->name_count;
    for (size_t i = 0; i < most; i++) {
        const ent_image_entry *e = entry_of(f, f->written[i]);
        for (uint32_t k = 0; e && k < e->counts[1]; k++) {
            const ent_name_sense *sense = &image->senses[e->senses[1] + k];
            const ent_actor *actor = &f->lexicon->actors[sense->actor];
            if (fits(f, actor, sense->type)) return actor;
        }
    }
    return f->kind == ENT_STATE ? ent_lexicon_owner(f->lexicon, f->main.code) : NULL;
}

/* Has the lexicon the name for this actor, and as what? */
static bool known_type(
    const filler *f, const char *name, const ent_actor *actor, ent_name_type *type)
{
    const ent_image *image = &f->lexicon->image;
    const ent_image_entry *e = entry_of(f, name);
    for (uint32_t k = 0; e && actor && k < e->counts[1]; k++) {
        const ent_name_sense *sense = &image->senses[e->senses[1] + k];
        *type = sense->type;
        if (sense->actor == actor->index) return true;
    }
    return false;
}

static ent_name_type type_of(const filler *f, size_t index, const ent_actor *actor)
{
    const char *name = f->block->names[index];
    ent_name_type known;
    if (known_type(f, f->written[index], actor, &known)) return known;
    if (f->kind == ENT_PERSON)
        return strchr(name, ' ') ? ENT_NAME_FULL : ENT_NAME_SURNAME;
    if (ent_dictionary_abbreviates(f->block, name)) return ENT_NAME_ABBREVIATION;
    return f->kind == ENT_STATE && actor ? ent_dictionary_state_name(actor, name)
                                         : ENT_NAME_FULL;
}

/* Is the name the dictionary's to give? In an extended lexicon it is where nobody has it.
 * "NGO" and "MNC" name kinds, not somebody. */
static bool is_free(const filler *f, size_t index)
{
    static const char *const kinds[] = { "NGO", "NGOS", "MNC", "MNCS", "IGO", "IGOS" };
    if (ENT_AMONG(f->block->names[index], kinds)) return false;
    return f->dictionary->only || !entry_of(f, f->written[index]);
}

static bool add_name(filler *f, const char *id, size_t index, ent_name_type type)
{
    const char *name = type == ENT_NAME_ABBREVIATION ? f->block->names[index]
                                                     : f->written[index];
    const char *const cells[ENT_LINE_CELLS] = { id, ent_name_type_names[type], name, "",
        "", "", "" };
    return add_line(f, ENT_LINE_NAME, cells);
}

/* Names of the block from number `first` on. */
static bool add_names(filler *f, const char *id, const ent_actor *known, size_t first)
{
    for (size_t i = first; i < f->block->name_count; i++) {
        if (!is_free(f, i))
            f->dictionary->counts.taken++;
        else if (!add_name(f, id, i, type_of(f, i, known)))
            return false;
    }
    return true;
}

/* `base`, or with a number behind it, that neither the lexicon nor `given` has. */
static const char *make_unique(
    filler *f, const char *base, const char *between, ent_table *given, bool code)
{
    bool added = false;
    for (unsigned n = 1; base && *base && n < 10000; n++) {
        const char *made = n == 1 ? base
                                  : ent_arena_print(f->arena, "%s%s%u", base, between, n);
        if (!made) break;
        if (code ? ent_lexicon_owner(f->lexicon, made)
                 : ent_lexicon_find(f->lexicon, made))
            continue;
        if (!ent_table_add(given, made, strlen(made), &added)) break;
        if (added) return made;
    }
    return NULL;
}

static const char *make_id(filler *f, const char *name)
{
    const char *base = ent_dictionary_id(f->arena, name);
    if (base && !*base) base = "actor";
    return make_unique(f, base, "-", &f->ids, false);
}

/* Groups have codes of their own; so has who belongs to no state. */
static bool settle_code(filler *f, const char *name)
{
    const ent_actor *owner = ent_lexicon_owner(f->lexicon, f->main.code);
    bool own = f->kind == ENT_GROUP ? !owner || owner->kind != ENT_GROUP
                                    : ent_may_own(f->kind) && !*f->main.code;
    if (!own) return true;
    const char *base = ent_dictionary_own_code(f->arena, name);
    if (base && !*base) return true;
    f->main.code = make_unique(f, base, "", &f->own_codes, true);
    return f->main.code || no_memory(f);
}

/* A human's only word is a surname: he is called "Abdullah (SAU)", and found by it. */
static bool add_actor(filler *f, const char *id, size_t first)
{
    const char *name = f->block->names[first], *written = f->written[first];
    bool single = f->kind == ENT_PERSON && !strchr(name, ' ');
    bool brief = f->kind != ENT_PERSON && ent_dictionary_abbreviates(f->block, name);
    const char *shown = single
                            ? ent_arena_print(f->arena, "%s (%s)", written, f->main.code)
                        : brief ? name
                                : written;
    if (!shown) return no_memory(f);
    const char *const cells[ENT_LINE_CELLS] = { id, ent_kind_names[f->kind], f->main.code,
        f->main.sector, shown, "", "" };
    return add_line(f, ENT_LINE_ACTOR, cells)
           && (!single || add_name(f, id, first, ENT_NAME_SURNAME));
}

static bool add_term(filler *f, const ent_dictionary_term *term)
{
    ent_dictionary_terms *t = f->terms;
    t->items = ent_arena_grow(f->arena, t->items, t->count, &t->room, sizeof *t->items);
    if (!t->items) return no_memory(f);
    t->items[t->count++] = *term;
    return true;
}

static bool add_role(filler *f, const char *id, size_t role)
{
    const ent_dictionary_role *r = &f->block->roles[role];
    ent_dictionary_term term = { id, "", "", r->since, r->until };
    if (*r->code) {
        const ent_actor_code *m = &f->meanings[role];
        bool own = f->kind != ENT_PERSON && f->kind != ENT_STATE;
        term.code = own ? f->main.code : m->code;
        term.sector = m->sector;
    }
    return add_term(f, &term);
}

/* Outside its dates an actor is nobody's. */
static bool add_none(filler *f, const char *id)
{
    const ent_dictionary_term none = { id, "", "", ENT_NO_DATE, ENT_NO_DATE };
    return add_term(f, &none);
}

/* A surname counts where its bearer held an office about then. */
static bool add_office(filler *f, const char *id, size_t role)
{
    const ent_dictionary_role *r = &f->block->roles[role];
    const ent_actor_code *m = &f->meanings[role];
    char since[16], until[16];
    if (!*r->code || !*m->code || is_elite(m)) return true;
    if (r->since == ENT_NO_DATE && r->until == ENT_NO_DATE) return true;
    ent_date_format(r->since, since);
    ent_date_format(r->until, until);
    const char *from = ent_arena_string(f->arena, since);
    const char *to = ent_arena_string(f->arena, until);
    if (!from || !to) return no_memory(f);
    bool government = !strcmp(m->sector, "GOV");
    const char *const cells[ENT_LINE_CELLS] = { id,
        government ? "member of the government" : "office", m->code, from, to, "", "" };
    return add_line(f, ENT_LINE_OFFICE, cells);
}

static bool add_roles(filler *f, const char *id, bool always)
{
    const ent_dictionary_actor *b = f->block;
    bool changes = always || f->dated || b->role_count > 1;
    for (size_t i = 0; changes && i < b->role_count; i++)
        if (!add_role(f, id, i)) return false;
    if (changes && !add_none(f, id)) return false;
    for (size_t i = 0; f->kind == ENT_PERSON && i < b->role_count; i++)
        if (!add_office(f, id, i)) return false;
    return true;
}

/* "[---]" and nothing else: the name is nobody's. */
static bool is_nobody(const ent_dictionary_actor *b)
{
    for (size_t i = 0; i < b->role_count; i++)
        if (*b->roles[i].code) return false;
    return true;
}

static bool add_nobody(filler *f)
{
    const ent_actor *nobody = ent_lexicon_find(f->lexicon, "no-actor");
    f->kind = ENT_OTHER;
    return !nobody || add_names(f, nobody->id, NULL, 0);
}

static bool add_known(filler *f, const ent_actor *known)
{
    f->dictionary->counts.known++;
    if (f->kind != ENT_STATE) f->kind = known->kind;
    if (f->kind != ENT_STATE) f->main.code = known->code;
    return add_names(f, known->id, known, 0)
           && (!f->dictionary->only || add_roles(f, known->id, true));
}

/* Somebody new, if one of his names is free. */
static bool add_new(filler *f)
{
    size_t first = 0;
    const ent_dictionary_actor *b = f->block;
    while (first < b->name_count && !is_free(f, first)) first++;
    f->dictionary->counts.taken += first;
    if (first == b->name_count) return true;
    const char *name = f->written[first], *id = make_id(f, name);
    if (!id) return no_memory(f);
    return settle_code(f, name) && add_actor(f, id, first)
           && add_names(f, id, NULL, first + 1) && add_roles(f, id, false);
}

static bool add_block(filler *f)
{
    if (!write_names(f)) return false;
    if (is_nobody(f->block)) return add_nobody(f);
    if (!read_roles(f)) return false;
    f->kind = kind_of_block(f);
    const ent_actor *known = find_known(f);
    return known ? add_known(f, known) : add_new(f);
}

bool ent_dictionary_fill(ent_dictionary *dictionary, const ent_actor_codes *codes,
    const ent_lexicon *lexicon, ent_user_lines *lines, ent_dictionary_terms *terms,
    ent_error *err)
{
    filler f = { .arena = lines->arena,
        .dictionary = dictionary,
        .codes = codes,
        .lexicon = lexicon,
        .lines = lines,
        .terms = terms,
        .err = err };
    bool ok = true;
    for (size_t i = 0; ok && i < dictionary->actor_count; i++) {
        ent_dictionary_part(&dictionary->actors[i]);
        f.block = &dictionary->actors[i];
        ok = add_block(&f);
    }
    ent_table_free(&f.ids);
    ent_table_free(&f.own_codes);
    return ok;
}
