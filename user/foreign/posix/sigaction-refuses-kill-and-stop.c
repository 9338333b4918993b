/* SPDX-License-Identifier: MIT */
/* sigaction(2): EINVAL: an attempt is made to change the action for SIGKILL or SIGSTOP, or the signal is invalid. */
#include "user/foreign/posix/see.h"

int
main(void)
{
    struct sigaction action = { .sa_handler = SIG_IGN };

    TRY(sigaction(SIGKILL, &action, NULL));
    TRY(sigaction(SIGSTOP, &action, NULL));
    TRY(sigaction(SIGKILL, NULL, &action));
    TRY(sigaction(0, &action, NULL));
    TRY(sigaction(65, &action, NULL));
    TRY(sigaction(64, &action, NULL));
    return 0;
}
