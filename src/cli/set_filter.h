/* set_filter.h - the setters of the options that say which events count, and how. */
#ifndef ENT_CLI_SET_FILTER_H
#define ENT_CLI_SET_FILTER_H

#include "cli/options.h"

bool ent_set_level(ent_settings *s, const char *v, ent_error *err);
bool ent_set_duplicates(ent_settings *s, const char *v, ent_error *err);
bool ent_set_reports_weight(ent_settings *s, const char *v, ent_error *err);
bool ent_set_since(ent_settings *s, const char *v, ent_error *err);
bool ent_set_until(ent_settings *s, const char *v, ent_error *err);
bool ent_set_reported_since(ent_settings *s, const char *v, ent_error *err);
bool ent_set_reported_until(ent_settings *s, const char *v, ent_error *err);
bool ent_set_as_of(ent_settings *s, const char *v, ent_error *err);
bool ent_set_undated(ent_settings *s, const char *v, ent_error *err);
bool ent_set_relation(ent_settings *s, const char *v, ent_error *err);
bool ent_set_status(ent_settings *s, const char *v, ent_error *err);
bool ent_set_actors(ent_settings *s, const char *v, ent_error *err);
bool ent_set_publisher(ent_settings *s, const char *v, ent_error *err);
bool ent_set_min_weight(ent_settings *s, const char *v, ent_error *err);
bool ent_set_min_confidence(ent_settings *s, const char *v, ent_error *err);
bool ent_set_top(ent_settings *s, const char *v, ent_error *err);
bool ent_set_half_life(ent_settings *s, const char *v, ent_error *err);
bool ent_set_status_factor(ent_settings *s, const char *v, ent_error *err);
bool ent_set_paths(ent_settings *s, const char *v, ent_error *err);
bool ent_set_exact(ent_settings *s, const char *v, ent_error *err);
bool ent_set_blocs(ent_settings *s, const char *v, ent_error *err);

#endif
