/* SPDX-License-Identifier: MIT */
/* A handled signal ends poll and select with EINTR, whatever SA_RESTART says. */
#include "check.h"

#include <poll.h>
#include <sys/select.h>

static pid_t parent;

static void
handler(int signo)
{
    (void)signo;
}

static void
pester(void)
{
    while (kill(parent, SIGUSR1) == 0)
        pause_for(5 * MILLISECOND);
}

int
main(void)
{
    struct sigaction action = { .sa_handler = handler, .sa_flags = SA_RESTART };
    pid_t child;

    parent = getpid();
    CHECK_OK(sigaction(SIGUSR1, &action, NULL));
    child = start(pester);
    CHECK_ERRNO(poll(NULL, 0, -1), EINTR);
    CHECK_ERRNO(select(0, NULL, NULL, NULL, NULL), EINTR);
    kill(child, SIGKILL);
    CHECK_EQ(wait_status(child), KILLED(SIGKILL));
    return 0;
}
