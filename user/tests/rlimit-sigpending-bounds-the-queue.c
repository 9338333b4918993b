/* SPDX-License-Identifier: MIT */
/* RLIMIT_SIGPENDING 3: three signals are queued with what was sent along, the fourth is EAGAIN; a timer counts as one, and
 * what was taken leaves room. A child begins with an empty queue and the same limit. */
#include "check.h"

#include <signal.h>
#include <sys/resource.h>
#include <time.h>

#define SIGNAL 40

static sigset_t all;

static void
queue(int n)
{
    for (int i = 0; i < n; i++)
        CHECK_OK(sigqueue(getpid(), SIGNAL, (union sigval){ .sival_int = i }));
    CHECK_ERRNO(sigqueue(getpid(), SIGNAL, (union sigval){ .sival_int = 99 }), EAGAIN);
}

static void
take(int n)
{
    struct timespec now = { 0, 0 };
    siginfo_t info;

    for (int i = 0; i < n; i++) {
        CHECK_EQ(sigtimedwait(&all, &info, &now), SIGNAL);
        CHECK_EQ(info.si_value.sival_int, i);
    }
    CHECK_ERRNO(sigtimedwait(&all, &info, &now), EAGAIN);
}

int
main(void)
{
    struct rlimit limit = { 3, 3 };
    timer_t timer;
    pid_t child;

    sigfillset(&all);
    CHECK_OK(sigprocmask(SIG_BLOCK, &all, NULL));
    CHECK_OK(setrlimit(RLIMIT_SIGPENDING, &limit));
    queue(3);
    child = fork();
    if (child == 0) {
        queue(3);
        _exit(0);
    }
    CHECK_EQ(wait_status(child), 0);
    CHECK_EQ(sigwaitinfo(&(sigset_t){ 1ull << (SIGCHLD - 1) }, NULL), SIGCHLD);
    take(3);
    CHECK_OK(timer_create(CLOCK_MONOTONIC, NULL, &timer));
    queue(2);
    take(2);
    CHECK_OK(timer_delete(timer));
    queue(3);
    take(3);
    return 0;
}
