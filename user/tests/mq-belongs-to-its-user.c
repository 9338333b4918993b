/* SPDX-License-Identifier: MIT */
/* A queue has an owner and a mode: others open it as far as that says, and do not remove it. */
#include "queue.h"
#include "user.h"

static void
as_alice(void)
{
    become(ALICE, ALICE);
    CHECK_ERRNO(mq_open("/of-root", O_RDWR), EACCES);
    CHECK_ERRNO(mq_open("/of-root", O_WRONLY | O_CREAT, 0666, NULL), EACCES);
    CHECK_OK(mq_open("/of-root", O_RDONLY));
    CHECK(mq_unlink("/of-root") < 0);
}

int
main(void)
{
    mqd_t queue;

    must_be_root();
    queue = open_queue(2, 8, 0);
    mq_close(queue);
    CHECK_OK(mq_open("/of-root", O_RDWR | O_CREAT, 0644, NULL));
    CHECK_EQ(run(as_alice), 0);
    CHECK_OK(mq_unlink("/of-root"));
    return 0;
}
