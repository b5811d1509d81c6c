/* nominal.c - phrases with and without an actor, their place and kind. */
#include "actors/nominal.h"

#include <string.h>

#include "base/strings.h"

#include "actors/phrase.h"

static ent_nominal_role role_of(const ent_token *token)
{
    switch (token->label) {
    case ENT_DEP_NSUBJ:
    case ENT_DEP_NSUBJ_PASS:
    case ENT_DEP_NSUBJ_OUTER: return ENT_AS_SUBJECT;
    case ENT_DEP_OBJ:
    case ENT_DEP_IOBJ: return ENT_AS_OBJECT;
    case ENT_DEP_OBL_AGENT: return ENT_AS_AGENT;
    case ENT_DEP_OBL: return ENT_AS_OBLIQUE;
    case ENT_DEP_NMOD_POSS: return ENT_AS_OWNER;
    default: return ENT_AS_OTHER;
    }
}

/* Labels of words inside a phrase, and of times ("today"). */
static bool is_inner(const ent_token *token)
{
    switch (token->label) {
    case ENT_DEP_COMPOUND:
    case ENT_DEP_FLAT:
    case ENT_DEP_FIXED:
    case ENT_DEP_AMOD:
    case ENT_DEP_NMOD_DESC:
    case ENT_DEP_NMOD_UNMARKED:
    case ENT_DEP_OBL_UNMARKED:
    case ENT_DEP_APPOS:
    case ENT_DEP_NUMMOD:
    case ENT_DEP_DET:
    case ENT_DEP_EXPL:
    case ENT_DEP_GOESWITH: return true;
    default: return false;
    }
}

/* "It is a [protest]": says what something is, and means nothing new. */
static bool is_predicate(const ent_finder *f, const ent_sentence *s, uint32_t at)
{
    enum { FARTHEST = 12 };
    if (f->tokens[at].label == ENT_DEP_XCOMP) return true;
    for (uint32_t i = at; i > s->first && i + FARTHEST > at; i--)
        if (f->tokens[i].label == ENT_DEP_COP
            && ent_arc_head(f->tokens, s->first, i) == at)
            return true;
    return false;
}

static void set_gender(ent_nominal *n, const ent_token *token)
{
    static const char *const women[] = { "woman", "girl", "mother", "wife", "widow",
        "daughter", "sister", "queen", "princess", "spokeswoman", "chairwoman",
        "policewoman", "actress", "she", "her" };
    static const char *const men[] = { "man", "boy", "father", "husband", "son",
        "brother", "king", "prince", "spokesman", "chairman", "businessman", "policeman",
        "gunman", "fisherman", "statesman", "he", "him", "his" };
    const char *word = token->upos == ENT_UPOS_PRON ? token->lower : token->lemma;
    n->female = ENT_AMONG(word, women);
    n->male = ENT_AMONG(word, men);
    n->human |= n->female || n->male;
}

/* "[tens] of [thousands] of Cubans" */
static bool is_crowd(const ent_token *token)
{
    static const char *const crowds[] = { "dozens", "hundreds", "thousands", "millions",
        "tens", "scores" };
    return ENT_AMONG(token->lower, crowds);
}

/* A phrase that names no actor. False: it means nothing by itself ("which", "I"). */
static bool read_stranger(const ent_token *token, ent_nominal *n)
{
    static const char *const several[] = { "they", "them", "their", "those", "these",
        "others", "some", "many", "both", "all", "several", "most" };
    static const char *const single[] = { "he", "him", "his", "she", "her", "it", "its",
        "someone", "anyone", "everyone", "somebody", "this", "that" };
    bool plural = false, known_word = token->upos == ENT_UPOS_PRON
                                      || token->upos == ENT_UPOS_DET
                                      || token->upos == ENT_UPOS_NUM;
    const ent_role *role = ent_role_find(token, &plural);
    if (known_word) {
        n->many = ENT_AMONG(token->lower, several) || token->upos == ENT_UPOS_NUM;
        n->human = strstr(token->lower, "one") || strstr(token->lower, "body");
        set_gender(n, token);
        return n->many || ENT_AMONG(token->lower, single);
    }
    if (token->upos != ENT_UPOS_NOUN && token->upos != ENT_UPOS_PROPN) return false;
    n->human = (role && role->kind == ENT_ROLE_PERSON) || is_crowd(token);
    n->many = role ? plural
                   : token->upos == ENT_UPOS_NOUN && strcmp(token->lower, token->lemma);
    set_gender(n, token);
    return true;
}

