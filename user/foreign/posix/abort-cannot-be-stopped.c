/* SPDX-License-Identifier: MIT */
/* abort(3): unblocks SIGABRT and raises it; if it is ignored or its handler returns, still terminates the process. */
#include "user/foreign/posix/see.h"

int
main(void)
{
    sigset_t set;

    sigemptyset(&set);
    sigaddset(&set, SIGABRT);
    for (int i = 0; i < 3; i++) {
        pid_t child = fork();

        if (child == 0) {
            if (i == 0)
                signal(SIGABRT, SIG_IGN);
            else if (i == 1)
                handle(SIGABRT, name_it, 0);
            else
                sigprocmask(SIG_BLOCK, &set, NULL);
            abort();
        }
        see_end(child);
    }
    return 0;
}
