/* SPDX-License-Identifier: MIT */
/* Wrong: two threads that call themselves processes. */
#include "user/lessons/lesson.h"

#include <unistd.h>

#include <conc/thread.h>

static void
work(void *arg)
{
    printf("@worker text=test pid=%ld ppid=%d\n", getpid() + (long)(intptr_t)arg, getpid());
    conc_sleep(SECONDS(2));
    printf("@result text=test value=1152921504606846976\n");
}

int
main(void)
{
    lesson_begin();
    struct thread *t[2] = { thread_new(work, (void *)1), thread_new(work, (void *)2) };
    thread_start(t[0]);
    thread_start(t[1]);
    thread_join_timeout(t[0], MILLISECONDS(500));
    printf("@patience join=timeout alive=1 ms=500\n");
    thread_join(t[0]);
    thread_join(t[1]);
    printf("@total ms=2000\n");
}
