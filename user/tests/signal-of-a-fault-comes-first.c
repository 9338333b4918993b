/* SPDX-License-Identifier: MIT */
/* Of several pending signals SIGSEGV and its like are taken first: their handlers see the registers of the program, not
 * the first instruction of another handler. */
#include "signals.h"

static int order[4], count;

static void
note(int signo)
{
    order[count++] = signo;
}

int
main(void)
{
    struct sigaction action = { .sa_handler = note };
    sigset_t all, old;

    CHECK_OK(sigaction(SIGHUP, &action, NULL));
    CHECK_OK(sigaction(SIGQUIT, &action, NULL));
    CHECK_OK(sigaction(SIGSEGV, &action, NULL));
    sigfillset(&all);
    CHECK_OK(sigprocmask(SIG_SETMASK, &all, &old));
    raise(SIGHUP);
    raise(SIGQUIT);
    raise(SIGSEGV);
    CHECK_OK(sigprocmask(SIG_SETMASK, &old, NULL));
    CHECK_EQ(count, 3);
    CHECK_EQ(order[2], SIGSEGV);            /* taken first: the other handlers run on top of it */
    CHECK_EQ(order[1], SIGHUP);
    CHECK_EQ(order[0], SIGQUIT);
    return 0;
}
