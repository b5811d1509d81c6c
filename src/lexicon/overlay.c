/* overlay.c - actors, names and offices of the user's lines, checked against both. */
#include "lexicon/overlay.h"

#include <string.h>

#include "lexicon/match.h"

typedef struct {
    ent_overlay *over;
    const ent_lexicon *lexicon;
    ent_user_lines *lines;
    ent_table codes;  /* those that some actor line may own */
    ent_table places; /* id of each actor line that holds -> index of the line */
} filling;

static bool no_memory(ent_error *err)
{
    return ent_fail(err, ENT_MEMORY, "lexicon: out of memory for the user's lines");
}

bool ent_overlay_has_code(
    const ent_overlay *over, const ent_lexicon *lexicon, const char *code)
{
    return ent_table_find(&over->tables.owners, code, strlen(code))
           || ent_lexicon_owner(lexicon, code);
}

/* Runs `take` for each line of a kind; what it finds wrong is left out. */
static bool each_line(filling *f, ent_line kind,
    bool (*take)(filling *f, size_t index, ent_error *err), ent_error *err)
{
    for (size_t i = 0; i < f->lines->count; i++) {
        ent_error fault = { 0 };
        if (f->lines->items[i].kind != kind || take(f, i, &fault)) continue;
        if (!ent_user_fault(f->lines, &fault, err)) return false;
    }
    return true;
}

/* Persons of an organisation may stand above it: its code counts as known then. */
static bool note_code(filling *f, size_t index, ent_error *err)
{
    ent_actor actor;
    const ent_user_line *line = &f->lines->items[index];
    if (!ent_tables_read_actor(&line->file, &line->row, &actor, NULL)) return true;
    if (!ent_may_own(actor.kind) || !*actor.code) return true;
    return ent_table_add(&f->codes, actor.code, strlen(actor.code), NULL)
           || no_memory(err);
}

static bool code_known(
    const filling *f, const ent_user_line *line, const char *code, ent_error *err)
{
    return !*code || ent_lexicon_owner(f->lexicon, code)
           || ent_table_find(&f->codes, code, strlen(code))
           || ent_fail(err, ENT_MALFORMED,
               "%s:%u: code '%s', expected that of a state, organisation or group",
               line->file.name, line->row.line, code);
}

static bool id_new(
    const filling *f, const ent_user_line *line, const char *id, ent_error *err)
{
    if (ent_lexicon_find(f->lexicon, id))
        return ent_fail(err, ENT_MALFORMED,
            "%s:%u: id '%s' is one of the lexicon already, expected a new one (a name of "
            "it is a line 'name')",
            line->file.name, line->row.line, id);
    const ent_entry *e = ent_table_find(&f->places, id, strlen(id));
    if (!e) return true;
    const ent_user_line *first = &f->lines->items[e->value];
    return ent_fail(err, ENT_MALFORMED,
        "%s:%u: id '%s' stands here twice, expected once (also %s:%u)", line->file.name,
        line->row.line, id, first->file.name, first->row.line);
}

/* Room for the name is there; a name that is none is found before the actor counts. */
static bool add_actor(filling *f, size_t index, ent_error *err)
{
    ent_tables *t = &f->over->tables;
    const ent_user_line *line = &f->lines->items[index];
    ent_actor *actor = &t->actors[t->actor_count];
    if (!ent_tables_read_actor(&line->file, &line->row, actor, err)
        || !id_new(f, line, actor->id, err) || !code_known(f, line, actor->code, err))
        return false;
    actor->index = (uint32_t)t->actor_count;
    if (!ent_tables_add_main_name(&t->names, actor, err))
        return ent_fail_at(err, "%s:%u", line->file.name, line->row.line);
    if (index < f->lines->listed) f->over->listed_from = actor->index + 1;
    ent_entry *id = ent_table_add(&t->ids, actor->id, strlen(actor->id), NULL);
    ent_entry *place = ent_table_add(&f->places, actor->id, strlen(actor->id), NULL);
    if (!id || !place) return no_memory(err);
    id->value = t->actor_count++;
    place->value = index;
    return ent_lexicon_owner(f->lexicon, actor->code) || ent_tables_add_owner(t, actor)
           || no_memory(err);
}

