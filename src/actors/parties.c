/* parties.c - the members of a plural: of a list near by, of the focus, of the last
 * sentences. */
#include "actors/parties.h"

#include <string.h>

#include "base/strings.h"

#include "actors/clause.h"
#include "actors/country.h"
#include "actors/couple.h"

enum {
    SENTENCES_BACK = 2, /* how far before its own sentence a description looks */
    MOST_MEMBERS = 5    /* "the five countries" */
};

/* First item of the last `back` sentences before this one. */
static size_t window_start(const ent_finder *f, uint32_t back)
{
    size_t i = f->count;
    while (i > 0 && f->items[i - 1].sentence + back >= f->index) i--;
    return i;
}

static uint32_t member_count(const char *lower)
{
    static const char *const words[] = { "both", "two", "three", "four", "five" };
    for (uint32_t i = 0; i < sizeof words / sizeof *words; i++)
        if (ent_equal(lower, words[i])) return i ? i + 1 : 2;
    return 0;
}

/* What kind of members a plural noun names: 'p' persons, 's' states, 'x' states,
 * organisations and groups, '\0' nobody. */
static char member_kind(const char *lower)
{
    static const char *const persons[] = { "leaders", "presidents", "ministers", "men",
        "women", "diplomats", "officials", "politicians", "counterparts", "premiers",
        "envoys", "statesmen", "secretaries", "ambassadors", "generals", "pair",
        "monarchs", "participants", "interlocutors" };
    static const char *const states[] = { "countries", "nations", "states", "governments",
        "neighbors", "neighbours", "powers", "capitals", "allies", "militaries", "armies",
        "rivals", "superpowers", "democracies", "economies" };
    static const char *const sides[] = { "sides", "parties", "delegations" };
    return ENT_AMONG(lower, sides)     ? 'x'
           : ENT_AMONG(lower, persons) ? 'p'
           : ENT_AMONG(lower, states)  ? 's'
                                       : '\0';
}

/* The side that an actor stands for in a set of that kind; NULL: none. */
static const ent_actor *as_side(const ent_finder *f, const ent_actor *actor, char kind)
{
    const ent_actor *side = ent_side_of(f, actor);
    return side && (side->kind == ENT_STATE || kind == 'x') ? side : NULL;
}

/* The actor that item `i` can stand for in a set of that kind; NULL: none. */
static const ent_actor *as_member(const ent_finder *f, size_t i, char kind)
{
    const ent_mention *m = &f->items[i];
    if (!m->actor || m->form == ENT_MENTION_ADJECTIVE || m->group) return NULL;
    if (m->plural && kind == 'p') return NULL;
    if (kind != 'p')
        return m->form == ENT_MENTION_PLACE ? NULL : as_side(f, m->actor, kind);
    bool office = f->notes[i].role && *f->notes[i].role->office;
    return m->actor->kind == ENT_PERSON || office ? m->actor : NULL;
}

typedef struct {
    const ent_actor *actors[MOST_MEMBERS + 1];
    bool subjects[MOST_MEMBERS + 1];
    uint32_t count;
    bool stranger; /* somebody unknown could be meant as well */
} members;

/* "[China] urged both sides": who does that to them is none of them. ENT_NOWHERE: the
 * reference at token `at` is the subject itself, or nobody knows. */
static uint32_t third_party(const ent_finder *f, uint32_t at)
{
    if (!f->text->parsed) return ENT_NOWHERE;
    uint32_t clause = ent_clause_of(f->tokens, f->begin, at);
    uint32_t subject = ent_clause_subject(f, f->index, clause);
    bool inside = subject != ENT_NOWHERE
                  && ent_arc_under(f->tokens, f->begin, at, subject);
    return inside ? ENT_NOWHERE : subject;
}

/* Items from..to-1 that are no part of phrase `third`. */
static void gather(
    const ent_finder *f, size_t from, size_t to, char kind, uint32_t third, members *set)
{
    for (size_t i = to; i-- > from;) {
        const ent_actor *actor = as_member(f, i, kind);
        if (third != ENT_NOWHERE && f->items[i].sentence == f->index
            && ent_arc_under(f->tokens, f->begin, f->items[i].head, third))
            continue;
        bool stranger = !f->items[i].actor && f->notes[i].human;
        set->stranger |= stranger && kind == 'p';
        bool known = !actor;
        for (uint32_t k = 0; k < set->count && !known; k++) {
            known = !strcmp(set->actors[k]->code, actor->code);
            if (known) set->subjects[k] |= f->notes[i].subject;
        }
        if (known || set->count > MOST_MEMBERS) continue;
        set->subjects[set->count] = f->notes[i].subject;
        set->actors[set->count++] = actor;
    }
}

