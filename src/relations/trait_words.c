/* trait_words.c - a pattern for each kind of trait, its gaps filled from the sentence. */
#include "relations/trait_words.h"

#include <string.h>

/* Gaps: %a %b where source and target stand as seen from the word; %x %y the words with
 * these hashes; %r the relation x, %q the relation y; %s the status y; %i the rule of x;
 * %u the word's part of speech; %o the order of the three; %f forms, %k kinds, %e sectors
 * of the two; %S %T source and target in full; %p their places as seen from what joins
 * them; %g words between them, %N names; %n the number x;
 * %m the parties of the sentence; %c the words between that are like x. */
static const char *const patterns[ENT_TRAIT_KINDS] = {
    [KIND_BIAS] = "most pairs of actors do not stand in it",
    [KIND_RULE] = "they read %r",
    [KIND_RULE_FRAME] = "%i reads %r",
    [KIND_RULE_STATUS] = "they read %r as %s",
    [KIND_TURNED] = "they read %r the other way round",
    [KIND_WORD] = "the word itself",
    [KIND_WORD_SOURCE] = "%a",
    [KIND_WORD_TARGET] = "%b",
    [KIND_WORD_PLACES] = "%a, %b",
    [KIND_WORD_COARSE] = "roughly %a, %b",
    [KIND_WORD_ORDER] = "in the order %o",
    [KIND_WORD_OBJECT] = "with the object %y",
    [KIND_WORD_OBJECT_COARSE] = "the object %x of a word that stands so",
    [KIND_WORD_UNDER] = "under %y",
    [KIND_CLASS] = "words of like use",
    [KIND_CLASS_PLACES] = "words of like use, %a, %b",
    [KIND_CLASS_COARSE] = "words of like use, roughly %a, %b",
    [KIND_CLASS_SOURCE] = "words of like use, %a",
    [KIND_CLASS_TARGET] = "words of like use, %b",
    [KIND_FRAME] = "a %u of %r in the table",
    [KIND_FRAME_PLACES] = "a word of %r in the table, %a, %b",
    [KIND_FRAME_COARSE] = "a word of %r in the table, roughly %a, %b",
    [KIND_FRAME_SOURCE] = "a %u of %r in the table, %a",
    [KIND_FRAME_TARGET] = "a %u of %r in the table, %b",
    [KIND_TAG_PLACES] = "a %u, %a, %b",
    [KIND_PATH] = "%p",
    [KIND_PATH_FORMS] = "%p; %f",
    [KIND_DISTANCE] = "%g",
    [KIND_FORMS] = "%f",
    [KIND_FORM_SOURCE] = "%S",
    [KIND_FORM_TARGET] = "%T",
    [KIND_KINDS] = "%k",
    [KIND_SECTORS] = "%e",
    [KIND_HEAD_SOURCE] = "%x as source",
    [KIND_HEAD_TARGET] = "%x as target",
    [KIND_BETWEEN] = "%x",
    [KIND_BETWEEN_PAIR] = "%x %y",
    [KIND_BETWEEN_CLASS] = "words like %c",
    [KIND_BEFORE] = "%x before them",
    [KIND_AFTER] = "%x after them",
    [KIND_SENTENCE] = "its kind and length",
    [KIND_MANY] = "%N",
    [KIND_ADJACENT] = "just %g",
    [KIND_ISSUER] = "%T",
    [KIND_PARTIES] = "%m",
    [KIND_LIST] = "both in a list of %n",
    [KIND_BAG] = "%x somewhere in it",
    [KIND_WORD_KINDS] = "of %k",
    [KIND_WORD_ROLES] = "%a, %b",
    [KIND_FRAME_ROLES] = "a word of %r in the table, %a, %b",
    [KIND_OWN_PLACES] = "a %u that may state it, %a, %b",
    [KIND_OWN_COARSE] = "a %u that may state it, roughly %a, %b",
    [KIND_OWN_SOURCE] = "a %u that may state it, %a",
    [KIND_OWN_TARGET] = "a %u that may state it, %b",
    [KIND_OWN_FORMS] = "a %u that may state it, of %f",
    [KIND_OWN_FORMS_COARSE] = "a %u that may state it, of %f",
    [KIND_OWN_KINDS] = "a %u that may state it, of %k",
    [KIND_OWN_ORDER] = "a %u that may state it, in the order %o",
    [KIND_OWN_ROLES] = "a %u that may state it, %a, %b",
    [KIND_OWN_ROLES_FORMS] = "a %u that may state it, %a, %b",
    [KIND_OWN_ROLE_SOURCE] = "a %u that may state it, %a",
    [KIND_OWN_ROLE_TARGET] = "a %u that may state it, %b",
    [KIND_OWN_RULE] = "they read it",
    [KIND_OWN_TURNED] = "they read it the other way round",
};

