/* Any bytes as a network: ends and words are lines of text, nodes have ids. */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "rows/network.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void expect_line(const char *text)
{
    if (text && strpbrk(text, "\r\n")) abort();
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    ent_arena arena = { 0 };
    ent_network n;
    ent_error err = { 0 };
    char *bytes = malloc(size + 1);
    if (!bytes) return 0;
    memcpy(bytes, data, size);
    bytes[size] = '\0';
    if (ent_network_read(&arena, bytes, size, "network", &n, &err)) {
        for (size_t i = 0; i < n.node_count; i++)
            if (!n.nodes[i].id || !*n.nodes[i].id) abort();
        for (size_t i = 0; i < n.edge_count; i++) {
            expect_line(n.edges[i].source);
            expect_line(n.edges[i].target);
            for (size_t k = 0; k < ENT_NETWORK_WORDS; k++)
                expect_line(n.edges[i].words[k]);
        }
    } else if (!err.message[0]) {
        abort();
    }
    free(bytes);
    ent_network_free(&n);
    ent_arena_free(&arena);
    return 0;
}
