/* SPDX-License-Identifier: MIT */
/* sigaction(2): the signal which triggered the handler will be blocked, unless the SA_NODEFER flag is used. */
#include "user/foreign/posix/see.h"

static int depth;

static void
again(int signo)
{
    see("in at depth %d\n", ++depth);
    if (caught++ == 0)
        raise(signo);
    see("out of depth %d\n", depth--);
}

int
main(void)
{
    handle(SIGUSR1, again, 0);
    raise(SIGUSR1);
    see("%d times\n", caught);
    return 0;
}