static const char *const issuer_patterns[] = { "the word itself", "%b", "roughly %b",
    "words of like use, %b", "words of like use", "a %u of %r in the table",
    "a word of %r in the table, %b" };

typedef struct {
    ent_buffer *out;
    const ent_trait_setting *setting;
    const ent_path_tree *tree;
    const ent_trait_note *note;
    uint32_t token;
} writing;

static const char *label_words(uint8_t label)
{
    static const char *const words[ENT_DEP_COUNT] = { [ENT_DEP_NSUBJ] = "subject",
        [ENT_DEP_NSUBJ_PASS] = "subject in the passive",
        [ENT_DEP_OBJ] = "object",
        [ENT_DEP_IOBJ] = "second object",
        [ENT_DEP_NMOD_POSS] = "possessor",
        [ENT_DEP_APPOS] = "apposition",
        [ENT_DEP_AMOD] = "adjective",
        [ENT_DEP_CONJ] = "neighbour in a list",
        [ENT_DEP_FLAT] = "part of the name",
        [ENT_DEP_COMPOUND] = "noun before it",
        [ENT_DEP_XCOMP] = "complement",
        [ENT_DEP_CCOMP] = "clause",
        [ENT_DEP_ADVCL] = "adverbial clause",
        [ENT_DEP_ACL] = "clause",
        [ENT_DEP_ACL_RELCL] = "relative clause" };
    return words[label] ? words[label] : ent_dep_names[label];
}

/* "with-phrase", "object" */
static void write_label(ent_buffer *out, const ent_path_tree *tree, uint32_t at)
{
    const ent_token *mark = ent_path_case(tree, at);
    uint8_t label = tree->tokens[at].label;
    if (mark && strcmp(mark->lower, "'s") != 0 && strcmp(mark->lower, "’s") != 0)
        ent_buffer_print(out, "%s-phrase", mark->lower);
    else
        ent_buffer_text(out, label_words(label));
}

/* Lists and names of several words are one place, unless that is all there is. */
static bool is_silent(uint8_t label, uint32_t steps)
{
    return steps > 1
           && (label == ENT_DEP_CONJ || label == ENT_DEP_FLAT || label == ENT_DEP_FIXED);
}

void ent_place_write(
    ent_buffer *out, const ent_path_tree *tree, uint32_t from, uint32_t to)
{
    uint32_t path[ENT_LONGEST_PATH + 1], turn = 0;
    uint32_t n = ent_path_between(tree, from, to, path, ENT_LONGEST_PATH + 1, &turn);
    const char *joint = "";
    if (n <= 1) {
        ent_buffer_text(out, n ? "the word itself" : "far from it");
        return;
    }
    for (uint32_t i = n; i-- > turn + 1;) {
        if (is_silent(tree->tokens[path[i]].label, n - 1 - turn)) continue;
        ent_buffer_text(out, joint);
        write_label(out, tree, path[i]);
        joint = " of its ";
    }
    if (!*joint && n > turn + 1) { /* a list in a list */
        write_label(out, tree, path[n - 1]);
        joint = " of its ";
    }
    if (!turn) return;
    if (*joint)
        ent_buffer_print(out, " of ‘%s’", tree->tokens[path[turn]].raw);
    else
        ent_buffer_text(out, turn > 1 ? "what stands over it" : "what it hangs on");
}

