/* SPDX-License-Identifier: MIT */
/* pthread_spin_trylock(3p): EBUSY: another thread holds it; pthread_detach(3): resources go when it terminates. */
#include "user/foreign/posix/see.h"
#include <pthread.h>

static pthread_spinlock_t lock;
static volatile int done;

static void *
body(void *argument)
{
    CODE(pthread_detach(pthread_self()));
    CODE(pthread_spin_trylock(&lock));
    done = 1;
    pthread_spin_lock(&lock);
    see("got it\n");
    done = 2;
    return argument;
}

int
main(void)
{
    pthread_t thread;

    CODE(pthread_spin_init(&lock, PTHREAD_PROCESS_PRIVATE));
    CODE(pthread_spin_lock(&lock));
    pthread_create(&thread, NULL, body, NULL);
    while (done != 1)
        a_moment();
    pthread_spin_unlock(&lock);
    while (done != 2)
        a_moment();
    return 0;
}
