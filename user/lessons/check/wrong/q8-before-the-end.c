/* SPDX-License-Identifier: MIT */
/* Wrong: a thread prints all the callbacks while the workers are still at their first tasks; nothing comes from them. */
#include "user/lessons/lesson.h"

#include <pthread.h>
#include <sys/wait.h>
#include <unistd.h>

static long processes, tasks, sum;
static int worker[16];

static void *
call_back(void *arg)
{
    (void)arg;
    for (long n = 0; n < tasks; n++) {
        sum += n * n;
        printf("@callback task=%ld value=%ld worker=%d pid=%d thread=%d\n", n, n * n, worker[n % processes], getpid(), gettid());
    }
    return NULL;
}

int
main(int argc, char **argv)
{
    pthread_t thread;
    int unused[2];
    processes = arg_number(argc, argv, 1, 3);
    tasks = arg_number(argc, argv, 2, 6);
    int64_t duration = arg_seconds(argc, argv, 3, "0.5");
    lesson_begin();
    if (pipe(unused) < 0) {
        return 1;
    }
    for (long w = 0; w < processes; w++) {
        worker[w] = fork();
        for (long n = w; worker[w] == 0 && n < tasks; n += processes) {
            printf("@task task=%ld pid=%d\n", n, getpid());
            conc_sleep(duration);
        }
        if (worker[w] == 0) {
            _exit(0);
        }
    }
    pthread_create(&thread, NULL, call_back, NULL);
    pthread_join(thread, NULL);
    printf("@sum value=%ld\n", sum);
    while (wait(NULL) > 0) {
    }
}
