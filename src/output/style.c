/* style.c - the tables of looks, and lines as Graphviz attributes. */
#include "output/style.h"

#include <math.h>
#include <string.h>

const ent_relation_style ent_relation_styles[ENT_RELATIONS] = {
    [ENT_ALLIANCE] = { "#0b4f9ce6", "#0b4f9c", "none" },
    [ENT_MEETING] = { "#868d96d9", "#5a626b", "none" },
    [ENT_SUPPORT] = { "#3296dce6", "#1c73b0", "normal" },
    [ENT_AGREE] = { "#006f80e6", "#006373", "none" },
    [ENT_COOPERATE] = { "#43b3a0e6", "#147a65", "none" },
    [ENT_AID] = { "#1b7f4de6", "#1b7f4d", "normalnormal" },
    [ENT_CONCEDE] = { "#7f9fd6f2", "#4467a8", "onormal" },
    [ENT_RETREAT] = { "#6fb3a2f2", "#38806e", "onormal" },
    [ENT_REQUEST] = { "#8464a8e6", "#6f4f94", "vee" },
    [ENT_ACCUSE] = { "#cc5577e6", "#b03a5d", "tee" },
    [ENT_REJECT] = { "#9c5a86e6", "#8a4775", "tee" },
    [ENT_THREATEN] = { "#c79200f2", "#8a6500", "tee" },
    [ENT_PROTEST] = { "#d48fb8f2", "#a04f80", "tee" },
    [ENT_MOBILIZE] = { "#8a6a3ce6", "#765727", "diamond" },
    [ENT_SANCTION] = { "#dd7420e6", "#b0550b", "teetee" },
    [ENT_COERCE] = { "#b8471be6", "#a33b12", "box" },
    [ENT_ASSAULT] = { "#a50f15e6", "#a50f15", "crow" },
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

const ent_bloc_style *ent_bloc_style_of(uint32_t bloc)
{
    static const ent_bloc_style neutral = { "#efefef", "#8c8c8c", "#1a1a1a" };
    static const ent_bloc_style further = { "#dcdcdc", "#5f5f5f", "#1a1a1a" };
    static const ent_bloc_style styles[ENT_COLOURED_BLOCS] = {
        { "#d6e6f5", "#4f7fae", "#1a1a1a" }, /* blue */
        { "#fbe0cf", "#c2764a", "#1a1a1a" }, /* orange */
        { "#d5ecdd", "#4f9168", "#1a1a1a" }, /* green */
        { "#e6dcf1", "#8668ab", "#1a1a1a" }, /* purple */
        { "#f8efc2", "#ab8f2c", "#1a1a1a" }, /* yellow */
        { "#f6d7e2", "#b8688a", "#1a1a1a" }, /* pink */
        { "#cfeaea", "#3f9092", "#1a1a1a" }, /* teal */
        { "#e8ddd0", "#8d7355", "#1a1a1a" }, /* brown */
    };
    if (bloc == 0) return &neutral;
    return bloc <= ENT_COLOURED_BLOCS ? &styles[bloc - 1] : &further;
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

bool ent_head_at_source(ent_line line, ent_heads heads)
{
    return heads == ENT_HEAD_BOTH || (line == ENT_LINE_NEGATED && heads == ENT_HEAD_NONE);
}

bool ent_head_at_target(ent_line line, ent_heads heads)
{
    return heads != ENT_HEAD_NONE || line == ENT_LINE_NEGATED;
}

const char *ent_head_name(ent_relation relation, ent_line line)
{
    return line == ENT_LINE_NEGATED ? "odot" : ent_relation_styles[relation].head;
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
        { "diamond", 1.0 }, { "crow", 0.5 }, { "odot", 0.8 } };
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
