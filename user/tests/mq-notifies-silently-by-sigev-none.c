/* SPDX-License-Identifier: MIT */
/* A registration with SIGEV_NONE is used up by a message like any other, but no signal is sent. */
#include "queue.h"

int
main(void)
{
    struct sigevent event = { .sigev_notify = SIGEV_NONE };
    mqd_t queue = open_queue(4, 8, 0);
    sigset_t all, pending;
    char text[8];

    sigfillset(&all);
    CHECK_OK(sigprocmask(SIG_BLOCK, &all, NULL));
    CHECK_OK(mq_notify(queue, &event));
    CHECK_ERRNO(mq_notify(queue, &event), EBUSY);
    CHECK_EQ(mq_send(queue, "1", 1, 0), 0);
    CHECK_OK(sigpending(&pending));
    for (int signo = 1; signo <= 64; signo++)
        CHECK_EQ(sigismember(&pending, signo), 0);
    CHECK_EQ(mq_receive(queue, text, sizeof(text), NULL), 1);
    CHECK_OK(mq_notify(queue, &event));
    return 0;
}