static uint32_t top_of(const writing *w, uint32_t index)
{
    const ent_mention *m = &w->setting->scene->mentions->items[index];
    uint32_t first = m->first - w->setting->scene->sentence->first;
    return ent_path_top(
        w->tree, first, m->count, m->head - w->setting->scene->sentence->first);
}

static const ent_mention *mention_of(const writing *w, bool target)
{
    const ent_candidate_pair *pair = w->setting->pair;
    if (!pair || (!target && pair->source == ENT_ISSUER)) return NULL;
    return &w->setting->scene->mentions->items[target ? pair->target : pair->source];
}

static const ent_actor *actor_of(const writing *w, bool target)
{
    return target ? w->setting->candidate->target : w->setting->candidate->source;
}

static void write_stand(const writing *w, uint32_t from, bool target)
{
    const ent_candidate_pair *pair = w->setting->pair;
    ent_buffer_print(w->out, "%s ", actor_of(w, target)->code);
    if (!mention_of(w, target)) {
        ent_buffer_text(w->out, "as issuer");
        return;
    }
    ent_buffer_text(w->out, "as ");
    ent_place_write(
        w->out, w->tree, from, top_of(w, target ? pair->target : pair->source));
}

/* A word of the sentence that has this hash. */
static void write_word(const writing *w, uint32_t hash)
{
    const ent_scene *s = w->setting->scene;
    for (uint32_t i = 0; i < s->tree.count; i++)
        if (s->lemmas[i] == hash) {
            ent_buffer_print(w->out, "‘%s’", s->tree.tokens[i].raw);
            return;
        }
}

static void write_like(const writing *w)
{
    for (uint32_t i = 0; i < w->tree->count; i++)
        if (w->tree->tokens[i].cluster == w->note->x) {
            ent_buffer_print(w->out, "‘%s’", w->tree->tokens[i].raw);
            return;
        }
}

static void write_described(const writing *w, bool target, bool form, bool kind)
{
    const ent_mention *m = mention_of(w, target);
    const char *of = "";
    if (!m) {
        ent_buffer_text(w->out, "the issuer");
        return;
    }
    if (form) {
        ent_buffer_print(w->out, "%s%s", ent_mention_form_names[m->form],
            m->possessive ? " in the genitive" : "");
        of = " of a ";
    }
    if (kind) ent_buffer_print(w->out, "%s%s", of, ent_kind_names[m->actor->kind]);
}

static void write_both(const writing *w, bool form, bool kind)
{
    write_described(w, false, form, kind);
    ent_buffer_text(w->out, " and ");
    write_described(w, true, form, kind);
}

static void write_sectors(const writing *w)
{
    for (int i = 0; i < 2; i++) {
        const ent_mention *m = mention_of(w, i == 1);
        const char *sector = m && m->actor->sector && *m->actor->sector ? m->actor->sector
                                                                        : "no sector";
        ent_buffer_print(w->out, "%s%s", i ? " and " : "", sector);
    }
}

/* What joins the two in the tree, and how each stands to it. */
static void write_way(const writing *w)
{
    enum { ROOM = 40 };
    const ent_candidate_pair *pair = w->setting->pair;
    uint32_t path[ROOM], turn = 0, from = top_of(w, pair->source);
    uint32_t to = top_of(w, pair->target);
    uint32_t n = ent_path_between(w->tree, from, to, path, ROOM, &turn);
    if (!n) {
        ent_buffer_text(w->out, "far");
        return;
    }
    uint32_t hub = path[turn];
    if (hub != from && hub != to)
        ent_buffer_print(w->out, "‘%s’ with ", w->tree->tokens[hub].raw);
    if (hub != from) write_stand(w, hub, false);
    if (hub != from && hub != to) ent_buffer_text(w->out, ", ");
    if (hub != to) write_stand(w, hub, true);
    if (hub == from || hub == to)
        ent_buffer_print(w->out, " of %s", actor_of(w, hub == to)->code);
}

