/* caption.c - where on its line a word stands. */
#include "output/caption.h"

#include <math.h>

#include "output/words.h"

void ent_captions_write(ent_page *page, const ent_drawing *drawing, size_t *texts)
{
    for (size_t i = 0; i < drawing->line_count; i++) {
        const ent_drawn_line *line = &drawing->lines[i];
        ent_buffer words = { 0 };
        texts[i] = SIZE_MAX;
        if (line->named) ent_buffer_text(&words, ent_relation_table[line->relation].name);
        if (line->named && line->counted) ent_buffer_text(&words, " ×");
        if (line->counted) ent_say_number(&words, line->count);
        if (words.length)
            texts[i] = ent_page_text_add(page, words.bytes, line->named ? 10.5 : 10, true,
                page->theme->relations[line->relation].ink);
        page->failed = page->failed || words.failed;
        ent_buffer_free(&words);
    }
}

/* How much of the smaller of two boxes the other covers, 0..1. */
static double overlap(const ent_spot *a, const ent_spot *b, double margin)
{
    double w = (a->width + b->width) / 2 + margin - fabs(a->centre.x - b->centre.x);
    double h = (a->height + b->height) / 2 + margin - fabs(a->centre.y - b->centre.y);
    if (w <= 0 || h <= 0) return 0;
    double smaller = fmin(a->width * a->height, b->width * b->height);
    return fmin(1, w * h / fmax(smaller, 1));
}

/* What a caption at `spot` would hide: actors count most, then captions, then lines. */
static double hidden(const ent_drawing *drawing, const ent_spot *actors,
    const ent_curve *lines, size_t own, const ent_spot *put, size_t put_count,
    const ent_spot *spot)
{
    double cost = 0;
    for (size_t i = 0; i < drawing->actor_count; i++)
        cost += 20 * overlap(spot, &actors[i], 2);
    for (size_t i = 0; i < put_count; i++) cost += 12 * overlap(spot, &put[i], 3);
    for (size_t i = 0; i < drawing->line_count; i++) {
        if (i == own) continue;
        for (int k = 0; k <= 32; k++) {
            ent_xy p = ent_curve_at(&lines[i], k / 32.0);
            if (fabs(p.x - spot->centre.x) > spot->width / 2 + 2
                || fabs(p.y - spot->centre.y) > spot->height / 2 + 2)
                continue;
            cost += 0.6;
            break;
        }
    }
    return cost;
}

void ent_captions_put(ent_page *page, const ent_drawing *drawing, const ent_spot *actors,
    const ent_curve *lines, const size_t *texts, ent_arena *arena)
{
    ent_spot *put = ent_arena_array(arena, drawing->line_count, sizeof *put);
    size_t count = 0;
    page->failed = page->failed || !put;
    for (size_t i = 0; put && i < drawing->line_count; i++) {
        if (texts[i] == SIZE_MAX) continue;
        const ent_page_text *text = &page->texts[texts[i]];
        ent_spot best = { 0 };
        double lowest = INFINITY;
        for (int k = 0; k <= 24; k++) {
            double away = 0.014 * ((k + 1) / 2), t = 0.5 + (k % 2 ? away : -away) * 2;
            ent_spot spot = { ent_curve_at(&lines[i], t), text->width + 4,
                text->height + 1 };
            double cost = away * 2 + hidden(drawing, actors, lines, i, put, count, &spot);
            if (cost >= lowest) continue;
            lowest = cost;
            best = spot;
        }
        if (lowest > 12 && !drawing->lines[i].named) continue;
        put[count++] = best;
        ent_page_put_pill(page, texts[i], page->theme->pill, best.centre);
    }
}
