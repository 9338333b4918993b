/* SPDX-License-Identifier: MIT */
/* A process that only computes gets SIGXCPU at its soft limit and SIGKILL at the hard one; sleeping costs nothing. */
#include "check.h"

#include <sys/mman.h>
#include <sys/resource.h>

static int *warnings; /* shared */

static void
warned(int signo)
{
    (void)signo;
    ++*warnings;
}

static void
spin(void)
{
    struct rlimit limit = { 1, 2 };

    signal(SIGXCPU, warned);
    CHECK_OK(setrlimit(RLIMIT_CPU, &limit));
    for (;;)
        ;
}

static void
spin_without_handler(void)
{
    struct rlimit limit = { 1, 5 };

    CHECK_OK(setrlimit(RLIMIT_CPU, &limit));
    pause_for(SECOND + SECOND / 2);
    ++*warnings;
    for (;;)
        ;
}

int
main(void)
{
    if (is_deterministic())
        skip("three seconds of computing are too many instructions to count");
    warnings = mmap(NULL, sizeof(*warnings), PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    CHECK_EQ(run(spin), KILLED(SIGKILL));
    CHECK_EQ(*warnings, 1);
    CHECK_EQ(run(spin_without_handler), KILLED(SIGXCPU));
    CHECK_EQ(*warnings, 2);
    return 0;
}