static void write_order(const writing *w)
{
    uint32_t first = w->setting->scene->sentence->first;
    uint32_t a = w->setting->pair->source == ENT_ISSUER
                     ? 0
                     : mention_of(w, false)->first - first;
    uint32_t b = mention_of(w, true)->first - first;
    const char *codes[2] = { actor_of(w, false)->code, actor_of(w, true)->code };
    bool turned = b < a;
    uint32_t left = turned ? b : a, right = turned ? a : b;
    const char *word = w->tree->tokens[w->token].raw;
    if (w->token < left) ent_buffer_print(w->out, "‘%s’ ", word);
    ent_buffer_text(w->out, codes[turned]);
    if (w->token >= left && w->token < right) ent_buffer_print(w->out, " ‘%s’", word);
    ent_buffer_print(w->out, " %s", codes[!turned]);
    if (w->token >= right) ent_buffer_print(w->out, " ‘%s’", word);
}

static void write_gap(const writing *w)
{
    const ent_mention *a = mention_of(w, false), *b = mention_of(w, true);
    if (!a || !b) return;
    if (b->first < a->first) {
        const ent_mention *c = a;
        a = b;
        b = c;
    }
    uint32_t end = a->first + a->count, gap = b->first > end ? b->first - end : 0;
    if (gap)
        ent_buffer_print(w->out, "%u word%s between them", gap, gap == 1 ? "" : "s");
    else
        ent_buffer_text(w->out, "nothing between them");
}

static const char *class_words(uint8_t upos)
{
    return upos == ENT_UPOS_VERB ? "verb" : upos == ENT_UPOS_ADJ ? "adjective" : "noun";
}

static void write_count(const writing *w, uint32_t n, const char *what, const char *where)
{
    bool parties = strcmp(what, "party") == 0;
    if (n == 1)
        ent_buffer_print(w->out, "1 %s%s", what, where);
    else
        ent_buffer_print(w->out, "%u %s%s", n, parties ? "parties" : "names", where);
}

static void write_number_of(const writing *w, char gap)
{
    const ent_trait_note *n = w->note;
    const ent_claim *rule = n->x < ENT_RELATIONS ? w->setting->candidate->rules[n->x]
                                                 : NULL;
    if (gap == 'r' && n->x < ENT_RELATIONS)
        ent_buffer_text(w->out, ent_relation_table[n->x].name);
    if (gap == 'i' && rule) ent_buffer_text(w->out, rule->rule);
    if (gap == 's' && n->y < ENT_STATUSES)
        ent_buffer_text(w->out, ent_status_names[n->y]);
    if (gap == 'n') ent_buffer_print(w->out, "%u", n->x);
    if (gap == 'u' && w->token != ENT_NO_TOKEN)
        ent_buffer_text(w->out, class_words(w->tree->tokens[w->token].upos));
    if (gap == 'N') write_count(w, n->x, "name", " between them");
    if (gap == 'm') write_count(w, w->setting->candidate->parties, "party", " in it");
}

static void write_gap_of(const writing *w, char gap)
{
    switch (gap) {
    case 'a': write_stand(w, w->token, false); break;
    case 'b': write_stand(w, w->token, true); break;
    case 'x': write_word(w, w->note->x); break;
    case 'y': write_word(w, w->note->y); break;
    case 'o': write_order(w); break;
    case 'f': write_both(w, true, false); break;
    case 'k': write_both(w, false, true); break;
    case 'e': write_sectors(w); break;
    case 'S': write_described(w, false, true, true); break;
    case 'T': write_described(w, true, true, true); break;
    case 'p': write_way(w); break;
    case 'g': write_gap(w); break;
    case 'c': write_like(w); break;
    default: write_number_of(w, gap);
    }
}

void ent_trait_write(ent_buffer *out, const ent_trait_setting *setting,
    const ent_trait_note *note, uint32_t token)
{
    const writing w = { out, setting, &setting->scene->tree, note, token };
    const char *pattern = note->kind == KIND_ISSUER_WORD ? issuer_patterns[note->z]
                                                         : patterns[note->kind];
    for (const char *p = pattern ? pattern : ""; *p; p++) {
        if (*p == '%')
            write_gap_of(&w, *++p);
        else
            ent_buffer_char(out, *p);
    }
}
