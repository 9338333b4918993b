/* SPDX-License-Identifier: MIT */
/* termios(3): LNEXT takes the next byte as it is, REPRINT shows the line again; EOF, EOL and EOL2 end one. */
#include "user/foreign/posix/pty.h"

#define LOCAL (ICANON | ISIG | ECHO | ECHOE | ECHOK | ECHOCTL | ECHOKE | IEXTEN)

int
main(void)
{
    pair();
    modes(ICRNL, OPOST | ONLCR, LOCAL);
    see("quoted\n");
    type("a\026\177b\026\004c\026\026\n");
    type("a\026\r\n");
    type("a\026\003\n");
    type("a\026\001\177b\n");
    see("shown again\n");
    type("abc\022d\n");
    type("\022d\n");
    see("ends\n");
    key(VEOL, '!');
    key(VEOL2, '?');
    type("abc!");
    type("abc?");
    DO(write(master, "ab\004", 3));
    see_read("read", slave);
    DO(write(master, "\004", 1));
    see_read("read", slave);
    DO(write(master, "ab\004cd\n", 6));
    see_read("read", slave);
    see_read("read", slave);
    see_shown("shown");
    return 0;
}
