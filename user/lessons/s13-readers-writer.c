/* SPDX-License-Identifier: MIT */
/*
 * S13  One writer, many readers: a lock with two doors.
 *
 * Python: has no such lock; here is rwlock.h.  The notes: a file is written by one thread, but may be read by several.
 * Two readers come again and again, each before the other has left, and a writer wants in.
 *
 *     reader 1  [-----][-----][-----]              time ->
 *     reader 2     [-----][-----][-----]
 *     writer      waits . . . . . . . . .[==]      readers preferred: until nobody reads any more
 *     writer      waits[==]                        in the order of arrival: reader 2 comes after it
 *
 * Look at: how long the writer waits, with the same readers.
 *
 * Why: readers do not disturb each other, so a lock may let many in; a writer must be alone.  If readers who come
 * later may pass a waiting writer, there is always one inside and the writer starves, though nobody does anything
 * wrong.  Arrival order ends that: a reader who finds a writer waiting stands behind it.
 *
 * Try: lesson s13 READ_SECONDS ROUNDS WRITE_SECONDS
 */
#include "lesson.h"

#include <conc/rwlock.h>
#include <conc/thread.h>

static struct rwlock page;
static int64_t reading, writing, start;
static long rounds;

static void
read_again_and_again(void *arg)
{
    conc_sleep(*(int64_t *)arg);
    for (long i = 0; i < rounds; i++) {
        rwlock_acquire_read(&page);
        conc_sleep(reading);
        rwlock_release_read(&page);
    }
}

static void
write_once(void *arg)
{
    conc_sleep(*(int64_t *)arg);
    int64_t asked = conc_now();
    rwlock_acquire_write(&page);
    printf("@writer waited_ms=%ld\n", milliseconds_since(asked));
    conc_sleep(writing);
    rwlock_release_write(&page);
}

static void
run(const char *name, enum rwlock_preference preference)
{
    int64_t delay[] = { MILLISECONDS(1), reading / 2, reading / 4 };
    struct thread *t[] = { thread_new(read_again_and_again, &delay[0]), thread_new(read_again_and_again, &delay[1]),
                           thread_new(write_once, &delay[2]) };
    printf("@preference %s\n", name);
    rwlock_init(&page, preference);
    start = conc_now();
    for (int i = 0; i < 3; i++) {
        thread_start(t[i]);
    }
    for (int i = 0; i < 3; i++) {
        thread_join(t[i]);
    }
    printf("@total ms=%ld\n", milliseconds_since(start));
}

int
main(int argc, char **argv)
{
    reading = arg_seconds(argc, argv, 1, "1");
    rounds = arg_number(argc, argv, 2, 5);
    writing = arg_seconds(argc, argv, 3, "0.5");
    lesson_begin();
    run("readers", RWLOCK_PREFER_READERS);
    run("fair", RWLOCK_FAIR);
}
