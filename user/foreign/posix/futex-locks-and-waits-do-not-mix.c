/* SPDX-License-Identifier: MIT */
/* futex(2): EINVAL: a word that threads wait for as a lock with inheritance, and otherwise, at the same time. */
#include "user/foreign/posix/see.h"
#include <pthread.h>
#include <sys/syscall.h>

enum { WAIT, WAKE, REQUEUE = 3, CMP_REQUEUE, WAKE_OP, LOCK_PI, UNLOCK_PI, TRYLOCK_PI, WAKE_BITSET = 10, PRIVATE = 128 };

static int word, other;
static volatile int tid;

static long
futex(int operation, long value, void *timeout_or_count, unsigned int value3)
{
    return syscall(SYS_futex, &word, operation | PRIVATE, value, timeout_or_count, &other, value3);
}

static void *
waits(void *value)
{
    tid = (int)syscall(SYS_gettid);
    DO(futex(WAIT, *(int *)value, NULL, 0));
    return NULL;
}

static void *
locks(void *unused)
{
    tid = (int)syscall(SYS_gettid);
    DO(futex(LOCK_PI, 0, NULL, 0));
    DO(futex(UNLOCK_PI, 0, NULL, 0));
    return unused;
}

static pthread_t
start(void *(*run)(void *), void *argument)
{
    pthread_t thread;

    tid = 0;
    pthread_create(&thread, NULL, run, argument);
    while (tid == 0)
        a_moment();
    until_thread_asleep(tid);
    return thread;
}

int
main(void)
{
    struct timespec soon = { 0, 1000 };
    int zero = 0;
    pthread_t thread = start(waits, &zero);

    see("somebody waits\n");
    TRY(futex(LOCK_PI, 0, NULL, 0));
    TRY(futex(TRYLOCK_PI, 0, NULL, 0));
    TRY(futex(UNLOCK_PI, 0, NULL, 0));
    TRY(futex(WAKE, 1, NULL, 0));
    pthread_join(thread, NULL);
    word = getpid();
    thread = start(waits, &word);
    see("it is ours, and somebody waits\n");
    TRY(futex(LOCK_PI, 0, NULL, 0));
    TRY(futex(UNLOCK_PI, 0, NULL, 0));
    TRY(futex(WAKE, 1, NULL, 0));
    pthread_join(thread, NULL);
    word = 0;
    TRY(futex(LOCK_PI, 0, NULL, 0));
    thread = start(locks, NULL);
    see("it is ours, and wanted\n");
    TRY(futex(WAKE, 1, NULL, 0));
    TRY(futex(WAKE_BITSET, 1, NULL, ~0u));
    TRY(futex(REQUEUE, 1, (void *)1, 0));
    TRY(futex(CMP_REQUEUE, 1, (void *)1, (unsigned int)word));
    TRY(futex(WAKE_OP, 1, (void *)1, 0));
    TRY(futex(WAIT, word, &soon, 0));
    TRY(futex(UNLOCK_PI, 0, NULL, 0));
    pthread_join(thread, NULL);
    return 0;
}
