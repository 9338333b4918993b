/* SPDX-License-Identifier: MIT */
/* sigaction(2): the third argument is the context that is restored when the handler returns (ucontext_t). */
#include "user/foreign/posix/see.h"
#include <ucontext.h>

static void
skip(int signo, siginfo_t *info, void *context)
{
    ucontext_t *where = context;

    (void)info;
    see("%s\n", strsignal(signo));
    where->uc_mcontext.gregs[REG_RIP] += 2;
    where->uc_mcontext.gregs[REG_RAX] = 77;
    sigaddset(&where->uc_sigmask, SIGUSR2);
}

int
main(void)
{
    struct sigaction action = { .sa_sigaction = skip, .sa_flags = SA_SIGINFO };
    sigset_t mask;
    long value = 1;

    DO(sigaction(SIGILL, &action, NULL));
    __asm__ volatile("ud2" : "+a"(value));
    sigprocmask(SIG_BLOCK, NULL, &mask);
    see("value %ld, usr2 blocked %d\n", value, sigismember(&mask, SIGUSR2));
    return 0;
}
