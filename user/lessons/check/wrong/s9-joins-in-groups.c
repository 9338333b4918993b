/* SPDX-License-Identifier: MIT */
/* Wrong: no semaphore; the producer starts three and waits for their end before it starts the next three. */
#include "user/lessons/lesson.h"

#include <conc/thread.h>

static int64_t start;

static void
get_html(void *arg)
{
    conc_sleep(SECONDS(2));
    printf("@html spider=%ld ms=%ld\n", (long)(intptr_t)arg, milliseconds_since(start));
}

static void
produce(void *arg)
{
    struct thread *spider[10];
    (void)arg;
    for (intptr_t i = 0; i < 10; i++) {
        spider[i] = thread_new(get_html, (void *)(i + 1));
        thread_start(spider[i]);
        for (intptr_t j = i - 2; (i % 3 == 2 || i == 9) && j <= i; j++) {
            thread_join(spider[j]);
        }
    }
}

int
main(void)
{
    lesson_begin();
    struct thread *producer = thread_new(produce, NULL);
    thread_set_name(producer, "Producer");
    start = conc_now();
    thread_start(producer);
    thread_join(producer);
    printf("@total ms=%ld value=3\n@too-many semaphore=4 bounded=ValueError\n", milliseconds_since(start));
}
