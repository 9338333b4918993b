/* SPDX-License-Identifier: MIT */
/* Wrong: threads under the names of workers that know their share: no task is handed over, and main makes the results itself. */
#include "user/lessons/lesson.h"

#include <pthread.h>
#include <unistd.h>

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static long tasks, size;
static int64_t duration;

static void *
work(void *arg)
{
    char name[32];
    pthread_mutex_lock(&lock);
    pthread_mutex_unlock(&lock);
    snprintf(name, sizeof name, "ThreadPoolExecutor-0_%ld", (long)arg);
    pthread_setname_np(pthread_self(), "ThreadPoolExecu");
    for (long n = (long)arg; n < tasks; n += size) {
        printf("@running n=%ld worker=%s\n", n, name);
        conc_sleep(duration);
    }
    return NULL;
}

int
main(int argc, char **argv)
{
    pthread_t thread[32];
    tasks = arg_number(argc, argv, 1, 10);
    duration = arg_seconds(argc, argv, 2, "0.1");
    lesson_begin();
    long cpus = sysconf(_SC_NPROCESSORS_ONLN);
    size = cpus + 4 < 32 ? cpus + 4 : 32;
    printf("@size cpus=%ld\n", cpus);
    for (long i = 0; i < size && i < tasks; i++) {
        pthread_create(&thread[i], NULL, work, (void *)i);
    }
    for (long i = 0; i < size && i < tasks; i++) {
        pthread_join(thread[i], NULL);
    }
    for (long n = 0; n < tasks; n++) {
        printf("@result n=%ld value=%ld\n", n, n * n);
    }
}
