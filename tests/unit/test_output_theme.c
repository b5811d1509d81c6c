/* Colours of pictures: contrast by WCAG 2.1, and distances as readers with each kind of
 * colour blindness see them: simulated by the matrices of Machado, Oliveira and Fernandes
 * (IEEE TVCG 15, 2009; severity 1), measured in Oklab (Ottosson, 2020) where black and
 * white are 1 apart. */
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>

#include "output/style.h"

typedef struct {
    double r, g, b; /* linear, 0..1 */
} colour;

enum { VIEWS = 4 };
static const char *const view_names[VIEWS] = { "full sight", "protanopia", "deuteranopia",
    "tritanopia" };

static double linear(double c)
{
    return c <= 0.04045 ? c / 12.92 : pow((c + 0.055) / 1.055, 2.4);
}

/* "#rrggbb" or "#rrggbbaa" on a ground; blended as screens do, before gamma. */
static colour seen(const char *text, const char *ground)
{
    unsigned c[4] = { 0, 0, 0, 255 }, g[3];
    assert_true(sscanf(text, "#%2x%2x%2x%2x", &c[0], &c[1], &c[2], &c[3]) >= 3);
    assert_int_equal(sscanf(ground, "#%2x%2x%2x", &g[0], &g[1], &g[2]), 3);
    double v[3], a = c[3] / 255.0;
    for (int i = 0; i < 3; i++) v[i] = linear((c[i] * a + g[i] * (1 - a)) / 255);
    return (colour){ v[0], v[1], v[2] };
}

static double contrast(colour a, colour b)
{
    double x = 0.2126 * a.r + 0.7152 * a.g + 0.0722 * a.b + 0.05;
    double y = 0.2126 * b.r + 0.7152 * b.g + 0.0722 * b.b + 0.05;
    return fmax(x, y) / fmin(x, y);
}

static colour simulate(colour c, int view)
{
    static const double m[VIEWS][9] = { { 1, 0, 0, 0, 1, 0, 0, 0, 1 },
        { 0.152286, 1.052583, -0.204868, 0.114503, 0.786281, 0.099216, -0.003882,
            -0.048116, 1.051998 },
        { 0.367322, 0.860646, -0.227968, 0.280085, 0.672501, 0.047413, -0.011820,
            0.042940, 0.968881 },
        { 1.255528, -0.076749, -0.178779, -0.078411, 0.930809, 0.147602, 0.004733,
            0.691367, 0.303900 } };
    double v[3];
    for (int i = 0; i < 3; i++) {
        v[i] = m[view][3 * i] * c.r + m[view][3 * i + 1] * c.g + m[view][3 * i + 2] * c.b;
        v[i] = fmin(fmax(v[i], 0), 1);
    }
    return (colour){ v[0], v[1], v[2] };
}

static void oklab(colour c, double lab[3])
{
    double l = cbrt(0.4122214708 * c.r + 0.5363325363 * c.g + 0.0514459929 * c.b);
    double m = cbrt(0.2119034982 * c.r + 0.6806995451 * c.g + 0.1073969566 * c.b);
    double s = cbrt(0.0883024619 * c.r + 0.2817188376 * c.g + 0.6299787005 * c.b);
    lab[0] = 0.2104542553 * l + 0.7936177850 * m - 0.0040720468 * s;
    lab[1] = 1.9779984951 * l - 2.4285922050 * m + 0.4505937099 * s;
    lab[2] = 0.0259040371 * l + 0.7827717662 * m - 0.8086757660 * s;
}

static double distance(colour a, colour b, int view)
{
    double p[3], q[3];
    oklab(simulate(a, view), p);
    oklab(simulate(b, view), q);
    return sqrt((p[0] - q[0]) * (p[0] - q[0]) + (p[1] - q[1]) * (p[1] - q[1])
                + (p[2] - q[2]) * (p[2] - q[2]));
}

static void expect_apart(
    colour a, const char *a_name, colour b, const char *b_name, double least)
{
    for (int v = 0; v < VIEWS; v++)
        if (distance(a, b, v) < least)
            fail_msg("%s and %s are %.3f apart with %s, expected %.3f", a_name, b_name,
                distance(a, b, v), view_names[v], least);
}

static void expect_contrast(
    const char *text, const char *ground, double least, const char *what)
{
    double found = contrast(seen(text, ground), seen(ground, ground));
    if (found < least)
        fail_msg("%s: %s on %s has contrast %.2f, expected %.1f", what, text, ground,
            found, least);
}

