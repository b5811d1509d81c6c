/* help.c - usage, --help and the man page, all from the tables. */
#include "cli/help.h"

#include <string.h>

static const unsigned order[] = { OPTIONS_OUTPUT, OPTIONS_BUILD, OPTIONS_TALLY,
    OPTIONS_PANEL, OPTIONS_NETWORK, OPTIONS_DRAW, OPTIONS_DIFF, OPTIONS_TABLES,
    OPTIONS_REPORT, OPTIONS_BOOTSTRAP, OPTIONS_ACTORS, OPTIONS_CORRECT, OPTIONS_INPUT,
    OPTIONS_EXTRACT, OPTIONS_EXPLAIN, OPTIONS_FILTER, OPTIONS_GRAPH, OPTIONS_COMMON };
enum { GROUPS = sizeof order / sizeof *order };

static const struct {
    const char *code, *meaning;
} exits[] = {
    { "0", "done" },
    { "1", "failed" },
    { "2", "wrong usage" },
    { "3", "done, but malformed input was skipped (each is named on standard error)" },
};

static const char inputs[] =
    "INPUT is an article (plain text, Markdown, HTML), an RSS or Atom feed, JSON or JSON "
    "lines, Entente's own event lines, a file of coded events (docs/event-files.md), any "
    "of these inside .zip .tar .gz .bz2 .xz .zst, a folder of them, or - for standard "
    "input. Every command but build, mentions and parse takes a store as well.";

void ent_print_usage(FILE *out)
{
    fputs("usage: entente COMMAND [OPTION]... INPUT...\n\n", out);
    fputs("From news articles to a geopolitical relationship graph.\n\nCommands:\n", out);
    for (size_t i = 0; i < ent_command_count; i++)
        fprintf(out, "  %-10s%s\n", ent_commands[i].name, ent_commands[i].summary);
    fputs("\nentente COMMAND --help explains a command; man entente explains all; "
          "entente --version\n"
          "names this program's version.\n",
        out);
}

/* Words of `text` in lines of at most `width` columns, each indented. */
static void print_wrapped(
    FILE *out, const char *text, size_t indent, size_t column, size_t width)
{
    while (*text) {
        size_t word = strcspn(text, " ");
        if (column > indent && column + 1 + word > width) {
            fprintf(out, "\n%*s", (int)indent, "");
            column = indent;
        } else if (column > indent) {
            fputc(' ', out);
            column++;
        }
        fwrite(text, 1, word, out);
        column += word;
        text += word + strspn(text + word, " ");
    }
    fputc('\n', out);
}

static void print_option(const ent_option *o, FILE *out)
{
    enum { HELP_COLUMN = 28, WIDTH = 90 };
    char left[64];
    int n = snprintf(left, sizeof left, "  %c%c%s --%s%s%s", o->letter ? '-' : ' ',
        o->letter ? o->letter : ' ', o->letter ? "," : " ", o->name, o->value ? " " : "",
        o->value ? o->value : "");
    fprintf(out, "%-*s", HELP_COLUMN, left);
    if (n >= HELP_COLUMN) fprintf(out, "\n%*s", HELP_COLUMN, "");
    print_wrapped(out, o->help, HELP_COLUMN, HELP_COLUMN, WIDTH);
}

void ent_print_command_help(const ent_command *c, FILE *out)
{
    fprintf(out, "usage: entente %s %s\n\n", c->name, c->arguments);
    print_wrapped(out, c->description, 0, 0, 90);
    fputc('\n', out);
    if (strstr(c->arguments, "INPUT")) print_wrapped(out, inputs, 0, 0, 90);
    for (size_t g = 0; g < GROUPS; g++) {
        if (!(c->groups & order[g])) continue;
        fprintf(out, "\n%s:\n", ent_group_title(order[g]));
        for (size_t i = 0; i < ent_option_count; i++)
            if (ent_options[i].group == order[g]) print_option(&ent_options[i], out);
    }
    fputs("\nExit codes:\n", out);
    for (size_t i = 0; i < sizeof exits / sizeof *exits; i++)
        fprintf(out, "  %s  %s\n", exits[i].code, exits[i].meaning);
}

