/* escape.h - foreign text made safe for the formats that quote it.
 *
 * Names and sentences come from anywhere: invalid UTF-8 becomes U+FFFD, control
 * characters (which XML forbids and Graphviz cuts at) and what Unicode calls no character
 * become spaces. NULL writes nothing. */
#ifndef ENT_OUTPUT_ESCAPE_H
#define ENT_OUTPUT_ESCAPE_H

#include "base/buffer.h"

/* Content of an XML or HTML element or of an attribute in double quotes. */
void ent_escape_xml(ent_buffer *out, const char *text);

/* The same for a page that people read: one line, plain (see ent_escape_plain). */
void ent_escape_html(ent_buffer *out, const char *text);

/* An address inside an attribute in double quotes: what RFC 3986 does not allow in it is
 * percent-encoded. */
void ent_escape_url(ent_buffer *out, const char *url);

/* A DOT string with its quotes. Backslashes are doubled, so that none of them starts an
 * escape of Graphviz ("\N") or swallows the closing quote; newlines are written "\n". */
void ent_escape_dot(ent_buffer *out, const char *text);

/* Text of an HTML-like label of Graphviz: as XML, and backslashes doubled, since Graphviz
 * reads "\\N" there too (and past the end of a text that ends in one). */
void ent_escape_html_label(ent_buffer *out, const char *text);

/* A tooltip as a DOT string with its quotes, plain. Graphviz undoes backslashes twice
 * there and reads past a last one: they become U+29F5, which looks the same. */
void ent_escape_tooltip(ent_buffer *out, const char *text);

/* Inside a string of Pajek in its quotes, which can hold neither quote nor line end:
 * these become ' and space. Backslashes, which other readers of .net take for escapes,
 * become U+29F5. */
void ent_escape_pajek(ent_buffer *out, const char *text);

/* A JSON string with its quotes; NULL writes null. */
void ent_escape_json(ent_buffer *out, const char *text);

/* A cell of a CSV file, quoted as RFC 4180 says where it has to be. Text that a
 * spreadsheet would run as a formula (it starts with = + - @, a tab or a return) gets an
 * apostrophe in front, as OWASP recommends. */
void ent_escape_csv(ent_buffer *out, const char *text);

/* One line of Markdown in which nothing is markup, also inside a table cell. */
void ent_escape_markdown(ent_buffer *out, const char *text);

/* One line for a terminal or a picture: white space is a single space, and the characters
 * that reorder what stands around them (U+202A-202E, U+2066-2069) are left out. */
void ent_escape_plain(ent_buffer *out, const char *text);

/* Whether the first letter of `text` that has a direction is one that is written from the
 * right (Hebrew, Arabic): then all of the text is, unless a mark says otherwise. */
bool ent_starts_from_right(const char *text);

#endif
