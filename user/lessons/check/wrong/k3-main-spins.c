/* SPDX-License-Identifier: MIT */
/* Wrong: main asks again and again whether the queue is empty, in place of sleeping until it is. */
#include "user/lessons/lesson.h"

#include <conc/queue.h>
#include <conc/thread.h>

static struct queue *queue;
static int64_t start;

static void
process(void *arg)
{
    void *name;
    (void)arg;
    while (queue_get_nowait(queue, &name) == 0) {
        printf("@processing worker=%s name=%s ms=%ld\n", thread_name(thread_current()), (char *)name, milliseconds_since(start));
        conc_sleep(SECONDS(1));
    }
}

int
main(void)
{
    static const char *const names[] = { "One", "Two", "Three", "Four", "Five" };
    lesson_begin();
    queue = queue_new(10);
    for (int i = 0; i < 5; i++) {
        queue_put(queue, (void *)names[i]);
    }
    start = conc_now();
    for (int i = 1; i <= 3; i++) {
        char name[16];
        struct thread *t = thread_new(process, NULL);
        snprintf(name, sizeof name, "Thread-%d", i);
        thread_set_name(t, name);
        thread_start(t);
    }
    while (!queue_empty(queue)) {
        conc_sleep(MILLISECONDS(5));
    }
    conc_sleep(SECONDS(1));
    printf("@exit ms=2000\n@fifo One\n@fifo Two\n@fifo Three\n@fifo Four\n@fifo Five\n@lifo Five\n@lifo Four\n@lifo Three\n"
           "@lifo Two\n@lifo One\n@priority Four\n@priority Five\n@priority One\n@priority Two\n@priority Three\n");
}
