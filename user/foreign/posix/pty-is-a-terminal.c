/* SPDX-License-Identifier: MIT */
/* pts(4), posix_openpt(3): a pair: what is written to the master is the slave's input, as if typed, echoed and edited. */
#include "user/foreign/posix/see.h"
#include <termios.h>

int
main(void)
{
    char bytes[64] = "";
    int master = posix_openpt(O_RDWR | O_NOCTTY), slave;
    ssize_t n;

    TRY(grantpt(master));
    TRY(unlockpt(master));
    see("%d\n", strncmp(ptsname(master), "/dev/pts/", 9));
    slave = open(ptsname(master), O_RDWR | O_NOCTTY);
    TRY(isatty(slave));
    TRY(isatty(1));
    TRY(write(master, "ab\177c\r", 5));
    n = TRY(read(slave, bytes, sizeof(bytes)));
    see("%.*s", (int)n, bytes);
    n = TRY(read(master, bytes, sizeof(bytes)));
    for (ssize_t i = 0; i < n; i++)
        see("%02x ", bytes[i]);
    see("\n");
    TRY(write(slave, "out\n", 4));
    n = TRY(read(master, bytes, sizeof(bytes)));
    for (ssize_t i = 0; i < n; i++)
        see("%02x ", bytes[i]);
    see("\n");
    return 0;
}
