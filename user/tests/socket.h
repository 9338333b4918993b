/* SPDX-License-Identifier: MIT */
/* What tests of sockets share. Paths and names carry the pid, so that tests may run beside each other on Linux. */
#pragma once

#include "check.h"

#include <netinet/in.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <sched.h>
#include <stddef.h>
#include <sys/mman.h>
#include <sys/socket.h>
#include <sys/un.h>

#define ANY(address) ((struct sockaddr *)&(address))

/* "/tmp/NAME.PID" (of the test's first process), or abstract if the name begins with '@'. */
static inline socklen_t
unix_name(struct sockaddr_un *address, const char *name)
{
    static pid_t test;

    test = test ? test : getpid();
    *address = (struct sockaddr_un){ .sun_family = AF_UNIX };
    snprintf(address->sun_path, sizeof(address->sun_path), *name == '@' ? "%s.%d" : "/tmp/%s.%d", name, (int)test);
    if (*name != '@')
        return sizeof(*address);
    address->sun_path[0] = '\0';
    return (socklen_t)(offsetof(struct sockaddr_un, sun_path) + 1 + strlen(address->sun_path + 1));
}

static inline int
unix_bound(const char *name, int type)
{
    struct sockaddr_un address;
    socklen_t size = unix_name(&address, name);
    int fd = (int)CHECK_OK(socket(AF_UNIX, type, 0));

    if (*name != '@')
        unlink(address.sun_path);
    CHECK_OK(bind(fd, ANY(address), size));
    return fd;
}

static inline int
unix_listener(const char *name, int type, int backlog)
{
    int fd = unix_bound(name, type);

    CHECK_OK(listen(fd, backlog));
    return fd;
}

/* What connect says. */
static inline int
unix_connect(int fd, const char *name)
{
    struct sockaddr_un address;
    socklen_t size = unix_name(&address, name);

    return connect(fd, ANY(address), size);
}

static inline int
unix_connected(const char *name, int type)
{
    int fd = (int)CHECK_OK(socket(AF_UNIX, type, 0));

    CHECK_OK(unix_connect(fd, name));
    return fd;
}

static inline void
unix_unlink(const char *name)
{
    struct sockaddr_un address;

    unix_name(&address, name);
    CHECK_OK(unlink(address.sun_path));
}

static inline struct sockaddr_in
loopback(unsigned port)
{
    return (struct sockaddr_in){ .sin_family = AF_INET, .sin_port = htons((uint16_t)port),
                                 .sin_addr.s_addr = htonl(INADDR_LOOPBACK) };
}

/* The port that a socket has. */
static inline unsigned
port_of(int fd)
{
    struct sockaddr_in address;
    socklen_t size = sizeof(address);

    CHECK_OK(getsockname(fd, ANY(address), &size));
    CHECK_EQ(address.sin_family, AF_INET);
    return ntohs(address.sin_port);
}

static inline int
inet_bound(int type, unsigned port)
{
    struct sockaddr_in address = loopback(port);
    int fd = (int)CHECK_OK(socket(AF_INET, type, 0));

    CHECK_OK(bind(fd, ANY(address), sizeof(address)));
    return fd;
}

static inline int
tcp_listener(int backlog)
{
    int fd = inet_bound(SOCK_STREAM, 0);

    CHECK_OK(listen(fd, backlog));
    return fd;
}

static inline int
inet_connect(int fd, unsigned port)
{
    struct sockaddr_in address = loopback(port);

    return connect(fd, ANY(address), sizeof(address));
}

/* Both ends of a connection. */
static inline void
tcp_pair(int ends[2])
{
    int listener = tcp_listener(1);

    ends[0] = (int)CHECK_OK(socket(AF_INET, SOCK_STREAM, 0));
    CHECK_OK(inet_connect(ends[0], port_of(listener)));
    ends[1] = (int)CHECK_OK(accept(listener, NULL, NULL));
    close(listener);
}

static inline void
unix_pair(int ends[2])
{
    CHECK_OK(socketpair(AF_UNIX, SOCK_STREAM, 0, ends));
}

