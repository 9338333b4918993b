/* SPDX-License-Identifier: MIT */
/* The counters of a world tell its frames, its page tables and its kernel memory; all of it comes back when what it
 * was for goes. */
#include "check.h"

#include <pthread.h>
#include <sys/mman.h>

#define MIB (1ul << 20)

static struct heddle_counters
look(void)
{
    struct heddle_counters c;

    frames_at_rest();
    CHECK_OK(heddle_counters(&c));
    return c;
}

static void *
sleeper(void *fd)
{
    char c;

    read(*(int *)fd, &c, 1);
    return fd;
}

static void
pages_and_tables(void)
{
    struct heddle_counters before = look(), during;
    char *p = mmap(NULL, 32 * MIB, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);

    for (size_t i = 0; i < 16; i++)
        p[i * 2 * MIB] = 1; /* each in a table of its own */
    during = look();
    CHECK(during.page_tables - before.page_tables >= 16 && during.page_tables - before.page_tables <= 18);
    CHECK_EQ(during.frames - before.frames, 16 + during.page_tables - before.page_tables);
    CHECK_OK(munmap(p, 32 * MIB));
    during = look();
    CHECK_EQ(during.frames, before.frames);
    CHECK_EQ(during.page_tables, before.page_tables);
}

/* The first time the library makes things that it keeps. */
static void
kernel_memory(int first)
{
    struct heddle_counters before = look(), during;
    pthread_t thread;
    int ends[2];

    CHECK_OK(pipe(ends));
    during = look();
    CHECK(during.heap > before.heap);
    CHECK_EQ(pthread_create(&thread, NULL, sleeper, &ends[0]), 0);
    CHECK(look().heap > during.heap + 3 * 4096); /* its kernel stack */
    CHECK_OK(close(ends[1]));
    CHECK_EQ(pthread_join(thread, NULL), 0);
    CHECK_OK(close(ends[0]));
    CHECK(first || look().heap == before.heap);
}

int
main(void)
{
    SKIP_ON_LINUX();
    pages_and_tables();
    kernel_memory(1);
    kernel_memory(0);
    return 0;
}
