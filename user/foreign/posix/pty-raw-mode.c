/* SPDX-License-Identifier: MIT */
/* termios(3): without ICANON input is available at once, VMIN and VTIME; without ECHO nothing comes back; tcgetattr. */
#include "user/foreign/posix/see.h"
#include <termios.h>

int
main(void)
{
    char bytes[64] = "";
    int master = posix_openpt(O_RDWR | O_NOCTTY), slave;
    struct termios mode, now;

    DO(unlockpt(master));
    slave = open(ptsname(master), O_RDWR | O_NOCTTY);
    TRY(tcgetattr(slave, &mode));
    see("icanon %d echo %d opost %d, intr %d eof %d\n", (mode.c_lflag & ICANON) != 0, (mode.c_lflag & ECHO) != 0,
        (mode.c_oflag & OPOST) != 0, mode.c_cc[VINTR], mode.c_cc[VEOF]);
    cfmakeraw(&mode);
    mode.c_cc[VMIN] = 0;
    mode.c_cc[VTIME] = 0;
    TRY(tcsetattr(slave, TCSANOW, &mode));
    TRY(read(slave, bytes, 8));
    DO(write(master, "ab\r\003", 4));
    TRY(read(slave, bytes, 8));
    see("%02x %02x %02x %02x\n", bytes[0], bytes[1], bytes[2], bytes[3]);
    fcntl(master, F_SETFL, O_NONBLOCK);
    TRY(read(master, bytes, 8));
    DO(tcgetattr(slave, &now));
    see("icanon %d echo %d, min %d\n", (now.c_lflag & ICANON) != 0, (now.c_lflag & ECHO) != 0, now.c_cc[VMIN]);
    TRY(tcgetattr(1, &now));
    TRY(tcsetattr(slave, 77, &mode));
    return 0;
}
