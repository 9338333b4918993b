/* SPDX-License-Identifier: MIT */
/* No answer in time: the request is sent again, but the first was only slow. */
#include <assert.h>
#include <poll.h>
#include <pthread.h>
#include <unistd.h>

static int request[2], answer[2];
static int orders;

static void *
serve(void *unused)
{
    char c;

    while (read(request[0], &c, 1) == 1) {
        orders++;
        assert(write(answer[1], "k", 1) == 1);
    }
    return unused;
}

int
main(void)
{
    struct pollfd reply;
    pthread_t server;

    assert(pipe(request) == 0 && pipe(answer) == 0);
    reply = (struct pollfd){ .fd = answer[0], .events = POLLIN };
    pthread_create(&server, NULL, serve, NULL);
    do
        assert(write(request[1], "o", 1) == 1);
    while (poll(&reply, 1, 1000) == 0);
    close(request[1]);
    pthread_join(server, NULL);
    assert(orders == 1);
}
