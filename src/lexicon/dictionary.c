/* dictionary.c - reads the files of a dictionary; what kind each is shows in it. */
#include "lexicon/dictionary.h"

#include <string.h>

#include "base/ascii.h"
#include "base/buffer.h"
#include "base/file.h"
#include "lexicon/dictionary_lines.h"

enum { LARGEST_FILE = 64 << 20 };

typedef bool take_lines(ent_dictionary_reader *r, ent_error *err);

static bool has_word(const char *name, const char *word)
{
    size_t length = strlen(word);
    for (; *name; name++)
        if (ent_alike(name, word, length)) return true;
    return false;
}

/* By the file's own name, without its folder. NULL: it tells nothing. */
static take_lines *kind_of_name(const char *path)
{
    static const struct {
        const char *word;
        take_lines *take;
    } kinds[] = { { "discard", ent_dictionary_discards },
        { "issue", ent_dictionary_issues }, { "verb", ent_dictionary_verbs },
        { "cameo.2.0", ent_dictionary_verbs }, { "agent", ent_dictionary_agents },
        { "actor", ent_dictionary_actors } };
    const char *slash = strrchr(path, '/'), *name = slash ? slash + 1 : path;
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
        if (has_word(name, kinds[i].word)) return kinds[i].take;
    return NULL;
}

bool ent_dictionary_is_named(const char *path)
{
    return kind_of_name(path) != NULL;
}

/* Signs of each kind, by line. */
typedef struct {
    size_t codes, agents, blocks, issues;
} signs;

static void look_at(const char *line, size_t length, signs *found)
{
    const char *open = memchr(line, '[', length), *close = NULL;
    if (*line == '#' || *line == ';') return;
    if (length > 6 && !strncmp(line, "<ISSUE", 6)) found->issues++;
    if (length > 3 && !strncmp(line, "---", 3)) found->blocks++;
    if (open) close = memchr(open, ']', length - (size_t)(open - line));
    if (!close) return;
    if (open[1] == '~' || close[-1] == '~')
        found->agents++;
    else
        found->codes++;
}

static take_lines *kind_of_content(const char *bytes, size_t length)
{
    signs found = { 0 };
    for (size_t at = 0; at < length;) {
        const char *line = bytes + at, *end = memchr(line, '\n', length - at);
        size_t size = end ? (size_t)(end - line) : length - at;
        look_at(line, size, &found);
        at += size + 1;
    }
    return found.issues   ? ent_dictionary_issues
           : found.blocks ? ent_dictionary_verbs
           : found.agents ? ent_dictionary_agents
           : found.codes  ? ent_dictionary_actors
                          : ent_dictionary_discards;
}

bool ent_dictionary_parse(const ent_dictionaries *files, const char *name, char *bytes,
    size_t length, ent_dictionary *found, ent_error *err)
{
    static const char mark[] = "\xEF\xBB\xBF"; /* of UTF-8 */
    take_lines *take = kind_of_name(name);
    if (!take) take = kind_of_content(bytes, length);
    ent_dictionary_reader r = { .arena = &found->arena,
        .files = files,
        .found = found,
        .file = name,
        .rest = bytes,
        .end = bytes + length };
    if (length >= 3 && memcmp(bytes, mark, 3) == 0) r.rest += 3;
    found->counts.files++;
    return take(&r, err);
}

bool ent_dictionary_read(
    const ent_dictionaries *files, ent_dictionary *found, ent_error *err)
{
    ent_buffer hashes = { 0 };
    bool ok = true;
    *found = (ent_dictionary){ .only = files->only };
    for (size_t i = 0; ok && i < files->count; i++) {
        char *bytes;
        size_t length;
        ok = ent_file_read(
            &found->arena, files->paths[i], LARGEST_FILE, &bytes, &length, err);
        if (!ok) break;
        ent_buffer_print(
            &hashes, " %016llx", (unsigned long long)ent_hash(bytes, length));
        const char *name = ent_arena_string(&found->arena, files->paths[i]);
        ok = (name || ent_fail(err, ENT_MEMORY, "%s: out of memory", files->paths[i]))
             && ent_dictionary_parse(files, name, bytes, length, found, err);
    }
    ok = ok && ent_buffer_ok(&hashes, err);
    if (ok) ent_hash_hex(hashes.bytes ? hashes.bytes : "", hashes.length, found->digest);
    ent_buffer_free(&hashes);
    return ok;
}

void ent_dictionary_free(ent_dictionary *dictionary)
{
    ent_table_free(&dictionary->heads);
    ent_arena_free(&dictionary->arena);
}
