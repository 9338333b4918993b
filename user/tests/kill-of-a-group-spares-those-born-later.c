/* SPDX-License-Identifier: MIT */
/* kill() of a group of a hundred: each process gets the signal once; a child that one of them forks
 * in its handler, while others may not have been reached yet, does not get it. */
#include "check.h"

#include <sys/mman.h>

#define N 100

static volatile struct {
    int ready, taken, born;
} *count;

static void
handler(int signo)
{
    (void)signo;
    __sync_fetch_and_add(&count->taken, 1);
    if (fork() == 0)
        __sync_fetch_and_add(&count->born, 1);
}

static void
member(void)
{
    __sync_fetch_and_add(&count->ready, 1);
    for (;;)
        pause();
}

static void
wait_for(volatile int *n)
{
    while (*n < N)
        pause_for(MILLISECOND / 10);
}

int
main(void)
{
    struct sigaction sa = { .sa_handler = handler };
    pid_t group = 0, pid;

    count = mmap(NULL, 4096, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    CHECK(count != MAP_FAILED);
    sigaction(SIGUSR1, &sa, NULL);
    for (int i = 0; i < N; i++) {
        pid = fork();
        CHECK_OK(pid);
        if (pid == 0) {
            setpgid(0, group);
            member();
        }
        setpgid(pid, group);
        group = group ? group : pid;
    }
    wait_for(&count->ready);
    CHECK_OK(kill(-group, SIGUSR1));
    wait_for(&count->taken);
    wait_for(&count->born);
    CHECK_EQ(count->taken, N);
    CHECK_OK(kill(-group, SIGKILL));
    for (int i = 0; i < N; i++)
        CHECK(waitpid(-group, NULL, 0) > 0);
    CHECK_EQ(count->taken, N);
    CHECK_EQ(count->born, N);
    return 0;
}
