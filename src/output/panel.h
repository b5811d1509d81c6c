/* panel.h - pairs of countries by month, as statistical programs take them (CSV). */
#ifndef ENT_OUTPUT_PANEL_H
#define ENT_OUTPUT_PANEL_H

#include "graph/graph.h"
#include "lexicon/facts.h"

typedef struct {
    const ent_graph *whole;     /* of all months: who is in the panel */
    const ent_lexicon *lexicon; /* both may be NULL: then no numbers are known */
    const ent_facts *facts;
    bool zeros; /* a row for each ordered pair, also where nothing happened */
} ent_panel;

/* The head line. */
void ent_panel_write_head(ent_buffer *out);

/* Rows of one month, whose graph has a part of the nodes of panel->whole, in order of
 * source and target. What goes both ways stands in the rows of both directions. */
ENT_CHECKED bool ent_panel_write_month(const ent_panel *panel, const ent_graph *month,
    int year, int number, ent_buffer *out, ent_error *err);

#endif
