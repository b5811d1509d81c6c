/* diff_json.c - a diff as JSON ("entente-diff/1") and as tables (CSV). */
#include "output/diff_parts.h"

#include "output/certainty.h"
#include "output/escape.h"
#include "output/json.h"
#include "output/words.h"

static void write_sentence(void *context, const char *text)
{
    ent_json_text(context, NULL, text);
}

static void write_side(const ent_diff_view *v, int side, const char *name, ent_json *j)
{
    const ent_graph *g = v->c->sides[side].graph;
    const ent_graph_span span = ent_graph_extent(g);
    const ent_interval p = v->c->period[side];
    ent_buffer filter = { 0 };
    ent_json_open(j, name, '{');
    ent_json_date(j, "since", p.from);
    ent_json_date(j, "until", p.to);
    if (p.from != ENT_NO_DATE && p.to != ENT_NO_DATE)
        ent_json_integer(j, "days", (long long)p.to - p.from + 1);
    else
        ent_json_text(j, "days", NULL);
    ent_json_integer(j, "actors", (long long)ent_graph_node_count(g));
    ent_json_integer(j, "relations", (long long)ent_graph_edge_count(g));
    ent_json_integer(j, "events", (long long)span.events);
    ent_json_integer(j, "undated", (long long)span.undated);
    ent_json_integer(j, "documents", (long long)span.documents);
    ent_json_integer(j, "left_out", (long long)v->c->sides[side].strays);
    ent_json_integer(j, "outside", (long long)v->c->outside[side]);
    ent_json_integer(j, "blocs", (long long)v->c->sides[side].blocs->bloc_count);
    ent_filter_describe(ent_graph_filter(g), &filter);
    ent_json_text(j, "filter", filter.bytes);
    ent_json_close(j, '}');
    j->out->failed = j->out->failed || filter.failed;
    ent_buffer_free(&filter);
}

static void write_quote(const ent_event *event, ent_json *j)
{
    ent_json_text(j, "sentence", ent_quote_of(event));
    ent_json_text(j, "doc", event ? event->doc : NULL);
    ent_json_text(j, "publisher", event ? event->publisher : NULL);
    ent_json_date(j, "reported", event ? event->reported : ENT_NO_DATE);
}

static void write_tie(const ent_diff_view *v, const ent_tie_change *t, ent_json *j)
{
    static const char *const ties[] = { "tie_before", "tie_after" };
    static const char *const rates[] = { "rate_before", "rate_after" };
    static const char *const events[] = { "events_before", "events_after" };
    static const char *const sources[] = { "sources_before", "sources_after" };
    const ent_edge *edge = ent_diff_edge(t);
    ent_json_open(j, NULL, '{');
    ent_json_text(j, "a", ent_diff_id(v, t->a));
    ent_json_text(j, "b", ent_diff_id(v, t->b));
    for (int s = 0; s < ENT_SIDES; s++) ent_json_number(j, ties[s], t->tie[s]);
    for (int s = 0; v->days > 0 && s < ENT_SIDES; s++)
        ent_json_number(j, rates[s], ent_diff_value(v, s, t->tie[s]));
    for (int s = 0; s < ENT_SIDES; s++)
        ent_json_integer(j, events[s], (long long)t->count[s]);
    for (int s = 0; s < ENT_SIDES; s++)
        ent_json_integer(j, sources[s], (long long)t->units[s]);
    if (ent_diff_is_drawn(v))
        ent_json_range(j, "change_range", ent_diff_range(v, t->range));
    ent_json_number(j, "chance", t->chance);
    ent_json_number(j, "adjusted", t->adjusted);
    ent_json_truth(j, "beyond_chance", ent_change_beyond_chance(v->c, t));
    ent_json_text(j, "relation", edge ? ent_relation_table[edge->relation].name : NULL);
    write_quote(ent_diff_event(t), j);
    ent_json_close(j, '}');
}

static void write_ties(const ent_diff_view *v, ent_json *j)
{
    ent_json_open(j, "ties", '{');
    for (int k = 0; k < ENT_CHANGES; k++) {
        size_t shown = 0;
        ent_json_open(j, ent_change_names[k], '{');
        ent_json_integer(j, "count", (long long)v->c->kinds[k]);
        ent_json_open(j, "ties", '[');
        for (size_t i = 0; i < v->c->tie_count && shown < v->rows; i++) {
            if (v->c->ties[i].kind != (ent_change_kind)k) continue;
            write_tie(v, &v->c->ties[i], j);
            shown++;
        }
        ent_json_close(j, ']');
        ent_json_close(j, '}');
    }
    ent_json_integer(j, "same", (long long)v->c->same);
    ent_json_close(j, '}');
}