/* Runs the scenario with a connection of either kind. */
static inline void
with_streams(void (*scenario)(int ends[2]))
{
    int ends[2];

    unix_pair(ends);
    scenario(ends);
    close(ends[0]);
    close(ends[1]);
    tcp_pair(ends);
    scenario(ends);
    close(ends[0]);
    close(ends[1]);
}

static inline int
option_of(int fd, int level, int option)
{
    int value = -1;
    socklen_t size = sizeof(value);

    CHECK_OK(getsockopt(fd, level, option, &value, &size));
    return value;
}

static inline void
set_option(int fd, int level, int option, int value)
{
    CHECK_OK(setsockopt(fd, level, option, &value, sizeof(value)));
}

static inline void
set_timeout(int fd, int option, long milliseconds)
{
    struct timeval time = { milliseconds / 1000, milliseconds % 1000 * 1000 };

    CHECK_OK(setsockopt(fd, SOL_SOCKET, option, &time, sizeof(time)));
}

/* What poll says now, or waits until one of the events is there. */
static inline int
events_of(int fd, int events, int timeout)
{
    struct pollfd p = { fd, (short)events, 0 };

    CHECK_OK(poll(&p, 1, timeout));
    return p.revents;
}

#define ALL_EVENTS (POLLIN | POLLOUT | POLLRDHUP | POLLPRI)

/* The text comes whole. */
static inline void
expect(int fd, const char *text)
{
    char seen[256] = "";
    size_t length = strlen(text), done = 0;

    while (done < length) {
        ssize_t n = read(fd, seen + done, length - done);

        CHECK_OK(n);
        CHECK(n > 0);
        done += (size_t)n;
    }
    if (memcmp(seen, text, length) != 0) {
        dprintf(2, "came \"%s\", expected \"%s\"\n", seen, text);
        _exit(1);
    }
}

static inline void
say(int fd, const char *text)
{
    CHECK_EQ(write(fd, text, strlen(text)), strlen(text));
}

/* One message with n descriptors. */
static inline ssize_t
send_files(int fd, const char *text, const int *fds, int n)
{
    char control[CMSG_SPACE(SCM_MAX_FD * sizeof(int))] __attribute__((aligned(8))) = { 0 };
    struct iovec part = { (void *)text, strlen(text) };
    struct msghdr m = { .msg_iov = &part, .msg_iovlen = 1, .msg_control = control,
                        .msg_controllen = CMSG_SPACE((size_t)n * sizeof(int)) };
    struct cmsghdr *c = CMSG_FIRSTHDR(&m);

    c->cmsg_len = CMSG_LEN((size_t)n * sizeof(int));
    c->cmsg_level = SOL_SOCKET;
    c->cmsg_type = SCM_RIGHTS;
    memcpy(CMSG_DATA(c), fds, (size_t)n * sizeof(int));
    return sendmsg(fd, &m, 0);
}

/* The next message's bytes are dropped; how many descriptors came, at most `most`. */
static inline int
receive_files(int fd, int *fds, int most, int flags, int *flags_seen)
{
    char control[CMSG_SPACE(SCM_MAX_FD * sizeof(int))] __attribute__((aligned(8))), bytes[64];
    struct iovec part = { bytes, sizeof(bytes) };
    struct msghdr m = { .msg_iov = &part, .msg_iovlen = 1, .msg_control = control,
                        .msg_controllen = CMSG_LEN((size_t)most * sizeof(int)) };
    struct cmsghdr *c;
    int n = 0;

    CHECK_OK(recvmsg(fd, &m, flags));
    if (flags_seen)
        *flags_seen = m.msg_flags;
    c = CMSG_FIRSTHDR(&m);
    if (c && c->cmsg_level == SOL_SOCKET && c->cmsg_type == SCM_RIGHTS) {
        n = (int)((c->cmsg_len - CMSG_LEN(0)) / sizeof(int));
        memcpy(fds, CMSG_DATA(c), (size_t)n * sizeof(int));
    }
    return n;
}
