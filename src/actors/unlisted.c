/* unlisted.c - runs of capital words between the names of the lexicon.
 *
 *   the | Norwegian | Deep Sea Council | met | Mr. | Ola Strangerson
 *         ^ beside    ^ run, a body            ^ title  ^ run, a person
 *
 * The surface says where a name begins and ends; the tree, whether somebody is meant. */
#include "actors/unlisted.h"

#include <string.h>

#include "actors/role.h"
#include "base/table.h"
#include "base/utf8.h"

enum {
    LONGEST_RUN = 8,
    MOST_STRANGERS = 400,
    LONGEST_PERSON_NAME = 4,
    LONGEST_STATE = 8
};

typedef struct {
    ent_arena *arena;
    const ent_lexicon *lexicon;
    const ent_text *text;
    ent_unlisted_names *found;
    size_t room;
    ent_table names;         /* folded name, NUL, code -> index */
    const ent_actor **owner; /* of each token of a mention by name; NULL: none */
    uint8_t *known;          /* tokens of the lexicon's name that starts here */
    ent_table common;        /* words that the text writes small */
    const ent_sentence *s;   /* being read */
    uint32_t index;          /* of it */
    bool failed;             /* out of memory */
} search;

/* A name of several words, cut free of its titles. */
typedef struct {
    uint32_t first, end; /* tokens */
    uint32_t capitals;   /* words with a capital */
    bool titled;         /* "Mr.", "President" stand before it */
    bool article;
    uint32_t noun;        /* its last word, or the one before "of" */
    const ent_role *role; /* that this names; NULL */
} run;

static const ent_token *token_at(const search *x, uint32_t at)
{
    return &x->text->tokens[at];
}

static uint32_t end_of(const search *x)
{
    return x->s->first + x->s->count;
}

static bool is_word(const search *x, uint32_t at, const char *lower)
{
    return at >= x->s->first && at < end_of(x) && !strcmp(token_at(x, at)->lower, lower);
}

static bool is_one_of(const char *lower, const char *const *words, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (!strcmp(lower, words[i])) return true;
    return false;
}

#define ONE_OF(lower, words) is_one_of(lower, words, sizeof words / sizeof *words)

/* Adds one mention; `name` in full. */
static ent_unlisted *add(
    search *x, const char *name, const ent_actor *actor, const char *code)
{
    size_t length = strlen(name), code_length = strlen(code);
    const char *folded = ent_utf8_fold(x->arena, name, length);
    char *key = folded ? ent_arena_take(x->arena, strlen(folded) + code_length + 1)
                       : NULL;
    if (!key) {
        x->failed = true;
        return NULL;
    }
    size_t size = strlen(folded);
    memcpy(key, folded, size + 1);
    memcpy(key + size + 1, code, code_length);
    const ent_entry *old = ent_table_find(&x->names, key, size + 1 + code_length);
    if (old) {
        ent_unlisted *known = &x->found->items[old->value];
        known->count++;
        return known;
    }
    ent_unlisted_names *all = x->found;
    if (all->count == MOST_STRANGERS) return NULL;
    ent_unlisted *items = ent_arena_grow(
        x->arena, all->items, all->count, &x->room, sizeof *items);
    ent_entry *e = ent_table_add(&x->names, key, size + 1 + code_length, NULL);
    if (!items || !e) {
        x->failed = true;
        return NULL;
    }
    e->value = all->count;
    all->items = items;
    items[all->count] = (ent_unlisted){ .name = name,
        .actor = actor,
        .code = code,
        .kind = actor ? actor->kind : ENT_OTHER,
        .count = 1,
        .sentence = x->index };
    return &items[all->count++];
}

