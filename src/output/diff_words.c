/* diff_words.c - a diff in plain words. */
#include "output/diff_parts.h"

#include <math.h>
#include <string.h>

#include "output/certainty.h"
#include "output/words.h"

double ent_diff_value(const ent_diff_view *v, int side, double sum)
{
    return ent_change_rate(v->c, side, sum, v->days);
}

bool ent_diff_is_drawn(const ent_diff_view *v)
{
    return v->c->drawn == ENT_BOOTSTRAP_MADE;
}

ent_range ent_diff_range(const ent_diff_view *v, ent_range r)
{
    double days = v->days > 0 ? v->days : v->c->days[ENT_AFTER];
    return (ent_range){ r.low * days, r.high * days };
}

void ent_diff_say_unit(ent_buffer *out, const ent_diff_view *v)
{
    if (v->days > 0) ent_buffer_print(out, " a %s", ent_step_names[v->step]);
}

uint64_t ent_diff_events(const ent_diff_view *v, int side, uint32_t node)
{
    return node == ENT_NOBODY ? 0 : ent_graph_node(v->c->sides[side].graph, node)->count;
}

/* The side on which a node is: after, where it is on both. */
static int side_of(const uint32_t node[ENT_SIDES])
{
    return node[ENT_AFTER] != ENT_NOBODY ? ENT_AFTER : ENT_BEFORE;
}

const char *ent_diff_name(const ent_diff_view *v, const uint32_t node[ENT_SIDES])
{
    int side = side_of(node);
    return ent_node_label(v->c->sides[side].graph, node[side]);
}

const char *ent_diff_id(const ent_diff_view *v, const uint32_t node[ENT_SIDES])
{
    int side = side_of(node);
    return ent_graph_node(v->c->sides[side].graph, node[side])->id;
}

const ent_edge *ent_diff_edge(const ent_tie_change *tie)
{
    bool past = tie->kind == ENT_CHANGE_ENDED || tie->kind == ENT_CHANGE_WEAKER;
    return tie->edge[past ? ENT_BEFORE : ENT_AFTER];
}

const ent_event *ent_diff_event(const ent_tie_change *tie)
{
    const ent_edge *edge = ent_diff_edge(tie);
    return edge ? edge->best : NULL;
}

void ent_diff_say_company(const ent_diff_view *v, int side,
    const uint32_t node[ENT_SIDES], size_t most, ent_buffer *out)
{
    const ent_change *c = v->c;
    const uint32_t *here = c->sides[side].blocs->bloc;
    const uint32_t *there = c->sides[!side].blocs->bloc;
    ent_list list = { out, 0, most, 0 };
    for (int pass = 0; pass < 2; pass++)
        for (size_t i = 0; i < c->actor_count; i++) {
            const ent_actor_change *a = &c->actors[i];
            if (!a->rank[0] || !a->rank[1] || a->node[side] == node[side]
                || here[a->node[side]] != here[node[side]] || !there[a->node[!side]]
                || there[a->node[!side]] == there[node[!side]])
                continue;
            if (pass == 0)
                list.count++;
            else
                ent_say_item(&list, ent_diff_name(v, a->node));
        }
}

void ent_diff_end_sentence(ent_diff_speaker *s)
{
    if (!ent_say_sentence(&s->text, s->sentence, s->context)) s->failed = true;
}

/* What lies far from all others: left out of the time before, or in no period. */
static void say_strays(ent_diff_speaker *s, int side)
{
    uint64_t left = s->v->c->sides[side].strays, outside = s->v->c->outside[side];
    if (left) {
        ent_buffer_char(&s->text, ' ');
        ent_say_count(&s->text, left, "event", NULL);
        ent_buffer_print(&s->text,
            " long before that %s left out, as %s would stretch it (--since takes %s "
            "in).",
            left == 1 ? "is" : "are", left == 1 ? "it" : "they",
            left == 1 ? "it" : "them");
    }
    if (outside) {
        ent_buffer_char(&s->text, ' ');
        ent_say_outside(&s->text, outside);
        ent_buffer_text(
            &s->text, outside == 1 ? "; it counts, too." : "; they count, too.");
    }
}

