/* SPDX-License-Identifier: MIT */
/* ioctl_tty(2): TIOCSWINSZ: when the size changes, SIGWINCH is sent to the foreground group; TIOCGWINSZ on both sides. */
#include "user/foreign/posix/see.h"
#include <sys/ioctl.h>
#include <termios.h>

int
main(void)
{
    struct winsize size = { .ws_row = 24, .ws_col = 80 };
    int master = posix_openpt(O_RDWR | O_NOCTTY), ready[2];
    char byte;
    pid_t child;

    DO(unlockpt(master));
    DO(pipe(ready));
    if ((child = fork()) == 0) {
        setsid();
        handle(SIGWINCH, name_it, 0);
        int slave = open(ptsname(master), O_RDWR);

        DO(write(ready[1], "x", 1));
        while (!caught)
            a_moment();
        DO(ioctl(slave, TIOCGWINSZ, &size));
        see("%d %d\n", size.ws_row, size.ws_col);
        _exit(0);
    }
    DO(read(ready[0], &byte, 1));
    DO(ioctl(master, TIOCSWINSZ, &size));
    see_end(child);
    TRY(ioctl(1, TIOCGWINSZ, &size));
    return 0;
}
