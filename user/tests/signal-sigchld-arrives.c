/* SPDX-License-Identifier: MIT */
/* The end of a child sends SIGCHLD, with its pid and status; with SIGCHLD ignored children need no waiting. */
#include "signals.h"

static volatile pid_t pid_seen;
static volatile int status_seen, code_seen;

static void
handler(int signo, siginfo_t *info, void *context)
{
    (void)signo;
    (void)context;
    status_seen = info->si_status;
    code_seen = info->si_code;
    pid_seen = info->si_pid;
}

static void
exits(void)
{
    _exit(9);
}

int
main(void)
{
    struct sigaction action = { .sa_sigaction = handler, .sa_flags = SA_SIGINFO };
    pid_t child;

    CHECK_OK(sigaction(SIGCHLD, &action, NULL));
    child = start(exits);
    while (pid_seen == 0)
        pause_for(MILLISECOND);
    CHECK_EQ(pid_seen, child);
    CHECK_EQ(status_seen, 9);
    CHECK_EQ(code_seen, CLD_EXITED);
    CHECK_EQ(wait_status(child), EXITED(9));
    signal(SIGCHLD, SIG_IGN);
    child = start(exits);
    CHECK_ERRNO(waitpid(child, NULL, 0), ECHILD);
    return 0;
}
