/* blocs.h - blocs and those who join them, in the report for programs. */
#ifndef ENT_OUTPUT_BLOCS_H
#define ENT_OUTPUT_BLOCS_H

#include "output/digest.h"
#include "output/json.h"

void ent_blocs_json(const ent_digest *digest, ent_json *j);
void ent_brokers_json(const ent_digest *digest, ent_json *j);

#endif
