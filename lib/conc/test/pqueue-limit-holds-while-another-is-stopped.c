/* SPDX-License-Identifier: MIT */
/* A process is stopped with the queue's lock held.  Who puts, gets or joins with a limit gives up soon after it, without one waits;
 * when the other goes on, so does the queue. */
#include "asleep.h"

#include <conc/pqueue_inside.h>
#include <errno.h>
#include <signal.h>

#define SOON MILLISECONDS(10)

static struct pqueue *queue;

static int
stops_with_it(void *arg)
{
    (void)arg;
    pqueue_hold(queue);
    raise(SIGSTOP);
    pqueue_let_go(queue);
    return 0;
}

static int
waits(void *arg)
{
    char c;
    (void)arg;
    return (int)pqueue_get(queue, &c, 1);
}

static void
try_all(int64_t limit, int answer)
{
    char c;
    CLAIM_EQ(pqueue_get_timeout(queue, &c, 1, limit), answer);
    CLAIM_EQ(pqueue_put_timeout(queue, "b", 1, limit), answer);
    CLAIM_EQ(pqueue_join_timeout(queue, limit), answer);
}

int
main(void)
{
    int code;
    CLAIM(queue = pqueue_new(0));
    CLAIM_EQ(pqueue_put(queue, "a", 1), 0);
    struct process *first = process_new(stops_with_it, NULL), *second = process_new(waits, NULL);
    CLAIM_EQ(process_start(first), 0);
    while (state_of(process_pid(first)) != 'T') {
        conc_sleep(MILLISECONDS(1));
    }
    try_all(SOON, -ETIMEDOUT);
    try_all(0, -EAGAIN);
    CLAIM_EQ(process_start(second), 0);
    until_asleep(second);
    CLAIM_EQ(process_join_timeout(second, SOON), -ETIMEDOUT);
    CLAIM_EQ(kill(process_pid(first), SIGCONT), 0);
    CLAIM_EQ(process_join(first) | process_join(second) | process_exitcode(second, &code), 0);
    CLAIM_EQ(code, 1);
    CLAIM_EQ(pqueue_task_done(queue) | pqueue_join_timeout(queue, SOON), 0);
}
