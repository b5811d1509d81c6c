/* settings.c - reads the command line by the table of options. */
#include <string.h>

#include "base/strings.h"
#include "cli/options.h"

static const ent_option *find_option(const char *name, size_t length, unsigned groups)
{
    for (size_t i = 0; i < ent_option_count; i++)
        if ((ent_options[i].group & groups) && strlen(ent_options[i].name) == length
            && memcmp(ent_options[i].name, name, length) == 0)
            return &ent_options[i];
    return NULL;
}

static const ent_option *find_letter(char letter, unsigned groups)
{
    for (size_t i = 0; i < ent_option_count; i++)
        if ((ent_options[i].group & groups) && ent_options[i].letter == letter)
            return &ent_options[i];
    return NULL;
}

static bool unknown_option(
    const char *name, size_t length, unsigned groups, ent_error *err)
{
    const char *nearest = NULL;
    unsigned least = length < 5 ? 2 : 3; /* a slip or two, not another word */
    char typed[64];
    snprintf(typed, sizeof typed, "%.*s", (int)(length < 63 ? length : 63), name);
    if (find_option(name, length, ~0u))
        return ent_fail(err, ENT_USAGE, "this command has no option '--%s'", typed);
    for (size_t i = 0; i < ent_option_count; i++) {
        if (!(ent_options[i].group & groups)) continue;
        unsigned d = ent_distance(typed, ent_options[i].name);
        if (d < least) {
            least = d;
            nearest = ent_options[i].name;
        }
    }
    if (nearest)
        return ent_fail(err, ENT_USAGE, "unknown option '--%s'; did you mean '--%s'?",
            typed, nearest);
    return ent_fail(err, ENT_USAGE, "unknown option '--%s'", typed);
}

static bool apply(ent_settings *s, const ent_option *o, const char *value, ent_error *err)
{
    if (o->set(s, value, err)) return true;
    ent_fail_at(err, "--%s", o->name);
    if (err->code == ENT_MALFORMED) err->code = ENT_USAGE;
    return false;
}

/* argv[*at] is "--name", "--name=value" or "-x", "-xvalue". */
static bool parse_option(
    ent_settings *s, unsigned groups, int argc, char **argv, int *at, ent_error *err)
{
    const char *arg = argv[*at], *value = NULL;
    const ent_option *o;
    if (arg[1] == '-') {
        size_t length = strcspn(arg + 2, "=");
        o = find_option(arg + 2, length, groups);
        if (!o) return unknown_option(arg + 2, length, groups, err);
        if (arg[2 + length] == '=') value = arg + 3 + length;
    } else {
        o = find_letter(arg[1], groups);
        if (!o) return ent_fail(err, ENT_USAGE, "unknown option '-%c'", arg[1]);
        if (arg[2]) value = arg + 2;
    }
    if (!o->value && value)
        return ent_fail(err, ENT_USAGE, "option '--%s' takes no value", o->name);
    if (o->value && !value) {
        if (*at + 1 >= argc)
            return ent_fail(
                err, ENT_USAGE, "option '--%s' needs a value: %s", o->name, o->value);
        value = argv[++*at];
    }
    return apply(s, o, value, err);
}

bool ent_settings_parse(
    ent_settings *s, unsigned groups, int argc, char **argv, ent_error *err)
{
    const char **positional = ent_arena_array(
        &s->arena, (size_t)argc, sizeof *positional);
    if (!positional) return ent_fail(err, ENT_MEMORY, "out of memory");
    s->arguments = positional;
    bool options = true;
    for (int i = 1; i < argc; i++) {
        if (options && strcmp(argv[i], "--") == 0)
            options = false;
        else if (!options || argv[i][0] != '-' || !argv[i][1])
            positional[s->argument_count++] = argv[i];
        else if (!parse_option(s, groups, argc, argv, &i, err))
            return false;
    }
    s->filter.actors = s->actors.items;
    s->filter.actor_count = s->actors.count;
    s->filter.publishers = s->publishers.items;
    s->filter.publisher_count = s->publishers.count;
    return true;
}
