/* SPDX-License-Identifier: MIT */
/* Two processes change a counter in a file, under the file's lock. */
#include <assert.h>
#include <fcntl.h>
#include <sys/file.h>
#include <sys/wait.h>
#include <unistd.h>

static void
add(void)
{
    int file = open("/tmp/counter", O_RDWR), n;

    flock(file, LOCK_EX);
    assert(pread(file, &n, sizeof(n), 0) == sizeof(n));
    n++;
    assert(pwrite(file, &n, sizeof(n), 0) == sizeof(n));
    close(file);
}

int
main(void)
{
    int file = open("/tmp/counter", O_RDWR | O_CREAT | O_TRUNC, 0600), n = 0;

    assert(pwrite(file, &n, sizeof(n), 0) == sizeof(n));
    if (fork() == 0) {
        add();
        _exit(0);
    }
    add();
    wait(NULL);
    assert(pread(file, &n, sizeof(n), 0) == sizeof(n) && n == 2);
}
