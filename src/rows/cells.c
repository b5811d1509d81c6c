/* cells.c - cutting lines is most of the work on a large file: 64 bytes are compared at
 * once, and only separators are looked at one by one. */
#include "rows/cells.h"

#include <string.h>

#if defined(__SSE2__) && defined(__GNUC__)
#define HAVE_WIDER /* perhaps: asked when running */
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

#if defined(HAVE_WIDER)
#define AVX2   __attribute__((target("avx2,bmi,popcnt")))
#define AVX512 __attribute__((target("avx512f,avx512bw,avx512vl,avx512vbmi2,bmi,popcnt")))

AVX2 static inline uint64_t equal_wide(__m256i low, __m256i high, char wanted)
{
    const __m256i all = _mm256_set1_epi8(wanted);
    uint32_t a = (uint32_t)_mm256_movemask_epi8(_mm256_cmpeq_epi8(low, all));
    uint32_t b = (uint32_t)_mm256_movemask_epi8(_mm256_cmpeq_epi8(high, all));
    return (uint64_t)b << 32 | a;
}

AVX2 static inline marks mark_wide(const char *bytes, char separator)
{
    const __m256i low = _mm256_loadu_si256((const __m256i *)(const void *)bytes);
    const __m256i high = _mm256_loadu_si256((const __m256i *)(const void *)(bytes + 32));
    return (marks){ equal_wide(low, high, separator), equal_wide(low, high, '\n'),
        equal_wide(low, high, '\0') };
}

AVX512 static inline marks mark_widest(const char *bytes, char separator)
{
    const __m512i all = _mm512_loadu_si512(bytes);
    return (marks){ _mm512_cmpeq_epi8_mask(all, _mm512_set1_epi8(separator)),
        _mm512_cmpeq_epi8_mask(all, _mm512_set1_epi8('\n')),
        _mm512_testn_epi8_mask(all, all) };
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

/* Where separators are, to `end`, eight at once: a jump for each would cost more than
 * writing too many. */
static inline void place(uint32_t *end, uint64_t separators, uint32_t more, uint32_t at)
{
    for (uint32_t done = 0; done < more; done += 8)
        for (int i = 0; i < 8; i++) {
            *end++ = at + lowest(separators);
            separators &= separators - 1;
        }
}

#if defined(HAVE_WIDER)
/* The same, sixteen at once: the numbers of the bytes that are marked, put together. */
AVX512 static inline void place_widest(
    uint32_t *end, uint64_t separators, uint32_t more, uint32_t at)
{
    static const char numbers[CHUNK] = { 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14,
        15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 26, 27, 28, 29, 30, 31, 32, 33, 34,
        35, 36, 37, 38, 39, 40, 41, 42, 43, 44, 45, 46, 47, 48, 49, 50, 51, 52, 53, 54,
        55, 56, 57, 58, 59, 60, 61, 62, 63 };
    const __m512i from = _mm512_set1_epi32((int)at);
    __m512i marked = _mm512_maskz_compress_epi8(separators, _mm512_loadu_si512(numbers));
    for (uint32_t done = 0; done < more; done += 16) {
        const __m512i next = _mm512_cvtepu8_epi32(_mm512_castsi512_si128(marked));
        _mm512_storeu_si512(end + done, _mm512_add_epi32(next, from));
        marked = _mm512_alignr_epi32(marked, marked, 4);
    }
}
#endif

static inline void finish(ent_row_cells *c, uint32_t count, size_t length, size_t taken)
{
    c->length = length;
    c->taken = taken;
    if (length && c->bytes[length - 1] == '\r') c->length--;
    if (count < ENT_CELLS_KEPT) c->end[count] = (uint32_t)c->length;
    c->count = count + 1;
}

/* How chunks are looked at; known where this is called, and becomes a part of it. */
typedef marks looking(const char *bytes, char separator);
typedef void placing(uint32_t *end, uint64_t separators, uint32_t more, uint32_t at);

/* The cells that end in a chunk; `count` is that of those before. */
INLINE uint32_t take(
    ent_row_cells *c, uint32_t count, uint64_t separators, uint32_t at, placing *put)
{
    uint32_t more = ones(separators);
    if (count <= ENT_CELLS_KEPT) put(&c->end[count], separators, more, at);
    return count + more;
}

INLINE void cut(ent_row_cells *c, const char *bytes, size_t length, char separator,
    looking *look, placing *put)
{
    uint32_t count = 0;
    uint64_t nuls = 0;
    c->line = c->bytes = bytes;
    c->torn = false;
    c->gap = 1;
    for (size_t at = 0; at < length; at += CHUNK) {
        size_t left = length - at;
        marks m = left >= CHUNK ? look(bytes + at, separator)
                                : mark_rest(bytes + at, left, separator);
        if (m.ends) {
            unsigned end = lowest(m.ends);
            uint64_t before = ((uint64_t)1 << end) - 1;
            c->nul = (nuls | (m.nuls & before)) != 0;
            count = take(c, count, m.separators & before, (uint32_t)at, put);
            finish(c, count, at + end, at + end + 1);
            return;
        }
        nuls |= m.nuls;
        count = take(c, count, m.separators, (uint32_t)at, put);
    }
    c->nul = nuls != 0;
    finish(c, count, length, length);
}

static void cut_narrow(ent_row_cells *c, const char *bytes, size_t length, char separator)
{
    cut(c, bytes, length, separator, mark, place);
}

#if defined(HAVE_WIDER)
AVX2 static void cut_wide(
    ent_row_cells *c, const char *bytes, size_t length, char separator)
{
    cut(c, bytes, length, separator, mark_wide, place);
}

AVX512 static void cut_widest(
    ent_row_cells *c, const char *bytes, size_t length, char separator)
{
    cut(c, bytes, length, separator, mark_widest, place_widest);
}
#endif

size_t ent_row_cells_ways(ent_row_cut *ways[ENT_CELLS_WAYS])
{
    size_t count = 0;
#if defined(HAVE_WIDER)
    bool bits = __builtin_cpu_supports("bmi") && __builtin_cpu_supports("popcnt");
    if (bits && __builtin_cpu_supports("avx512vl")
        && __builtin_cpu_supports("avx512vbmi2"))
        ways[count++] = cut_widest;
    if (bits && __builtin_cpu_supports("avx2")) ways[count++] = cut_wide;
#endif
    ways[count++] = cut_narrow;
    return count;
}

void ent_row_cells_plain(
    ent_row_cells *c, const char *bytes, size_t length, char separator)
{
    ent_row_cut *ways[ENT_CELLS_WAYS];
    ent_row_cells_ways(ways);
    ways[0](c, bytes, length, separator);
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
