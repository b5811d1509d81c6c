/* set_input.h - the setters of the options that say what is read, and how. */
#ifndef ENT_CLI_SET_INPUT_H
#define ENT_CLI_SET_INPUT_H

#include "cli/options.h"

bool ent_set_model(ent_settings *s, const char *v, ent_error *err);
bool ent_set_mode(ent_settings *s, const char *v, ent_error *err);
bool ent_set_date(ent_settings *s, const char *v, ent_error *err);
bool ent_set_doc(ent_settings *s, const char *v, ent_error *err);
bool ent_set_kind(ent_settings *s, const char *v, ent_error *err);
bool ent_set_mentions(ent_settings *s, const char *v, ent_error *err);
bool ent_set_columns(ent_settings *s, const char *v, ent_error *err);
bool ent_set_codes(ent_settings *s, const char *v, ent_error *err);
bool ent_set_date_format(ent_settings *s, const char *v, ent_error *err);
bool ent_set_fields(ent_settings *s, const char *v, ent_error *err);
bool ent_set_threads(ent_settings *s, const char *v, ent_error *err);
bool ent_set_lexicon(ent_settings *s, const char *v, ent_error *err);
bool ent_set_strict_lexicon(ent_settings *s, const char *v, ent_error *err);
bool ent_set_dictionary(ent_settings *s, const char *v, ent_error *err);
bool ent_set_dictionary_only(ent_settings *s, const char *v, ent_error *err);
bool ent_set_strict(ent_settings *s, const char *v, ent_error *err);
bool ent_set_max_line(ent_settings *s, const char *v, ent_error *err);
bool ent_set_max_document(ent_settings *s, const char *v, ent_error *err);
bool ent_set_max_unpacked(ent_settings *s, const char *v, ent_error *err);
bool ent_set_max_nesting(ent_settings *s, const char *v, ent_error *err);
bool ent_set_expand_groups(ent_settings *s, const char *v, ent_error *err);
bool ent_set_any_language(ent_settings *s, const char *v, ent_error *err);
bool ent_set_corrections(ent_settings *s, const char *v, ent_error *err);

#endif
