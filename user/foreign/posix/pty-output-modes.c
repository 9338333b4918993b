/* SPDX-License-Identifier: MIT */
/* termios(3): OPOST with ONLCR, OCRNL, ONOCR, ONLRET, OLCUC, TAB3 changes what is written. */
#include "user/foreign/posix/pty.h"

static void
put(const char *what, tcflag_t output)
{
    static const char text[] = "\ra\tbC\nd\re\n\r\b\tx\r";

    modes(0, output, 0);
    DO(write(slave, "\r", 1));
    DO(write(slave, text, sizeof(text) - 1));
    see_shown(what);
}

int
main(void)
{
    pair();
    put("none", ONLCR);
    put("opost", OPOST);
    put("onlcr", OPOST | ONLCR);
    put("ocrnl", OPOST | OCRNL);
    put("ocrnl onlcr", OPOST | OCRNL | ONLCR);
    put("onocr", OPOST | ONOCR);
    put("onlret", OPOST | ONLRET);
    put("onlret onocr", OPOST | ONLRET | ONOCR);
    put("olcuc", OPOST | OLCUC);
    put("tab3", OPOST | XTABS);
    put("tab3 onlcr", OPOST | XTABS | ONLCR);
    put("ocrnl onlret", OPOST | OCRNL | ONLRET);
    return 0;
}
