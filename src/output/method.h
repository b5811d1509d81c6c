/* method.h - what each number of a report means: docs/method.md, which is inside the
 * program. */
#ifndef ENT_OUTPUT_METHOD_H
#define ENT_OUTPUT_METHOD_H

#include "output/report.h"

/* The document, Markdown, with a NUL at its end. */
extern const unsigned char ent_method_text[];

/* Writes it as text or HTML; as Markdown it is the document itself. ENT_USAGE for formats
 * that hold numbers only. */
ENT_API ENT_CHECKED bool ent_method(
    ent_report_format format, const char *path, ent_error *err);

#endif
