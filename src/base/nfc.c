/* nfc.c - most texts are composed already: utf8proc is asked for the lines that may not
 * be. A line end combines with nothing, so that lines can be composed one by one. */
#include "base/nfc.h"

#include <stdlib.h>
#include <string.h>

#include <utf8proc.h>

#include "base/buffer.h"
#include "base/bytes.h"

enum {
    FIRST_MARK = 0x0300, /* before it nothing combines or changes */
    FIRST_JAMO = 0x1100, /* parts of Hangul syllables */
    LAST_JAMO = 0x11FF,
    LAST_OF_PLANE = 0xFFFF, /* beyond: scripts of whose letters some combine */
    FIRST_EMOJI = 0x1F000,
    LAST_EMOJI = 0x1FAFF,
    MOST_PARTS = 8
};

static bool is_mark(const utf8proc_property_t *p)
{
    return p->category == UTF8PROC_CATEGORY_MN || p->category == UTF8PROC_CATEGORY_MC
           || p->category == UTF8PROC_CATEGORY_ME || p->combining_class != 0;
}

/* True where a character that has a canonical decomposition comes back from it: "й" does,
 * the Kelvin sign does not. */
static bool comes_back(int32_t c)
{
    utf8proc_int32_t parts[MOST_PARTS];
    int boundary = 0;
    utf8proc_ssize_t n = utf8proc_decompose_char(
        c, parts, MOST_PARTS, UTF8PROC_COMPOSE, &boundary);
    if (n < 1 || n > MOST_PARTS) return false;
    n = utf8proc_normalize_utf32(parts, n, UTF8PROC_COMPOSE);
    return n == 1 && parts[0] == c;
}

/* True for a character that changes neither by itself nor beside another such. */
static bool is_settled(int32_t c)
{
    if (c < FIRST_MARK) return true;
    if (c >= FIRST_JAMO && c <= LAST_JAMO) return false;
    if (c > LAST_OF_PLANE && (c < FIRST_EMOJI || c > LAST_EMOJI)) return false;
    const utf8proc_property_t *p = utf8proc_get_property(c);
    if (is_mark(p)) return false;
    bool whole = p->decomp_seqindex == UINT16_MAX || p->decomp_type != 0;
    return whole || comes_back(c);
}

bool ent_nfc_is_settled(const char *bytes, size_t length)
{
    for (size_t i = 0; i < length;) {
        i += ent_bytes_ascii(bytes + i, length - i);
        if (i == length) break;
        int32_t c = 0;
        utf8proc_ssize_t step = utf8proc_iterate((const utf8proc_uint8_t *)bytes + i,
            (utf8proc_ssize_t)(length - i < 4 ? length - i : 4), &c);
        if (step <= 0 || !is_settled(c)) return false;
        i += (size_t)step;
    }
    return true;
}

static bool add_composed(ent_buffer *out, const char *line, size_t length)
{
    utf8proc_uint8_t *composed = NULL;
    utf8proc_ssize_t n = utf8proc_map((const utf8proc_uint8_t *)line,
        (utf8proc_ssize_t)length, &composed, UTF8PROC_COMPOSE);
    if (n >= 0) ent_buffer_add(out, (const char *)composed, (size_t)n);
    free(composed);
    return n >= 0;
}

char *ent_nfc_compose(
    ent_arena *arena, const char *bytes, size_t length, size_t *composed_length)
{
    ent_buffer out = { 0 };
    bool ok = true;
    for (size_t i = 0, n; ok && i < length; i += n) {
        const char *end = memchr(bytes + i, '\n', length - i);
        n = end ? (size_t)(end - bytes) + 1 - i : length - i;
        if (ent_nfc_is_settled(bytes + i, n))
            ent_buffer_add(&out, bytes + i, n);
        else
            ok = add_composed(&out, bytes + i, n);
    }
    ok = ok && !out.failed;
    char *copy = ok ? ent_arena_copy(arena, out.bytes, out.length) : NULL;
    if (copy && composed_length) *composed_length = out.length;
    ent_buffer_free(&out);
    return copy;
}
