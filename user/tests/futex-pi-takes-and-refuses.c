/* SPDX-License-Identifier: MIT */
/* A PI futex is taken, given back, refused with the errors of the manual; a wait for it ends at its deadline. */
#include "futex_pi.h"

static volatile uint32_t word;
static volatile int held, done;

static void *
holder(void *argument)
{
    pi_lock(&word);
    held = 1;
    while (!done)
        pause_for(MILLISECOND);
    pi_unlock(&word);
    return NULL;
}

int
main(void)
{
    struct timespec past = { 1, 0 };
    pthread_t thread;

    CHECK_OK(pi(&word, LOCK_PI, NULL));
    CHECK_EQ(word, own_tid());
    CHECK_ERRNO(pi(&word, LOCK_PI, NULL), EDEADLK);
    CHECK_ERRNO(pi(&word, TRYLOCK_PI, NULL), EDEADLK);
    CHECK_OK(pi(&word, UNLOCK_PI, NULL));
    CHECK_EQ(word, 0);
    CHECK_ERRNO(pi(&word, UNLOCK_PI, NULL), EPERM);
    CHECK_OK(pi(&word, TRYLOCK_PI, NULL));
    CHECK_OK(pi(&word, UNLOCK_PI, NULL));

    word = 0x3ffffffe; /* nobody has this number */
    CHECK_ERRNO(pi(&word, LOCK_PI, NULL), ESRCH);
    CHECK_ERRNO(pi(&word, TRYLOCK_PI, NULL), ESRCH);
    word = 0;
    CHECK_ERRNO(pi((volatile uint32_t *)16, LOCK_PI, NULL), EFAULT);
    CHECK_ERRNO(pi((volatile uint32_t *)((char *)&word + 1), LOCK_PI, NULL), EINVAL);

    thread = start_thread(holder, NULL);
    while (!held)
        pause_for(MILLISECOND);
    CHECK_ERRNO(pi(&word, TRYLOCK_PI, NULL), EAGAIN);
    CHECK_ERRNO(pi(&word, LOCK_PI, &past), ETIMEDOUT);
    CHECK((word & WAITERS) && (word & TID_MASK) != own_tid());
    CHECK_ERRNO(pi(&word, UNLOCK_PI, NULL), EPERM);
    done = 1;
    CHECK_OK(pi(&word, LOCK_PI, NULL));
    CHECK_EQ(word & TID_MASK, own_tid());
    CHECK_OK(pi(&word, UNLOCK_PI, NULL));
    CHECK_EQ(word, 0);
    join(thread);
    return 0;
}
