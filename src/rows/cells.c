/* cells.c - cutting lines is most of the work on a large file: 64 bytes are compared at
 * once, and only separators are looked at one by one. */
#include "rows/cells.h"

#include <string.h>

#if defined(__SSE2__) && defined(__GNUC__)
#define HAVE_AVX2 /* perhaps: asked when running */
#include <immintrin.h>
#elif defined(__SSE2__)
#include <emmintrin.h>
#endif

#if defined(__GNUC__)
#define INLINE static inline __attribute__((always_inline))
#else
#define INLINE static inline
#endif

enum { CHUNK = 64 };

typedef struct {
    uint64_t separators, ends, nuls; /* bit i: byte i is one */
} marks;

#if defined(__SSE2__)
static inline uint64_t equal(const __m128i lanes[4], char wanted)
{
    const __m128i all = _mm_set1_epi8(wanted);
    uint64_t bits = 0;
    for (int i = 0; i < 4; i++)
        bits |= (uint64_t)(uint32_t)_mm_movemask_epi8(_mm_cmpeq_epi8(lanes[i], all))
                << (16 * i);
    return bits;
}

static inline marks mark(const char *bytes, char separator)
{
    __m128i lanes[4];
    for (int i = 0; i < 4; i++)
        lanes[i] = _mm_loadu_si128((const __m128i *)(const void *)(bytes + 16 * i));
    return (marks){ equal(lanes, separator), equal(lanes, '\n'), equal(lanes, '\0') };
}
#else
static inline marks mark(const char *bytes, char separator)
{
    marks m = { 0, 0, 0 };
    for (int i = 0; i < CHUNK; i++) {
        m.separators |= (uint64_t)(bytes[i] == separator) << i;
        m.ends |= (uint64_t)(bytes[i] == '\n') << i;
        m.nuls |= (uint64_t)(bytes[i] == '\0') << i;
    }
    return m;
}
#endif

#if defined(HAVE_AVX2)
__attribute__((target("avx2"))) static inline uint64_t equal_wide(
    __m256i low, __m256i high, char wanted)
{
    const __m256i all = _mm256_set1_epi8(wanted);
    uint32_t a = (uint32_t)_mm256_movemask_epi8(_mm256_cmpeq_epi8(low, all));
    uint32_t b = (uint32_t)_mm256_movemask_epi8(_mm256_cmpeq_epi8(high, all));
    return (uint64_t)b << 32 | a;
}

__attribute__((target("avx2"))) static inline marks mark_wide(
    const char *bytes, char separator)
{
    const __m256i low = _mm256_loadu_si256((const __m256i *)(const void *)bytes);
    const __m256i high = _mm256_loadu_si256((const __m256i *)(const void *)(bytes + 32));
    return (marks){ equal_wide(low, high, separator), equal_wide(low, high, '\n'),
        equal_wide(low, high, '\0') };
}
#endif

/* The last bytes of a block: nothing may be read behind them. */
static marks mark_rest(const char *bytes, size_t length, char separator)
{
    char room[CHUNK];
    memset(room, ' ', sizeof room);
    memcpy(room, bytes, length);
    return mark(room, separator);
}

/* The lowest bit that is set; any number where none is. */
static inline unsigned lowest(uint64_t bits)
{
#if defined(__GNUC__)
    return (unsigned)__builtin_ctzll(bits | (uint64_t)1 << 63);
#else
    unsigned n = 0;
    while (n < 63 && !(bits >> n & 1)) n++;
    return n;
#endif
}

static inline uint32_t ones(uint64_t bits)
{
#if defined(__GNUC__)
    return (uint32_t)__builtin_popcountll(bits);
#else
    uint32_t n = 0;
    for (; bits; bits &= bits - 1) n++;
    return n;
#endif
}

/* Where separators are, eight at once: a jump for each would cost more than writing too
 * many. `count` is that of the cells that ended so far. */
static inline uint32_t take(
    ent_row_cells *c, uint32_t count, uint64_t separators, uint32_t at)
{
    uint32_t *end = &c->end[count], more = ones(separators);
    if (count > ENT_CELLS_KEPT) return count + more;
    for (uint32_t done = 0; done < more; done += 8)
        for (int i = 0; i < 8; i++) {
            *end++ = at + lowest(separators);
            separators &= separators - 1;
        }
    return count + more;
}

static inline void finish(ent_row_cells *c, uint32_t count, size_t length, size_t taken)
{
    c->length = length;
    c->taken = taken;
    if (length && c->bytes[length - 1] == '\r') c->length--;
    if (count < ENT_CELLS_KEPT) c->end[count] = (uint32_t)c->length;
    c->count = count + 1;
}

