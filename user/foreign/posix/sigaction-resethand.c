/* SPDX-License-Identifier: MIT */
/* sigaction(2): SA_RESETHAND: restore the signal action to the default upon entry to the signal handler. */
#include "user/foreign/posix/see.h"

int
main(void)
{
    struct sigaction now;

    handle(SIGUSR1, name_it, SA_RESETHAND);
    raise(SIGUSR1);
    DO(sigaction(SIGUSR1, NULL, &now));
    see("default again: %d\n", now.sa_handler == SIG_DFL);
    raise(SIGUSR1);
    see("not reached\n");
    return 0;
}
