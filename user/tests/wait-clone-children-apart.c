/* SPDX-License-Identifier: MIT */
/* A child that ends with another signal than SIGCHLD is found only with __WCLONE or __WALL, until it executes. */
#include "clone.h"

#ifndef __WALL
#define __WALL   0x40000000
#define __WCLONE 0x80000000u
#endif

static volatile int usr1;

static void
handler(int signo)
{
    usr1 += signo == SIGUSR1;
}

static void
end(void)
{
    syscall(SYS_exit, 4);
}

int
main(void)
{
    struct sigaction action = { .sa_handler = handler };
    siginfo_t info = { 0 };
    int status;
    long child;

    CHECK_OK(sigaction(SIGUSR1, &action, NULL));
    child = bare_clone(SIGUSR1, end);
    CHECK_ERRNO(waitpid(-1, &status, 0), ECHILD);
    CHECK_ERRNO(waitid(P_PID, (id_t)child, &info, WEXITED), ECHILD);
    while (waitid(P_PID, (id_t)child, &info, WEXITED | WNOWAIT | (int)__WCLONE) < 0)
        CHECK_EQ(errno, EINTR);
    CHECK_EQ(info.si_pid, child);
    CHECK_EQ(waitpid(-1, &status, (int)__WCLONE), child);
    CHECK_EQ(status, EXITED(4));
    CHECK_EQ(usr1, 1);

    child = bare_clone(0, end);
    CHECK_EQ(waitpid((pid_t)child, &status, (int)__WALL), child);
    child = bare_clone(SIGCHLD, end);
    CHECK_ERRNO(waitpid(-1, &status, (int)__WCLONE), ECHILD);
    CHECK_EQ(waitpid((pid_t)child, &status, (int)__WALL), child);
    return 0;
}
