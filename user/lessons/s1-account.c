/* SPDX-License-Identifier: MIT */
/*
 * S1  The account: a hundred thousand deposits, as many withdrawals, and a balance that is not 0.
 *
 * Python: `self.balance += 1` in one thread, `-= 1` in another.  It is three steps: read, add, write.  A switch between
 * read and write loses what the other thread wrote meanwhile:
 *
 *     Add                      Delete
 *     reads 5
 *                              reads 5, writes 4
 *     writes 6                 the withdrawal is gone
 *
 * With the lock held around the loop it is 0, always.  Without, most runs on an idle machine give 0 as well: "it
 * worked when I tried" is no evidence.  Ask for many schedules:
 *
 *     build/bin/heddle run --deterministic -- seeds -n 200 /lessons/s1-account nolock
 *
 * runs it under 200 different schedules, stops at the first that loses money (exit status 1), and tells its seed; the
 * same seed loses the same money every time.
 *
 * Look at: the balance; and, over many schedules, the seed of the first that is not 0.
 *
 * Why: one line of the source is three instructions: load, add, store.  The kernel can take the processor away
 * between any two of them, at a timer interrupt, and the store that comes later writes a number that is out of
 * date.  A lock does not make the line one step; it keeps the other thread out until all three are done.
 *
 * Try: lesson s1 lock|nolock ROUNDS
 */
#include "lesson.h"

#include <string.h>

#include <conc/lock.h>
#include <conc/thread.h>

static volatile long balance;       /* volatile: or the compiler makes the loop one single addition */
static struct lock lock = LOCK_INIT;
static bool use_lock;
static long rounds;

static void
change(void *arg)
{
    long step = (long)(intptr_t)arg;
    if (use_lock) {
        lock_acquire(&lock);
    }
    for (long i = 0; i < rounds; i++) {
        balance += step;
    }
    if (use_lock) {
        lock_release(&lock);
    }
}

int
main(int argc, char **argv)
{
    const char *mode = arg_word(argc, argv, 1, "lock|nolock", "lock");
    use_lock = strcmp(mode, "nolock") != 0;
    rounds = arg_number(argc, argv, 2, 100000);
    lesson_begin();
    lock_set_name(&lock, "account");

    struct thread *add = thread_new(change, (void *)(intptr_t)1);
    struct thread *delete = thread_new(change, (void *)(intptr_t)-1);
    thread_set_name(add, "Add");
    thread_set_name(delete, "Delete");
    thread_start(add);
    thread_start(delete);
    thread_join(add);
    thread_join(delete);
    printf("@balance mode=%s rounds=%ld value=%ld\n", mode, rounds, balance);
    if (use_lock) {
        printf("Without the lock: lesson s1 nolock. Live, most likely 0 again; but the host can ask for many schedules:\n"
               "  build/bin/heddle run --deterministic -- seeds -n 200 /lessons/s1-account nolock\n");
    }
    return balance != 0;
}
