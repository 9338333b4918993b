/* SPDX-License-Identifier: MIT */
/* A process forks and waits, and nothing else: no more of the library is linked. */
#include <sys/wait.h>
#include <unistd.h>

int
main(void)
{
    if (fork() == 0)
        return 0;
    wait(NULL);
    return 0;
}
