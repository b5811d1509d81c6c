/* speaker.h - whose "we" it is: quotations, transcripts, joint statements (private). */
#ifndef ENT_ACTORS_SPEAKER_H
#define ENT_ACTORS_SPEAKER_H

#include "actors/finder.h"

/* Before a sentence is scanned: "MINISTER ITO:" at its start gives him the floor, until
 * somebody else gets it. */
void ent_speaker_turn(ent_finder *f);

/* Before it is scanned as well: "Maduro via Twitter: ..." tells whose words follow. */
void ent_speaker_label(ent_finder *f);

/* After it was scanned: who speaks in its quotation. The speaker of the sentence before
 * stays where a quotation goes on. */
void ent_speaker_find(ent_finder *f);

/* After it was scanned: the signatories that a joint statement names. */
void ent_speaker_signers(ent_finder *f);

#endif
