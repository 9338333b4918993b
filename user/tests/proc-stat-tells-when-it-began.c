/* SPDX-License-Identifier: MIT */
/* Field 22 of /proc/PID/stat is when the process began, in hundredths of a second of /proc/uptime. */
#include "check.h"

static long
began(pid_t pid)
{
    char path[64], text[1024] = "", *at;
    int fd;

    snprintf(path, sizeof(path), "/proc/%d/stat", (int)pid);
    fd = (int)CHECK_OK(open(path, O_RDONLY));
    CHECK(read(fd, text, sizeof(text) - 1) > 0);
    close(fd);
    at = strrchr(text, ')');
    CHECK(at != NULL);
    for (int field = 2; field < 22; field++) {
        at = strchr(at + 1, ' ');
        CHECK(at != NULL);
    }
    return atol(at);
}

static long
uptime(void)
{
    char text[64] = "";
    long seconds, hundredths;
    int fd = (int)CHECK_OK(open("/proc/uptime", O_RDONLY));

    CHECK(read(fd, text, sizeof(text) - 1) > 0);
    close(fd);
    CHECK_EQ(sscanf(text, "%ld.%ld", &seconds, &hundredths), 2);
    return seconds * 100 + hundredths;
}

static void
sleep_for_ever(void)
{
    for (;;)
        pause_for(100 * SECOND);
}

int
main(void)
{
    long before = uptime(), after;
    pid_t child = start(sleep_for_ever);

    after = uptime();
    CHECK(began(getpid()) <= before);
    CHECK(began(child) >= before && began(child) <= after);
    CHECK_OK(kill(child, SIGKILL));
    wait_status(child);
    return 0;
}
