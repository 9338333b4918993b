/* SPDX-License-Identifier: MIT */
/* What exit() waits for.  Contracts in exit.h. */
#include <conc/exit.h>

#include <stdatomic.h>
#include <stdlib.h>
#include <unistd.h>

#define ENDS 4

static void (*_Atomic ends[ENDS])(void);
static _Atomic pid_t hooked;        /* the process that the hook is for, 0: none yet */

static void
hook(void)
{
    if (atomic_load(&hooked) == getpid()) {
        conc_wait_at_end();
    }
}

void
conc_hook_exit(void)
{
    if (atomic_exchange(&hooked, getpid()) == 0) {
        atexit(hook);       /* once: a child inherits the hook and only changes whom it is for */
    }
}

void
conc_at_end(void (*end)(void))
{
    for (int i = 0; i < ENDS; i++) {
        void (*none)(void) = NULL;
        if (atomic_compare_exchange_strong(&ends[i], &none, end) || none == end) {
            return;
        }
    }
    abort();    /* each is a file of this library: ENDS is too small */
}

void
conc_wait_at_end(void)
{
    threads_wait();
    for (int i = 0; i < ENDS && ends[i]; i++) {
        ends[i]();
    }
    processes_wait();
}
