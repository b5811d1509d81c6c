/* pronoun.c - pronouns bound to the nearest plain antecedent, or to none. */
#include "actors/pronoun.h"

#include <string.h>

#include "actors/antecedent.h"
#include "actors/clause.h"

enum { REACH = 1 }; /* sentences before its own in which an antecedent is looked for */

static ent_person person_of(const char *lower, bool *possessive)
{
    static const struct {
        const char *word;
        ent_person person;
        bool possessive;
    } words[] = { { "he", ENT_HE, false }, { "him", ENT_HE, false },
        { "his", ENT_HE, true }, { "she", ENT_SHE, false }, { "her", ENT_SHE, true },
        { "they", ENT_THEY, false }, { "them", ENT_THEY, false },
        { "their", ENT_THEY, true }, { "it", ENT_IT, false }, { "its", ENT_IT, true },
        { "we", ENT_WE, false }, { "us", ENT_WE, false }, { "our", ENT_WE, true },
        { "i", ENT_I, false }, { "me", ENT_I, false }, { "my", ENT_I, true } };
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (!strcmp(lower, words[i].word)) {
            *possessive = words[i].possessive;
            return words[i].person;
        }
    return ENT_NOBODY;
}

/* True where item `i` can be what the pronoun means. */
static bool fits(const ent_finder *f, size_t i, ent_person who)
{
    const ent_mention *m = &f->items[i];
    const ent_note *note = &f->notes[i];
    const ent_actor *a = m->actor;
    if (m->form == ENT_MENTION_ADJECTIVE) return false;
    switch (who) {
    case ENT_HE: return note->human && !note->many && !(a && a->female);
    case ENT_SHE: return note->human && !note->many && !(a && a->male);
    case ENT_THEY: {
        bool band = a && a->kind == ENT_GROUP; /* the Houthis, the Taliban */
        return (note->many || band) && m->form != ENT_MENTION_PLACE;
    }
    case ENT_IT:
        return a && !note->human && !note->many && a->kind != ENT_PERSON
               && m->form != ENT_MENTION_PLACE;
    default: return false;
    }
}

static bool same_actor(const ent_actor *a, const ent_actor *b)
{
    return a == b;
}

/* The best item from..to: the only one that fits, or the last (first) subject. */
static size_t pick(const ent_finder *f, size_t from, size_t to, ent_person who,
    bool nearest, float *confidence)
{
    size_t best = SIZE_MAX, subject = SIZE_MAX;
    bool several = false;
    for (size_t i = from; i < to; i++) {
        if (!fits(f, i, who)) continue;
        if (best != SIZE_MAX && !same_actor(f->items[best].actor, f->items[i].actor)
            && (!f->items[i].group || f->items[i].group != f->items[best].group))
            several = true;
        best = i;
        if (f->notes[i].subject) subject = i;
    }
    *confidence = several ? 0.6F : 0.8F;
    return !several || nearest ? best : subject;
}

/* Item `i` names a side that none of the items from..i-1 names. */
static bool is_new_side(const ent_finder *f, size_t from, size_t i)
{
    for (size_t k = from; k < i; k++)
        if (f->items[k].actor
            && !strcmp(f->items[k].actor->code, f->items[i].actor->code))
            return false;
    return f->items[i].form != ENT_MENTION_PRONOUN || f->items[i].group;
}

/* Different sides that the items from..to-1 name; 0: there is a stranger among them. */
static size_t count_sides(const ent_finder *f, size_t from, size_t to)
{
    size_t count = 0;
    for (size_t i = from; i < to; i++) {
        if (!f->items[i].actor) return 0;
        count += is_new_side(f, from, i);
    }
    return count;
}

static void add_one(ent_finder *f, uint32_t at, size_t meant, bool possessive, bool many,
    float confidence)
{
    ent_mention m = { .actor = f->items[meant].actor,
        .first = at,
        .count = 1,
        .head = at,
        .form = ENT_MENTION_PRONOUN,
        .possessive = possessive,
        .plural = many || f->items[meant].plural,
        .group = many ? f->groups : 0,
        .confidence = confidence };
    ent_note old = f->notes[meant];
    ent_note *note = ent_finder_add(f, &m);
    note->human = old.human;
    note->role = old.role;
}