/* Keeps the subjects where they are as many as wanted. */
static bool reduce(members *set, uint32_t want)
{
    members kept = { 0 };
    if (set->count == want) return !set->stranger;
    for (uint32_t i = 0; i < set->count; i++)
        if (set->subjects[i]) kept.actors[kept.count++] = set->actors[i];
    if (set->count < want || kept.count != want) return false;
    *set = kept;
    return true;
}

static uint32_t add_members(
    ent_finder *f, const members *set, uint32_t first, uint32_t end, float confidence)
{
    f->groups++;
    for (uint32_t i = set->count; i-- > 0;) {
        ent_mention m = { .actor = set->actors[i],
            .first = first,
            .count = end - first,
            .head = end - 1,
            .form = ENT_MENTION_DESCRIPTION,
            .possessive = ent_finder_possessive(f, end),
            .plural = true,
            .group = f->groups,
            .confidence = confidence };
        ent_note *note = ent_finder_add(f, &m);
        note->human = set->actors[i]->kind == ENT_PERSON;
        note->many = true;
    }
    return end;
}

/* The parties that the text is about, as members of that kind. */
static bool take_focus(const ent_finder *f, char kind, uint32_t want, members *set)
{
    if (f->focus_count != want) return false;
    *set = (members){ .count = want };
    for (uint32_t i = 0; i < want; i++) {
        const ent_actor *state = kind == 'p' ? f->focus[i]
                                             : as_side(f, f->focus[i], kind);
        if (!state) return false;
        set->actors[want - 1 - i] = state;
    }
    return true;
}

/* A list in this sentence before the reference: nearer than the focus. */
static bool list_here(
    const ent_finder *f, char kind, uint32_t want, uint32_t third, members *set)
{
    size_t here = window_start(f, 0);
    for (size_t i = f->count; i-- > here;) {
        size_t first = ent_finder_list(f, i);
        if (i + 1 - first != want) continue;
        *set = (members){ 0 };
        gather(f, first, i + 1, kind, third, set);
        if (set->count == want && !set->stranger) return true;
    }
    return false;
}

/* "France urged both sides": those that the text keeps naming together. */
static bool take_couple(
    const ent_finder *f, uint32_t at, char kind, uint32_t want, members *set)
{
    const ent_couple *couple = want == 2 && kind != 'p' ? ent_couple_meant(f, at) : NULL;
    *set = (members){ .count = 2 };
    for (uint32_t i = 0; i < 2 && couple; i++) {
        set->actors[1 - i] = as_side(f, couple->sides[i], kind);
        if (!set->actors[1 - i]) return false;
    }
    return couple;
}

/* "the two also discussed": the number alone is the subject. */
static bool is_bare_number(const ent_finder *f, uint32_t at)
{
    if (at >= f->end) return false;
    ent_tag tag = f->tokens[at].tag;
    return tag == ENT_TAG_VERB || tag == ENT_TAG_AUXILIARY || tag == ENT_TAG_ADVERB;
}

/* The one list of two that a sentence's items from..to-1 make; false: none, several, or
 * one that owns something. Not where "they" is said of others. */
static bool only_two(const ent_finder *f, size_t from, size_t to, members *set)
{
    set->count = 0;
    for (size_t i = to; i-- > from;) {
        const ent_mention *last = &f->items[i];
        size_t first = ent_finder_list(f, i);
        if (last->group || (set->count && i + 1 - first > 1)) return false;
        if (i + 1 - first != 2 || last->form == ENT_MENTION_PLACE) continue;
        const ent_actor *a = f->items[first].actor, *b = last->actor;
        if (!a || !b || last->possessive || !*a->code || !*b->code
            || !strcmp(a->code, b->code))
            return false;
        *set = (members){ .actors = { b, a }, .count = 2 };
        i = first;
    }
    return set->count == 2;
}

/* "France invited the leaders of [Mali] and [Niger]. Both accepted" */
static bool take_two_before(const ent_finder *f, uint32_t at, members *set)
{
    size_t here = window_start(f, 0), from = window_start(f, 1);
    bool bare = ent_finder_is(f, at, "both") && is_bare_number(f, at + 1);
    return bare && here == f->count && only_two(f, from, here, set);
}

static bool find_members(
    const ent_finder *f, uint32_t at, char kind, uint32_t want, members *set)
{
    if (take_two_before(f, at, set) || take_couple(f, at, kind, want, set)) return true;
    uint32_t third = third_party(f, at);
    if (list_here(f, kind, want, third, set) || take_focus(f, kind, want, set))
        return true;
    *set = (members){ 0 };
    size_t to = f->count;
    for (uint32_t back = 0; back <= SENTENCES_BACK + 1 && set->count < want; back++) {
        size_t from = window_start(f, back);
        gather(f, from, to, kind, third, set);
        to = from;
    }
    return reduce(set, want);
}

bool ent_parties_named(const char *lower)
{
    static const char *const words[] = { "leaders", "sides", "pair", "parties",
        "delegations", "ministers", "presidents", "diplomats", "envoys", "secretaries",
        "participants", "interlocutors" };
    return ENT_AMONG(lower, words);
}

