/* SPDX-License-Identifier: MIT */
/* sigaction(2): SA_NOCLDSTOP: do not receive notification when child processes stop or resume. */
#include "user/foreign/posix/see.h"

int
main(void)
{
    pid_t child;
    int status;

    handle(SIGCHLD, count_it, SA_NOCLDSTOP | SA_RESTART);
    if ((child = fork()) == 0)
        for (;;)
            pause();
    kill(child, SIGSTOP);
    DO(waitpid(child, &status, WUNTRACED));
    see("stopped %d, signals %d\n", WIFSTOPPED(status), caught);
    kill(child, SIGCONT);
    DO(waitpid(child, &status, WCONTINUED));
    see("continued %d, signals %d\n", WIFCONTINUED(status), caught);
    kill(child, SIGKILL);
    see_end(child);
    see("signals %d\n", caught);
    return 0;
}
