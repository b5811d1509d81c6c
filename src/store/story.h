/* story.h - near-duplicate documents (wire copy) taken together.
 *
 *   documents >-- signatures (sketch of a text) >-- stories >- first document
 *                 signatures --< bands (keys that copies are likely to share)
 *
 * A story is a connected set of documents of which each is a copy of some other (see
 * ent_shingles_near). It does not depend on the order in which they came; its first
 * document is the earliest by date, then by id. Texts without words are in no story. */
#ifndef ENT_STORE_STORY_H
#define ENT_STORE_STORY_H

#include "store/sql.h"

/* Puts a document (whose text is stored already) into the story of its copies; stories
 * that it connects become one. */
ENT_CHECKED bool ent_story_join(
    ent_store *store, int64_t number, const ent_document *document, ent_error *err);

/* Takes a document out of its story, before it is deleted or gets another text. What it
 * connected may fall apart. */
ENT_CHECKED bool ent_story_leave(ent_store *store, int64_t number, ent_error *err);

/* Looks again which document is the first, after the date of `number` has changed. */
ENT_CHECKED bool ent_story_redate(ent_store *store, int64_t number, ent_error *err);

#endif
