/* SPDX-License-Identifier: MIT */
/* TSYNC gives the filter to all threads at once, or to none and names a thread that has another one. */
#include "filter.h"

#include <pthread.h>

PROGRAM(no_getppid, LOAD_NUMBER, ON(SYS_getppid, ERRNO(EILSEQ)), ANSWER(SECCOMP_RET_ALLOW));
PROGRAM(everything, ANSWER(SECCOMP_RET_ALLOW));

static pthread_barrier_t moment;
static pid_t different;

static void *
obeys(void *unused)
{
    CHECK_OK(syscall(SYS_getppid));
    pthread_barrier_wait(&moment);
    pthread_barrier_wait(&moment);
    CHECK_ERRNO(syscall(SYS_getppid), EILSEQ);
    CHECK_EQ(prctl(PR_GET_NO_NEW_PRIVS, 0, 0, 0, 0), 1);
    return NULL;
}

static void *
has_its_own(void *unused)
{
    filter(&everything);
    different = gettid();
    pthread_barrier_wait(&moment);
    pthread_barrier_wait(&moment);
    CHECK_OK(syscall(SYS_getppid));
    return NULL;
}

static void
with(void *(*other)(void *), int fails)
{
    pthread_t thread;

    CHECK_EQ(pthread_create(&thread, NULL, other, NULL), 0);
    pthread_barrier_wait(&moment);
    CHECK_OK(prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0));
    CHECK_EQ(install(SECCOMP_FILTER_FLAG_TSYNC, &no_getppid), fails ? different : 0);
    pthread_barrier_wait(&moment);
    CHECK_EQ(pthread_join(thread, NULL), 0);
}

static void
succeeds(void)
{
    with(obeys, 0);
}

static void
fails(void)
{
    with(has_its_own, 1);
    CHECK_OK(syscall(SYS_getppid));
}

int
main(void)
{
    pthread_barrier_init(&moment, NULL, 2);
    CHECK_EQ(run(succeeds), 0);
    CHECK_EQ(run(fails), 0);
    return 0;
}
