/* SPDX-License-Identifier: MIT */
/* A child that answers through a second pipe. */
#include <sys/wait.h>
#include <unistd.h>
int
main(void)
{
    int there[2], back[2];
    char c = 'x';

    if (pipe(there) || pipe(back))
        return 2;
    if (fork() == 0) {
        if (read(there[0], &c, 1) != 1)
            _exit(1);
        c++;
        write(back[1], &c, 1);
        _exit(0);
    }
    write(there[1], &c, 1);
    read(back[0], &c, 1);
    wait(NULL);
    return c != 'y';
}
