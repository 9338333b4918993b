/* SPDX-License-Identifier: MIT */
/*
 * K1  Producer and consumer: a queue between two threads, with and without a bound.
 *
 * Python: queue.Queue() between a Producer and a Consumer thread.  get() waits while the queue is empty.  Without a
 * bound put() never waits: a producer that is faster for ever fills the memory.  With Queue(maxsize) put() waits
 * while the queue is full, so the producer is slowed down to the consumer's pace.
 *
 * Look at: all items come, in order; without a bound no put waits; with it the later ones do.
 *
 * Why: get sleeps on the condition `not empty`, put on `not full`; each successful put or get notifies the other
 * side.  Without a bound `not full` is always true, so the queue grows by the difference of the paces.  With it
 * the producer is woken once for each item taken: from then on both go at the consumer's pace, and neither looks
 * at a clock.
 *
 * Try: lesson k1 MAXSIZE ITEMS PRODUCE_SECONDS CONSUME_SECONDS
 */
#include "lesson.h"

#include <conc/queue.h>
#include <conc/thread.h>

static struct queue *queue;
static long items;
static int64_t produce_time, consume_time;

static void
produce(void *arg)
{
    (void)arg;
    for (long i = 1; i <= items; i++) {
        int64_t before = conc_now();
        queue_put(queue, (void *)(intptr_t)i);
        printf("@put item=%ld waited_ms=%ld\n", i, milliseconds_since(before));
        conc_sleep(produce_time);
    }
}

static void
consume(void *arg)
{
    (void)arg;
    for (long i = 1; i <= items; i++) {
        void *item;
        queue_get(queue, &item);
        printf("@get item=%ld\n", (long)(intptr_t)item);
        conc_sleep(consume_time);
    }
}

static void
run(size_t maxsize)
{
    printf("@queue maxsize=%ld\n", (long)maxsize);
    queue = queue_new(maxsize);
    struct thread *producer = thread_new(produce, NULL), *consumer = thread_new(consume, NULL);
    thread_set_name(producer, "Producer");
    thread_set_name(consumer, "Consumer");
    thread_start(producer);
    thread_start(consumer);
    thread_join(producer);
    thread_join(consumer);
    queue_free(queue);
}

int
main(int argc, char **argv)
{
    long maxsize = arg_number(argc, argv, 1, 1);
    items = arg_number(argc, argv, 2, 4);
    produce_time = arg_seconds(argc, argv, 3, "0.2");
    consume_time = arg_seconds(argc, argv, 4, "1");
    lesson_begin();
    run(0);
    run((size_t)maxsize);
    printf("All threads finished.\n");
}
