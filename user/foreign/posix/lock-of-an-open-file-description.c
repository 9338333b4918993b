/* SPDX-License-Identifier: MIT */
/* fcntl(2): F_OFD_SETLK: as record locks, but of the open file description: two opens of one process conflict. */
#include "user/foreign/posix/see.h"

int
main(void)
{
    int one = open("f", O_RDWR | O_CREAT, 0600), two = open("f", O_RDWR);
    struct flock l = { .l_type = F_WRLCK, .l_whence = SEEK_SET, .l_start = 0, .l_len = 10 }, other;

    TRY(fcntl(one, F_OFD_SETLK, &l));
    TRY(fcntl(two, F_OFD_SETLK, &l));
    other = l;
    TRY(fcntl(two, F_OFD_GETLK, &other));
    see("type %d, pid %d\n", other.l_type, other.l_pid);
    close(open("f", O_RDONLY));
    TRY(fcntl(two, F_OFD_SETLK, &l));
    TRY(close(one));
    TRY(fcntl(two, F_OFD_SETLK, &l));
    l.l_pid = 1;
    TRY(fcntl(two, F_OFD_SETLK, &l));
    return 0;
}
