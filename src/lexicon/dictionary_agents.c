/* dictionary_agents.c - nouns that act for somebody, and what part of him they are.
 *
 *   !PERSON! = MAN, MEN          a set, for every word of which a phrase stands
 *   FIRE!PERSON! {} [~GOV]       no plural; {THIEVES}: that one; none: S, ES or IES */
#include <string.h>

#include "lexicon/actor_code.h"
#include "lexicon/dictionary_lines.h"

enum { MOST_FORMS = 64, MOST_SETS = 3 };

typedef struct {
    const char *const *words;
    size_t count;
} word_set;

typedef struct {
    ent_dictionary_reader *r;
    ent_table names; /* "!PERSON!" -> index into sets */
    word_set *sets;
    size_t set_count, set_room;
    ent_dictionary_agent form; /* what the line's forms have in common */
    size_t forms;              /* that the line has made */
} agents;

static bool add_agent(agents *a, const char *phrase, bool many, ent_error *err)
{
    ent_dictionary *d = a->r->found;
    d->agents = ent_arena_grow(
        a->r->arena, d->agents, d->agent_count, &d->agent_room, sizeof *d->agents);
    if (!d->agents) return ent_dictionary_no_memory(a->r, err);
    ent_dictionary_agent agent = a->form;
    agent.phrase = phrase;
    agent.many = many;
    d->agents[d->agent_count++] = agent;
    a->forms++;
    return true;
}

/* The words of "A, B", folded or as they stand; `fatal`: the work ends. */
static bool read_list(agents *a, char *text, word_set *set, ent_error *err)
{
    const char **words = NULL;
    size_t room = 0;
    *set = (word_set){ NULL, 0 };
    for (char *next; text; text = next) {
        next = strchr(text, ',');
        if (next) *next++ = '\0';
        if (text[strspn(text, " \t_")] == '\0') continue;
        bool fatal;
        const char *word = ent_dictionary_words(a->r, text, strlen(text), &fatal, err);
        if (!word && fatal) return false;
        if (!word) continue;
        words = ent_arena_grow(a->r->arena, words, set->count, &room, sizeof *words);
        if (!words) return ent_dictionary_no_memory(a->r, err);
        words[set->count++] = word;
    }
    set->words = words;
    return true;
}

/* "!PERSON! = MAN, MEN" */
static bool take_set(agents *a, char *text, char *equals, ent_error *err)
{
    word_set set;
    char *close = strchr(text + 1, '!');
    *equals = '\0';
    if (*text != '!' || !close || close == text + 1
        || close[1 + strspn(close + 1, " \t")])
        return ent_dictionary_fault(
            a->r, err, "set '%.80s', expected !NAME! = WORD, WORD", text);
    if (!read_list(a, equals + 1, &set, err)) return false;
    if (!set.count || set.count > MOST_FORMS)
        return ent_dictionary_fault(a->r, err,
            "set '%.80s' has %zu words, expected 1 to %d", text, set.count,
            (int)MOST_FORMS);
    ent_entry *e = ent_table_add(&a->names, text, (size_t)(close + 1 - text), NULL);
    a->sets = ent_arena_grow(
        a->r->arena, a->sets, a->set_count, &a->set_room, sizeof *a->sets);
    if (!e || !a->sets) return ent_dictionary_no_memory(a->r, err);
    e->value = a->set_count;
    a->sets[a->set_count++] = set;
    return true;
}

/* `phrase` with each "!NAME!" at `name` made `word`. */
static const char *substitute(
    agents *a, const char *phrase, const char *name, size_t length, const char *word)
{
    size_t size = strlen(phrase), more = strlen(word);
    char *out = ent_arena_take(a->r->arena, (size / length + 1) * more + size + 1);
    char *to = out;
    while (out && *phrase) {
        if (strncmp(phrase, name, length) != 0) {
            *to++ = *phrase++;
            continue;
        }
        memcpy(to, word, more);
        to += more;
        phrase += length;
    }
    return out;
}

static bool add_forms(agents *a, const char *phrase, int depth, ent_error *err);

/* Puts each word of the set at `open` in its place. */
static bool add_substitutes(agents *a, const char *phrase, const char *open,
    const char *close, int depth, ent_error *err)
{
    size_t length = (size_t)(close + 1 - open);
    const ent_entry *e = ent_table_find(&a->names, open, length);
    if (!e || depth == MOST_SETS)
        return ent_dictionary_fault(a->r, err,
            "'%.*s', expected a set that a line !NAME! = ... above has made", (int)length,
            open);
    const word_set *set = &a->sets[e->value];
    for (size_t i = 0; i < set->count && a->forms < MOST_FORMS; i++) {
        const char *made = substitute(a, phrase, open, length, set->words[i]);
        if (!made) return ent_dictionary_no_memory(a->r, err);
        if (!add_forms(a, made, depth + 1, err)) return false;
    }
    return true;
}

