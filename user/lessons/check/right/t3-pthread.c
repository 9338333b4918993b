/* SPDX-License-Identifier: MIT */
/* Right: a thread of POSIX, with a timed join. */
#include "user/lessons/lesson.h"

#include <errno.h>
#include <pthread.h>
#include <time.h>

static long count;
static int64_t delay;

static void *
loop(void *arg)
{
    pthread_setname_np(pthread_self(), "LoopThread");
    printf("@line thread=LoopThread what=running\n");
    for (long n = 1; n <= count; n++) {
        printf("@line thread=LoopThread what=%ld\n", n);
        conc_sleep(delay);
    }
    printf("@line thread=LoopThread what=ended\n");
    return arg;
}

int
main(int argc, char **argv)
{
    const char *mode = arg_word(argc, argv, 1, "join|nojoin|patient", "join");
    pthread_t thread;
    count = arg_number(argc, argv, 2, 5);
    delay = arg_seconds(argc, argv, 3, "1");
    int64_t patience = arg_seconds(argc, argv, 4, "2.5");
    lesson_begin();
    printf("@line thread=MainThread what=running\n");
    int64_t start = conc_now();
    pthread_create(&thread, NULL, loop, NULL);
    if (*mode == 'j') {
        pthread_join(thread, NULL);
    } else if (*mode == 'p') {
        struct timespec until;
        clock_gettime(CLOCK_REALTIME, &until);
        int64_t ns = until.tv_nsec + patience;
        until.tv_sec += ns / SECONDS(1);
        until.tv_nsec = ns % SECONDS(1);
        int r = pthread_timedjoin_np(thread, NULL, &until);
        printf("@patience join=%s alive=%d ms=%ld\n", r == ETIMEDOUT ? "timeout" : "ended", r == ETIMEDOUT, milliseconds_since(start));
    }
    printf("@line thread=MainThread what=ended\n");
    if (*mode != 'j') {
        pthread_exit(NULL);
    }
}
