/* SPDX-License-Identifier: MIT */
/* Who puts something in where there is room for one has a lock; who takes it out gives it back. */
#include <assert.h>
#include <fcntl.h>
#include <mqueue.h>
#include <pthread.h>
#include <stdint.h>
#include <sys/eventfd.h>
#include <unistd.h>

static int counters[3], event, pipe_ends[2];
static mqd_t queue;

static void
by_queue(void)
{
    char c;

    assert(mq_send(queue, "x", 1, 0) == 0);
    counters[0]++;
    assert(mq_receive(queue, &c, 1, NULL) == 1);
}

static void
by_event(void)
{
    uint64_t most = UINT64_MAX - 1;

    assert(write(event, &most, sizeof(most)) == sizeof(most));
    counters[1]++;
    assert(read(event, &most, sizeof(most)) == sizeof(most));
}

static void
by_pipe(void)
{
    char all[4096] = "";

    assert(write(pipe_ends[1], all, sizeof(all)) == sizeof(all));
    counters[2]++;
    assert(read(pipe_ends[0], all, sizeof(all)) == sizeof(all));
}

static void *
use(void *unused)
{
    by_queue();
    by_event();
    by_pipe();
    return unused;
}

int
main(void)
{
    struct mq_attr one = { .mq_maxmsg = 1, .mq_msgsize = 1 };
    pthread_t t;

    queue = mq_open("/one", O_CREAT | O_RDWR, 0600, &one);
    event = eventfd(0, 0);
    assert(pipe(pipe_ends) == 0 && fcntl(pipe_ends[1], F_SETPIPE_SZ, 4096) == 4096);
    pthread_create(&t, NULL, use, NULL);
    use(NULL);
    pthread_join(t, NULL);
    assert(counters[0] == 2 && counters[1] == 2 && counters[2] == 2);
}
