/* SPDX-License-Identifier: MIT */
/* shutdown from another thread ends a read that waits with 0, and a write that waits with EPIPE. */
#include "socket.h"

#include <pthread.h>

#include "blocking.h"

static int end;

static void *
read_it(void *arg)
{
    char byte;

    *(pid_t *)arg = (pid_t)syscall(SYS_gettid);
    return (void *)read(end, &byte, 1);
}

static void *
write_it(void *arg)
{
    static char block[1 << 22];

    *(pid_t *)arg = (pid_t)syscall(SYS_gettid);
    return (void *)(long)(send(end, block, sizeof(block), MSG_NOSIGNAL) < (ssize_t)sizeof(block));
}

/* What the thread returns after it has slept and the socket was shut. */
static long
shut_while(void *(*call)(void *), int fd)
{
    volatile pid_t tid = 0;
    pthread_t thread;
    void *result;

    end = fd;
    CHECK_EQ(pthread_create(&thread, NULL, call, (void *)&tid), 0);
    while (tid == 0)
        pause_for(MILLISECOND);
    pause_for(5 * MILLISECOND); /* most likely it sleeps by now; if not, the answer is the same */
    CHECK_OK(shutdown(fd, SHUT_RDWR));
    CHECK_EQ(pthread_join(thread, &result), 0);
    return (long)result;
}

static void
reading(int ends[2])
{
    CHECK_EQ(shut_while(read_it, ends[0]), 0);
}

static void
writing(int ends[2])
{
    CHECK_EQ(shut_while(write_it, ends[0]), 1);
}

int
main(void)
{
    with_streams(reading);
    with_streams(writing);
    return 0;
}
