/* theme.h - the colours of pictures, light and dark.
 *
 * Friendly relations are blue to green, hostile ones yellow to red; requests are purple,
 * meetings grey. Colours that mean different things stay apart for every kind of colour
 * blindness, or differ by arrowhead (relations) or outline (blocs) as well; lines have a
 * contrast of 3 to the paper, words of 4.5 (WCAG 2.1). tests/unit/test_output_theme.c
 * measures all of it. */
#ifndef ENT_OUTPUT_THEME_H
#define ENT_OUTPUT_THEME_H

#include "graph/graph.h"

typedef enum { ENT_LIGHT, ENT_DARK } ent_theme_name;
enum { ENT_THEMES = ENT_DARK + 1 };

typedef struct {
    const char *line; /* "#1b5fa8e6": of the line, a little transparent */
    const char *ink;  /* "#1b5fa8": of words about it */
} ent_relation_style;

typedef struct {
    const char *fill, *border;
    const char *region; /* the ground on which its members stand */
    bool twice;         /* a double outline */
} ent_bloc_style;

enum { ENT_COLOURED_BLOCS = 8 };

typedef struct {
    const char *paper;
    const char *title, *text, *heading, *note; /* words, the strongest first */
    const char *sample; /* lines of the legend that stand for no relation */
    const char *rule;
    const char *pill; /* behind words on a line */
    ent_relation_style relations[ENT_RELATIONS];
    ent_bloc_style blocs[ENT_COLOURED_BLOCS];
    ent_bloc_style unaligned, further; /* in no bloc; in one above the coloured */
} ent_theme;

extern const ent_theme ent_themes[ENT_THEMES];

/* 0: no bloc. Blocs above ENT_COLOURED_BLOCS share one look. */
const ent_bloc_style *ent_bloc_style_of(const ent_theme *theme, uint32_t bloc);

/* `part` of colour `a` (0..1) and the rest of `b`, both "#rrggbb" (more is ignored). */
void ent_colour_mix(const char *a, const char *b, double part, char mixed[8]);

/* Contrast of two colours, 1..21 (WCAG 2.1). */
double ent_colour_contrast(const char *a, const char *b);

#endif
