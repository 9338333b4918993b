/* SPDX-License-Identifier: MIT */
/* A fatal signal, also SIGKILL to a stopped process, ends a process whatever call it is blocked in. */
#include "blocking.h"

static void
try(const struct blocking *b, int signo, bool stopped)
{
    pid_t child = start_blocked(b, NULL);
    int status;

    if (stopped) {
        CHECK_OK(kill(child, SIGSTOP));
        await_state(child, 'T');
    }
    CHECK_OK(kill(child, signo));
    status = wait_status(child);
    if (status != KILLED(signo)) {
        printf("%s: status %#x\n", b->name, status);
        exit(1);
    }
    killpg(child, SIGKILL);
}

int
main(void)
{
    for_each_blocking(b) {
        try(b, SIGTERM, false);
        try(b, SIGKILL, true);
    }
    return 0;
}
