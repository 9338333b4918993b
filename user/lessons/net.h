/* SPDX-License-Identifier: MIT */
/*
 * What the lessons about sockets share.  Sockets are those of every C program; these only end the lesson where a
 * mistake would make the next line meaningless, as an exception would.
 *
 *     int listener = net_listener(8000, 5);
 *     struct process *server = net_serve(work, listener);      work(listener) in a process; here it is closed
 *     int fd = net_connected(8000);
 *     net_send(fd, "hello", 5);
 */
#pragma once

#include <arpa/inet.h>
#include <errno.h>
#include <netinet/in.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/time.h>
#include <unistd.h>

#include <conc/process.h>

/* Where Python raises: says what failed, and the lesson ends. */
static inline long
net_try(long result, const char *what)
{
    if (result < 0) {
        perror(what);
        exit(1);
    }
    return result;
}

/* The name that stands in the manual for errno's number. */
static inline const char *
net_error(int error)
{
    static const struct { int number; const char *name; } names[] = {
        { 0, "none" }, { EAGAIN, "EAGAIN" }, { EINPROGRESS, "EINPROGRESS" }, { ECONNREFUSED, "ECONNREFUSED" },
        { ENOTCONN, "ENOTCONN" }, { EADDRINUSE, "EADDRINUSE" }, { EPIPE, "EPIPE" }, { ECONNRESET, "ECONNRESET" },
        { ENOPROTOOPT, "ENOPROTOOPT" }, { EACCES, "EACCES" }, { ETIMEDOUT, "ETIMEDOUT" }, { EISCONN, "EISCONN" },
    };
    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++) {
        if (names[i].number == error) {
            return names[i].name;
        }
    }
    return strerror(error);
}

/* ("127.0.0.1", 8000) */
static inline struct sockaddr_in
net_address(uint32_t host, int port)
{
    struct sockaddr_in address = { .sin_family = AF_INET, .sin_port = htons((uint16_t)port) };
    address.sin_addr.s_addr = htonl(host);
    return address;
}

/* socket() and bind(("", port)); port 0: any. */
static inline int
net_bound(int type, int port)
{
    struct sockaddr_in address = net_address(INADDR_ANY, port);
    int fd = (int)net_try(socket(AF_INET, type, 0), "socket"), one = 1;
    if (type == SOCK_STREAM) {
        setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &one, sizeof one);
    }
    net_try(bind(fd, (struct sockaddr *)&address, sizeof address), "bind");
    return fd;
}

static inline int
net_listener(int port, int backlog)
{
    int fd = net_bound(SOCK_STREAM, port);
    net_try(listen(fd, backlog), "listen");
    return fd;
}

/* What connect_ex says: 0 or the error's number. */
static inline int
net_connect(int fd, int port)
{
    struct sockaddr_in address = net_address(INADDR_LOOPBACK, port);
    return connect(fd, (struct sockaddr *)&address, sizeof address) < 0 ? errno : 0;
}

static inline int
net_connected(int port)
{
    int fd = (int)net_try(socket(AF_INET, SOCK_STREAM, 0), "socket");
    errno = net_connect(fd, port);
    net_try(errno ? -1 : 0, "connect");
    return fd;
}

/* getsockname()[1], getpeername()[1] */
static inline int
net_port(int fd)
{
    struct sockaddr_in address;
    socklen_t size = sizeof address;
    net_try(getsockname(fd, (struct sockaddr *)&address, &size), "getsockname");
    return ntohs(address.sin_port);
}

static inline int
net_peer_port(int fd)
{
    struct sockaddr_in address;
    socklen_t size = sizeof address;
    net_try(getpeername(fd, (struct sockaddr *)&address, &size), "getpeername");
    return ntohs(address.sin_port);
}

/* sendall.  0, or the error's number if the other side has gone. */
static inline int
net_send(int fd, const void *bytes, size_t count)
{
    const char *at = bytes;
    while (count > 0) {
        ssize_t n = send(fd, at, count, MSG_NOSIGNAL);
        if (n < 0) {
            return errno;
        }
        at += n;
        count -= (size_t)n;
    }
    return 0;
}

/* recv until the end or until the room is full, with a NUL behind it (room counts it); how many bytes. */
static inline size_t
net_receive_all(int fd, char *bytes, size_t room)
{
    size_t length = 0;
    ssize_t n;
    while (length + 1 < room && (n = recv(fd, bytes + length, room - 1 - length, 0)) > 0) {
        length += (size_t)n;
    }
    bytes[length] = '\0';
    return length;
}

/* settimeout: so long and no longer may one recv (SO_RCVTIMEO) or send and connect (SO_SNDTIMEO) wait. */
static inline void
net_timeout(int fd, int option, int64_t ns)
{
    struct timeval limit = { .tv_sec = ns / 1000000000, .tv_usec = ns % 1000000000 / 1000 };
    net_try(setsockopt(fd, SOL_SOCKET, option, &limit, sizeof limit), "setsockopt");
}

struct net_served {
    int (*work)(int listener);
    int listener;
};

static inline int
net_served_run(void *arg)
{
    struct net_served *served = arg;
    return served->work(served->listener);
}

/* A server process; the listener is its own from now on.  One at a time. */
static inline struct process *
net_serve(int (*work)(int listener), int listener)
{
    static struct net_served served;
    served = (struct net_served){ work, listener };
    struct process *p = process_new(net_served_run, &served);
    if (!p || process_start(p) < 0) {
        fprintf(stderr, "the server does not start\n");
        exit(1);
    }
    close(listener);
    return p;
}

/* Wait for its end, or end it. */
static inline void
net_end(struct process *server, bool terminate)
{
    if (terminate) {
        process_terminate(server);
    }
    process_join(server);
    process_free(server);
}
