/* SPDX-License-Identifier: MIT */
/* One waits while the word is 1 and only then; CMP_REQUEUE for the value 0 finds it empty or the wrong value, and never
 * moves that one: nobody comes to wait between its comparison and its move. */
#include "futex.h"

#include <pthread.h>
#include <sched.h>
#include <stdatomic.h>

#define ROUNDS 300

static volatile uint32_t word, other;
static atomic_int done;

static void *
waiter(void *argument)
{
    for (int i = 0; i < ROUNDS; i++) {
        word = 1;
        while (futex(&word, WAIT, 1, NULL) != 0)
            ;
        word = 0;
        sched_yield();
    }
    done = 1;
    return argument;
}

int
main(void)
{
    pthread_t thread;

    CHECK_EQ(pthread_create(&thread, NULL, waiter, NULL), 0);
    while (!done) {
        long moved = futex_more(&word, CMP_REQUEUE, 0, 1, &other, 0);

        CHECK(moved == 0 || (moved == -1 && errno == EAGAIN));
        futex(&word, WAKE, 1, NULL);
        sched_yield();
    }
    CHECK_EQ(pthread_join(thread, NULL), 0);
    return 0;
}
