/* SPDX-License-Identifier: MIT */
/* unix(7): SCM_RIGHTS: a descriptor is passed as if by dup into the other process; MSG_CTRUNC if there is no room. */
#include "user/foreign/posix/see.h"
#include <sys/socket.h>

static void
pass(int socket, int fd)
{
    char control[CMSG_SPACE(sizeof(int))] __attribute__((aligned(8))) = "";
    struct iovec vector = { "x", 1 };
    struct msghdr message = { .msg_iov = &vector, .msg_iovlen = 1, .msg_control = control, .msg_controllen = sizeof(control) };
    struct cmsghdr *header = CMSG_FIRSTHDR(&message);

    header->cmsg_level = SOL_SOCKET;
    header->cmsg_type = SCM_RIGHTS;
    header->cmsg_len = CMSG_LEN(sizeof(int));
    memcpy(CMSG_DATA(header), &fd, sizeof(int));
    TRY(sendmsg(socket, &message, 0));
}

int
main(void)
{
    char control[CMSG_SPACE(sizeof(int))] __attribute__((aligned(8))), byte;
    struct iovec vector = { &byte, 1 };
    struct msghdr message = { .msg_iov = &vector, .msg_iovlen = 1, .msg_control = control, .msg_controllen = sizeof(control) };
    int pair[2], fd;
    pid_t child;

    DO(socketpair(AF_UNIX, SOCK_STREAM, 0, pair));
    if ((child = fork()) == 0) {
        int file = open("f", O_RDWR | O_CREAT, 0600);

        DO(write(file, "passed", 7));
        pass(pair[1], file);
        pass(pair[1], file);
        pass(pair[1], 77);
        _exit(0);
    }
    see_end(child);
    TRY(recvmsg(pair[0], &message, MSG_CMSG_CLOEXEC));
    memcpy(&fd, CMSG_DATA(CMSG_FIRSTHDR(&message)), sizeof(fd));
    see("flags %x, cloexec %d, at %ld\n", message.msg_flags, fcntl(fd, F_GETFD), (long)lseek(fd, 0, SEEK_CUR));
    message.msg_controllen = 0;
    TRY(recvmsg(pair[0], &message, 0));
    see("cut %d\n", (message.msg_flags & MSG_CTRUNC) != 0);
    return 0;
}
