/* lexicon.c - opening the tables, and looking things up in them. */
#include "lexicon/lexicon.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "lexicon/tables.h"

static bool read_all(ent_lexicon *lexicon, const char *dir, ent_error *err)
{
    if (!ent_lexicon_read_actors(lexicon, dir, err)
        || !ent_lexicon_read_names(lexicon, dir, err)
        || !ent_lexicon_read_offices(lexicon, dir, err)
        || !ent_lexicon_read_cameo(lexicon, dir, err))
        return false;
    /* As text, so that every byte order gives the same digest. */
    char hex[33], *all = ent_arena_print(&lexicon->arena, "%llx %llx %llx %llx",
                      (unsigned long long)lexicon->hashes[0],
                      (unsigned long long)lexicon->hashes[1],
                      (unsigned long long)lexicon->hashes[2],
                      (unsigned long long)lexicon->hashes[3]);
    if (!all) return ent_fail(err, ENT_MEMORY, "lexicon: out of memory");
    ent_hash_hex(all, strlen(all), hex);
    memcpy(lexicon->digest, hex, sizeof lexicon->digest - 1);
    return true;
}

bool ent_lexicon_open(const char *dir, ent_lexicon **lexicon, ent_error *err)
{
    *lexicon = calloc(1, sizeof **lexicon);
    if (!*lexicon) return ent_fail(err, ENT_MEMORY, "lexicon: out of memory");
    if (read_all(*lexicon, dir, err)) return true;
    ent_lexicon_close(*lexicon);
    *lexicon = NULL;
    return false;
}

void ent_lexicon_close(ent_lexicon *lexicon)
{
    if (!lexicon) return;
    ent_table_free(&lexicon->ids);
    ent_table_free(&lexicon->owners);
    ent_table_free(&lexicon->posts);
    ent_table_free(&lexicon->cameo_codes);
    ent_names_free(&lexicon->names);
    ent_arena_free(&lexicon->arena);
    free(lexicon);
}

const char *ent_lexicon_digest(const ent_lexicon *lexicon)
{
    return lexicon->digest;
}

size_t ent_lexicon_count(const ent_lexicon *lexicon)
{
    return lexicon->actor_count;
}

const ent_actor *ent_lexicon_actor(const ent_lexicon *lexicon, uint32_t index)
{
    return index < lexicon->actor_count ? &lexicon->actors[index] : NULL;
}

static const ent_actor *look_up(
    const ent_lexicon *lexicon, const ent_table *table, const char *key)
{
    const ent_entry *e = ent_table_find(table, key, strlen(key));
    return e ? &lexicon->actors[e->value] : NULL;
}

const ent_actor *ent_lexicon_find(const ent_lexicon *lexicon, const char *id)
{
    return look_up(lexicon, &lexicon->ids, id);
}

const ent_actor *ent_lexicon_owner(const ent_lexicon *lexicon, const char *code)
{
    return look_up(lexicon, &lexicon->owners, code);
}

bool ent_lexicon_match(const ent_lexicon *lexicon, const char *const *words,
    const char *const *raw, size_t count, ent_name_match *match)
{
    return ent_names_match(&lexicon->names, words, raw, count, match);
}

size_t ent_lexicon_offices(
    const ent_lexicon *lexicon, uint32_t actor, const ent_office **offices)
{
    *offices = NULL;
    if (actor >= lexicon->actor_count) return 0;
    size_t first = lexicon->office_starts[actor];
    *offices = &lexicon->offices[first];
    return lexicon->office_starts[actor + 1] - first;
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

const ent_actor *ent_lexicon_holder(
    const ent_lexicon *lexicon, const char *office, const char *code, ent_date date)
{
    char post[128];
    int length = snprintf(post, sizeof post, "%s\t%s", office, code);
    if (length < 0 || (size_t)length >= sizeof post) return NULL;

    const ent_office *best = NULL;
    const ent_entry *e = ent_table_find(&lexicon->posts, post, (size_t)length);
    for (size_t i = e ? (size_t)e->value : 0; i; i = lexicon->post_next[i - 1]) {
        const ent_office *o = &lexicon->offices[i - 1];
        if (in_office(o, date) && (!best || is_later(o, best))) best = o;
    }
    return best ? &lexicon->actors[best->actor] : NULL;
}
