/* style.c - heads, shapes and dashes, and lines as Graphviz attributes. */
#include "output/style.h"

#include <math.h>
#include <string.h>

const char *const ent_relation_heads[ENT_RELATIONS] = {
    [ENT_ALLIANCE] = "none",
    [ENT_MEETING] = "none",
    [ENT_SUPPORT] = "normal",
    [ENT_AGREE] = "none",
    [ENT_COOPERATE] = "dot",
    [ENT_AID] = "normalnormal",
    [ENT_CONCEDE] = "onormal",
    [ENT_RETREAT] = "onormal",
    [ENT_REQUEST] = "vee",
    [ENT_ACCUSE] = "tee",
    [ENT_REJECT] = "obox",
    [ENT_THREATEN] = "odiamond",
    [ENT_PROTEST] = "tee",
    [ENT_MOBILIZE] = "diamond",
    [ENT_SANCTION] = "teetee",
    [ENT_COERCE] = "box",
    [ENT_ASSAULT] = "crow",
};

ent_line ent_line_of(const ent_edge *edge)
{
    if (edge->statuses[ENT_ACTUAL]) return ENT_LINE_ACTUAL;
    if (edge->statuses[ENT_PLANNED] || edge->statuses[ENT_POSSIBLE])
        return ENT_LINE_PLANNED;
    return edge->statuses[ENT_ALLEGED] ? ENT_LINE_ALLEGED : ENT_LINE_NEGATED;
}

size_t ent_kind_index(const char *kind)
{
    size_t i = 0;
    while (i + 1 < ENT_KINDS && (!kind || strcmp(kind, ent_kind_names[i]) != 0)) i++;
    return i;
}

const ent_kind_style *ent_kind_style_of(const char *kind)
{
    static const ent_kind_style styles[ENT_KINDS] = {
        [ENT_STATE] = { "ellipse", "" },
        [ENT_BODY] = { "box", "" },
        [ENT_ORGANISATION] = { "box", "rounded" },
        [ENT_GROUP] = { "octagon", "" },
        [ENT_PERSON] = { "hexagon", "" },
        [ENT_COMPANY] = { "box", "diagonals" },
        [ENT_OTHER] = { "ellipse", "dashed" },
    };
    return &styles[ent_kind_index(kind)];
}

/* Graphviz has no dash and dot: a colour list whose gaps are transparent. It ends with a
 * dash, from which the arrowhead takes its colour. */
static void dash_and_dot(ent_buffer *out, const char *colour, double length)
{
    static const double pattern[] = { 9, 4, 2.5, 4 }; /* points: dash, gap, dot, gap */
    int periods = (int)fmin(fmax(round(length / 19.5), 2), 60);
    double total = periods * 19.5 + pattern[0];
    for (int i = 0; i < periods; i++)
        for (int k = 0; k < 4; k++) {
            ent_buffer_text(out, k % 2 ? "transparent;" : colour);
            if (k % 2 == 0) ent_buffer_char(out, ';');
            ent_buffer_number(out, round(pattern[k] / total * 1e6) / 1e6);
            ent_buffer_char(out, ':');
        }
    ent_buffer_text(out, colour);
}

void ent_line_attributes(
    ent_buffer *out, const char *colour, ent_line line, double length)
{
    static const char *const dashes[ENT_LINES] = { "solid", "dashed", "solid", "dotted" };
    ent_buffer_text(out, "color=\"");
    if (line == ENT_LINE_ALLEGED)
        dash_and_dot(out, colour, length);
    else
        ent_buffer_text(out, colour);
    ent_buffer_print(out, "\", style=%s", dashes[line]);
}

/* Heads that stand at the ends of a line without a direction. */
static bool round_head(ent_relation relation, ent_line line)
{
    return strstr(ent_head_name(relation, line), "dot") != NULL;
}

bool ent_head_at_source(ent_relation relation, ent_line line, ent_heads heads)
{
    return heads == ENT_HEAD_BOTH
           || (heads == ENT_HEAD_NONE && round_head(relation, line));
}

bool ent_head_at_target(ent_relation relation, ent_line line, ent_heads heads)
{
    return heads != ENT_HEAD_NONE || round_head(relation, line);
}

const char *ent_head_name(ent_relation relation, ent_line line)
{
    return line == ENT_LINE_NEGATED ? "odot" : ent_relation_heads[relation];
}

double ent_head_scale(double width)
{
    return 0.65 + 0.12 * width;
}

/* Lengths of Graphviz's arrow types in units of 10 points. A bar stands on its line,
 * which runs through it. */
double ent_head_length(const char *head, double width)
{
    static const struct {
        const char *name;
        double length;
    } lengths[] = { { "normal", 0.9 }, { "normalnormal", 1.9 }, { "vee", 0.6 },
        { "onormal", 1.0 }, { "tee", 0.1 }, { "teetee", 0.1 }, { "box", 0.6 },
        { "obox", 0.6 }, { "diamond", 1.0 }, { "odiamond", 1.0 }, { "crow", 0.5 },
        { "odot", 0.8 }, { "dot", 0.8 } };
    for (size_t i = 0; i < sizeof lengths / sizeof *lengths; i++)
        if (strcmp(head, lengths[i].name) == 0)
            return lengths[i].length * 10 * ent_head_scale(width);
    return 0;
}

double ent_line_width(uint64_t count, uint64_t most)
{
    double scale = log(most > 70 ? (double)most : 70);
    return 1.6 + 3.6 * log(count > 1 ? (double)count : 1) / scale;
}
