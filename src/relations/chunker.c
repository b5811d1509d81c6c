/* chunker.c - tokens, mentions and lemmas as the cutting of chunks sees them. */
#include "relations/chunker.h"

#include "syntax/dependency.h"

const ent_token ent_chunker_nothing = { .raw = "", .lower = "", .lemma = "" };

const ent_mention *ent_chunker_mention(const ent_chunker *c, uint32_t i)
{
    const ent_reading *r = c->reading;
    if (i < c->first || i >= c->end) return NULL;
    uint32_t m = r->mention_at[i - c->first];
    return m != ENT_NONE && r->mentions->items[m].first == i ? &r->mentions->items[m]
                                                             : NULL;
}

bool ent_chunker_mentioned(const ent_chunker *c, uint32_t i)
{
    return i >= c->first && i < c->end
           && c->reading->mention_at[i - c->first] != ENT_NONE;
}

bool ent_chunker_nominal(const ent_chunker *c, uint32_t i)
{
    ent_tag tag = ent_chunker_token(c, i)->tag;
    return tag == ENT_TAG_NOUN || tag == ENT_TAG_PROPER || ent_chunker_mentioned(c, i);
}

bool ent_chunker_verbal(const ent_chunker *c, uint32_t i)
{
    ent_tag tag = ent_chunker_token(c, i)->tag;
    return (tag == ENT_TAG_VERB || tag == ENT_TAG_AUXILIARY)
           && !ent_chunker_mentioned(c, i);
}

bool ent_chunker_negation(const ent_chunker *c, uint32_t i)
{
    return ENT_ANY_OF(ent_chunker_token(c, i)->lower, "not", "n't", "never", "cannot");
}

uint32_t ent_chunker_past_adverbs(const ent_chunker *c, uint32_t i)
{
    for (; i < c->end; i++) {
        bool longer = ent_chunker_is(c, i, "no") && ent_chunker_is(c, i + 1, "longer");
        bool adverb = ent_chunker_token(c, i)->tag == ENT_TAG_ADVERB
                      && !ent_chunker_mentioned(c, i);
        if (!longer && !adverb && !ent_chunker_negation(c, i)) break;
        i += longer;
    }
    return i;
}

/* The verb of the frames that a form may belong to where the tagger's lemma is not one:
 * "attacking" read as an adjective, "massed" as a form of "masse". NULL: none. */
static const char *frame_verb(const ent_chunker *c, const char *word)
{
    static const ent_frame_class classes[] = { ENT_CLASS_VERB, ENT_CLASS_CONTROL,
        ENT_CLASS_LIGHT, ENT_CLASS_SPEECH };
    for (size_t i = 0; i < ENT_COUNT(classes); i++) {
        ent_wordings w = ent_frames_starting(c->reading->frames, classes[i], word);
        if (w.count) return w.items[0].words[0];
    }
    return NULL;
}

/* "attacking" -> "attack", "striking" -> "strike", "hitting" -> "hit". */
const char *ent_chunker_stem(const ent_chunker *c, const char *lower, const char *ending)
{
    char stem[48];
    size_t length = strlen(lower), cut = strlen(ending);
    if (length < cut + 2 || length - cut + 2 > sizeof stem
        || strcmp(lower + length - cut, ending) != 0)
        return NULL;
    length -= cut;
    memcpy(stem, lower, length);
    stem[length] = '\0';
    const char *verb = frame_verb(c, stem);
    if (verb) return verb;
    stem[length] = 'e';
    stem[length + 1] = '\0';
    if ((verb = frame_verb(c, stem)) != NULL) return verb;
    stem[length - 1] = '\0';
    return stem[length - 2] == lower[length - 1] ? frame_verb(c, stem) : NULL;
}

/* "sanctions" that the tagger took for a word of its own -> "sanction". */
static const char *noun_lemma(const ent_chunker *c, const ent_token *t)
{
    const ent_frames *frames = c->reading->frames;
    char singular[48];
    size_t length = strlen(t->lower);
    if (ent_frames_starting(frames, ENT_CLASS_NOUN, t->lemma).count || length < 3
        || length >= sizeof singular || t->lower[length - 1] != 's')
        return t->lemma;
    memcpy(singular, t->lower, length - 1);
    singular[length - 1] = '\0';
    ent_wordings w = ent_frames_starting(frames, ENT_CLASS_NOUN, singular);
    return w.count ? w.items[0].words[w.items[0].count - 1] : t->lemma;
}

const char *ent_chunker_lemma(const ent_chunker *c, ent_chunk_kind kind, uint32_t head)
{
    const ent_token *t = ent_chunker_token(c, head);
    if (kind == ENT_CHUNK_NOUN) return noun_lemma(c, t);
    if (kind != ENT_CHUNK_VERB || frame_verb(c, t->lemma)) return t->lemma;
    const char *verb = ent_chunker_stem(c, t->lower, "ing");
    if (!verb) verb = ent_chunker_stem(c, t->lower, "ed");
    return verb ? verb : t->lemma;
}

ent_chunk *ent_chunker_add(
    ent_chunker *c, ent_chunk_kind kind, uint32_t first, uint32_t count)
{
    ent_reading *r = c->reading;
    ent_chunk *chunk = &r->items[r->count];
    *chunk = (ent_chunk){ .kind = kind,
        .first = first,
        .count = count,
        .head = first + count - 1,
        .mention = ENT_NONE,
        .possessor = ENT_NONE,
        .possessed = ENT_NONE,
        .preposition = ENT_NONE,
        .root = r->count,
        .apposed = ENT_NONE,
        .subject = ENT_NONE,
        .object = ENT_NONE,
        .second = ENT_NONE,
        .governor = ENT_NONE,
        .complement = ENT_NONE };
    chunk->lemma = ent_chunker_lemma(c, kind, chunk->head);
    r->count++;
    return chunk;
}

