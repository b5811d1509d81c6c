/* export.h - a graph as a file that other programs read. */
#ifndef ENT_OUTPUT_EXPORT_H
#define ENT_OUTPUT_EXPORT_H

#include "analysis/balance.h"
#include "analysis/bloc_facts.h"
#include "analysis/blocs.h"
#include "analysis/brokers.h"
#include "analysis/bootstrap.h"
#include "analysis/drift.h"
#include "analysis/figures.h"
#include "analysis/mediators.h"
#include "analysis/ranking.h"
#include "analysis/shape.h"
#include "analysis/unknown.h"
#include "output/provenance.h"

/* All writers append to `out`. Numbers have at most 9 significant digits; node ids keep
 * their own text, attribute ids are prefixed n_ and e_ (Graphviz attributes are not).
 * Edges are all directed, "undirected" marks those whose ends are interchangeable
 * (NetworkX refuses a file that mixes both; the mixed writers make one). An edge
 * of negated claims only has its true weight, 0, in all formats; Gephi hides such edges.
 * In CSV, text that a spreadsheet would run as a formula gets an apostrophe in front. */
typedef struct {
    const ent_graph *graph;
    const ent_ranking *ranking; /* written as node attributes; NULL: left out */
    const ent_blocs *blocs;     /* NULL: left out */
    const ent_provenance *provenance;
    /* For reports; NULL: left out. */
    const ent_balance *balance;
    const ent_mediators *mediators;
    const ent_bloc_facts *bloc_facts;
    const ent_brokers *brokers;
    const ent_shape *shape;
    const ent_figures *figures;       /* measures that were asked for */
    const ent_unknown_names *unknown; /* of the documents; most of them first */
    const ent_bootstrap *bootstrap;   /* how sure it is; NULL: nobody asked */
    const ent_drift *drift;           /* blocs over time */
} ent_export;

void ent_write_dot(const ent_export *e, ent_buffer *out);
void ent_write_graphml(const ent_export *e, ent_buffer *out);
void ent_write_graphml_mixed(const ent_export *e, ent_buffer *out);
void ent_write_gexf(const ent_export *e, ent_buffer *out);
void ent_write_gexf_mixed(const ent_export *e, ent_buffer *out);
void ent_write_pajek(const ent_export *e, ent_buffer *out);
void ent_write_pajek_mixed(const ent_export *e, ent_buffer *out);
void ent_write_json(const ent_export *e, ent_buffer *out); /* nodes and links, evidence */
void ent_write_csv_nodes(const ent_export *e, ent_buffer *out); /* Gephi's node table */
void ent_write_csv_dyads(const ent_export *e, ent_buffer *out); /* a row for a pair */
void ent_write_csv_edges(const ent_export *e, ent_buffer *out); /* Gephi's edge table */

#endif
