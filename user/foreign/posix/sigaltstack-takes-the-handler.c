/* SPDX-License-Identifier: MIT */
/* sigaltstack(2): a handler with SA_ONSTACK runs on the alternate stack, which cannot be changed meanwhile (EPERM). */
#include "user/foreign/posix/see.h"

static char room[65536];

static void
look(int signo)
{
    stack_t now, other = { .ss_sp = room, .ss_size = 8192 };
    char here;

    (void)signo;
    see("on it: %d\n", &here >= room && &here < room + sizeof(room));
    DO(sigaltstack(NULL, &now));
    see("flags onstack: %d\n", now.ss_flags == SS_ONSTACK);
    TRY(sigaltstack(&other, NULL));
}

int
main(void)
{
    stack_t stack = { .ss_sp = room, .ss_size = sizeof(room) }, now;
    char here;

    DO(sigaltstack(NULL, &now));
    see("before: disabled %d\n", now.ss_flags == SS_DISABLE);
    TRY(sigaltstack(&stack, NULL));
    DO(sigaltstack(NULL, &now));
    see("now: flags %d, there %d, size %zu\n", now.ss_flags, now.ss_sp == room, now.ss_size);
    handle(SIGUSR1, look, SA_ONSTACK);
    raise(SIGUSR1);
    see("back: %d\n", &here < room || &here >= room + sizeof(room));
    stack.ss_size = 100;
    TRY(sigaltstack(&stack, NULL));
    stack.ss_flags = SS_DISABLE;
    TRY(sigaltstack(&stack, NULL));
    return 0;
}
