/* frames.c - frames.tsv read once: sets first, then one frame a line, then the index. */
#include "relations/frames_build.h"

#include <stdlib.h>
#include <string.h>

#include "base/strings.h"
#include "lexicon/tsv.h"
#include "relations/frame.h"

static const char *const columns[ENT_FRAME_COLUMNS] = { "id", "class", "words", "object",
    "relation", "cameo", "status", "source", "target", "example", "expected", "nothing" };

static const char *const class_names[ENT_FRAME_CLASSES] = { "verb", "noun", "adjective",
    "control", "light", "speech", "set" };

static const struct {
    const char *name;
    ent_place_kind kind;
} place_names[] = {
    { "subject", ENT_PLACE_SUBJECT },
    { "object", ENT_PLACE_OBJECT },
    { "second", ENT_PLACE_SECOND },
    { "possessor", ENT_PLACE_POSSESSOR },
    { "premodifier", ENT_PLACE_BEFORE },
    { "head", ENT_PLACE_HEAD },
    { "apposition", ENT_PLACE_APPOSITION },
    { "each", ENT_PLACE_EACH },
    { "participants", ENT_PLACE_PARTICIPANTS },
    { "involved", ENT_PLACE_INVOLVED },
    { "complement", ENT_PLACE_COMPLEMENT },
    { "clause", ENT_PLACE_CLAUSE },
    { "speaker", ENT_PLACE_SPEAKER },
    { "location", ENT_PLACE_LOCATION },
    { "sides", ENT_PLACE_SIDES },
    { "earlier", ENT_PLACE_EARLIER },
};

/* The parts of `cell` between `separator`s; empty parts are left out. */
static bool split(ent_arena *arena, const char *cell, char separator, const char ***parts,
    size_t *count)
{
    size_t capacity = 0;
    *parts = NULL;
    *count = 0;
    while (*cell) {
        const char *end = strchr(cell, separator);
        size_t length = end ? (size_t)(end - cell) : strlen(cell);
        if (length) {
            *parts = ent_arena_grow(arena, *parts, *count, &capacity, sizeof **parts);
            char *part = *parts ? ent_arena_copy(arena, cell, length) : NULL;
            if (!part) return false;
            (*parts)[(*count)++] = part;
        }
        cell += length + (end != NULL);
    }
    return true;
}

static int by_text(const void *a, const void *b)
{
    return strcmp(*(const char *const *)a, *(const char *const *)b);
}

static bool no_memory(ent_error *err)
{
    return ent_fail(err, ENT_MEMORY, "frames.tsv: out of memory");
}

static bool fail_row(const ent_frames *f, unsigned line, ent_error *err,
    const char *fault, const char *cell)
{
    return ent_fail(
        err, ENT_MALFORMED, "%s:%u: %s: '%s'", f->table.name, line, fault, cell);
}

/* "a|b|@set" as a sorted list; sets must stand above the line that names them. */
static bool read_words(ent_frames *f, const ent_tsv_row *row, const char *cell,
    ent_words *out, ent_error *err)
{
    const char **parts, **all = NULL;
    size_t part_count, count = 0, capacity = 0;
    if (!split(&f->arena, cell, '|', &parts, &part_count)) return no_memory(err);
    for (size_t i = 0; i < part_count; i++) {
        ent_words more = { (const char *const *)&parts[i], 1 };
        if (parts[i][0] == '@') {
            more = ent_frames_set(f, parts[i] + 1);
            if (!more.count) return fail_row(f, row->line, err, "no such set", parts[i]);
        }
        for (size_t k = 0; k < more.count; k++) {
            all = ent_arena_grow(&f->arena, all, count, &capacity, sizeof *all);
            if (!all) return no_memory(err);
            all[count++] = more.words[k];
        }
    }
    if (count) qsort(all, count, sizeof *all, by_text);
    *out = (ent_words){ all, count };
    return true;
}

