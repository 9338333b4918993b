/* SPDX-License-Identifier: MIT */
/* A process with 64 MiB of written memory forks: the child costs its page tables and what it touches itself, by count
 * of frames; its kernel memory is a stack and some hundred bytes. */
#include "check.h"

#include <sys/mman.h>

#define SIZE    (64ul << 20)
#define TABLES  (SIZE / 4096 / 512)
#define TOUCHED 40 /* upper levels; pages of stack, data and C library that either side writes */

static int ends[2];

static void
child(void)
{
    CHECK_EQ(write(ends[1], "x", 1), 1);
    for (;;)
        pause_for(SECOND);
}

static void
nothing(void)
{
}

static struct heddle_counters
look(void)
{
    struct heddle_counters c;

    frames_at_rest();
    CHECK_OK(heddle_counters(&c));
    return c;
}

int
main(void)
{
    struct heddle_counters before, during, after;
    char *p, c;
    pid_t pid;

    SKIP_ON_LINUX();
    p = mmap(NULL, 3 * SIZE / 2, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    if (p == MAP_FAILED)
        skip("needs 128 MiB");
    memset(p, 1, SIZE);
    CHECK_OK(pipe(ends));
    CHECK_EQ(wait_status(start(nothing)), 0);   /* what only the first fork leaves behind */
    before = look();
    pid = start(child);
    CHECK_EQ(read(ends[0], &c, 1), 1);
    during = look();
    CHECK(during.page_tables - before.page_tables >= TABLES);
    CHECK(during.frames - before.frames <= TABLES + TOUCHED);
    CHECK(during.frames_shared >= SIZE / 4096);
    CHECK(during.heap - before.heap < 8 * 4096);
    kill(pid, SIGKILL);
    CHECK_EQ(wait_status(pid), KILLED(SIGKILL));
    after = look();
    CHECK(after.frames <= before.frames + TOUCHED);
    CHECK_EQ(after.heap, before.heap);
    return 0;
}
