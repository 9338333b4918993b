/* SPDX-License-Identifier: MIT */
/* fcntl(2): F_SETOWN and F_SETOWN_EX: whom SIGIO is for: a process, a group, a thread; as which one is asked. */
#include "user/foreign/posix/see.h"

static int ends[2];

static void
look(void)
{
    struct f_owner_ex owner = { -1, -1 };
    int plain = fcntl(ends[0], F_GETOWN);

    DO(fcntl(ends[0], F_GETOWN_EX, &owner));
    see("type %d, %s, plain %s\n", owner.type, owner.pid == getpid() ? "this" : owner.pid == 0 ? "nobody" : "another",
        plain == getpid() ? "this" : plain == -getpid() ? "this group" : plain == 0 ? "nobody" : "another");
}

static void
set(int type, pid_t pid)
{
    struct f_owner_ex owner = { type, pid };

    tried("F_SETOWN_EX", fcntl(ends[0], F_SETOWN_EX, &owner));
    look();
}

int
main(void)
{
    setpgid(0, 0);
    DO(pipe(ends));
    look();
    TRY(fcntl(ends[0], F_SETOWN, getpid()));
    look();
    TRY(fcntl(ends[0], F_SETOWN, -getpgrp()));
    look();
    TRY(fcntl(ends[0], F_SETOWN, 999999));
    TRY(fcntl(ends[0], F_SETOWN, -999999));
    TRY(fcntl(ends[0], F_SETOWN, 0));
    look();
    set(F_OWNER_PGRP, getpid());
    set(F_OWNER_PID, getpid());
    set(F_OWNER_TID, getpid());
    set(F_OWNER_TID, 999999);
    set(9, getpid());
    handle(SIGIO, name_it, 0);
    DO(fcntl(ends[0], F_SETFL, O_ASYNC));
    DO(write(ends[1], "x", 1));
    while (!caught)
        a_moment();
    return 0;
}
