/* SPDX-License-Identifier: MIT */
/*
 * A world that leaves processes, threads, files and queues behind is dropped with all of them; a dozen such
 * worlds would not fit into memory if they stayed.
 */
#include "world.h"

#include <mqueue.h>
#include <pthread.h>

#define WORLDS 12

static void *
sleep_for_ever(void *argument)
{
    for (;;)
        pause_for(100 * SECOND);
    return argument;
}

static int
litter(void)
{
    static char bytes[4 << 20];
    pthread_t thread;
    int fd = (int)CHECK_OK(open("/tmp/litter", O_WRONLY | O_CREAT, 0600));

    memset(bytes, 'x', sizeof(bytes));
    CHECK_EQ(write(fd, bytes, sizeof(bytes)), sizeof(bytes));
    CHECK_OK(mq_open("/litter", O_RDWR | O_CREAT, 0600, NULL));
    CHECK_EQ(pthread_create(&thread, NULL, sleep_for_ever, NULL), 0);
    for (int i = 0; i < 5; i++)
        if (fork() == 0)
            sleep_for_ever(NULL);
    return 3;
}

int
main(int argc, char **argv)
{
    long frames;

    if (argc > 1)
        return litter();
    SKIP_ON_LINUX();
    CHECK_EQ(run_in_world(argv[0], "inside", 1), EXITED(3));
    frames = frames_at_rest();
    for (int i = 0; i < WORLDS; i++)
        CHECK_EQ(run_in_world(argv[0], "inside", 1), EXITED(3));
    CHECK_EQ(frames_at_rest(), frames);
    return 0;
}
