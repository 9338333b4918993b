/* SPDX-License-Identifier: MIT */
/*
 * S9  A semaphore: ten spiders, at most three at once.
 *
 * Python: threading.Semaphore(3).  The producer acquires before it starts a spider, and the spider releases when it is done:
 * who releases need not be who acquired, a semaphore has no owner.  Ten spiders of two seconds take four rounds.
 * A release too many makes a Semaphore larger than it was; a BoundedSemaphore refuses it with a ValueError.
 *
 * Look at: the times, and how often the producer waited.
 *
 * Why: the semaphore is a number and a queue of sleepers.  Each acquire takes one away and sleeps when there is
 * none; each release adds one and wakes one.  As nobody owns it, the spider can give back what the producer took.
 * Only the producer sleeps here: a spider is not even started before there is a place for it.
 *
 * Try: lesson s9 PERMITS SPIDERS SECONDS
 */
#include "lesson.h"

#include <conc/semaphore.h>
#include <conc/thread.h>

static struct semaphore sem;
static long spiders;
static int64_t seconds, start;

static void
get_html(void *arg)
{
    conc_sleep(seconds);
    printf("@html spider=%ld ms=%ld\n", (long)(intptr_t)arg, milliseconds_since(start));
    semaphore_release(&sem);
}

static void
produce(void *arg)
{
    struct thread **spider = arg;
    for (long i = 0; i < spiders; i++) {
        semaphore_acquire(&sem);
        spider[i] = thread_new(get_html, (void *)(i + 1));
        thread_start(spider[i]);
    }
}

int
main(int argc, char **argv)
{
    long permits = arg_number(argc, argv, 1, 3);
    spiders = arg_number(argc, argv, 2, 10);
    seconds = arg_seconds(argc, argv, 3, "2");
    struct thread **spider = calloc((size_t)spiders + 1, sizeof(struct thread *));
    lesson_begin();

    semaphore_init(&sem, (uint32_t)permits);
    struct thread *producer = thread_new(produce, spider);
    thread_set_name(producer, "Producer");
    start = conc_now();
    thread_start(producer);
    thread_join(producer);
    for (long i = 0; i < spiders; i++) {
        thread_join(spider[i]);
    }
    printf("@total ms=%ld value=%u\n", milliseconds_since(start), semaphore_value(&sem));

    struct semaphore bounded;
    bounded_semaphore_init(&bounded, (uint32_t)permits);
    semaphore_release(&sem);
    printf("@too-many semaphore=%u bounded=%s\n", semaphore_value(&sem),
           semaphore_release(&bounded) < 0 ? "ValueError" : "accepted");
}
