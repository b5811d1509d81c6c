/* match.c - for each verb, noun and adjective of the table: does a frame fit here? */
#include "relations/site.h"

static const ent_token *token(const ent_reading *r, uint32_t i)
{
    return &r->text->tokens[i];
}

static uint32_t sentence_end(const ent_reading *r)
{
    return r->sentence->first + r->sentence->count;
}

static uint32_t chunk_from(const ent_reading *r, uint32_t first_token)
{
    uint32_t i = 0;
    while (i < r->count && r->items[i].first < first_token) i++;
    return i;
}

static bool is_word(const ent_reading *r, uint32_t i, const char *word)
{
    const ent_token *t = token(r, i);
    size_t length = strlen(word);
    return strcmp(t->lower, word) == 0 || strcmp(t->lemma, word) == 0
           || (strncmp(t->lower, word, length) == 0
               && strcmp(t->lower + length, "s") == 0); /* no plural to the tagger */
}

static bool ends_object(const ent_token *t)
{
    static const char *const words[] = { ";", ":", "to", "that", "which", "who" };
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (strcmp(t->lower, words[i]) == 0) return true;
    return t->tag == ENT_TAG_AUXILIARY;
}

/* "hold [Russia] responsible": the token where `word` stands after the object, from `i`
 * on; `end`: none. */
static uint32_t past_object(
    const ent_reading *r, uint32_t i, uint32_t end, const char *word)
{
    enum { LONGEST = 16 };
    for (uint32_t last = i + LONGEST; i < end && i < last; i++) {
        if (is_word(r, i, word)) return i;
        if (ends_object(token(r, i))) break;
    }
    return end;
}

/* "launched [a major] attack on", "reached [already] agreement" */
static bool may_intervene(const ent_reading *r, uint32_t i)
{
    ent_tag tag = token(r, i)->tag;
    static const char *const owners[] = { "its", "their", "our", "his", "her", "my" };
    bool actor = r->mention_at[i - r->sentence->first] != ENT_NONE;
    for (size_t k = 0; k < sizeof owners / sizeof *owners; k++)
        if (strcmp(token(r, i)->lower, owners[k]) == 0) return true;
    return tag == ENT_TAG_DETERMINER
           || (!actor && (tag == ENT_TAG_ADVERB || tag == ENT_TAG_ADJECTIVE));
}

/* Tokens that a wording takes from `head` on; adverbs, articles and adjectives may stand
 * between its words. 0: it does not stand here. */
static uint32_t wording_length(const ent_reading *r, uint32_t head, const ent_wording *w)
{
    uint32_t i = head + 1, end = sentence_end(r);
    for (unsigned k = 1; k < w->count; k++, i++) {
        if (strcmp(w->words[k], ENT_WORD_GAP) == 0) {
            i = past_object(r, i, end, w->words[++k]);
            if (i == end) return 0;
        }
        while (i < end && !is_word(r, i, w->words[k]) && may_intervene(r, i)) i++;
        if (i >= end || !is_word(r, i, w->words[k])) return 0;
    }
    return i - head;
}

static bool has_gap(const ent_wording *w)
{
    return w->count > 2 && strcmp(w->words[1], ENT_WORD_GAP) == 0;
}

/* The chunk that follows the words of a trigger, or the actor in whose name they end:
 * "became [a member of NATO]". */
static uint32_t chunk_after(const ent_reading *r, uint32_t token)
{
    uint32_t i = chunk_from(r, token);
    const ent_chunk *before = i ? &r->items[i - 1] : NULL;
    return before && before->mention != ENT_NONE && before->first + before->count > token
               ? i - 1
               : i;
}

/* "sent troops [to] fight X": no preposition. */
static bool ends_in_infinitive(const ent_reading *r, uint32_t last)
{
    const ent_chunk *c = &r->items[ent_chunk_at(r, last)];
    return strcmp(token(r, last)->lower, "to") == 0 && c->kind == ENT_CHUNK_VERB
           && c->first == last && c->form == ENT_VERB_INFINITIVE;
}

