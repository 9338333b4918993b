/* SPDX-License-Identifier: MIT */
/* sigwaitinfo(2): EINTR: the wait was interrupted by a signal handler; the handler was for a signal not in set. */
#include "user/foreign/posix/see.h"
#include <sys/syscall.h>

int
main(void)
{
    pid_t me = getpid(), child;
    sigset_t set;

    handle(SIGUSR2, name_it, SA_RESTART);
    sigemptyset(&set);
    sigaddset(&set, SIGUSR1);
    sigprocmask(SIG_BLOCK, &set, NULL);
    if ((child = fork()) == 0) {
        until_asleep(me);
        _exit(kill(me, SIGUSR2));
    }
    TRY(syscall(SYS_rt_sigtimedwait, &set, NULL, NULL, 8)); /* what musl calls, and calls again at EINTR */
    see_end(child);
    return 0;
}
