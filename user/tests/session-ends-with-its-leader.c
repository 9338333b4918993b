/* SPDX-License-Identifier: MIT */
/* The leader of a session ends: the terminal's foreground group gets SIGHUP, and for those who stay there is no
 * controlling terminal any more. */
#include "check.h"

#include <pty.h>

static volatile int hung_up;

static void
handle(int signo)
{
    hung_up = signo;
}

static void
stays(int report)
{
    struct sigaction action = { .sa_handler = handle };

    CHECK_OK(sigaction(SIGHUP, &action, NULL));
    CHECK_OK(close((int)CHECK_OK(open("/dev/tty", O_RDWR))));
    CHECK_EQ(write(report, "r", 1), 1);
    while (!hung_up)
        pause_for(MILLISECOND);
    CHECK_ERRNO(open("/dev/tty", O_RDWR), ENXIO);
    CHECK_EQ(write(report, "k", 1), 1);
    _exit(0);
}

int
main(void)
{
    int master, ends[2], go[2], status;
    char seen;
    pid_t leader;

    CHECK_OK(pipe(ends));
    CHECK_OK(pipe(go));
    leader = (pid_t)CHECK_OK(forkpty(&master, NULL, NULL, NULL));
    if (leader == 0) {
        if (fork() == 0)
            stays(ends[1]);
        CHECK_EQ(read(go[0], &seen, 1), 1);
        _exit(0);
    }
    CHECK_OK(close(ends[1]));
    CHECK_EQ(read(ends[0], &seen, 1), 1);
    CHECK_EQ(write(go[1], "g", 1), 1);
    CHECK_EQ(waitpid(leader, &status, 0), leader);
    CHECK_EQ(status, 0);
    CHECK_EQ(read(ends[0], &seen, 1), 1);
    CHECK_EQ(seen, 'k');
    CHECK_EQ(read(ends[0], &seen, 1), 0);
    return 0;
}
