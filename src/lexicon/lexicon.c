/* lexicon.c - opening a lexicon, and looking things up in it. */
#include "lexicon/lexicon.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "base/table.h"
#include "lexicon/match.h"
#include "lexicon/overlay.h"

enum { PATH_ROOM = 4096 };

/* Hashes of the tables as they are now. False: one cannot be read. */
static bool hash_tables(const char *dir, uint64_t hashes[ENT_LEXICON_TABLES])
{
    for (size_t i = 0; i < ENT_LEXICON_TABLES; i++) {
        char path[PATH_ROOM];
        ent_mapping file;
        int length = snprintf(path, sizeof path, "%s/%s", dir, ent_lexicon_files[i]);
        if (length < 0 || length >= PATH_ROOM || !ent_mapping_open(path, &file))
            return false;
        hashes[i] = ent_hash(file.bytes, file.length);
        ent_mapping_close(&file);
    }
    return true;
}

/* Compiled files are made by the build: beside the tables where they are installed, else
 * in the build tree. One that was made from other tables is passed over. */
static bool open_compiled(ent_image *image, const char *dir, ent_error *err)
{
    char beside[PATH_ROOM];
    uint64_t hashes[ENT_LEXICON_TABLES];
    int length = snprintf(beside, sizeof beside, "%s/lexicon.bin", dir);
    if (length < 0 || length >= PATH_ROOM || !hash_tables(dir, hashes)) return true;
    if (!ent_image_open(image, beside, hashes, err)) return false;
    return image->header || ent_image_open(image, ENTENTE_LEXICON_BUILT, hashes, err);
}

static bool compile_tables(const char *dir, ent_buffer *bytes, ent_error *err)
{
    ent_tables tables = { 0 };
    bool ok = ent_tables_read(&tables, dir, err)
              && ent_tables_compile(&tables, bytes, err);
    ent_tables_free(&tables);
    return ok;
}

static bool open_image(ent_image *image, const char *dir, ent_error *err)
{
    if (!open_compiled(image, dir, err)) return false;
    if (image->header) return true;
    ent_buffer bytes = { 0 };
    if (compile_tables(dir, &bytes, err)
        && ent_image_read(image, dir, bytes.bytes, bytes.length, err)) {
        image->owned = bytes.bytes;
        return true;
    }
    ent_buffer_free(&bytes);
    return false;
}

static void bind_actors(ent_lexicon *lexicon)
{
    const ent_image *image = &lexicon->image;
    for (size_t i = 0; i < image->actor_count; i++) {
        const ent_image_actor *a = &image->actors[i];
        lexicon->actors[i] = (ent_actor){
            .id = image->strings + a->id,
            .code = image->strings + a->code,
            .name = image->strings + a->name,
            .sector = image->strings + a->sector,
            .kind = (ent_kind)a->kind,
            .index = (uint32_t)i,
            .female = a->gender == 'f',
            .male = a->gender == 'm',
        };
    }
}

static void bind_offices(ent_lexicon *lexicon)
{
    const ent_image *image = &lexicon->image;
    for (size_t i = 0; i < image->office_count; i++) {
        const ent_image_office *o = &image->offices[i];
        lexicon->offices[i] = (ent_office){ o->actor, image->strings + o->office,
            image->strings + o->code, o->since, o->until };
    }
    for (size_t i = 0; i < image->cameo_count; i++) {
        const ent_image_cameo *c = &image->cameos[i];
        lexicon->cameos[i] = (ent_cameo){ image->strings + c->code,
            (ent_relation)c->relation, (ent_status)c->status, c->goldstein,
            (int)c->quad };
    }
    for (size_t i = 0; i < image->member_count; i++) {
        const ent_image_membership *m = &image->members[i];
        lexicon->members[i] = (ent_membership){ image->strings + m->organisation,
            image->strings + m->member, m->since, m->until };
    }
}

/* What callers get pointers to is laid out anew: it holds pointers itself. */
static bool bind(ent_lexicon *lexicon, ent_error *err)
{
    const ent_image *image = &lexicon->image;
    lexicon->actors = malloc((image->actor_count + 1) * sizeof *lexicon->actors);
    lexicon->offices = malloc((image->office_count + 1) * sizeof *lexicon->offices);
    lexicon->cameos = malloc((image->cameo_count + 1) * sizeof *lexicon->cameos);
    lexicon->members = malloc((image->member_count + 1) * sizeof *lexicon->members);
    if (!lexicon->actors || !lexicon->offices || !lexicon->cameos || !lexicon->members)
        return ent_fail(err, ENT_MEMORY, "lexicon: out of memory");
    bind_actors(lexicon);
    bind_offices(lexicon);
    return true;
}

