/* SPDX-License-Identifier: MIT */
/* sigprocmask(2): if SIGSEGV, SIGBUS, SIGFPE or SIGILL are generated while blocked, the result is as with SIG_DFL. */
#include "user/foreign/posix/see.h"

int
main(void)
{
    pid_t child;

    for (int blocked = 0; blocked < 2; blocked++) {
        if ((child = fork()) == 0) {
            sigset_t set;

            sigfillset(&set);
            handle(SIGSEGV, blocked ? name_it : SIG_IGN, 0);
            if (blocked)
                sigprocmask(SIG_SETMASK, &set, NULL);
            *(volatile int *)16 = 1;
            _exit(0);
        }
        see_end(child);
    }
    return 0;
}
