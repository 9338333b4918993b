/* SPDX-License-Identifier: MIT */
/* ppoll(2): the mask is changed atomically; a signal that was pending ends the wait with EINTR; then it is as before. */
#include "user/foreign/posix/see.h"
#include <poll.h>

int
main(void)
{
    sigset_t set, open, now;

    handle(SIGUSR1, name_it, 0);
    sigemptyset(&set);
    sigaddset(&set, SIGUSR1);
    sigprocmask(SIG_BLOCK, &set, &open);
    raise(SIGUSR1);
    TRY(poll(NULL, 0, 1));
    TRY(ppoll(NULL, 0, NULL, &open));
    sigprocmask(SIG_BLOCK, NULL, &now);
    see("blocked %d\n", sigismember(&now, SIGUSR1));
    TRY(pselect(0, NULL, NULL, NULL, &(struct timespec){ 0, 1000 }, &open));
    return 0;
}
