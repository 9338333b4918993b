/* SPDX-License-Identifier: MIT */
/* Right: an executor made here: a list of tasks behind a mutex, workers that take the next, and a condition for each change. */
#include "user/lessons/lesson.h"

#include <pthread.h>
#include <stdbool.h>
#include <unistd.h>

#define MOST 64

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static pthread_cond_t changed = PTHREAD_COND_INITIALIZER;
static long submitted, taken, square[MOST];     /* [lock] */
static bool shut;
static int64_t pause_each;

/* The next task; -1: there will be none. */
static long
take(void)
{
    pthread_mutex_lock(&lock);
    while (taken == submitted && !shut) {
        pthread_cond_wait(&changed, &lock);
    }
    long n = taken < submitted ? taken++ : -1;
    pthread_mutex_unlock(&lock);
    return n;
}

static void *
work(void *arg)
{
    char name[32];
    snprintf(name, sizeof name, "ThreadPoolExecutor-0_%ld", (long)arg);
    pthread_setname_np(pthread_self(), "ThreadPoolExecu");
    for (long n; (n = take()) >= 0;) {
        printf("@running n=%ld worker=%s\n", n, name);
        conc_sleep(pause_each);
        pthread_mutex_lock(&lock);
        square[n] = n * n;
        pthread_mutex_unlock(&lock);
    }
    return NULL;
}

static void
submit(void)
{
    pthread_mutex_lock(&lock);
    submitted++;
    pthread_cond_signal(&changed);
    pthread_mutex_unlock(&lock);
}

int
main(int argc, char **argv)
{
    long tasks = arg_number(argc, argv, 1, 10), cpus = sysconf(_SC_NPROCESSORS_ONLN), workers = 0;
    pthread_t worker[32];
    pause_each = arg_seconds(argc, argv, 2, "0.1");
    lesson_begin();
    for (long n = 0; n < tasks; n++) {
        if (workers < 32 && workers < cpus + 4) {
            pthread_create(&worker[workers], NULL, work, (void *)workers);
            workers++;
        }
        submit();
    }
    pthread_mutex_lock(&lock);
    shut = true;
    pthread_cond_broadcast(&changed);
    pthread_mutex_unlock(&lock);
    for (long w = 0; w < workers; w++) {
        pthread_join(worker[w], NULL);
    }
    printf("@size cpus=%ld\n", cpus);
    for (long n = 0; n < tasks; n++) {
        printf("@result n=%ld value=%ld\n", n, square[n]);
    }
}
