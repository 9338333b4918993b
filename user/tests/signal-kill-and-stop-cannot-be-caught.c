/* SPDX-License-Identifier: MIT */
/* SIGKILL and SIGSTOP accept no handler and cannot be ignored or blocked. */
#include "signals.h"

static void
block_and_die(void)
{
    sigset_t all;

    sigfillset(&all);
    CHECK_OK(sigprocmask(SIG_SETMASK, &all, NULL));
    CHECK_OK(kill(getpid(), SIGKILL));
}

int
main(void)
{
    struct sigaction action = { .sa_handler = count_signal };

    CHECK_ERRNO(sigaction(SIGKILL, &action, NULL), EINVAL);
    CHECK_ERRNO(sigaction(SIGSTOP, &action, NULL), EINVAL);
    action.sa_handler = SIG_IGN;
    CHECK_ERRNO(sigaction(SIGKILL, &action, NULL), EINVAL);
    CHECK_ERRNO(sigaction(0, &action, NULL), EINVAL);
    CHECK_ERRNO(sigaction(65, &action, NULL), EINVAL);
    CHECK_EQ(run(block_and_die), KILLED(SIGKILL));
    return 0;
}
