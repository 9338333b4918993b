/* SPDX-License-Identifier: MIT */
/* The counter is in a file: read, add, write back, by two processes. */
#include <assert.h>
#include <fcntl.h>
#include <sys/wait.h>
#include <unistd.h>

static void
add(int file)
{
    int n;

    assert(pread(file, &n, sizeof(n), 0) == sizeof(n));
    n++;
    assert(pwrite(file, &n, sizeof(n), 0) == sizeof(n));
}

int
main(void)
{
    int file = open("/tmp/counter", O_RDWR | O_CREAT | O_TRUNC, 0600), n = 0;

    assert(pwrite(file, &n, sizeof(n), 0) == sizeof(n));
    if (fork() == 0) {
        add(file);
        _exit(0);
    }
    add(file);
    wait(NULL);
    assert(pread(file, &n, sizeof(n), 0) == sizeof(n));
    assert(n == 2);
}
