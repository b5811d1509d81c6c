/* tagger.c - the tagger's templates. */
#include "syntax/tagger.h"

#include "syntax/templates.h"

uint32_t ent_tagger_tag_atom(int tag)
{
    return ent_hash_mix(0x50000u + (uint32_t)(tag + 1));
}

/* Long: one list, whose order numbers the templates that the model was trained with. */
size_t ent_tagger_features(const ent_atom *atoms, size_t count, size_t at,
    uint32_t before, uint32_t before2, uint32_t *out)
{
    const uint32_t first = 1;
    uint32_t n = 0;
    const ent_atom *c = &atoms[at], *p = c - 1, *q = c + 1;
    const ent_atom *pp = at > 1 ? c - 2 : p, *qq = at < count ? c + 2 : q;
    uint32_t shape = at == 1 ? ent_hash_mix(c->shape + 1) : c->shape;

    /* words, endings, shapes */
    ADD1(0);
    ADD1(c->word);
    ADD1(p->word);
    ADD1(q->word);
    ADD1(pp->word);
    ADD1(qq->word);
    ADD1(c->cased);
    for (int k = 0; k < ENT_ATOM_SUFFIXES; k++) ADD1(c->suffix[k]);
    for (int k = 0; k < ENT_ATOM_PREFIXES; k++) ADD1(c->prefix[k]);
    ADD1(shape);
    ADD2(shape, c->suffix[2]);
    ADD1(p->shape);
    ADD1(q->shape);
    ADD2(p->word, c->word);
    ADD2(c->word, q->word);
    ADD1(p->suffix[2]);
    ADD1(q->suffix[2]);
    ADD1(q->suffix[1]);

    /* tags before */
    ADD1(before);
    ADD2(before, before2);
    ADD2(before, c->word);
    ADD2(before, c->suffix[2]);
    ADD2(before, q->word);
    ADD2(before, q->suffix[2]);
    ADD3(before, before2, c->word);
    ADD1(before2);
    ADD2(before, shape);

    /* which tags the words may have */
    ADD1(c->ambiguity);
    ADD1(q->ambiguity);
    ADD2(c->ambiguity, q->ambiguity);
    ADD2(before, c->ambiguity);
    ADD2(before, q->ambiguity);
    ADD3(before, c->ambiguity, q->ambiguity);
    ADD3(before, before2, c->ambiguity);
    ADD3(c->ambiguity, q->ambiguity, qq->ambiguity);
    ADD2(c->word, q->ambiguity);
    ADD1(qq->ambiguity);

    /* what WordNet knows */
    ADD1(c->classes);
    ADD2(c->classes, before);
    ADD2(c->classes, q->classes);
    ADD2(c->classes, shape);
    ADD3(c->classes, before, q->classes);
    ADD2(c->classes, c->suffix[1]);
    ADD3(before, before2, c->classes);
    ADD2(p->classes, c->classes);
    return n;
}
