/* report_json.c - the digest as JSON; names are stable within "entente-report/1". */
#include "output/blocs.h"
#include "output/report_json.h"

#include <math.h>

#include "output/certainty.h"
#include "output/course.h"
#include "output/fates.h"
#include "output/margins.h"
#include "output/words.h"

static void write_sentence(void *context, const char *text)
{
    ent_json_text(context, NULL, text);
}

static void write_shape(const ent_shape *s, ent_json *j)
{
    if (!s) return;
    ent_json_number(j, "density", s->density);
    ent_json_integer(j, "components", (long long)s->components);
    ent_json_integer(j, "largest_component", (long long)s->largest);
    ent_json_number(j, "transitivity", s->transitivity);
    ent_json_number(j, "reciprocity", s->has_reciprocity ? s->reciprocity : NAN);
    ent_json_number(j, "assortativity", s->has_assortativity ? s->assortativity : NAN);
}

static void write_paths(const ent_export *e, ent_json *j)
{
    if (!e->ranking) return;
    ent_json_open(j, "paths", '{');
    ent_json_truth(j, "exact", !ent_margins_of(e, ENT_FIGURE_BETWEENNESS));
    ent_json_integer(j, "pivots", (long long)e->ranking->paths.pivots);
    ent_json_integer(j, "of", (long long)e->ranking->paths.of);
    ent_json_close(j, '}');
}

static void write_graph(const ent_digest *d, ent_json *j)
{
    ent_json_open(j, "graph", '{');
    ent_json_integer(j, "actors", (long long)d->actors);
    ent_json_integer(j, "relations", (long long)d->relations);
    ent_json_integer(j, "events", (long long)d->span.events);
    ent_json_integer(j, "undated", (long long)d->span.undated);
    ent_json_integer(j, "documents", (long long)d->span.documents);
    ent_json_date(j, "since", d->span.period.from);
    ent_json_date(j, "until", d->span.period.to);
    ent_json_date(j, "core_since", d->period.from);
    ent_json_date(j, "core_until", d->period.to);
    ent_json_integer(j, "outside", (long long)d->outside);
    ent_json_open(j, "statuses", '{');
    for (int s = 0; s < ENT_STATUSES; s++)
        ent_json_integer(j, ent_status_names[s], (long long)d->statuses[s]);
    ent_json_close(j, '}');
    write_shape(d->e->shape, j);
    write_paths(d->e, j);
    ent_json_close(j, '}');
}

static void write_input(const ent_digest *d, ent_json *j)
{
    if (!d->e->provenance) return;
    const ent_input_summary *in = &d->e->provenance->input;
    ent_json_open(j, "input", '{');
    ent_json_integer(j, "documents", (long long)in->documents);
    ent_json_integer(j, "stories", (long long)in->stories);
    if (in->files) ent_json_integer(j, "files", (long long)in->files);
    ent_json_integer(j, "events", (long long)in->events);
    ent_json_integer(j, "quiet_documents", (long long)in->quiet_documents);
    ent_json_integer(j, "stale", (long long)in->stale);
    ent_json_integer(j, "malformed", (long long)in->malformed);
    ent_json_integer(j, "foreign", (long long)in->foreign);
    ent_json_integer(j, "ignored", (long long)in->ignored);
    ent_json_open(j, "skipped", '[');
    for (size_t i = 0; i < in->message_count; i++)
        ent_json_text(j, NULL, in->messages[i]);
    ent_json_close(j, ']');
    ent_json_close(j, '}');
}

static void write_quote(const ent_event *event, ent_json *j)
{
    ent_json_text(j, "sentence", ent_quote_of(event));
    ent_json_text(j, "doc", event ? event->doc : NULL);
    ent_json_text(j, "publisher", event ? event->publisher : NULL);
    ent_json_date(j, "reported", event ? event->reported : ENT_NO_DATE);
}

