/* SPDX-License-Identifier: MIT */
/* sigprocmask(2): it is not possible to block SIGKILL or SIGSTOP; attempts to do so are silently ignored. */
#include "user/foreign/posix/see.h"

int
main(void)
{
    sigset_t all, now;

    sigfillset(&all);
    TRY(sigprocmask(SIG_SETMASK, &all, NULL));
    TRY(sigprocmask(SIG_BLOCK, NULL, &now));
    for (int signo = 1; signo < 65; signo++)
        if (sigismember(&now, signo) == 0)
            see("open: %d\n", signo);
    TRY(sigprocmask(42, &all, NULL));
    TRY(sigprocmask(42, NULL, &now));
    return 0;
}
