/* SPDX-License-Identifier: MIT */
/* sigsetjmp(3): if savesigs is nonzero, the process's current signal mask is saved and restored by siglongjmp. */
#include "user/foreign/posix/see.h"
#include <setjmp.h>

static sigjmp_buf back;

static void
out(int signo)
{
    (void)signo;
    siglongjmp(back, 1);
}

int
main(void)
{
    sigset_t mask;

    handle(SIGUSR1, out, 0);
    for (volatile int save = 1; save >= 0; save--) {
        if (sigsetjmp(back, save) == 0)
            raise(SIGUSR1);
        sigprocmask(SIG_BLOCK, NULL, &mask);
        see("saved %d: blocked %d\n", save, sigismember(&mask, SIGUSR1));
    }
    return 0;
}
