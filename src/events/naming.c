/* naming.c - which words a document uses for whom. */
#include <string.h>

#include "base/table.h"
#include "events/event.h"

enum { MOST_WORDS = 16 };

typedef struct {
    ent_arena *arena;
    const ent_lexicon *lexicon;
    const ent_text *text;
    ent_events *events;
    ent_table ends;  /* id, line end, code: of the events */
    ent_table forms; /* the same, line end, form -> index */
    ent_buffer key;
} naming;

static const char *key_of(naming *n, const char *id, const char *code, const char *form)
{
    ent_buffer_clear(&n->key);
    ent_buffer_print(&n->key, "%s\n%s", id ? id : "", code ? code : "");
    if (form) ent_buffer_print(&n->key, "\n%s", form);
    return n->key.bytes;
}

static bool note_ends(naming *n)
{
    for (size_t i = 0; i < n->events->count; i++) {
        const ent_party *const ends[] = { &n->events->items[i].source,
            &n->events->items[i].target };
        for (size_t k = 0; k < 2; k++)
            if (!key_of(n, ends[k]->id, ends[k]->code, NULL)
                || !ent_table_add(&n->ends, n->key.bytes, n->key.length, NULL))
                return false;
    }
    return true;
}

static bool is_wanted(naming *n, const ent_actor *actor)
{
    if (actor->index == UINT32_MAX) return true;
    return key_of(n, actor->id, actor->code, NULL)
           && ent_table_find(&n->ends, n->key.bytes, n->key.length);
}

/* Tokens from `at` on that are a name of the lexicon for the actor; 0: none. */
static size_t known_name(
    const naming *n, const ent_actor *actor, uint32_t at, uint32_t end)
{
    const char *words[MOST_WORDS], *raws[MOST_WORDS];
    size_t count = 0;
    ent_name_match m;
    for (; count < MOST_WORDS && at + count < end; count++) {
        words[count] = n->text->tokens[at + count].lower;
        raws[count] = n->text->tokens[at + count].raw;
    }
    if (!ent_lexicon_match(n->lexicon, words, raws, count, &m)) return 0;
    for (size_t i = 0; i < m.count; i++)
        if (m.senses[i].actor == actor->index) return m.words;
    return 0;
}

/* Is this word one of the actor's own name? */
static bool is_own_word(const ent_actor *actor, const ent_token *token)
{
    size_t size = strlen(token->raw);
    const char *at = strstr(actor->name, token->raw);
    return token->capital && at && (at == actor->name || at[-1] == ' ')
           && (at[size] == '\0' || strchr(" -'", at[size]));
}

/* The mention without its title and what explains it. */
static ent_span name_in(const naming *n, const ent_mention *m)
{
    uint32_t end = m->first + m->count;
    for (uint32_t at = m->first; at < end; at++) {
        bool made = m->actor->index == UINT32_MAX;
        size_t known = made ? 0 : known_name(n, m->actor, at, end);
        if (known)
            return (ent_span){ n->text->tokens[at].span.begin,
                n->text->tokens[at + known - 1].span.end };
        if (made && is_own_word(m->actor, &n->text->tokens[at]))
            return (ent_span){ n->text->tokens[at].span.begin,
                n->text->tokens[end - 1].span.end };
    }
    return (ent_span){ 0, 0 };
}

static ent_party party_of(naming *n, const ent_actor *a)
{
    return (ent_party){ ent_arena_string(n->arena, *a->code ? a->code : NULL),
        ent_arena_string(n->arena, a->id), ent_arena_string(n->arena, a->name),
        ent_kind_names[a->kind],
        ent_arena_string(n->arena, *a->sector ? a->sector : NULL) };
}

/* Counts `form` once more, or `count` times at first. NULL: out of memory. */
static ent_naming *add_form(
    naming *n, const char *id, const char *code, const char *form, uint32_t count)
{
    bool added;
    ent_events *all = n->events;
    if (!key_of(n, id, code, form)) return NULL;
    ent_entry *e = ent_table_add(&n->forms, n->key.bytes, n->key.length, &added);
    if (!e) return NULL;
    if (!added) {
        all->names[e->value].count += count;
        return &all->names[e->value];
    }
    ent_naming *names = ent_arena_grow(
        n->arena, all->names, all->name_count, &all->name_capacity, sizeof *names);
    if (!names) return NULL;
    all->names = names;
    e->value = all->name_count;
    names[all->name_count] = (ent_naming){ .count = count,
        .form = ent_arena_string(n->arena, form),
        .doc = ent_arena_string(n->arena, n->text->document->id) };
    return names[e->value].form && names[e->value].doc ? &names[all->name_count++] : NULL;
}

static bool add_mention(naming *n, const ent_mention *m)
{
    const ent_sentence *s = &n->text->sentences[m->sentence];
    const ent_sentence piece = { .span = name_in(n, m) };
    if (piece.span.end == piece.span.begin) return true;
    const char *form = ent_sentence_line(n->arena, n->text, &piece);
    ent_naming *name = form ? add_form(n, m->actor->id, m->actor->code, form, 1) : NULL;
    if (!name) return false;
    if (name->party.id) return true;
    name->party = party_of(n, m->actor);
    name->known = m->actor->index != UINT32_MAX;
    name->sentence = s->span;
    return name->party.id && name->party.name;
}

static bool add_stranger(naming *n, const ent_unlisted *s)
{
    if (s->actor) return true; /* its mentions were counted */
    ent_naming *name = add_form(n, NULL, s->code, s->name, s->count);
    if (!name) return false;
    name->party = (ent_party){ .name = name->form,
        .kind = ent_kind_names[s->kind],
        .code = ent_arena_string(n->arena, *s->code ? s->code : NULL) };
    name->sentence = n->text->sentences[s->sentence].span;
    return name->party.code || !*s->code;
}

bool ent_event_names(ent_arena *arena, const ent_lexicon *lexicon, const ent_text *text,
    const ent_mentions *mentions, const ent_unlisted_names *strangers, ent_events *events,
    ent_error *err)
{
    naming n = { .arena = arena, .lexicon = lexicon, .text = text, .events = events };
    bool ok = note_ends(&n);
    for (size_t i = 0; i < mentions->count && ok; i++) {
        const ent_mention *m = &mentions->items[i];
        if (m->form == ENT_MENTION_NAME && is_wanted(&n, m->actor))
            ok = add_mention(&n, m);
    }
    for (size_t i = 0; i < strangers->count && ok; i++)
        ok = add_stranger(&n, &strangers->items[i]);
    ent_table_free(&n.ends);
    ent_table_free(&n.forms);
    ent_buffer_free(&n.key);
    return ok || ent_fail(err, ENT_MEMORY, "out of memory");
}
