/* SPDX-License-Identifier: MIT */
/* Sockets: pairs, messages with descriptors, names of three kinds, options, errors. */
#define _GNU_SOURCE
#include <fcntl.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <signal.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/time.h>
#include <sys/uio.h>
#include <sys/un.h>
#include <time.h>
#include <unistd.h>

static void
messages(void)
{
    char text[20], control[CMSG_SPACE(8)] = { 0 };
    struct iovec piece = { "hix", 3 };
    struct msghdr message = { .msg_iov = &piece, .msg_iovlen = 1, .msg_control = control,
                              .msg_controllen = CMSG_LEN(8) };
    struct cmsghdr *rights = (struct cmsghdr *)control;
    int pair[2], both[2] = { 0, 1 };

    socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, pair);
    send(pair[0], "hi", 2, MSG_NOSIGNAL);
    recv(pair[1], text, 10, MSG_PEEK);
    recv(pair[1], text, 10, MSG_DONTWAIT);
    recv(pair[1], text, 10, MSG_DONTWAIT);
    rights->cmsg_len = CMSG_LEN(8);
    rights->cmsg_level = SOL_SOCKET;
    rights->cmsg_type = SCM_RIGHTS;
    memcpy(CMSG_DATA(rights), both, 8);
    sendmsg(pair[0], &message, 0);
    piece = (struct iovec){ text, sizeof text };
    message.msg_controllen = sizeof control;
    recvmsg(pair[1], &message, 0);
    recvmsg(pair[1], &message, MSG_DONTWAIT);
    shutdown(pair[0], SHUT_WR);
}

/* Several at once; and what else has a name of its own. */
static void
many(void)
{
    char text[2][4];
    struct iovec out = { "one", 3 }, in[2] = { { text[0], 4 }, { text[1], 4 } };
    struct mmsghdr messages[2] = { { .msg_hdr = { .msg_iov = &out, .msg_iovlen = 1 } },
                                   { .msg_hdr = { .msg_iov = &out, .msg_iovlen = 1 } } };
    struct timespec soon = { 1, 0 };
    int pair[2], one = 1;

    socketpair(AF_UNIX, SOCK_SEQPACKET, 0, pair);
    sendmmsg(pair[0], messages, 2, MSG_DONTWAIT);
    sendmmsg(-1, messages, 2, 0);
    for (int i = 0; i < 2; i++)
        messages[i].msg_hdr.msg_iov = &in[i];
    recvmmsg(pair[1], messages, 2, 0, &soon);
    recvmmsg(pair[1], messages, 2, MSG_DONTWAIT, NULL);
    fcntl(pair[0], F_SETSIG, SIGUSR1);
    setsockopt(pair[0], 77, 1, &one, sizeof one);
    close(pair[0]);
    pair[0] = socket(AF_INET, SOCK_DGRAM, 0);
    setsockopt(pair[0], IPPROTO_IP, IP_TTL, &one, sizeof one);
    close(pair[0]);
    close(pair[1]);
}

int
main(void)
{
    struct sockaddr_in name = { .sin_family = AF_INET, .sin_addr.s_addr = htonl(INADDR_LOOPBACK) };
    struct sockaddr_un path = { AF_UNIX, "/tmp/none" }, abstract = { AF_UNIX, "\0traced" };
    struct linger linger = { 1, 0 };
    struct timeval soon = { 1, 500 };
    socklen_t length = sizeof name;
    int listener = socket(AF_INET, SOCK_STREAM, 0), client, server, one = 1;
    char text[20];

    messages();
    many();
    bind(listener, (struct sockaddr *)&name, sizeof name);
    getsockname(listener, (struct sockaddr *)&name, &length);
    listen(listener, 5);
    client = socket(AF_INET, SOCK_STREAM, IPPROTO_TCP);
    connect(client, (struct sockaddr *)&name, sizeof name);
    length = 100;
    server = accept4(listener, (struct sockaddr *)&name, &length, SOCK_CLOEXEC | SOCK_NONBLOCK);
    accept(client, NULL, NULL);
    setsockopt(server, SOL_SOCKET, SO_REUSEADDR, &one, sizeof one);
    setsockopt(server, SOL_SOCKET, SO_LINGER, &linger, sizeof linger);
    setsockopt(server, SOL_SOCKET, SO_RCVTIMEO, &soon, sizeof soon);
    setsockopt(server, IPPROTO_TCP, TCP_NODELAY, &one, sizeof one);
    length = sizeof one;
    getsockopt(server, SOL_SOCKET, SO_ERROR, &one, &length);
    sendto(server, "abc", 3, 0, NULL, 0);
    length = sizeof name;
    recvfrom(client, text, sizeof text, 0, (struct sockaddr *)&name, &length);
    close(server);
    server = socket(AF_UNIX, SOCK_DGRAM | SOCK_CLOEXEC, 0);
    connect(server, (struct sockaddr *)&path, sizeof path);
    bind(server, (struct sockaddr *)&abstract, 9);
    length = sizeof path;
    getsockname(server, (struct sockaddr *)&path, &length);
    sendto(server, "q", 1, 0, (struct sockaddr *)&abstract, 9);
    length = sizeof path;
    recvfrom(server, text, sizeof text, 0, (struct sockaddr *)&path, &length);
    accept(50, NULL, NULL);
    return 0;
}
