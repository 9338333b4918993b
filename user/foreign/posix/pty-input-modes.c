/* SPDX-License-Identifier: MIT */
/* termios(3): ICRNL, INLCR, IGNCR, ISTRIP, IUCLC, PARMRK, IUTF8, IMAXBEL change what is typed. */
#include "user/foreign/posix/pty.h"

int
main(void)
{
    pair();
    see("nothing\n");
    modes(0, 0, 0);
    type("a\r\nB\377\303\244#");
    see("ICRNL\n");
    modes(ICRNL, 0, 0);
    type("a\r\nB#");
    see("INLCR\n");
    modes(INLCR, 0, 0);
    type("a\r\nB#");
    see("IGNCR\n");
    modes(IGNCR | ICRNL, 0, 0);
    type("a\r\nB#");
    see("ISTRIP\n");
    modes(ISTRIP, 0, 0);
    type("a\377\303\244#");
    see("IUCLC\n");
    modes(IUCLC, 0, IEXTEN);
    type("aBC#");
    modes(IUCLC, 0, 0);
    type("aBC#");
    see("PARMRK\n");
    modes(PARMRK, 0, 0);
    type("a\377b#");
    see("with echo\n");
    modes(ICRNL, OPOST | ONLCR, ECHO);
    type("a\001\r\nB\177\t#");
    modes(ICRNL, 0, ECHO | ECHOCTL);
    type("a\001\nB\177\t\377#");
    see("several bytes a character\n");
    modes(IUTF8 | ICRNL, OPOST | ONLCR, ICANON | ECHO | ECHOE);
    type("a\303\244\177b\n");
    modes(ICRNL, OPOST | ONLCR, ICANON | ECHO | ECHOE);
    type("a\303\244\177b\n");
    return 0;
}
