/* SPDX-License-Identifier: MIT */
/* wait(-1) gives every child exactly once, whatever the order in which they end. */
#include "check.h"

#define CHILDREN 10

int
main(void)
{
    int seen[CHILDREN] = { 0 };
    int status;

    for (int i = 0; i < CHILDREN; i++)
        if (fork() == 0) {
            pause_for((CHILDREN - i) * MILLISECOND);
            _exit(i);
        }
    for (int i = 0; i < CHILDREN; i++) {
        CHECK(wait(&status) > 0);
        CHECK(WIFEXITED(status) && WEXITSTATUS(status) < CHILDREN);
        seen[WEXITSTATUS(status)]++;
    }
    for (int i = 0; i < CHILDREN; i++)
        CHECK_EQ(seen[i], 1);
    CHECK_ERRNO(wait(&status), ECHILD);
    return 0;
}