static bool find_actor(const filling *f, size_t index, uint32_t *actor, ent_error *err)
{
    const ent_user_line *line = &f->lines->items[index];
    const char *id = line->row.cells[0];
    const ent_actor *known = ent_lexicon_find(f->lexicon, id);
    const ent_entry *own = ent_table_find(&f->over->tables.ids, id, strlen(id));
    if (known) *actor = known->index;
    if (own) *actor = (uint32_t)own->value;
    return known || own
           || ent_fail(err, ENT_MALFORMED,
               "%s:%u: id '%s', expected one of the lexicon or of a line 'actor'",
               line->file.name, line->row.line, id);
}

static bool add_name(filling *f, size_t index, ent_error *err)
{
    const ent_user_line *line = &f->lines->items[index];
    const char *const *cells = line->row.cells;
    uint32_t actor = 0;
    size_t type = 0;
    if (!find_actor(f, index, &actor, err)
        || !ent_tables_choose(&line->file, &line->row, "type", cells[1],
            ent_name_type_names, ENT_NAME_TYPES, &type, err))
        return false;
    return ent_names_add(
               &f->over->tables.names, cells[2], actor, (ent_name_type)type, err)
           || ent_fail_at(err, "%s:%u", line->file.name, line->row.line);
}

static bool add_office(filling *f, size_t index, ent_error *err)
{
    const ent_user_line *line = &f->lines->items[index];
    const char *const *cells = line->row.cells;
    ent_tables *t = &f->over->tables;
    ent_office *o = &t->offices[t->office_count];
    *o = (ent_office){ .office = cells[1], .code = cells[2] };
    if (!find_actor(f, index, &o->actor, err)
        || !ent_tables_term(
            &line->file, &line->row, cells[3], cells[4], &o->since, &o->until, err))
        return false;
    if (!*o->office)
        return ent_fail(err, ENT_MALFORMED, "%s:%u: no office, expected one",
            line->file.name, line->row.line);
    if (!ent_overlay_has_code(f->over, f->lexicon, o->code))
        return ent_fail(err, ENT_MALFORMED,
            "%s:%u: code '%s', expected that of a state, organisation or group",
            line->file.name, line->row.line, o->code);
    t->office_count++;
    return true;
}

static bool read_actors(filling *f, ent_error *err)
{
    ent_tables *t = &f->over->tables;
    size_t base = ent_lexicon_count(f->lexicon), most = base + f->lines->count;
    t->actors = ent_arena_array(&t->arena, most, sizeof *t->actors);
    if (!t->actors) return no_memory(err);
    memcpy(t->actors, f->lexicon->actors, base * sizeof *t->actors);
    t->actor_count = base;
    f->over->listed_from = (uint32_t)base;
    return ent_names_start(&t->names, &t->arena, f->lines->count + 1, err)
           && each_line(f, ENT_LINE_ACTOR, note_code, err)
           && each_line(f, ENT_LINE_ACTOR, add_actor, err)
           && each_line(f, ENT_LINE_NAME, add_name, err);
}

/* The lexicon's own terms of every actor who got another one stand beside it. */
static bool join_offices(ent_tables *t, const ent_lexicon *lexicon, size_t room)
{
    size_t own = t->office_count;
    bool *joined = ent_arena_array(&t->arena, t->actor_count, sizeof *joined);
    for (size_t i = 0; joined && i < own; i++) {
        const ent_office *known;
        uint32_t actor = t->offices[i].actor;
        size_t count = ent_lexicon_offices(lexicon, actor, &known);
        if (joined[actor]) continue;
        joined[actor] = true;
        if (t->office_count + count > room) return false;
        if (count) memcpy(&t->offices[t->office_count], known, count * sizeof *known);
        t->office_count += count;
    }
    return joined != NULL;
}

