/* html_style.c - blue for cooperation and red for conflict, as in pictures; both have a
 * contrast of at least 4.5 to 1 with the page in either scheme. */
#include "output/html_style.h"

#include <string.h>

#include "output/theme.h"

static const char *const lines[] = {
    ":root {",
    "  color-scheme: light dark;",
    "  --page: #fdfcf9; --ink: #1b1b1a; --faint: #62615c; --rule: #dcd9d0;",
    "  --band: #f4f2ec; --plus: #0b4f9c; --minus: #a50f15; --mark: #fbe9a9;",
    "  --serif: 'Iowan Old Style', 'Palatino Linotype', Palatino, P052,",
    "    'Source Serif 4', Georgia, 'Noto Serif', serif;",
    "  --sans: system-ui, 'Segoe UI', Roboto, 'Helvetica Neue', 'Noto Sans',",
    "    'Liberation Sans', Arial, sans-serif;",
    "}",
    "@media (prefers-color-scheme: dark) {",
    "  :root {",
    "    --page: #171716; --ink: #e9e7e1; --faint: #a6a49c; --rule: #3c3b37;",
    "    --band: #21211f; --plus: #86b9f2; --minus: #f4938a; --mark: #5c4c14;",
    "  }",
    "}",
    "* { box-sizing: border-box; }",
    "html { -webkit-text-size-adjust: 100%; text-size-adjust: 100%; }",
    "body {",
    "  margin: 0 auto; max-width: 66rem; padding: 2.5rem 1.5rem 4rem;",
    "  background: var(--page); color: var(--ink);",
    "  font: 1.0625rem/1.55 var(--serif); overflow-wrap: break-word;",
    "}",
    "h1 {",
    "  margin: 0 0 .8rem; font-size: clamp(1.6rem, 1rem + 2.6vw, 2.5rem);",
    "  line-height: 1.15; letter-spacing: -.01em; text-wrap: balance;",
    "}",
    "h2 {",
    "  margin: 2.8rem 0 .8rem; padding-top: .6rem; border-top: 2px solid var(--ink);",
    "  font-size: 1.35rem; line-height: 1.25; scroll-margin-top: 1rem;",
    "}",
    "p, ul { max-width: 44rem; }",
    "p { margin: .7rem 0; }",
    "section > ul { margin: .7rem 0; padding-left: 1.2rem; }",
    "li { margin: .35rem 0; }",
    "section:first-of-type > ul { font-size: 1.15rem; padding: 0; list-style: none; }",
    "section:first-of-type > ul > li { margin: .6rem 0; }",
    "a { color: inherit; text-decoration-color: var(--faint); }",
    "a:hover, a:focus { color: var(--plus); }",
    "nav ul {",
    "  display: flex; flex-wrap: wrap; gap: .2rem 1.1rem; max-width: none;",
    "  margin: 0; padding: 0; list-style: none; font: .85rem/1.5 var(--sans);",
    "}",
    "nav li { margin: 0; }",
    "nav a { color: var(--faint); text-decoration: none; white-space: nowrap; }",
    "nav a:hover, nav a:focus { text-decoration: underline; }",
    ".table { margin: .9rem 0; overflow-x: auto; }",
    "table {",
    "  border-collapse: collapse; min-width: 100%;",
    "  font: .85rem/1.4 var(--sans); font-variant-numeric: tabular-nums lining-nums;",
    "}",
    "caption { padding: 0 0 .4rem; text-align: left; font-weight: 600; }",
    ".unseen {",
    "  position: absolute; width: 1px; height: 1px; overflow: hidden;",
    "  clip-path: inset(50%); white-space: nowrap;",
    "}",
    "th, td {",
    "  padding: .38rem .9rem .38rem 0; text-align: left; vertical-align: baseline;",
    "  font-weight: 400; unicode-bidi: plaintext;",
    "}",
    "th:last-child, td:last-child { padding-right: 0; }",
    "thead th, thead td {",
    "  border-bottom: 1px solid var(--ink); color: var(--faint);",
    "  font-size: .78rem; vertical-align: bottom; white-space: nowrap;",
    "}",
    "tbody { border-bottom: 1px solid var(--rule); }",
    "tbody th { font-weight: 600; min-width: 9rem; }",
    ".n { text-align: right; white-space: nowrap; unicode-bidi: normal; }",
    ".plus { color: var(--plus); }",
    ".minus { color: var(--minus); }",
    ".note td { padding: 0 0 .8rem; }",
    "figure { margin: 0; }",
    "figure.wide { margin: 1rem 0; overflow-x: auto; }",
    "figure.wide figcaption { margin-top: .5rem; max-width: 44rem; font-size: .85rem; }",
    "svg { display: block; max-width: 100%; }",
    "svg text { font-family: 'DejaVu Sans', Verdana, var(--sans); }",
    ".map { width: 100%; height: auto; border: 1px solid var(--rule); }",
    ".chart { width: 100%; max-width: 60rem; height: auto; }",
    ".chart text { fill: var(--faint); font: 11px var(--sans); }",
    ".spark { display: inline-block; width: 7.5rem; height: 1.4rem; vertical-align: "
    "-.4rem; }",
    ".up { fill: var(--plus); }",
    ".down { fill: var(--minus); }",
    ".axis { fill: none; stroke: var(--rule); vector-effect: non-scaling-stroke; }",
    ".note figure {",
    "  position: sticky; left: 0; max-width: min(44rem, calc(100vw - 3rem));",
    "}",
    ".quoted { padding-left: .9rem; border-left: 3px solid var(--rule); }",
    "blockquote { margin: 0; font: .98rem/1.45 var(--serif); }",
    "blockquote p { margin: 0; max-width: none; }",
    "blockquote p::before { content: '\\201C'; }",
    "blockquote p::after { content: '\\201D'; }",
    "figcaption {",
    "  color: var(--faint); font: .78rem/1.4 var(--sans); overflow-wrap: anywhere;",
    "}",
    "mark { background: var(--mark); color: inherit; border-radius: 2px; }",
    "@media (max-width: 36rem) {",
    "  body { padding: 1.2rem 1rem 3rem; font-size: 1rem; }",
    "  .note figure { max-width: calc(100vw - 2rem); }",
    "  tbody td { white-space: nowrap; }",
    "  .note td { white-space: normal; }",
    "  .map, .chart { width: 46rem; max-width: none; }",
    "  nav a { display: inline-block; padding: .2rem 0; }",
    "}",
    "@media print {",
    "  @page { margin: 16mm 15mm 18mm; }",
    "  :root {",
    "    --page: #fff; --ink: #000; --faint: #444; --rule: #bbb; --band: #f4f4f4;",
    "    --plus: #0b4f9c; --minus: #a50f15; --mark: #fbe9a9;",
    "  }",
    "  body { max-width: none; padding: 0; font-size: 10pt; }",
    "  h1 { font-size: 20pt; }",
    "  h2 { margin-top: 18pt; font-size: 13pt; break-after: avoid; }",
    "  nav { display: none; }",
    "  p, li { orphans: 3; widows: 3; }",
    "  li, tr, tbody, figure { break-inside: avoid; }",
    "  thead { display: table-header-group; break-after: avoid; }",
    "  .map { max-height: 230mm; border: 0; }",
    "  .table, figure.wide { overflow: visible; }",
    "  table { font-size: 8pt; }",
    "  .note figure { position: static; max-width: 150mm; }",
    "  blockquote { font-size: 9pt; }",
    "  figcaption, figure.wide figcaption { font-size: 7.5pt; }",
    "  mark, .up, .down { -webkit-print-color-adjust: exact; print-color-adjust: exact; "
    "}",
    "  a { text-decoration: none; }",
    "}",
};

