/* parallel.h - the same work on many items, over threads, with results in place. */
#ifndef ENT_BASE_PARALLEL_H
#define ENT_BASE_PARALLEL_H

#include <stddef.h>

#include "base/error.h"

/* Called once for each item; `worker` is 0 .. threads-1 and is never used by two threads
 * at once. Results must be stored by item, so that they do not depend on the schedule. */
typedef void ent_work(void *context, size_t item, size_t worker);

enum { ENT_MOST_THREADS = 256 };

/* How many threads to work on where `asked` are asked for, since each takes memory: at
 * most ENT_MOST_THREADS; for 0 as many as the machine can run at once. At least 1. */
size_t ent_threads(size_t asked);

/* Runs work(context, i, worker) for i = 0 .. count-1 on at most `threads` threads (and
 * ENT_MOST_THREADS) and waits. Falls back to fewer where the system refuses them. */
void ent_parallel(size_t count, size_t threads, ent_work *work, void *context);

#endif