static void write_edge(const ent_digest *d, const ent_edge *edge, ent_json *j)
{
    ent_json_open(j, NULL, '{');
    ent_json_text(j, "source", ent_graph_node(d->e->graph, edge->source)->id);
    ent_json_text(j, "target", ent_graph_node(d->e->graph, edge->target)->id);
    ent_json_text(j, "relation", ent_relation_table[edge->relation].name);
    ent_json_truth(j, "undirected", !edge->directed);
    ent_json_number(j, "weight", edge->weight);
    ent_json_number(j, "signed_weight", edge->signed_weight);
    ent_json_number(j, "intensity", edge->intensity);
    ent_json_integer(j, "count", edge->count);
    ent_json_integer(j, "reports", edge->reports);
    for (int s = 0; s < ENT_STATUSES; s++)
        ent_json_integer(j, ent_status_names[s], edge->statuses[s]);
    ent_json_date(j, "first", edge->first);
    ent_json_date(j, "last", edge->last);
    ent_json_edge_certainty(j, d->e, edge);
    write_quote(edge->best, j);
    ent_json_close(j, '}');
}

static void write_margins(const ent_export *e, uint32_t index, ent_json *j)
{
    char name[64];
    for (int m = 0; m < ENT_FIGURES; m++) {
        const double *margins = ent_margins_of(e, (ent_figure)m);
        if (!margins) continue;
        snprintf(name, sizeof name, "%s_margin", ent_figure_table[m].name);
        ent_json_number(j, name, margins[index]);
    }
}

static void write_actor(const ent_digest *d, uint32_t index, ent_json *j)
{
    const ent_node *node = ent_graph_node(d->e->graph, index);
    ent_json_open(j, NULL, '{');
    ent_json_text(j, "id", node->id);
    ent_json_text(j, "name", node->name);
    ent_json_text(j, "code", node->code && *node->code ? node->code : NULL);
    ent_json_text(j, "kind", node->kind);
    ent_json_integer(j, "count", node->count);
    if (d->e->blocs) ent_json_integer(j, "bloc", d->e->blocs->bloc[index]);
    if (d->e->shape) ent_json_truth(j, "apart", d->e->shape->apart[index]);
    for (int m = 0; d->e->ranking && m < ENT_MEASURES; m++)
        ent_json_number(j, ent_measure_names[m], d->e->ranking->value[m][index]);
    for (int m = ENT_MEASURES; d->e->figures && m < ENT_FIGURES; m++)
        if (d->e->figures->value[m])
            ent_json_number(j, ent_figure_table[m].name, d->e->figures->value[m][index]);
    write_margins(d->e, index, j);
    ent_json_node_certainty(j, d->e, index);
    ent_json_close(j, '}');
}

static void write_frustration(const char *name, const ent_frustration *f, ent_json *j)
{
    ent_json_open(j, name, '{');
    ent_json_number(j, "least", f->least);
    ent_json_number(j, "most", f->most);
    ent_json_truth(j, "exact", f->exact);
    ent_json_number(j, "of", f->total);
    ent_json_close(j, '}');
}

/* A tie that contradicts the camps, and the relation that speaks for it. */
static void write_contradiction(const ent_digest *d, const ent_tie *tie, ent_json *j)
{
    const ent_graph *g = d->e->graph;
    const ent_edge *edge = ent_tie_edge(g, tie);
    ent_json_open(j, NULL, '{');
    ent_json_text(j, "a", ent_graph_node(g, tie->a)->id);
    ent_json_text(j, "b", ent_graph_node(g, tie->b)->id);
    ent_json_number(j, "tie", tie->tie);
    if (edge) ent_json_text(j, "relation", ent_relation_table[edge->relation].name);
    write_quote(edge ? edge->best : NULL, j);
    ent_json_close(j, '}');
}

