/* SPDX-License-Identifier: MIT */
/* A message queue's name here means nothing in another world, and the other way round. */
#include "world.h"

#include <mqueue.h>

static int
look(void)
{
    CHECK_ERRNO(mq_open("/ours", O_RDWR), ENOENT);
    CHECK_OK(mq_open("/theirs", O_RDWR | O_CREAT, 0600, NULL));
    return 0;
}

int
main(int argc, char **argv)
{
    if (argc > 1)
        return look();
    SKIP_ON_LINUX();
    CHECK_OK(mq_open("/ours", O_RDWR | O_CREAT, 0600, NULL));
    CHECK_EQ(run_in_world(argv[0], "inside", 1), EXITED(0));
    CHECK_ERRNO(mq_open("/theirs", O_RDWR), ENOENT);
    CHECK_OK(mq_unlink("/ours"));
    return 0;
}