static bool add_forms(agents *a, const char *phrase, int depth, ent_error *err)
{
    const char *open = strchr(phrase, '!'), *close = open ? strchr(open + 1, '!') : NULL;
    if (close) return add_substitutes(a, phrase, open, close, depth, err);
    bool fatal;
    if (open)
        return ent_dictionary_fault(
            a->r, err, "'!' in '%.80s', expected !NAME! of a set", phrase);
    const char *words = ent_dictionary_words(a->r, phrase, strlen(phrase), &fatal, err);
    if (!words) return !fatal;
    return add_agent(a, words, false, err);
}

/* BODY -> BODIES, BOSS -> BOSSES, ENVOY -> ENVOYS, CHIEF -> CHIEFS */
static const char *plural_of(agents *a, const char *words)
{
    size_t length = strlen(words);
    char last = words[length - 1];
    bool vowel = length > 1 && strchr("aeou", words[length - 2]);
    if (last == 'y' && !vowel)
        return ent_arena_print(a->r->arena, "%.*sies", (int)length - 1, words);
    return ent_arena_print(a->r->arena, last == 's' ? "%ses" : "%ss", words);
}

static bool add_plurals(
    agents *a, char *listed, size_t first, bool substituted, ent_error *err)
{
    ent_dictionary *d = a->r->found;
    word_set set;
    if (listed) {
        if (!read_list(a, listed, &set, err)) return false;
        for (size_t i = 0; i < set.count; i++)
            if (!add_agent(a, set.words[i], true, err)) return false;
        return true;
    }
    if (substituted || d->agent_count == first) return true; /* sets list all forms */
    const char *many = plural_of(a, d->agents[first].phrase);
    return many ? add_agent(a, many, true, err) : ent_dictionary_no_memory(a->r, err);
}

/* "[~GOVMIL]", "[IGO~]"; `text` ends behind the bracket. */
static bool read_code(agents *a, char *text, ent_error *err)
{
    size_t length = strlen(text);
    bool after = length > 1 && text[0] == '~';
    bool before = length > 1 && text[length - 1] == '~';
    if (before) text[length - 1] = '\0';
    const char *code = after ? text + 1 : text;
    a->form = (ent_dictionary_agent){ .before = before };
    if (after == before || !ent_actor_code_right(code, strlen(code))) return false;
    a->form.code = ent_arena_string(a->r->arena, code);
    return a->form.code || ent_dictionary_no_memory(a->r, err);
}

static bool take_agent(agents *a, char *text, ent_error *err)
{
    char *open = strchr(text, '['), *close = open ? strchr(open, ']') : NULL;
    char *brace = strchr(text, '{'), *listed = NULL;
    if (!close || close[1 + strspn(close + 1, " \t")])
        return ent_dictionary_fault(
            a->r, err, "'%.80s' has no code, expected PHRASE {PLURAL} [~CODE]", text);
    *close = *open = '\0';
    if (brace) {
        char *end = strchr(brace, '}');
        if (!end)
            return ent_dictionary_fault(a->r, err, "'%.80s', expected a '}'", brace);
        *brace = *end = '\0';
        listed = brace + 1;
    }
    if (!read_code(a, open + 1, err))
        return !a->r->failed
               && ent_dictionary_fault(
                   a->r, err, "code '%.40s', expected ~CODE or CODE~", open + 1);
    size_t first = a->r->found->agent_count;
    a->forms = 0;
    bool substituted = strchr(text, '!') != NULL;
    if (!add_forms(a, text, 0, err)) return false;
    a->r->found->counts.agents += a->forms > 0;
    return add_plurals(a, listed, first, substituted, err);
}

bool ent_dictionary_agents(ent_dictionary_reader *r, ent_error *err)
{
    agents a = { .r = r };
    bool ok = true;
    while (ok && ent_dictionary_next(r, err)) {
        char *equals = strchr(r->text, '=');
        ok = equals ? take_set(&a, r->text, equals, err) : take_agent(&a, r->text, err);
    }
    ent_table_free(&a.names);
    return ok && !r->failed;
}