/* A plural description, cut. */
typedef struct {
    uint32_t end;
    char kind;
    uint32_t want;     /* members; 0: not told */
    uint32_t modified; /* its modifiers: "foreign" of "the foreign ministers" */
} plural;

/* "the two leaders", "both sides", "the three countries", "the pair", "both". */
static bool read_plural(const ent_finder *f, uint32_t at, plural *p)
{
    bool definite = ent_finder_is(f, at, "the") || ent_finder_is(f, at, "these");
    bool owned = ent_finder_is(f, at - 1, "our") || ent_finder_is(f, at - 1, "their");
    uint32_t i = at + definite, want = member_count(ent_finder_lower(f, i));
    bool both = ent_finder_is(f, i, "both");
    bool alone = at == f->begin && ent_finder_is(f, at, "participants");
    if (want) i++;
    if (!definite && !both && !alone && !(want && owned)) return false;
    while (want && i < f->end && !ent_finder_name(f, i)
           && (f->tokens[i].tag == ENT_TAG_ADJECTIVE || ent_role_modifier(&f->tokens[i])))
        i++;
    while (!want && definite && i < f->end && !f->tokens[at].quoted
           && ent_role_modifier(&f->tokens[i]))
        i++; /* "the foreign ministers" */
    uint32_t modified = want ? 0 : i - at - definite;
    const char *noun = ent_finder_lower(f, i);
    bool bare = want && is_bare_number(f, i) && (definite || at == f->begin);
    *p = (plural){ bare ? i : i + 1, bare ? 'p' : member_kind(noun), want, modified };
    bool partners = f->joint || strcmp(noun, "parties"); /* of a truce: anybody */
    return p->kind && (want || (ent_parties_named(noun) && partners));
}

/* "The foreign ministers" of the sides in question: who held the office then; where
 * nobody is known to have held it, the sides. */
static void take_offices(const ent_finder *f, const plural *p, members *set)
{
    static const struct {
        const char *before, *office;
    } offices[] = { { "foreign", "foreign minister" }, { "defense", "defence minister" },
        { "defence", "defence minister" }, { "prime", "prime minister" } };
    const char *office = "";
    bool ministers = ent_finder_is(f, p->end - 1, "ministers") && p->modified == 1;
    for (size_t i = 0; ministers && i < sizeof offices / sizeof *offices; i++)
        if (ent_finder_is(f, p->end - 2, offices[i].before)) office = offices[i].office;
    for (uint32_t i = 0; i < set->count; i++) {
        const ent_actor *side = as_side(f, set->actors[i], 'x'), *holder = NULL;
        if (!side) continue;
        if (*office && f->date != ENT_NO_DATE)
            holder = ent_lexicon_holder(f->lexicon, office, side->code, f->date);
        set->actors[i] = holder ? holder : side;
    }
}

/* "The Secretary and his [counterparts]": the parties in focus but the one whose they
 * are. */
static uint32_t read_counterparts(ent_finder *f, uint32_t at)
{
    members set = { 0 };
    const ent_mention *owner = f->count ? &f->items[f->count - 1] : NULL;
    if (!ent_finder_is(f, at, "counterparts") || !owner || owner->first + 1 != at
        || owner->form != ENT_MENTION_PRONOUN || owner->group || f->focus_count < 3)
        return at;
    for (uint32_t i = f->focus_count; i-- > 0;)
        if (strcmp(f->focus[i]->code, owner->actor->code) != 0)
            set.actors[set.count++] = f->focus[i];
    return set.count + 1 == f->focus_count ? add_members(f, &set, at, at + 1, 0.75F) : at;
}

/* "[All] agreed to work together": three or more that have just met. */
static uint32_t read_all(ent_finder *f, uint32_t at)
{
    members set;
    bool bare = at == f->begin && ent_finder_is(f, at, "all")
                && is_bare_number(f, at + 1);
    if (!bare || f->focus_count < 3 || !take_focus(f, 'p', f->focus_count, &set))
        return at;
    return add_members(f, &set, at, at + 1, 0.7F);
}

uint32_t ent_parties_read(ent_finder *f, uint32_t at)
{
    plural p, of;
    members set;
    uint32_t end = read_counterparts(f, at);
    if (end == at) end = read_all(f, at);
    if (end > at || !read_plural(f, at, &p)) return end;
    if (ent_finder_is(f, p.end, "of") || ent_finder_is(f, p.end, "from")) {
        /* "the leaders of the two countries" */
        if (!read_plural(f, p.end + 1, &of) || of.kind == 'p') return at;
        p = of;
    }
    if (!p.want) p.want = f->focus_count ? f->focus_count : 2;
    if (!find_members(f, at, p.kind, p.want, &set)) return at;
    if (p.modified) take_offices(f, &p, &set);
    return add_members(f, &set, at, p.end, 0.75F);
}
