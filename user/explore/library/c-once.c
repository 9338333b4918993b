/* SPDX-License-Identifier: MIT */
/* pthread_once: one of all calls the function, and none returns before it has. */
#include "threads.h"

static pthread_once_t once = PTHREAD_ONCE_INIT;
static int made;

static void
make(void)
{
    made++;
}

static void *
use(void *unused)
{
    assert(pthread_once(&once, make) == 0 && made == 1);
    return unused;
}

int
main(void)
{
    RUN(use, use, use);
}