static bool match_words(
    ent_site *s, ent_frame_class class, const char *lemma, ent_match *m)
{
    ent_wordings w = ent_frames_starting(s->r->frames, class, lemma);
    uint32_t head = s->r->items[s->chunk].head;
    bool owned = false;
    for (size_t i = 0; i < w.count; i++) {
        uint32_t length = wording_length(s->r, head, &w.items[i]);
        if (!length || (owned && !w.items[i].frame->own)) continue;
        if (length > 1 && ends_in_infinitive(s->r, head + length - 1)) continue;
        s->frame = w.items[i].frame;
        s->first = head;
        s->count = length;
        s->after = w.items[i].count > 1 && !has_gap(&w.items[i])
                       ? chunk_after(s->r, head + length)
                       : s->chunk + 1;
        if (s->frame->own && ent_site_holds(s)) {
            if (s->frame->silent) return false;
            owned = true;
        }
        if (ent_site_fit(s, m)) return true;
    }
    return false;
}

const ent_frame *ent_match_owned(const ent_reading *r, uint32_t chunk)
{
    ent_site s = { .r = r, .chunk = chunk, .verb = ENT_NONE };
    if (chunk >= r->count || r->items[chunk].kind != ENT_CHUNK_VERB) return NULL;
    uint32_t head = r->items[chunk].head;
    ent_wordings w = ent_frames_starting(
        r->frames, ENT_CLASS_VERB, r->items[chunk].lemma);
    for (size_t i = 0; i < w.count; i++) {
        s.frame = w.items[i].frame;
        s.first = head;
        s.count = s.frame->own ? wording_length(r, head, &w.items[i]) : 0;
        if (!s.count) continue;
        s.after = w.items[i].count > 1 ? chunk_after(r, head + s.count) : chunk + 1;
        if (ent_site_holds(&s)) return s.frame;
    }
    return NULL;
}

/* What the target of a dictionary's verb does in turn. */
static bool match_back(const ent_reading *r, const ent_match *there, ent_match *m)
{
    if (!there->frame->back) return false;
    ent_site s = { .r = r,
        .frame = there->frame->back,
        .chunk = there->chunk,
        .first = there->first,
        .count = there->count,
        .after = there->chunk + 1,
        .verb = ENT_NONE };
    return ent_site_fit(&s, m);
}

/* "we must preserve": who speaks is among those who must. */
static bool is_we(const ent_reading *r, uint32_t noun)
{
    return noun != ENT_NONE && strcmp(ent_chunk_lower(r, noun), "we") == 0;
}

/* "Russia must withdraw": whoever says so asks Russia. */
static bool match_must(const ent_reading *r, uint32_t chunk, ent_match *m)
{
    const ent_chunk *c = &r->items[chunk];
    if (is_we(r, c->subject)) return false;
    ent_wordings w = ent_frames_starting(r->frames, ENT_CLASS_VERB, ENT_WORD_MUST);
    if (!c->must || c->passive || c->conditional || !w.count) return false;
    ent_site s = { .r = r, .frame = w.items[0].frame, .chunk = chunk, .first = c->head };
    s.count = 1;
    s.after = chunk + 1;
    s.verb = ENT_NONE;
    if (!ent_site_fit(&s, m)) return false;
    m->status = ENT_ACTUAL;
    m->relation = s.frame->relation;
    m->cameo = s.frame->cameo;
    return true;
}

static bool match_verb(const ent_reading *r, uint32_t chunk, ent_match *m)
{
    ent_site s = { .r = r, .chunk = chunk, .verb = ENT_NONE };
    const ent_token *head = ent_chunk_head(r, chunk);
    if (match_words(&s, ENT_CLASS_VERB, r->items[chunk].lemma, m)) return true;
    if (!r->items[chunk].passive) return false;
    s.verb = chunk; /* "is concerned about" */
    return match_words(&s, ENT_CLASS_ADJECTIVE, head->lower, m);
}