/* Never what a third person means. */
static bool is_first_person(const ent_token *token)
{
    static const char *const words[] = { "we", "us", "our", "i", "me", "my", "you",
        "your" };
    return token->tag == ENT_TAG_PRONOUN && ENT_AMONG(token->lower, words);
}

static void read_item(const ent_finder *f, size_t item, ent_nominal *n)
{
    const ent_mention *m = &f->items[item];
    const ent_note *note = &f->notes[item];
    n->item = item;
    n->human = note->human;
    n->many = note->many || m->group;
    n->female = m->actor && m->actor->female;
    n->male = m->actor && m->actor->male;
    bool title = note->role && m->form != ENT_MENTION_PRONOUN && !n->female && !n->male;
    if (title) set_gender(n, &f->tokens[m->head]);
}

static bool counts(const ent_finder *f, const ent_sentence *s, uint32_t at)
{
    return is_crowd(&f->tokens[at]) && at + 1 < s->first + s->count
           && !strcmp(f->tokens[at + 1].lower, "of");
}

/* The outermost number of which `at` is told; `at`: none. */
static uint32_t counted_by(const ent_finder *f, const ent_sentence *s, uint32_t at)
{
    for (uint32_t over = at; over != ENT_NOWHERE && (over == at || counts(f, s, over));
         over = ent_arc_head(f->tokens, s->first, over))
        at = over;
    return at;
}

/* "the leaders of [Chile] and Peru": the phrase "leaders", whose list that is; `at`: no
 * such phrase. */
static uint32_t office_over(
    const ent_finder *f, uint32_t sentence, size_t item, uint32_t at)
{
    uint32_t begin = f->text->sentences[sentence].first;
    for (size_t i = item == ENT_NO_ITEM ? f->count : item; i-- > 0;) {
        const ent_mention *m = &f->items[i];
        if (m->sentence != sentence || m->first + m->count <= at) break;
        bool office = m->form == ENT_MENTION_DESCRIPTION && m->plural && !m->group
                      && f->notes[i].role;
        if (office && m->first <= at)
            return ent_arc_top(f->tokens, begin, m->first, m->first + m->count);
    }
    return at;
}

/* `item`: the first one whose words take in token `at`. */
static bool read_phrase(
    const ent_finder *f, uint32_t sentence, uint32_t at, size_t item, ent_nominal *n)
{
    const ent_sentence *s = &f->text->sentences[sentence];
    const ent_token *token = &f->tokens[at];
    *n = (ent_nominal){ .at = at, .sentence = sentence, .item = ENT_NO_ITEM };
    if (item != ENT_NO_ITEM) {
        const ent_mention *m = &f->items[item];
        bool attribute = m->form == ENT_MENTION_ADJECTIVE && is_inner(token);
        if (attribute || is_first_person(token)
            || ent_arc_top(f->tokens, s->first, m->first, m->first + m->count) != at)
            return false;
        read_item(f, item, n);
    } else if (counts(f, s, at) || is_inner(token) || ent_phrase_time(token)
               || is_predicate(f, s, at) || !read_stranger(token, n)) {
        return false;
    }
    n->joined = ent_arc_first_joined(f->tokens, s->first, counted_by(f, s, at));
    if (n->joined < at) n->joined = office_over(f, sentence, item, n->joined);
    uint32_t place = n->joined;
    if (f->tokens[place].label == ENT_DEP_APPOS) {
        uint32_t head = ent_arc_head(f->tokens, s->first, place);
        if (head != ENT_NOWHERE) place = ent_arc_first_joined(f->tokens, s->first, head);
    }
    n->role = role_of(&f->tokens[place]);
    uint32_t over = ent_arc_head(f->tokens, s->first, place);
    n->main = n->role == ENT_AS_SUBJECT && over != ENT_NOWHERE
              && f->tokens[over].label == ENT_DEP_ROOT;
    return true;
}

size_t ent_nominals_read(const ent_finder *f, uint32_t sentence, uint32_t before,
    ent_nominal *out, size_t room)
{
    const ent_sentence *s = &f->text->sentences[sentence];
    size_t count = 0, item = f->count;
    while (item > 0 && f->items[item - 1].sentence >= sentence) item--;
    for (uint32_t at = s->first; at < s->first + s->count && at < before; at++) {
        while (item < f->count && f->items[item].first + f->items[item].count <= at)
            item++;
        bool inside = item < f->count && f->items[item].first <= at;
        if (count < room
            && read_phrase(f, sentence, at, inside ? item : ENT_NO_ITEM, &out[count]))
            count++;
    }
    return count;
}
