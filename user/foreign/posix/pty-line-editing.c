/* SPDX-License-Identifier: MIT */
/* termios(3): in canonical mode keys erase a character, a word, a line, visibly as ECHOE, ECHOK, ECHOKE, ECHOCTL say. */
#include "user/foreign/posix/pty.h"

#define LOCAL (ICANON | ECHO | ECHOE | ECHOK | ECHOCTL | ECHOKE | IEXTEN)

static void
with(const char *what, tcflag_t local)
{
    see("%s\n", what);
    modes(ICRNL, OPOST | ONLCR, local);
}

int
main(void)
{
    pair();
    with("characters", LOCAL);
    type("abc\177\177d\n");
    type("a\001\177b\n");
    type("ab\tc\177\177d\n");
    type("\001\002\tc\177\177\177d\n");
    type("\t\t\177x\177\177\n");
    type("\177\177\n");
    with("words", LOCAL);
    type("ab  cd.ef  \027x\n");
    type("ab-cd+ef_gh\027x\n");
    type("abc/def\027x\n");
    type("\027x\n");
    with("lines", LOCAL);
    type("abc\025de\n");
    type("\025de\n");
    with("no ECHOKE", LOCAL & ~ECHOKE);
    type("abc\025de\n");
    type("\025de\n");
    with("no ECHOK", LOCAL & ~ECHOK & ~ECHOKE);
    type("abc\025de\n");
    with("no ECHOE", LOCAL & ~ECHOE);
    type("abc\177\177d\n");
    type("ab cd\027d\n");
    type("abc\025de\n");
    with("no ECHOCTL", LOCAL & ~ECHOCTL);
    type("a\001\002\177d\n");
    with("no ECHO", LOCAL & ~ECHO);
    type("abc\177\177d\025e\n");
    with("ECHONL", (LOCAL & ~ECHO) | ECHONL);
    type("abc\177\177d\n");
    with("no IEXTEN", LOCAL & ~IEXTEN);
    type("ab cd\027\026\022\n");
    with("a key that is off", LOCAL);
    key(VERASE, 0);
    type("ab\177\n");
    return 0;
}
