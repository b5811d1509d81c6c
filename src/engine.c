/* engine.c - finds the data folder and opens lexicon, frames and model. */
#define _POSIX_C_SOURCE 200809L /* readlink, access */
#include "engine.h"

#include "actors/role.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { PATH_ROOM = 4096 };

const char *ent_version(void)
{
    return ENTENTE_VERSION;
}

static bool has_tables(const char *data)
{
    char path[PATH_ROOM + 32];
    if (strlen(data) >= PATH_ROOM) return false;
    snprintf(path, sizeof path, "%s/lexicon/actors.tsv", data);
    return access(path, R_OK) == 0;
}

/* PREFIX/share/entente where the running program is PREFIX/bin/...; "" where unknown. */
static void beside_program(char data[PATH_ROOM])
{
    char program[PATH_ROOM];
    ssize_t n = readlink("/proc/self/exe", program, sizeof program - 1);
    data[0] = '\0';
    if (n <= 0) return;
    program[n] = '\0';
    for (int up = 0; up < 2; up++) {
        char *slash = strrchr(program, '/');
        if (!slash) return;
        *slash = '\0';
    }
    if (strlen(program) + sizeof "/share/entente" <= PATH_ROOM)
        snprintf(data, PATH_ROOM, "%.4000s/share/entente", program);
}

static bool find_data(const char *asked, char found[PATH_ROOM], ent_error *err)
{
    char beside[PATH_ROOM];
    beside_program(beside);
    const char *given = asked ? asked : getenv("ENTENTE_DATA");
    if (given && !*given) given = NULL;
    const char *const places[] = { given, given ? NULL : beside,
        given ? NULL : ENTENTE_DATA_SOURCE, given ? NULL : ENTENTE_DATA_INSTALLED };
    for (size_t i = 0; i < sizeof places / sizeof *places; i++)
        if (places[i] && *places[i] && has_tables(places[i])) {
            snprintf(found, PATH_ROOM, "%s", places[i]);
            return true;
        }
    if (given)
        return ent_fail(
            err, ENT_IO, "no lexicon in '%s': expected lexicon/actors.tsv there", given);
    return ent_fail(err, ENT_IO,
        "no lexicon found in '%.150s', '%.150s' or '%.150s'; name its folder with --data "
        "or ENTENTE_DATA",
        beside, ENTENTE_DATA_SOURCE, ENTENTE_DATA_INSTALLED);
}

static void name_producer(ent_engine *e)
{
    int n = snprintf(e->producer, sizeof e->producer,
        "entente %s lexicon %.8s%s frames %08x", ent_version(),
        ent_lexicon_digest(e->lexicon), e->own ? ENT_MARK_OWN : "",
        (unsigned)(ent_frames_hash(e->frames) & 0xFFFFFFFF));
    n += snprintf(e->producer + n, sizeof e->producer - (size_t)n,
        " model %s claims %s%s%s", ent_syntax_digest(e->syntax),
        ent_judge_digest(e->judge), e->mode == ENT_SYNTAX_FAST ? " fast" : "",
        e->expand_groups ? " expand-groups" : "");
    if (e->dictionary)
        snprintf(e->producer + n, sizeof e->producer - (size_t)n,
            ENT_MARK_DICTIONARY "%.8s%s", e->dictionary->digest,
            e->dictionary->only ? " only" : "");
}

/* The file model/NAME of the first data folder that has it; "" where none has. */
static void find_model(const ent_engine *e, const char *name, char path[PATH_ROOM + 64])
{
    char beside[PATH_ROOM];
    const char *const places[] = { e->data, beside, ENTENTE_DATA_SOURCE,
        ENTENTE_DATA_INSTALLED };
    beside_program(beside);
    for (size_t i = 0; i < sizeof places / sizeof *places; i++) {
        snprintf(path, PATH_ROOM + 64, "%s/model/%s", places[i], name);
        if (*places[i] && access(path, R_OK) == 0) return;
    }
    *path = '\0';
}

