/* trait_words.h - kinds of traits, and a trait in words (private). */
#ifndef ENT_RELATIONS_TRAIT_WORDS_H
#define ENT_RELATIONS_TRAIT_WORDS_H

#include "base/buffer.h"
#include "relations/traits.h"

/* The numbers are part of a trained model. */
typedef enum {
    KIND_BIAS,
    KIND_RULE,
    KIND_RULE_FRAME,
    KIND_RULE_STATUS,
    KIND_TURNED,
    KIND_WORD,
    KIND_WORD_SOURCE,
    KIND_WORD_TARGET,
    KIND_WORD_PLACES,
    KIND_WORD_COARSE,
    KIND_WORD_ORDER,
    KIND_WORD_OBJECT,
    KIND_WORD_OBJECT_COARSE,
    KIND_WORD_UNDER,
    KIND_CLASS,
    KIND_CLASS_PLACES,
    KIND_CLASS_COARSE,
    KIND_CLASS_SOURCE,
    KIND_CLASS_TARGET,
    KIND_FRAME,
    KIND_FRAME_PLACES,
    KIND_FRAME_COARSE,
    KIND_FRAME_SOURCE,
    KIND_FRAME_TARGET,
    KIND_TAG_PLACES,
    KIND_PATH,
    KIND_PATH_FORMS,
    KIND_PATH_WORDS,
    KIND_DISTANCE,
    KIND_FORMS,
    KIND_FORM_SOURCE,
    KIND_FORM_TARGET,
    KIND_KINDS,
    KIND_SECTORS,
    KIND_HEAD_SOURCE,
    KIND_HEAD_TARGET,
    KIND_BETWEEN,
    KIND_BETWEEN_PAIR,
    KIND_BETWEEN_CLASS,
    KIND_BEFORE,
    KIND_AFTER,
    KIND_SENTENCE,
    KIND_MANY,
    KIND_ADJACENT,
    KIND_STATUS_RULE,
    KIND_STATUS_WORD,
    KIND_STATUS_AUX,
    KIND_STATUS_UP,
    KIND_STATUS_MARK,
    KIND_STATUS_FORM,
    KIND_STATUS_BAG,
    KIND_STATUS_CHILD,
    KIND_ISSUER,
    KIND_ISSUER_WORD,
    KIND_PARTIES,
    KIND_LIST,
    KIND_BAG,
    KIND_WORD_KINDS,
    KIND_STATUS_TOLD,
    KIND_STATUS_TREE,
    KIND_STATUS_BY,
    KIND_STATUS_SPEECH,
    KIND_WORD_ROLES,
    KIND_FRAME_ROLES,
    KIND_OWN_PLACES, /* and from here on, what is the same for all relations */
    KIND_OWN_COARSE,
    KIND_OWN_SOURCE,
    KIND_OWN_TARGET,
    KIND_OWN_FORMS,
    KIND_OWN_FORMS_COARSE,
    KIND_OWN_KINDS,
    KIND_OWN_ORDER,
    KIND_OWN_ROLES,
    KIND_OWN_ROLES_FORMS,
    KIND_OWN_ROLE_SOURCE,
    KIND_OWN_ROLE_TARGET,
    KIND_OWN_RULE,
    KIND_OWN_TURNED
} ent_trait_kind;
enum { ENT_TRAIT_KINDS = KIND_OWN_TURNED + 1 };

/* Adds the trait of this kind and content; what is more than ENT_TRAITS is left out. */
void ent_trait_add(
    ent_traits *t, ent_trait_kind what, uint32_t x, uint32_t y, uint32_t z, uint32_t of);

/* The same about one relation, with a weight that all relations have in common. */
void ent_trait_add_own(ent_traits *t, uint32_t relation, ent_trait_kind what, uint32_t x,
    uint32_t y, uint32_t of);

/* Where a trait was read. */
typedef struct {
    const ent_scene *scene;
    const ent_candidate *candidate;
    const ent_candidate_pair *pair; /* NULL: of the rules alone */
} ent_trait_setting;

/* Appends what the trait says, such as "NOR as subject"; `token`: the word that it is
 * about, which is not named again; ENT_NO_TOKEN: about none. */
void ent_trait_write(ent_buffer *out, const ent_trait_setting *setting,
    const ent_trait_note *note, uint32_t token);

/* Appends where token `to` stands as seen from `from`: "with-phrase of its object". */
void ent_place_write(
    ent_buffer *out, const ent_path_tree *tree, uint32_t from, uint32_t to);

#endif
