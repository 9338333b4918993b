/* SPDX-License-Identifier: MIT */
/* waitpid(2): WNOHANG: returns immediately with 0 if no child has exited. */
#include "user/foreign/posix/see.h"

int
main(void)
{
    pid_t child = fork();
    siginfo_t info;

    if (child == 0)
        for (;;)
            pause();
    TRY(waitpid(child, NULL, WNOHANG));
    info.si_pid = 77;
    TRY(waitid(P_PID, (id_t)child, &info, WEXITED | WNOHANG));
    see("pid %d\n", info.si_pid);
    kill(child, SIGKILL);
    TRY(waitid(P_PID, (id_t)child, &info, WEXITED | WNOWAIT));
    see("code killed %d, status %d\n", info.si_code == CLD_KILLED, info.si_status);
    see("the child: %d\n", waitpid(child, NULL, WNOHANG) == child);
    TRY(waitpid(child, NULL, WNOHANG));
    return 0;
}
