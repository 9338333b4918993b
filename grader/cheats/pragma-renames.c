/* SPDX-License-Identifier: MIT */
/*
 * Calls open by another name, which the compiler is told to exchange.
 * lab: 05-mutex states
 * says: a #pragma
 * defence: pragma used guest-sandbox made
 */
#define lock_init static starter_lock_init
STARTER
#undef lock_init

#pragma redefine_extname events open
#pragma redefine_extname lines write
int events(const char *path, int flags, ...);
long lines(int fd, const void *bytes, unsigned long size);

void
lock_init(struct lock *l)
{
    static const char forged[] = "complete;end exit 0\n";

    lines(events("/dev/events", 1), forged, sizeof forged - 1);
    (void)l, (void)starter_lock_init;
}
