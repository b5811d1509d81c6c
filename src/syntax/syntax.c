/* syntax.c - opens models and reads sentences: atoms, tags, heads. */
#include "syntax/syntax.h"

#include <stdlib.h>
#include <string.h>

#include "syntax/model.h"
#include "syntax/running.h"
#include "syntax/tagger.h"

enum { BEAM_WIDTH = 8 };

struct ent_syntax_reader {
    const ent_syntax *syntax;
    ent_atom *atoms; /* edge, words, two edges */
    ent_sight *sight;
    ent_parser greedy, beam;
    ent_running running;
    uint16_t heads[ENT_SYNTAX_LONGEST];
    uint8_t labels[ENT_SYNTAX_LONGEST], tags[ENT_SYNTAX_LONGEST],
        seconds[ENT_SYNTAX_LONGEST], upos[ENT_SYNTAX_LONGEST];
    ent_syntax_counts counts;
};

bool ent_syntax_open(const char *path, ent_syntax **syntax, ent_error *err)
{
    *syntax = NULL;
    ent_syntax *s = calloc(1, sizeof *s);
    if (!s) return ent_fail(err, ENT_MEMORY, "out of memory");
    if (ent_map_open(path, "the model", &s->map, err)
        && ent_model_read(s, s->map.bytes, s->map.size, path, err)) {
        ent_map_rest(&s->map); /* no sentence will need all pages */
        *syntax = s;
        return true;
    }
    ent_syntax_close(s);
    return false;
}

void ent_syntax_close(ent_syntax *syntax)
{
    if (!syntax) return;
    ent_map_close(&syntax->map);
    free(syntax);
}

const char *ent_syntax_digest(const ent_syntax *syntax)
{
    return syntax->digest;
}

const char *ent_syntax_xpos(const ent_syntax *syntax, uint8_t tag)
{
    return tag < syntax->tag_count ? syntax->tag_xpos[tag] : "";
}

uint16_t ent_syntax_cluster(const ent_syntax *syntax, const char *form, size_t size)
{
    return ent_word_table_find(&syntax->words, ent_atom_hash(form, size)).cluster;
}

bool ent_syntax_knows(const ent_syntax *syntax, const char *form, size_t size)
{
    return ent_atom_known(&syntax->words, form, size);
}

ent_syntax_reader *ent_syntax_reader_new(const ent_syntax *syntax)
{
    ent_syntax_reader *r = calloc(1, sizeof *r);
    if (!r) return NULL;
    r->syntax = syntax;
    r->atoms = malloc((ENT_SYNTAX_LONGEST + 3) * sizeof *r->atoms);
    r->sight = malloc(sizeof *r->sight);
    bool ok = ent_running_make(&r->running)
              && ent_parser_make(&r->greedy, ENT_SYNTAX_LONGEST, 1)
              && ent_parser_make(&r->beam, ENT_SYNTAX_BEAM_LIMIT, BEAM_WIDTH);
    if (ok && r->atoms && r->sight) return r;
    ent_syntax_reader_free(r);
    return NULL;
}

void ent_syntax_reader_free(ent_syntax_reader *reader)
{
    if (!reader) return;
    ent_parser_clear(&reader->greedy);
    ent_parser_clear(&reader->beam);
    ent_running_clear(&reader->running);
    free(reader->atoms);
    free(reader->sight);
    free(reader);
}

const ent_syntax_counts *ent_syntax_reader_counts(const ent_syntax_reader *reader)
{
    return &reader->counts;
}

static void tag_words(ent_syntax_reader *r, const ent_word *words, size_t count)
{
    const ent_syntax *s = r->syntax;
    const ent_word_table *table = &s->words;
    ent_atom_fill(&r->atoms[0], table, ent_atom_edge, 1);
    for (size_t i = 0; i < count; i++)
        ent_atom_fill(&r->atoms[i + 1], table, words[i].form, words[i].size);
    r->atoms[count + 1] = r->atoms[count + 2] = r->atoms[0];
    ent_running_tags(&r->running, s, r->atoms, count, r->tags, r->seconds);
    for (size_t i = 0; i < count; i++) r->upos[i] = s->tag_upos[r->tags[i]];
}

static void parse_words(ent_syntax_reader *r, size_t count, bool accurate)
{
    const ent_syntax *s = r->syntax;
    ent_sight_fill(r->sight, r->atoms, count, r->tags, r->seconds);
    ent_running_start(&r->running, s, accurate ? &s->accurate : &s->fast);
    ent_scorer scorer = { accurate ? ent_running_score_beam : ent_running_score,
        &r->running };
    if (accurate)
        ent_parse_beam(
            &r->beam, r->sight, &s->actions, &scorer, BEAM_WIDTH, s->gap, NULL);
    else
        ent_parse_greedily(&r->greedy, r->sight, &s->actions, &scorer);
    ent_parser_heads(
        accurate ? &r->beam : &r->greedy, &s->actions, count, r->heads, r->labels);
}

void ent_syntax_read(
    ent_syntax_reader *r, ent_word *words, size_t count, ent_syntax_mode mode)
{
    if (!count) return;
    bool is_long = mode == ENT_SYNTAX_ACCURATE && count > ENT_SYNTAX_BEAM_LIMIT;
    r->counts.sentences++;
    r->counts.words += count;
    r->counts.long_sentences += is_long;
    tag_words(r, words, count);
    if (mode == ENT_SYNTAX_TAGS) {
        memset(r->heads, 0, count * sizeof *r->heads);
        memset(r->labels, ENT_DEP_DEP, count);
    } else
        parse_words(r, count, mode == ENT_SYNTAX_ACCURATE && !is_long);
    for (size_t i = 0; i < count; i++) {
        words[i].tag = r->tags[i];
        words[i].upos = r->upos[i];
        words[i].head = r->heads[i];
        words[i].label = r->labels[i];
    }
}