/* "subject", "with", "object+@", "to=border", "subject-movers" */
static bool read_place(ent_frames *f, const ent_tsv_row *row, const char *cell,
    ent_place *place, ent_error *err)
{
    size_t length = strcspn(cell, "-=");
    const char *set = cell[length] ? cell + length + 1 : NULL;
    *place = (ent_place){ .kind = ENT_PLACE_PREPOSITION };
    if (set) {
        ent_words words = ent_frames_set(f, set);
        if (!words.count) return fail_row(f, row->line, err, "no such set", set);
        *(cell[length] == '=' ? &place->only : &place->except) = words;
    }
    for (; length && strchr("+@!", cell[length - 1]); length--)
        *(cell[length - 1] == '+'     ? &place->through
            : cell[length - 1] == '@' ? &place->place
                                      : &place->victim) = true;
    place->word = ent_arena_copy(&f->arena, cell, length);
    if (!place->word) return no_memory(err);
    for (size_t i = 0; i < sizeof place_names / sizeof *place_names; i++)
        if (strcmp(place->word, place_names[i].name) == 0)
            place->kind = place_names[i].kind;
    return true;
}

static bool read_places(ent_frames *f, const ent_tsv_row *row, const char *cell,
    ent_places *out, ent_error *err)
{
    const char **parts;
    size_t count;
    if (!split(&f->arena, cell, '|', &parts, &count)) return no_memory(err);
    if (count > ENT_FRAME_PLACES)
        return fail_row(f, row->line, err, "too many places", cell);
    for (size_t i = 0; i < count; i++)
        if (!read_place(f, row, parts[i], &out->items[i], err)) return false;
    out->count = (unsigned)count;
    return true;
}

/* "gas|oil?to=currency": the object, and what must stand beside it. */
static bool read_object(
    ent_frames *f, const ent_tsv_row *row, ent_frame *frame, ent_error *err)
{
    const char *cell = row->cells[ENT_FRAME_OBJECT];
    size_t length = strcspn(cell, "?");
    const char *words = ent_arena_copy(&f->arena, cell, length);
    if (!words) return no_memory(err);
    if (!read_words(f, row, words, &frame->object, err)
        || !read_places(
            f, row, cell[length] ? cell + length + 1 : "", &frame->beside, err))
        return false;
    for (unsigned i = 0; i < frame->beside.count; i++)
        if (!frame->beside.items[i].only.count)
            return fail_row(f, row->line, err, "no set after '?'", cell);
    return true;
}

static bool read_class(
    const ent_frames *f, const ent_tsv_row *row, ent_frame_class *class, ent_error *err)
{
    for (int i = 0; i < ENT_FRAME_CLASSES; i++)
        if (strcmp(row->cells[ENT_FRAME_CLASS], class_names[i]) == 0) {
            *class = (ent_frame_class)i;
            return true;
        }
    return fail_row(f, row->line, err,
        "class, expected verb, noun, adjective, control, light, speech or set",
        row->cells[ENT_FRAME_CLASS]);
}

static bool read_set(ent_frames *f, const ent_tsv_row *row, ent_error *err)
{
    bool added;
    const char *id = row->cells[ENT_FRAME_ID];
    ent_entry *entry = ent_table_add(&f->sets, id, strlen(id), &added);
    if (!entry) return no_memory(err);
    if (!added) return fail_row(f, row->line, err, "set given twice", id);
    entry->value = f->set_count;
    f->set_words = ent_arena_grow(
        &f->arena, f->set_words, f->set_count, &f->set_capacity, sizeof *f->set_words);
    if (!f->set_words) return no_memory(err);
    f->set_words[f->set_count] = (ent_words){ NULL, 0 };
    ent_words words;
    if (!read_words(f, row, row->cells[ENT_FRAME_WORDS], &words, err)) return false;
    f->set_words[f->set_count++] = words;
    return true;
}

/* Relation, CAMEO code and status of a line, and whether they fit together. */
static bool read_meaning(
    ent_frames *f, const ent_tsv_row *row, ent_frame *frame, ent_error *err)
{
    const char *status = row->cells[ENT_FRAME_STATUS];
    if (*status && !ent_status_parse(status, &frame->status, err))
        return ent_fail_at(err, "%s:%u", f->table.name, row->line);
    frame->has_status = *status != '\0';
    frame->cameo = row->cells[ENT_FRAME_CAMEO];
    frame->relates = *row->cells[ENT_FRAME_RELATION] != '\0';
    if (frame->class >= ENT_CLASS_CONTROL && !frame->relates) return true;
    if (!ent_relation_parse(row->cells[ENT_FRAME_RELATION], &frame->relation, err))
        return ent_fail_at(err, "%s:%u", f->table.name, row->line);
    const ent_cameo *cameo = *frame->cameo ? ent_lexicon_cameo(f->lexicon, frame->cameo)
                                           : NULL;
    if (*frame->cameo && (!cameo || cameo->relation != frame->relation))
        return fail_row(
            f, row->line, err, "CAMEO code is not one of its relation", frame->cameo);
    if (frame->class < ENT_CLASS_CONTROL
        && (!frame->source.count || !frame->target.count))
        return fail_row(
            f, row->line, err, "no place for source or target", row->cells[ENT_FRAME_ID]);
    return true;
}