/* The copula that an adjective or noun completes. */
static uint32_t copula_of(const ent_reading *r, uint32_t chunk)
{
    for (uint32_t v = chunk; v-- > 0;)
        if (r->items[v].kind == ENT_CHUNK_VERB && r->items[v].complement == chunk)
            return v;
    return ENT_NONE;
}

static bool match_adjective(const ent_reading *r, uint32_t chunk, ent_match *m)
{
    ent_site s = { .r = r, .chunk = chunk, .verb = copula_of(r, chunk) };
    return s.verb != ENT_NONE
           && match_words(&s, ENT_CLASS_ADJECTIVE, r->items[chunk].lemma, m);
}

/* The light frame of a verb and a noun; `apart`: they are joined by the last word of it,
 * "[took part in] an attack". */
static const ent_frame *light_frame(
    const ent_reading *r, uint32_t verb, uint32_t noun, bool *apart)
{
    ent_wordings w = ent_frames_starting(
        r->frames, ENT_CLASS_LIGHT, r->items[verb].lemma);
    uint32_t head = r->items[verb].head, preposition = r->items[noun].preposition;
    *apart = false;
    for (size_t i = 0; i < w.count; i++) {
        uint32_t length = wording_length(r, head, &w.items[i]);
        if (!length) continue;
        *apart = w.items[i].count > 1 && preposition != ENT_NONE
                 && r->items[preposition].head == head + length - 1;
        if (w.items[i].count == 1 || preposition == ENT_NONE || *apart)
            return w.items[i].frame;
    }
    return NULL;
}

/* "a round of [talks]", "$5 million in [aid]": what stands above carries it. */
static uint32_t container(const ent_reading *r, uint32_t noun)
{
    uint32_t preposition = r->items[noun].preposition;
    if (preposition == ENT_NONE) return noun;
    const char *word = ent_chunk_lower(r, preposition);
    uint32_t above = ent_chunk_before(r, preposition);
    bool holds = (strcmp(word, "of") == 0 || strcmp(word, "in") == 0)
                 && ent_chunk_is(r, above, ENT_CHUNK_NOUN)
                 && ent_chunk_among(r, above, "container");
    return holds ? above : noun;
}

/* The verb that a noun is the object, complement or subject of, objects first. */
static void find_carrier(ent_site *s)
{
    const ent_reading *r = s->r;
    uint32_t noun = container(r, s->chunk);
    uint32_t root = r->items[noun].root, preposition = r->items[noun].preposition;
    s->verb = ENT_NONE;
    s->light = NULL;
    for (uint32_t v = 0; v < r->count; v++) {
        const ent_chunk *c = &r->items[v];
        if (c->kind != ENT_CHUNK_VERB) continue;
        bool apart;
        const ent_frame *light = light_frame(r, v, s->chunk, &apart);
        bool object = c->object == root || c->complement == root || apart
                      || (preposition != ENT_NONE && preposition > v
                          && ent_chunk_next(r, v) == preposition);
        bool subject = c->subject == root && c->form != ENT_VERB_INFINITIVE;
        if (!object && !(subject && s->verb == ENT_NONE)) continue;
        if (preposition != ENT_NONE && c->object != root && !light) continue;
        s->verb = v;
        s->light = light;
        if (object) return;
    }
}

/* "its [ally] Belarus", "a [backer] of Hezbollah": the noun is one of the two. */
static bool names_actor(const ent_frame *f)
{
    for (unsigned i = 0; i < f->source.count; i++)
        if (f->source.items[i].kind == ENT_PLACE_HEAD) return true;
    return f->target.count && f->target.items[0].kind == ENT_PLACE_HEAD;
}

