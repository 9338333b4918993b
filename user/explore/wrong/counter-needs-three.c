/* SPDX-License-Identifier: MIT */
/* Two add without exclusion. That one has written what was stale is mended elsewhere, twice even; the third time is not. */
#include <assert.h>
#include <pthread.h>
#include <stdatomic.h>

static atomic_int counter, stale;

static void *
add(void *unused)
{
    for (int i = 0; i < 3; i++) {
        int now = counter;

        stale += counter != now;
        counter = now + 1;
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
    assert(stale < 3);
}
