/* SPDX-License-Identifier: MIT */
/* waitid: WEXITED, WSTOPPED and WCONTINUED wait for that only, WNOWAIT leaves it, P_PID and P_PGID choose. */
#include "check.h"

static void
sleep_for_ever(void)
{
    for (;;)
        pause_for(SECOND);
}

static void
expect(int which, pid_t id, int options, pid_t child, int code, int status)
{
    siginfo_t info;

    memset(&info, 0x55, sizeof(info));
    CHECK_EQ(waitid((idtype_t)which, (id_t)id, &info, options), 0);
    CHECK_EQ(info.si_signo, child ? SIGCHLD : 0);
    CHECK_EQ(info.si_pid, child);
    if (!child)
        return;
    CHECK_EQ(info.si_code, code);
    CHECK_EQ(info.si_status, status);
    CHECK_EQ(info.si_errno, 0);
    CHECK_EQ(info.si_uid, getuid());
}

static void
refusals(pid_t child)
{
    siginfo_t info;

    CHECK_ERRNO(waitid(P_ALL, 0, &info, 0), EINVAL);
    CHECK_ERRNO(waitid(P_ALL, 0, &info, WNOHANG | WNOWAIT), EINVAL);
    CHECK_ERRNO(waitid(P_ALL, 0, &info, WEXITED | 0x100), EINVAL);
    CHECK_ERRNO(waitid((idtype_t)77, 0, &info, WEXITED), EINVAL);
    CHECK_ERRNO(waitid(P_PID, (id_t)-1, &info, WEXITED), EINVAL);
    CHECK_ERRNO(waitid(P_PID, (id_t)getpid(), &info, WEXITED), ECHILD);
    CHECK_ERRNO(waitid(P_PGID, (id_t)(child + 1000), &info, WEXITED), ECHILD);
    CHECK_ERRNO(waitpid(child, NULL, WEXITED), EINVAL);
    CHECK_ERRNO(waitpid(-1, (int *)8, WNOHANG | 0x800), EINVAL);
}

int
main(void)
{
    pid_t child = start(sleep_for_ever), other = start(sleep_for_ever);

    CHECK_OK(setpgid(child, child));
    refusals(child);
    expect(P_ALL, 0, WEXITED | WSTOPPED | WCONTINUED | WNOHANG, 0, 0, 0);
    CHECK_OK(kill(child, SIGSTOP));
    expect(P_PID, child, WSTOPPED | WNOWAIT, child, CLD_STOPPED, SIGSTOP);
    expect(P_PID, child, WEXITED | WCONTINUED | WNOHANG, 0, 0, 0);
    expect(P_PID, other, WSTOPPED | WNOHANG, 0, 0, 0);
    expect(P_PGID, 0, WSTOPPED | WNOHANG, 0, 0, 0);
    expect(P_PGID, child, WSTOPPED | WEXITED, child, CLD_STOPPED, SIGSTOP);
    expect(P_ALL, 0, WSTOPPED | WNOHANG, 0, 0, 0);
    CHECK_OK(kill(child, SIGCONT));
    expect(P_ALL, 0, WCONTINUED | WNOWAIT, child, CLD_CONTINUED, SIGCONT);
    expect(P_ALL, 0, WCONTINUED, child, CLD_CONTINUED, SIGCONT);
    expect(P_ALL, 0, WCONTINUED | WNOHANG, 0, 0, 0);
    CHECK_OK(kill(child, SIGSTOP));
    expect(P_PID, child, WSTOPPED | WNOWAIT, child, CLD_STOPPED, SIGSTOP);
    CHECK_OK(kill(child, SIGKILL));
    expect(P_PID, child, WEXITED | WNOWAIT, child, CLD_KILLED, SIGKILL);
    CHECK_ERRNO(waitid(P_PID, (id_t)child, NULL, WSTOPPED | WCONTINUED), ECHILD);  /* it can do neither any more */
    expect(P_ALL, 0, WEXITED, child, CLD_KILLED, SIGKILL);
    CHECK_OK(kill(other, SIGTERM));
    expect(P_PGID, getpgrp(), WEXITED, other, CLD_KILLED, SIGTERM);
    CHECK_ERRNO(waitid(P_ALL, 0, NULL, WEXITED), ECHILD);
    return 0;
}
