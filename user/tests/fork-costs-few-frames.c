/* SPDX-License-Identifier: MIT */
/* A process with 2 MiB of written memory forks: the child costs page tables and little else, and gives all back. */
#include "check.h"

#include <sys/mman.h>

#define SIZE         (2u << 20)
#define PAGES        (SIZE / 4096)

static int ends[2];

/* Says that it is there, then waits until it is killed. */
static void
child(void)
{
    CHECK_EQ(write(ends[1], "x", 1), 1);
    for (;;)
        pause_for(SECOND);
}

/* Frames in use while a child lives, less those before; *kept gets those after, less those before. */
static long
measure(long *kept)
{
    long before = frames_at_rest();
    pid_t pid = start(child);
    long during;
    char c;

    CHECK_EQ(read(ends[0], &c, 1), 1);
    during = frames_at_rest();
    kill(pid, SIGKILL);
    CHECK_EQ(wait_status(pid), KILLED(SIGKILL));
    *kept = frames_at_rest() - before;
    return during - before;
}

int
main(void)
{
    char *memory;
    long kept;

    SKIP_ON_LINUX();
    memory = mmap(NULL, SIZE, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    CHECK(memory != MAP_FAILED);
    memset(memory, 1, SIZE);
    CHECK_OK(pipe(ends));
    measure(&kept); /* pages of this program that are used for the first time */
    CHECK(measure(&kept) < (long)PAGES / 8);
    CHECK_EQ(kept, 0);
    return 0;
}
