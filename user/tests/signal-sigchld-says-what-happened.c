/* SPDX-License-Identifier: MIT */
/* SIGCHLD's siginfo has CLD_EXITED, KILLED, STOPPED or CONTINUED, pid and status; SA_NOCLDSTOP leaves stops out. */
#include "signals.h"

static sigset_t set;

static void
sleep_for_ever(void)
{
    for (;;)
        pause_for(SECOND);
}

static void
expect(pid_t child, int code, int status)
{
    siginfo_t info;

    CHECK_EQ(sigwaitinfo(&set, &info), SIGCHLD);
    CHECK_EQ(info.si_code, code);
    CHECK_EQ(info.si_pid, child);
    CHECK_EQ(info.si_status, status);
}

static void
exit_with_five(void)
{
    _exit(5);
}

int
main(void)
{
    struct timespec some = { 0, 30 * MILLISECOND };
    pid_t child;

    sigemptyset(&set);
    sigaddset(&set, SIGCHLD);
    CHECK_OK(sigprocmask(SIG_BLOCK, &set, NULL));
    handle(SIGCHLD, count_signal, 0);
    child = start(exit_with_five);
    expect(child, CLD_EXITED, 5);
    CHECK_EQ(wait_status(child), EXITED(5));

    child = start(sleep_for_ever);
    CHECK_OK(kill(child, SIGSTOP));
    expect(child, CLD_STOPPED, SIGSTOP);
    CHECK_OK(kill(child, SIGCONT));
    expect(child, CLD_CONTINUED, SIGCONT);
    CHECK_OK(kill(child, SIGTERM));
    expect(child, CLD_KILLED, SIGTERM);
    CHECK_EQ(wait_status(child), KILLED(SIGTERM));

    handle(SIGCHLD, count_signal, SA_NOCLDSTOP);
    child = start(sleep_for_ever);
    CHECK_OK(kill(child, SIGSTOP));
    CHECK_EQ(waitpid(child, NULL, WUNTRACED), child);
    CHECK_OK(kill(child, SIGCONT));
    CHECK_EQ(waitpid(child, NULL, WCONTINUED), child);
    CHECK_ERRNO(sigtimedwait(&set, NULL, &some), EAGAIN);
    CHECK_OK(kill(child, SIGKILL));
    expect(child, CLD_KILLED, SIGKILL);
    CHECK_EQ(wait_status(child), KILLED(SIGKILL));
    return 0;
}
