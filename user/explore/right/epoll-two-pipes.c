/* SPDX-License-Identifier: MIT */
/* A loop over two pipes, until both have ended. */
#include <assert.h>
#include <pthread.h>
#include <sys/epoll.h>
#include <unistd.h>

static int ends[2][2];

static void *
send_one(void *pipe_ends)
{
    int *p = pipe_ends;

    assert(write(p[1], "x", 1) == 1);
    close(p[1]);
    return NULL;
}

int
main(void)
{
    int loop = epoll_create1(0), open_ends = 2, got = 0;
    pthread_t t[2];
    char c;

    for (int i = 0; i < 2; i++) {
        struct epoll_event e = { .events = EPOLLIN };

        assert(pipe(ends[i]) == 0);
        e.data.fd = ends[i][0];
        assert(epoll_ctl(loop, EPOLL_CTL_ADD, ends[i][0], &e) == 0);
    }
    for (int i = 0; i < 2; i++)
        pthread_create(&t[i], NULL, send_one, ends[i]);
    while (open_ends > 0) {
        struct epoll_event e;

        assert(epoll_wait(loop, &e, 1, -1) == 1);
        if (read(e.data.fd, &c, 1) == 1) {
            got++;
        } else {
            close(e.data.fd);
            open_ends--;
        }
    }
    for (int i = 0; i < 2; i++)
        pthread_join(t[i], NULL);
    assert(got == 2);
}