static void the_measures_are_right(void **state)
{
    (void)state;
    colour black = seen("#000000", "#ffffff"), white = seen("#ffffff", "#ffffff");
    assert_true(fabs(contrast(black, white) - 21) < 1e-9);
    assert_true(fabs(contrast(seen("#777777", "#ffffff"), white) - 4.48) < 0.01);
    assert_true(fabs(distance(black, white, 0) - 1) < 1e-3);
    colour red = seen("#d00000", "#ffffff"), green = seen("#5f7800", "#ffffff");
    assert_true(distance(red, green, 2) < distance(red, green, 0) / 2);
    assert_true(contrast(seen("#00000080", "#ffffff"), white) < 5); /* half of it */
}

static void words_and_lines_stand_out_from_the_paper(void **state)
{
    (void)state;
    for (int t = 0; t < ENT_THEMES; t++) {
        const ent_theme *theme = &ent_themes[t];
        const char *const words[] = { theme->title, theme->text, theme->heading,
            theme->note };
        for (size_t i = 0; i < sizeof words / sizeof *words; i++)
            expect_contrast(words[i], theme->paper, 4.5, "words");
        expect_contrast(theme->sample, theme->paper, 3, "samples");
        for (int r = 0; r < ENT_RELATIONS; r++) {
            const ent_relation_style *s = &theme->relations[r];
            expect_contrast(s->line, theme->paper, 3, ent_relation_table[r].name);
            expect_contrast(s->ink, theme->paper, 4.5, ent_relation_table[r].name);
        }
        for (uint32_t b = 0; b <= ENT_COLOURED_BLOCS + 1; b++) {
            const ent_bloc_style *s = ent_bloc_style_of(theme, b);
            expect_contrast(s->border, theme->paper, 3, "outline of a bloc");
            expect_contrast(theme->title, s->fill, 7, "name of an actor");
            expect_contrast(theme->heading, s->region, 4.5, "heading of a region");
            for (int r = 0; r < ENT_RELATIONS; r++)
                expect_contrast(
                    theme->relations[r].line, s->region, 2.2, ent_relation_table[r].name);
        }
    }
}

/* Friends and enemies differ by colour alone; of relations with one arrowhead each. */
static void relations_are_told_apart(void **state)
{
    (void)state;
    for (int t = 0; t < ENT_THEMES; t++)
        for (int i = 0; i < ENT_RELATIONS; i++)
            for (int k = 0; k < i; k++) {
                const ent_theme *theme = &ent_themes[t];
                const ent_relation_info *a = &ent_relation_table[i];
                const ent_relation_info *b = &ent_relation_table[k];
                bool opposed = a->sign * b->sign < 0 && i != ENT_MEETING
                               && k != ENT_MEETING && i != ENT_REQUEST
                               && k != ENT_REQUEST;
                bool same_head = strcmp(ent_relation_heads[i], ent_relation_heads[k])
                                 == 0;
                expect_apart(seen(theme->relations[i].line, theme->paper), a->name,
                    seen(theme->relations[k].line, theme->paper), b->name,
                    same_head ? 0.1
                    : opposed ? 0.06
                              : 0.02);
            }
}

/* Blocs differ by fill and outline, or one of the two has a double outline. */
static void blocs_are_told_apart(void **state)
{
    (void)state;
    for (int t = 0; t < ENT_THEMES; t++)
        for (uint32_t i = 0; i <= ENT_COLOURED_BLOCS + 1; i++)
            for (uint32_t k = 0; k < i; k++) {
                const ent_theme *theme = &ent_themes[t];
                const ent_bloc_style *a = ent_bloc_style_of(theme, i);
                const ent_bloc_style *b = ent_bloc_style_of(theme, k);
                char names[2][16];
                snprintf(names[0], sizeof *names, "bloc %u", i);
                snprintf(names[1], sizeof *names, "bloc %u", k);
                if (a->twice != b->twice) continue;
                expect_apart(seen(a->fill, theme->paper), names[0],
                    seen(b->fill, theme->paper), names[1], 0.04);
                expect_apart(seen(a->border, theme->paper), names[0],
                    seen(b->border, theme->paper), names[1], 0.06);
            }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_measures_are_right),
        cmocka_unit_test(words_and_lines_stand_out_from_the_paper),
        cmocka_unit_test(relations_are_told_apart),
        cmocka_unit_test(blocs_are_told_apart),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
