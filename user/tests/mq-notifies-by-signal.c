/* SPDX-License-Identifier: MIT */
/* mq_notify sends a signal when a message arrives in an empty queue, once; a second registration is EBUSY. */
#include "queue.h"

static volatile int notified;
static volatile int value;

static void
handler(int signo, siginfo_t *info, void *context)
{
    (void)signo;
    (void)context;
    notified++;
    value = info->si_value.sival_int;
}

int
main(void)
{
    struct sigaction action = { .sa_sigaction = handler, .sa_flags = SA_SIGINFO };
    struct sigevent event = { .sigev_notify = SIGEV_SIGNAL, .sigev_signo = SIGUSR1 };
    mqd_t queue = open_queue(4, 8, 0);
    char text[8];

    event.sigev_value.sival_int = 1234;
    CHECK_OK(sigaction(SIGUSR1, &action, NULL));
    CHECK_OK(mq_notify(queue, &event));
    CHECK_ERRNO(mq_notify(queue, &event), EBUSY);
    CHECK_EQ(mq_send(queue, "1", 1, 0), 0);
    while (notified == 0)
        pause_for(MILLISECOND);
    CHECK_EQ(value, 1234);
    CHECK_EQ(mq_receive(queue, text, sizeof(text), NULL), 1);
    CHECK_EQ(mq_send(queue, "2", 1, 0), 0); /* the registration is used up */
    pause_for(20 * MILLISECOND);
    CHECK_EQ(notified, 1);
    CHECK_OK(mq_notify(queue, &event)); /* not empty: nothing to notify of */
    CHECK_EQ(mq_send(queue, "3", 1, 0), 0);
    pause_for(20 * MILLISECOND);
    CHECK_EQ(notified, 1);
    CHECK_OK(mq_notify(queue, NULL));
    return 0;
}
