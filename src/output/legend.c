/* legend.c - entries for what occurs in a drawing, then rows of them. */
#include "output/legend.h"

#include <math.h>
#include <string.h>

#include "output/words.h"

enum { RELATION, DIRECTION, STATUS, WIDTH, ACTOR, BLOC };

static ent_legend_entry *add(
    ent_legend *l, ent_page *page, size_t group, const char *text)
{
    ent_legend_entry *items = ent_arena_grow(
        page->arena, l->entries, l->count, &l->capacity, sizeof *items);
    if (!items) {
        page->failed = true;
        return NULL;
    }
    l->entries = items;
    l->groups[group].entries++;
    items[l->count] = (ent_legend_entry){ .group = group,
        .text = ent_page_text_add(page, text, 11 * l->scale, false, page->theme->text) };
    return &items[l->count++];
}

static void add_line(
    ent_legend *l, ent_page *page, size_t group, const char *text, ent_page_line line)
{
    ent_legend_entry *entry = add(l, page, group, text);
    if (!entry) return;
    entry->sample = ENT_LEGEND_LINE;
    entry->line = line;
}

static void add_shape(ent_legend *l, ent_page *page, size_t group, const char *text,
    const ent_kind_style *kind, const ent_bloc_style *bloc)
{
    ent_legend_entry *entry = add(l, page, group, text);
    if (!entry) return;
    entry->sample = ENT_LEGEND_SHAPE;
    entry->kind = kind;
    entry->bloc = bloc;
}

static void write_relations(ent_legend *l, const ent_drawing *d, ent_page *page)
{
    for (int r = 0; r < ENT_RELATIONS; r++) {
        bool occurs = false;
        for (size_t i = 0; i < d->line_count; i++)
            occurs = occurs || (int)d->lines[i].relation == r;
        if (!occurs) continue;
        add_line(l, page, RELATION, ent_relation_table[r].name,
            (ent_page_line){ .colour = page->theme->relations[r].line,
                .width = 2.6,
                .head = ent_relation_heads[r],
                .at_source = ent_head_at_source((ent_relation)r, ENT_LINE_ACTUAL,
                    ent_relation_table[r].both ? ENT_HEAD_NONE : ENT_HEAD_TARGET),
                .at_target = true });
    }
}

/* What a second head says, where there is one. */
static void write_directions(ent_legend *l, const ent_drawing *d, ent_page *page)
{
    bool both = false;
    for (size_t i = 0; i < d->line_count; i++)
        both = both || d->lines[i].heads == ENT_HEAD_BOTH;
    if (!both) return;
    ent_page_line line = {
        .colour = page->theme->sample, .width = 2.2, .head = "normal", .at_target = true
    };
    add_line(l, page, DIRECTION, "one way", line);
    line.at_source = true;
    add_line(l, page, DIRECTION, "both ways, neither more than twice as often", line);
}

/* "planned or possible" says only what is there. */
static const char *planned_words(const ent_drawing *d)
{
    bool planned = false, possible = false;
    for (size_t i = 0; i < d->line_count; i++) {
        if (d->lines[i].line != ENT_LINE_PLANNED) continue;
        planned = planned || d->lines[i].edge->statuses[ENT_PLANNED] > 0;
        possible = possible || d->lines[i].edge->statuses[ENT_POSSIBLE] > 0;
    }
    return planned && possible ? "planned or possible" : planned ? "planned" : "possible";
}

static void write_statuses(ent_legend *l, const ent_drawing *d, ent_page *page)
{
    size_t seen[ENT_LINES] = { 0 };
    for (size_t i = 0; i < d->line_count; i++) seen[d->lines[i].line]++;
    if (seen[ENT_LINE_ACTUAL] == d->line_count) return;
    const char *const words[ENT_LINES] = { "stated as done", planned_words(d), "alleged",
        "denied or not done" };
    for (int k = 0; k < ENT_LINES; k++)
        if (seen[k])
            add_line(l, page, STATUS, words[k],
                (ent_page_line){ .colour = page->theme->sample,
                    .width = 2.2,
                    .line = (ent_line)k,
                    .head = k == ENT_LINE_NEGATED ? "odot" : "none",
                    .at_target = true });
}

