/* markdown.c - marks are removed where CommonMark would see them, else left alone. */
#include "read/markdown.h"

#include <string.h>

#include "base/bytes.h"

enum {
    FARTHEST = 2000,     /* bytes between a mark and the one that closes it */
    MOST_FAILURES = 1000 /* marks of a line that are not closed: it is no Markdown */
};

static bool is_word(char c)
{
    return ent_is_letter(c) || ent_is_digit(c) || (unsigned char)c >= 0x80;
}

/* What a mark may begin with; all else is copied in runs. */
static const char mark_bytes[ENT_BYTES_STOPS] = { '*', '_', '`', '~', '\\', '[', '!',
    '!' };

bool ent_markdown_is_rule(ent_slice line)
{
    line = ent_slice_trim(line);
    if (line.length < 3 || !strchr("-=*_", line.begin[0])) return false;
    for (size_t i = 1; i < line.length; i++)
        if (line.begin[i] != line.begin[0] && line.begin[i] != ' ') return false;
    return true;
}

bool ent_markdown_heading(ent_slice line, ent_slice next, ent_slice *words)
{
    size_t marks = 0;
    line = ent_slice_trim(line);
    next = ent_slice_trim(next);
    *words = line;
    while (marks < line.length && line.begin[marks] == '#') marks++;
    if (marks == 0) {
        bool under = next.length && strchr("-=", next.begin[0]);
        return line.length && under && ent_markdown_is_rule(next)
               && !memchr(next.begin, ' ', next.length) && !ent_markdown_is_rule(line);
    }
    if (marks > 6 || marks == line.length || line.begin[marks] != ' ') return false;
    line = ent_slice_trim(ent_slice_from(line, marks));
    while (line.length && line.begin[line.length - 1] == '#') line.length--;
    *words = ent_slice_trim(line);
    return true;
}

/* The byte after the bracket that closes the one at the front of `s`; 0: none. */
static size_t bracket_end(ent_slice s, char open, char close)
{
    size_t depth = 0;
    for (size_t i = 0; i < s.length && i < FARTHEST; i++) {
        if (s.begin[i] == '\\') {
            i++;
        } else if (s.begin[i] == open) {
            depth++;
        } else if (s.begin[i] == close && --depth == 0) {
            return i + 1;
        }
    }
    return 0;
}

/* Looks at "[words](target)", "[words][label]", "![...](...)", "[^1]" at the front of
 * `s`: bytes of all of it (0: none of these), and its words. */
static size_t link_at(ent_slice s, ent_slice *words)
{
    bool picture = s.begin[0] == '!';
    ent_slice from = ent_slice_from(s, picture ? 1 : 0);
    if (!from.length || from.begin[0] != '[') return 0;
    size_t label = bracket_end(from, '[', ']');
    if (label < 3) return 0;
    *words = (ent_slice){ from.begin + 1, picture ? 0 : label - 2 };
    if (from.begin[1] == '^') {
        words->length = 0;
        return label;
    }
    ent_slice after = ent_slice_from(from, label);
    size_t target = 0;
    if (after.length && after.begin[0] == '(') target = bracket_end(after, '(', ')');
    if (after.length > 1 && after.begin[0] == '[' && after.begin[1] != '^')
        target = bracket_end(after, '[', ']');
    return target ? (picture ? 1 : 0) + label + target : 0;
}

/* Length of the mark at `i` ("**", "_", "`"), 0 where there is none. */
static size_t mark_at(ent_slice s, size_t i)
{
    char c = s.begin[i];
    size_t n = 1;
    if (c != '*' && c != '_' && c != '`' && c != '~') return 0;
    while (i + n < s.length && s.begin[i + n] == c) n++;
    return n > 3 || (c == '~' && n != 2) ? 0 : n;
}

/* Where the mark of `n` bytes at `i` is closed; 0: it is no opening mark. Marks lean on
 * the words that they enclose, and stand at the edge of words. */
static size_t closing_mark(ent_slice s, size_t i, size_t n)
{
    char c = s.begin[i];
    if (i && is_word(s.begin[i - 1])) return 0;
    if (i + n >= s.length || ent_is_blank(s.begin[i + n])) return 0;
    for (size_t k = i + n + 1; k + n <= s.length && k < i + FARTHEST; k++) {
        if (s.begin[k] != c || s.begin[k - 1] == c || ent_is_blank(s.begin[k - 1]))
            continue;
        size_t m = 1;
        while (k + m < s.length && s.begin[k + m] == c) m++;
        bool edge = k + m == s.length || !is_word(s.begin[k + m]);
        if (m == n && edge) return k;
        k += m - 1;
    }
    return 0;
}

/* Marks that are open in a line, to be left out where they close. */
typedef struct {
    size_t at[8], size[8], count;
    size_t failures;
} open_marks;

