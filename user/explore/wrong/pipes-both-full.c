/* SPDX-License-Identifier: MIT */
/* Both write all of it before they read; a pipe does not hold that much. */
#include <sys/wait.h>
#include <unistd.h>

static char data[100000];

static int
exchange(int out, int in)
{
    size_t got = 0;

    if (write(out, data, sizeof(data)) != sizeof(data))
        return 1;
    while (got < sizeof(data))
        got += (size_t)read(in, data, sizeof(data));
    return 0;
}

int
main(void)
{
    int there[2], back[2], status;

    if (pipe(there) < 0 || pipe(back) < 0)
        return 1;
    if (fork() == 0)
        _exit(exchange(back[1], there[0]));
    status = exchange(there[1], back[0]);
    wait(NULL);
    return status;
}
