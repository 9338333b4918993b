/* SPDX-License-Identifier: MIT */
/* /proc/PID/schedstat has the time on a CPU, the time waited for one and the turns: of two processes on one CPU that
 * both have work, each waits while the other has it. */
#include "check.h"

#include <sched.h>
#include <sys/wait.h>
#include <time.h>

struct schedstat {
    unsigned long long run, waited, turns;
};

static struct schedstat
schedstat_of(pid_t pid)
{
    struct schedstat s;
    char path[64], text[128] = "";
    int fd;

    snprintf(path, sizeof(path), "/proc/%d/schedstat", (int)pid);
    fd = (int)CHECK_OK(open(path, O_RDONLY));
    CHECK(read(fd, text, sizeof(text) - 1) > 0);
    close(fd);
    CHECK_EQ(sscanf(text, "%llu %llu %llu", &s.run, &s.waited, &s.turns), 3);
    return s;
}

static void
spin(void)
{
    for (;;)
        ;
}

int
main(void)
{
    long began = now();
    unsigned long first_cpu = 1;
    struct schedstat seen[2], later;
    pid_t child[2];

    CHECK_OK(sched_setaffinity(0, sizeof(first_cpu), (cpu_set_t *)&first_cpu));
    child[0] = start(spin);
    child[1] = start(spin);
    do { /* until both had their turns, however long that takes here */
        pause_for(10 * MILLISECOND);
        seen[0] = schedstat_of(child[0]);
        seen[1] = schedstat_of(child[1]);
    } while (seen[0].turns < 5 || seen[1].turns < 5);
    for (int i = 0; i < 2; i++) {
        CHECK(seen[i].run > 0 && seen[i].waited > 0);
        CHECK((long)(seen[i].run + seen[i].waited) <= now() - began);
        CHECK_OK(kill(child[i], SIGSTOP));
        CHECK_EQ(waitpid(child[i], NULL, WUNTRACED), child[i]);
    }
    seen[0] = schedstat_of(child[0]);   /* who is stopped does not wait for a CPU */
    pause_for(10 * MILLISECOND);
    later = schedstat_of(child[0]);
    CHECK_EQ(later.waited, seen[0].waited);
    CHECK_EQ(later.run, seen[0].run);
    for (int i = 0; i < 2; i++) {
        CHECK_OK(kill(child[i], SIGKILL));
        wait_status(child[i]);
    }
    return 0;
}
