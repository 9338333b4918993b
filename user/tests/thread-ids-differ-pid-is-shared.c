/* SPDX-License-Identifier: MIT */
/* Every thread has its own tid, all have one pid; the first thread's tid is the pid. */
#include "check.h"

#include <pthread.h>

static pid_t pid_seen, parent_seen, tid_seen;

static void *
look(void *argument)
{
    pid_seen = getpid();
    parent_seen = getppid();
    tid_seen = (pid_t)syscall(SYS_gettid);
    return argument;
}

int
main(void)
{
    pthread_t thread;

    CHECK_EQ(syscall(SYS_gettid), getpid());
    CHECK_EQ(pthread_create(&thread, NULL, look, NULL), 0);
    CHECK_EQ(pthread_join(thread, NULL), 0);
    CHECK_EQ(pid_seen, getpid());
    CHECK_EQ(parent_seen, getppid());
    CHECK(tid_seen > 0 && tid_seen != getpid());
    return 0;
}
