/* SPDX-License-Identifier: MIT */
/* termios(3): tcflush and TCSAFLUSH forget what was typed and not read. */
#include "user/foreign/posix/pty.h"

/* Types, of which something has arrived and been read. */
static void
typed(void)
{
    char byte;

    DO(write(master, "ab", 2));
    DO(read(slave, &byte, 1));
}

int
main(void)
{
    pair();
    modes(0, 0, 0);
    typed();
    TRY(tcflush(slave, TCOFLUSH));
    type("#");
    typed();
    TRY(tcflush(slave, TCIFLUSH));
    type("#");
    typed();
    TRY(tcflush(slave, TCIOFLUSH));
    type("#");
    typed();
    TRY(tcflush(master, TCIFLUSH));
    type("#");
    typed();
    TRY(tcsetattr(slave, TCSAFLUSH, &(struct termios){ .c_cc[VMIN] = 1 }));
    type("#");
    TRY(tcflush(slave, 77));
    TRY(tcflush(0, TCIFLUSH));
    return 0;
}
