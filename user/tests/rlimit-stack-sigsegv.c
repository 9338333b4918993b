/* SPDX-License-Identifier: MIT */
/* The stack grows to RLIMIT_STACK: less deep with a smaller one, deeper with a larger one from the next exec on. */
#include "check.h"

#include <sys/resource.h>

#define MIB (1ul << 20)

static int
recurse(long depth)
{
    volatile char space[4000];
    int below;

    space[depth % 4000] = (char)depth; /* any of them: none can be left out */
    below = depth == 0 ? 0 : recurse(depth - 1);
    return below + (space[depth % 4000] != (char)depth); /* looked at afterwards: no compiler makes a loop of this */
}

static unsigned long limit_mib, use_mib;

static void
work(void)
{
    struct rlimit limit = { limit_mib * MIB, RLIM_INFINITY };

    CHECK_OK(setrlimit(RLIMIT_STACK, &limit));
    recurse((long)(use_mib * MIB / 4096));
}

static void
start_again(void)
{
    struct rlimit limit = { 12 * MIB, RLIM_INFINITY };

    CHECK_OK(setrlimit(RLIMIT_STACK, &limit));
    execl("/proc/self/exe", "again", (char *)NULL);
    _exit(2);
}

static int
status_with(unsigned long mib, unsigned long use)
{
    limit_mib = mib;
    use_mib = use;
    return run(work);
}

int
main(int argc, char **argv)
{
    if (strcmp(argv[argc - 1], "again") == 0)
        return recurse(10l * (long)MIB / 4096);
    CHECK_EQ(status_with(8, 3), EXITED(0));
    CHECK_EQ(status_with(1, 3), KILLED(SIGSEGV));
    CHECK_EQ(run(start_again), EXITED(0));
    return 0;
}
