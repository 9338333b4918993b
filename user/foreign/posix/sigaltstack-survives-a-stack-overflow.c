/* SPDX-License-Identifier: MIT */
/* sigaltstack(2): usual for SIGSEGV, which is sent when the normal stack is exhausted. */
#include "user/foreign/posix/see.h"
#include <setjmp.h>

static char room[65536];
static sigjmp_buf back;

static void
out(int signo)
{
    see("signal %d\n", signo);
    siglongjmp(back, 1);
}

__attribute__((noinline)) static int
deep(int n)
{
    volatile char here[4096];

    here[0] = (char)n;
    return n < 0 ? 0 : deep(n + 1) + here[0];
}

int
main(void)
{
    stack_t stack = { .ss_sp = room, .ss_size = sizeof(room) };

    DO(sigaltstack(&stack, NULL));
    handle(SIGSEGV, out, SA_ONSTACK);
    if (sigsetjmp(back, 1) == 0)
        deep(0);
    see("once\n");
    if (sigsetjmp(back, 1) == 0)
        deep(0);
    see("twice\n");
    return 0;
}
