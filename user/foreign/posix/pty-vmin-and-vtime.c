/* SPDX-License-Identifier: MIT */
/* termios(3): raw reads by MIN and TIME: enough bytes, a pause after one, at once, or none in time; poll agrees. */
#include "user/foreign/posix/pty.h"
#include <poll.h>

static void
look(void)
{
    struct pollfd p = { slave, POLLIN, 0 };
    int count = -1;

    DO(poll(&p, 1, 0));
    DO(ioctl(slave, FIONREAD, &count));
    see("  ready %d, %d bytes\n", p.revents, count);
}

static void
set(int min, int time)
{
    key(VMIN, min);
    key(VTIME, time);
    see("min %d time %d\n", min, time);
}

/* Types and waits until it has arrived. */
static void
arrive(const char *text, int all)
{
    int count = 0;

    DO(write(master, text, strlen(text)));
    while (count < all && ioctl(slave, FIONREAD, &count) == 0)
        a_moment();
}

/* Types while this process waits in a read. */
static void
later(const char *first, const char *second)
{
    pid_t self = getpid();

    if (fork() == 0) {
        until_asleep(self);
        DO(write(master, first, strlen(first)));
        for (int i = 0; second && i < 20; i++)
            a_moment();
        if (second)
            DO(write(master, second, strlen(second)));
        _exit(0);
    }
}

static void
read_later(const char *first, const char *second)
{
    later(first, second);
    see_read("  read", slave);
    wait(NULL);
}

int
main(void)
{
    char bytes[8];

    pair();
    modes(0, 0, 0);
    set(3, 0);
    look();
    arrive("ab", 2);
    look();
    fcntl(slave, F_SETFL, O_NONBLOCK);
    see_read("  read", slave);
    see_read("  read", slave);
    fcntl(slave, F_SETFL, 0);
    read_later("a", "bc"); /* no more than MIN: the rest of a write may come a moment later */
    later("ab", NULL);
    TRY(read(slave, bytes, 2));
    wait(NULL);
    set(0, 0);
    see_read("  read", slave);
    arrive("abc", 3);
    TRY(read(slave, bytes, 1));
    see_read("  read", slave);
    look();
    set(0, 1);
    see_read("  read", slave);
    arrive("ab", 2);
    look();
    see_read("  read", slave);
    read_later("x", NULL);
    fcntl(slave, F_SETFL, O_NONBLOCK);
    see_read("  read", slave);
    fcntl(slave, F_SETFL, 0);
    set(5, 1);
    look();
    arrive("ab", 2);
    look();
    see_read("  read", slave);
    read_later("ab", NULL);
    arrive("abcdefg", 7);
    see_read("  read", slave);
    return 0;
}
