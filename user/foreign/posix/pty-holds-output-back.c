/* SPDX-License-Identifier: MIT */
/* termios(3): with IXON the STOP key holds output back until START; tcflow does it, too; IXANY: any key. */
#include "user/foreign/posix/pty.h"

/* Types, and waits until it is seen, which a raw byte behind it shows. */
static void
keys(const char *bytes)
{
    DO(write(master, bytes, strlen(bytes)));
    see_read("  read", slave);
}

static void
put(const char *text)
{
    fcntl(slave, F_SETFL, O_NONBLOCK);
    tried("write", write(slave, text, strlen(text)));
    fcntl(slave, F_SETFL, 0);
}

int
main(void)
{
    pair();
    modes(IXON, 0, 0);
    see("keys\n");
    keys("\023a");
    put("lost");
    keys("\021b");
    put("goes");
    see_shown("  shown");
    see("any key\n");
    modes(IXON | IXANY, 0, 0);
    keys("a\023b");
    put("goes");
    see_shown("  shown");
    see("by a call\n");
    modes(IXON, 0, 0);
    TRY(tcflow(slave, TCOOFF));
    put("lost");
    TRY(tcflow(slave, TCOON));
    put("goes");
    see_shown("  shown");
    TRY(tcflow(slave, TCIOFF));
    TRY(tcflow(slave, TCION));
    see_shown("  shown");
    TRY(tcflow(slave, 77));
    see("switched off\n");
    keys("\023a");
    modes(0, 0, 0);
    keys("\023\021");
    put("goes");
    see_shown("  shown");
    TRY(tcdrain(slave));
    TRY(tcsendbreak(slave, 0));
    return 0;
}
