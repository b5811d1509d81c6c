/* clause.c - up and down the arcs. */
#include "actors/clause.h"

#include <string.h>

enum {
    DEEPEST = ENT_LONGEST_SENTENCE, /* a tree has no longer path */
    MOST_SHARED = 8                 /* verbs in a row with one subject */
};

uint32_t ent_arc_head(const ent_token *tokens, uint32_t begin, uint32_t at)
{
    return tokens[at].head ? begin + tokens[at].head - 1U : ENT_NOWHERE;
}

uint32_t ent_arc_top(
    const ent_token *tokens, uint32_t begin, uint32_t first, uint32_t end)
{
    for (uint32_t at = first; at < end; at++) {
        uint32_t head = ent_arc_head(tokens, begin, at);
        if (tokens[at].label == ENT_DEP_PUNCT || tokens[at].label == ENT_DEP_CASE)
            continue;
        if (head == ENT_NOWHERE || head < first || head >= end) return at;
    }
    return first;
}

bool ent_arc_is_subject(const ent_token *token)
{
    return token->label == ENT_DEP_NSUBJ || token->label == ENT_DEP_NSUBJ_PASS
           || token->label == ENT_DEP_NSUBJ_OUTER;
}

static bool is_verbal(const ent_token *token)
{
    return token->upos == ENT_UPOS_VERB || token->upos == ENT_UPOS_AUX;
}

/* A joined verb opens a clause, a joined noun does not. */
static bool opens_clause(const ent_token *token)
{
    switch (token->label) {
    case ENT_DEP_ROOT:
    case ENT_DEP_CCOMP:
    case ENT_DEP_XCOMP:
    case ENT_DEP_ADVCL:
    case ENT_DEP_ADVCL_RELCL:
    case ENT_DEP_ACL:
    case ENT_DEP_ACL_RELCL:
    case ENT_DEP_CSUBJ:
    case ENT_DEP_CSUBJ_PASS:
    case ENT_DEP_CSUBJ_OUTER:
    case ENT_DEP_PARATAXIS: return true;
    case ENT_DEP_CONJ: return is_verbal(token);
    default: return false;
    }
}

uint32_t ent_clause_of(const ent_token *tokens, uint32_t begin, uint32_t at)
{
    for (int depth = 0; depth < DEEPEST; depth++) {
        uint32_t head = ent_arc_head(tokens, begin, at);
        if (head == ENT_NOWHERE || opens_clause(&tokens[at])) return at;
        at = head;
    }
    return at;
}

uint32_t ent_clause_outer(const ent_token *tokens, uint32_t begin, uint32_t clause)
{
    uint32_t head = ent_arc_head(tokens, begin, clause);
    return head == ENT_NOWHERE ? ENT_NOWHERE : ent_clause_of(tokens, begin, head);
}

bool ent_arc_under(const ent_token *tokens, uint32_t begin, uint32_t at, uint32_t over)
{
    for (int depth = 0; depth < DEEPEST && at != ENT_NOWHERE; depth++) {
        if (at == over) return true;
        at = ent_arc_head(tokens, begin, at);
    }
    return false;
}

uint32_t ent_arc_first_joined(const ent_token *tokens, uint32_t begin, uint32_t at)
{
    for (int depth = 0; depth < DEEPEST && tokens[at].label == ENT_DEP_CONJ; depth++) {
        uint32_t head = ent_arc_head(tokens, begin, at);
        if (head == ENT_NOWHERE) break;
        at = head;
    }
    return at;
}

static bool is_relative(const ent_token *token)
{
    return !strcmp(token->lower, "who") || !strcmp(token->lower, "which")
           || !strcmp(token->lower, "that");
}

/* The child of `clause` with that label, or a subject for ENT_DEP_NSUBJ. */
static uint32_t child(
    const ent_finder *f, const ent_sentence *s, uint32_t clause, ent_dep label)
{
    for (uint32_t at = s->first; at < s->first + s->count; at++) {
        const ent_token *t = &f->tokens[at];
        if (ent_arc_head(f->tokens, s->first, at) != clause) continue;
        if (t->label == label || (label == ENT_DEP_NSUBJ && ent_arc_is_subject(t)))
            return at;
    }
    return ENT_NOWHERE;
}

static bool is_infinitive(const ent_finder *f, const ent_sentence *s, uint32_t clause)
{
    return clause > s->first && !strcmp(f->tokens[clause - 1].lower, "to");
}