static void write_widths(ent_legend *l, const ent_drawing *d, ent_page *page)
{
    if (d->most < 2) return;
    uint64_t middle = (uint64_t)llround(sqrt((double)d->most));
    const uint64_t counts[] = { 1, middle > 2 && middle < d->most ? middle : 0, d->most };
    for (int i = 0; i < 3; i++) {
        if (!counts[i]) continue;
        ent_buffer words = { 0 };
        ent_say_count(&words, counts[i], "event", NULL);
        add_line(l, page, WIDTH, words.bytes,
            (ent_page_line){ .colour = page->theme->sample,
                .head = "none",
                .width = ent_line_width(counts[i], d->most) });
        page->failed = page->failed || words.failed;
        ent_buffer_free(&words);
    }
}

static void write_kinds(
    ent_legend *l, const ent_export *e, const ent_drawing *d, ent_page *page)
{
    bool seen[ENT_KINDS] = { false };
    for (size_t i = 0; i < d->actor_count; i++)
        seen[ent_kind_index(ent_graph_node(e->graph, d->actors[i].node)->kind)] = true;
    for (int k = 0; k < ENT_KINDS; k++)
        if (seen[k])
            add_shape(l, page, ACTOR, ent_kind_names[k],
                ent_kind_style_of(ent_kind_names[k]), ent_bloc_style_of(page->theme, 0));
    if (d->actor_count > 1)
        add(l, page, ACTOR,
            e->ranking ? "larger: more central (PageRank)" : "larger: more events");
}

/* Members of a bloc, the most central first, whether they are drawn or not. */
static void say_members(ent_buffer *out, const ent_export *e, uint32_t bloc)
{
    size_t nodes = ent_graph_node_count(e->graph), members = 0;
    for (size_t i = 0; i < nodes; i++) members += e->blocs->bloc[i] == bloc;
    ent_list list = { out, members, 3, 0 };
    for (size_t i = 0; i < nodes; i++) {
        size_t node = e->ranking ? e->ranking->order[i] : i;
        if (e->blocs->bloc[node] == bloc)
            ent_say_item(&list, ent_node_label(e->graph, node));
    }
}

static void write_blocs(
    ent_legend *l, const ent_export *e, const ent_drawing *d, ent_page *page)
{
    static const ent_kind_style swatch = { "box", "rounded" };
    size_t most = e->blocs ? e->blocs->bloc_count : 0;
    size_t *sizes = ent_arena_array(page->arena, most + 1, sizeof *sizes);
    if (!sizes) page->failed = true;
    if (!sizes || !most) return;
    for (size_t i = 0; i < d->actor_count; i++)
        sizes[e->blocs->bloc[d->actors[i].node]]++;
    for (uint32_t b = 1; b <= most && b <= ENT_COLOURED_BLOCS; b++) {
        if (!sizes[b]) continue;
        ent_buffer members = { 0 };
        say_members(&members, e, b);
        add_shape(
            l, page, BLOC, members.bytes, &swatch, ent_bloc_style_of(page->theme, b));
        page->failed = page->failed || members.failed;
        ent_buffer_free(&members);
    }
    size_t others = 0;
    for (size_t b = ENT_COLOURED_BLOCS + 1; b <= most; b++) others += sizes[b] > 0;
    if (others)
        add_shape(l, page, BLOC, "smaller blocs", &swatch,
            ent_bloc_style_of(page->theme, ENT_COLOURED_BLOCS + 1));
    if (sizes[0])
        add_shape(
            l, page, BLOC, "in no bloc", &swatch, ent_bloc_style_of(page->theme, 0));
}

void ent_legend_start(ent_legend *l, double scale)
{
    *l = (ent_legend){ .aligned = 1, .scale = scale };
}

void ent_legend_add_box(ent_legend *l, ent_page *page, size_t group, const char *text,
    const char *fill, const char *border)
{
    static const ent_kind_style box = { "box", "" };
    ent_bloc_style *style = ent_arena_take(page->arena, sizeof *style);
    page->failed = page->failed || !style;
    if (!style) return;
    *style = (ent_bloc_style){ .fill = fill, .border = border };
    add_shape(l, page, group, text, &box, style);
}

