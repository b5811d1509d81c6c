/* set_report.h - the setters of the options of reports and comparisons. */
#ifndef ENT_CLI_SET_REPORT_H
#define ENT_CLI_SET_REPORT_H

#include "cli/options.h"

bool ent_set_rows(ent_settings *s, const char *v, ent_error *err);
bool ent_set_step(ent_settings *s, const char *v, ent_error *err);
bool ent_set_measures(ent_settings *s, const char *v, ent_error *err);
bool ent_set_bootstrap(ent_settings *s, const char *v, ent_error *err);
bool ent_set_today(ent_settings *s, const char *v, ent_error *err);
bool ent_set_split(ent_settings *s, const char *v, ent_error *err);
bool ent_set_against_since(ent_settings *s, const char *v, ent_error *err);
bool ent_set_against_until(ent_settings *s, const char *v, ent_error *err);
bool ent_set_method(ent_settings *s, const char *value, ent_error *err);

#endif
