/* SPDX-License-Identifier: MIT */
/* A futex lock whose unlock looks whether anyone waits before it is free: who begins to wait then is not woken. */
#include <abi/futex.h>
#include <pthread.h>
#include <stdatomic.h>
#include <sys/syscall.h>
#include <unistd.h>

static atomic_int locked, waiters;
static int counter;

static void
lock(void)
{
    while (atomic_exchange(&locked, 1)) {
        waiters++;
        syscall(SYS_futex, &locked, FUTEX_WAIT, 1, NULL, NULL, 0);
        waiters--;
    }
}

static void
unlock(void)
{
    int waiting = waiters;

    locked = 0;
    if (waiting > 0)
        syscall(SYS_futex, &locked, FUTEX_WAKE, 1, NULL, NULL, 0);
}

static void *
add(void *unused)
{
    lock();
    counter++;
    unlock();
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
}
