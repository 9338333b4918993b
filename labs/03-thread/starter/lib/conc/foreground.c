/* SPDX-License-Identifier: MIT */
/*
 * Foreground: which threads exit() waits for.  Contracts in lib/conc/foreground.h.
 *
 * Yours to write.  What is here compiles and keeps no promise.
 */
#include <conc/foreground.h>
#include <conc/futex.h>
#include <conc/time.h>

void
foreground_enter(void)
{
}

void
foreground_leave(void)
{
}

void
foreground_wait(bool caller_is_one)
{
    (void)caller_is_one;
}

void
foreground_after_fork(void)
{
}