/* What stands in the light drawing as one colour stands in the dark one as another. */
static void write_pair(ent_buffer *out, const char *light, const char *dark)
{
    static const char *const parts[] = { "fill", "stroke" };
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++)
        ent_buffer_print(
            out, "  .map [%s=\"%.7s\"] { %s: %.7s; }\n", parts[i], light, parts[i], dark);
}

static void write_bloc(
    ent_buffer *out, const ent_bloc_style *light, const ent_bloc_style *dark)
{
    write_pair(out, light->fill, dark->fill);
    write_pair(out, light->border, dark->border);
    write_pair(out, light->region, dark->region);
}

/* The drawing of the page is a light one; on a dark screen it has the colours of a dark
 * one. Transparency stands apart, and is the same in both. */
static void write_dark_map(ent_buffer *out)
{
    const ent_theme *light = &ent_themes[ENT_LIGHT], *dark = &ent_themes[ENT_DARK];
    ent_buffer_text(out, "@media screen and (prefers-color-scheme: dark) {\n");
    write_pair(out, light->paper, dark->paper);
    write_pair(out, light->title, dark->title);
    write_pair(out, light->text, dark->text);
    write_pair(out, light->heading, dark->heading);
    write_pair(out, light->note, dark->note);
    write_pair(out, light->sample, dark->sample);
    write_pair(out, light->rule, dark->rule);
    for (size_t i = 0; i < ENT_RELATIONS; i++) {
        write_pair(out, light->relations[i].line, dark->relations[i].line);
        if (strncmp(light->relations[i].ink, light->relations[i].line, 7) != 0)
            write_pair(out, light->relations[i].ink, dark->relations[i].ink);
    }
    for (size_t i = 0; i < ENT_COLOURED_BLOCS; i++)
        write_bloc(out, &light->blocs[i], &dark->blocs[i]);
    write_bloc(out, &light->unaligned, &dark->unaligned);
    write_bloc(out, &light->further, &dark->further);
    ent_buffer_text(out, "}\n");
}

void ent_html_style(ent_buffer *out)
{
    for (size_t i = 0; i < sizeof lines / sizeof *lines; i++) {
        ent_buffer_text(out, lines[i]);
        ent_buffer_char(out, '\n');
    }
    write_dark_map(out);
}
