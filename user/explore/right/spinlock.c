/* SPDX-License-Identifier: MIT */
/* Test and set, until it was free. */
#include <assert.h>
#include <pthread.h>
#include <sched.h>
#include <stdatomic.h>

static atomic_flag lock = ATOMIC_FLAG_INIT;
static int counter;

static void *
add(void *unused)
{
    for (int i = 0; i < 2; i++) {
        while (atomic_flag_test_and_set(&lock))
            sched_yield();
        counter++;
        atomic_flag_clear(&lock);
    }
    return unused;
}

int
main(void)
{
    pthread_t a, b;

    pthread_create(&a, NULL, add, NULL);
    pthread_create(&b, NULL, add, NULL);
    pthread_join(a, NULL);
    pthread_join(b, NULL);
    assert(counter == 4);
}