/* "Before, 1 January to 23 February 2022 (54 days): 24 relations between ..." */
static void say_side(ent_diff_speaker *s, int side)
{
    const ent_change *c = s->v->c;
    const ent_graph *g = c->sides[side].graph;
    const ent_interval period = c->period[side];
    const ent_graph_span span = ent_graph_extent(g);
    ent_buffer_text(&s->text, side == ENT_BEFORE ? "Before" : "After");
    if (period.from != ENT_NO_DATE && period.to != ENT_NO_DATE) {
        ent_buffer_text(&s->text, ", ");
        ent_say_period(&s->text, period);
        ent_buffer_text(&s->text, " (");
        ent_say_count(&s->text, (uint64_t)(period.to - period.from) + 1, "day", NULL);
        ent_buffer_char(&s->text, ')');
    }
    ent_buffer_text(&s->text, ": ");
    if (!span.events) {
        ent_buffer_text(&s->text, "no events.");
    } else {
        ent_say_count(&s->text, span.events, "event", NULL);
        ent_buffer_text(&s->text, " in ");
        ent_say_count(&s->text, ent_graph_edge_count(g), "relation", NULL);
        ent_buffer_text(&s->text, " between ");
        ent_say_count(&s->text, ent_graph_node_count(g), "actor", NULL);
        ent_buffer_char(&s->text, '.');
    }
    say_strays(s, side);
    ent_diff_end_sentence(s);
}

/* More news of everything makes all ties stronger. */
static void say_coverage(ent_diff_speaker *s)
{
    const ent_change *c = s->v->c;
    double before = (double)c->events[0] / c->days[0];
    double after = (double)c->events[1] / c->days[1], times = after / before;
    if (!c->events[0] || !c->events[1] || (times < 2 && times > 0.5)) return;
    ent_buffer_text(&s->text, "Events are ");
    ent_say_fixed(&s->text, times > 1 ? times : 1 / times, 1, false);
    ent_buffer_print(&s->text,
        " times as many%s %s: ties are %s for that alone, which \"chance\" takes into "
        "account.",
        c->rated ? " a day" : "", times > 1 ? "after" : "before",
        times > 1 ? "stronger" : "weaker");
    ent_diff_end_sentence(s);
}

static bool nothing_to_compare(ent_diff_speaker *s)
{
    const ent_change *c = s->v->c;
    bool none[ENT_SIDES];
    for (int i = 0; i < ENT_SIDES; i++)
        none[i] = ent_graph_edge_count(c->sides[i].graph) == 0;
    if (!none[0] && !none[1]) return false;
    ent_buffer_text(&s->text, none[0] && none[1]
                                  ? "Nothing on either side: there is nothing to compare."
                              : none[0] ? "There is nothing before: all ties are new."
                                        : "There is nothing after: all ties have ended.");
    ent_diff_end_sentence(s);
    return none[0] && none[1];
}

static void say_kinds(ent_diff_speaker *s)
{
    static const char *const words[ENT_CHANGES][2] = { { "is new", "are new" },
        { "has ended", "have ended" }, { "has flipped", "have flipped" },
        { "is stronger", "are stronger" }, { "is weaker", "are weaker" } };
    const ent_change *c = s->v->c;
    size_t kinds = c->same > 0, said = 0;
    for (int k = 0; k < ENT_CHANGES; k++) kinds += c->kinds[k] > 0;
    if (!kinds) return;
    ent_buffer_text(&s->text, "Of the ties of either side, ");
    for (int k = 0; k <= ENT_CHANGES; k++) {
        size_t n = k < ENT_CHANGES ? c->kinds[k] : c->same;
        if (!n) continue;
        if (said++) ent_buffer_text(&s->text, said == kinds ? " and " : ", ");
        ent_say_number(&s->text, n);
        ent_buffer_print(&s->text, " %s",
            k < ENT_CHANGES ? words[k][n > 1]
            : n > 1         ? "are much the same"
                            : "is much the same");
    }
    ent_buffer_char(&s->text, '.');
    ent_diff_end_sentence(s);
}

