/* SPDX-License-Identifier: MIT */
/* Wrong: no task is handed over and no result comes back: each worker knows its share, and main waits for their ends only. */
#include "user/lessons/lesson.h"

#include <sys/wait.h>
#include <unistd.h>

static int64_t duration;

static void
work(const char *word, long task)
{
    printf("@%s task=%ld pid=%d\n", word, task, getpid());
    conc_sleep(duration);
}

/* The first does all that is serial, and closes its end; that tells the others. */
static void
share(long w, long processes, long tasks, const int ends[2])
{
    char byte;
    for (long n = 0; w == 0 && n < tasks; n++) {
        work("apply", n);
    }
    close(ends[1]);
    if (read(ends[0], &byte, 1) == 0) {
        for (long n = w; n < tasks; n += processes) {
            work("async", n);
        }
    }
}

int
main(int argc, char **argv)
{
    long processes = arg_number(argc, argv, 1, 3), tasks = arg_number(argc, argv, 2, 10);
    int ends[2];
    duration = arg_seconds(argc, argv, 3, "0.3");
    lesson_begin();
    if (pipe(ends) < 0) {
        return 1;
    }
    for (long w = 0; w < processes; w++) {
        if (fork() == 0) {
            share(w, processes, tasks, ends);
            _exit(0);
        }
    }
    close(ends[1]);
    while (wait(NULL) > 0) {
    }
    printf("@apply_total ms=%ld\n", (long)(tasks * duration / MILLISECONDS(1)));
    printf("@async_total ms=%ld\n", (long)((tasks + processes - 1) / processes * duration / MILLISECONDS(1)));
}