/* A rank that is not there is null. */
static void write_rank(ent_json *j, const char *name, size_t rank)
{
    if (rank)
        ent_json_integer(j, name, (long long)rank);
    else
        ent_json_text(j, name, NULL);
}

static void write_actors(const ent_diff_view *v, ent_json *j)
{
    ent_json_open(j, "actors", '[');
    for (size_t i = 0; i < v->c->actor_count && i < v->rows; i++) {
        const ent_actor_change *a = &v->c->actors[i];
        ent_json_open(j, NULL, '{');
        ent_json_text(j, "id", ent_diff_id(v, a->node));
        ent_json_text(j, "name", ent_diff_name(v, a->node));
        write_rank(j, "rank_before", a->rank[ENT_BEFORE]);
        write_rank(j, "rank_after", a->rank[ENT_AFTER]);
        ent_json_number(j, "pagerank_before", a->pagerank[ENT_BEFORE]);
        ent_json_number(j, "pagerank_after", a->pagerank[ENT_AFTER]);
        ent_json_number(j, "strength_before", a->strength[ENT_BEFORE]);
        ent_json_number(j, "strength_after", a->strength[ENT_AFTER]);
        if (ent_diff_is_drawn(v)) {
            ent_json_range(j, "pagerank_range", a->rise);
            ent_json_range(j, "strength_range", ent_diff_range(v, a->growth));
            ent_json_truth(j, "beyond_chance", ent_change_moved(v->c, a));
        }
        ent_json_close(j, '}');
    }
    ent_json_close(j, ']');
    ent_json_integer(j, "actors_new", (long long)v->c->came);
    ent_json_integer(j, "actors_gone", (long long)v->c->went);
}

static void write_members(
    const ent_diff_view *v, int side, uint32_t bloc, const char *name, ent_json *j)
{
    const ent_side *s = &v->c->sides[side];
    ent_json_open(j, name, '[');
    for (size_t i = 0; bloc && i < ent_graph_node_count(s->graph); i++) {
        uint32_t node = s->ranking->order[i];
        if (s->blocs->bloc[node] == bloc)
            ent_json_text(j, NULL, ent_graph_node(s->graph, node)->id);
    }
    ent_json_close(j, ']');
}

static void write_blocs(const ent_diff_view *v, ent_json *j)
{
    ent_json_open(j, "blocs", '[');
    for (uint32_t b = 1; b <= v->c->sides[ENT_BEFORE].blocs->bloc_count; b++) {
        ent_json_open(j, NULL, '{');
        write_members(v, ENT_BEFORE, b, "before", j);
        write_members(v, ENT_AFTER, v->c->successor[b], "after", j);
        ent_json_close(j, '}');
    }
    ent_json_close(j, ']');
    ent_json_open(j, "switched", '[');
    for (size_t i = 0; i < v->c->switch_count; i++) {
        const ent_bloc_switch *s = &v->c->switches[i];
        ent_json_open(j, NULL, '{');
        ent_json_text(j, "id", ent_diff_id(v, s->node));
        write_members(v, ENT_BEFORE, s->bloc[ENT_BEFORE], "from", j);
        write_members(v, ENT_AFTER, s->bloc[ENT_AFTER], "to", j);
        ent_json_close(j, '}');
    }
    ent_json_close(j, ']');
}

static void write_certainty(const ent_diff_view *v, ent_json *j)
{
    ent_json_open(j, "uncertainty", '{');
    ent_json_text(j, "bootstrap", ent_bootstrap_state_names[v->c->drawn]);
    if (ent_diff_is_drawn(v))
        ent_json_integer(j, "replicates", (long long)v->c->replicates);
    ent_json_integer(j, "sources_before", (long long)v->c->units[ENT_BEFORE]);
    ent_json_integer(j, "sources_after", (long long)v->c->units[ENT_AFTER]);
    ent_json_integer(j, "ties_tested", (long long)v->c->tested);
    ent_json_close(j, '}');
}

