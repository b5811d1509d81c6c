/* values.c - what stands after an option, read and checked. */
#define _DEFAULT_SOURCE /* strsep */
#include "cli/values.h"

#include <errno.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/buffer.h"
#include "base/number.h"

bool ent_value_number(const char *text, double least, double *value, ent_error *err)
{
    if (!ent_number_parse(text, value) || *value < least)
        return ent_fail(err, ENT_USAGE, "'%s' is no number of at least %g", text, least);
    return true;
}

bool ent_value_count(const char *text, size_t least, size_t *value, ent_error *err)
{
    char *end;
    errno = 0;
    unsigned long long n = strtoull(text, &end, 10);
    if (*text < '0' || *text > '9' || *end || errno || n < least || n > SIZE_MAX)
        return ent_fail(
            err, ENT_USAGE, "'%s' is no whole number of at least %zu", text, least);
    *value = (size_t)n;
    return true;
}

bool ent_value_size(const char *text, size_t *value, ent_error *err)
{
    static const char units[] = "KMG";
    size_t n = strlen(text);
    const char *unit = n ? strchr(units, text[n - 1] & ~0x20) : NULL;
    char digits[32];
    if (n == 0 || n >= sizeof digits)
        return ent_fail(err, ENT_USAGE, "'%s' is no size such as 64M", text);
    memcpy(digits, text, n + 1);
    if (unit && *unit) digits[n - 1] = '\0';
    if (!ent_value_count(digits, 1, value, err))
        return ent_fail(err, ENT_USAGE, "'%s' is no size such as 64M", text);
    unsigned shift = unit && *unit ? 10 * (unsigned)(unit - units + 1) : 0;
    if (*value > SIZE_MAX >> shift)
        return ent_fail(err, ENT_USAGE, "'%s' is too large", text);
    *value <<= shift;
    return true;
}

bool ent_value_add(ent_arena *arena, const char *item, ent_list *list, ent_error *err)
{
    const char **more = ent_arena_array(arena, list->count + 1, sizeof *more);
    if (!more) return ent_fail(err, ENT_MEMORY, "out of memory");
    if (list->count) memcpy(more, list->items, list->count * sizeof *more);
    more[list->count++] = item;
    list->items = more;
    return true;
}

bool ent_value_list(ent_arena *arena, const char *text, ent_list *list, ent_error *err)
{
    char *copy = ent_arena_string(arena, text), *rest = copy;
    for (char *item; copy && (item = strsep(&rest, ",")) != NULL;) {
        item += strspn(item, " ");
        if (*item && !ent_value_add(arena, item, list, err)) return false;
    }
    if (!copy) return ent_fail(err, ENT_MEMORY, "out of memory");
    return list->count > 0 || ent_fail(err, ENT_USAGE, "'%s' is an empty list", text);
}

bool ent_value_word(const char *text, const char *const *words, size_t count,
    unsigned *index, ent_error *err)
{
    ent_buffer all = { 0 };
    for (size_t i = 0; i < count; i++) {
        if (strcmp(text, words[i]) == 0) {
            *index = (unsigned)i;
            ent_buffer_free(&all);
            return true;
        }
        ent_buffer_print(&all, "%s%s",
            i == 0          ? ""
            : i + 1 < count ? ", "
                            : " or ",
            words[i]);
    }
    ent_fail(err, ENT_USAGE, "'%s' is not %s", text, all.bytes ? all.bytes : "known");
    ent_buffer_free(&all);
    return false;
}
