/* SPDX-License-Identifier: MIT */
/* Each closes the end that it does not use. */
#include <assert.h>
#include <sys/wait.h>
#include <unistd.h>

int
main(void)
{
    int ends[2], n = 0;
    char c;

    assert(pipe(ends) == 0);
    if (fork() == 0) {
        close(ends[0]);
        _exit(write(ends[1], "abc", 3) != 3);
    }
    close(ends[1]);
    while (read(ends[0], &c, 1) == 1)
        n++;
    wait(NULL);
    assert(n == 3);
}