bool ent_lexicon_open(const char *dir, ent_lexicon **lexicon, ent_error *err)
{
    *lexicon = calloc(1, sizeof **lexicon);
    if (!*lexicon) return ent_fail(err, ENT_MEMORY, "lexicon: out of memory");
    if (open_image(&(*lexicon)->image, dir, err) && bind(*lexicon, err)) return true;
    ent_lexicon_close(*lexicon);
    *lexicon = NULL;
    return false;
}

void ent_lexicon_close(ent_lexicon *lexicon)
{
    if (!lexicon) return;
    ent_overlay_free(lexicon->over);
    free(lexicon->over);
    free(lexicon->actors);
    free(lexicon->offices);
    free(lexicon->cameos);
    free(lexicon->members);
    ent_image_close(&lexicon->image);
    free(lexicon);
}

bool ent_lexicon_compile(const char *dir, const char *path, ent_error *err)
{
    ent_buffer bytes = { 0 };
    bool ok = compile_tables(dir, &bytes, err)
              && ent_file_write(path, bytes.bytes, bytes.length, err);
    ent_buffer_free(&bytes);
    return ok;
}

const char *ent_lexicon_digest(const ent_lexicon *lexicon)
{
    return lexicon->over ? lexicon->over->digest : lexicon->image.header->digest;
}

size_t ent_lexicon_count(const ent_lexicon *lexicon)
{
    return lexicon->over ? lexicon->over->tables.actor_count : lexicon->image.actor_count;
}

static const ent_actor *actor_at(const ent_lexicon *lexicon, uint32_t index)
{
    return lexicon->over ? &lexicon->over->tables.actors[index] : &lexicon->actors[index];
}

const ent_actor *ent_lexicon_actor(const ent_lexicon *lexicon, uint32_t index)
{
    return index < ent_lexicon_count(lexicon) ? actor_at(lexicon, index) : NULL;
}

/* On a day a range counts before a default, and one with a code before one without. */
static const ent_actor *as_on(const ent_term *terms, uint32_t count, ent_date date)
{
    const ent_actor *fallback = NULL;
    for (uint32_t i = 0; i < count; i++) {
        const ent_term *t = &terms[i];
        bool dated = t->since != ENT_NO_DATE || t->until != ENT_NO_DATE;
        if (dated && t->since <= date && (t->until == ENT_NO_DATE || t->until >= date))
            return t->as;
        if (!dated && (!fallback || !*fallback->code)) fallback = t->as;
    }
    return fallback;
}

const ent_actor *ent_lexicon_actor_on(
    const ent_lexicon *lexicon, uint32_t index, ent_date date)
{
    const ent_actor *actor = ent_lexicon_actor(lexicon, index);
    const uint32_t *starts = lexicon->over ? lexicon->over->term_starts : NULL;
    if (!actor || !starts || date == ENT_NO_DATE || starts[index] == starts[index + 1])
        return actor;
    const ent_actor *then = as_on(
        &lexicon->over->terms[starts[index]], starts[index + 1] - starts[index], date);
    return then ? then : actor;
}

bool ent_lexicon_is_listed(const ent_lexicon *lexicon, uint32_t index)
{
    const ent_overlay *over = lexicon->over;
    if (!over || index >= ent_lexicon_count(lexicon)) return false;
    const uint32_t *starts = over->term_starts;
    return index >= over->listed_from || (starts && starts[index] < starts[index + 1]);
}

/* In the lexicon, else in a table of the user's lines. */
static const ent_actor *look_up(const ent_lexicon *lexicon, ent_image_part slots,
    const ent_table *own, const char *key)
{
    uint32_t index;
    if (ent_image_find(&lexicon->image, slots, key, strlen(key), &index))
        return actor_at(lexicon, index);
    const ent_entry *e = own ? ent_table_find(own, key, strlen(key)) : NULL;
    return e ? actor_at(lexicon, (uint32_t)e->value) : NULL;
}

const ent_actor *ent_lexicon_find(const ent_lexicon *lexicon, const char *id)
{
    return look_up(
        lexicon, ENT_PART_IDS, lexicon->over ? &lexicon->over->tables.ids : NULL, id);
}

const ent_actor *ent_lexicon_owner(const ent_lexicon *lexicon, const char *code)
{
    return look_up(lexicon, ENT_PART_OWNERS,
        lexicon->over ? &lexicon->over->tables.owners : NULL, code);
}

bool ent_lexicon_match(const ent_lexicon *lexicon, const char *const *words,
    const char *const *raw, size_t count, ent_name_match *match)
{
    ent_name_match own;
    if (lexicon->over && lexicon->over->only)
        return ent_image_match(&lexicon->over->image, words, raw, count, match);
    bool found = ent_image_match(&lexicon->image, words, raw, count, match);
    if (!lexicon->over
        || !ent_image_match(&lexicon->over->image, words, raw, count, &own))
        return found;
    if (own.words >= match->words) *match = own; /* it holds the other's senses too */
    return true;
}

