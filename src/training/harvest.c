/* harvest.c - the command entente-train harvest. */
#include "training/harvest.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <xxhash.h>

#include "base/file.h"
#include "text/text.h"
#include "training/command.h"

static const char usage[] =
    "usage: entente-train harvest ARTICLES... --model MODEL -o FILE [options]\n"
    "\n"
    "Writes the sentences on which the accurate and the fast parser agree, as CoNLL-U.\n"
    "\n"
    "  --words N      stop after so many words (400000)\n"
    "  --shortest N   words of a sentence, at least (6)\n"
    "  --longest N    and at most (40)\n";

enum { SEEN_BITS = 24 };

typedef struct {
    ent_arena arena;
    ent_syntax *syntax;
    ent_syntax_reader *reader;
    const char *model, *output;
    uint32_t words, shortest, longest;
    ent_word accurate[ENT_SYNTAX_LONGEST], fast[ENT_SYNTAX_LONGEST];
    uint64_t *seen; /* prints of sentences, so that none comes twice */
    FILE *out;
    uint64_t met, kept, kept_words;
} harvest;

/* Was this text met before? Remembers it. */
static bool is_repeated(harvest *h, const char *text, size_t size)
{
    uint64_t print = XXH3_64bits(text, size) >> (64 - SEEN_BITS);
    uint64_t bit = (uint64_t)1 << (print & 63);
    bool repeated = (h->seen[print >> 6] & bit) != 0;
    h->seen[print >> 6] |= bit;
    return repeated;
}

static bool parses_agree(harvest *h, size_t count)
{
    memcpy(h->fast, h->accurate, count * sizeof *h->fast);
    ent_syntax_read(h->reader, h->accurate, count, ENT_SYNTAX_ACCURATE);
    ent_syntax_read(h->reader, h->fast, count, ENT_SYNTAX_FAST);
    for (size_t i = 0; i < count; i++)
        if (h->accurate[i].head != h->fast[i].head
            || h->accurate[i].label != h->fast[i].label)
            return false;
    return true;
}

static void write_sentence(const harvest *h, const ent_text *text, const ent_sentence *s)
{
    for (uint32_t i = 0; i < s->count; i++) {
        const ent_word *word = &h->accurate[i];
        bool space = text->tokens[s->first + i].space_after;
        fprintf(h->out, "%u\t%.*s\t_\t%s\t%s\t_\t%u\t%s\t_\t%s\n", (unsigned)i + 1,
            (int)word->size, word->form, ent_upos_names[word->upos],
            ent_syntax_xpos(h->syntax, word->tag), (unsigned)word->head,
            ent_dep_names[word->label], space ? "_" : "SpaceAfter=No");
    }
    fputc('\n', h->out);
}

static void take_sentence(harvest *h, const ent_text *text, const ent_sentence *s)
{
    const char *bytes = text->document->text;
    h->met++;
    if (s->count < h->shortest || s->count > h->longest || s->kind != ENT_SENTENCE_BODY
        || is_repeated(h, bytes + s->span.begin, s->span.end - s->span.begin))
        return;
    for (uint32_t i = 0; i < s->count; i++) {
        ent_span span = text->tokens[s->first + i].span;
        h->accurate[i] = (ent_word){ .form = bytes + span.begin,
            .size = span.end - span.begin };
    }
    if (!parses_agree(h, s->count)) return;
    write_sentence(h, text, s);
    h->kept++;
    h->kept_words += s->count;
}

static bool take_document(void *context, const ent_document *document, ent_error *err)
{
    harvest *h = context;
    ent_text text;
    if (h->kept_words >= h->words) return true;
    bool ok = ent_text_parse(&h->arena, NULL, document, NULL, &text, err);
    for (size_t i = 0; ok && i < text.sentence_count && h->kept_words < h->words; i++)
        take_sentence(h, &text, &text.sentences[i]);
    ent_arena_reset(&h->arena);
    return ok;
}

static bool read_option(harvest *h, const char *name, const char *value)
{
    if (!value) return false;
    if (!strcmp(name, "--words")) return ent_number_read(value, UINT32_MAX, &h->words);
    if (!strcmp(name, "--shortest"))
        return ent_number_read(value, UINT32_MAX, &h->shortest);
    if (!strcmp(name, "--longest"))
        return ent_number_read(value, ENT_LONGEST_SENTENCE, &h->longest);
    if (!strcmp(name, "--model"))
        h->model = value;
    else if (!strcmp(name, "-o"))
        h->output = value;
    else
        return false;
    return true;
}

static bool open_all(harvest *h, ent_output **output, ent_error *err)
{
    if (!ent_syntax_open(h->model, &h->syntax, err)) return false;
    h->reader = ent_syntax_reader_new(h->syntax);
    h->seen = calloc(((size_t)1 << SEEN_BITS) / 64, sizeof *h->seen);
    if (!h->reader || !h->seen)
        return ent_fail(err, ENT_MEMORY, "harvest: out of memory");
    if (!ent_output_open(h->output, output, err)) return false;
    h->out = ent_output_stream(*output);
    return true;
}

static bool run(harvest *h, int argc, char **argv, ent_error *err)
{
    ent_output *output = NULL;
    size_t inputs = 0;
    for (int i = 1; i < argc; i++) {
        if (argv[i][0] != '-')
            inputs++;
        else if (!read_option(h, argv[i], argv[i + 1])) /* argv ends with NULL */
            return ent_fail(err, ENT_USAGE, "bad option '%s'", argv[i]);
        else
            i++;
    }
    if (!inputs || !h->model || !h->output)
        return ent_fail(err, ENT_USAGE, "expected articles, --model and -o FILE");
    bool ok = open_all(h, &output, err);
    for (int i = 1; ok && i < argc; i++)
        if (argv[i][0] == '-')
            i++;
        else
            ok = ent_articles_read(argv[i], take_document, h, err);
    if (ok) return ent_output_commit(output, err);
    ent_output_discard(output);
    return false;
}

int ent_harvest_main(int argc, char **argv)
{
    ent_error err = { 0 };
    if (argc == 2 && !strcmp(argv[1], "--help")) {
        fputs(usage, stdout);
        return EXIT_SUCCESS;
    }
    harvest *h = calloc(1, sizeof *h);
    if (!h) return EXIT_FAILURE;
    h->words = 400000;
    h->shortest = 6;
    h->longest = 40;
    bool ok = run(h, argc, argv, &err);
    if (ok)
        fprintf(stderr, "%llu sentences met, %llu kept with %llu words\n",
            (unsigned long long)h->met, (unsigned long long)h->kept,
            (unsigned long long)h->kept_words);
    else
        fprintf(stderr, "entente-train: %s\n", err.message);
    if (!ok && err.code == ENT_USAGE) fputs(usage, stderr);
    ent_syntax_reader_free(h->reader);
    ent_syntax_close(h->syntax);
    ent_arena_free(&h->arena);
    free(h->seen);
    free(h);
    return ok ? EXIT_SUCCESS : err.code == ENT_USAGE ? 2 : EXIT_FAILURE;
}
