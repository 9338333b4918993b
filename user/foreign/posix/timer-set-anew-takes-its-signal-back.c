/* SPDX-License-Identifier: MIT */
/* timer_settime(2), timer_delete(2): once a timer is disarmed, set anew or deleted, a signal of before, which is pending
 * still, is not taken by anybody (the manual page leaves it open); what others sent stays. */
#include "user/foreign/posix/see.h"

static sigset_t set;

static timer_t
one_whose_signal_is_pending(int how)
{
    struct sigevent event = { .sigev_notify = how, .sigev_signo = SIGUSR1, .sigev_value.sival_int = 5 };
    struct itimerspec soon = { { 0, 1000 }, { 0, 1 } };
    sigset_t pending;
    timer_t timer;

    if (how == SIGEV_THREAD_ID)
        event.sigev_notify_thread_id = getpid();
    DO(timer_create(CLOCK_MONOTONIC, &event, &timer));
    DO(timer_settime(timer, 0, &soon, NULL));
    do
        sigpending(&pending);
    while (!sigismember(&pending, SIGUSR1));
    return timer;
}

static void
take(const char *after)
{
    struct timespec at_once = { 0, 0 };
    siginfo_t info;

    if (sigtimedwait(&set, &info, &at_once) == SIGUSR1)
        see("%s: a signal with code %d and value %d\n", after, info.si_code, info.si_value.sival_int);
    else
        see("%s: %s\n", after, error_name(errno));
}

static void
with(int how)
{
    struct itimerspec never = { { 0, 0 }, { 0, 0 } }, late = { { 0, 0 }, { 1000, 0 } }, soon = { { 0, 0 }, { 0, 1 } };
    timer_t timer = one_whose_signal_is_pending(how);

    TRY(timer_settime(timer, 0, &never, NULL));
    take("disarmed");
    TRY(timer_getoverrun(timer));
    TRY(timer_settime(timer, 0, &soon, NULL));
    see("takes %d\n", sigwaitinfo(&set, NULL) == SIGUSR1);
    take("once more");
    timer = one_whose_signal_is_pending(how);
    TRY(timer_settime(timer, 0, &late, NULL));
    take("set to later");
    timer = one_whose_signal_is_pending(how);
    TRY(timer_delete(timer));
    take("deleted");
    timer = one_whose_signal_is_pending(how);
    DO(sigqueue(getpid(), SIGRTMAX, (union sigval){ 7 }));
    TRY(timer_delete(timer));
    see("the other %d\n", sigwaitinfo(&set, NULL) == SIGRTMAX);
    take("nothing is left");
}

int
main(void)
{
    sigemptyset(&set);
    sigaddset(&set, SIGUSR1);
    sigaddset(&set, SIGRTMAX);
    sigprocmask(SIG_BLOCK, &set, NULL);
    with(SIGEV_SIGNAL);
    with(SIGEV_THREAD_ID);
    return 0;
}
