/* SPDX-License-Identifier: MIT */
/* A process forks until fork says no: an error, not its end, and once the children are gone every frame is back. */
#include "check.h"

#define MOST 4096 /* more than any limit allows */

static void
sleeper(void)
{
    for (;;)
        pause_for(SECOND);
}

int
main(void)
{
    static pid_t pid[MOST];
    int count = 0;
    long before;

    SKIP_ON_LINUX(); /* it would fill the host with processes */
    memset(pid, 1, sizeof(pid)); /* its pages count from the start */
    before = frames_at_rest();
    while (count < MOST && (pid[count] = fork()) > 0)
        count++;
    if (count < MOST && pid[count] == 0)
        sleeper();
    CHECK(count > 10 && count < MOST);
    CHECK(errno == ENOMEM || errno == EAGAIN);
    for (int i = 0; i < count; i++)
        CHECK_OK(kill(pid[i], SIGKILL));
    for (int i = 0; i < count; i++)
        CHECK_EQ(wait_status(pid[i]), KILLED(SIGKILL));
    CHECK_EQ(frames_at_rest(), before);
    return 0;
}
