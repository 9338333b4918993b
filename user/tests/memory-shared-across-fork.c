/* SPDX-License-Identifier: MIT */
/* MAP_SHARED memory is one for parent and child; MAP_PRIVATE memory is not. */
#include "check.h"

#include <sys/mman.h>

static volatile int *shared, *private;

static void
child(void)
{
    CHECK_EQ(shared[2000], 0);
    shared[0] = 1;
    shared[2000] = 2;
    private[0] = 1;
}

int
main(void)
{
    shared = mmap(NULL, 3 * 4096, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    private = mmap(NULL, 4096, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    CHECK(shared != MAP_FAILED && private != MAP_FAILED);
    CHECK_EQ(run(child), EXITED(0));
    CHECK_EQ(shared[0], 1);
    CHECK_EQ(shared[2000], 2); /* a page that neither had touched before the fork */
    CHECK_EQ(private[0], 0);
    return 0;
}
