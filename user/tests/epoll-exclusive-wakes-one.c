/* SPDX-License-Identifier: MIT */
/* Of three threads that wait in sets of their own for one descriptor, EPOLLEXCLUSIVE wakes one an event. */
#include "epoll.h"

#include <pthread.h>
#include <sched.h>
#include <stdatomic.h>

#define THREADS 3

static int event;
static atomic_int waiting, woken;

static void *
wait_for_event(void *exclusive)
{
    struct epoll_event seen;
    int set = new_set();

    watch(set, event, EPOLLIN | (exclusive ? EPOLLEXCLUSIVE : 0));
    waiting++;
    CHECK_EQ(epoll_wait(set, &seen, 1, -1), 1);
    woken++;
    return NULL;
}

static void
start_threads(pthread_t *threads, void *exclusive)
{
    waiting = woken = 0;
    for (int i = 0; i < THREADS; i++)
        CHECK_EQ(pthread_create(&threads[i], NULL, wait_for_event, exclusive), 0);
    while (waiting < THREADS)
        sched_yield();
    pause_for(50 * MILLISECOND);
}

int
main(void)
{
    pthread_t threads[THREADS];

    event = new_event(0);
    start_threads(threads, &event);
    for (int i = 1; i <= THREADS; i++) {
        CHECK_EQ(eventfd_write(event, 1), 0);
        pause_for(50 * MILLISECOND);
        if (is_deterministic()) /* else a thread may come to its wait only now */
            CHECK_EQ(woken, i);
    }
    for (int i = 0; i < THREADS; i++)
        pthread_join(threads[i], NULL);
    take_all(event);

    start_threads(threads, NULL);
    CHECK_EQ(eventfd_write(event, 1), 0);
    for (int i = 0; i < THREADS; i++)
        pthread_join(threads[i], NULL);
    CHECK_EQ(woken, THREADS);
    return 0;
}
