/* SPDX-License-Identifier: MIT */
/* Queues that promise more bytes than RLIMIT_MSGQUEUE cannot be made, and then cost nothing; removed ones make room. */
#include "check.h"

#include <heddle.h>
#include <mqueue.h>
#include <sys/resource.h>

static mqd_t
make(const char *name, long messages)
{
    struct mq_attr attr = { .mq_maxmsg = messages, .mq_msgsize = 8192 };

    return mq_open(name, O_RDWR | O_CREAT | O_EXCL, 0600, &attr);
}

/* However often it is tried. */
static void
refuse(const char *name)
{
    struct heddle_counters before, after;

    CHECK_ERRNO(make(name, 10), EMFILE);
    CHECK_OK(heddle_counters(&before));
    for (int i = 0; i < 100; i++)
        CHECK_ERRNO(make(name, 10), EMFILE);
    CHECK_OK(heddle_counters(&after));
    CHECK_EQ(after.heap, before.heap);
}

int
main(void)
{
    struct rlimit limit;
    mqd_t queue;

    mq_unlink("/limit-1");
    mq_unlink("/limit-2");
    CHECK_OK(getrlimit(RLIMIT_MSGQUEUE, &limit));
    limit.rlim_cur = 200000;
    CHECK_OK(setrlimit(RLIMIT_MSGQUEUE, &limit));
    queue = (mqd_t)CHECK_OK(make("/limit-1", 10));
    CHECK_OK(make("/limit-2", 10));
    refuse("/limit-3");
    CHECK_OK(mq_unlink("/limit-1"));
    CHECK_ERRNO(make("/limit-3", 10), EMFILE); /* it lives on while it is open */
    CHECK_OK(mq_close(queue));
    CHECK_OK(make("/limit-3", 10));
    mq_unlink("/limit-2");
    mq_unlink("/limit-3");
    return 0;
}