/* Names of the lexicon, one after the other as a text is read. */
static void find_known(search *x)
{
    const char *words[ENT_LONGEST_SENTENCE], *raws[ENT_LONGEST_SENTENCE];
    uint32_t count = x->s->count < ENT_LONGEST_SENTENCE ? x->s->count
                                                        : ENT_LONGEST_SENTENCE;
    for (uint32_t i = 0; i < count; i++) {
        words[i] = token_at(x, x->s->first + i)->lower;
        raws[i] = token_at(x, x->s->first + i)->raw;
    }
    for (uint32_t i = 0; i < count;) {
        ent_name_match m;
        uint8_t *known = &x->known[x->s->first + i];
        bool named = ent_lexicon_match(x->lexicon, words + i, raws + i, count - i, &m);
        /* "Ola Johnson" is not the Johnson whom the lexicon knows */
        if (named && m.senses[0].type != ENT_NAME_SURNAME) *known = (uint8_t)m.words;
        i += *known ? *known : 1;
    }
}

static bool is_day_or_month(const char *lower)
{
    static const char *const words[] = { "april", "august", "december", "february",
        "friday", "january", "july", "june", "monday", "november", "october", "saturday",
        "september", "sunday", "thursday", "tuesday", "wednesday" };
    return ONE_OF(lower, words);
}

/* Is a word of a name, as far as its letters tell. */
static bool is_capital_word(const search *x, uint32_t at)
{
    const ent_token *t = token_at(x, at);
    return t->capital && !x->owner[at] && !is_day_or_month(t->lower) && !x->known[at]
           && (t->upos == ENT_UPOS_PROPN || t->upos == ENT_UPOS_NOUN
               || t->upos == ENT_UPOS_ADJ);
}

/* Nouns of bodies that are no roles: a museum of Norway does not act for Norway. */
static bool is_body_noun(const char *lower)
{
    static const char *const words[] = { "alliance", "association", "brigade",
        "broadcaster", "bureau", "center", "centre", "chamber", "church", "club",
        "coalition", "college", "community", "consortium", "corps", "diocese", "faction",
        "federation", "forum", "foundation", "front", "fund", "guild", "hospital",
        "initiative", "institute", "institution", "lab", "laboratory", "league",
        "militia", "mosque", "movement", "museum", "network", "observatory", "office",
        "partnership", "platform", "programme", "project", "school", "society", "squad",
        "synod", "temple", "trust", "union", "university", "watch" };
    return ONE_OF(lower, words);
}

/* Nouns of what has a name and is nobody. */
static bool is_thing_noun(const char *lower)
{
    static const char *const words[] = { "accord", "accords", "act", "agenda",
        "agreement", "amendment", "appeal", "article", "avenue", "award", "basin", "bay",
        "bill", "bowl", "bridge", "building", "camp", "canal", "championship",
        "championships", "charter", "code", "conditions", "conference", "constitution",
        "convention", "cooperation", "corridor", "covenant", "cup", "day", "declaration",
        "dialogue", "district", "doctrine", "environment", "exercise", "fair", "festival",
        "framework", "games", "guide", "gulf", "highway", "hotel", "island", "islands",
        "lake", "law", "list", "meeting", "memorandum", "month", "mount", "news", "ocean",
        "olympics", "palace", "park", "peninsula", "persons", "plan", "port", "prison",
        "prize", "procedure", "process", "proclamation", "protocol", "record", "report",
        "resolution", "river", "road", "roundtable", "route", "sea", "session", "sheet",
        "square", "station", "statement", "strait", "strategy", "street", "summit",
        "survey", "talks", "title", "tower", "treaty", "valley", "war", "week", "year" };
    return ONE_OF(lower, words);
}

static bool is_body_word(const search *x, uint32_t at)
{
    bool plural;
    const ent_token *t = token_at(x, at);
    const ent_role *role = ent_role_find(t, &plural);
    return (role && role->kind == ENT_ROLE_BODY) || is_body_noun(t->lower);
}

/* May stand before the capital word at + 1 of a name: "Museum of", "bin". */
static bool is_link(const search *x, uint32_t at)
{
    static const char *const words[] = { "de", "al", "el", "bin", "ibn", "van", "von",
        "der", "la", "del", "da", "dos", "-", "'" };
    if (is_word(x, at, "of") || is_word(x, at, "for")) return is_body_word(x, at - 1);
    return ONE_OF(token_at(x, at)->lower, words);
}

