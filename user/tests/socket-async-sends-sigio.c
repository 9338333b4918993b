/* SPDX-License-Identifier: MIT */
/* O_ASYNC with F_SETOWN: SIGIO when something comes for a socket, and when somebody connects to a listener. */
#include "socket.h"

static volatile sig_atomic_t told;

static void
handler(int signo)
{
    (void)signo;
    told = 1;
}

static void
expect_signal(int fd, void (*cause)(int), int arg)
{
    sigset_t blocked, old;

    CHECK_OK(fcntl(fd, F_SETOWN, getpid()));
    CHECK_EQ(fcntl(fd, F_GETOWN), getpid());
    CHECK_OK(fcntl(fd, F_SETFL, O_ASYNC | O_NONBLOCK));
    sigemptyset(&blocked);
    sigaddset(&blocked, SIGIO);
    sigprocmask(SIG_BLOCK, &blocked, &old);
    told = 0;
    cause(arg);
    while (!told)
        sigsuspend(&old);
    sigprocmask(SIG_SETMASK, &old, NULL);
}

static void
write_one(int fd)
{
    say(fd, "x");
}

static void
connect_one(int port)
{
    CHECK_OK(inet_connect((int)CHECK_OK(socket(AF_INET, SOCK_STREAM, 0)), (unsigned)port));
}

int
main(void)
{
    int ends[2], listener = tcp_listener(1);

    signal(SIGIO, handler);
    unix_pair(ends);
    expect_signal(ends[1], write_one, ends[0]);
    expect_signal(listener, connect_one, (int)port_of(listener));
    return 0;
}
