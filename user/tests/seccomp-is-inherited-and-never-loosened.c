/* SPDX-License-Identifier: MIT */
/* A filter stays over fork, clone and exec, and one that allows more takes nothing away from it; without no_new_privs
 * only a privileged process may set one. */
#include "filter.h"
#include "user.h"

#include <pthread.h>

PROGRAM(no_mkdir, LOAD_NUMBER, ON(SYS_mkdir, ERRNO(EILSEQ)), ANSWER(SECCOMP_RET_ALLOW));
PROGRAM(everything, ANSWER(SECCOMP_RET_ALLOW));

static void
try_it(void)
{
    CHECK_ERRNO(mkdir("forbidden", 0700), EILSEQ);
}

static void *
try_in_thread(void *unused)
{
    try_it();
    return NULL;
}

static void
in_all_ways(void)
{
    pthread_t thread;

    filter(&no_mkdir);
    try_it();
    CHECK_EQ(install(0, &everything), 0);
    try_it();
    CHECK_EQ(run(try_it), 0);
    CHECK_EQ(pthread_create(&thread, NULL, try_in_thread, NULL), 0);
    CHECK_EQ(pthread_join(thread, NULL), 0);
    execl("/proc/self/exe", "exe", "again", NULL);
}

static void
without_privileges(void)
{
    become(ALICE, ALICE);
    CHECK_ERRNO(install(0, &everything), EACCES);
    CHECK_OK(prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0));
    CHECK_OK(prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &everything));
}

static void
as_root(void)
{
    CHECK_OK(install(0, &no_mkdir));
    CHECK_EQ(prctl(PR_GET_NO_NEW_PRIVS, 0, 0, 0, 0), 0);
    become(ALICE, ALICE);
    try_it();
}

int
main(int argc, char **argv)
{
    if (argc > 1) {
        try_it();
        return 0;
    }
    CHECK_EQ(run(in_all_ways), 0);
    must_be_root();
    CHECK_EQ(run(without_privileges), 0);
    CHECK_EQ(run(as_root), 0);
    return 0;
}
