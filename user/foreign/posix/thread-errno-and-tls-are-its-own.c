/* SPDX-License-Identifier: MIT */
/* pthreads(7): threads share attributes, but not the thread ID, errno, the signal mask and thread-local variables. */
#include "user/foreign/posix/see.h"
#include <pthread.h>

static __thread int mine = 5;

static void *
body(void *argument)
{
    see("starts with %d\n", mine);
    mine = 6;
    errno = EBADF;
    close(-1);
    see("tid differs %d, pid same %d\n", gettid() != getpid(), getpid() == *(pid_t *)argument);
    return NULL;
}

int
main(void)
{
    pid_t me = getpid();
    pthread_t thread;

    errno = ENOENT;
    mine = 7;
    pthread_create(&thread, NULL, body, &me);
    pthread_join(thread, NULL);
    see("%s, %d\n", error_name(errno), mine);
    return 0;
}
