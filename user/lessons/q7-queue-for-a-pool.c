/* SPDX-License-Identifier: MIT */
/*
 * Q7  A queue for the tasks of a pool: a manager's works, a plain one is refused.
 *
 * Python: pool.apply_async(write_queue, (queue,)) with multiprocessing.Queue() fails: "RuntimeError: Queue objects should only be
 * shared between processes through inheritance".  But nothing is said before somebody calls get() on the result: the notes' program,
 * which only waits, would end in silence.  With multiprocessing.Manager().Queue(5) it works.
 *
 * Look at: the submission, which succeeds; wait, which says nothing; get, which says why; then the items, put by one process
 * and got by another.
 *
 * Why: what a task is given goes to the worker as bytes.  A plain queue is a pipe's descriptors and memory that is shared because
 * a fork left it in place; bytes cannot say that, and the workers were forked before.  A manager's queue is in the server's
 * process, and the bytes of a proxy are its address and a number: anybody who knows the key can use them.
 *
 * Try: lesson q7 MAXSIZE WORD...
 */
#include "lesson.h"

#include <unistd.h>

#include <conc/exception.h>
#include <conc/manager.h>
#include <conc/pool.h>
#include <conc/pqueue.h>

static char **words;
static int word_count;

static struct value *
write_queue(const struct value *queue)
{
    struct proxy *q;
    if (proxy_of(queue, &q) < 0) {
        return value_error(exception_last()->code, "%s", exception_last()->message);
    }
    for (int i = 0; i < word_count; i++) {
        queue_proxy_put(q, value_string(words[i]));
        printf("@put item=%s pid=%d\n", words[i], getpid());
    }
    proxy_free(q);
    return NULL;
}

static struct value *
read_queue(const struct value *queue)
{
    struct proxy *q;
    struct value *v;
    proxy_of(queue, &q);
    for (int i = 0; i < word_count && queue_proxy_get(q, &v) == 0; i++) {
        printf("@get item=%s pid=%d\n", value_text(v), getpid());
        value_free(v);
    }
    proxy_free(q);
    return NULL;
}

static void
try_plain(struct pool *pool, int maxsize)
{
    struct async_result *result;
    const struct value *v;
    struct pqueue *plain = pqueue_new(maxsize);
    int r = pool_apply_async(pool, write_queue,
                             value_opaque(plain, "Queue objects should only be shared between processes through inheritance"),
                             &result);
    printf("@plain submit=%s", r == 0 ? "ok" : "refused");
    r = async_result_wait(result, TIMEOUT_FOREVER);
    printf(" wait=%s", r == 0 ? "ok" : "refused");
    r = async_result_get(result, &v);
    printf(" get=%s\n", r == 0 ? "ok" : "refused");
    printf("%s\n", value_text(v));
    async_result_free(result);
    pqueue_free(plain);
}

int
main(int argc, char **argv)
{
    static char *otherwise[] = { "A", "B", "C" };
    struct async_result *written, *read;
    int maxsize = (int)arg_number(argc, argv, 1, 5);
    words = argc > 2 ? argv + 2 : otherwise;
    word_count = argc > 2 ? argc - 2 : 3;
    lesson_begin();
    struct pool *pool = pool_new(2);
    try_plain(pool, maxsize);

    struct manager *manager = manager_started();
    struct proxy *queue = manager_queue(manager, maxsize);
    printf("@manager pid=%d\n", manager_pid(manager));
    pool_apply_async(pool, read_queue, proxy_value(queue), &read);
    pool_apply_async(pool, write_queue, proxy_value(queue), &written);
    async_result_wait(written, TIMEOUT_FOREVER);
    async_result_wait(read, TIMEOUT_FOREVER);
    pool_close(pool);
    pool_join(pool);
    manager_free(manager);
}
