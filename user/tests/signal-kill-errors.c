/* SPDX-License-Identifier: MIT */
/* kill: signal 0 only asks whether the process is there; no such process is ESRCH, no such signal EINVAL. */
#include "signals.h"

static void
nothing(void)
{
}

int
main(void)
{
    siginfo_t tkill_of_another = { .si_code = SI_TKILL };
    pid_t child = start(nothing);

    CHECK_OK(kill(getpid(), 0));
    pause_for(20 * MILLISECOND);
    CHECK_OK(kill(child, 0)); /* a zombie is there */
    CHECK_ERRNO(syscall(SYS_rt_sigqueueinfo, child, SIGUSR1, &tkill_of_another), EPERM); /* only tkill says so */
    CHECK_EQ(wait_status(child), EXITED(0));
    CHECK_ERRNO(kill(child, 0), ESRCH);
    CHECK_ERRNO(kill(child, SIGTERM), ESRCH);
    CHECK_ERRNO(kill(getpid(), 65), EINVAL);
    CHECK_ERRNO(kill(getpid(), -1), EINVAL);
    CHECK_ERRNO(syscall(SYS_tgkill, getpid(), -1, 0), EINVAL);
    CHECK_ERRNO(syscall(SYS_tgkill, getpid(), child, 0), ESRCH);
    CHECK_OK(syscall(SYS_tgkill, getpid(), getpid(), 0));
    return 0;
}
