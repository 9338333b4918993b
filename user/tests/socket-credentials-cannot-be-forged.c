/* SPDX-License-Identifier: MIT */
/* Who may not change its ids sends only its own process, user and group in SCM_CREDENTIALS, else EPERM. */
#include "socket.h"

static int ends[2];

static ssize_t
send_as(pid_t pid, uid_t uid, gid_t gid)
{
    union {
        struct cmsghdr header;
        char bytes[CMSG_SPACE(sizeof(struct ucred))];
    } control = { .header = { CMSG_LEN(sizeof(struct ucred)), SOL_SOCKET, SCM_CREDENTIALS } };
    struct ucred said = { pid, uid, gid };
    struct iovec piece = { "x", 1 };
    struct msghdr message = { .msg_iov = &piece, .msg_iovlen = 1, .msg_control = &control,
                              .msg_controllen = sizeof(control) };

    memcpy(CMSG_DATA(&control.header), &said, sizeof(said));
    return sendmsg(ends[0], &message, 0);
}

int
main(void)
{
    uid_t me = geteuid();
    pid_t child;

    if (me == 0)
        me = 1000;
    CHECK_OK(socketpair(AF_UNIX, SOCK_DGRAM, 0, ends));
    child = fork();
    CHECK_OK(child);
    if (child == 0) {
        if (geteuid() == 0) {
            CHECK_OK(setresgid(me, me, me));
            CHECK_OK(setresuid(me, me, me));
        }
        CHECK_EQ(send_as(getpid(), me, getgid()), 1);
        CHECK_ERRNO(send_as(getppid(), me, getgid()), EPERM);
        CHECK_ERRNO(send_as(getpid(), me + 1, getgid()), EPERM);
        CHECK_ERRNO(send_as(getpid(), me, getgid() + 1), EPERM);
        _exit(0);
    }
    CHECK_EQ(wait_status(child), EXITED(0));
    return 0;
}
