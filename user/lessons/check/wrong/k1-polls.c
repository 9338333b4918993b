/* SPDX-License-Identifier: MIT */
/* Wrong: put and get that find no room or no item sleep a little and look again, in place of waiting. */
#include "user/lessons/lesson.h"

#include <conc/queue.h>
#include <conc/thread.h>

static struct queue *queue;

static void
produce(void *arg)
{
    (void)arg;
    for (long i = 1; i <= 4; i++) {
        int64_t before = conc_now();
        while (queue_put_nowait(queue, (void *)i) < 0) {
            conc_sleep(MILLISECONDS(5));
        }
        printf("@put item=%ld waited_ms=%ld\n", i, milliseconds_since(before));
        conc_sleep(MILLISECONDS(200));
    }
}

static void
consume(void *arg)
{
    (void)arg;
    for (int i = 0; i < 4; i++) {
        void *item;
        while (queue_get_nowait(queue, &item) < 0) {
            conc_sleep(MILLISECONDS(5));
        }
        printf("@get item=%ld\n", (long)item);
        conc_sleep(SECONDS(1));
    }
}

int
main(void)
{
    lesson_begin();
    for (size_t maxsize = 0; maxsize < 2; maxsize++) {
        printf("@queue maxsize=%d\n", (int)maxsize);
        queue = queue_new(maxsize);
        struct thread *producer = thread_new(produce, NULL), *consumer = thread_new(consume, NULL);
        thread_set_name(producer, "Producer");
        thread_set_name(consumer, "Consumer");
        thread_start(producer);
        thread_start(consumer);
        thread_join(producer);
        thread_join(consumer);
    }
}
