/* SPDX-License-Identifier: MIT */
/* When its parent ends, a process gets pid 1 (on Linux perhaps another reaper) as its parent, and lives on. */
#include "check.h"

static int report[2];
static pid_t middle;

static void
orphan(void)
{
    pid_t adopter;

    while ((adopter = getppid()) == middle)
        pause_for(MILLISECOND);
    CHECK_EQ(write(report[1], &adopter, sizeof(adopter)), sizeof(adopter));
}

static void
parent(void)
{
    middle = getpid();
    start(orphan);
}

int
main(void)
{
    pid_t adopter = 0;

    CHECK_OK(pipe(report));
    CHECK_EQ(run(parent), EXITED(0));
    CHECK_EQ(read(report[0], &adopter, sizeof(adopter)), sizeof(adopter));
    if (heddle_version() >= 1)
        CHECK_EQ(adopter, 1);
    CHECK(adopter != getpid());
    return 0;
}
