/* attribute.h - what is known of a node, an edge and the whole graph, by name and type.
 *
 * One table for all formats: DOT, GraphML, GEXF, JSON and CSV write the same attributes
 * under the same names, in the same order. */
#ifndef ENT_OUTPUT_ATTRIBUTE_H
#define ENT_OUTPUT_ATTRIBUTE_H

#include "output/export.h"

typedef enum { ENT_TEXT, ENT_INTEGER, ENT_REAL, ENT_TRUTH } ent_attribute_type;

/* `known` is false where there is nothing to write (no date, no sentence). */
typedef struct {
    bool known;
    const char *text;
    int64_t integer;
    double real; /* finite */
    bool truth;
    char iso[16];      /* where `text` of a date points */
    ent_buffer buffer; /* where a text made for the occasion lives */
} ent_attribute_value;

typedef enum { ENT_OF_NODE, ENT_OF_EDGE, ENT_OF_GRAPH } ent_attribute_owner;

typedef enum {
    ENT_NEEDS_NOTHING,
    ENT_NEEDS_RANKING,
    ENT_NEEDS_MARGIN, /* of betweenness */
    ENT_NEEDS_BLOCS,
    ENT_NEEDS_BOOTSTRAP
} ent_attribute_need;

typedef struct ent_attribute {
    const char *name; /* "signed_weight" */
    ent_attribute_type type;
    void (*get)(const ent_export *e, size_t index, int which, ent_attribute_value *value);
    int which; /* the measure, status or number that `get` gives */
    ent_attribute_need need;
} ent_attribute;

typedef struct {
    const ent_attribute *items;
    size_t count;
} ent_attributes;

ent_attributes ent_attributes_of(ent_attribute_owner owner);

/* False where `e` has no ranking or blocs to take it from: then it is left out. */
bool ent_attribute_present(const ent_export *e, const ent_attribute *attribute);

/* Asks for one value (`index` is 0 for the graph). Give it back with
 * ent_attribute_value_free. */
void ent_attribute_get(const ent_export *e, const ent_attribute *attribute, size_t index,
    ent_attribute_value *value);
void ent_attribute_value_free(ent_attribute_value *value);

/* Its name where nodes ('n'), edges ('e') and the graph ('g') share one name space:
 * "e_count". */
void ent_attribute_write_id(ent_buffer *out, char prefix, const ent_attribute *attribute);

/* Calls `quote` for text, and writes numbers and truth values as they are. */
void ent_attribute_write(ent_buffer *out, const ent_attribute *attribute,
    const ent_attribute_value *value, void (*quote)(ent_buffer *out, const char *text));

/* What ends each row of a CSV table: producer and filter. */
void ent_csv_origin(const ent_export *e, ent_buffer *origin);

#endif
