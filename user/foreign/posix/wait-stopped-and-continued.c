/* SPDX-License-Identifier: MIT */
/* waitpid(2): WUNTRACED: also if a child has stopped; WCONTINUED: also if it has been resumed by SIGCONT. */
#include "user/foreign/posix/see.h"

int
main(void)
{
    pid_t child = fork();
    int status;

    if (child == 0)
        for (;;)
            pause();
    kill(child, SIGSTOP);
    see("the child: %d\n", waitpid(child, &status, WUNTRACED) == child);
    see("stopped %d by %d\n", WIFSTOPPED(status), WSTOPSIG(status));
    TRY(waitpid(child, &status, WUNTRACED | WNOHANG));
    kill(child, SIGCONT);
    see("the child: %d\n", waitpid(child, &status, WCONTINUED) == child);
    see("continued %d\n", WIFCONTINUED(status));
    kill(child, SIGSTOP);
    DO(waitpid(child, &status, WUNTRACED));
    kill(child, SIGTERM);
    TRY(waitpid(child, &status, WNOHANG));
    kill(child, SIGCONT);
    see_end(child);
    return 0;
}