static bool is_title(const search *x, uint32_t at)
{
    bool plural;
    const ent_token *t = token_at(x, at);
    const ent_role *role = ent_role_find(t, &plural);
    return ent_role_courtesy(t) || (role && role->kind == ENT_ROLE_PERSON);
}

/* Only words that every state has: "Supreme Court", "Foreign Ministry". */
static bool is_common(const search *x, const run *r)
{
    for (uint32_t at = r->first; at < r->end; at++) {
        bool plural;
        const ent_token *t = token_at(x, at);
        if (is_link(x, at) || ent_role_modifier(t) || ent_role_department(t)) continue;
        if (ent_role_courtesy(t)) continue;
        if (!ent_role_find(t, &plural)) return false;
    }
    return true;
}

/* The run that starts at `at`; its end is `at` where none does. */
static run read_run(const search *x, uint32_t at)
{
    run r = { .first = at, .end = at };
    for (uint32_t i = at; i < end_of(x) && i < at + LONGEST_RUN; i++) {
        if (is_capital_word(x, i)) {
            r.end = i + 1;
            r.capitals++;
        } else if (i == at || !is_link(x, i)) {
            break;
        }
    }
    return r;
}

/* Cuts titles off the start: "Deputy Foreign Minister Ola Strangerson". */
static void cut_titles(const search *x, run *r)
{
    uint32_t title = r->first;
    for (uint32_t at = r->first; at < r->end; at++)
        if (is_title(x, at)) title = at + 1;
    if (title == r->first || title == r->end) return;
    for (uint32_t at = r->first; at < title; at++)
        r->capitals -= token_at(x, at)->capital;
    r->first = title;
    r->titled = true;
}

static void look_around(const search *x, run *r)
{
    bool plural;
    r->noun = r->first;
    while (r->noun + 1 < r->end && !is_word(x, r->noun + 1, "of")
           && !is_word(x, r->noun + 1, "for"))
        r->noun++;
    r->role = ent_role_find(token_at(x, r->noun), &plural);
    if (r->first > x->s->first) {
        const ent_token *before = token_at(x, r->first - 1);
        r->article = before->upos == ENT_UPOS_DET;
        r->titled |= before->space_after && is_title(x, r->first - 1);
    }
}

/* The token of the run that the rest of the sentence hangs it on. */
static uint32_t head_of(const search *x, const run *r)
{
    for (uint32_t at = r->first; at < r->end; at++) {
        uint32_t head = token_at(x, at)->head;
        if (!head) return at;
        head += x->s->first - 1;
        if (head < r->first || head >= r->end) return at;
    }
    return r->first;
}

/* "met with Ola Strangerson", "an attack by the Deep Sea Council". */
static bool is_partner(const search *x, uint32_t head)
{
    static const char *const words[] = { "with", "by", "against", "to", "from",
        "between" };
    for (uint32_t at = head; at-- > x->s->first && at + 6 > head;)
        if (token_at(x, at)->label == ENT_DEP_CASE
            && token_at(x, at)->head == head - x->s->first + 1)
            return ONE_OF(token_at(x, at)->lower, words);
    return false;
}

/* Where an actor stands. A title that is the head ("minister Ola Strangerson") and the
 * first of a list speak for it. */
static bool stands(const search *x, uint32_t head, bool single)
{
    enum { FARTHEST = 6 };
    for (int step = 0; step < FARTHEST; step++) {
        const ent_token *t = token_at(x, head);
        switch (t->label) {
        case ENT_DEP_NSUBJ:
        case ENT_DEP_NSUBJ_PASS: return true;
        case ENT_DEP_OBJ:
        case ENT_DEP_IOBJ:
        case ENT_DEP_OBL_AGENT: return !single;
        case ENT_DEP_OBL:
        case ENT_DEP_NMOD: return !single && is_partner(x, head);
        case ENT_DEP_NMOD_POSS: return !single;
        case ENT_DEP_CONJ:
        case ENT_DEP_FLAT:
        case ENT_DEP_APPOS: break;
        case ENT_DEP_COMPOUND:
            if (is_title(x, x->s->first + t->head - 1)) break;
            return false;
        default: return false;
        }
        if (!t->head) return false;
        head = x->s->first + t->head - 1;
    }
    return false;
}

