/* SPDX-License-Identifier: MIT */
/* A fork bomb under RLIMIT_NPROC ends with EAGAIN in all its processes, threads count too, and who has another limit
 * is another user can still start programs. */
#include "check.h"

#include <pthread.h>
#include <sys/mman.h>
#include <sys/resource.h>

#define LIMIT 40

static int *refused; /* shared: forks that failed with EAGAIN */

static void
stay(void)
{
    for (;;)
        pause();
}

/* Every process forks on and on; those that cannot stay, so that the others meet the limit too. */
static void
bomb(void)
{
    for (;;)
        if (fork() < 0) {
            CHECK_EQ(errno, EAGAIN);
            __atomic_fetch_add(refused, 1, __ATOMIC_SEQ_CST);
            stay();
        }
}

static void *
nothing(void *arg)
{
    stay();
    return arg;
}

static void
bomb_of_threads(void)
{
    struct rlimit limit = { LIMIT, LIMIT };
    pthread_t thread;
    int count = 0, r;

    CHECK_OK(setrlimit(RLIMIT_NPROC, &limit));
    while ((r = pthread_create(&thread, NULL, nothing, NULL)) == 0)
        count++;
    CHECK_EQ(r, EAGAIN);
    CHECK(count > 0 && count < LIMIT);
}

static void
limited(void)
{
    struct rlimit limit = { LIMIT, LIMIT };

    CHECK_OK(setrlimit(RLIMIT_NPROC, &limit));
    CHECK_OK(setuid(1000)); /* root's processes do not count for it */
    bomb();
}

static void
another_limit_of_its_own(void)
{
    struct rlimit limit = { LIMIT, LIMIT };

    CHECK_OK(setrlimit(RLIMIT_NPROC, &limit));
    CHECK_OK(fork());
}

int
main(void)
{
    pid_t bomber;

    SKIP_ON_LINUX(); /* root has no limit there, and others' processes count */
    refused = mmap(NULL, sizeof(*refused), PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    CHECK_EQ(run(bomb_of_threads), EXITED(0));
    bomber = fork();
    if (bomber == 0) {
        setpgid(0, 0);
        limited();
    }
    while (__atomic_load_n(refused, __ATOMIC_SEQ_CST) < LIMIT / 2)
        pause_for(MILLISECOND);
    CHECK_EQ(run(another_limit_of_its_own), EXITED(0)); /* "the shell still answers" */
    CHECK_OK(kill(-bomber, SIGKILL));
    CHECK_EQ(wait_status(bomber), KILLED(SIGKILL));
    return 0;
}
