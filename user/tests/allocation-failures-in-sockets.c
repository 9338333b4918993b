/* SPDX-License-Identifier: MIT */
/* Sockets: an allocation that fails anywhere leaves no trace. */
#include "failing.h"

#include <sys/epoll.h>
#include <sys/stat.h>

#include "socket.h"

static char block[60000];

static int
close_both(int error, int a, int b)
{
    close(a);
    close(b);
    return error;
}

static int
make_pair(void)
{
    int ends[2], error = error_of(socketpair(AF_UNIX, SOCK_STREAM, 0, ends));

    return error ? error : close_both(0, ends[0], ends[1]);
}

/* What is sent comes, as much as the call said. */
static int
send_much(void)
{
    int ends[2], error = error_of(socketpair(AF_UNIX, SOCK_STREAM, 0, ends));
    ssize_t sent, came = 0;

    if (error)
        return error;
    sent = send(ends[0], block, sizeof(block), 0);
    error = sent == sizeof(block) ? 0 : sent < 0 ? errno : ENOMEM;
    while (sent > came) {
        ssize_t n = recv(ends[1], block, sizeof(block), 0);

        CHECK(n > 0);
        came += n;
    }
    CHECK_ERRNO(recv(ends[1], block, 1, MSG_DONTWAIT), EAGAIN);
    return close_both(error, ends[0], ends[1]);
}

static int
connect_tcp(void)
{
    struct sockaddr_in address = loopback(0);
    socklen_t size = sizeof(address);
    int listener = socket(AF_INET, SOCK_STREAM, 0), client = -1, server = -1, error = error_of(listener);

    if (error == 0)
        error = error_of(bind(listener, ANY(address), size));
    if (error == 0)
        error = error_of(listen(listener, 1));
    if (error == 0)
        error = error_of(getsockname(listener, ANY(address), &size));
    if (error == 0)
        error = error_of(client = socket(AF_INET, SOCK_STREAM, 0));
    if (error == 0)
        error = error_of(connect(client, ANY(address), size));
    if (error == 0)
        error = error_of(server = accept(listener, NULL, NULL));
    if (error == 0)
        error = error_of(send(client, "x", 1, 0));
    if (error == 0)
        CHECK_EQ(recv(server, block, 1, 0), 1);
    close(listener);
    return close_both(error, client, server);
}

static int
bind_path(void)
{
    struct sockaddr_un address;
    socklen_t size = unix_name(&address, "f");
    int fd = socket(AF_UNIX, SOCK_DGRAM, 0), error = error_of(fd);

    if (error == 0)
        error = error_of(bind(fd, ANY(address), size));
    if (error == 0)
        error = error_of(sendto(fd, "x", 1, 0, ANY(address), size));
    close(fd);
    SURELY(unlink(address.sun_path));
    return error;
}

static int
pass_files(void)
{
    int ends[2], fds[3] = { 0, 1, 2 }, got[3], error = error_of(socketpair(AF_UNIX, SOCK_SEQPACKET, 0, ends)), n;
    char control[CMSG_SPACE(sizeof(fds))] __attribute__((aligned(8)));
    struct iovec part = { block, 1 };
    struct msghdr m = { .msg_iov = &part, .msg_iovlen = 1, .msg_control = control, .msg_controllen = sizeof(control) };

    if (error)
        return error;
    error = error_of(send_files(ends[0], "x", fds, 3));
    if (error == 0)
        error = error_of(recvmsg(ends[1], &m, MSG_DONTWAIT));
    n = error ? 0 : (int)((m.msg_controllen - CMSG_LEN(0)) / sizeof(int));
    if (n > 3)
        n = 3;
    memcpy(got, CMSG_DATA((struct cmsghdr *)control), sizeof(got));
    for (int i = 0; i < n; i++)
        close(got[i]);
    return close_both(error, ends[0], ends[1]);
}

static int
watch(void)
{
    struct epoll_event event = { .events = EPOLLIN | EPOLLOUT };
    int ends[2], set, error = error_of(socketpair(AF_UNIX, SOCK_STREAM, 0, ends));

    if (error)
        return error;
    set = epoll_create1(0);
    error = error_of(set);
    if (error == 0)
        error = error_of(epoll_ctl(set, EPOLL_CTL_ADD, ends[0], &event));
    close(set);
    return close_both(error, ends[0], ends[1]);
}

static int
list_them(void)
{
    int fd = open("/proc/net/unix", O_RDONLY), error = error_of(fd);

    close(fd);
    return error == ENOENT ? ENOMEM : error; /* what is made up at every look is not there without memory */
}

static const struct scenario scenarios[] = {
    { "socketpair", make_pair }, { "send", send_much }, { "tcp", connect_tcp }, { "bind to a path", bind_path },
    { "descriptors", pass_files }, { "epoll", watch }, { "/proc/net", list_them },
};

int
main(void)
{
    SKIP_ON_LINUX();
    mkdir("/tmp", 0777);
    FAIL_EACH(scenarios);
    return 0;
}
