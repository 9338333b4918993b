/* SPDX-License-Identifier: MIT */
/* One waits in mq_receive; of two messages sent at once it takes the first, and the second is notified of. */
#include "queue.h"

static volatile int notified;
static mqd_t queue;

static void
handler(int signo)
{
    (void)signo;
    notified++;
}

static void
receive_one(void)
{
    char text[8];

    CHECK_EQ(mq_receive(queue, text, sizeof(text), NULL), 1);
}

int
main(void)
{
    struct sigaction action = { .sa_handler = handler };
    struct sigevent event = { .sigev_notify = SIGEV_SIGNAL, .sigev_signo = SIGUSR1 };
    pid_t receiver;

    queue = open_queue(4, 8, 0);
    CHECK_OK(sigaction(SIGUSR1, &action, NULL));
    CHECK_OK(mq_notify(queue, &event));
    receiver = start(receive_one);
    pause_for(50 * MILLISECOND);
    CHECK_EQ(mq_send(queue, "1", 1, 0), 0);
    CHECK_EQ(notified, 0);
    CHECK_EQ(mq_send(queue, "2", 1, 0), 0);
    CHECK_EQ(wait_status(receiver), 0);
    CHECK_EQ(notified, 1);
    return 0;
}
