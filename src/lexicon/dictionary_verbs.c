/* dictionary_verbs.c - verbs in blocks, and the patterns that hold for all of a block.
 *
 *   &ARMS                        a set, of the items that follow; elsewhere it is one
 * word +RIFLE
 *   --- GIVE [070] ---           a block, and the code of its verbs; [---]: no event
 *   GIVE {GAVE GIVEN} [070]      its verbs; +HAND_OVER, of several words
 *   - * &ARMS (TO +) [072:]      and patterns: source $ and target +, the verb *, nouns,
 *                                (preposition noun), {modifier head}, [there:back]
 *   ~ a (a b VERB) VERB = ...    transformations, which are set aside */
#include <string.h>

#include "base/buffer.h"
#include "lexicon/dictionary_lines.h"

enum { MOST_VERBS = 400 };

typedef struct {
    ent_buffer words; /* "rifle|rifles" */
    const char *all;  /* the same, once it is asked for; NULL before */
} noun_set;

typedef struct {
    ent_dictionary_reader *r;
    ent_table names; /* "&arms" -> index into sets */
    noun_set *sets;
    size_t set_count, set_room;
    bool in_set, in_block;
    const char *code, *back; /* of the block */
    const char *verbs[MOST_VERBS];
    size_t verb_count;
    bool fatal;
} verbs;

/* False, after it was named. */
static bool fault(verbs *v, ent_error *err, const char *what, const char *text)
{
    v->fatal = !ent_dictionary_fault(v->r, err, "'%.80s', expected %s", text, what);
    return false;
}

static bool no_memory(verbs *v, ent_error *err)
{
    v->fatal = !ent_dictionary_no_memory(v->r, err);
    return false;
}

/* "070", "---" or nothing, of `length` bytes; "" stands for no event. */
static bool read_half(
    verbs *v, const char *text, size_t length, const char **code, ent_error *err)
{
    *code = "";
    if (!length || (length == 3 && memcmp(text, "---", 3) == 0)) return true;
    int root = length >= 2 ? (text[0] - '0') * 10 + text[1] - '0' : 0;
    if (length > 4 || strspn(text, "0123456789") < length || root < 1 || root > 20)
        return fault(v, err, "a CAMEO code of 2 to 4 digits, or ---", text);
    *code = ent_arena_copy(v->r->arena, text, length);
    return *code || no_memory(v, err);
}

/* Takes "[a]" or "[a:b]" off `text`. `*found` false: there is none. */
static bool take_code(verbs *v, char *text, const char **code, const char **back,
    bool *found, ent_error *err)
{
    char *open = strchr(text, '['), *close = open ? strchr(open, ']') : NULL;
    *found = open != NULL;
    if (!open) return true;
    if (!close) return fault(v, err, "a ']'", open);
    *open = *close = '\0';
    char *half = open + 1, *colon = strchr(half, ':');
    size_t length = colon ? (size_t)(colon - half) : strlen(half);
    if (colon && colon[1] == '\0' && !length)
        return fault(v, err, "a code on one side of ':'", half);
    *back = "";
    return read_half(v, half, length, code, err)
           && (!colon || read_half(v, colon + 1, strlen(colon + 1), back, err));
}

/* The words of a set, or the noun in the singular and as it stands. */
static const char *expand(verbs *v, const char *noun, bool whole, ent_error *err)
{
    size_t length = strlen(noun);
    if (*noun == '&') {
        const ent_entry *e = ent_table_find(&v->names, noun, length);
        noun_set *set = e ? &v->sets[e->value] : NULL;
        if (set && set->words.length && !set->all)
            set->all = ent_arena_copy(v->r->arena, set->words.bytes, set->words.length);
        if (set && set->all) return set->all;
        fault(v, err, "a set that lines '&NAME' and '+WORD' above have made", noun);
        return NULL;
    }
    bool plural = !whole && length > 3 && noun[length - 1] == 's'
                  && noun[length - 2] != 's';
    const char *both = plural ? ent_arena_print(
                           v->r->arena, "%s|%.*s", noun, (int)length - 1, noun)
                              : noun;
    if (!both) no_memory(v, err);
    return both;
}

/* Folds `text`; an '&' before it stays. NULL: named. */
static const char *fold(verbs *v, const char *text, ent_error *err)
{
    bool set = *text == '&';
    const char *words = ent_dictionary_words(
        v->r, text + set, strlen(text + set), &v->fatal, err);
    const char *all = words && set ? ent_arena_print(v->r->arena, "&%s", words) : words;
    if (words && !all) no_memory(v, err);
    return all;
}

