/* sides.c - who the clause around a noun is about: whom a mediator brings together,
 * who was asked. */
#include "relations/site.h"

/* Says, praises, blames, asks: whoever does is no side of what it is about. */
static bool is_about(const ent_reading *r, uint32_t verb)
{
    const char *lemma = r->items[verb].lemma;
    if (ent_frames_starting(r->frames, ENT_CLASS_SPEECH, lemma).count) return true;
    ent_wordings w = ent_frames_starting(r->frames, ENT_CLASS_VERB, lemma);
    for (size_t i = 0; i < w.count; i++) {
        ent_relation relation = w.items[i].frame->relation;
        if (w.items[i].count == 1 && !w.items[i].frame->object.count
            && (relation == ENT_SUPPORT || relation == ENT_ACCUSE
                || relation == ENT_REQUEST || relation == ENT_REJECT))
            return true;
    }
    return false;
}

/* "left [at X's request]", "sent aid [in response to X's appeal]". */
static bool is_followed(const ent_reading *r, uint32_t noun)
{
    uint32_t p = r->items[noun].preposition;
    if (p == ENT_NONE) return false;
    if (strcmp(ent_chunk_lower(r, p), "to") == 0)
        return ent_chunk_is(r, ent_chunk_before(r, p), ENT_CHUNK_NOUN)
               && ent_chunk_among(r, ent_chunk_before(r, p), "response-words");
    return strcmp(ent_chunk_lower(r, p), "at") == 0
           || strcmp(ent_chunk_lower(r, p), "upon") == 0;
}

/* Who granted, refused or followed what X asked for was asked. */
static void add_asked(const ent_site *s, ent_arguments *found)
{
    static const ent_place through = { .kind = ENT_PLACE_SIDES, .through = true };
    const ent_reading *r = s->r;
    uint32_t v = s->verb;
    for (uint32_t i = s->chunk; v == ENT_NONE && i-- > 0;) {
        if (r->items[i].kind == ENT_CHUNK_MARK || r->items[i].kind == ENT_CHUNK_STOP)
            return;
        if (r->items[i].kind == ENT_CHUNK_VERB && r->items[i].form != ENT_VERB_PARTICIPLE)
            v = i;
    }
    if (v == ENT_NONE
        || !(ent_chunk_among(r, v, "answers")
             || (is_followed(r, s->chunk) && !is_about(r, v))))
        return;
    uint32_t who = ent_doer(r, v);
    if (who != ENT_NONE && who != s->chunk) ent_actors_of(r, who, &through, found);
}

/* Subject, object and partners of the verb before the trigger that is no participle. */
void ent_add_sides(const ent_site *s, ent_arguments *found)
{
    static const char *const words[] = { "with", "between", "from", "to" };
    static const ent_place through = { .kind = ENT_PLACE_SIDES, .through = true };
    const ent_reading *r = s->r;
    uint32_t v = s->chunk;
    if (s->frame->relation == ENT_REQUEST) {
        add_asked(s, found);
        return;
    }
    do {
        if (v == 0 || r->items[--v].kind == ENT_CHUNK_MARK) return;
    } while (
        r->items[v].kind != ENT_CHUNK_VERB || r->items[v].form == ENT_VERB_PARTICIPLE);
    if (is_about(r, v)) return;
    uint32_t object = r->items[v].object;
    if (r->items[v].subject != ENT_NONE)
        ent_actors_of(r, r->items[v].subject, &through, found);
    if (object != ENT_NONE && object != s->chunk)
        ent_actors_of(r, object, &through, found);
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        uint32_t n = ent_prepositional(r, v, v + 1, words[i]);
        if (n != ENT_NONE && n != s->chunk) ent_actors_of(r, n, &through, found);
    }
}
