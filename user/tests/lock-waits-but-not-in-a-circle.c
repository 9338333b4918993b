/* SPDX-License-Identifier: MIT */
/* F_SETLKW waits until the lock is free, or a signal comes; the one that would close a circle of waiting processes, of two
 * or of three, gets EDEADLK, and when it gives way the others go on; the end of a process gives its locks back. */
#include "lock.h"

#define MOST 3

static int fd, ready[2], go[2];

static void
handler(int signo)
{
}

/* Holds byte n, and when all do, wants the next one's. */
static void
philosopher(int n, int count)
{
    char byte;
    int r;

    CHECK_OK(lock(fd, F_SETLK, F_WRLCK, n, 1));
    CHECK_EQ(write(ready[1], "x", 1), 1);
    CHECK_EQ(read(go[0], &byte, 1), 1);
    r = lock(fd, F_SETLKW, F_WRLCK, (n + 1) % count, 1);
    CHECK(r == 0 || errno == EDEADLK);
    _exit(r == 0 ? 0 : 1); /* and both go back */
}

static void
circle(int count)
{
    pid_t child[MOST];
    int gave_way = 0;
    char byte;

    for (int n = 0; n < count; n++)
        if ((child[n] = fork()) == 0)
            philosopher(n, count);
    for (int n = 0; n < count; n++)
        CHECK_EQ(read(ready[0], &byte, 1), 1);
    CHECK_EQ(write(go[1], "xxx", (size_t)count), count);
    for (int n = 0; n < count; n++)
        gave_way += wait_status(child[n]) == EXITED(1);
    CHECK_EQ(gave_way, 1);
}

static void
is_interrupted(void)
{
    struct sigaction action = { .sa_handler = handler };

    sigaction(SIGALRM, &action, NULL);
    alarm(1);
    CHECK_ERRNO(lock(fd, F_SETLKW, F_WRLCK, 0, 1), EINTR);
}

static void
waits(void)
{
    CHECK_EQ(write(ready[1], "x", 1), 1);
    CHECK_OK(lock(fd, F_SETLKW, F_WRLCK, 0, 1));
}

int
main(void)
{
    pid_t child;
    char byte;

    fd = CHECK_OK(open(NAME, O_RDWR | O_CREAT | O_TRUNC, 0600));
    CHECK_OK(pipe(ready));
    CHECK_OK(pipe(go));
    CHECK_OK(lock(fd, F_SETLK, F_WRLCK, 0, 1));
    CHECK_EQ(run(is_interrupted), 0);
    child = start(waits);
    CHECK_EQ(read(ready[0], &byte, 1), 1);
    pause_for(50 * MILLISECOND);
    CHECK_EQ(waitpid(child, NULL, WNOHANG), 0);
    CHECK_OK(lock(fd, F_SETLK, F_UNLCK, 0, 1));
    CHECK_EQ(wait_status(child), 0);
    for (int i = 0; i < 10; i++) {
        circle(2);
        circle(3);
    }
    CHECK_OK(unlink(NAME));
    return 0;
}
