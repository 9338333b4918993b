/* SPDX-License-Identifier: MIT */
/* Two processes change a counter in a file, under a record lock. */
#include <assert.h>
#include <fcntl.h>
#include <sys/wait.h>
#include <unistd.h>

static void
add(int file)
{
    struct flock all = { .l_type = F_WRLCK, .l_whence = SEEK_SET };
    int n;

    assert(fcntl(file, F_SETLKW, &all) == 0);
    assert(pread(file, &n, sizeof(n), 0) == sizeof(n));
    n++;
    assert(pwrite(file, &n, sizeof(n), 0) == sizeof(n));
    all.l_type = F_UNLCK;
    assert(fcntl(file, F_SETLK, &all) == 0);
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
    assert(pread(file, &n, sizeof(n), 0) == sizeof(n) && n == 2);
}
