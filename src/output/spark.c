/* spark.c - heights are relative to the tallest bar of the same picture. */
#include "output/spark.h"

#include <math.h>

#include "output/axis.h"
#include "output/escape.h"
#include "output/words.h"

typedef struct {
    double up, down; /* the tallest of each side */
    size_t best;     /* the window with most events */
} heights;

static double hostile(const ent_point *p)
{
    return (double)p->hostile;
}

/* What is neither friendly nor hostile stands with the friendly bars. */
static double friendly(const ent_point *p)
{
    return (double)(p->count - p->hostile);
}

static heights measure(const ent_spark *s)
{
    heights h = { 0, 0, 0 };
    for (size_t i = 0; i < s->series->count; i++) {
        const ent_point *p = &s->series->points[i];
        h.up = fmax(h.up, friendly(p));
        h.down = fmax(h.down, hostile(p));
        if (p->count > s->series->points[h.best].count) h.best = i;
    }
    return h;
}

void ent_spark_say(const ent_spark *s, ent_buffer *out)
{
    const ent_series *series = s->series;
    if (!series->count || !series->total.count) {
        ent_buffer_text(out, "no dated event");
        return;
    }
    ent_interval period = { s->windows->items[0].from,
        s->windows->items[s->windows->count - 1].to };
    size_t best = measure(s).best;
    ent_say_period(out, period);
    ent_buffer_text(out, ": ");
    ent_say_count(out, series->total.count, "event", NULL);
    if (series->total.hostile) ent_buffer_text(out, ", ");
    if (series->total.hostile) ent_say_number(out, series->total.hostile);
    if (series->total.hostile) ent_buffer_text(out, " hostile");
    if (series->points[best].count < 2) return;
    ent_buffer_text(out, "; most in ");
    ent_say_window(out, s->windows, best);
    ent_buffer_text(out, ": ");
    ent_say_number(out, series->points[best].count);
}

/* --- bars ------------------------------------------------------------------------ */

static void write_number(ent_buffer *out, double number)
{
    ent_say_fixed(out, number, 1, false);
}

typedef struct {
    double width, height; /* of the whole */
    double step, bar;     /* from bar to bar; a bar's width */
    double zero, unit;    /* the line that bars stand on; height of one event */
} frame;

static frame frame_of(const ent_spark *s, double width, double height, double widest)
{
    heights h = measure(s);
    double count = (double)s->series->count, all = h.up + h.down;
    frame f = { .width = width, .height = height };
    f.step = fmin(width / fmax(count, 1), widest);
    f.bar = f.step > 3 ? f.step - 1 : f.step * 0.75;
    f.unit = all > 0 ? height / all : 0;
    f.zero = h.up * f.unit;
    return f;
}

/* All bars of one side as one path. */
static void write_bars(const ent_spark *s, const frame *f,
    double (*size)(const ent_point *), int direction, const char *kind, ent_buffer *out)
{
    bool any = false;
    for (size_t i = 0; i < s->series->count; i++) {
        double value = size(&s->series->points[i]);
        if (!(value > 0)) continue;
        ent_buffer_print(out, any ? "M" : "<path class=\"%s\" d=\"M", kind);
        any = true;
        write_number(out, (double)i * f->step);
        ent_buffer_char(out, ' ');
        write_number(out, f->zero);
        ent_buffer_char(out, 'v');
        write_number(out, -direction * fmax(value * f->unit, 1));
        ent_buffer_char(out, 'h');
        write_number(out, f->bar);
        ent_buffer_char(out, 'V');
        write_number(out, f->zero);
        ent_buffer_char(out, 'z');
    }
    ent_buffer_text(out, any ? "\"/>" : "");
}

static void write_both(const ent_spark *s, const frame *f, ent_buffer *out)
{
    ent_buffer_text(out, "<path class=\"axis\" d=\"M0 ");
    write_number(out, f->zero);
    ent_buffer_text(out, "H");
    write_number(out, f->width);
    ent_buffer_text(out, "\"/>");
    write_bars(s, f, friendly, 1, "up", out);
    write_bars(s, f, hostile, -1, "down", out);
}

void ent_spark_svg(const ent_spark *s, ent_buffer *out)
{
    ent_buffer words = { 0 };
    frame f = frame_of(s, 120, 22, 16);
    ent_spark_say(s, &words);
    ent_buffer_text(out, "<svg class=\"spark\" role=\"img\" viewBox=\"0 -1 120 24\" "
                         "preserveAspectRatio=\"none\"><title>");
    ent_escape_html(out, words.bytes);
    ent_buffer_text(out, "</title>");
    write_both(s, &f, out);
    ent_buffer_text(out, "</svg>");
    out->failed = out->failed || words.failed;
    ent_buffer_free(&words);
}

