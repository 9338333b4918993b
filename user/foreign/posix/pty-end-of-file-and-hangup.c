/* SPDX-License-Identifier: MIT */
/* termios(3): EOF at the start of a line ends the read with 0; closing the master: the slave reads 0, writes EIO, SIGHUP. */
#include "user/foreign/posix/see.h"
#include <sys/ioctl.h>
#include <termios.h>

int
main(void)
{
    int master = posix_openpt(O_RDWR | O_NOCTTY), slave, ready[2];
    char bytes[8];
    pid_t child;

    DO(unlockpt(master));
    slave = open(ptsname(master), O_RDWR | O_NOCTTY);
    DO(write(master, "ab\004\004", 4));
    TRY(read(slave, bytes, 8));
    TRY(read(slave, bytes, 8));
    close(slave);
    TRY(fcntl(master, F_SETFL, O_NONBLOCK));
    DO(pipe(ready));
    if ((child = fork()) == 0) {
        setsid();
        handle(SIGHUP, name_it, 0);
        slave = open(ptsname(master), O_RDWR);
        close(master);
        DO(write(ready[1], "x", 1));
        while (!caught)
            a_moment();
        TRY(read(slave, bytes, 8));
        TRY(write(slave, "x", 1));
        _exit(0);
    }
    DO(read(ready[0], bytes, 1));
    DO(close(master));
    see_end(child);
    return 0;
}
