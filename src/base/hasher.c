/* hasher.c - XXH3's stream. */
#include "base/hasher.h"

#ifdef ENTENTE_XXH_DISPATCH
#include <xxh_x86dispatch.h> /* the same hash by what the CPU can do best */
#else
#include <xxhash.h>
#endif

bool ent_hasher_open(ent_hasher **hasher, ent_error *err)
{
    XXH3_state_t *state = XXH3_createState();
    *hasher = (ent_hasher *)state;
    return (state && XXH3_64bits_reset(state) == XXH_OK)
           || ent_fail(err, ENT_MEMORY, "out of memory");
}

void ent_hasher_add(ent_hasher *hasher, const void *bytes, size_t length)
{
    XXH3_64bits_update((XXH3_state_t *)hasher, bytes, length);
}

uint64_t ent_hasher_value(const ent_hasher *hasher)
{
    return XXH3_64bits_digest((const XXH3_state_t *)hasher);
}

void ent_hasher_close(ent_hasher *hasher)
{
    XXH3_freeState((XXH3_state_t *)hasher);
}