/* "pressure on [Chile] to", "called on [Chile] to": the phrase behind such a preposition
 * that ends where the infinitive begins, and hangs on what governs it. */
static uint32_t urged(const ent_finder *f, const ent_sentence *s, uint32_t clause)
{
    static const char *const links[] = { "on", "upon", "for", "to", "with" };
    uint32_t to = clause - 1, head = ent_arc_head(f->tokens, s->first, clause);
    if (to == s->first) return ENT_NOWHERE;
    uint32_t at = to - 1;
    if (at == head) return ENT_NOWHERE;
    for (int depth = 0; depth < MOST_SHARED && at != ENT_NOWHERE; depth++) {
        uint32_t over = ent_arc_head(f->tokens, s->first, at);
        if (over == head) break;
        at = over;
    }
    if (at == ENT_NOWHERE || at == clause) return ENT_NOWHERE;
    uint32_t link = child(f, s, at, ENT_DEP_CASE);
    for (size_t i = 0; i < sizeof links / sizeof *links && link != ENT_NOWHERE; i++)
        if (!strcmp(f->tokens[link].lower, links[i])) return at;
    return ENT_NOWHERE;
}

/* "of moving", "from moving": what the object of the verb before does. */
static bool has_object_mark(const ent_finder *f, const ent_sentence *s, uint32_t clause)
{
    static const char *const marks[] = { "of", "from", "against", "into" };
    uint32_t mark = child(f, s, clause, ENT_DEP_MARK);
    for (size_t i = 0; i < sizeof marks / sizeof *marks && mark != ENT_NOWHERE; i++)
        if (!strcmp(f->tokens[mark].lower, marks[i])) return true;
    return false;
}

/* Whose subject a clause without one shares; ENT_NOWHERE and `*found`: a noun. */
static uint32_t shared(
    const ent_finder *f, const ent_sentence *s, uint32_t clause, uint32_t *found)
{
    const ent_token *t = &f->tokens[clause];
    uint32_t head = ent_arc_head(f->tokens, s->first, clause);
    if (head == ENT_NOWHERE) return ENT_NOWHERE;
    bool infinitive = is_infinitive(f, s, clause);
    if (infinitive && t->label != ENT_DEP_CONJ) *found = urged(f, s, clause);
    if (*found != ENT_NOWHERE) return ENT_NOWHERE;
    switch (t->label) {
    case ENT_DEP_ACL: /* "[Chile]'s promise to" */
        *found = infinitive ? child(f, s, head, ENT_DEP_NMOD_POSS) : head;
        return *found == ENT_NOWHERE ? ent_clause_of(f->tokens, s->first, head)
                                     : ENT_NOWHERE;
    case ENT_DEP_ACL_RELCL: *found = head; return ENT_NOWHERE;
    case ENT_DEP_XCOMP: /* "urged Chile to", "forced it to" */
        *found = child(f, s, head, ENT_DEP_OBJ);
        if (*found == ENT_NOWHERE) *found = child(f, s, head, ENT_DEP_IOBJ);
        return *found == ENT_NOWHERE ? head : ENT_NOWHERE;
    case ENT_DEP_ADVCL: /* "accused Chile of" */
        if (has_object_mark(f, s, clause)) *found = child(f, s, head, ENT_DEP_OBJ);
        return *found == ENT_NOWHERE ? head : ENT_NOWHERE;
    case ENT_DEP_CONJ:
    case ENT_DEP_PARATAXIS: return head;
    default: return ENT_NOWHERE;
    }
}

uint32_t ent_clause_subject(const ent_finder *f, uint32_t sentence, uint32_t clause)
{
    const ent_sentence *s = &f->text->sentences[sentence];
    for (int depth = 0; depth < MOST_SHARED && clause != ENT_NOWHERE; depth++) {
        uint32_t found = child(f, s, clause, ENT_DEP_NSUBJ);
        if (found != ENT_NOWHERE && f->tokens[clause].label == ENT_DEP_ACL_RELCL
            && is_relative(&f->tokens[found]))
            return ent_arc_head(f->tokens, s->first, clause);
        if (found != ENT_NOWHERE) return found;
        clause = shared(f, s, clause, &found);
        if (found != ENT_NOWHERE) return found;
    }
    return ENT_NOWHERE;
}
