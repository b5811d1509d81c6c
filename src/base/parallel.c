/* parallel.c - a shared counter hands out the items. */
#define _POSIX_C_SOURCE 200809L /* sysconf */
#include "base/parallel.h"

#include <pthread.h>
#include <stdatomic.h>
#include <unistd.h>

typedef struct {
    atomic_size_t next;
    size_t count;
    ent_work *work;
    void *context;
} shared_job;

typedef struct {
    shared_job *job;
    size_t worker;
} job_thread;

static void *run(void *argument)
{
    job_thread *t = argument;
    size_t i;
    while ((i = atomic_fetch_add(&t->job->next, 1)) < t->job->count)
        t->job->work(t->job->context, i, t->worker);
    return NULL;
}

size_t ent_threads(size_t asked)
{
    long cores = sysconf(_SC_NPROCESSORS_ONLN);
    size_t n = asked ? asked : cores > 0 ? (size_t)cores : 1;
    return n < ENT_MOST_THREADS ? n : ENT_MOST_THREADS;
}

void ent_parallel(size_t count, size_t threads, ent_work *work, void *context)
{
    pthread_t ids[ENT_MOST_THREADS];
    job_thread args[ENT_MOST_THREADS];
    shared_job job = { .count = count, .work = work, .context = context };
    atomic_init(&job.next, 0);
    if (threads > ENT_MOST_THREADS) threads = ENT_MOST_THREADS;
    if (threads > count) threads = count;

    size_t started = 1; /* the caller is worker 0 */
    for (; started < threads; started++) {
        args[started] = (job_thread){ &job, started };
        if (pthread_create(&ids[started], NULL, run, &args[started]) != 0) break;
    }
    args[0] = (job_thread){ &job, 0 };
    run(&args[0]);
    for (size_t i = 1; i < started; i++) pthread_join(ids[i], NULL);
}