static ent_kind kind_of(const search *x, const run *r)
{
    static const char *const firms[] = { "inc", "inc.", "ltd", "ltd.", "corp", "corp.",
        "co.", "plc", "ag", "gmbh", "holdings", "group" };
    if (is_body_word(x, r->noun)) return ENT_BODY;
    if (r->role && r->role->kind == ENT_ROLE_COMPANY) return ENT_COMPANY;
    if (ONE_OF(token_at(x, r->end - 1)->lower, firms)) return ENT_COMPANY;
    if (r->titled) return ENT_PERSON;
    bool plain = !r->article && r->capitals > 1 && r->capitals <= LONGEST_PERSON_NAME;
    for (uint32_t at = r->first; at < r->end; at++) {
        const ent_token *t = token_at(x, at);
        bool shouted = t->raw[1] >= 'A' && t->raw[1] <= 'Z'; /* "UNX Council" */
        plain &= t->upos != ENT_UPOS_NUM && !shouted && strcmp(t->lower, "of")
                 && !(t->capital
                      && ent_table_find(&x->common, t->lower, strlen(t->lower)));
    }
    return plain ? ENT_PERSON : ENT_OTHER;
}

/* The state whose name starts at `at`, `towns`: or one of its towns; "". */
static const char *state_at(const search *x, uint32_t at, bool towns)
{
    const char *words[LONGEST_STATE], *raws[LONGEST_STATE];
    uint32_t count = 0;
    ent_name_match m;
    for (; count < LONGEST_STATE && at + count < end_of(x); count++) {
        words[count] = token_at(x, at + count)->lower;
        raws[count] = token_at(x, at + count)->raw;
    }
    if (!count || !ent_lexicon_match(x->lexicon, words, raws, count, &m)) return "";
    const ent_actor *a = ent_lexicon_actor(x->lexicon, m.senses[0].actor);
    bool town = m.senses[0].type == ENT_NAME_CAPITAL || m.senses[0].type == ENT_NAME_CITY;
    return a->kind == ENT_STATE && (towns || !town) ? a->code : "";
}

/* Start of the lexicon's name that ends before token `end`; `end`: none does. */
static uint32_t known_before(const search *x, uint32_t end)
{
    for (uint32_t at = end; at-- > x->s->first && at + LONGEST_RUN > end;)
        if (x->known[at]) return at + x->known[at] == end ? at : end;
    return end;
}

/* "Norway's Deep Sea Council", "Norwegian Deep Sea Council", "... of Norway". */
static const char *code_beside(const search *x, const run *r)
{
    uint32_t after = r->end;
    bool owned = r->first > x->s->first && is_word(x, r->first - 1, "'s");
    uint32_t before = known_before(x, r->first - owned);
    if (before < r->first - owned) return state_at(x, before, owned);
    if (is_word(x, after, "of") || is_word(x, after, "from") || is_word(x, after, "in")) {
        after += is_word(x, after + 1, "the") ? 2 : 1;
        return after < end_of(x) && x->known[after] ? state_at(x, after, true) : "";
    }
    return "";
}

static char *name_of(search *x, const run *r)
{
    const ent_sentence piece = { .span = { token_at(x, r->first)->span.begin,
                                     token_at(x, r->end - 1)->span.end } };
    char *name = ent_sentence_line(x->arena, x->text, &piece);
    if (!name) x->failed = true;
    return name;
}

/* "Strangerson" behind "Ola Strangerson": counts for the one whose name ends so; where
 * there are several, for nobody. */
static bool is_later_mention(search *x, uint32_t at)
{
    ent_unlisted *found = NULL;
    uint32_t count = 0;
    const char *word = token_at(x, at)->raw;
    size_t size = strlen(word);
    for (size_t i = 0; i < x->found->count; i++) {
        ent_unlisted *s = &x->found->items[i];
        size_t length = strlen(s->name);
        if (length <= size || s->name[length - size - 1] != ' '
            || strcmp(s->name + length - size, word))
            continue;
        found = s;
        count++;
    }
    if (count == 1) found->count++;
    return count > 0;
}

