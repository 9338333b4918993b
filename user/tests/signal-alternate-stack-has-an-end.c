/* SPDX-License-Identifier: MIT */
/* A handler that finds no room on the alternate stack ends the process by SIGSEGV and writes nothing below; SS_ONSTACK
 * may be given; with SS_AUTODISARM the stack is off while a handler runs. */
#include "signals.h"

#include <sys/mman.h>

#define SIZE 65536

static char *stack;
static stack_t seen;

static void
again(int signo)
{
    raise(signo);
}

static void
look(int signo)
{
    char here;

    (void)signo;
    CHECK(&here >= stack + SIZE && &here < stack + 2 * SIZE);
    CHECK_OK(sigaltstack(NULL, &seen));
}

static void
use(int flags, void (*handler)(int))
{
    struct sigaction action = { .sa_handler = handler, .sa_flags = SA_ONSTACK | SA_NODEFER };
    stack_t alternate = { .ss_sp = stack + SIZE, .ss_size = SIZE, .ss_flags = flags };

    CHECK_OK(sigaltstack(&alternate, NULL));
    CHECK_OK(sigaction(SIGUSR1, &action, NULL));
}

static void
overflow(void)
{
    use(0, again);
    raise(SIGUSR1);
}

int
main(void)
{
    stack = mmap(NULL, 2 * SIZE, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    CHECK(stack != MAP_FAILED);
    CHECK_EQ(run(overflow), KILLED(SIGSEGV));
    for (int i = 0; i < SIZE - 256; i++)    /* the handler itself may step over the end */
        CHECK_EQ(stack[i], 0);
    use(SS_ONSTACK, look);
    raise(SIGUSR1);
    CHECK_EQ(seen.ss_flags, SS_ONSTACK);
    use((int)SS_AUTODISARM, look);
    raise(SIGUSR1);
    CHECK_EQ(seen.ss_flags, SS_DISABLE);
    CHECK_OK(sigaltstack(NULL, &seen));
    CHECK_EQ(seen.ss_flags, (int)SS_AUTODISARM);
    CHECK_EQ(seen.ss_size, SIZE);
    return 0;
}
