/* set_report.c - what the options of reports and comparisons do. */
#include "cli/set_report.h"

bool ent_set_rows(ent_settings *s, const char *v, ent_error *err)
{
    return ent_value_count(v, 1, &s->rows, err);
}

bool ent_set_step(ent_settings *s, const char *v, ent_error *err)
{
    unsigned i = 0;
    bool ok = ent_value_word(v, ent_step_names, ENT_STEPS, &i, err);
    s->step = (ent_step)i;
    return ok;
}

bool ent_set_measures(ent_settings *s, const char *v, ent_error *err)
{
    ent_list names = { 0 };
    bool ok = ent_value_list(&s->arena, v, &names, err);
    for (size_t i = 0; ok && i < names.count; i++)
        ok = ent_figure_parse(names.items[i], &s->measures, err);
    return ok;
}

bool ent_set_bootstrap(ent_settings *s, const char *v, ent_error *err)
{
    size_t n;
    if (!ent_value_count(v, 0, &n, err)) return false;
    s->replicates = n ? n : ENT_NO_REPLICATES;
    return n == 0 || (n >= ENT_FEWEST_REPLICATES && n <= ENT_MOST_REPLICATES)
           || ent_fail(err, ENT_USAGE, "'%s' is not 0, nor from %d to %d", v,
               ENT_FEWEST_REPLICATES, ENT_MOST_REPLICATES);
}

bool ent_set_today(ent_settings *s, const char *v, ent_error *err)
{
    return ent_date_parse(v, &s->today, err);
}

/* "2022" begins on 1 January and ends on 31 December. */
bool ent_set_split(ent_settings *s, const char *v, ent_error *err)
{
    ent_interval i;
    if (!ent_interval_parse(v, &i, err)) return false;
    s->split = i.from;
    return true;
}

bool ent_set_against_since(ent_settings *s, const char *v, ent_error *err)
{
    ent_interval i;
    if (!ent_interval_parse(v, &i, err)) return false;
    s->against.from = i.from;
    return true;
}

bool ent_set_against_until(ent_settings *s, const char *v, ent_error *err)
{
    ent_interval i;
    if (!ent_interval_parse(v, &i, err)) return false;
    s->against.to = i.to;
    return true;
}

bool ent_set_method(ent_settings *s, const char *value, ent_error *err)
{
    (void)value, (void)err;
    return s->method = true;
}
