/* command.h - what the commands of entente-train share. */
#ifndef ENT_TRAINING_COMMAND_H
#define ENT_TRAINING_COMMAND_H

#include "read/document.h"

/* Given each document; what is passed is only valid during the call. */
typedef bool ent_take_document(
    void *context, const ent_document *document, ent_error *err);

/* Reads articles in any format that entente reads; malformed ones end the reading. */
ENT_CHECKED bool ent_articles_read(
    const char *path, ent_take_document *take, void *context, ent_error *err);

/* A number of 0..most, and nothing after it. */
ENT_CHECKED bool ent_number_read(const char *text, uint32_t most, uint32_t *number);

#endif
