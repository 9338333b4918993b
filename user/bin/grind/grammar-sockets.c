/* SPDX-License-Identifier: MIT */
/* Calls of the grammar on sockets: few addresses, so that they meet, and descriptors that travel. */
#include <netinet/in.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/socket.h>
#include <sys/un.h>

#include "user/bin/grind/live.h"

#define ADDRESSES 2
#define TRAVELLERS 3

/* The first socket from the slot on: one that listens, or any. */
static int
some_socket(const struct deal *d, bool listening)
{
    for (int i = 0; i < SLOTS; i++) {
        int fd = live.fd[(d->a + i) % SLOTS], listens;
        socklen_t length = sizeof(listens);

        if (getsockopt(fd, SOL_SOCKET, SO_ACCEPTCONN, &listens, &length) == 0 && (listens || !listening))
            return fd;
    }
    return live.fd[d->a];
}

/* One of the few, mostly of the socket's own family. */
static socklen_t
address(const struct deal *d, int fd, struct sockaddr_storage *out)
{
    struct sockaddr_in *inet = (struct sockaddr_in *)out;
    struct sockaddr_un *local = (struct sockaddr_un *)out;
    int domain = d->n % 16 ? 0 : AF_INET;
    socklen_t length = sizeof(domain);

    memset(out, 0, sizeof(*out));
    if (domain == 0)
        getsockopt(fd, SOL_SOCKET, SO_DOMAIN, &domain, &length);
    if (domain == AF_INET) {
        *inet = (struct sockaddr_in){ .sin_family = AF_INET, .sin_port = htons((uint16_t)(2000 + d->n % ADDRESSES)),
                                      .sin_addr.s_addr = htonl(d->flag ? INADDR_LOOPBACK : INADDR_ANY) };
        return sizeof(*inet);
    }
    local->sun_family = AF_UNIX;
    if (d->flag) { /* without a name in the tree */
        snprintf(local->sun_path + 1, sizeof(local->sun_path) - 1, "grind%u", d->n % ADDRESSES);
        return (socklen_t)(offsetof(struct sockaddr_un, sun_path) + 1 + strlen(local->sun_path + 1));
    }
    snprintf(local->sun_path, sizeof(local->sun_path), "%s", d->n & 1 ? "a" : "p");
    return sizeof(*local);
}

static int
any_type(const struct deal *d, int *domain)
{
    static const int types[] = { SOCK_STREAM, SOCK_STREAM, SOCK_DGRAM, SOCK_SEQPACKET };

    *domain = d->b & 1 ? AF_INET : AF_UNIX;
    return (*domain == AF_INET && d->flag == 3 ? SOCK_STREAM : types[d->flag]) | SOCK_NONBLOCK;
}

void
do_socket(const struct deal *d)
{
    int domain, type = any_type(d, &domain);

    keep_fd(d->a, socket(domain, type, 0));
}

void
do_socketpair(const struct deal *d)
{
    int domain, type = any_type(d, &domain), ends[2];

    if (socketpair(AF_UNIX, type, 0, ends) == 0)
        keep_pair(d->a, ends);
}

static void
bind_it(const struct deal *d, int fd)
{
    struct sockaddr_storage name;
    socklen_t length = address(d, fd, &name);

    bind(fd, (struct sockaddr *)&name, length);
}

static void
connect_it(const struct deal *d, int fd)
{
    struct sockaddr_storage name;
    socklen_t length = address(d, fd, &name);

    connect(fd, (struct sockaddr *)&name, length);
}

void do_bind(const struct deal *d) { bind_it(d, some_socket(d, false)); }
void do_connect(const struct deal *d) { connect_it(d, some_socket(d, false)); }
void do_listen(const struct deal *d) { listen(some_socket(d, false), (int)d->n % 4); }
void do_shutdown(const struct deal *d) { shutdown(some_socket(d, false), d->flag); }

/* A server from nothing, and a client: chance alone would seldom do these in order. */
void
do_serve(const struct deal *d)
{
    do_socket(d);
    bind_it(d, live.fd[d->a]);
    listen(live.fd[d->a], 1 + d->b);
}

void
do_call(const struct deal *d)
{
    do_socket(d);
    connect_it(d, live.fd[d->a]);
}

void
do_accept(const struct deal *d)
{
    struct sockaddr_storage name;
    socklen_t length = d->n % (sizeof(name) + 1);

    keep_fd(d->b, accept4(some_socket(d, true), (struct sockaddr *)&name, &length, SOCK_NONBLOCK));
}

