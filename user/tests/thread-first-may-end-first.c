/* SPDX-License-Identifier: MIT */
/* When the first thread ends, the others run on; the process ends with the last one, with status 0. */
#include "check.h"

#include <pthread.h>

static int report;

static void *
outlive(void *argument)
{
    pause_for(20 * MILLISECOND);
    CHECK_EQ(write(report, "x", 1), 1);
    return argument;
}

static void
end_first(void)
{
    pthread_t thread;

    CHECK_EQ(pthread_create(&thread, NULL, outlive, NULL), 0);
    pthread_exit(NULL);
}

/* The program runs itself again, because musl cannot end the first thread of a process that fork made. */
int
main(int argc, char **argv)
{
    char number[16];
    char *arguments[] = { argv[0], number, NULL };
    char *environment[] = { NULL };
    int ends[2];
    pid_t child;
    char c;

    if (argc > 1) {
        report = atoi(argv[1]);
        end_first();
    }
    CHECK_OK(pipe(ends));
    snprintf(number, sizeof(number), "%d", ends[1]);
    child = fork();
    if (child == 0) {
        execve(argv[0], arguments, environment);
        _exit(99);
    }
    CHECK_EQ(wait_status(child), EXITED(0));
    CHECK_EQ(read(ends[0], &c, 1), 1);
    return 0;
}
