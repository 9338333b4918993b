/* SPDX-License-Identifier: MIT */
/* wait(2): WIFEXITED and the least significant 8 bits of the argument to exit; WIFSIGNALED and the signal. */
#include "user/foreign/posix/see.h"

int
main(void)
{
    static const int statuses[] = { 0, 1, 255, 256, -1 };
    static const int signals[] = { SIGKILL, SIGTERM, SIGUSR1, SIGPIPE, SIGALRM };
    pid_t child;

    for (int i = 0; i < 5; i++) {
        if ((child = fork()) == 0)
            exit(statuses[i]);
        see_end(child);
        if ((child = fork()) == 0)
            for (;;)
                pause();
        kill(child, signals[i]);
        see_end(child);
    }
    return 0;
}