static bool read_offices(filling *f, ent_error *err)
{
    ent_tables *t = &f->over->tables;
    size_t room = f->lines->count + f->lexicon->image.office_count;
    t->offices = ent_arena_array(&t->arena, room, sizeof *t->offices);
    if (!t->offices) return no_memory(err);
    if (!each_line(f, ENT_LINE_OFFICE, add_office, err)) return false;
    return ((f->over->only || join_offices(t, f->lexicon, room))
               && ent_tables_index_offices(t))
           || no_memory(err);
}

/* Behind the user's senses of a name stand those that the lexicon has. */
static uint32_t join_senses(ent_name_sense *room, const ent_image *base,
    const ent_image_entry *entry, int upper, uint32_t count)
{
    const ent_name_sense *known = base->senses + entry->senses[upper];
    for (uint32_t i = 0; i < entry->counts[upper]; i++) {
        bool there = false;
        for (uint32_t k = 0; k < count; k++) there |= room[k].actor == known[i].actor;
        if (!there) room[count++] = known[i];
    }
    return count;
}

static bool join_names(filling *f)
{
    ent_tables *t = &f->over->tables;
    const ent_image *base = &f->lexicon->image;
    for (size_t i = 0; i < t->names.keys.count; i++) {
        const ent_entry *e = &t->names.keys.entries[i];
        ent_name_entry *entry = &t->names.entries[i];
        ent_name_key key;
        memcpy(key.bytes, e->key, e->length + 1);
        const ent_image_entry *known = ent_image_entry_of(base, &key);
        if (!known) continue;
        entry->capitals &= known->capitals;
        for (int upper = 0; upper < 2; upper++) {
            uint32_t own = entry->counts[upper];
            ent_name_sense *all = ent_arena_array(
                &t->arena, own + known->counts[upper], sizeof *all);
            if (!all) return false;
            if (own) memcpy(all, entry->senses[upper], own * sizeof *all);
            entry->senses[upper] = all;
            entry->counts[upper] = join_senses(all, base, known, upper, own);
        }
    }
    return true;
}

/* Only names are compiled: all else is small enough to be used as it was read. */
static bool compile_names(filling *f, ent_error *err)
{
    size_t none = 0;
    ent_overlay *over = f->over;
    if (!ent_names_finish(&over->tables.names, &over->tables.arena, err)) return false;
    if (!over->only && !join_names(f)) return no_memory(err);
    const ent_tables names = { .names = over->tables.names, .office_starts = &none };
    if (!ent_tables_compile(&names, &over->bytes, err)) return false;
    ent_image_adopt(&over->image, &over->bytes);
    return true;
}

static void write_digest(filling *f)
{
    ent_buffer *all = &f->lines->hashes;
    ent_buffer_text(all, ent_lexicon_digest(f->lexicon));
    if (all->failed) return;
    ent_hash_hex(all->bytes, all->length, f->over->digest);
    f->over->digest[16] = '\0'; /* as long as that of the lexicon */
}

bool ent_overlay_fill(ent_overlay *over, const ent_lexicon *lexicon,
    ent_user_lines *lines, const ent_dictionary_terms *terms, ent_error *err)
{
    filling f = { .over = over, .lexicon = lexicon, .lines = lines };
    bool ok = read_actors(&f, err) && read_offices(&f, err)
              && ent_overlay_members(over, lexicon, lines, err)
              && ent_overlay_terms(over, lexicon, terms, err) && compile_names(&f, err);
    write_digest(&f);
    ok = ok && ent_buffer_ok(&lines->hashes, err);
    ent_table_free(&f.codes);
    ent_table_free(&f.places);
    return ok;
}

void ent_overlay_free(ent_overlay *over)
{
    if (!over) return;
    ent_image_close(&over->image);
    ent_phrases_free(&over->phrases);
    ent_buffer_free(&over->bytes);
    ent_tables_free(&over->tables);
}
