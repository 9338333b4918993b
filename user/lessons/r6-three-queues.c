/* SPDX-License-Identifier: MIT */
/*
 * R6  Three queues, and where each works: threads, processes, pools.
 *
 * Python: queue.Queue does not reach other processes; multiprocessing.Queue does, but not the tasks of a pool; Manager().Queue
 * does. (The notes write Manager().queue.)
 *
 * Look at: the table. Each of its nine cells was run just now: somebody puts a word, the main thread gets it. There are two kinds
 * of no: "refused" says why at once, "empty" says nothing at all, the word is put and never comes.
 *
 * Why: a queue.Queue is memory. A thread shares it; a forked process has a copy, into which it puts without any error; for a pool
 * it cannot be made into bytes. A multiprocessing.Queue is a pipe and shared memory that a fork hands down: a child made later has
 * it, a worker made before does not, and bytes cannot carry it. (A worker that inherits it, as a global variable, could use it: it
 * is being an argument that is refused.) A manager's queue is a process of its own, and a proxy is an address: bytes.
 *
 * Try: lesson r6 WORD SECONDS     how long the main thread waits for the word
 */
#include "lesson.h"

#include <errno.h>
#include <unistd.h>

#include <conc/exception.h>
#include <conc/fqueue.h>
#include <conc/manager.h>
#include <conc/pool.h>
#include <conc/process.h>
#include <conc/queue.h>
#include <conc/thread.h>

static const char *word;
static int64_t patience;
static struct queue *thread_queue;
static struct fqueue *process_queue;
static struct proxy *manager_s_queue;

static int
put(int which)
{
    printf("@put which=%d pid=%d tid=%d\n", which, getpid(), gettid());
    return which == 0 ? queue_put(thread_queue, value_string(word)) : which == 1 ? fqueue_put(process_queue, value_string(word))
           : queue_proxy_put(manager_s_queue, value_string(word));
}

static int
get(int which, struct value **v)
{
    return which == 0 ? queue_get_timeout(thread_queue, (void **)v, patience)
           : which == 1 ? fqueue_get_timeout(process_queue, v, patience)
           : queue_proxy_get_timeout(manager_s_queue, v, patience);
}

static void
in_thread(void *which)
{
    put((int)(intptr_t)which);
}

static int
in_process(void *which)
{
    return put((int)(intptr_t)which);
}

/* What the queue is as an argument. */
static struct value *
as_argument(int which)
{
    return which == 0 ? value_opaque(thread_queue, "cannot pickle a lock")
           : which == 1 ? value_opaque(process_queue, "Queue objects should only be shared between processes through inheritance")
           : proxy_value(manager_s_queue);
}

static struct value *
in_pool(const struct value *queue)
{
    struct proxy *q;
    if (proxy_of(queue, &q) < 0) {
        return value_error(exception_last()->code, "%s", exception_last()->message);
    }
    printf("@put which=2 pid=%d tid=%d\n", getpid(), gettid());
    queue_proxy_put(q, value_string(word));
    proxy_free(q);
    return NULL;
}

static void
run_thread(int which)
{
    struct thread *t = thread_new(in_thread, (void *)(intptr_t)which);
    thread_start(t);
    thread_join(t);
    thread_free(t);
}

static void
run_process(int which)
{
    struct process *p = process_new(in_process, (void *)(intptr_t)which);
    process_start(p);
    process_join(p);
    process_free(p);
}

/* Whether the task was refused, and then why. */
static bool
run_pool(struct pool *pool, int which, char *why, size_t room)
{
    struct value *v;
    bool refused = pool_apply(pool, in_pool, as_argument(which), &v) < 0;
    snprintf(why, room, "%s", value_text(v));
    value_free(v);
    return refused;
}

static void
run_case(struct pool *pool, int which, int where)
{
    static const char *const queue[] = { "queue.Queue", "multiprocessing.Queue", "Manager().Queue" };
    static const char *const place[] = { "thread", "process", "pool" };
    char why[96] = "";
    struct value *v = NULL;
    bool refused = false;
    if (where == 2) {
        refused = run_pool(pool, which, why, sizeof why);
    } else {
        (where == 0 ? run_thread : run_process)(which);
    }
    bool came = !refused && get(which, &v) == 0 && strcmp(value_text(v), word) == 0;
    printf("@cell queue=%s in=%s works=%s%s%s\n", queue[which], place[where], came ? "yes" : refused ? "refused" : "empty",
           refused ? "\n    " : "", why);
    value_free(v);
}

int
main(int argc, char **argv)
{
    word = arg_text(argc, argv, 1, "a");
    patience = arg_seconds(argc, argv, 2, "0.5");
    lesson_begin();
    struct pool *pool = pool_new(1);
    struct manager *manager = manager_started();
    thread_queue = queue_new(10);
    process_queue = fqueue_new(10);
    manager_s_queue = manager_queue(manager, 10);
    printf("@manager pid=%d\n", manager_pid(manager));
    for (int which = 0; which < 3; which++) {
        for (int where = 0; where < 3; where++) {
            run_case(pool, which, where);
        }
    }
    manager_free(manager);
}
