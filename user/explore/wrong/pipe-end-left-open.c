/* SPDX-License-Identifier: MIT */
/* There is no end of file while somebody could still write: the reader itself could. */
#include <sys/wait.h>
#include <unistd.h>

int
main(void)
{
    int ends[2];
    char c;

    if (pipe(ends) < 0)
        return 1;
    if (fork() == 0) {
        close(ends[0]);
        _exit(write(ends[1], "abc", 3) != 3);
    }
    while (read(ends[0], &c, 1) == 1)
        ;
    wait(NULL);
}
