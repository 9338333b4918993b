/* SPDX-License-Identifier: MIT */
/*
 * Forges before main, in the process that is not locked in.
 * lab: 05-mutex states
 * says: an attribute
 * defence: attribute used made
 */
STARTER

int open(const char *path, int flags, ...);
long write(int fd, const void *bytes, unsigned long size);
static __attribute__((constructor)) void
forge(void)
{
    static const char forged[] = "complete;end exit 0\n";

    write(open("/dev/events", 1), forged, sizeof forged - 1);
}