/* A single capital word says little: it has to be a subject, not the first word, and of
 * more than two letters. */
static bool is_sound(const search *x, const run *r)
{
    const ent_token *t = token_at(x, r->first);
    bool person = r->role && r->role->kind == ENT_ROLE_PERSON; /* "Royal Commissioner" */
    if (person || is_thing_noun(token_at(x, r->noun)->lower)) return false;
    if (is_common(x, r) || t->quoted != token_at(x, r->end - 1)->quoted) return false;
    bool single = r->end == r->first + 1;
    if (single
        && (t->upos != ENT_UPOS_PROPN || r->first == x->s->first || strlen(t->raw) < 3))
        return false;
    return stands(x, head_of(x, r), single);
}

/* The end of the run at `at`, which counts if it stands where an actor does. */
static uint32_t take_run(search *x, uint32_t at)
{
    run r = read_run(x, at);
    uint32_t end = r.end;
    if (end == at) return at + 1;
    cut_titles(x, &r);
    look_around(x, &r);
    if (r.end == r.first + 1 && is_later_mention(x, r.first)) return end;
    if (!is_sound(x, &r)) return end;
    const char *code = code_beside(x, &r);
    ent_kind kind = kind_of(x, &r);
    if (kind == ENT_BODY || kind == ENT_COMPANY) r.first = known_before(x, r.first);
    char *name = name_of(x, &r);
    if (!name) return end;

    ent_unlisted *s = add(x, name, NULL, code);
    if (s && s->count == 1) s->kind = kind;
    return end;
}

/* "Drawdown" is nobody's name in a text that speaks of a drawdown. */
static void note_common(search *x)
{
    for (size_t i = 0; i < x->text->token_count && !x->failed; i++) {
        const ent_token *t = &x->text->tokens[i];
        bool word = (t->upos == ENT_UPOS_NOUN || t->upos == ENT_UPOS_ADJ) && !t->capital;
        if (word && !ent_table_add(&x->common, t->lower, strlen(t->lower), NULL))
            x->failed = true;
    }
}

/* Mentions by name own their tokens; those of actors of this document are strangers. */
static void take_mentions(search *x, const ent_mentions *mentions)
{
    for (size_t i = 0; i < mentions->count && !x->failed; i++) {
        const ent_mention *m = &mentions->items[i];
        if (m->form != ENT_MENTION_NAME) continue;
        for (uint32_t k = 0; k < m->count; k++) x->owner[m->first + k] = m->actor;
        x->index = m->sentence;
        if (m->actor->index == UINT32_MAX)
            (void)add(x, m->actor->name, m->actor, m->actor->code);
    }
}

/* Headlines write every word with a capital. */
static void take_sentence(search *x, uint32_t index)
{
    x->index = index;
    x->s = &x->text->sentences[index];
    if (x->s->kind == ENT_SENTENCE_TITLE || x->s->kind == ENT_SENTENCE_HEADING) return;
    find_known(x);
    for (uint32_t at = x->s->first; at < end_of(x) && !x->failed;) {
        if (x->known[at])
            at += x->known[at];
        else
            at = take_run(x, at);
    }
}

bool ent_unlisted_find(ent_arena *arena, const ent_lexicon *lexicon, const ent_text *text,
    const ent_mentions *mentions, ent_unlisted_names *strangers, ent_error *err)
{
    search x = { .arena = arena, .lexicon = lexicon, .text = text, .found = strangers };
    *strangers = (ent_unlisted_names){ 0 };
    x.owner = ent_arena_array(arena, text->token_count, sizeof *x.owner);
    x.known = ent_arena_array(arena, text->token_count, sizeof *x.known);
    x.failed = !x.owner || !x.known;
    if (!x.failed) note_common(&x);
    if (!x.failed) take_mentions(&x, mentions);
    for (uint32_t i = 0; text->parsed && i < text->sentence_count && !x.failed; i++)
        take_sentence(&x, i);
    ent_table_free(&x.names);
    ent_table_free(&x.common);
    return !x.failed
           || ent_fail(
               err, ENT_MEMORY, "actors of '%s': out of memory", text->document->id);
}
