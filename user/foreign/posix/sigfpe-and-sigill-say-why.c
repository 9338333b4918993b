/* SPDX-License-Identifier: MIT */
/* sigaction(2): for SIGFPE FPE_INTDIV, for SIGILL ILL_ILLOPN, for SIGTRAP a breakpoint; si_addr is the instruction. */
#include "user/foreign/posix/see.h"
#include <setjmp.h>

static sigjmp_buf back;

static void
tell(int signo, siginfo_t *info, void *context)
{
    (void)context;
    see("%s, code %d, has address %d\n", strsignal(signo), info->si_code == SI_KERNEL ? 1000 : info->si_code,
        info->si_addr != NULL);
    siglongjmp(back, 1);
}

int
main(void)
{
    struct sigaction action = { .sa_sigaction = tell, .sa_flags = SA_SIGINFO };
    volatile int zero = 0;

    DO(sigaction(SIGFPE, &action, NULL));
    DO(sigaction(SIGILL, &action, NULL));
    DO(sigaction(SIGTRAP, &action, NULL));
    if (sigsetjmp(back, 1) == 0)
        see("%d\n", 10 / zero);
    if (sigsetjmp(back, 1) == 0)
        __asm__ volatile("ud2");
    if (sigsetjmp(back, 1) == 0)
        __asm__ volatile("int3");
    return 0;
}
