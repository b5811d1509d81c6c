/* name.h - what the name of a file says: kind, id of its document, date. */
#ifndef ENT_READ_NAME_H
#define ENT_READ_NAME_H

#include "base/date.h"
#include "read/slice.h"

typedef enum {
    ENT_NAME_OTHER, /* says nothing */
    ENT_NAME_TEXT,
    ENT_NAME_HTML,
    ENT_NAME_XML, /* a feed, most likely */
    ENT_NAME_JSON,
    ENT_NAME_LINES,  /* JSON lines */
    ENT_NAME_PACKED, /* an archive or a compressed file */
    ENT_NAME_IGNORED /* surely no article: a picture, a table, a program */
} ent_name_kind;

/* The part after the last '/'. */
const char *ent_name_base(const char *path);

/* The same without suffixes of compression ("a/b.csv.gz" -> "b.csv"), unless that is all
 * of it: what a file is called, however it is packed. NULL: out of memory. */
char *ent_name_unpacked(ent_arena *arena, const char *path);

/* By the suffix under those of compression: "a.txt.gz" is text, "a.gz" is packed. */
ent_name_kind ent_name_sort(const char *path);

/* A table by its suffix, .csv, .tsv or .tab, under those of compression. */
bool ent_name_is_table(const char *path);

/* Starts with a dot, or lies in a folder that does (or in a Mac's "__MACOSX"). */
bool ent_name_is_hidden(const char *path);

/* Base name without suffixes ("news/a.txt.gz" -> "a"). NULL: out of memory. */
char *ent_name_id(ent_arena *arena, const char *path);

/* The date in a base name ("2022-09-08-title.txt", "20220908_x.txt"); ENT_NO_DATE where
 * there is none or more than one. */
ent_date ent_name_date(const char *path);

#endif