/* Binds the pronoun at `at` to the items from..to-1: one actor, or a group of sides. */
static uint32_t add(
    ent_finder *f, uint32_t at, size_t from, size_t to, bool possessive, float confidence)
{
    bool many = to > from + 1;
    if (confidence < ENT_LEAST_CONFIDENCE || !f->items[from].actor) return at;
    if (many && count_sides(f, from, to) < 2) return at;
    if (many) f->groups++;
    for (size_t i = from; i < to; i++)
        if (!many || is_new_side(f, from, i))
            add_one(f, at, i, possessive, many, confidence);
    return at + 1;
}

static bool is_new_meaning(const ent_finder *f, const ent_antecedent *meant, size_t i)
{
    for (size_t k = 0; k < i; k++)
        if (!strcmp(f->items[meant->items[k]].actor->code,
                f->items[meant->items[i]].actor->code))
            return false;
    return true;
}

/* Binds the pronoun at `at` to what was found for it. */
static uint32_t add_meant(
    ent_finder *f, uint32_t at, const ent_antecedent *meant, bool possessive)
{
    bool many = meant->count > 1;
    if (meant->confidence < ENT_LEAST_CONFIDENCE) return at;
    for (size_t i = 0; i < meant->count; i++)
        if (!f->items[meant->items[i]].actor) return at;
    if (many) f->groups++;
    for (size_t i = 0; i < meant->count; i++)
        if (is_new_meaning(f, meant, i))
            add_one(f, at, meant->items[i], possessive, many, meant->confidence);
    return at + 1;
}

/* "it is clear that", "it will mark": no actor. */
static bool is_empty(const ent_finder *f, uint32_t at)
{
    static const char *const verbs[] = { "be", "seem", "appear", "mark", "come", "follow",
        "happen", "take", "become", "remain", "emerge", "mean", "rain", "cost", "turn",
        "look", "occur", "include", "involve", "bring" };
    for (uint32_t i = at + 1; i < f->end && i < at + 5; i++) {
        const ent_token *t = &f->tokens[i];
        if (t->tag == ENT_TAG_AUXILIARY && strcmp(t->lemma, "be")) continue;
        if (t->tag == ENT_TAG_ADVERB || t->tag == ENT_TAG_PARTICLE) continue;
        for (size_t k = 0; k < sizeof verbs / sizeof *verbs; k++)
            if (!strcmp(t->lemma, verbs[k])) return true;
        return t->tag != ENT_TAG_VERB;
    }
    return true;
}

static size_t sentence_start(const ent_finder *f, size_t to, uint32_t sentence)
{
    while (to > 0 && f->items[to - 1].sentence >= sentence) to--;
    return to;
}

/* he, she, it: in this sentence, else the one before. */
static uint32_t read_single(ent_finder *f, uint32_t at, ent_person who, bool possessive)
{
    float confidence;
    size_t here = sentence_start(f, f->count, f->index);
    if (who == ENT_IT && !possessive && is_empty(f, at)) return at;
    /* "urged Peru to open its borders": the nearer one owns. */
    size_t best = pick(f, here, f->count, who, who == ENT_IT && possessive, &confidence);
    bool any_here = false;
    for (size_t i = here; i < f->count; i++) any_here |= fits(f, i, who);
    if (best == SIZE_MAX && !any_here && f->index >= REACH) {
        size_t before = sentence_start(f, here, f->index - REACH);
        best = pick(f, before, here, who, false, &confidence);
        confidence -= who == ENT_IT ? 0.2F : 0.05F;
        if (best != SIZE_MAX && who == ENT_IT && !f->notes[best].subject) return at;
    }
    if (best == SIZE_MAX) return at;
    return add(f, at, best, best + 1, possessive, confidence);
}

