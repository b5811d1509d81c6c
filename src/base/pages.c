/* pages.c - madvise, where the system has large pages to give. */
#define _DEFAULT_SOURCE /* madvise */
#include "base/pages.h"

#include <stdint.h>
#include <sys/mman.h>

enum { PAGE = 1 << 12, ENOUGH = 1 << 22 };

void ent_pages_large(void *bytes, size_t length)
{
#ifdef MADV_HUGEPAGE
    /* Whole, with malloc's own bytes: of a mapping in two parts realloc makes a copy. */
    uintptr_t begin = (uintptr_t)bytes & ~(uintptr_t)(PAGE - 1);
    uintptr_t end = ((uintptr_t)bytes + length + PAGE - 1) & ~(uintptr_t)(PAGE - 1);
    if (length >= ENOUGH) (void)madvise((void *)begin, end - begin, MADV_HUGEPAGE);
#else
    (void)bytes, (void)length;
#endif
}
