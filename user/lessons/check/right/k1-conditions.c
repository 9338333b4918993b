/* SPDX-License-Identifier: MIT */
/* Right: the queue is made here, of a lock, two conditions and a list. */
#include "user/lessons/lesson.h"

#include <conc/condition.h>
#include <conc/guard.h>
#include <conc/thread.h>

struct node {
    struct node *next;
    long item;
};

static struct lock lock;
static struct condition more, room;
static struct node *first, **end = &first;
static size_t count, most;
static long items;
static int64_t produce_time, consume_time;

static void
put(long item)
{
    struct node *n = calloc(1, sizeof *n);
    n->item = item;
    LOCK_GUARD(&lock);
    while (most > 0 && count >= most) {
        condition_wait(&room);
    }
    *end = n;
    end = &n->next;
    count++;
    condition_notify(&more, 1);
}

static long
get(void)
{
    LOCK_GUARD(&lock);
    while (count == 0) {
        condition_wait(&more);
    }
    struct node *n = first;
    long item = n->item;
    first = n->next;
    end = first ? end : &first;
    count--;
    condition_notify(&room, 1);
    free(n);
    return item;
}

static void
consume(void *arg)
{
    (void)arg;
    for (long left = items; left > 0; left--) {
        printf("@get item=%ld\n", get());
        conc_sleep(consume_time);
    }
}

static void
produce(void *arg)
{
    (void)arg;
    for (long i = 1; i <= items; i++) {
        int64_t before = conc_now();
        put(i);
        printf("@put item=%ld waited_ms=%ld\n", i, milliseconds_since(before));
        conc_sleep(produce_time);
    }
}

static void
run(long maxsize)
{
    most = (size_t)maxsize;
    printf("@queue maxsize=%ld\n", maxsize);
    struct thread *t[] = { thread_new(produce, NULL), thread_new(consume, NULL) };
    thread_set_name(t[0], "Producer");
    thread_set_name(t[1], "Consumer");
    for (int i = 0; i < 2; i++) {
        thread_start(t[i]);
    }
    for (int i = 1; i >= 0; i--) {
        thread_join(t[i]);
    }
}

int
main(int argc, char **argv)
{
    long maxsize = arg_number(argc, argv, 1, 1);
    items = arg_number(argc, argv, 2, 4);
    produce_time = arg_seconds(argc, argv, 3, "0.2");
    consume_time = arg_seconds(argc, argv, 4, "1");
    lesson_begin();
    lock_init(&lock);
    condition_init(&more, &lock);
    condition_init(&room, &lock);
    run(0);
    run(maxsize);
}
