/* SPDX-License-Identifier: MIT */
/*
 * K5  A deque: both ends, in several threads.
 *
 * Python: collections.deque.  append and pop work at the right end, appendleft and popleft at the left, each as one step;
 * a list has no left end that is as cheap.  The notes: queue.Queue is made of a deque.  deque(maxlen=n) drops at
 * the other end what is too much; an empty deque raises IndexError, it does not wait.
 *
 * Below: no interpreter lock makes the steps whole, but one lock in the deque.
 *
 * Look at: each thread's items are in its order, counted from its end, whoever was faster.
 *
 * Why: each call takes the deque's lock, changes a pointer or two and gives it back, so no thread ever sees a
 * half-done step.  Between two calls everything may happen: threads interleave in any order, but what one of them
 * does at one end stays in its order.  Both ends are equally near, since the middle never moves.
 *
 * Try: lesson k5 COUNT ROTATE MAXLEN
 */
#include "lesson.h"

#include <errno.h>

#include <conc/deque.h>
#include <conc/thread.h>

#define MOST 64

static long count;

static void
say(const char *after, struct deque *d)
{
    void *items[2 * MOST];
    size_t n = deque_copy(d, items, 2 * MOST);
    printf("@items after=%s list=", after);
    for (size_t i = 0; i < n; i++) {
        printf("%s%ld", i ? "," : "", (long)items[i]);
    }
    printf("\n");
}

static void
fill_left(void *d)
{
    for (long i = 1; i <= count; i++) {
        deque_appendleft(d, (void *)-i);
    }
}

static void
fill_right(void *d)
{
    for (long i = 1; i <= count; i++) {
        deque_append(d, (void *)i);
    }
}

int
main(int argc, char **argv)
{
    count = arg_number(argc, argv, 1, 3);
    count = count < MOST ? count : MOST;
    long rotate = arg_number(argc, argv, 2, 2), maxlen = arg_number(argc, argv, 3, 4);
    struct deque *d = deque_new(DEQUE_UNBOUNDED), *last = deque_new((size_t)maxlen);
    void *item, *items[2 * MOST];
    lesson_begin();

    struct thread *left = thread_new(fill_left, d), *right = thread_new(fill_right, d);
    thread_set_name(left, "Left");
    thread_set_name(right, "Right");
    thread_start(left);
    thread_start(right);
    thread_join(left);
    thread_join(right);
    say("threads", d);
    deque_rotate(d, rotate);
    say("rotate", d);
    size_t n = deque_copy(d, items, 2 * MOST);
    deque_extend(last, items, n);
    say("maxlen", last);
    while (deque_pop(d, &item) == 0) {
        printf("@pop item=%ld\n", (long)item);
        if (deque_popleft(d, &item) == 0) {
            printf("@popleft item=%ld\n", (long)item);
        }
    }
    printf("@empty error=%s\n", deque_pop(d, &item) == -EAGAIN ? "IndexError" : "none");
    deque_free(d);
    deque_free(last);
}