/* Offices start[actor] .. start[actor + 1] of the user's lines; 0: the lexicon's hold. */
static size_t own_offices(
    const ent_lexicon *lexicon, uint32_t actor, const ent_office **offices)
{
    if (!lexicon->over) return 0;
    const ent_tables *t = &lexicon->over->tables;
    *offices = &t->offices[t->office_starts[actor]];
    return t->office_starts[actor + 1] - t->office_starts[actor];
}

size_t ent_lexicon_offices(
    const ent_lexicon *lexicon, uint32_t actor, const ent_office **offices)
{
    *offices = NULL;
    if (actor >= ent_lexicon_count(lexicon)) return 0;
    size_t own = own_offices(lexicon, actor, offices);
    bool only = lexicon->over && lexicon->over->only;
    if (own || only || actor >= lexicon->image.actor_count) return own;
    const uint32_t *terms = lexicon->image.terms;
    *offices = &lexicon->offices[terms[actor]];
    return terms[actor + 1] - terms[actor];
}

/* An unknown beginning lies before every date, an unknown end after every date. */
static bool in_office(const ent_office *o, ent_date date)
{
    return date == ENT_NO_DATE
           || (o->since <= date && (o->until == ENT_NO_DATE || o->until >= date));
}

/* The later beginning wins; where none is known, he who is still there. */
static bool is_later(const ent_office *o, const ent_office *than)
{
    if (o->since != than->since) return o->since > than->since;
    bool still = o->until == ENT_NO_DATE, than_still = than->until == ENT_NO_DATE;
    if (still != than_still) return still;
    return o->until != than->until ? o->until > than->until : o->actor < than->actor;
}

/* The one of two who held the post on `date`, later of both; `best` may be NULL. */
static const ent_office *better(
    const ent_office *best, const ent_office *o, ent_date date)
{
    return in_office(o, date) && (!best || is_later(o, best)) ? o : best;
}

const ent_actor *ent_lexicon_holder(
    const ent_lexicon *lexicon, const char *office, const char *code, ent_date date)
{
    char post[128];
    const ent_image *image = &lexicon->image;
    int length = snprintf(post, sizeof post, "%s\t%s", office, code);
    if (length < 0 || (size_t)length >= sizeof post) return NULL;

    const ent_office *best = NULL;
    uint32_t latest;
    bool only = lexicon->over && lexicon->over->only;
    if (!only && ent_image_find(image, ENT_PART_POSTS, post, (size_t)length, &latest))
        for (size_t i = (size_t)latest + 1; i; i = image->offices[i - 1].next)
            best = better(best, &lexicon->offices[i - 1], date);
    const ent_tables *own = lexicon->over ? &lexicon->over->tables : NULL;
    const ent_entry *e = own ? ent_table_find(&own->posts, post, (size_t)length) : NULL;
    for (size_t i = e ? (size_t)e->value : 0; i; i = own->post_next[i - 1])
        best = better(best, &own->offices[i - 1], date);
    return best ? actor_at(lexicon, best->actor) : NULL;
}

/* The run of memberships of `code` that begins at `first`. */
static size_t run_of(const ent_membership *items, size_t count, size_t first,
    const char *code, const ent_membership **members)
{
    size_t end = first;
    while (end < count && !strcmp(items[end].organisation, code)) end++;
    *members = &items[first];
    return end - first;
}

size_t ent_lexicon_members(
    const ent_lexicon *lexicon, const char *code, const ent_membership **members)
{
    uint32_t first;
    const ent_tables *own = lexicon->over ? &lexicon->over->tables : NULL;
    const ent_entry *e = own ? ent_table_find(&own->groups, code, strlen(code)) : NULL;
    if (e) return run_of(own->members, own->member_count, e->value, code, members);
    *members = NULL;
    if (!ent_image_find(&lexicon->image, ENT_PART_GROUPS, code, strlen(code), &first))
        return 0;
    return run_of(lexicon->members, lexicon->image.member_count, first, code, members);
}

bool ent_lexicon_is_member(
    const ent_lexicon *lexicon, const char *code, const char *member, ent_date date)
{
    const ent_membership *members;
    size_t count = ent_lexicon_members(lexicon, code, &members);
    for (size_t i = 0; i < count; i++) {
        const ent_membership *m = &members[i];
        if (strcmp(m->member, member) != 0) continue;
        bool left = m->until != ENT_NO_DATE;
        if (date == ENT_NO_DATE ? !left : m->since <= date && (!left || m->until >= date))
            return true;
    }
    return false;
}

const ent_cameo *ent_lexicon_cameo(const ent_lexicon *lexicon, const char *code)
{
    const ent_image *image = &lexicon->image;
    for (size_t length = strlen(code); length >= 2; length--) {
        uint32_t index;
        if (ent_image_find(image, ENT_PART_CODES, code, length, &index))
            return image->cameos[index].related ? &lexicon->cameos[index] : NULL;
    }
    return NULL;
}