bool ent_chunker_quote(const ent_chunker *c, uint32_t i)
{
    return ENT_ANY_OF(
        ent_chunker_token(c, i)->raw, "\"", "“", "”", "``", "''", "«", "»", "„");
}

bool ent_chunker_bare_noun(const ent_chunker *c, uint32_t i)
{
    const ent_token *t = ent_chunker_token(c, i);
    uint32_t before = i;
    while (before > c->first && ent_chunker_quote(c, before - 1)) before--;
    if (before <= c->first || ent_chunker_mentioned(c, before - 1)) return false;
    ent_tag tag = ent_chunker_token(c, before - 1)->tag;
    return t->tag == ENT_TAG_VERB && strcmp(t->lower, t->lemma) == 0
           && (tag == ENT_TAG_PROPER || tag == ENT_TAG_NUMBER)
           && ent_frames_starting(c->reading->frames, ENT_CLASS_NOUN, t->lemma).count;
}

/* "an [arms] embargo", "a weapons [embargo]": a plural after a singular article is no
 * subject. */
static bool is_compound(const ent_chunker *c, uint32_t i)
{
    const ent_token *t = c->tokens;
    size_t length = i ? strlen(t[i - 1].lower) : 0;
    bool verb = t[i].form == ENT_FORM_BASE || t[i].form == ENT_FORM_PRESENT;
    if (!length || (t[i].tag == ENT_TAG_VERB && !verb)) return false;
    if (t[i].upos == ENT_UPOS_NOUN && ENT_ANY_OF(t[i - 1].lower, "a", "an")) return true;
    if (t[i].upos == ENT_UPOS_NOUN && ENT_ANY_OF(t[i - 1].lower, "arms", "weapons"))
        return true; /* "the arms [embargo]" */
    if (t[i - 1].tag != ENT_TAG_NOUN || t[i - 1].lower[length - 1] != 's'
        || strcmp(t[i - 1].lower, t[i - 1].lemma) == 0)
        return false;
    for (i--; i-- > 0;) {
        if (ENT_ANY_OF(t[i].lower, "a", "an")) return true;
        if (t[i].tag != ENT_TAG_ADJECTIVE && t[i].tag != ENT_TAG_NOUN) return false;
    }
    return false;
}

/* "25 [per cent] tariffs" */
static void count_cents(const ent_chunker *c, uint32_t i, uint32_t count)
{
    ent_token *t = &c->tokens[i];
    if (i + 1 >= count || strcmp(t->lower, "per") != 0 || strcmp(t[1].lower, "cent") != 0)
        return;
    t[0].tag = t[1].tag = ENT_TAG_NUMBER;
}

static void make_noun(ent_token *t)
{
    t->tag = ENT_TAG_NOUN;
    t->form = ENT_FORM_NONE;
}

/* "the troops [ambush] a convoy": only verbs of the frames. */
static void make_verb(const ent_chunker *c, ent_token *t)
{
    const ent_token *next = t + 1, *end = c->tokens + (c->end - c->first);
    ent_tag before = t > c->tokens ? t[-1].tag : ENT_TAG_OTHER;
    if (before == ENT_TAG_VERB || before == ENT_TAG_ADJECTIVE
        || before == ENT_TAG_DETERMINER)
        return; /* "signs [decrees]", "the Israeli [raid]" */
    if (next < end && ENT_ANY_OF(next->lower, "between", "among", "of", "-", "–")) return;
    if (t > c->tokens && ENT_ANY_OF(t[-1].lower, "-", "–")) return; /* cease-[fire] */
    const char *lemma = frame_verb(c, t->lower);
    bool base = lemma != NULL;
    if (!lemma) lemma = ent_chunker_stem(c, t->lower, "s");
    if (!lemma) return;
    t->tag = ENT_TAG_VERB;
    t->form = base ? ENT_FORM_BASE : ENT_FORM_PRESENT;
    t->lemma = lemma;
}

bool ent_chunker_start(ent_chunker *c, ent_arena *arena, ent_reading *reading)
{
    const ent_sentence *s = reading->sentence;
    const ent_token *tokens = reading->text->tokens + s->first;
    *c = (ent_chunker){ reading, ent_arena_array(arena, s->count + 1, sizeof *c->tokens),
        s->first, s->first + s->count, false };
    if (!c->tokens) return false;
    memcpy(c->tokens, tokens, s->count * sizeof *tokens);
    for (uint32_t i = 0; reading->text->parsed && i < s->count; i++) {
        ent_token *t = &c->tokens[i];
        count_cents(c, i, s->count);
        bool compound = is_compound(c, i);
        if (t->tag == ENT_TAG_VERB && compound) make_noun(t);
        if (t->tag == ENT_TAG_ADJECTIVE && t->upos == ENT_UPOS_NOUN
            && ent_frames_noun(reading->frames, t->lower))
            make_noun(t); /* "the withdrawal", by its ending an adjective */
        if (t->tag == ENT_TAG_NOUN && t->upos == ENT_UPOS_VERB && !compound)
            make_verb(c, t);
    }
    return true;
}
