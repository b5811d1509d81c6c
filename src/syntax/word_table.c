/* word_table.c - linear probing from the hash's place; a 16-bit fingerprint tells words
 * apart (an unknown word is taken for a known one about once in 20,000). */
#include "syntax/word_table.h"

#include "syntax/hash.h"

static uint32_t place_of(uint32_t hash, uint32_t capacity)
{
    return (uint32_t)((uint64_t)ent_hash_mix(hash) * capacity >> 32);
}

static uint64_t fingerprint(uint32_t hash)
{
    return (hash & 0xFFFF) ? (hash & 0xFFFF) : 1;
}

static uint64_t pack(uint32_t hash, ent_word_facts facts)
{
    return fingerprint(hash) | (uint64_t)facts.ambiguity << 16
           | (uint64_t)facts.cluster << 32 | (uint64_t)facts.classes << 48;
}

static ent_word_facts unpack(uint64_t entry)
{
    return (ent_word_facts){ .ambiguity = (uint16_t)(entry >> 16),
        .cluster = (uint16_t)(entry >> 32),
        .classes = (uint16_t)(entry >> 48) };
}

ent_word_facts ent_word_table_find(const ent_word_table *table, uint32_t hash)
{
    if (!table->capacity) return (ent_word_facts){ 0 };
    uint64_t print = fingerprint(hash);
    uint32_t at = place_of(hash, table->capacity);
    for (uint32_t tries = 0; tries < table->capacity && table->entries[at]; tries++) {
        if ((table->entries[at] & 0xFFFF) == print) return unpack(table->entries[at]);
        if (++at == table->capacity) at = 0;
    }
    return (ent_word_facts){ 0 };
}

bool ent_word_table_put(
    uint64_t *entries, uint32_t capacity, uint32_t hash, ent_word_facts facts)
{
    uint64_t print = fingerprint(hash);
    uint32_t at = capacity ? place_of(hash, capacity) : 0;
    for (uint32_t tries = 0; tries < capacity; tries++) {
        if (!entries[at] || (entries[at] & 0xFFFF) == print) {
            entries[at] = pack(hash, facts);
            return true;
        }
        if (++at == capacity) at = 0;
    }
    return false;
}