/* Adds each wording of a line: "sit down|hold talks". */
static bool add_wordings(
    ent_frames *f, const ent_tsv_row *row, const ent_frame *frame, ent_error *err)
{
    const char **wordings;
    size_t count;
    if (!split(&f->arena, row->cells[ENT_FRAME_WORDS], '|', &wordings, &count))
        return no_memory(err);
    if (!count) return fail_row(f, row->line, err, "no words", row->cells[ENT_FRAME_ID]);
    for (size_t i = 0; i < count; i++) {
        const char **words;
        size_t length;
        f->wordings = ent_arena_grow(&f->arena, f->wordings, f->wording_count,
            &f->wording_capacity, sizeof *f->wordings);
        if (!f->wordings || !split(&f->arena, wordings[i], ' ', &words, &length))
            return no_memory(err);
        for (size_t k = 0; k < length; k++)
            if (strcmp(words[k], ENT_WORD_GAP) == 0
                && (k != 1 || length < 3 || frame->class != ENT_CLASS_VERB))
                return fail_row(f, row->line, err, "misplaced '*'", wordings[i]);
        f->wordings[f->wording_count++] = (ent_wording){ frame, words, (unsigned)length };
    }
    return true;
}

bool ent_frames_add(ent_frames *f, const ent_tsv_row *row, ent_error *err)
{
    ent_frame *frame = ent_arena_take(&f->arena, sizeof *frame);
    f->items = ent_arena_grow(
        &f->arena, f->items, f->count, &f->capacity, sizeof *f->items);
    if (!frame || !f->items) return no_memory(err);
    *frame = (ent_frame){ .id = row->cells[ENT_FRAME_ID], .line = row->line };
    if (!read_class(f, row, &frame->class, err)) return false;
    if (frame->class == ENT_CLASS_SET) return read_set(f, row, err);
    frame->words = row->cells[ENT_FRAME_WORDS];
    frame->from = row->cells[ENT_FRAME_SOURCE];
    frame->to = row->cells[ENT_FRAME_TARGET];
    frame->example = row->cells[ENT_FRAME_EXAMPLE];
    frame->expected = row->cells[ENT_FRAME_EXPECTED];
    frame->nothing = row->cells[ENT_FRAME_NOTHING];
    f->items[f->count++] = frame;
    return read_places(f, row, row->cells[ENT_FRAME_SOURCE], &frame->source, err)
           && read_places(f, row, row->cells[ENT_FRAME_TARGET], &frame->target, err)
           && read_object(f, row, frame, err) && read_meaning(f, row, frame, err)
           && add_wordings(f, row, frame, err);
}

unsigned ent_wording_head(const ent_wording *w)
{
    static const char *const words[] = { "of", "for", "in", "to" };
    if (w->frame->class != ENT_CLASS_NOUN) return 0;
    for (unsigned k = 1; k + 1 < w->count; k++)
        for (size_t i = 0; i < sizeof words / sizeof *words; i++)
            if (strcmp(w->words[k], words[i]) == 0) return k - 1;
    return w->count - 1;
}

static const char *key_word(const ent_wording *w)
{
    return w->words[ent_wording_head(w)];
}

