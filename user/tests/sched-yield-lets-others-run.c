/* SPDX-License-Identifier: MIT */
/* A process that yields until another has done its work does not wait for ever, even on one CPU. */
#include "check.h"

#include <sched.h>
#include <sys/mman.h>

static volatile int *done;

static void
work(void)
{
    for (int i = 0; i < 100; i++)
        sched_yield();
    *done = 1;
}

int
main(void)
{
    pid_t child;

    done = mmap(NULL, 4096, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    CHECK(done != MAP_FAILED);
    child = start(work);
    while (!*done)
        CHECK_OK(sched_yield());
    CHECK_EQ(wait_status(child), EXITED(0));
    return 0;
}
