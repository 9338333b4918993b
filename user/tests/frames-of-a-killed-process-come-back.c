/* SPDX-License-Identifier: MIT */
/* A process killed in the middle of things (threads, mappings, open files, blocked calls) leaves no frame behind. */
#include "check.h"

#include <pthread.h>
#include <sys/mman.h>

static int ends[2];

static void *
hold_memory(void *argument)
{
    char *memory = mmap(NULL, 1 << 20, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);

    CHECK(memory != MAP_FAILED);
    memset(memory, 1, 1 << 20);
    CHECK_EQ(write(ends[1], "x", 1), 1);
    for (;;)
        pause_for(100 * SECOND);
    return argument;
}

static void
process(void)
{
    pthread_t thread;

    for (int i = 0; i < 3; i++)
        CHECK_EQ(pthread_create(&thread, NULL, hold_memory, NULL), 0);
    hold_memory(NULL);
}

static void
kill_one(void)
{
    pid_t child = start(process);
    char c;

    for (int i = 0; i < 4; i++)
        CHECK_EQ(read(ends[0], &c, 1), 1);
    CHECK_OK(kill(child, SIGKILL));
    CHECK_EQ(wait_status(child), KILLED(SIGKILL));
}

int
main(void)
{
    long frames;

    CHECK_OK(pipe(ends));
    kill_one();
    frames = frames_at_rest();
    for (int i = 0; i < 5; i++)
        kill_one();
    CHECK_EQ(frames_at_rest(), frames);
    return 0;
}
