/* SPDX-License-Identifier: MIT */
/* tgkill makes the handler run in the thread named, also while it sleeps. */
#include "signals.h"

#include <pthread.h>

static volatile pid_t target, handled_by;
static volatile int ended;

static void
note_thread(int signo)
{
    (void)signo;
    handled_by = (pid_t)syscall(SYS_gettid);
}

static void *
sleeper(void *argument)
{
    struct timespec time = { 1000, 0 };

    target = (pid_t)syscall(SYS_gettid);
    while (handled_by == 0)
        nanosleep(&time, NULL);
    ended = 1;
    return argument;
}

int
main(void)
{
    pthread_t thread;

    handle(SIGUSR1, note_thread, 0);
    CHECK_EQ(pthread_create(&thread, NULL, sleeper, NULL), 0);
    while (target == 0)
        pause_for(MILLISECOND);
    while (!ended) { /* one signal might come just before it sleeps */
        syscall(SYS_tgkill, getpid(), target, SIGUSR1);
        pause_for(5 * MILLISECOND);
    }
    CHECK_EQ(pthread_join(thread, NULL), 0);
    CHECK_EQ(handled_by, target);
    return 0;
}
