/* SPDX-License-Identifier: MIT */
/* The master closed: SIGHUP to the session, reads end, writes are EIO. The last slave closed: the master reads what is left, then EIO. */
#include "check.h"

#include <poll.h>
#include <pty.h>

static volatile int hung_up;

static void
handle(int signo)
{
    hung_up = signo;
}

static int
in_the_terminal(int report)
{
    struct sigaction action = { .sa_handler = handle };
    char byte;

    CHECK_OK(sigaction(SIGHUP, &action, NULL));
    CHECK_EQ(write(report, "r", 1), 1);
    while (!hung_up)
        pause_for(MILLISECOND);
    CHECK_EQ(read(0, &byte, 1), 0);
    CHECK_ERRNO(write(1, "x", 1), EIO);
    CHECK_EQ(write(report, "k", 1), 1);
    _exit(0);
}

int
main(void)
{
    int master, slave, ends[2], status;
    struct pollfd poll_fd;
    char seen[8];
    pid_t child;

    CHECK_OK(pipe(ends));
    child = (pid_t)CHECK_OK(forkpty(&master, NULL, NULL, NULL));
    if (child == 0)
        in_the_terminal(ends[1]);
    CHECK_EQ(read(ends[0], seen, 1), 1);
    CHECK_OK(close(master));
    CHECK_EQ(read(ends[0], seen, 1), 1);
    CHECK_EQ(seen[0], 'k');
    CHECK_EQ(waitpid(child, &status, 0), child);
    CHECK_EQ(status, 0);

    CHECK_OK(openpty(&master, &slave, NULL, NULL, NULL));
    CHECK_EQ(write(slave, "end", 3), 3);
    CHECK_OK(close(slave));
    poll_fd = (struct pollfd){ master, POLLIN, 0 };
    CHECK_EQ(poll(&poll_fd, 1, 0), 1);
    CHECK_EQ(poll_fd.revents, POLLIN | POLLHUP);
    CHECK_EQ(read(master, seen, 8), 3);
    CHECK_ERRNO(read(master, seen, 8), EIO);
    return 0;
}
