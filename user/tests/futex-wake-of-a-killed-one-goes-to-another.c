/* SPDX-License-Identifier: MIT */
/* A waiter is woken and killed: its wake-up goes to the next one.  It does not if it ended by itself, or has waited for
 * another word since; and of those with other bits nobody is woken. */
#include "futex.h"

#include <signal.h>
#include <sys/mman.h>

static volatile uint32_t *words;        /* what they wait for, and then what else */

/* Sleeps until it is woken, then until it is killed. */
static void
stays(void)
{
    CHECK_EQ(futex_more(&words[0], WAIT_BITSET, 0, 0, NULL, 1), 0);
    for (;;)
        pause_for(1000 * SECOND);
}

static void
waits_again(void)
{
    CHECK_EQ(futex_more(&words[0], WAIT_BITSET, 0, 0, NULL, 1), 0);
    futex(&words[1], WAIT, 0, NULL);
}

static void
ends(void)
{
    CHECK_EQ(futex_more(&words[0], WAIT_BITSET, 0, 0, NULL, 1), 0);
}

static void
has_other_bits(void)
{
    CHECK_EQ(futex_more(&words[0], WAIT_BITSET, 0, 0, NULL, 2), 0);
}

/* It sleeps on words[0], behind `others`. */
static pid_t
sleeper(void (*how)(void), long others)
{
    pid_t child = start(how);

    await_waiters(&words[0], others + 1);
    return child;
}

static void
end(pid_t child)
{
    CHECK_OK(kill(child, SIGKILL));
    CHECK_EQ(wait_status(child), SIGKILL);
}

int
main(void)
{
    pid_t other, first, second;

    words = mmap(NULL, 4096, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    CHECK(words != MAP_FAILED);

    other = sleeper(has_other_bits, 0);
    first = sleeper(stays, 1);
    second = sleeper(ends, 2);
    CHECK_EQ(futex_more(&words[0], WAKE_BITSET, 1, 0, NULL, 1), 1);
    end(first);
    CHECK_EQ(wait_status(second), EXITED(0));
    await_waiters(&words[0], 1);
    end(other);

    first = sleeper(ends, 0);
    second = sleeper(ends, 1);
    CHECK_EQ(futex(&words[0], WAKE, 1, NULL), 1);
    CHECK_EQ(wait_status(first), EXITED(0));
    await_waiters(&words[0], 1);
    end(second);

    first = sleeper(waits_again, 0);
    second = sleeper(ends, 1);
    CHECK_EQ(futex(&words[0], WAKE, 1, NULL), 1);
    await_waiters(&words[1], 1);
    end(first);
    await_waiters(&words[0], 1);
    CHECK_EQ(futex(&words[0], WAKE, 1, NULL), 1);
    CHECK_EQ(wait_status(second), EXITED(0));
    return 0;
}
