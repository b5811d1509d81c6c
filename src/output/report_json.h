/* report_json.h - the report for programs, schema "entente-report/1". */
#ifndef ENT_OUTPUT_REPORT_JSON_H
#define ENT_OUTPUT_REPORT_JSON_H

#include "output/digest.h"

void ent_report_json(const ent_digest *digest, ent_buffer *out);

#endif
