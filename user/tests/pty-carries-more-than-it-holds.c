/* SPDX-License-Identifier: MIT */
/* Both ways a pty carries far more than it holds: who writes waits for who reads, and nothing is lost. */
#include "check.h"

#include <pty.h>

#define BYTES 40000

static void
send_all(int fd)
{
    char line[100];

    memset(line, 'x', sizeof(line) - 1);
    line[sizeof(line) - 1] = '\n';
    for (size_t sent = 0; sent < BYTES; sent += sizeof(line))
        CHECK_EQ(write(fd, line, sizeof(line)), (long)sizeof(line));
}

static void
receive_all(int fd)
{
    char piece[300];
    long n = 0;

    pause_for(20 * MILLISECOND);
    while (n < BYTES)
        n += CHECK_OK(read(fd, piece, sizeof(piece)));
    CHECK_EQ(n, BYTES);
}

int
main(void)
{
    struct termios settings;
    int master, slave, status;

    CHECK_OK(openpty(&master, &slave, NULL, NULL, NULL));
    CHECK_OK(tcgetattr(slave, &settings));
    settings.c_lflag &= ~(tcflag_t)ECHO;
    settings.c_oflag &= ~(tcflag_t)OPOST;
    CHECK_OK(tcsetattr(slave, TCSANOW, &settings));
    if (fork() == 0) {
        send_all(slave);
        receive_all(slave);
        _exit(0);
    }
    receive_all(master);
    send_all(master);
    wait(&status);
    CHECK_EQ(status, 0);
    return 0;
}
