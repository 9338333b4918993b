/* SPDX-License-Identifier: MIT */
/* One writes a datum and then a byte, another reads it when ppoll, pselect or epoll_pwait have told of the byte. */
#include <assert.h>
#include <poll.h>
#include <pthread.h>
#include <sys/epoll.h>
#include <sys/select.h>
#include <unistd.h>

static int ends[2], datum;

static void *
publish(void *value)
{
    datum = *(int *)value;
    assert(write(ends[1], "x", 1) == 1);
    return NULL;
}

static void
by_ppoll(void)
{
    struct pollfd p = { .fd = ends[0], .events = POLLIN };

    assert(ppoll(&p, 1, NULL, NULL) == 1);
}

static void
by_pselect(void)
{
    fd_set in;

    FD_ZERO(&in);
    FD_SET(ends[0], &in);
    assert(pselect(ends[0] + 1, &in, NULL, NULL, NULL, NULL) == 1);
}

static void
by_epoll_pwait(void)
{
    struct epoll_event e = { .events = EPOLLIN };
    int set = epoll_create1(0);

    assert(epoll_ctl(set, EPOLL_CTL_ADD, ends[0], &e) == 0);
    assert(epoll_pwait(set, &e, 1, -1, NULL) == 1);
    close(set);
}

int
main(void)
{
    void (*const ways[])(void) = { by_ppoll, by_pselect, by_epoll_pwait };
    pthread_t t;
    char c;

    for (int i = 0; i < 3; i++) {
        assert(pipe(ends) == 0);
        pthread_create(&t, NULL, publish, &i);
        ways[i]();
        assert(datum == i);
        pthread_join(t, NULL);
        assert(read(ends[0], &c, 1) == 1);
    }
}
