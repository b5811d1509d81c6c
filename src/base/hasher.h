/* hasher.h - the hash of bytes that come piece by piece (XXH3, as ent_hash). */
#ifndef ENT_BASE_HASHER_H
#define ENT_BASE_HASHER_H

#include <stddef.h>
#include <stdint.h>

#include "base/error.h"

typedef struct ent_hasher ent_hasher;

ENT_CHECKED bool ent_hasher_open(ent_hasher **hasher, ent_error *err);
void ent_hasher_add(ent_hasher *hasher, const void *bytes, size_t length);

/* Of what was added so far; equal to ent_hash of it in one piece. */
uint64_t ent_hasher_value(const ent_hasher *hasher);
void ent_hasher_close(ent_hasher *hasher); /* NULL is allowed */

#endif
