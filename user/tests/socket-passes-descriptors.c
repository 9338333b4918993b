/* SPDX-License-Identifier: MIT */
/* SCM_RIGHTS: another process gets the same open files, of any kind, with new numbers; the sender may close its own. */
#include "socket.h"

static void
pass(int type)
{
    int ends[2], file[2], got[3], fds[3];
    pid_t child;

    CHECK_OK(socketpair(AF_UNIX, type, 0, ends));
    child = fork();
    CHECK_OK(child);
    if (child == 0) {
        CHECK_OK(pipe(file));
        say(file[1], "through the pipe");
        fds[0] = file[0];
        fds[1] = (int)CHECK_OK(open("/dev/null", O_WRONLY));
        fds[2] = file[1];
        CHECK_EQ(send_files(ends[0], "take", fds, 3), 4);
        _exit(0);
    }
    CHECK_EQ(wait_status(child), EXITED(0));
    CHECK_EQ(receive_files(ends[1], got, 3, MSG_CMSG_CLOEXEC, NULL), 3);
    CHECK_EQ(fcntl(got[0], F_GETFD), FD_CLOEXEC);
    close(got[2]);
    expect(got[0], "through the pipe");
    CHECK_EQ(read(got[0], &type, 1), 0);
    CHECK_EQ(write(got[1], "x", 1), 1);
    for (int i = 0; i < 2; i++) {
        close(got[i]);
        close(ends[i]);
    }
}

int
main(void)
{
    pass(SOCK_STREAM);
    pass(SOCK_DGRAM);
    pass(SOCK_SEQPACKET);
    return 0;
}
