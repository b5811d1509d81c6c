/* claim.h - the command entente-train claims. */
#ifndef ENT_TRAINING_CLAIM_H
#define ENT_TRAINING_CLAIM_H

int ent_claims_main(int argc, char **argv);

#endif
