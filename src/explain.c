/* explain.c - one document from text to what was weighed in it, written down. */
#include "engine.h"

#include "output/explanation.h"

bool ent_explain_document(const ent_engine *engine, ent_worker *worker,
    const ent_explain_options *options, const ent_document *document, ent_buffer *lines,
    ent_error *err)
{
    ent_arena *arena = &worker->arena;
    ent_text text;
    ent_mentions mentions;
    ent_claims claims;
    ent_explanation explanation = { 0 };
    bool ok = ent_pipeline_mentions(engine, worker, document, &text, &mentions, err)
              && ent_claim_explain(arena, engine->frames, engine->judge, &text, &mentions,
                  &explanation, &claims, err)
              && (options->format == ENT_EXPLAIN_JSON
                      ? ent_write_explanation_json(lines, arena, &text, &explanation, err)
                      : ent_write_explanation(lines, arena, &text, &explanation, err));
    ent_arena_reset(arena);
    return ok;
}