void ent_legend_name(ent_legend *l, ent_page *page, const char *const *names)
{
    for (size_t g = 0; g < ENT_LEGEND_GROUPS; g++)
        if (l->groups[g].entries)
            l->groups[g].heading = ent_page_text_add(
                page, names[g], 11 * l->scale, true, page->theme->heading);
}

void ent_legend_write(ent_legend *l, const ent_export *e, const ent_drawing *drawing,
    ent_page *page, bool blocs, double scale)
{
    static const char *const names[ENT_LEGEND_GROUPS] = { [RELATION] = "Relation",
        [DIRECTION] = "Direction",
        [STATUS] = "Status",
        [WIDTH] = "Width",
        [ACTOR] = "Actor",
        [BLOC] = "Bloc" };
    ent_legend_start(l, scale);
    write_relations(l, drawing, page);
    write_directions(l, drawing, page);
    write_statuses(l, drawing, page);
    write_widths(l, drawing, page);
    write_kinds(l, e, drawing, page);
    if (blocs) write_blocs(l, e, drawing, page);
    ent_legend_name(l, page, names);
}

/* --- rows ------------------------------------------------------------------------ */

enum { SAMPLE = 38, GAP = 7, SPACE = 22, ROW = 21 };

static void put_sample(const ent_legend *l, ent_page *page, const ent_legend_entry *entry,
    double x, double y)
{
    double s = l->scale;
    if (entry->sample == ENT_LEGEND_SHAPE) {
        ent_page_put_shape(page, entry->kind, entry->bloc,
            (ent_xy){ x + SAMPLE * s / 2, y }, 30 * s, 14 * s);
    } else if (entry->sample == ENT_LEGEND_LINE) {
        ent_curve curve = ent_curve_straight(
            (ent_xy){ x, y }, (ent_xy){ x + SAMPLE * s, y });
        double head = ent_head_length(entry->line.head, entry->line.width);
        if (strcmp(entry->line.head, "none") == 0) head = 0;
        double start = entry->line.at_source ? head : 0;
        ent_curve cut = ent_curve_straight(
            (ent_xy){ x + start, y }, (ent_xy){ x + SAMPLE * s - head, y });
        cut.start = curve.start;
        cut.end = curve.end;
        ent_page_put_line(page, &entry->line, &cut);
    }
}

static double entry_width(const ent_legend *l, const ent_page *page, size_t i)
{
    double sample = l->entries[i].sample == ENT_LEGEND_NONE ? 0 : SAMPLE + GAP;
    return (sample + SPACE) * l->scale + page->texts[l->entries[i].text].width;
}

/* Entries stand in columns that are common to all groups; a long one takes several. */
static double column_width(const ent_legend *l, const ent_page *page)
{
    double widest = 0;
    for (size_t i = 0; i < l->count; i++)
        if (l->entries[i].group < l->aligned)
            widest = fmax(widest, entry_width(l, page, i));
    return fmax(widest, 110 * l->scale);
}

static double heading_width(const ent_legend *l, const ent_page *page)
{
    double widest = 0;
    for (size_t g = 0; g < ENT_LEGEND_GROUPS; g++)
        if (l->groups[g].entries)
            widest = fmax(widest, page->texts[l->groups[g].heading].width);
    return widest + 18 * l->scale;
}

double ent_legend_put(
    const ent_legend *l, ent_page *page, double left, double top, double width)
{
    double column = column_width(l, page), first = left + heading_width(l, page);
    double x = first, y = top, row = ROW * l->scale;
    size_t group = SIZE_MAX;
    for (size_t i = 0; i < l->count; i++) {
        const ent_legend_entry *entry = &l->entries[i];
        double needed = entry_width(l, page, i);
        bool full = x > first && x + needed - SPACE * l->scale > left + width;
        if (entry->group != group || full) {
            y -= row;
            x = first;
        }
        if (entry->group != group)
            ent_page_put_text(page, l->groups[entry->group].heading, left, y);
        group = entry->group;
        put_sample(l, page, entry, x, y);
        double sample = entry->sample == ENT_LEGEND_NONE ? 0 : (SAMPLE + GAP) * l->scale;
        ent_page_put_text(page, entry->text, x + sample, y);
        x += ceil(needed / column - 0.02) * column;
    }
    return y - row / 2;
}
