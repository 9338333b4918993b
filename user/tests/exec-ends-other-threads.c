/* SPDX-License-Identifier: MIT */
/* When one thread execs, the others are gone and the program has one thread, whose id is the process's. */
#include "check.h"

#include <pthread.h>

static char **arguments;

static void *
sleeper(void *argument)
{
    (void)argument;
    for (;;)
        pause_for(SECOND);
    return NULL;
}

static void *
executor(void *argument)
{
    char *environment[] = { NULL };

    (void)argument;
    execve(arguments[0], arguments, environment);
    _exit(99);
}

int
main(int argc, char **argv)
{
    char *list[] = { argv[0], "again", NULL };
    pthread_t thread;
    pid_t child;

    if (argc > 1) {
        CHECK_EQ(syscall(SYS_gettid), getpid());
        return 0;
    }
    arguments = list;
    child = fork();
    if (child == 0) {
        CHECK_EQ(pthread_create(&thread, NULL, sleeper, NULL), 0);
        CHECK_EQ(pthread_create(&thread, NULL, executor, NULL), 0);
        sleeper(NULL);
    }
    CHECK_EQ(wait_status(child), EXITED(0));
    return 0;
}
