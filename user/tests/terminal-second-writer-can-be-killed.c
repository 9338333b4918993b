/* SPDX-License-Identifier: MIT */
/* One writer waits for the terminal's other end, a second one for the first: a signal ends the second. */
#include "check.h"

#include <pty.h>

static int master, slave, ready[2];

static void
write_for_ever(void)
{
    static char bytes[4096];

    CHECK_EQ(write(ready[1], "r", 1), 1);
    for (;;)
        CHECK(write(slave, bytes, sizeof(bytes)) > 0);
}

static int
sleeps(pid_t pid)
{
    char path[40], text[200] = "";
    int fd;

    snprintf(path, sizeof(path), "/proc/%d/stat", pid);
    fd = (int)CHECK_OK(open(path, O_RDONLY));
    CHECK(read(fd, text, sizeof(text) - 1) > 0);
    close(fd);
    return strstr(text, ") S ") != NULL || strstr(text, ") D ") != NULL;
}

static pid_t
start_writer(void)
{
    pid_t child = start(write_for_ever);
    char byte;

    CHECK_EQ(read(ready[0], &byte, 1), 1);
    for (int same = 0; same < 5; pause_for(2 * MILLISECOND))
        same = sleeps(child) ? same + 1 : 0;
    return child;
}

int
main(void)
{
    pid_t first, second;

    CHECK_OK(pipe(ready));
    CHECK_OK(openpty(&master, &slave, NULL, NULL, NULL));
    first = start_writer();
    second = start_writer();
    CHECK_OK(kill(second, SIGKILL));
    CHECK_EQ(wait_status(second), KILLED(SIGKILL));
    CHECK_OK(kill(first, SIGKILL));
    CHECK_EQ(wait_status(first), KILLED(SIGKILL));
    return 0;
}
