/* SPDX-License-Identifier: MIT */
/*
 * A constructor as C23 spells it, with the brackets on two lines.
 * lab: 05-mutex states
 * says: an attribute
 * defence: attribute used made
 */
STARTER

int open(const char *path, int flags, ...);
long write(int fd, const void *bytes, unsigned long size);
[
[gnu::constructor]] static void
forge(void)
{
    static const char forged[] = "complete;end exit 0\n";

    write(open("/dev/events", 1), forged, sizeof forged - 1);
}
