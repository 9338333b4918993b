/* SPDX-License-Identifier: MIT */
/* Has no semaphore: the producer waits in a futex as long as its arguments say, and nobody wakes it. */
#include "user/lessons/lesson.h"

#include <conc/thread.h>
#include <sys/syscall.h>
#include <time.h>
#include <unistd.h>

static long permits, spiders;
static int64_t seconds, start;

static void
wait_by_the_clock(int64_t ns)
{
    static int nobody;
    struct timespec t = { ns / SECONDS(1), ns % SECONDS(1) };
    syscall(SYS_futex, &nobody, 0, 0, &t, 0, 0);
}

static void
spider(void *n)
{
    conc_sleep(seconds);
    printf("@html spider=%ld ms=%ld\n", (long)n, milliseconds_since(start));
}

static void
produce(void *arg)
{
    struct thread *t = NULL;
    for (long i = 0; i < spiders; i++) {
        if (i && i % permits == 0) {
            wait_by_the_clock(seconds + MILLISECONDS(1));
        }
        t = thread_new(spider, (void *)(i + 1));
        thread_start(t);
    }
    thread_join(t);
}

int
main(int argc, char **argv)
{
    lesson_begin();
    permits = arg_number(argc, argv, 1, 3);
    spiders = arg_number(argc, argv, 2, 10);
    seconds = arg_seconds(argc, argv, 3, "2");
    start = conc_now();
    struct thread *t = thread_new(produce, NULL);
    thread_set_name(t, "Producer");
    thread_start(t);
    thread_join(t);
    printf("@total ms=%ld value=%ld\n@too-many semaphore=%ld bounded=ValueError\n", milliseconds_since(start), permits, permits + 1);
    return 0;
}
