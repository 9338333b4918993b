/* SPDX-License-Identifier: MIT */
/* termios(3): ISIG: INTR, QUIT and SUSP send SIGINT, SIGQUIT, SIGTSTP to the foreground group of the terminal. */
#include "user/foreign/posix/see.h"
#include <sys/ioctl.h>
#include <termios.h>

int
main(void)
{
    int master = posix_openpt(O_RDWR | O_NOCTTY);
    char *name = ptsname(master), byte;
    int ready[2];
    pid_t child;

    DO(unlockpt(master));
    DO(pipe(ready));
    for (int i = 0; i < 2; i++) {
        if ((child = fork()) == 0) {
            setsid();
            int slave = open(name, O_RDWR);

            see("foreground %d, session %d\n", tcgetpgrp(slave) == getpid(), tcgetsid(slave) == getpid());
            if (i == 1)
                handle(SIGINT, name_it, 0);
            DO(write(ready[1], "x", 1));
            pause();
            _exit(3);
        }
        DO(read(ready[0], &byte, 1));
        until_asleep(child);
        DO(write(master, "\003", 1));
        see_end(child);
    }
    return 0;
}