/* What became of two actors. A tie of 0 is no friendship and no enmity: appeals, or as
 * much for as against. */
static const char *turn_of(const ent_tie_change *t)
{
    enum { FRIENDS, FOES, NEITHER };
    static const char *const words[ENT_CHANGES][3] = {
        [ENT_CHANGE_NEW] = { "are newly tied", "are newly at odds",
            "have newly to do with each other, as neither friends nor foes" },
        [ENT_CHANGE_ENDED] = { "are tied no more", "are at odds no more",
            "have nothing to do with each other any more" },
        [ENT_CHANGE_FLIPPED] = { "turned friendly", "turned hostile", "" },
        [ENT_CHANGE_STRONGER] = { "grew friendlier", "grew more hostile", "" },
        [ENT_CHANGE_WEAKER] = { "grew less friendly", "grew less hostile", "" }
    };
    bool past = t->kind == ENT_CHANGE_ENDED || t->kind == ENT_CHANGE_WEAKER;
    double tie = t->tie[past ? ENT_BEFORE : ENT_AFTER];
    int way = tie > 0 ? FRIENDS : tie < 0 ? FOES : NEITHER;
    if (t->kind == ENT_CHANGE_STRONGER && t->tie[ENT_BEFORE] == 0)
        return words[ENT_CHANGE_FLIPPED][way];
    if (t->kind == ENT_CHANGE_WEAKER && t->tie[ENT_AFTER] == 0)
        return tie > 0 ? "are friends no more" : "are foes no more";
    return words[t->kind][way];
}

static void say_turn(ent_diff_speaker *s, const ent_tie_change *t)
{
    ent_list pair = { &s->text, 2, 2, 0 };
    ent_say_item(&pair, ent_diff_name(s->v, t->a));
    ent_say_item(&pair, ent_diff_name(s->v, t->b));
    ent_buffer_print(&s->text, " %s (", turn_of(t));
    for (int side = 0; side < ENT_SIDES; side++) {
        if (side) ent_buffer_text(&s->text, " to ");
        ent_say_fixed(&s->text, ent_diff_value(s->v, side, t->tie[side]), 2, true);
    }
    ent_diff_say_unit(&s->text, s->v);
    if (ent_diff_is_drawn(s->v)) {
        ent_buffer_text(&s->text, ", a change of ");
        ent_say_range(&s->text, ent_diff_range(s->v, t->range), 2, true);
    }
    ent_buffer_text(&s->text, ", ");
    ent_say_number(&s->text, t->count[ENT_BEFORE]);
    ent_buffer_text(&s->text, " to ");
    ent_say_count(&s->text, t->count[ENT_AFTER], "event", NULL);
    ent_buffer_char(&s->text, ')');
}

/* "Beyond chance (below 0.05), China and Russia turned hostile (+4.00 to -10.00 a month,
 * a change of -20.10..-8.20, 3 to 12 events)." */
static void say_turned(ent_diff_speaker *s)
{
    enum { NAMED = 5 };
    static const ent_change_kind order[ENT_CHANGES] = { ENT_CHANGE_FLIPPED,
        ENT_CHANGE_STRONGER, ENT_CHANGE_WEAKER, ENT_CHANGE_NEW, ENT_CHANGE_ENDED };
    const ent_change *c = s->v->c;
    size_t said = 0, all = 0;
    for (size_t i = 0; i < c->tie_count; i++)
        all += ent_change_beyond_chance(c, &c->ties[i]);
    for (int k = 0; k < ENT_CHANGES; k++)
        for (size_t i = 0; i < c->tie_count && said < NAMED; i++) {
            const ent_tie_change *t = &c->ties[i];
            if (t->kind != order[k] || !ent_change_beyond_chance(c, t)) continue;
            ent_buffer_text(&s->text, said++ ? "; " : "Beyond chance (below 0.05), ");
            say_turn(s, t);
        }
    if (all > said) ent_buffer_text(&s->text, "; and ");
    if (all > said) ent_say_count(&s->text, all - said, "other tie", NULL);
    if (!all && c->tie_count)
        ent_buffer_text(&s->text,
            c->drawn == ENT_BOOTSTRAP_FEW
                ? "Which of these changes are beyond chance cannot be told: one side has "
                  "fewer than five stories or sources"
                : "None of these changes is beyond chance (below 0.05)");
    if (s->text.length) ent_buffer_char(&s->text, '.');
    ent_diff_end_sentence(s);
}

