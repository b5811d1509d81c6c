/* harvest.h - sentences to learn from that nobody has annotated: those of articles on
 * which both parsers of a model agree in every arc (self-training; Sagae & Tsujii 2007).
 */
#ifndef ENT_TRAINING_HARVEST_H
#define ENT_TRAINING_HARVEST_H

/* The command: entente-train harvest ... */
int ent_harvest_main(int argc, char **argv);

#endif