static bool match_noun_at(
    const ent_reading *r, uint32_t chunk, uint32_t last, bool inside, ent_match *m)
{
    const ent_chunk *c = &r->items[chunk];
    const char *lemma = last == c->head ? c->lemma : token(r, last)->lemma;
    ent_wordings w = ent_frames_starting(r->frames, ENT_CLASS_NOUN, lemma);
    ent_site s = { .r = r, .chunk = chunk, .after = chunk + 1 };
    for (size_t i = 0; i < w.count; i++) {
        const ent_frame *f = w.items[i].frame;
        uint32_t before = ent_wording_head(&w.items[i]);
        if ((inside && !names_actor(f)) || last < c->first + before
            || !ent_noun_stands(r, last, &w.items[i]))
            continue;
        s.frame = f;
        s.count = w.items[i].count;
        s.first = last - before;
        s.after = before + 1 < s.count ? chunk_from(r, s.first + s.count) : chunk + 1;
        find_carrier(&s);
        if (ent_site_fit(&s, m)) return true;
    }
    return false;
}

/* "[Iran]-backed [Houthis]" from the hyphen at token `i`. */
static bool match_compound(const ent_reading *r, uint32_t chunk, uint32_t i, ent_match *m)
{
    ent_wordings w = ent_frames_starting(
        r->frames, ENT_CLASS_ADJECTIVE, token(r, i + 1)->lower);
    ent_site s = { .r = r, .chunk = chunk, .verb = ENT_NONE, .first = i + 1, .count = 1 };
    for (size_t k = 0; k < w.count; k++) {
        s.frame = w.items[k].frame;
        if (s.frame->source.items[0].kind == ENT_PLACE_BEFORE && ent_site_fit(&s, m))
            return true;
    }
    return false;
}

static void keep(ent_matches *found, bool matched)
{
    if (matched && found->count + 1 < ENT_MATCHES) found->count++;
}

static void match_phrase(const ent_reading *r, uint32_t chunk, ent_matches *found)
{
    const ent_chunk *c = &r->items[chunk];
    for (uint32_t i = c->first + 1; i + 1 < c->head; i++)
        if (strcmp(token(r, i)->lower, "-") == 0)
            keep(found, match_compound(r, chunk, i, &found->items[found->count]));
    uint32_t head = c->head;
    if (c->mention != ENT_NONE) {
        /* "its ally [Belarus]", "our [Chinese partners]" */
        const ent_mention *m = &r->mentions->items[c->mention];
        bool description = m->form == ENT_MENTION_DESCRIPTION;
        if (description || m->first > c->first)
            keep(found, match_noun_at(r, chunk, description ? m->head : m->first - 1,
                            true, &found->items[found->count]));
        return;
    }
    keep(found, match_noun_at(r, chunk, head, false, &found->items[found->count]));
}

/* "lifted [sanctions] on Iran", "an act of [aggression]": the noun has been read with
 * its verb, or with the noun before it. */
static bool is_taken(const ent_reading *r, uint32_t chunk, const ent_matches *found)
{
    for (uint32_t i = 0; i < found->count; i++) {
        const ent_match *m = &found->items[i];
        uint32_t head = r->items[chunk].head;
        if (m->frame->class == ENT_CLASS_NOUN && head > m->first
            && head < m->first + m->count)
            return true;
        if (m->frame->class != ENT_CLASS_VERB || !m->frame->object.count
            || m->chunk > chunk)
            continue;
        const ent_chunk *v = &r->items[m->chunk];
        uint32_t object = v->passive ? v->subject : v->object;
        if (object != ENT_NONE && r->items[object].root == r->items[chunk].root)
            return true;
    }
    return false;
}

void ent_match_sentence(const ent_reading *r, ent_matches *found)
{
    found->count = 0;
    for (uint32_t i = 0; i < r->count; i++)
        if (r->items[i].kind == ENT_CHUNK_VERB) {
            uint32_t before = found->count;
            keep(found, match_verb(r, i, &found->items[found->count]));
            if (found->count > before)
                keep(found,
                    match_back(r, &found->items[before], &found->items[found->count]));
            keep(found, match_must(r, i, &found->items[found->count]));
        }
    for (uint32_t i = 0; i < r->count; i++) {
        if (r->items[i].kind == ENT_CHUNK_ADJECTIVE)
            keep(found, match_adjective(r, i, &found->items[found->count]));
        else if (r->items[i].kind == ENT_CHUNK_NOUN && !is_taken(r, i, found))
            match_phrase(r, i, found);
    }
}