static void say_rank(ent_diff_speaker *s, const ent_actor_change *a, int side)
{
    ent_buffer_print(&s->text, " %zu (", a->rank[side]);
    ent_say_count(&s->text, ent_diff_events(s->v, side, a->node[side]), "event", NULL);
    ent_buffer_char(&s->text, ')');
}

/* Few events move a rank far and say little. */
static bool is_seen(const ent_diff_view *v, const ent_actor_change *a)
{
    enum { FEWEST = 3 };
    return a->rank[0] && a->rank[1]
           && (ent_diff_events(v, 0, a->node[0]) >= FEWEST
               || ent_diff_events(v, 1, a->node[1]) >= FEWEST);
}

/* Who was on both sides and whose PageRank went furthest up, and down; where graphs were
 * drawn again, beyond chance. */
static void say_actors(ent_diff_speaker *s)
{
    const ent_change *c = s->v->c;
    const ent_actor_change *most[2] = { NULL, NULL };
    for (size_t i = 0; i < c->actor_count; i++) {
        const ent_actor_change *a = &c->actors[i];
        if (!is_seen(s->v, a) || a->rank[0] == a->rank[1]) continue;
        if (c->drawn == ENT_BOOTSTRAP_FEW
            || (ent_diff_is_drawn(s->v) && !ent_change_moved(c, a)))
            continue;
        bool fell = a->pagerank[1] < a->pagerank[0];
        if (fell == (a->rank[1] > a->rank[0]) && !most[fell]) most[fell] = a;
    }
    for (int fell = 0; fell < 2; fell++) {
        const ent_actor_change *a = most[fell];
        if (!a) continue;
        if (fell && most[0]) ent_buffer_text(&s->text, "; ");
        ent_buffer_print(&s->text, "%s %s most, from rank", ent_diff_name(s->v, a->node),
            fell ? "fell" : "rose");
        say_rank(s, a, ENT_BEFORE);
        ent_buffer_text(&s->text, " to");
        say_rank(s, a, ENT_AFTER);
    }
    if (most[0] || most[1]) ent_buffer_char(&s->text, '.');
    ent_diff_end_sentence(s);
}

static void say_switches(ent_diff_speaker *s)
{
    const ent_change *c = s->v->c;
    if (!c->switch_count) return;
    ent_list list = { &s->text, c->switch_count, 5, 0 };
    for (size_t i = 0; i < c->switch_count; i++)
        ent_say_item(&list, ent_diff_name(s->v, c->switches[i].node));
    ent_buffer_text(&s->text, " switched blocs.");
    ent_diff_end_sentence(s);
}

bool ent_diff_say(const ent_diff_view *view,
    void (*sentence)(void *context, const char *text), void *context)
{
    ent_diff_speaker s = { .v = view, .sentence = sentence, .context = context };
    if (!ent_diff_caution(view, sentence, context)) s.failed = true;
    say_side(&s, ENT_BEFORE);
    say_side(&s, ENT_AFTER);
    if (!nothing_to_compare(&s)) {
        say_coverage(&s);
        say_kinds(&s);
        say_turned(&s);
        say_actors(&s);
        say_switches(&s);
    }
    ent_buffer_free(&s.text);
    return !s.failed;
}