/* Other people stand between the antecedent and the pronoun: "Iran freed the workers and
 * their wives". */
static bool has_rival(const ent_finder *f, size_t antecedent, uint32_t at)
{
    const ent_mention *m = &f->items[antecedent];
    bool same = m->sentence == f->index;
    for (uint32_t i = same ? m->first + m->count : f->begin; i < at; i++) {
        bool plural;
        const ent_role *role = ent_role_find(&f->tokens[i], &plural);
        if (role && plural && role->kind != ENT_ROLE_PLACE
            && role->kind != ENT_ROLE_WEAPON)
            return true;
    }
    return false;
}

/* The parties that the text is about. */
static uint32_t add_focus(ent_finder *f, uint32_t at, bool possessive, float confidence)
{
    f->groups++;
    for (uint32_t i = 0; i < f->focus_count; i++) {
        ent_mention m = { .actor = f->focus[i],
            .first = at,
            .count = 1,
            .head = at,
            .form = ENT_MENTION_PRONOUN,
            .possessive = possessive,
            .plural = true,
            .group = f->groups,
            .confidence = confidence };
        ent_note *note = ent_finder_add(f, &m);
        note->human = f->focus[i]->kind == ENT_PERSON;
        note->many = true;
    }
    return at + 1;
}

/* "They also discussed", where the sentence before brings in no other people. */
static uint32_t read_focus(ent_finder *f, uint32_t at, bool possessive)
{
    if (!f->focus_count || f->index == 0 || at > f->begin + 1) return at;
    const ent_sentence *before = &f->text->sentences[f->index - 1];
    for (uint32_t i = before->first; i < before->first + before->count; i++) {
        bool plural;
        const ent_role *role = ent_role_find(&f->tokens[i], &plural);
        if (role && plural && role->kind == ENT_ROLE_PERSON && !role->title) return at;
    }
    return add_focus(f, at, possessive, 0.6F);
}

/* "Turkey defended their claim": a state as its people. */
static uint32_t read_their(ent_finder *f, uint32_t at)
{
    float confidence;
    size_t here = sentence_start(f, f->count, f->index);
    size_t best = pick(f, here, f->count, ENT_IT, true, &confidence);
    bool plain = best != SIZE_MAX && f->notes[best].subject && confidence > 0.7F
                 && !has_rival(f, best, at);
    return plain ? add(f, at, best, best + 1, true, 0.55F) : at;
}

/* they: a list or a plural in this sentence or the one before. */
static uint32_t read_plural(ent_finder *f, uint32_t at, bool possessive)
{
    enum { MOST = 5 };
    size_t to = f->count;
    for (uint32_t back = 0; back <= REACH && back <= f->index; back++) {
        size_t from = sentence_start(f, to, f->index - back);
        for (size_t i = to; i-- > from;) {
            const ent_mention *m = &f->items[i];
            if (m->form == ENT_MENTION_ADJECTIVE || m->form == ENT_MENTION_PLACE)
                continue;
            size_t first = ent_finder_list(f, i);
            while (m->group && first > from && f->items[first - 1].group == m->group)
                first--;
            bool list = (m->group || f->notes[i].subject)
                        && count_sides(f, first, i + 1) > 1;
            if (!list) continue;
            if (count_sides(f, first, i + 1) > MOST || has_rival(f, i, at)) return at;
            return add(f, at, first, i + 1, possessive, 0.7F);
        }
        float confidence;
        size_t best = pick(f, from, to, ENT_THEY, false, &confidence);
        if (best != SIZE_MAX && has_rival(f, best, at)) return at;
        if (best != SIZE_MAX)
            return add(f, at, best, best + 1, possessive, confidence - 0.1F);
        uint32_t end = back == 0 && possessive ? read_their(f, at) : at;
        if (end > at) return end;
        to = from;
    }
    return read_focus(f, at, possessive);
}

