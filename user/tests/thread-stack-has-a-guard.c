/* SPDX-License-Identifier: MIT */
/* A thread that runs over the end of its stack gets SIGSEGV; it does not write into other memory. */
#include "check.h"

#include <pthread.h>

/* Deeper than any stack; that it would end some day keeps the compiler from complaining. */
static int
recurse(int depth)
{
    volatile char space[1024];

    space[0] = (char)depth;
    return depth == 1 << 30 ? 0 : recurse(depth + 1) + space[0];
}

static void *
overflow(void *argument)
{
    recurse(0);
    return argument;
}

static void
process(void)
{
    pthread_t thread;

    CHECK_EQ(pthread_create(&thread, NULL, overflow, NULL), 0);
    pthread_join(thread, NULL);
}

int
main(void)
{
    CHECK_EQ(run(process), KILLED(SIGSEGV));
    return 0;
}
