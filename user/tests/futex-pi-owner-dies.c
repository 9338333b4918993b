/* SPDX-License-Identifier: MIT */
/* A thread ends while it holds a PI futex: its waiter gets it, with OWNER_DIED in the word. So does a process that is
 * killed, in shared memory. */
#include "futex_pi.h"

#include <sys/mman.h>

static volatile uint32_t own, *word;
static volatile int *held;

static void *
dies(void *argument)
{
    pi_lock(&own);
    *held = 1;
    while (!(own & WAITERS))
        pause_for(MILLISECOND);
    pause_for(10 * MILLISECOND);
    return NULL;
}

static void
is_killed(void)
{
    pi_lock(word);
    *held = 1;
    for (;;)
        pause();
}

static void *
killer(void *child)
{
    while (!(*word & WAITERS))
        pause_for(MILLISECOND);
    pause_for(10 * MILLISECOND);
    CHECK_OK(kill(*(pid_t *)child, SIGKILL));
    return NULL;
}

int
main(void)
{
    pthread_t thread;
    pid_t child;

    word = mmap(NULL, 4096, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    CHECK(word != MAP_FAILED);
    held = (volatile int *)word + 1;
    thread = start_thread(dies, NULL);
    while (!*held)
        pause_for(MILLISECOND);
    CHECK_OK(pi(&own, LOCK_PI, NULL));
    CHECK_EQ(own & (TID_MASK | OWNER_DIED), own_tid() | OWNER_DIED);
    CHECK_OK(pi(&own, UNLOCK_PI, NULL));
    CHECK_EQ(own, 0);
    join(thread);

    *held = 0;
    child = start(is_killed);
    while (!*held)
        pause_for(MILLISECOND);
    thread = start_thread(killer, &child);
    CHECK_OK(pi(word, LOCK_PI, NULL));
    CHECK_EQ(*word & (TID_MASK | OWNER_DIED), own_tid() | OWNER_DIED);
    CHECK_OK(pi(word, UNLOCK_PI, NULL));
    CHECK_EQ(wait_status(child), KILLED(SIGKILL));
    join(thread);
    return 0;
}
