/* SPDX-License-Identifier: MIT */
/* A signal for the process goes to a thread that does not block it. */
#include "signals.h"

#include <pthread.h>

static volatile pid_t open_thread, handled_by;

static void
note_thread(int signo)
{
    (void)signo;
    handled_by = (pid_t)syscall(SYS_gettid);
}

static void *
unblocked(void *argument)
{
    sigset_t none;

    sigemptyset(&none);
    pthread_sigmask(SIG_SETMASK, &none, NULL);
    open_thread = (pid_t)syscall(SYS_gettid);
    while (handled_by == 0)
        pause_for(5 * MILLISECOND);
    return argument;
}

int
main(void)
{
    pthread_t thread;
    sigset_t mask;

    handle(SIGUSR1, note_thread, 0);
    sigemptyset(&mask);
    sigaddset(&mask, SIGUSR1);
    CHECK_OK(sigprocmask(SIG_BLOCK, &mask, NULL));
    CHECK_EQ(pthread_create(&thread, NULL, unblocked, NULL), 0);
    while (open_thread == 0)
        pause_for(MILLISECOND);
    CHECK_OK(kill(getpid(), SIGUSR1));
    CHECK_EQ(pthread_join(thread, NULL), 0);
    CHECK_EQ(handled_by, open_thread);
    return 0;
}
