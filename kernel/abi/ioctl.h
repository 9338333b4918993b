/* SPDX-License-Identifier: MIT */
/* ioctl requests (terminals and pipes) and the window size. */
#pragma once

#define TCGETS          0x5401
#define TCSETS          0x5402
#define TCSETSW         0x5403
#define TCSETSF         0x5404
#define TCSBRK          0x5409
#define TCXONC          0x540a
#define TCFLSH          0x540b
#define TIOCEXCL        0x540c
#define TIOCNXCL        0x540d
#define TIOCSCTTY       0x540e
#define TIOCGPGRP       0x540f
#define TIOCSPGRP       0x5410
#define TIOCOUTQ        0x5411
#define TIOCSTI         0x5412
#define TIOCGWINSZ      0x5413
#define TIOCSWINSZ      0x5414
#define FIONREAD        0x541b
#define FIONBIO         0x5421
#define TIOCNOTTY       0x5422
#define TIOCGETD        0x5424
#define TCSBRKP         0x5425
#define TIOCGSID        0x5429
#define TIOCGPTN        0x80045430u     /* a pty's number */
#define TIOCSPTLCK      0x40045431u     /* whether its slave cannot be opened */
#define TIOCGPTLCK      0x80045439u
#define FIONCLEX        0x5450
#define FIOCLEX         0x5451

struct winsize {
	unsigned short ws_row;
	unsigned short ws_col;
	unsigned short ws_xpixel;
	unsigned short ws_ypixel;
};

_Static_assert(sizeof(struct winsize) == 8, "struct winsize");
