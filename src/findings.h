/* findings.h - what findings hold; for the files of this folder. */
#ifndef ENT_FINDINGS_H
#define ENT_FINDINGS_H

#include "engine.h"

struct ent_findings {
    const ent_engine *engine;
    ent_store *store; /* that the collection is from; NULL: from none */
    ent_arena arena;  /* collection, ranking, blocs */
    ent_messages messages;
    ent_tallies
        tallies; /* whose strings the collection's are, where only these are kept */
    ent_collection collection;
    ent_graph *graph;
    ent_purpose purpose;
    ent_path_options how;
    ent_ranking ranking;
    ent_blocs blocs;
    ent_bootstrap bootstrap;
    uint64_t strays; /* events left out before it, by ent_findings_split */
    ent_provenance provenance;
    ent_export parts;
    char program[32];
};

/* ENT_USAGE where they were opened for pictures or quotes. */
ENT_CHECKED bool ent_findings_analysed(const ent_findings *f, ent_error *err);

/* ent_findings_view, for a purpose of its own. */
ENT_CHECKED bool ent_findings_see(const ent_findings *of, const ent_filter *filter,
    ent_purpose purpose, ent_findings **findings, ent_error *err);

/* ENT_USAGE where so many make no interval, or tallies cannot be drawn. */
ENT_CHECKED bool ent_replicates_allowed(size_t replicates, bool tallied, ent_error *err);

/* Puts a finished buffer in its place and frees it. */
ENT_CHECKED bool ent_deliver(ent_buffer *b, const char *path, ent_error *err);

#endif
