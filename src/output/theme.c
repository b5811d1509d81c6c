/* theme.c - the tables of colours, chosen by a search near these hues for the least
 * distances that tests/unit/test_output_theme.c asks for. */
#include "output/theme.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

const ent_theme ent_themes[ENT_THEMES] = {
    [ENT_LIGHT] = {
        .paper = "#ffffff",
        .title = "#111111",
        .text = "#2b2b2b",
        .heading = "#4d4d4d",
        .note = "#5c5c5c",
        .sample = "#4a4a4a",
        .rule = "#b5b5b5",
        .pill = "#ffffffe8",
        .relations = {
            [ENT_ALLIANCE] = { "#02327fe6", "#02327f" },
            [ENT_MEETING] = { "#7d8593e6", "#6a717d" },
            [ENT_SUPPORT] = { "#1a8ae6e6", "#1673c0" },
            [ENT_AGREE] = { "#1c6579e6", "#1c6579" },
            [ENT_COOPERATE] = { "#24977ce6", "#1e7e67" },
            [ENT_AID] = { "#117e5ce6", "#117e5c" },
            [ENT_CONCEDE] = { "#415a8be6", "#415a8b" },
            [ENT_RETREAT] = { "#228c7de6", "#1f7f71" },
            [ENT_REQUEST] = { "#8666a9e6", "#8364a6" },
            [ENT_ACCUSE] = { "#ca3e47e6", "#ca3e47" },
            [ENT_REJECT] = { "#712c4ee6", "#712c4e" },
            [ENT_THREATEN] = { "#b57a00e6", "#9a6800" },
            [ENT_PROTEST] = { "#ab70b5e6", "#915f9a" },
            [ENT_MOBILIZE] = { "#876426e6", "#876426" },
            [ENT_SANCTION] = { "#c2600ce6", "#b3590b" },
            [ENT_COERCE] = { "#b8420ce6", "#b8420c" },
            [ENT_ASSAULT] = { "#a50a11e6", "#a50a11" },
        },
        .blocs = {
            { "#d3ddf1", "#396f9f", "#e9eef8", false }, /* blue */
            { "#f3d4bd", "#b6632a", "#f9eade", false }, /* orange */
            { "#cff4d9", "#5f9c66", "#e7faec", false }, /* green */
            { "#cabbd1", "#a476c1", "#e4dde8", false }, /* purple */
            { "#ebe5ba", "#91761f", "#f5f2dc", true }, /* yellow */
            { "#ffecfc", "#b75a70", "#fff6fe", true }, /* pink */
            { "#cbe4e6", "#3e8491", "#e5f2f2", true }, /* teal */
            { "#dcd3c3", "#7a5f42", "#eee9e1", true }, /* brown */
        },
        .unaligned = { "#f6f7fa", "#7b7e7e", "#fafbfc", false },
        .further = { "#cccfd2", "#4e4e4e", "#e6e7e8", false },
    },
    [ENT_DARK] = {
        .paper = "#15191f",
        .title = "#f4f6f8",
        .text = "#d5dae0",
        .heading = "#b4bcc6",
        .note = "#a3acb8",
        .sample = "#c3cad3",
        .rule = "#4d5661",
        .pill = "#15191fe8",
        .relations = {
            [ENT_ALLIANCE] = { "#5c9bffe6", "#5c9bff" },
            [ENT_MEETING] = { "#aaadb7e6", "#aaadb7" },
            [ENT_SUPPORT] = { "#5cc0ffe6", "#5cc0ff" },
            [ENT_AGREE] = { "#098297e6", "#2992a5" },
            [ENT_COOPERATE] = { "#7bdbc8e6", "#7bdbc8" },
            [ENT_AID] = { "#56d994e6", "#56d994" },
            [ENT_CONCEDE] = { "#a2b7e8e6", "#a2b7e8" },
            [ENT_RETREAT] = { "#c9fcece6", "#c9fcec" },
            [ENT_REQUEST] = { "#b69ae7e6", "#b69ae7" },
            [ENT_ACCUSE] = { "#ef7ca4e6", "#ef7ca4" },
            [ENT_REJECT] = { "#c885b7e6", "#c885b7" },
            [ENT_THREATEN] = { "#f3c434e6", "#f3c434" },
            [ENT_PROTEST] = { "#f9c9fce6", "#f9c9fc" },
            [ENT_MOBILIZE] = { "#bd9860e6", "#bd9860" },
            [ENT_SANCTION] = { "#fe9a43e6", "#fe9a43" },
            [ENT_COERCE] = { "#ee6333e6", "#ee6333" },
            [ENT_ASSAULT] = { "#fc4b54e6", "#fc4b54" },
        },
        .blocs = {
            { "#1f4063", "#73ace2", "#1a2b3e", false }, /* blue */
            { "#6b3b1b", "#ee9a65", "#3c281d", false }, /* orange */
            { "#2a553d", "#82cca0", "#1e342c", false }, /* green */
            { "#3c2255", "#9e82bf", "#271d37", false }, /* purple */
            { "#595110", "#dac555", "#343218", true }, /* yellow */
            { "#5d2643", "#e58bb2", "#351f2f", true }, /* pink */
            { "#1c5454", "#70d5d8", "#183437", true }, /* teal */
            { "#493825", "#be9e77", "#2c2722", true }, /* brown */
        },
        .unaligned = { "#343940", "#9aa5af", "#23272e", false },
        .further = { "#23252b", "#747c86", "#1b1e24", false },
    },
};

const ent_bloc_style *ent_bloc_style_of(const ent_theme *theme, uint32_t bloc)
{
    if (bloc == 0) return &theme->unaligned;
    return bloc <= ENT_COLOURED_BLOCS ? &theme->blocs[bloc - 1] : &theme->further;
}

static void read_colour(const char *text, double channels[3])
{
    for (int i = 0; i < 3; i++) {
        const char digits[3] = { text[1 + 2 * i], text[2 + 2 * i], '\0' };
        channels[i] = (double)strtol(digits, NULL, 16);
    }
}

void ent_colour_mix(const char *a, const char *b, double part, char mixed[8])
{
    double x[3], y[3];
    unsigned m[3];
    read_colour(a, x);
    read_colour(b, y);
    for (int i = 0; i < 3; i++)
        m[i] = (unsigned)lround(x[i] * part + y[i] * (1 - part)) & 0xff;
    snprintf(mixed, 8, "#%02x%02x%02x", m[0], m[1], m[2]);
}

static double luminance(const char *colour)
{
    static const double weights[] = { 0.2126, 0.7152, 0.0722 };
    double channels[3], sum = 0;
    read_colour(colour, channels);
    for (int i = 0; i < 3; i++) {
        double c = channels[i] / 255;
        sum += weights[i] * (c <= 0.04045 ? c / 12.92 : pow((c + 0.055) / 1.055, 2.4));
    }
    return sum;
}

double ent_colour_contrast(const char *a, const char *b)
{
    double x = luminance(a) + 0.05, y = luminance(b) + 0.05;
    return fmax(x, y) / fmin(x, y);
}
