/* SPDX-License-Identifier: MIT */
/* select(2): a million microseconds and more are seconds; a timeout below zero is EINVAL; what is left is told. */
#include "user/foreign/posix/see.h"
#include <sys/select.h>
#include <sys/syscall.h>

static void
try(long seconds, long microseconds)
{
    struct timeval left = { seconds, microseconds };

    see("%ld s %ld us: ", seconds, microseconds);
    tried("select", syscall(SYS_select, 0, NULL, NULL, NULL, &left));
    see("left %ld %ld\n", left.tv_sec, left.tv_usec);
}

int
main(void)
{
    struct timespec nanoseconds = { 0, 1000000000 };

    try(0, 1100000);
    try(-1, 1000001);
    try(0, -1);
    try(-1, 0);
    try(-1, 999999);
    TRY(syscall(SYS_pselect6, 0, NULL, NULL, NULL, &nanoseconds, NULL));
    return 0;
}
