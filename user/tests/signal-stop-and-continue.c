/* SPDX-License-Identifier: MIT */
/* SIGSTOP stops a process until SIGCONT; its parent sees both through wait4 with WUNTRACED and WCONTINUED. */
#include "signals.h"

static void
sleep_for_ever(void)
{
    for (;;)
        pause_for(100 * SECOND);
}

int
main(void)
{
    pid_t child = start(sleep_for_ever);
    int status;

    CHECK_OK(kill(child, SIGSTOP));
    CHECK_EQ(waitpid(child, &status, WUNTRACED), child);
    CHECK(WIFSTOPPED(status));
    CHECK_EQ(WSTOPSIG(status), SIGSTOP);
    CHECK_EQ(waitpid(child, &status, WUNTRACED | WNOHANG), 0); /* told once */
    CHECK_OK(kill(child, SIGCONT));
    CHECK_EQ(waitpid(child, &status, WCONTINUED), child);
    CHECK(WIFCONTINUED(status));
    CHECK_OK(kill(child, SIGSTOP));
    CHECK_OK(kill(child, SIGKILL)); /* a stopped process can be killed */
    CHECK_EQ(wait_status(child), KILLED(SIGKILL));
    return 0;
}
