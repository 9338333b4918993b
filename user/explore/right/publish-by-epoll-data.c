/* SPDX-License-Identifier: MIT */
/* What an event points to was written before it was added to the set that another waits on. */
#include <assert.h>
#include <pthread.h>
#include <sys/epoll.h>
#include <sys/eventfd.h>

static struct connection {
    int fd, number;
} connection;
static int set;

static void *
serve(void *unused)
{
    struct epoll_event e;

    assert(epoll_wait(set, &e, 1, -1) == 1);
    assert(((struct connection *)e.data.ptr)->number == 7);
    return unused;
}

int
main(void)
{
    struct epoll_event e = { .events = EPOLLIN, .data.ptr = &connection };
    pthread_t t;

    set = epoll_create1(0);
    pthread_create(&t, NULL, serve, NULL);
    connection = (struct connection){ eventfd(1, 0), 7 };
    assert(epoll_ctl(set, EPOLL_CTL_ADD, connection.fd, &e) == 0);
    pthread_join(t, NULL);
}