static bool open_set(verbs *v, const char *text, ent_error *err)
{
    const char *name = fold(v, text, err);
    if (!name) return false;
    bool added;
    ent_entry *e = ent_table_add(&v->names, name, strlen(name), &added);
    v->sets = ent_arena_grow(
        v->r->arena, v->sets, v->set_count, &v->set_room, sizeof *v->sets);
    if (!e || !v->sets) return no_memory(v, err);
    v->in_set = true;
    e->value = v->set_count; /* one of that name above is not meant any more */
    v->sets[v->set_count++] = (noun_set){ 0 };
    if (!added) return fault(v, err, "a set that does not stand above already", name);
    return true;
}

static bool add_item(verbs *v, const char *text, ent_error *err)
{
    const char *noun = fold(v, text, err);
    const char *words = noun ? expand(v, noun, text[strlen(text) - 1] == '_', err) : NULL;
    if (!words) return false;
    ent_buffer *set = &v->sets[v->set_count - 1].words;
    ent_buffer_print(set, "%s%s", set->length ? "|" : "", words);
    return !set->failed || no_memory(v, err);
}

/* "--- GIVE [070] ---" */
static bool open_block(verbs *v, char *text, ent_error *err)
{
    bool found;
    v->in_set = false;
    v->in_block = true;
    v->verb_count = 0;
    v->code = v->back = "";
    return take_code(v, text, &v->code, &v->back, &found, err)
           && (found || fault(v, err, "--- NAME [CODE] ---", text));
}

static bool add_pattern(verbs *v, const ent_dictionary_pattern *pattern, ent_error *err)
{
    ent_dictionary *d = v->r->found;
    d->patterns = ent_arena_grow(v->r->arena, d->patterns, d->pattern_count,
        &d->pattern_room, sizeof *d->patterns);
    if (!d->patterns) return no_memory(v, err);
    ent_dictionary_pattern *p = &d->patterns[d->pattern_count++];
    *p = *pattern;
    p->file = v->r->file;
    p->line = v->r->line;
    return true;
}

/* "GIVE {GAVE GIVEN} [070]": lemmas are told by the syntax engine, forms are not needed.
 */
static bool take_verb(verbs *v, char *text, ent_error *err)
{
    ent_dictionary_pattern own = { "", "", "", "", "", "", "", v->code, v->back, false,
        "", 0 };
    bool found;
    if (!take_code(v, text, &own.code, &own.back, &found, err)) return false;
    if (!found) own.back = v->back;
    char *open = strchr(text, '{');
    if (open && !strchr(open, '}')) return fault(v, err, "a '}'", open);
    if (open) *open = '\0';
    for (char *c = text; *c; c++)
        if (*c == '+') *c = '_'; /* marks which word is inflected: WIRE_+TAP */
    own.verb = fold(v, text, err);
    if (!own.verb) return false;
    if (v->verb_count == MOST_VERBS)
        return fault(v, err, "a block of at most 400 verbs", own.verb);
    v->verbs[v->verb_count++] = own.verb;
    v->r->found->counts.verbs++;
    return add_pattern(v, &own, err);
}

/* A pattern's next element: a word, or what brackets hold together. NULL: the end. */
static char *next_element(char **at)
{
    char *start = *at + strspn(*at, " \t"), *end;
    if (!*start) return NULL;
    if (*start == '(')
        end = strchr(start, ')');
    else if (*start == '{')
        end = strchr(start, '}');
    else
        end = start + strcspn(start, " \t") - 1;
    if (!end) end = start + strlen(start) - 1;
    end += strcspn(end + 1, " \t"); /* what sticks to a bracket is no pattern */
    *at = end + 1 + (end[1] != '\0');
    if (end[1]) end[1] = '\0';
    return start;
}

/* "{MOD HEAD}" is words like any others. */
static void open_braces(char *text)
{
    for (; *text; text++)
        if (*text == '{' || *text == '}') *text = '_';
}

/* What one element of a pattern asks for. `*fits` false: more than a frame can. */
typedef struct {
    ent_dictionary_pattern said;
    bool after; /* the verb was passed */
    bool fits;
} sides;

static void put(const char **place, const char *what, bool *fits)
{
    if (**place) *fits = false;
    *place = what;
}

