/* dictionary_lines.c - lines as people wrote them over thirty years: comments of several
 * kinds, and letters of several encodings. */
#include "lexicon/dictionary_lines.h"

#include <stdio.h>
#include <string.h>

#include "base/cells.h"
#include "base/utf8.h"

bool ent_dictionary_no_memory(ent_dictionary_reader *r, ent_error *err)
{
    r->failed = true;
    return ent_fail(err, ENT_MEMORY, "%s: out of memory", r->file);
}

bool ent_dictionary_fault(
    ent_dictionary_reader *r, ent_error *err, const char *format, ...)
{
    ent_error fault = { 0 };
    char what[sizeof fault.message];
    va_list list;
    va_start(list, format);
    vsnprintf(what, sizeof what, format, list);
    va_end(list);
    ent_fail(&fault, ENT_MALFORMED, "%s:%u: %s", r->file, r->line, what);
    r->found->counts.left_out++;
    if (r->files->strict) {
        r->failed = true;
        return ent_fail(err, ENT_MALFORMED, "%s", fault.message);
    }
    if (r->files->say) r->files->say(r->files->say_context, fault.message);
    return true;
}

/* Comments begin with '#' or ';', and TABARI's own with "<!". */
static void cut_comment(char *line)
{
    if (line[0] == '<' && line[1] == '!') *line = '\0';
    line[strcspn(line, "#;")] = '\0';
}

static char *trim(char *line, bool *indented)
{
    size_t before = strspn(line, " \t"), length = strlen(line);
    *indented = before > 0;
    while (length > before && strchr(" \t\r", line[length - 1])) line[--length] = '\0';
    return line + before;
}

/* Latin-1 as UTF-8: each byte is its code point. */
static char *from_latin(ent_arena *arena, const char *line, size_t length)
{
    char *out = ent_arena_take(arena, 2 * length + 1), *to = out;
    for (size_t i = 0; out && i < length; i++) {
        unsigned char c = (unsigned char)line[i];
        if (c >= 0x80) *to++ = (char)(0xC0 | c >> 6);
        *to++ = (char)(c >= 0x80 ? 0x80 | (c & 0x3F) : c);
    }
    return out;
}

static bool has_controls(const char *line, size_t length)
{
    for (size_t i = 0; i < length; i++)
        if ((unsigned char)line[i] < ' ' && line[i] != '\t' && line[i] != '\r')
            return true;
    return false;
}

/* Is the line fit to be read? What is not is named; `*ok` false: that ends the work. */
static bool is_text(
    ent_dictionary_reader *r, const char *line, size_t length, bool *ok, ent_error *err)
{
    static const char lost[] = "\xEF\xBF\xBD"; /* U+FFFD */
    if (has_controls(line, length))
        *ok = ent_dictionary_fault(r, err, "a control character, expected text");
    else if (strstr(line, lost))
        *ok = ent_dictionary_fault(
            r, err, "a letter that was lost (U+FFFD), expected text");
    else
        return true;
    return false;
}

bool ent_dictionary_next(ent_dictionary_reader *r, ent_error *err)
{
    while (r->rest < r->end) {
        size_t length;
        bool ok = true;
        char *line = ent_cells_line(&r->rest, r->end, &length);
        r->line++;
        if (!memchr(line, '\0', length)) { /* else it is no text anyway */
            cut_comment(line);
            length = strlen(line);
        }
        if (!length) continue;
        if (!is_text(r, line, length, &ok, err)) {
            if (!ok) return false;
            continue;
        }
        if (ent_utf8_valid(line, length) < length)
            line = from_latin(r->arena, line, length);
        if (!line) return ent_dictionary_no_memory(r, err);
        r->text = trim(line, &r->indented);
        if (*r->text) return true;
    }
    return false;
}

/* Words of a phrase with one space between; returns how many. */
static size_t copy_words(const char *bytes, size_t length, char *out)
{
    size_t words = 0, at = 0;
    bool inside = false;
    for (size_t i = 0; i < length; i++) {
        if (bytes[i] == '_' || bytes[i] == ' ' || bytes[i] == '\t') {
            inside = false;
            continue;
        }
        if (!inside && words++) out[at++] = ' ';
        inside = true;
        out[at++] = bytes[i];
    }
    out[at] = '\0';
    return words;
}

/* A sign that no phrase has; NULL: none. */
static const char *odd_sign(const char *phrase)
{
    static const char *const runs[] = { "+ ", " +", "=", "[", "]", "{", "}", "~", "<",
        ">", "^", "$" };
    for (size_t i = 0; i < sizeof runs / sizeof *runs; i++)
        if (strstr(phrase, runs[i])) return runs[i];
    size_t opened = 0;
    for (const char *c = phrase; *c; c++) {
        if (*c == ')' && !opened) return ")";
        opened += *c == '(';
        opened -= *c == ')';
    }
    return opened ? "(" : NULL;
}

const char *ent_dictionary_phrase(ent_dictionary_reader *r, const char *bytes,
    size_t length, bool *fatal, ent_error *err)
{
    *fatal = false;
    char *phrase = ent_arena_take(r->arena, length + 1);
    if (!phrase) {
        *fatal = !ent_dictionary_no_memory(r, err);
        return NULL;
    }
    size_t words = copy_words(bytes, length, phrase);
    const char *odd = odd_sign(phrase);
    if (words && !odd) return phrase;
    *fatal = odd ? !ent_dictionary_fault(r, err,
                 "'%c' in '%.80s', expected words parted by '_'",
                 odd[0] == ' ' ? '+' : *odd, phrase)
                 : !ent_dictionary_fault(r, err, "no words, expected a phrase");
    return NULL;
}

const char *ent_dictionary_words(ent_dictionary_reader *r, const char *bytes,
    size_t length, bool *fatal, ent_error *err)
{
    const char *phrase = ent_dictionary_phrase(r, bytes, length, fatal, err);
    if (!phrase) return NULL;
    const char *folded = ent_utf8_fold(r->arena, phrase, strlen(phrase));
    if (!folded) *fatal = !ent_dictionary_no_memory(r, err);
    if (!folded || folded[strspn(folded, " ")]) return folded;
    *fatal = !ent_dictionary_fault(r, err, "no words, expected a phrase");
    return NULL; /* signs that fold to nothing: a soft hyphen */
}
