/* SPDX-License-Identifier: MIT */
/*
 * K3  Three named workers and a flag; then queues in three orders.
 *
 * Python: three threads take names from a queue under a lock, process them, sleep, and end when exitFlag is set, which main
 * does when the queue is empty.  The notes' main finds that out by `while not workQueue.empty(): pass`, which keeps a
 * processor busy; here it is queue_join, which sleeps.  Their lock is needed only because they ask empty() before
 * get(); get_nowait would do both in one step.
 * queue.Queue gives what was put first, LifoQueue what was put last, PriorityQueue what is smallest: here by the first letter,
 * equal ones as they came.
 *
 * Look at: each name is processed once; the same names in three orders.
 *
 * Why: a flag that is looked at in a loop costs a processor; a join that sleeps costs one system call, and is
 * woken by the last task_done.  What order a queue gives is decided in the container under its lock (a ring, a
 * stack, a heap); the waiting around it is the same in all three.  Equal priorities keep their order by a number
 * that counts the puts.
 *
 * Try: lesson k3 SECONDS NAME NAME ...
 */
#include "lesson.h"

#include <stdatomic.h>

#include <conc/guard.h>
#include <conc/lifo_queue.h>
#include <conc/priority_queue.h>
#include <conc/queue.h>
#include <conc/thread.h>

static struct lock queue_lock = LOCK_INIT;
static struct queue *work_queue;
static _Atomic bool exit_flag;
static int64_t seconds, start;

static const char *
take_name(void)
{
    void *name = NULL;
    LOCK_GUARD(&queue_lock);
    if (!queue_empty(work_queue)) {
        queue_get(work_queue, &name);
    }
    return name;
}

static void
process_data(void *arg)
{
    (void)arg;
    while (!exit_flag) {
        const char *name = take_name();
        if (name) {
            printf("@processing worker=%s name=%s ms=%ld\n", thread_name(thread_current()), name, milliseconds_since(start));
            queue_task_done(work_queue);
        }
        conc_sleep(seconds);
    }
}

static void
three_workers(char **names, int n)
{
    static const char *const called[] = { "Thread-1", "Thread-2", "Thread-3" };
    struct thread *t[3];
    work_queue = queue_new((size_t)n);
    lock_acquire(&queue_lock);      /* before they start, so that none finds the queue empty at first */
    start = conc_now();
    for (int i = 0; i < 3; i++) {
        t[i] = thread_new(process_data, NULL);
        thread_set_name(t[i], called[i]);
        thread_start(t[i]);
    }
    for (int i = 0; i < n; i++) {
        queue_put(work_queue, names[i]);
    }
    lock_release(&queue_lock);
    queue_join(work_queue);
    exit_flag = true;
    for (int i = 0; i < 3; i++) {
        thread_join(t[i]);
    }
    printf("@exit ms=%ld\n", milliseconds_since(start));
}

static void
three_orders(char **names, int n)
{
    struct queue *fifo = queue_new(0);
    struct lifo_queue *lifo = lifo_queue_new(0);
    struct priority_queue *priority = priority_queue_new(0);
    void *name;
    for (int i = 0; i < n; i++) {
        queue_put(fifo, names[i]);
        lifo_queue_put(lifo, names[i]);
        priority_queue_put(priority, names[i][0], names[i]);
    }
    while (queue_get_nowait(fifo, &name) == 0) {
        printf("@fifo %s\n", (char *)name);
    }
    while (lifo_queue_get_nowait(lifo, &name) == 0) {
        printf("@lifo %s\n", (char *)name);
    }
    while (priority_queue_get_nowait(priority, NULL, &name) == 0) {
        printf("@priority %s\n", (char *)name);
    }
}

int
main(int argc, char **argv)
{
    static char *usual[] = { "One", "Two", "Three", "Four", "Five" };
    seconds = arg_seconds(argc, argv, 1, "1");
    char **names = argc > 2 ? argv + 2 : usual;
    int n = argc > 2 ? argc - 2 : 5;
    lesson_begin();
    three_workers(names, n);
    three_orders(names, n);
}
