/* SPDX-License-Identifier: MIT */
/* getrlimit(2): RLIMIT_SIGPENDING: beyond it sigqueue is EAGAIN, other signals come without details, no timer is made. */
#include "user/foreign/posix/see.h"
#include <sys/resource.h>

static sigset_t all;

static void
take(void)
{
    struct timespec now = { 0, 0 };
    siginfo_t info;
    int signo;

    while ((signo = sigtimedwait(&all, &info, &now)) > 0)
        see("signal %d: code %d, from %s, value %d\n", signo, info.si_code, info.si_pid == getpid() ? "here" : "nobody",
            info.si_value.sival_int);
}

static void
limit(rlim_t most)
{
    struct rlimit limit;

    DO(getrlimit(RLIMIT_SIGPENDING, &limit));
    limit.rlim_cur = most;
    TRY(setrlimit(RLIMIT_SIGPENDING, &limit));
}

int
main(void)
{
    union sigval value = { 7 };
    timer_t timer;
    int queued = 0;

    sigfillset(&all);
    sigprocmask(SIG_BLOCK, &all, NULL);
    limit(0);
    TRY(sigqueue(getpid(), 40, value));
    TRY(kill(getpid(), 41));
    TRY(raise(42));
    TRY(sigqueue(getpid(), SIGUSR1, value));
    TRY(kill(getpid(), SIGUSR2));
    TRY(timer_create(CLOCK_MONOTONIC, NULL, &timer));
    take();
    limit(100); /* on Linux all of a user's processes share it */
    while (queued < 200 && sigqueue(getpid(), 40, value) == 0)
        queued++;
    see("%s after %d or fewer\n", error_name(errno), queued <= 100 ? 100 : queued);
    return 0;
}
