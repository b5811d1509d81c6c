/* help.h - usage, --help and the man page, all from the tables. */
#ifndef ENT_CLI_HELP_H
#define ENT_CLI_HELP_H

#include <stdio.h>

#include "cli/command.h"

void ent_print_usage(FILE *out);
void ent_print_command_help(const ent_command *command, FILE *out);
void ent_print_man(FILE *out); /* roff, as docs/entente.1 holds it */

#endif
