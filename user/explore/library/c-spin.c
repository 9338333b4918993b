/* SPDX-License-Identifier: MIT */
/* Spin locks: one at a time, and who only tries gets it or not. */
#include "threads.h"

#include <errno.h>

static pthread_spinlock_t lock;
static int count, tries;

static void *
add(void *unused)
{
    pthread_spin_lock(&lock);
    count++;
    pthread_spin_unlock(&lock);
    return unused;
}

static void *
try(void *unused)
{
    int error = pthread_spin_trylock(&lock);

    assert(error == 0 || error == EBUSY);
    if (error == 0) {
        count++;
        tries = 1;
        pthread_spin_unlock(&lock);
    }
    return unused;
}

int
main(void)
{
    assert(pthread_spin_init(&lock, 0) == 0);
    RUN(add, add, try);
    assert(count == 2 + tries && pthread_spin_destroy(&lock) == 0);
}
