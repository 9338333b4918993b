/* SPDX-License-Identifier: MIT */
/* sigtimedwait(2): EAGAIN: no signal in set became pending within the timeout; EINVAL: timeout was invalid. */
#include "user/foreign/posix/see.h"

int
main(void)
{
    struct timespec none = { 0, 0 }, soon = { 0, 2000000 }, bad = { 0, 1000000000 };
    sigset_t set;

    sigemptyset(&set);
    sigaddset(&set, SIGUSR1);
    sigprocmask(SIG_BLOCK, &set, NULL);
    TRY(sigtimedwait(&set, NULL, &none));
    TRY(sigtimedwait(&set, NULL, &soon));
    TRY(sigtimedwait(&set, NULL, &bad));
    raise(SIGUSR1);
    TRY(sigtimedwait(&set, NULL, &none));
    TRY(sigtimedwait(&set, NULL, &none));
    return 0;
}
