/* SPDX-License-Identifier: MIT */
/* Right: a worker and futures made here, of a mutex and a condition; a future keeps a value or an error with its message. */
#include "user/lessons/lesson.h"

#include <pthread.h>
#include <stdbool.h>

#define MOST 32

struct future {
    bool done;
    long value;
    char error[64];
};

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static pthread_cond_t changed = PTHREAD_COND_INITIALIZER;
static struct future future[MOST];      /* [lock] */
static long tasks, failing;
static int64_t pause;
static const char *message;

static void
work(long n, struct future *f)
{
    conc_sleep(pause);
    if (n == failing) {
        snprintf(f->error, sizeof f->error, "%s-%ld", message, n);
    }
    f->value = n * n;
}

static void *
worker(void *arg)
{
    for (long n = 0; n < tasks; n++) {
        struct future f = { .done = true };
        work(n, &f);
        pthread_mutex_lock(&lock);
        future[n] = f;
        pthread_cond_broadcast(&changed);
        pthread_mutex_unlock(&lock);
    }
    return arg;
}

static struct future
wait_for(long n)
{
    pthread_mutex_lock(&lock);
    while (!future[n].done) {
        pthread_cond_wait(&changed, &lock);
    }
    struct future f = future[n];
    pthread_mutex_unlock(&lock);
    return f;
}

int
main(int argc, char **argv)
{
    pthread_t thread;
    tasks = arg_number(argc, argv, 1, 4);
    failing = arg_number(argc, argv, 2, 2);
    pause = arg_seconds(argc, argv, 3, "0.5");
    message = arg_text(argc, argv, 4, "bad-page");
    lesson_begin();
    int64_t start = conc_now();
    pthread_create(&thread, NULL, worker, NULL);
    for (long n = 0; n < tasks; n++) {
        struct future f = wait_for(n);
        if (f.error[0]) {
            printf("@result n=%ld error=ValueError message=%s ms=%ld\n", n, f.error, milliseconds_since(start));
        } else {
            printf("@result n=%ld value=%ld ms=%ld\n", n, f.value, milliseconds_since(start));
        }
        printf("@exception n=%ld message=%s\n", n, f.error[0] ? f.error : "None");
    }
    pthread_join(thread, NULL);
}