bool ent_engine_open_model(
    ent_engine *engine, const char *model, ent_syntax_mode mode, ent_error *err)
{
    char path[PATH_ROOM + 64];
    const char *given = model ? model : getenv("ENTENTE_MODEL");
    ent_syntax *syntax = NULL;
    if (!given || !*given) {
        find_model(engine, "english.model", path);
        given = path;
    }
    if (!*given)
        return ent_fail(err, ENT_NOT_FOUND,
            "no model of the syntax engine was found in '%.200s' or the other data "
            "folders; name its file with --model or ENTENTE_MODEL",
            engine->data);
    if (!ent_syntax_open(given, &syntax, err)) return false;
    ent_syntax_close(engine->syntax);
    engine->syntax = syntax;
    engine->mode = mode;
    name_producer(engine);
    return true;
}

static bool open_judge(ent_engine *e, ent_error *err)
{
    char path[PATH_ROOM + 64];
    find_model(e, "claims.model", path);
    if (!*path)
        return ent_fail(err, ENT_NOT_FOUND,
            "no model of claims (model/claims.model) was found in '%.200s' or the other "
            "data folders",
            e->data);
    return ent_judge_open(path, &e->judge, err);
}

static bool read_dictionary(
    ent_engine *e, const ent_dictionaries *dictionaries, ent_error *err)
{
    char tables[PATH_ROOM + 16];
    if (!dictionaries->count) return true;
    snprintf(tables, sizeof tables, "%s/lexicon", e->data);
    e->dictionary = calloc(1, sizeof *e->dictionary);
    if (!e->dictionary) return ent_fail(err, ENT_MEMORY, "out of memory");
    return ent_dictionary_read(dictionaries, e->dictionary, err)
           && ent_actor_codes_open(tables, e->lexicon, &e->codes, err);
}

bool ent_engine_extend(ent_engine *engine, const ent_user_lexicons *lexicons,
    const ent_dictionaries *dictionaries, ent_error *err)
{
    if (!read_dictionary(engine, dictionaries, err)
        || !ent_lexicon_extend(engine->lexicon, lexicons, engine->dictionary,
            engine->codes, &engine->left_out, err))
        return false;
    engine->own = lexicons->count > 0;
    ent_roles_join(engine->lexicon);
    if (engine->dictionary && !ent_frames_extend(engine->frames, engine->dictionary, err))
        return false;
    if (engine->dictionary) engine->left_out += engine->dictionary->counts.left_out;
    name_producer(engine);
    return true;
}

bool ent_engine_open(const char *data, ent_engine **engine, ent_error *err)
{
    char found[PATH_ROOM], tables[PATH_ROOM + 16];
    *engine = NULL;
    if (!find_data(data, found, err)) return false;
    snprintf(tables, sizeof tables, "%s/lexicon", found);

    ent_engine *e = calloc(1, sizeof *e);
    if (!e) return ent_fail(err, ENT_MEMORY, "out of memory");
    snprintf(e->data, sizeof e->data, "%s", found);
    if (!ent_lexicon_open(tables, &e->lexicon, err)
        || !ent_frames_open(tables, e->lexicon, &e->frames, err) || !open_judge(e, err)
        || !ent_engine_open_model(e, NULL, ENT_SYNTAX_ACCURATE, err)) {
        ent_engine_close(e);
        return false;
    }
    *engine = e;
    return true;
}

void ent_engine_expand_groups(ent_engine *engine, bool expand)
{
    engine->expand_groups = expand;
    name_producer(engine);
}

void ent_engine_close(ent_engine *engine)
{
    if (!engine) return;
    ent_syntax_close(engine->syntax);
    ent_judge_close(engine->judge);
    ent_frames_close(engine->frames);
    ent_lexicon_close(engine->lexicon);
    ent_actor_codes_close(engine->codes);
    if (engine->dictionary) ent_dictionary_free(engine->dictionary);
    free(engine->dictionary);
    free(engine);
}

const char *ent_engine_producer(const ent_engine *engine)
{
    return engine->producer;
}

const ent_dictionary_counts *ent_engine_dictionary(const ent_engine *engine)
{
    return engine->dictionary ? &engine->dictionary->counts : NULL;
}

uint64_t ent_engine_left_out(const ent_engine *engine)
{
    return engine->left_out;
}
