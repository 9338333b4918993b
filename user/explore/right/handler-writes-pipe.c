/* SPDX-License-Identifier: MIT */
/* A handler does what is async-signal-safe: it writes to a pipe. */
#include <assert.h>
#include <errno.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

static int ends[2];

static void
tell(int number)
{
    int old = errno;

    (void)number;
    assert(write(ends[1], "!", 1) == 1);
    errno = old;
}

int
main(void)
{
    pid_t parent = getpid();
    char c;

    assert(pipe(ends) == 0);
    signal(SIGUSR1, tell);
    if (fork() == 0) {
        kill(parent, SIGUSR1);
        _exit(0);
    }
    while (read(ends[0], &c, 1) != 1)
        assert(errno == EINTR);
    while (wait(NULL) < 0)
        assert(errno == EINTR);
}