static size_t leave_out(ent_slice s, size_t i, open_marks *open)
{
    if (open->count && open->at[open->count - 1] == i) return open->size[--open->count];
    size_t n = open->failures < MOST_FAILURES ? mark_at(s, i) : 0;
    size_t close = n ? closing_mark(s, i, n) : 0;
    open->failures += n && !close;
    bool nested = !open->count || close < open->at[open->count - 1];
    if (!close || !nested || open->count == sizeof open->at / sizeof *open->at) return 0;
    open->at[open->count] = close;
    open->size[open->count++] = n;
    return n;
}

/* Marks of emphasis are left out, the rest is copied. */
static void add_words(ent_buffer *out, ent_slice s)
{
    open_marks open = { .count = 0 };
    for (size_t i = 0; i < s.length;) {
        size_t run = ent_bytes_before(s.begin + i, s.length - i, mark_bytes);
        ent_buffer_add(out, s.begin + i, run);
        i += run;
        if (i == s.length) break;
        size_t gone = leave_out(s, i, &open);
        bool escaped = s.begin[i] == '\\' && i + 1 < s.length
                       && strchr("*_#[]`>~", s.begin[i + 1]);
        i += gone;
        if (gone) continue;
        if (escaped) i++;
        ent_buffer_char(out, s.begin[i++]);
    }
}

void ent_markdown_line(ent_buffer *out, ent_slice line)
{
    ent_buffer plain = { 0 };
    size_t from = 0, failures = 0;
    size_t plain_bytes = ent_bytes_before(line.begin, line.length, mark_bytes);
    if (plain_bytes == line.length) {
        ent_buffer_add(out, line.begin, line.length);
        return;
    }
    for (size_t i = plain_bytes; i < line.length;) {
        ent_slice words, s = ent_slice_from(line, i);
        bool may = s.begin[0] == '[' || (s.begin[0] == '!' && s.length > 1);
        bool escaped = i && line.begin[i - 1] == '\\';
        may = may && !escaped && failures < MOST_FAILURES;
        size_t size = may ? link_at(s, &words) : 0;
        failures += may && !size;
        if (size) {
            ent_buffer_add(&plain, line.begin + from, i - from);
            ent_buffer_add(&plain, words.begin, words.length);
            from = i + size;
        }
        i += size ? size : 1;
        i += ent_bytes_before(line.begin + i, line.length - i, mark_bytes);
    }
    ent_slice rest = ent_slice_from(line, from);
    if (from) ent_buffer_add(&plain, rest.begin, rest.length);
    add_words(out, from ? (ent_slice){ plain.bytes, plain.length } : rest);
    out->failed |= plain.failed;
    ent_buffer_free(&plain);
}

static ent_slice without_quote(ent_slice line)
{
    ent_slice s = ent_slice_trim(line);
    if (!s.length || s.begin[0] != '>') return line;
    while (s.length && s.begin[0] == '>') s = ent_slice_trim(ent_slice_from(s, 1));
    return s;
}

/* Bytes of a mark that begins an item of a list, with its space; 0: none. */
static size_t item_mark(ent_slice s)
{
    static const char *const marks[] = { "- ", "* ", "+ ", "• ", "•", "◦ ", "▪ " };
    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++)
        if (ent_slice_starts(s, marks[i])) return strlen(marks[i]);
    return 0;
}

/* "[1]: https://..." */
static bool is_definition(ent_slice s)
{
    size_t label = s.length && s.begin[0] == '[' ? bracket_end(s, '[', ']') : 0;
    if (label < 3 || label >= s.length || s.begin[label] != ':') return false;
    ent_slice target = ent_slice_trim(ent_slice_from(s, label + 1));
    return ent_slice_starts(target, "http") || ent_slice_starts(target, "<http");
}

static void add_line(ent_buffer *out, ent_slice line, ent_slice next)
{
    ent_slice words, s = ent_slice_trim(without_quote(line));
    bool fence = ent_slice_starts(s, "```") || ent_slice_starts(s, "~~~");
    if (fence || ent_markdown_is_rule(s) || is_definition(s)) return;
    if (ent_markdown_heading(s, next, &words)) s = words;
    size_t mark = item_mark(s);
    if (mark) ent_buffer_text(out, "- ");
    ent_markdown_line(out, ent_slice_trim(ent_slice_from(s, mark)));
}

void ent_markdown_body(ent_buffer *out, ent_slice body)
{
    ent_slice line, next = { "", 0 };
    bool more = ent_slice_line(&body, &next);
    while (more) {
        line = next;
        more = ent_slice_line(&body, &next);
        add_line(out, line, more ? next : (ent_slice){ "", 0 });
        ent_buffer_char(out, '\n');
    }
}
