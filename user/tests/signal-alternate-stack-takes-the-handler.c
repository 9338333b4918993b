/* SPDX-License-Identifier: MIT */
/* SA_ONSTACK handlers run on the alternate stack, with siginfo, also when the ordinary one is full; SS_ONSTACK there. */
#include "signals.h"

#include <setjmp.h>

static char stack[65536];
static volatile int on_it, depth;
static void *volatile address;
static sigjmp_buf back;

static int
is_on_it(void)
{
    char here;

    return &here >= stack && &here < stack + sizeof(stack);
}

static void
handler(int signo, siginfo_t *info, void *context)
{
    stack_t now_used, other = { .ss_sp = stack, .ss_size = sizeof(stack) };

    (void)context;
    on_it = is_on_it();
    address = info->si_addr;
    CHECK_OK(sigaltstack(NULL, &now_used));
    CHECK_EQ(now_used.ss_flags, on_it ? SS_ONSTACK : 0);
    if (on_it)
        CHECK_ERRNO(sigaltstack(&other, NULL), EPERM);
    if (depth++ == 0 && signo == SIGUSR1)
        raise(SIGUSR2);                     /* on the alternate stack too, further down */
    if (signo == SIGSEGV)
        siglongjmp(back, 1);
}

__attribute__((noinline)) static int
recurse(int n)
{
    volatile char page[4096];

    page[0] = (char)n;
    return n < 0 ? 0 : recurse(n + 1) + page[0];
}

int
main(void)
{
    struct sigaction action = { .sa_sigaction = handler, .sa_flags = SA_SIGINFO };
    stack_t alternate = { .ss_sp = stack, .ss_size = sizeof(stack) }, old;

    CHECK_OK(sigaltstack(NULL, &old));
    CHECK_EQ(old.ss_flags, SS_DISABLE);
    alternate.ss_size = 100;
    CHECK_ERRNO(sigaltstack(&alternate, NULL), ENOMEM);
    alternate.ss_size = sizeof(stack);
    alternate.ss_flags = 1234;
    CHECK_ERRNO(sigaltstack(&alternate, NULL), EINVAL);
    alternate.ss_flags = 0;
    CHECK_OK(sigaltstack(&alternate, NULL));

    CHECK_OK(sigaction(SIGUSR1, &action, NULL));
    CHECK_OK(sigaction(SIGUSR2, &action, NULL));
    depth = 1;
    raise(SIGUSR1);
    CHECK_EQ(on_it, 0);                     /* only with SA_ONSTACK */
    action.sa_flags |= SA_ONSTACK;
    CHECK_OK(sigaction(SIGUSR1, &action, NULL));
    CHECK_OK(sigaction(SIGSEGV, &action, NULL));
    depth = 0;
    raise(SIGUSR1);
    CHECK_EQ(depth, 2);
    CHECK_EQ(on_it, 1);
    CHECK(!is_on_it());
    if (sigsetjmp(back, 1) == 0) {
        on_it = 0;
        recurse(0);
    }
    CHECK_EQ(on_it, 1);
    CHECK(address != NULL);
    return 0;
}
