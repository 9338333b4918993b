/* SPDX-License-Identifier: MIT */
/* sigqueue(3): the receiver gets the value in si_value and SI_QUEUE in si_code. */
#include "user/foreign/posix/see.h"

int
main(void)
{
    siginfo_t info;
    sigset_t set;

    sigemptyset(&set);
    sigaddset(&set, SIGRTMIN + 3);
    sigprocmask(SIG_BLOCK, &set, NULL);
    TRY(sigqueue(getpid(), SIGRTMIN + 3, (union sigval){ .sival_int = 4711 }));
    see("same signal: %d\n", sigwaitinfo(&set, &info) == SIGRTMIN + 3);
    see("queue %d, value %d, self %d, uid %d\n", info.si_code == SI_QUEUE, info.si_value.sival_int,
        info.si_pid == getpid(), (int)info.si_uid);
    TRY(sigqueue(getpid(), 0, (union sigval){ 0 }));
    TRY(sigqueue(getpid(), 99, (union sigval){ 0 }));
    return 0;
}