/* The signatories of a joint statement, one mention each. */
static uint32_t add_signers(ent_finder *f, uint32_t at, bool possessive)
{
    f->groups++;
    for (uint32_t i = 0; i < f->signer_count; i++) {
        ent_mention m = { .actor = f->signers[i],
            .first = at,
            .count = 1,
            .head = at,
            .form = ENT_MENTION_PRONOUN,
            .possessive = possessive,
            .plural = true,
            .group = f->groups,
            .confidence = 0.75F };
        ent_finder_add(f, &m)->many = true;
    }
    return at + 1;
}

/* "our two countries", "our bilateral ties": the release and whom it is about. */
static bool is_shared(const ent_finder *f, uint32_t at, const char *code)
{
    static const char *const words[] = { "bilateral", "common", "joint", "mutual",
        "shared", "two" };
    enum { FARTHEST = 4 };
    bool shared = false, own = false;
    for (uint32_t i = at + 1; i < f->end && i < at + FARTHEST; i++)
        for (size_t k = 0; k < sizeof words / sizeof *words; k++)
            shared |= ent_finder_is(f, i, words[k]);
    for (uint32_t i = 0; i < f->focus_count; i++) own |= !strcmp(f->focus[i]->code, code);
    return shared && own && f->focus_count == 2;
}

/* Who speaks where token `at` stands; NULL: nobody known. */
static const ent_actor *speaker_at(const ent_finder *f, uint32_t at)
{
    if (at >= f->told_from) return f->told_by;
    if (f->tokens[at].quoted) return f->speaker;
    return f->in_turn ? f->turn : f->publisher;
}

/* The pronoun at `at` as a mention of `actor`. */
static ent_note *add_own(
    ent_finder *f, uint32_t at, const ent_actor *actor, bool possessive, float confidence)
{
    ent_mention m = { .actor = actor,
        .first = at,
        .count = 1,
        .head = at,
        .form = ENT_MENTION_PRONOUN,
        .possessive = possessive,
        .confidence = confidence };
    return ent_finder_add(f, &m);
}

/* "I", "my": the person who speaks, where one is known, else the side. */
static uint32_t read_i(ent_finder *f, uint32_t at, bool possessive)
{
    const ent_actor *actor = speaker_at(f, at);
    if (!actor || !*actor->code) return at;
    add_own(f, at, actor, possessive, 0.75F)->human = true;
    return at + 1;
}

static uint32_t read_we(ent_finder *f, uint32_t at, bool possessive)
{
    bool quoted = f->tokens[at].quoted || at >= f->told_from;
    bool joint = !quoted && !f->in_turn && f->joint;
    if (joint && f->signer_count) return add_signers(f, at, possessive);
    const ent_actor *actor = speaker_at(f, at);
    const ent_actor *owner = actor && *actor->code
                                 ? ent_lexicon_owner(f->lexicon, actor->code)
                                 : NULL;
    if (!owner) return at;
    if (possessive && !quoted && is_shared(f, at, owner->code))
        return add_focus(f, at, true, 0.7F);
    add_own(f, at, owner, possessive, joint ? 0.6F : 0.75F);
    return at + 1;
}

/* "it rains", "it is clear that", "it marks": no actor. */
static bool is_nothing(const ent_finder *f, uint32_t at)
{
    static const char *const verbs[] = { "seem", "appear", "mark", "come", "follow",
        "happen", "remain", "emerge", "mean", "rain", "cost", "turn", "look", "occur",
        "include", "involve", "bring" };
    const ent_token *t = &f->tokens[at];
    if (t->label == ENT_DEP_EXPL) return true;
    if (!ent_arc_is_subject(t)) return false;
    const ent_token *over = &f->tokens[ent_clause_of(f->tokens, f->begin, at)];
    if (over->upos != ENT_UPOS_VERB && over->tag != ENT_TAG_VERB) return true;
    for (size_t i = 0; i < sizeof verbs / sizeof *verbs; i++)
        if (!strcmp(over->lemma, verbs[i])) return true;
    /* "as long as it takes" */
    const ent_token *next = over + 1;
    bool last = next == f->tokens + f->end || next->tag == ENT_TAG_PUNCTUATION;
    return !strcmp(over->lemma, "take") && (last || !strcmp(next->lower, "to"));
}

