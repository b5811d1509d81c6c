/* sites.c - reads whose official site a host is, and finds it for an address. */
#include <string.h>

#include "lexicon/opened.h"
#include "lexicon/tables.h"

enum { HOST, CODE, SOURCE, COLUMNS, LONGEST_HOST = 253 };

static bool host_right(const char *host)
{
    size_t length = strlen(host);
    return length && length <= LONGEST_HOST && strchr(host, '.') && host[0] != '.'
           && host[length - 1] != '.'
           && strspn(host, "abcdefghijklmnopqrstuvwxyz0123456789.-") == length;
}

static bool add_site(
    ent_tables *tables, const ent_tsv *table, const ent_tsv_row *row, ent_error *err)
{
    const char *host = row->cells[HOST], *code = row->cells[CODE];
    if (!host_right(host))
        return ent_fail(err, ENT_MALFORMED,
            "%s:%u: host '%s', expected one in small letters", table->name, row->line,
            host);
    if (!ent_table_find(&tables->owners, code, strlen(code)))
        return ent_fail(err, ENT_MALFORMED,
            "%s:%u: code '%s', expected that of a state, organisation or group",
            table->name, row->line, code);
    bool added;
    ent_entry *e = ent_table_add(&tables->hosts, host, strlen(host), &added);
    if (!e) return ent_fail(err, ENT_MEMORY, "%s: out of memory", table->name);
    if (!added)
        return ent_fail(err, ENT_MALFORMED,
            "%s:%u: host '%s' stands here twice, expected once", table->name, row->line,
            host);
    e->value = tables->site_count;
    tables->sites[tables->site_count++] = code;
    return true;
}

bool ent_tables_read_sites(ent_tables *tables, const char *dir, ent_error *err)
{
    static const char *const columns[COLUMNS] = { "host", "code", "source" };
    ent_tsv table;
    if (!ent_tsv_read(&tables->arena, dir, "sites.tsv", columns, COLUMNS, &table, err))
        return false;
    tables->hashes[5] = table.hash;
    tables->sites = ent_arena_array(&tables->arena, table.count, sizeof *tables->sites);
    if (!tables->sites) return ent_fail(err, ENT_MEMORY, "sites.tsv: out of memory");
    for (size_t i = 0; i < table.count; i++)
        if (!add_site(tables, &table, &table.rows[i], err)) return false;
    return true;
}

/* Copies the host of `address` in small letters; returns its length, 0: it has none. */
static size_t copy_host(const char *address, char host[LONGEST_HOST + 1])
{
    const char *scheme = strstr(address, "://");
    const char *at = scheme && scheme - address < 10 ? scheme + 3 : address;
    size_t length = strcspn(at, "/:?# ");
    if (length > LONGEST_HOST) return 0;
    for (size_t i = 0; i < length; i++)
        host[i] = (char)(at[i] >= 'A' && at[i] <= 'Z' ? at[i] + ('a' - 'A') : at[i]);
    host[length] = '\0';
    return length;
}

const ent_actor *ent_lexicon_site(const ent_lexicon *lexicon, const char *address)
{
    char host[LONGEST_HOST + 1];
    const ent_image *image = &lexicon->image;
    size_t length = copy_host(address, host);
    for (const char *at = host; length; at++) {
        uint32_t site;
        size_t left = length - (size_t)(at - host);
        if (ent_image_find(image, ENT_PART_HOSTS, at, left, &site))
            return ent_lexicon_owner(lexicon, image->strings + image->sites[site]);
        at = strchr(at, '.');
        if (!at) break;
    }
    return NULL;
}
