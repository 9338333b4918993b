/* SPDX-License-Identifier: MIT */
/* sigaction(2): SA_NOCLDWAIT: do not transform children into zombies; wait(2) then waits for all, and is ECHILD. */
#include "user/foreign/posix/see.h"

int
main(void)
{
    for (int i = 0; i < 2; i++) {
        if (i == 0)
            handle(SIGCHLD, count_it, SA_NOCLDWAIT | SA_RESTART);
        else
            handle(SIGCHLD, SIG_IGN, 0);
        for (int n = 0; n < 3; n++)
            if (fork() == 0)
                _exit(n);
        TRY(wait(NULL));
    }
    see("some signals: %d\n", caught > 0);
    return 0;
}
