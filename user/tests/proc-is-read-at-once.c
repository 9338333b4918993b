/* SPDX-License-Identifier: MIT */
/* One call reads as many names of /proc as there is room for. */
#include "check.h"

#include <sys/syscall.h>

#define CHILDREN 5

int
main(void)
{
    static _Alignas(8) char buffer[32768];
    int found = 0, dir = (int)CHECK_OK(open("/proc", O_RDONLY | O_DIRECTORY));
    pid_t child[CHILDREN];
    long n;

    for (int i = 0; i < CHILDREN; i++)
        if ((child[i] = fork()) == 0)
            pause();
    n = CHECK_OK(syscall(SYS_getdents64, dir, buffer, sizeof(buffer)));
    for (long at = 0; at < n; at += *(unsigned short *)(buffer + at + 16))
        for (int i = 0; i < CHILDREN; i++)
            found += atoi(buffer + at + 19) == child[i];
    CHECK_EQ(found, CHILDREN);
    for (int i = 0; i < CHILDREN; i++)
        kill(child[i], SIGKILL);
    while (wait(NULL) > 0)
        ;
    return 0;
}
