/* SPDX-License-Identifier: MIT */
/* /proc/PID/stat has pid, name, state and parent in Linux's places: a sleeping child is S, a zombie Z. */
#include "check.h"

static char
state_of(pid_t pid, int *parent)
{
    char path[64], line[512] = "";
    char *rest;
    int fd;

    snprintf(path, sizeof(path), "/proc/%d/stat", (int)pid);
    fd = (int)CHECK_OK(open(path, O_RDONLY));
    CHECK(read(fd, line, sizeof(line) - 1) > 0);
    close(fd);
    CHECK_EQ(atoi(line), pid);
    rest = strrchr(line, ')');
    CHECK(rest != NULL);
    *parent = atoi(rest + 4);
    return rest[2];
}

static void
sleep_for_ever(void)
{
    for (;;)
        pause_for(100 * SECOND);
}

static void
wait_for_state(pid_t pid, char wanted)
{
    int parent = 0;

    for (int i = 0; i < 1000 && state_of(pid, &parent) != wanted; i++)
        pause_for(5 * MILLISECOND);
    CHECK_EQ(state_of(pid, &parent), wanted);
    CHECK_EQ(parent, getpid());
}

int
main(void)
{
    pid_t child = start(sleep_for_ever);

    wait_for_state(child, 'S');
    CHECK_OK(kill(child, SIGSTOP));
    wait_for_state(child, 'T');
    CHECK_OK(kill(child, SIGKILL));
    wait_for_state(child, 'Z');
    CHECK_EQ(wait_status(child), KILLED(SIGKILL));
    return 0;
}
