/* SPDX-License-Identifier: MIT */
/* In a domain there is one processor, as many tasks as its memory is enough for, and of CPU time a microsecond a point: none of
 * it depends on the machine, and CPU time grows by what a thread does, not by what others do. Its memory is its quota,
 * and /proc tells of one processor. */
#include "domain.h"

#include <fcntl.h>
#include <pthread.h>
#include <sched.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <time.h>
#include <unistd.h>

static long
microseconds(clockid_t clock)
{
    struct timespec t;

    CHECK_OK(clock_gettime(clock, &t));
    CHECK_EQ(t.tv_nsec % 1000, 0);
    return t.tv_sec * 1000000 + t.tv_nsec / 1000;
}

static void *
call(void *unused)
{
    long before = microseconds(CLOCK_THREAD_CPUTIME_ID);

    for (int i = 0; i < 50; i++)
        getppid();
    CHECK_EQ(microseconds(CLOCK_THREAD_CPUTIME_ID) - before, 51);
    return unused;
}

static void
look_at_memory(void)
{
    unsigned long info[14] = { 0 }; /* struct sysinfo: uptime, three loads, all memory, of that free ... */

    CHECK_OK(syscall(SYS_sysinfo, info));
    CHECK_EQ(info[4], HEDDLE_DOMAIN_FRAMES * 4096ul);
    CHECK_EQ(info[5], info[4]);
}

static void
look_at_proc(void)
{
    char text[400] = "";
    int fd = open("/proc/stat", O_RDONLY);

    CHECK(read(fd, text, sizeof(text) - 1) > 0);
    CHECK(strstr(text, "cpu0") && !strstr(text, "cpu1"));
    close(fd);
    fd = open("/proc/loadavg", O_RDONLY);
    CHECK(read(fd, text, sizeof(text) - 1) > 0);
    CHECK_EQ(strncmp(text, "0.00 0.00 0.00 1/", 17), 0);
    close(fd);
}

static int
look_around(void)
{
    struct rlimit tasks;
    pthread_t thread;
    long own, all;

    CHECK_EQ(sysconf(_SC_NPROCESSORS_ONLN), 1);
    CHECK_EQ(sched_getcpu(), 0);
    look_at_memory();
    look_at_proc();
    CHECK_OK(getrlimit(RLIMIT_NPROC, &tasks));
    CHECK_EQ(tasks.rlim_cur, HEDDLE_DOMAIN_FRAMES / 4);
    own = microseconds(CLOCK_THREAD_CPUTIME_ID);
    all = microseconds(CLOCK_PROCESS_CPUTIME_ID);
    CHECK_EQ(pthread_create(&thread, NULL, call, NULL), 0);
    pthread_join(thread, NULL);
    CHECK(microseconds(CLOCK_THREAD_CPUTIME_ID) - own < 30);
    CHECK(microseconds(CLOCK_PROCESS_CPUTIME_ID) - all > 50);
    return 0;
}

int
main(int argc, char **argv)
{
    struct heddle_schedule s;

    if (argc > 1)
        return look_around();
    for (unsigned long seed = 1; seed <= 5; seed++) {
        s = random_schedule(seed);
        CHECK_EQ(run_domain(argv[0], &s), 0);
    }
    return 0;
}
