/* SPDX-License-Identifier: MIT */
/* /proc/stat counts what the CPUs computed and how long they idled, /proc/loadavg who runs now, each in Linux's form. */
#include "check.h"

static void
cpu_ticks(long *user, long *idle)
{
    char text[4096] = "";
    int fd = (int)CHECK_OK(open("/proc/stat", O_RDONLY));

    CHECK(read(fd, text, sizeof(text) - 1) > 0);
    close(fd);
    CHECK_EQ(sscanf(text, "cpu %ld %*d %*d %ld", user, idle), 2);
    CHECK(strstr(text, "cpu0 ") && strstr(text, "btime ") && strstr(text, "procs_running "));
}

int
main(void)
{
    long user, idle, user_after, idle_after, begin;
    int running, threads, last, fd;
    char text[128] = "";
    float load[3];

    cpu_ticks(&user, &idle);
    for (begin = now(); now() - begin < 60 * MILLISECOND;)
        ;
    cpu_ticks(&user_after, &idle_after);
    CHECK(user_after - user >= 3);
    pause_for(60 * MILLISECOND);
    cpu_ticks(&user, &idle);
    CHECK(idle >= idle_after);

    fd = (int)CHECK_OK(open("/proc/loadavg", O_RDONLY));
    CHECK(read(fd, text, sizeof(text) - 1) > 0);
    CHECK_EQ(sscanf(text, "%f %f %f %d/%d %d", &load[0], &load[1], &load[2], &running, &threads, &last), 6);
    CHECK(running >= 1 && threads >= running && last >= getpid());
    return 0;
}
