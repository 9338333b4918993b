/* SPDX-License-Identifier: MIT */
/* sigaction(2): SA_NODEFER: do not add the signal to the thread's signal mask while the handler is executing. */
#include "user/foreign/posix/see.h"

static int depth;

static void
again(int signo)
{
    see("in at depth %d\n", ++depth);
    if (depth < 3)
        raise(signo);
    see("out of depth %d\n", depth--);
}

int
main(void)
{
    handle(SIGUSR1, again, SA_NODEFER);
    raise(SIGUSR1);
    return 0;
}
