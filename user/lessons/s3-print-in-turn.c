/* SPDX-License-Identifier: MIT */
/*
 * S3  Printing under one lock: two threads, three lines each, never mixed.
 *
 * Python: threadLock.acquire(), print three times with a pause, threadLock.release().  The second thread has to wait
 * for the whole of the first one's turn, its pauses included, though its own pause is another one.
 * Better in Python is `with threadLock:`, which releases whatever happens inside; here it is LOCK_GUARD.
 *
 * Look at: the order of the lines, and when each came; then without the lock: lesson s3 nolock.
 *
 * Why: a lock belongs to whoever holds it until it is released, also while the holder sleeps.  The second thread
 * is asleep in the kernel meanwhile, on the lock's word, and is woken by the release.  What a lock makes
 * indivisible is chosen by where acquire and release stand, not by what is printed between them.
 *
 * Try: lesson s3 lock|nolock LINES SECONDS_1 SECONDS_2
 */
#include "lesson.h"

#include <string.h>

#include <conc/guard.h>
#include <conc/thread.h>

static struct lock lock = LOCK_INIT;
static long lines;
static int64_t start;

static void
print_slowly(void *arg)
{
    for (long n = 1; n <= lines; n++) {
        conc_sleep(*(int64_t *)arg);
        printf("@line thread=%s n=%ld ms=%ld\n", thread_name(thread_current()), n, milliseconds_since(start));
    }
}

static void
print_in_turn(void *arg)
{
    LOCK_GUARD(&lock);
    print_slowly(arg);
}

int
main(int argc, char **argv)
{
    bool use_lock = strcmp(arg_word(argc, argv, 1, "lock|nolock", "lock"), "nolock") != 0;
    lines = arg_number(argc, argv, 2, 3);
    int64_t delay[2] = { arg_seconds(argc, argv, 3, "1"), arg_seconds(argc, argv, 4, "2") };
    lesson_begin();
    lock_set_name(&lock, "print");

    struct thread *t[2];
    start = conc_now();
    for (int i = 0; i < 2; i++) {
        t[i] = thread_new(use_lock ? print_in_turn : print_slowly, &delay[i]);
        thread_set_name(t[i], i == 0 ? "Thread-1" : "Thread-2");
        thread_start(t[i]);
    }
    for (int i = 0; i < 2; i++) {
        thread_join(t[i]);
    }
    printf("@total ms=%ld\n", milliseconds_since(start));
}