static int by_key(const void *a, const void *b)
{
    const ent_wording *x = a, *y = b;
    if (x->frame->class != y->frame->class)
        return x->frame->class < y->frame->class ? -1 : 1;
    int order = strcmp(key_word(x), key_word(y));
    if (order) return order;
    if (x->count != y->count) return x->count > y->count ? -1 : 1;
    /* Those of the user's dictionary come first, those that ask for most before others.
     */
    if (x->frame->own != y->frame->own) return x->frame->own ? -1 : 1;
    if (x->frame->asks != y->frame->asks) return x->frame->asks > y->frame->asks ? -1 : 1;
    /* A frame that asks for an object is tried before one that takes any. */
    if (!x->frame->object.count != !y->frame->object.count)
        return x->frame->object.count ? -1 : 1;
    return x->frame->line < y->frame->line ? -1 : x->frame->line > y->frame->line;
}

/* "\1attack": class and word in one key. */
static ent_entry *index_entry(ent_frames *f, ent_frame_class class, const char *word)
{
    char key[64] = { (char)('a' + (int)class) };
    size_t length = strlen(word);
    if (length >= sizeof key) length = sizeof key - 1;
    memcpy(key + 1, word, length);
    return ent_table_add(&f->index, key, length + 1, NULL);
}

bool ent_frames_index(ent_frames *f, ent_error *err)
{
    ent_table_free(&f->index);
    f->index = (ent_table){ 0 };
    if (f->wording_count)
        qsort(f->wordings, f->wording_count, sizeof *f->wordings, by_key);
    for (size_t i = 0; i < f->wording_count; i++) {
        const ent_wording *w = &f->wordings[i];
        ent_entry *entry = index_entry(f, w->frame->class, key_word(w));
        if (!entry) return no_memory(err);
        if (!entry->value) entry->value = (uint64_t)i << 32;
        entry->value++;
    }
    return true;
}

bool ent_frames_open(
    const char *dir, const ent_lexicon *lexicon, ent_frames **frames, ent_error *err)
{
    ent_frames *f = calloc(1, sizeof *f);
    *frames = NULL;
    if (!f) return no_memory(err);
    f->lexicon = lexicon;
    bool ok = ent_tsv_read(
        &f->arena, dir, "frames.tsv", columns, ENT_FRAME_COLUMNS, &f->table, err);
    for (size_t i = 0; ok && i < f->table.count; i++)
        ok = ent_frames_add(f, &f->table.rows[i], err);
    ok = ok && ent_frames_index(f, err);
    if (ok)
        *frames = f;
    else
        ent_frames_close(f);
    return ok;
}

void ent_frames_close(ent_frames *f)
{
    if (!f) return;
    ent_table_free(&f->sets);
    ent_table_free(&f->index);
    ent_arena_free(&f->arena);
    free(f);
}

uint64_t ent_frames_hash(const ent_frames *f)
{
    return f->table.hash;
}

ent_wordings ent_frames_starting(
    const ent_frames *f, ent_frame_class class, const char *lemma)
{
    char key[64] = { (char)('a' + (int)class) };
    size_t length = strlen(lemma);
    if (length >= sizeof key) return (ent_wordings){ NULL, 0 };
    memcpy(key + 1, lemma, length);
    const ent_entry *entry = ent_table_find(&f->index, key, length + 1);
    if (!entry) return (ent_wordings){ NULL, 0 };
    return (ent_wordings){ f->wordings + (entry->value >> 32),
        (size_t)(entry->value & UINT32_MAX) };
}

const ent_frame *ent_frames_noun(const ent_frames *f, const char *lemma)
{
    ent_wordings w = ent_frames_starting(f, ENT_CLASS_NOUN, lemma);
    for (size_t i = 0; i < w.count; i++)
        if (w.items[i].count == 1) return w.items[i].frame;
    return NULL;
}

ent_words ent_frames_set(const ent_frames *f, const char *name)
{
    const ent_entry *entry = ent_table_find(&f->sets, name, strlen(name));
    return entry ? f->set_words[entry->value] : (ent_words){ NULL, 0 };
}

size_t ent_words_from(ent_words words, const char *word)
{
    size_t low = 0, high = words.count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (ent_order(words.words[middle], word) < 0)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

bool ent_words_have(ent_words words, const char *word)
{
    size_t at = ent_words_from(words, word);
    return at < words.count && ent_equal(words.words[at], word);
}

size_t ent_frames_count(const ent_frames *f)
{
    return f->count;
}

const ent_frame *ent_frames_item(const ent_frames *f, size_t index)
{
    return f->items[index];
}
