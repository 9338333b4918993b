/* SPDX-License-Identifier: MIT */
/* A pair of terminal ends, and what comes out of one, made visible. */
#pragma once

#include "user/foreign/posix/see.h"
#include <sys/ioctl.h>
#include <termios.h>

static int master, slave;

static inline void
pair(void)
{
    master = posix_openpt(O_RDWR | O_NOCTTY);
    DO(unlockpt(master));
    slave = open(ptsname(master), O_RDWR | O_NOCTTY);
}

static inline void
see_bytes(const char *label, const char *bytes, ssize_t n)
{
    char text[2100] = "", *to = text;

    if (n < 0)
        see("%s: %s\n", label, error_name(errno));
    for (ssize_t i = 0; i < n; i++)
        to += sprintf(to, bytes[i] < 32 || bytes[i] > 126 ? "<%02x>" : "%c", (unsigned char)bytes[i]);
    if (n >= 0)
        see("%s: \"%s\"\n", label, text);
}

/* What one read gives. */
static inline void
see_read(const char *label, int fd)
{
    char bytes[512];

    see_bytes(label, bytes, read(fd, bytes, sizeof(bytes)));
}

/* What the terminal shows until now: the slave writes a mark. */
static inline void
see_shown(const char *label)
{
    char bytes[512];
    ssize_t n = 0;

    DO(write(slave, "\036", 1));
    while (n == 0 || bytes[n - 1] != '\036')
        if (n < 512 && read(master, bytes + n, 1) == 1)
            n++;
        else
            break;
    see_bytes(label, bytes, n - 1);
}

/* What typing this gives: what a program reads, up to such a byte, and what the terminal shows. */
static inline void
type_until(const char *keys, char last)
{
    char bytes[512];
    ssize_t n, all = 0;

    DO(write(master, keys, strlen(keys)));
    do
        all += n = read(slave, bytes + all, sizeof(bytes) - (size_t)all);
    while (n > 0 && bytes[all - 1] != last);
    see_bytes("  read", bytes, all);
    see_shown("  shown");
}

static inline void
type(const char *keys)
{
    type_until(keys, keys[strlen(keys) - 1]);
}

static inline void
modes(tcflag_t input, tcflag_t output, tcflag_t local)
{
    struct termios mode;

    DO(tcgetattr(slave, &mode));
    mode.c_iflag = input;
    mode.c_oflag = output;
    mode.c_lflag = local;
    DO(tcsetattr(slave, TCSANOW, &mode));
}

static inline void
key(int which, int byte)
{
    struct termios mode;

    DO(tcgetattr(slave, &mode));
    mode.c_cc[which] = (cc_t)byte;
    DO(tcsetattr(slave, TCSANOW, &mode));
}
