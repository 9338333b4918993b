/* SPDX-License-Identifier: MIT */
/* In a domain, too, pid 1 is the program's parent and adopts orphans, though it never leaves the kernel; its status is the
 * program's: what it exits with, 128 and the signal that ended it, 127 if there is no such program. */
#include "domain.h"

#include <sched.h>

/* Orphan and program tell each other through pipes, so nobody guesses when it has been adopted. */
static int
look(void)
{
    int ends[2], orphan;
    char c;

    CHECK_EQ(getpid(), 2);
    CHECK_EQ(getppid(), 1);
    CHECK_EQ(getpgrp(), 2);
    CHECK_EQ(read(0, &c, 1), 0);
    CHECK_OK(pipe(ends));
    if (fork() == 0) {
        pid_t parent = getpid();

        if (fork() != 0)
            _exit(0);
        while (getppid() == parent)
            sched_yield();
        orphan = getppid();
        CHECK_EQ(write(ends[1], &orphan, sizeof(orphan)), sizeof(orphan));
        _exit(0);
    }
    CHECK_OK(wait(NULL));
    CHECK_EQ(read(ends[0], &orphan, sizeof(orphan)), sizeof(orphan));
    CHECK_EQ(orphan, 1);
    return 5;
}

int
main(int argc, char **argv)
{
    char *missing[] = { "/no/such/program", NULL }, *killed[] = { argv[0], "kill", "it", NULL };
    struct heddle_schedule s = random_schedule(1);

    if (argc > 2)
        raise(SIGKILL);
    if (argc > 1)
        return look();
    SKIP_ON_LINUX();
    CHECK_EQ(run_domain(argv[0], &s), EXITED(5));
    CHECK_EQ(run_in_domain(missing, &s), EXITED(127));
    CHECK_EQ(run_in_domain(killed, &s), EXITED(128 + SIGKILL));
    return 0;
}
