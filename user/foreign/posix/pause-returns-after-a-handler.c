/* SPDX-License-Identifier: MIT */
/* pause(2): returns only when a signal was caught and the handler returned; then -1 and EINTR. */
#include "user/foreign/posix/see.h"

int
main(void)
{
    pid_t me = getpid(), child;

    handle(SIGUSR1, name_it, SA_RESTART);
    signal(SIGUSR2, SIG_IGN);
    if ((child = fork()) == 0) {
        until_asleep(me);
        kill(me, SIGUSR2);
        a_moment();
        until_asleep(me);
        _exit(kill(me, SIGUSR1));
    }
    TRY(pause());
    see_end(child);
    return 0;
}
