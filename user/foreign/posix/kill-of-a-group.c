/* SPDX-License-Identifier: MIT */
/* kill(2): if pid is less than -1, sig is sent to every process in the group -pid; 0: in the caller's own group. */
#include "user/foreign/posix/see.h"

int
main(void)
{
    int ready[2];
    char byte;
    pid_t child[3];

    DO(pipe(ready));
    for (int i = 0; i < 3; i++) {
        if ((child[i] = fork()) == 0) {
            setpgid(0, i == 0 ? 0 : child[0]);
            DO(write(ready[1], "x", 1));
            for (;;)
                pause();
        }
        DO(read(ready[0], &byte, 1));
    }
    TRY(kill(-child[0], SIGTERM));
    for (int i = 0; i < 3; i++)
        see_end(child[i]);
    handle(SIGUSR1, name_it, 0);
    TRY(kill(0, SIGUSR1));
    return 0;
}
