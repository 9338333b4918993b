/* SPDX-License-Identifier: MIT */
/* SO_PEERCRED says who connected or listens; SCM_CREDENTIALS, for who asks by SO_PASSCRED, who sent each message; nobody
 * may say that it is another process. */
#include "socket.h"

static void
check_peer(int fd, pid_t pid)
{
    struct ucred c;
    socklen_t size = sizeof(c);

    CHECK_OK(getsockopt(fd, SOL_SOCKET, SO_PEERCRED, &c, &size));
    CHECK_EQ(size, sizeof(c));
    CHECK_EQ(c.pid, pid);
    CHECK_EQ(c.uid, geteuid());
    CHECK_EQ(c.gid, getegid());
}

static void
check_sender(int fd, pid_t pid)
{
    char control[CMSG_SPACE(sizeof(struct ucred))] __attribute__((aligned(8))), byte;
    struct iovec part = { &byte, 1 };
    struct msghdr m = { .msg_iov = &part, .msg_iovlen = 1, .msg_control = control, .msg_controllen = sizeof(control) };
    struct cmsghdr *c;

    CHECK_EQ(recvmsg(fd, &m, 0), 1);
    c = CMSG_FIRSTHDR(&m);
    CHECK(c && c->cmsg_level == SOL_SOCKET && c->cmsg_type == SCM_CREDENTIALS);
    CHECK_EQ(c->cmsg_len, CMSG_LEN(sizeof(struct ucred)));
    CHECK_EQ(((struct ucred *)CMSG_DATA(c))->pid, pid);
    CHECK_EQ(((struct ucred *)CMSG_DATA(c))->uid, geteuid());
}

static ssize_t
send_as(int fd, pid_t pid)
{
    char control[CMSG_SPACE(sizeof(struct ucred))] __attribute__((aligned(8))) = { 0 };
    struct iovec part = { "x", 1 };
    struct msghdr m = { .msg_iov = &part, .msg_iovlen = 1, .msg_control = control, .msg_controllen = sizeof(control) };
    struct cmsghdr *c = CMSG_FIRSTHDR(&m);
    struct ucred me = { pid, getuid(), getgid() };

    *c = (struct cmsghdr){ .cmsg_len = CMSG_LEN(sizeof(me)), .cmsg_level = SOL_SOCKET, .cmsg_type = SCM_CREDENTIALS };
    memcpy(CMSG_DATA(c), &me, sizeof(me));
    return sendmsg(fd, &m, 0);
}

int
main(void)
{
    int listener = unix_listener("@cred", SOCK_STREAM, 1), ends[2], fd;
    pid_t parent = getpid(), child = fork();

    CHECK_OK(child);
    if (child == 0) {
        fd = unix_connected("@cred", SOCK_STREAM);
        check_peer(fd, parent);
        expect(fd, "go");
        say(fd, "a");
        CHECK_EQ(send_as(fd, getpid()), 1);
        if (geteuid() != 0)
            CHECK_ERRNO(send_as(fd, parent), EPERM);
        else
            CHECK_ERRNO(send_as(fd, 0x3fffff), ESRCH); /* even root sends as a process that there is */
        expect(fd, "end");
        _exit(0);
    }
    fd = (int)CHECK_OK(accept(listener, NULL, NULL));
    check_peer(fd, child);
    set_option(fd, SOL_SOCKET, SO_PASSCRED, 1);
    CHECK_EQ(option_of(fd, SOL_SOCKET, SO_PASSCRED), 1);
    say(fd, "go");
    check_sender(fd, child);
    check_sender(fd, child);
    say(fd, "end");
    CHECK_EQ(wait_status(child), EXITED(0));
    unix_pair(ends);
    check_peer(ends[0], parent);
    CHECK_OK(socketpair(AF_UNIX, SOCK_DGRAM, 0, ends));
    set_option(ends[1], SOL_SOCKET, SO_PASSCRED, 1);
    say(ends[0], "x");
    check_sender(ends[1], parent);
    return 0;
}
