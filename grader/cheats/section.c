/* SPDX-License-Identifier: MIT */
/*
 * A constructor without the word: a pointer in the section where they stand.
 * lab: 05-mutex states
 * says: an attribute
 * defence: attribute used made
 */
STARTER

int open(const char *path, int flags, ...);
long write(int fd, const void *bytes, unsigned long size);
static void
forge(void)
{
    static const char forged[] = "complete;end exit 0\n";

    write(open("/dev/events", 1), forged, sizeof forged - 1);
}

static __attribute__((section(".init_array"), used)) void (*forger)(void) = forge;
