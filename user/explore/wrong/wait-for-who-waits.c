/* SPDX-License-Identifier: MIT */
/* Waits for a child that reads from us. */
#include <sys/wait.h>
#include <unistd.h>

int
main(void)
{
    int ends[2];
    char c;

    if (pipe(ends) < 0)
        return 1;
    if (fork() == 0)
        _exit(read(ends[0], &c, 1) != 1);
    wait(NULL);
    return write(ends[1], "x", 1) != 1;
}
