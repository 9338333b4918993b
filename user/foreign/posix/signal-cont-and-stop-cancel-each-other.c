/* SPDX-License-Identifier: MIT */
/* signal(7): SIGCONT discards pending stop signals, a stop signal discards a pending SIGCONT, blocked or not. */
#include "user/foreign/posix/see.h"

int
main(void)
{
    sigset_t set, pending;

    sigemptyset(&set);
    sigaddset(&set, SIGCONT);
    sigaddset(&set, SIGTSTP);
    sigaddset(&set, SIGTTIN);
    sigprocmask(SIG_BLOCK, &set, NULL);
    handle(SIGCONT, count_it, 0);
    raise(SIGTSTP);
    raise(SIGTTIN);
    sigpending(&pending);
    see("tstp %d ttin %d cont %d\n", sigismember(&pending, SIGTSTP), sigismember(&pending, SIGTTIN),
        sigismember(&pending, SIGCONT));
    raise(SIGCONT);
    sigpending(&pending);
    see("tstp %d ttin %d cont %d\n", sigismember(&pending, SIGTSTP), sigismember(&pending, SIGTTIN),
        sigismember(&pending, SIGCONT));
    raise(SIGTSTP);
    sigpending(&pending);
    see("tstp %d ttin %d cont %d\n", sigismember(&pending, SIGTSTP), sigismember(&pending, SIGTTIN),
        sigismember(&pending, SIGCONT));
    return 0;
}
