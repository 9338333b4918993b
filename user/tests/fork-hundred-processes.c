/* SPDX-License-Identifier: MIT */
/* A hundred processes exist at once, all with their own pids; each ends with its own status. */
#include "check.h"

#define CHILDREN 100

int
main(void)
{
    pid_t child[CHILDREN];
    int gate[2];
    char c;

    CHECK_OK(pipe(gate));
    for (int i = 0; i < CHILDREN; i++) {
        child[i] = fork();
        CHECK(child[i] >= 0);
        if (child[i] == 0) {
            close(gate[1]);
            CHECK_EQ(read(gate[0], &c, 1), 0); /* until the gate closes */
            _exit(i);
        }
        for (int j = 0; j < i; j++)
            CHECK(child[i] != child[j]);
    }
    close(gate[1]);
    for (int i = 0; i < CHILDREN; i++)
        CHECK_EQ(wait_status(child[i]), EXITED(i));
    return 0;
}