void ent_diff_json(const ent_diff_view *v, ent_buffer *out)
{
    const ent_provenance *p = v->sides[ENT_AFTER]->provenance;
    const ent_provenance *q = v->sides[ENT_BEFORE]->provenance;
    ent_json j = { .out = out, .pretty = 2 };
    ent_json_open(&j, NULL, '{');
    ent_json_text(&j, "schema", "entente-diff/1");
    ent_json_open(&j, "summary", '[');
    if (!ent_diff_say(v, write_sentence, &j)) out->failed = true;
    ent_json_close(&j, ']');
    ent_json_open(&j, "cautions", '[');
    if (!ent_diff_caution(v, write_sentence, &j)) out->failed = true;
    ent_json_close(&j, ']');
    write_side(v, ENT_BEFORE, "before", &j);
    write_side(v, ENT_AFTER, "after", &j);
    if (v->days > 0)
        ent_json_number(&j, "rate_days", v->days);
    else
        ent_json_text(&j, "rate_days", NULL);
    write_certainty(v, &j);
    write_ties(v, &j);
    write_actors(v, &j);
    write_blocs(v, &j);
    ent_json_text(&j, "program", p ? p->program : NULL);
    ent_json_text(&j, "producer", p ? p->producer : NULL);
    if (q && q->producer) ent_json_text(&j, "producer_before", q->producer);
    ent_json_close(&j, '}');
}

static void cell(ent_buffer *out, const char *text)
{
    ent_escape_csv(out, text);
    ent_buffer_char(out, ',');
}

static void number_cell(ent_buffer *out, double number)
{
    ent_buffer_number(out, number);
    ent_buffer_char(out, ',');
}

static void producer_cell(const ent_diff_view *v, ent_buffer *out)
{
    const ent_provenance *p = v->sides[ENT_AFTER]->provenance;
    ent_escape_csv(out, p ? p->producer : NULL);
}

/* Empty where nothing was drawn again. */
static void range_cells(const ent_diff_view *v, ent_buffer *out, ent_range range)
{
    ent_buffer_char(out, ',');
    if (ent_diff_is_drawn(v)) ent_buffer_number(out, range.low);
    ent_buffer_char(out, ',');
    if (ent_diff_is_drawn(v)) ent_buffer_number(out, range.high);
}

void ent_diff_csv(const ent_diff_view *v, ent_buffer *out)
{
    ent_buffer_text(out, "change,a,b,relation,tie_before,tie_after,days_before,"
                         "days_after,events_before,events_after,chance,sentence,doc,"
                         "producer,change_low,change_high,adjusted,beyond_chance\n");
    for (size_t i = 0; i < v->c->tie_count; i++) {
        const ent_tie_change *t = &v->c->ties[i];
        const ent_edge *edge = ent_diff_edge(t);
        const ent_event *event = ent_diff_event(t);
        cell(out, ent_change_names[t->kind]);
        cell(out, ent_diff_id(v, t->a));
        cell(out, ent_diff_id(v, t->b));
        cell(out, edge ? ent_relation_table[edge->relation].name : NULL);
        for (int s = 0; s < ENT_SIDES; s++) number_cell(out, t->tie[s]);
        for (int s = 0; s < ENT_SIDES; s++) number_cell(out, v->c->days[s]);
        for (int s = 0; s < ENT_SIDES; s++) number_cell(out, (double)t->count[s]);
        number_cell(out, t->chance);
        cell(out, ent_quote_of(event));
        cell(out, event ? event->doc : NULL);
        producer_cell(v, out);
        range_cells(v, out, t->range);
        ent_buffer_char(out, ',');
        number_cell(out, t->adjusted);
        ent_buffer_text(out, ent_change_beyond_chance(v->c, t) ? "true\n" : "false\n");
    }
}

void ent_diff_csv_actors(const ent_diff_view *v, ent_buffer *out)
{
    ent_buffer_text(out, "id,name,rank_before,rank_after,pagerank_before,pagerank_after,"
                         "strength_before,strength_after,days_before,days_after,"
                         "bloc_before,bloc_after,producer,pagerank_low,pagerank_high,"
                         "strength_low,strength_high\n");
    for (size_t i = 0; i < v->c->actor_count; i++) {
        const ent_actor_change *a = &v->c->actors[i];
        cell(out, ent_diff_id(v, a->node));
        cell(out, ent_diff_name(v, a->node));
        for (int s = 0; s < ENT_SIDES; s++) {
            if (a->rank[s]) ent_buffer_whole(out, (int64_t)a->rank[s]);
            ent_buffer_char(out, ',');
        }
        for (int s = 0; s < ENT_SIDES; s++) number_cell(out, a->pagerank[s]);
        for (int s = 0; s < ENT_SIDES; s++) number_cell(out, a->strength[s]);
        for (int s = 0; s < ENT_SIDES; s++) number_cell(out, v->c->days[s]);
        for (int s = 0; s < ENT_SIDES; s++) {
            bool here = a->node[s] != ENT_NOBODY;
            if (here) ent_buffer_whole(out, v->c->sides[s].blocs->bloc[a->node[s]]);
            ent_buffer_char(out, ',');
        }
        producer_cell(v, out);
        range_cells(v, out, a->rise);
        range_cells(v, out, ent_diff_range(v, a->growth));
        ent_buffer_char(out, '\n');
    }
}