static void write_balance(const ent_digest *d, ent_json *j)
{
    static const char *const names[] = { "triads_positive", "triads_one_negative",
        "triads_two_negative", "triads_negative" };
    const ent_balance *b = d->e->balance;
    if (!b) return;
    ent_json_open(j, "balance", '{');
    ent_json_integer(j, "ties", (long long)b->ties);
    ent_json_integer(j, "negative_ties", (long long)b->negative);
    ent_json_integer(j, "triads", (long long)b->all);
    for (int i = 0; i < 4; i++) ent_json_integer(j, names[i], (long long)b->triads[i]);
    ent_json_integer(j, "balanced", (long long)b->strict);
    ent_json_integer(j, "weakly_balanced", (long long)b->weak);
    ent_json_number(j, "balanced_share", ent_balance_strict(b));
    ent_json_number(j, "weakly_balanced_share", ent_balance_weak(b));
    write_frustration("frustration_index", &b->number, j);
    write_frustration("frustration_weight", &b->weight, j);
    ent_json_open(j, "frustrating", '[');
    for (size_t i = 0; i < b->frustrating_count && i < d->rows; i++)
        write_contradiction(d, b->frustrating[i], j);
    ent_json_close(j, ']');
    ent_json_close(j, '}');
}

static void write_mediators(const ent_digest *d, ent_json *j)
{
    const ent_mediators *m = d->e->mediators;
    if (!m) return;
    ent_json_open(j, "mediators", '[');
    for (size_t i = 0; i < m->count && i < d->rows; i++) {
        const ent_mediator *one = &m->items[i];
        ent_json_open(j, NULL, '{');
        ent_json_text(j, "id", ent_graph_node(d->e->graph, one->node)->id);
        ent_json_integer(j, "enmities", one->pairs);
        ent_json_number(j, "strength", one->strength);
        ent_json_open(j, "between", '[');
        ent_json_text(j, NULL, ent_graph_node(d->e->graph, one->between->a)->id);
        ent_json_text(j, NULL, ent_graph_node(d->e->graph, one->between->b)->id);
        ent_json_close(j, ']');
        ent_json_close(j, '}');
    }
    ent_json_close(j, ']');
}

static void write_party(const char *name, const ent_party *party, ent_json *j)
{
    ent_json_open(j, name, '{');
    ent_json_text(j, "code", party->code);
    ent_json_text(j, "id", party->id);
    ent_json_text(j, "name", party->name);
    ent_json_close(j, '}');
}

static void write_findings(
    const char *name, const ent_findings_list *list, size_t rows, ent_json *j)
{
    ent_json_open(j, name, '[');
    for (size_t i = 0; i < list->count && i < rows; i++) {
        const ent_event *event = list->items[i].event;
        ent_json_open(j, NULL, '{');
        const ent_interval days = event->status == ENT_PLANNED
                                      ? ent_plan_days(event)
                                      : (ent_interval){ event->date, event->date_to };
        ent_json_date(j, "date", days.from);
        ent_json_date(j, "date_to", days.to);
        write_party("source", &event->source, j);
        write_party("target", &event->target, j);
        ent_json_text(j, "relation", ent_relation_table[event->relation].name);
        ent_json_text(j, "place", event->place);
        ent_json_number(j, "confidence", (double)event->confidence / ENT_ONE);
        write_quote(event, j);
        ent_json_close(j, '}');
    }
    ent_json_close(j, ']');
}

static void write_activity(const ent_digest *d, ent_json *j)
{
    const ent_windows *w = &d->windows;
    ent_json_open(j, "activity", '{');
    ent_json_text(j, "step", w->count ? ent_step_names[w->step] : NULL);
    ent_json_open(j, "windows", '[');
    for (size_t i = 0; i < w->count; i++) {
        const ent_point *p = &d->activity.points[i];
        ent_json_open(j, NULL, '{');
        ent_json_date(j, "from", w->items[i].from);
        ent_json_date(j, "to", w->items[i].to);
        ent_json_integer(j, "events", (long long)p->count);
        ent_json_integer(j, "friendly", (long long)p->friendly);
        ent_json_integer(j, "hostile", (long long)p->hostile);
        ent_json_number(j, "cooperation", p->cooperation);
        ent_json_number(j, "conflict", p->conflict);
        ent_json_close(j, '}');
    }
    ent_json_close(j, ']');
    ent_json_integer(j, "outside", (long long)d->activity.undated.count);
    ent_json_close(j, '}');
}

