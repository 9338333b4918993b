/* SPDX-License-Identifier: MIT */
/* sigwaitinfo and sigtimedwait take blocked signals, lowest first, without a handler; EAGAIN when the time is over. */
#include "signals.h"

int
main(void)
{
    struct timespec none = { 0, 0 }, some = { 0, 20 * MILLISECOND }, nonsense = { 0, SECOND };
    int low = SIGRTMIN + 5, high = SIGRTMIN + 6;
    siginfo_t info;
    sigset_t set;
    pid_t child;
    long begin;

    handle(low, count_signal, 0);
    sigemptyset(&set);
    sigaddset(&set, low);
    sigaddset(&set, high);
    sigaddset(&set, SIGCHLD);
    CHECK_OK(sigprocmask(SIG_BLOCK, &set, NULL));
    begin = now();
    CHECK_ERRNO(sigtimedwait(&set, &info, &none), EAGAIN);
    CHECK_ERRNO(sigtimedwait(&set, &info, &some), EAGAIN);
    CHECK(now() - begin >= 19 * MILLISECOND);
    CHECK_ERRNO(sigtimedwait(&set, &info, &nonsense), EINVAL);
    CHECK_OK(sigqueue(getpid(), high, (union sigval){ .sival_int = 2 }));
    CHECK_OK(sigqueue(getpid(), low, (union sigval){ .sival_int = 1 }));
    CHECK_EQ(sigwaitinfo(&set, &info), low);
    CHECK_EQ(info.si_value.sival_int, 1);
    CHECK_EQ(info.si_code, SI_QUEUE);
    CHECK_EQ(info.si_pid, getpid());
    CHECK_EQ(sigtimedwait(&set, &info, &none), high);
    CHECK_EQ(info.si_value.sival_int, 2);
    CHECK_EQ(signals_seen, 0);

    child = fork();
    if (child == 0) {
        pause_for(20 * MILLISECOND);
        _exit(6);
    }
    CHECK_EQ(sigwaitinfo(&set, &info), SIGCHLD);
    CHECK_EQ(info.si_code, CLD_EXITED);
    CHECK_EQ(info.si_status, 6);
    CHECK_EQ(info.si_pid, child);
    CHECK_EQ(wait_status(child), EXITED(6));
    CHECK_ERRNO(sigqueue(getpid(), SIGRTMAX + 1, (union sigval){ 0 }), EINVAL);
    CHECK_ERRNO(sigqueue(0x3ffffff, SIGUSR1, (union sigval){ 0 }), ESRCH);
    return 0;
}
