/* SPDX-License-Identifier: MIT */
/* A connection is made after the other side listens, and accepted after it was asked for; messages come several at once. */
#define _GNU_SOURCE
#include <assert.h>
#include <pthread.h>
#include <sched.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

static const struct sockaddr_un address = { .sun_family = AF_UNIX, .sun_path = "/tmp/door" };
static int server, of_server, of_client, of_message, pair[2];

static struct mmsghdr
message(void)
{
    static _Thread_local char byte;
    static _Thread_local struct iovec part;

    part = (struct iovec){ &byte, 1 };
    return (struct mmsghdr){ .msg_hdr = { .msg_iov = &part, .msg_iovlen = 1 } };
}

static void *
ask(void *unused)
{
    int s = socket(AF_UNIX, SOCK_STREAM, 0);
    struct mmsghdr m = message();

    of_client = 1;
    while (connect(s, (const struct sockaddr *)&address, sizeof(address)) != 0)
        sched_yield();
    assert(of_server == 1);
    of_message = 1;
    assert(sendmmsg(pair[1], &m, 1, 0) == 1);
    return unused;
}

int
main(void)
{
    struct mmsghdr m = message();
    pthread_t t;

    assert(socketpair(AF_UNIX, SOCK_DGRAM, 0, pair) == 0);
    server = socket(AF_UNIX, SOCK_STREAM, 0);
    assert(bind(server, (const struct sockaddr *)&address, sizeof(address)) == 0);
    pthread_create(&t, NULL, ask, NULL);
    of_server = 1;
    assert(listen(server, 1) == 0);
    assert(accept4(server, NULL, NULL, SOCK_CLOEXEC) >= 0 && of_client == 1);
    assert(recvmmsg(pair[0], &m, 1, 0, NULL) == 1 && of_message == 1);
    pthread_join(t, NULL);
}
