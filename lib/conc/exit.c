/* SPDX-License-Identifier: MIT */
/* What exit() waits for.  Contracts in exit.h. */
#include <conc/exit.h>

#include <pthread.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <unistd.h>

#define ENDS 4

typedef void (*_Atomic end_function)(void);

static end_function before_threads_end[ENDS], ends[ENDS], last_ends[ENDS];
static _Atomic pid_t hooked;        /* the process that the hook is for, 0: none yet */

static void
hook(void)
{
    if (atomic_load(&hooked) == getpid()) {
        conc_wait_at_end();
    }
}

static void
forget_parents(void)
{
    threads_forget_others();
    processes_after_fork();
}

void
conc_hook_exit(void)
{
    if (atomic_exchange(&hooked, getpid()) == 0) {      /* once: a child inherits both and only changes whom they are for */
        pthread_atfork(NULL, NULL, forget_parents);
        atexit(hook);
    }
}

static void
add(end_function *list, void (*end)(void))
{
    for (int i = 0; i < ENDS; i++) {
        void (*none)(void) = NULL;
        if (atomic_compare_exchange_strong(&list[i], &none, end) || none == end) {
            return;
        }
    }
    abort();    /* each is a file of this library: ENDS is too small */
}

static void
call_all(end_function *list)
{
    for (int i = 0; i < ENDS && list[i]; i++) {
        list[i]();
    }
}

void
conc_before_threads_end(void (*end)(void))
{
    add(before_threads_end, end);
}

void
conc_at_end(void (*end)(void))
{
    add(ends, end);
}

void
conc_at_last(void (*end)(void))
{
    add(last_ends, end);
}

void
conc_wait_at_end(void)
{
    call_all(before_threads_end);
    threads_wait();
    call_all(ends);
    processes_wait();
    call_all(last_ends);
}
