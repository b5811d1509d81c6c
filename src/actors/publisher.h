/* publisher.h - states and organisations that publish releases of their own (private). */
#ifndef ENT_ACTORS_PUBLISHER_H
#define ENT_ACTORS_PUBLISHER_H

#include "lexicon/lexicon.h"
#include "read/document.h"

/* Whose official release the document is, by publisher or URL; NULL: nobody's. `*joint`
 * is set where its title says that several speak. */
const ent_actor *ent_publisher_find(
    const ent_lexicon *lexicon, const ent_document *document, bool *joint);

#endif