static void write_unknown(const ent_digest *d, ent_json *j)
{
    const ent_unknown_names *u = d->e->unknown;
    ent_json_open(j, "unknown_names", '[');
    for (size_t i = 0; u && i < u->count && i < d->rows; i++) {
        const ent_unknown_name *n = &u->items[i];
        ent_json_open(j, NULL, '{');
        ent_json_text(j, "name", n->name);
        ent_json_text(j, "kind", *n->kind ? n->kind : NULL);
        ent_json_text(j, "code", *n->code ? n->code : NULL);
        ent_json_integer(j, "documents", (long long)n->documents);
        ent_json_integer(j, "mentions", (long long)n->mentions);
        ent_json_close(j, '}');
    }
    ent_json_close(j, ']');
}

static void write_caveats(const ent_digest *d, ent_json *j)
{
    const ent_makeup *m = &d->makeup;
    ent_json_open(j, "caveats", '{');
    ent_json_integer(j, "from_texts", (long long)m->from_texts);
    ent_json_number(j, "mean_confidence", m->from_texts ? m->confidence : NAN);
    ent_json_integer(j, "coded", (long long)m->coded);
    ent_json_integer(j, "within", (long long)d->span.within);
    ent_json_integer(j, "nameless", (long long)d->span.nameless);
    ent_json_text(j, "main_publisher", m->publisher);
    ent_json_integer(j, "by_main_publisher", (long long)m->by_publisher);
    write_unknown(d, j);
    ent_json_close(j, '}');
}

static void write_method(const ent_digest *d, ent_json *j)
{
    ent_buffer filter = { 0 };
    ent_filter_describe(ent_graph_filter(d->e->graph), &filter);
    ent_json_open(j, "method", '{');
    ent_json_text(j, "filter", filter.bytes);
    ent_json_text(j, "program", d->e->provenance ? d->e->provenance->program : NULL);
    ent_json_text(j, "producer", d->e->provenance ? d->e->provenance->producer : NULL);
    ent_json_close(j, '}');
    j->out->failed = j->out->failed || filter.failed;
    ent_buffer_free(&filter);
}

void ent_report_json(const ent_digest *d, ent_buffer *out)
{
    ent_json j = { .out = out, .pretty = 2 };
    ent_json_open(&j, NULL, '{');
    ent_json_text(&j, "schema", "entente-report/1");
    ent_json_open(&j, "summary", '[');
    if (!ent_digest_say(d, write_sentence, &j)) out->failed = true;
    ent_json_close(&j, ']');
    write_graph(d, &j);
    write_input(d, &j);
    ent_json_open(&j, "relations", '[');
    for (size_t i = 0; i < d->relations && i < d->rows; i++)
        write_edge(d, d->edges[i], &j);
    ent_json_close(&j, ']');
    ent_json_open(&j, "actors", '[');
    for (size_t i = 0; i < d->actors && i < d->rows; i++)
        write_actor(d, d->ranked[i], &j);
    ent_json_close(&j, ']');
    ent_blocs_json(d, &j);
    write_balance(d, &j);
    write_mediators(d, &j);
    ent_brokers_json(d, &j);
    ent_json_certainty(&j, d);
    ent_course_json(d, &j);
    ent_json_date(&j, "today", d->today);
    write_findings("planned_ahead", &d->ahead, d->rows, &j);
    write_findings("planned_undated", &d->undated, d->rows, &j);
    ent_json_integer(&j, "planned_past", (long long)d->fates.count);
    ent_fates_json(d, &j);
    write_findings("negated", &d->negated, d->rows, &j);
    write_activity(d, &j);
    write_caveats(d, &j);
    write_method(d, &j);
    ent_json_close(&j, '}');
}