void ent_spark_blocks(const ent_spark *s, ent_buffer *out)
{
    static const char *const blocks[] = { "·", "▁", "▂", "▃", "▄", "▅", "▆", "▇", "█" };
    if (s->series->count > ENT_SPARK_BLOCKS || !s->series->total.count) return;
    double most = (double)s->series->points[measure(s).best].count;
    for (size_t i = 0; i < s->series->count; i++) {
        double share = (double)s->series->points[i].count / most;
        ent_buffer_text(out, blocks[(size_t)ceil(share * 8)]);
    }
}

void ent_spark_balance(double cooperation, double conflict, double most, ent_buffer *out)
{
    double unit = most > 0 ? 60 / most : 0;
    double left = conflict * unit, right = cooperation * unit;
    ent_buffer_text(out, "<svg class=\"spark\" role=\"img\" viewBox=\"-61 0 122 14\" "
                         "preserveAspectRatio=\"none\"><title>cooperation ");
    ent_say_fixed(out, cooperation, 2, false);
    ent_buffer_text(out, ", conflict ");
    ent_say_fixed(out, conflict, 2, false);
    ent_buffer_text(out, "</title><path class=\"axis\" d=\"M0 0V14\"/>");
    if (left > 0) ent_buffer_text(out, "<path class=\"down\" d=\"M0 2h-");
    if (left > 0) write_number(out, left);
    if (left > 0) ent_buffer_text(out, "v10H0z\"/>");
    if (right > 0) ent_buffer_text(out, "<path class=\"up\" d=\"M0 2h");
    if (right > 0) write_number(out, right);
    if (right > 0) ent_buffer_text(out, "v10H0z\"/>");
    ent_buffer_text(out, "</svg>");
}

/* --- the large figure ------------------------------------------------------------ */

enum { WIDTH = 720, HEIGHT = 150, LEFT = 40, TOP = 14, BOTTOM = 22 };

static void write_label(
    ent_buffer *out, double x, double y, const char *anchor, const char *text)
{
    ent_buffer_text(out, "<text x=\"");
    write_number(out, x);
    ent_buffer_text(out, "\" y=\"");
    write_number(out, y);
    ent_buffer_print(out, "\" text-anchor=\"%s\">%s</text>\n", anchor, text);
}

static void write_amount(ent_buffer *out, double y, double amount)
{
    ent_buffer text = { 0 };
    ent_say_number(&text, (uint64_t)amount);
    write_label(out, -6, y, "end", text.bytes ? text.bytes : "");
    out->failed = out->failed || text.failed;
    ent_buffer_free(&text);
}

/* Every nth window has its name below, so that about eight have. */
static void write_names(const ent_spark *s, const frame *f, ent_buffer *out)
{
    size_t count = s->series->count, every = (count + 7) / 8;
    for (size_t i = 0; i < count; i += every) {
        char name[16];
        double x = (double)i * f->step;
        ent_window_name(s->windows, i, name);
        ent_buffer_text(out, "<path class=\"axis\" d=\"M");
        write_number(out, x);
        ent_buffer_print(out, " %dv4\"/>", HEIGHT);
        write_label(out, x, HEIGHT + 17, "start", name);
    }
}

void ent_spark_figure(const ent_spark *s, const char *id, ent_buffer *out)
{
    ent_buffer words = { 0 };
    heights h = measure(s);
    frame f = frame_of(s, WIDTH - LEFT, HEIGHT, WIDTH / 6);
    ent_spark_say(s, &words);
    ent_buffer_print(out,
        "<svg class=\"chart\" role=\"img\" aria-labelledby=\"%s-title %s-desc\" "
        "viewBox=\"%d %d %d %d\">\n<title id=\"%s-title\">Events by %s</title>\n"
        "<desc id=\"%s-desc\">",
        id, id, -LEFT, -TOP, WIDTH, TOP + HEIGHT + BOTTOM, id,
        ent_step_names[s->windows->step], id);
    ent_escape_html(out, words.bytes);
    ent_buffer_text(out, "</desc>\n");
    write_both(s, &f, out);
    ent_buffer_char(out, '\n');
    if (h.up > 0) write_amount(out, 4, h.up);
    if (h.down > 0) write_amount(out, HEIGHT, h.down);
    if (f.zero > 16 && f.zero < HEIGHT - 16) write_amount(out, f.zero + 4, 0);
    write_names(s, &f, out);
    ent_buffer_text(out, "</svg>\n");
    out->failed = out->failed || words.failed;
    ent_buffer_free(&words);
}