/* "(TO +)", "(WITH MONEY)" */
static bool take_phrase(verbs *v, sides *s, char *text, ent_error *err)
{
    size_t length = strlen(text);
    if (length < 2 || text[length - 1] != ')') return fault(v, err, "a ')'", text);
    text[length - 1] = '\0';
    char *noun = text + 1 + strspn(text + 1, " \t");
    size_t first = strcspn(noun, " \t");
    char *rest = noun + first + strspn(noun + first, " \t");
    if (!*rest) return fault(v, err, "a preposition and a noun in the brackets", text);
    noun[first] = '\0';
    const char *preposition = fold(v, noun, err);
    if (!preposition) return false;
    if (!strcmp(rest, "+") || !strcmp(rest, "$")) {
        put(*rest == '+' ? &s->said.target : &s->said.source, preposition, &s->fits);
        return true;
    }
    bool whole = rest[strlen(rest) - 1] == '_';
    open_braces(rest);
    const char *words = fold(v, rest, err);
    if (words) words = expand(v, words, whole, err);
    if (!words) return false;
    put(&s->said.beside, preposition, &s->fits);
    s->said.partner = words;
    return true;
}

static bool take_element(verbs *v, sides *s, char *text, ent_error *err)
{
    const char *here = s->after ? "object" : "subject";
    if (!strcmp(text, "*")) {
        if (s->after) s->fits = false;
        s->after = true;
        return true;
    }
    if (*text == '(') {
        if (!s->after) s->fits = false; /* "TALKS (WITH +) * ..." */
        return take_phrase(v, s, text, err);
    }
    if (!strcmp(text, "+") || !strcmp(text, "$")) {
        put(*text == '+' ? &s->said.target : &s->said.source, here, &s->fits);
        return true;
    }
    bool whole = text[strlen(text) - 1] == '_';
    open_braces(text);
    const char *words = fold(v, text, err);
    if (words) words = expand(v, words, whole, err);
    if (!words) return false;
    put(s->after ? &s->said.object : &s->said.subject, words, &s->fits);
    return true;
}

/* "- ARMY * AID (TO +) [070]" */
static bool take_pattern(verbs *v, char *text, ent_error *err)
{
    sides s = { .fits = true };
    bool found;
    s.said = (ent_dictionary_pattern){ "", "", "", "", "", "", "", "", "", true, "", 0 };
    if (!take_code(v, text, &s.said.code, &s.said.back, &found, err)) return false;
    if (!found) return fault(v, err, "a [CODE]", text);
    if (!v->verb_count) return fault(v, err, "a verb above its patterns", text);
    char *at = text, *element;
    while ((element = next_element(&at)) != NULL)
        if (!take_element(v, &s, element, err)) return false;
    if (!s.after) return fault(v, err, "a '*' where the verb stands", text);
    v->r->found->counts.patterns++;
    if (!s.fits) {
        v->r->found->counts.set_aside++;
        return true;
    }
    for (size_t i = 0; i < v->verb_count; i++) {
        s.said.verb = v->verbs[i];
        if (!add_pattern(v, &s.said, err)) return false;
    }
    return true;
}

static bool take_transformation(verbs *v, const char *text, ent_error *err)
{
    const char *open = strchr(text, '('), *close = open ? strchr(open, ')') : NULL;
    if (!close || !strchr(close, '='))
        return fault(v, err, "~ a (a b VERB) VERB = a b CODE", text);
    v->r->found->counts.set_aside++;
    return true;
}

static bool take_line(verbs *v, ent_error *err)
{
    char *text = v->r->text;
    if (!strncmp(text, "---", 3)) return open_block(v, text, err);
    if (*text == '&') return open_set(v, text, err);
    if (v->in_set && *text == '+') return add_item(v, text + 1, err);
    v->in_set = false;
    if (*text == '~') return take_transformation(v, text, err);
    if (!v->in_block) return fault(v, err, "a block --- NAME [CODE] --- before it", text);
    if (text[0] == '-' && (text[1] == ' ' || text[1] == '\t'))
        return take_pattern(v, text + 2, err);
    return take_verb(v, text, err);
}

bool ent_dictionary_verbs(ent_dictionary_reader *r, ent_error *err)
{
    verbs *v = ent_arena_take(r->arena, sizeof *v);
    if (!v) return ent_dictionary_no_memory(r, err);
    v->r = r;
    v->code = v->back = "";
    while (!v->fatal && ent_dictionary_next(r, err))
        if (!take_line(v, err) && v->fatal) break;
    for (size_t i = 0; i < v->set_count; i++) ent_buffer_free(&v->sets[i].words);
    ent_table_free(&v->names);
    return !v->fatal && !r->failed;
}