/* "rejected [it]": what was said or done. "urged [it] to leave": somebody. */
static bool is_matter(const ent_finder *f, uint32_t at)
{
    static const char *const verbs[] = { "accuse", "advise", "arm", "ask", "attack",
        "beg", "blame", "bomb", "deter", "finance", "force", "fund", "help", "hire",
        "inform", "invade", "invite", "isolate", "join", "lobby", "order", "pressure",
        "punish", "remind", "sanction", "sue", "supply", "tell", "thank", "threaten",
        "urge", "warn" };
    static const char *const links[] = { "against", "upon", "from", "by", "to", "at" };
    const ent_token *t = &f->tokens[at];
    if (t->label == ENT_DEP_OBJ || t->label == ENT_DEP_IOBJ) {
        uint32_t over = ent_arc_head(f->tokens, f->begin, at);
        for (size_t i = 0; i < sizeof verbs / sizeof *verbs && over != ENT_NOWHERE; i++)
            if (!strcmp(f->tokens[over].lemma, verbs[i])) return false;
        return true;
    }
    if (ent_arc_is_subject(t)) return false;
    for (size_t i = 0; i < sizeof links / sizeof *links; i++)
        if (ent_finder_is(f, at - 1, links[i])) return false;
    return true;
}

static uint32_t add_ahead(
    ent_finder *f, uint32_t at, const ent_actor *actor, bool possessive, float confidence)
{
    ent_mention m = { .actor = actor,
        .first = at,
        .count = 1,
        .head = at,
        .form = ENT_MENTION_PRONOUN,
        .possessive = possessive,
        .confidence = confidence };
    ent_finder_add(f, &m);
    return at + 1;
}

/* A list of pronouns is no sentence, and must not cost more than one. */
static bool is_asked_enough(ent_finder *f)
{
    enum { MOST_ASKED = 40 };
    if (f->asked_in != f->index) f->asked = 0;
    f->asked_in = f->index;
    return f->asked++ >= MOST_ASKED;
}

/* In a parsed text. */
static uint32_t read_by_tree(ent_finder *f, uint32_t at, ent_person who, bool possessive)
{
    if (who == ENT_IT && !possessive && (is_nothing(f, at) || is_matter(f, at)))
        return at;
    if (is_asked_enough(f)) return at;
    ent_antecedent meant = ent_antecedent_find(f, at, who, possessive);
    if (meant.ahead) return add_ahead(f, at, meant.ahead, possessive, meant.confidence);
    if (meant.focus)
        return meant.confidence < ENT_LEAST_CONFIDENCE
                   ? at
                   : add_focus(f, at, possessive, meant.confidence);
    if (meant.count) return add_meant(f, at, &meant, possessive);
    return who == ENT_THEY && !meant.rival ? read_focus(f, at, possessive) : at;
}

uint32_t ent_pronoun_read(ent_finder *f, uint32_t at)
{
    bool possessive;
    ent_person who = f->tokens[at].tag == ENT_TAG_PRONOUN
                         ? person_of(f->tokens[at].lower, &possessive)
                         : ENT_NOBODY;
    if (who == ENT_NOBODY || ent_finder_is(f, at + 1, "/")
        || ent_finder_is(f, at + 1, "or"))
        return at; /* "his/her": anybody */
    if (who == ENT_WE) return read_we(f, at, possessive);
    if (who == ENT_I) return read_i(f, at, possessive);
    if (f->tokens[at].quoted && !f->text->parsed) return at;
    if (who == ENT_SHE && possessive)
        possessive = at + 1 < f->end
                     && (f->tokens[at + 1].tag == ENT_TAG_NOUN
                         || f->tokens[at + 1].tag == ENT_TAG_ADJECTIVE);
    if (f->text->parsed) return read_by_tree(f, at, who, possessive);
    if (who == ENT_THEY) return read_plural(f, at, possessive);
    return read_single(f, at, who, possessive);
}