/* Text for roff: backslashes, leading dots and hyphens guarded. */
static void print_roff(const char *text, FILE *out)
{
    if (*text == '.' || *text == '\'') fputs("\\&", out);
    for (; *text; text++) {
        if (*text == '\\')
            fputs("\\e", out);
        else if (*text == '-')
            fputs("\\-", out);
        else
            fputc(*text, out);
    }
}

static void print_roff_options(unsigned group, FILE *out)
{
    for (size_t i = 0; i < ent_option_count; i++) {
        const ent_option *o = &ent_options[i];
        if (o->group != group) continue;
        fputs(".TP\n", out);
        if (o->letter) fprintf(out, "\\fB\\-%c\\fR, ", o->letter);
        fputs("\\fB\\-\\-", out);
        print_roff(o->name, out);
        fputs("\\fR", out);
        if (o->value) fprintf(out, " \\fI%s\\fR", o->value);
        fputc('\n', out);
        print_roff(o->help, out);
        fputc('\n', out);
    }
}

static void print_roff_commands(FILE *out)
{
    fputs(".SH COMMANDS\n", out);
    for (size_t i = 0; i < ent_command_count; i++) {
        const ent_command *c = &ent_commands[i];
        fprintf(out, ".SS entente %s ", c->name);
        print_roff(c->arguments, out);
        fputc('\n', out);
        print_roff(c->description, out);
        fputs("\n.PP\nOptions:", out);
        for (size_t g = 0, n = 0; g < GROUPS; g++)
            if (c->groups & order[g])
                fprintf(out, "%s %s", n++ ? "," : "", ent_group_title(order[g]));
        fputs(".\n", out);
    }
}

static void print_roff_start(FILE *out)
{
    fprintf(out,
        ".\\\" Made by entente \\-\\-man from the option tables.\n"
        ".TH ENTENTE 1 \"\" \"Entente %s\" \"User Commands\"\n",
        ent_version());
    fputs(
        ".SH NAME\nentente \\- from news articles to a geopolitical relationship graph\n"
        ".SH SYNOPSIS\n.B entente\n\\fICOMMAND\\fR [\\fIOPTION\\fR]... \\fIINPUT\\fR...\n"
        ".SH DESCRIPTION\n",
        out);
    print_roff(
        "Entente reads news articles, finds which actors are said to do what to whom "
        "(meet, support, sanction, attack and the rest of PLOVER's ontology, and "
        "alliances), and keeps each claim with its date, its status and the sentence "
        "behind it. The claims become a graph that can be exported, drawn, ranked and "
        "questioned.",
        out);
    fputs("\n.PP\n", out);
    print_roff(inputs, out);
    fputc('\n', out);
}

static void print_roff_end(FILE *out)
{
    fputs(".SH EXIT STATUS\n", out);
    for (size_t i = 0; i < sizeof exits / sizeof *exits; i++)
        fprintf(out, ".TP\n%s\n%s\n", exits[i].code, exits[i].meaning);
    fputs(".SH ENVIRONMENT\n.TP\nENTENTE_DATA\nfolder of the lexicon\n"
          ".TP\nENTENTE_MODEL\nfile of the syntax model\n"
          ".TP\nNO_COLOR\nno colour, where it is set and not empty\n",
        out);
    fputs(".SH EXAMPLES\n.nf\n"
          "entente build news/ \\-o autumn.entente\n"
          "entente report autumn.entente\n"
          "entente draw autumn.entente \\-o autumn.png\n"
          "entente export autumn.entente \\-o autumn.graphml\n"
          "entente diff autumn.entente \\-\\-split 2022\\-09\\-21\n"
          "entente why autumn.entente China Russia\n"
          "entente extract autumn.entente \\-\\-format tsv >review.tsv\n"
          "entente correct autumn.entente \\-\\-corrections review.tsv\n"
          "entente extract article.txt \\-\\-date 2022\\-09\\-08\n"
          "entente extract article.txt \\-\\-explain\n"
          "entente parse article.txt \\-\\-format text\n"
          ".fi\n",
        out);
}

void ent_print_man(FILE *out)
{
    print_roff_start(out);
    print_roff_commands(out);
    fputs(".SH OPTIONS\n", out);
    for (size_t g = 0; g < GROUPS; g++) {
        fprintf(out, ".SS %s\n", ent_group_title(order[g]));
        print_roff_options(order[g], out);
    }
    print_roff_end(out);
}