void
do_send(const struct deal *d)
{
    int fd = some_socket(d, false);
    struct sockaddr_storage name;
    socklen_t length = address(d, fd, &name);

    if (d->flag & 1)
        send(fd, live.map[d->b] ? live.map[d->b] : buffer, d->n % (2 * PAGE), MSG_DONTWAIT);
    else
        sendto(fd, buffer, d->n % (2 * PAGE), MSG_DONTWAIT | MSG_NOSIGNAL, (struct sockaddr *)&name, length);
}

void
do_receive(const struct deal *d)
{
    int fd = some_socket(d, false);
    static const int flags[] = { 0, MSG_PEEK, MSG_TRUNC, MSG_WAITALL };
    struct sockaddr_storage name;
    socklen_t length = sizeof(name);

    recvfrom(fd, live.map[d->b] ? live.map[d->b] : buffer, d->n % (2 * PAGE), MSG_DONTWAIT | flags[d->flag],
             (struct sockaddr *)&name, &length);
}

/* Control bytes for so many descriptors, and a message with them. */
struct letter {
    struct msghdr header;
    struct iovec parts[2];
    _Alignas(struct cmsghdr) char control[CMSG_SPACE(TRAVELLERS * sizeof(int))];
};

static void
open_letter(struct letter *l, const struct deal *d)
{
    memset(l, 0, sizeof(*l));
    l->parts[0] = (struct iovec){ buffer, d->n % 100 };
    l->parts[1] = (struct iovec){ live.map[d->b] ? live.map[d->b] : buffer, d->n % PAGE };
    l->header = (struct msghdr){ .msg_iov = l->parts, .msg_iovlen = 2, .msg_control = l->control };
}

/* Descriptors of the slots from b travel: a socket may be sent through itself. */
void
do_send_message(const struct deal *d)
{
    int fd = some_socket(d, false);
    struct letter l;
    struct cmsghdr *c = (struct cmsghdr *)l.control;
    unsigned int count = d->n % (TRAVELLERS + 1);

    open_letter(&l, d);
    if (count > 0) {
        *c = (struct cmsghdr){ .cmsg_len = CMSG_LEN(count * sizeof(int)), .cmsg_level = SOL_SOCKET, .cmsg_type = SCM_RIGHTS };
        for (unsigned int i = 0; i < count; i++)
            memcpy(CMSG_DATA(c) + i * sizeof(int), &live.fd[(d->b + (int)i) % SLOTS], sizeof(int));
        l.header.msg_controllen = CMSG_SPACE(count * sizeof(int));
    }
    sendmsg(fd, &l.header, MSG_DONTWAIT | MSG_NOSIGNAL);
}

void
do_receive_message(const struct deal *d)
{
    int fd = some_socket(d, false);
    struct letter l;
    struct cmsghdr *c;
    int got;

    open_letter(&l, d);
    l.header.msg_controllen = d->flag ? sizeof(l.control) : d->n % sizeof(l.control);
    if (recvmsg(fd, &l.header, MSG_DONTWAIT) < 0)
        return;
    c = CMSG_FIRSTHDR(&l.header);
    if (c == NULL || c->cmsg_type != SCM_RIGHTS)
        return;
    for (size_t at = 0; CMSG_LEN(at + sizeof(int)) <= c->cmsg_len; at += sizeof(int)) {
        memcpy(&got, CMSG_DATA(c) + at, sizeof(int));
        keep_fd((d->b + (int)(at / sizeof(int))) % SLOTS, got);
    }
}

void
do_option(const struct deal *d)
{
    int fd = some_socket(d, false);
    static const int options[] = { SO_REUSEADDR, SO_KEEPALIVE, SO_PASSCRED, SO_SNDBUF, SO_RCVBUF, SO_BROADCAST };
    struct linger at_once = { 1, 0 };
    int value = d->flag & 1 ? (int)d->n : 1;

    if (d->n % 8 == 0)
        setsockopt(fd, SOL_SOCKET, SO_LINGER, &at_once, sizeof(at_once));
    else
        setsockopt(fd, SOL_SOCKET, options[d->n % (sizeof(options) / sizeof(options[0]))], &value, sizeof(value));
}

void
do_ask_socket(const struct deal *d)
{
    int fd = some_socket(d, false);
    struct sockaddr_storage name;
    socklen_t length = d->n % (sizeof(name) + 1);
    int value;

    getsockname(fd, (struct sockaddr *)&name, &length);
    getpeername(fd, (struct sockaddr *)&name, &length);
    length = sizeof(value);
    getsockopt(fd, SOL_SOCKET, SO_ERROR, &value, &length);
    ioctl(fd, FIONREAD, &value);
}
