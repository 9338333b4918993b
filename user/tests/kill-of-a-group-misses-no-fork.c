/* SPDX-License-Identifier: MIT */
/* A group whose only process is always just forking: each forks the next and leaves. One SIGKILL to the group ends it,
 * whether it came before a fork, in it or after it. */
#include "check.h"

#include <poll.h>

#define ROUNDS 40

static void
run_away(void)
{
    setpgid(0, 0);
    for (;;) {
        pid_t next = fork();

        if (next > 0)
            _exit(0);
        CHECK_OK(next);
    }
}

int
main(void)
{
    for (int round = 0; round < ROUNDS; round++) {
        int ends[2]; /* nobody writes; the last of the group to go closes it */
        struct pollfd closed = { .events = POLLIN };
        pid_t group;

        CHECK_OK(pipe(ends));
        closed.fd = ends[0];
        group = fork();
        if (group == 0)
            run_away();
        CHECK_OK(group);
        close(ends[1]);
        while (kill(-group, 0) != 0) /* until it is a group */
            pause_for(MILLISECOND / 10);
        pause_for(MILLISECOND + round * MILLISECOND / 20);
        CHECK_OK(kill(-group, SIGKILL));
        CHECK_EQ(waitpid(group, NULL, 0), group);
        CHECK_EQ(poll(&closed, 1, 20000), 1);
        close(ends[0]);
    }
    return 0;
}