/* `look` is known where this is called, and becomes a part of it. */
INLINE void cut(ent_row_cells *c, const char *bytes, size_t length, char separator,
    marks (*look)(const char *bytes, char separator))
{
    uint32_t count = 0;
    c->line = c->bytes = bytes;
    c->nul = c->torn = false;
    c->gap = 1;
    for (size_t at = 0; at < length; at += CHUNK) {
        size_t left = length - at;
        marks m = left >= CHUNK ? look(bytes + at, separator)
                                : mark_rest(bytes + at, left, separator);
        if (m.ends) {
            unsigned end = lowest(m.ends);
            uint64_t before = ((uint64_t)1 << end) - 1;
            c->nul |= (m.nuls & before) != 0;
            count = take(c, count, m.separators & before, (uint32_t)at);
            finish(c, count, at + end, at + end + 1);
            return;
        }
        c->nul |= m.nuls != 0;
        count = take(c, count, m.separators, (uint32_t)at);
    }
    finish(c, count, length, length);
}

#if defined(HAVE_AVX2)
__attribute__((target("avx2,bmi,popcnt"))) static void cut_wide(
    ent_row_cells *c, const char *bytes, size_t length, char separator)
{
    cut(c, bytes, length, separator, mark_wide);
}
#endif

void ent_row_cells_plain(
    ent_row_cells *c, const char *bytes, size_t length, char separator)
{
#if defined(HAVE_AVX2)
    if (__builtin_cpu_supports("avx2") && __builtin_cpu_supports("bmi")) {
        cut_wide(c, bytes, length, separator);
        return;
    }
#endif
    cut(c, bytes, length, separator, mark);
}

size_t ent_row_cells_end(const char *bytes, size_t length)
{
    size_t opened = 0, at = 0;
    bool inside = false;
    for (; at < length; at++) {
        if (bytes[at] == '"') {
            inside = !inside;
            opened = at;
        } else if (bytes[at] == '\n' && !inside) {
            return at;
        } else if (inside && at - opened > ENT_QUOTED_LONGEST) {
            break;
        }
    }
    const char *line_end = at < length ? memchr(bytes, '\n', length) : NULL;
    return line_end ? (size_t)(line_end - bytes) : length;
}

/* The cell in quotes at `*at`, without them, to `copy`. False: its quotes are wrong. */
static bool unquote(const char *line, size_t length, size_t *at, ent_buffer *copy)
{
    size_t i = *at + 1;
    for (; i < length; i++) {
        const char *quote = memchr(line + i, '"', length - i);
        size_t n = quote ? (size_t)(quote - line) - i : length - i;
        ent_buffer_add(copy, line + i, n);
        i += n;
        if (i + 1 >= length || line[i + 1] != '"') break;
        ent_buffer_char(copy, '"');
        i++;
    }
    *at = i < length ? i + 1 : length;
    return i < length;
}

static void flatten(char *bytes, size_t length)
{
    for (size_t i = 0; i < length; i++)
        if (bytes[i] == '\n' || bytes[i] == '\r') bytes[i] = ' ';
}

static void cut_quoted(
    ent_row_cells *c, const char *line, char separator, ent_buffer *copy)
{
    uint32_t count = 0;
    c->gap = 0;
    for (size_t at = 0;; at++) {
        size_t begin = copy->length;
        if (at < c->length && line[at] == '"')
            c->torn |= !unquote(line, c->length, &at, copy);
        const char *next = at < c->length ? memchr(line + at, separator, c->length - at)
                                          : NULL;
        size_t rest = next ? (size_t)(next - line) - at : c->length - at;
        c->torn |= rest > 0 && copy->length > begin;
        ent_buffer_add(copy, line + at, rest);
        at += rest;
        if (count < ENT_CELLS_KEPT) c->end[count] = (uint32_t)copy->length;
        count++;
        if (!next) break;
    }
    c->count = count;
}

bool ent_row_cells_quoted(ent_row_cells *c, const char *bytes, size_t length,
    char separator, ent_buffer *copy, ent_error *err)
{
    size_t end = ent_row_cells_end(bytes, length);
    if (!memchr(bytes, '"', end)) {
        ent_row_cells_plain(c, bytes, length, separator);
        return true;
    }
    c->nul = memchr(bytes, '\0', end) != NULL;
    c->torn = false;
    c->length = end && bytes[end - 1] == '\r' ? end - 1 : end;
    c->taken = end < length ? end + 1 : length;
    ent_buffer_clear(copy);
    cut_quoted(c, bytes, separator, copy);
    if (!ent_buffer_ok(copy, err)) return false;
    flatten(copy->bytes, copy->length);
    c->line = bytes;
    c->bytes = copy->bytes;
    return true;
}
