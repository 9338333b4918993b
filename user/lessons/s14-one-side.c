/* SPDX-License-Identifier: MIT */
/*
 * S14  A lock protects only those who take it: one side without, two sides with two different locks.
 *
 * Python: two threads change one number a hundred thousand times.  "Mutual exclusion has a meaning only if all take part,
 * and all take the same lock."
 *
 *     one          Add takes the lock,  Delete takes none       a lock is not a wall around the number
 *     different    Add takes lock 1,    Delete takes lock 2     nobody ever waits for anybody
 *     same         both take lock 1                             0, always
 *
 * Look at: most runs of the first two give 0 on an idle machine.  Ask for many schedules; `seeds` stops at the first that
 * loses something and tells its seed, and that seed loses the same every time:
 *
 *     build/bin/heddle run --deterministic -- seeds -n 200 /lessons/s14-one-side one
 *     build/bin/heddle run --deterministic -- seeds -n 200 /lessons/s14-one-side different
 *
 * Why: a lock is a word that both sides agree to look at.  The processor knows nothing of the bond between the lock and the
 * number: `balance += 1` reads, adds and writes whether or not somebody else holds something.  A timer interrupt
 * between the read and the write lets the other side change the number, and the write then undoes it.
 *
 * Try: lesson s14 one|different|same ROUNDS
 */
#include "lesson.h"

#include <conc/lock.h>
#include <conc/thread.h>

struct side {
    long step;
    struct lock *lock;          /* NULL: none */
};

static volatile long balance;
static struct lock lock1 = LOCK_INIT, lock2 = LOCK_INIT;
static long rounds;

static void
change(void *arg)
{
    const struct side *side = arg;
    if (side->lock) {
        lock_acquire(side->lock);
    }
    for (long i = 0; i < rounds; i++) {
        volatile long seen = balance;       /* what += is: a read, */
        balance = seen + side->step;        /* and an addition and a write */
    }
    if (side->lock) {
        lock_release(side->lock);
    }
}

int
main(int argc, char **argv)
{
    const char *mode = arg_word(argc, argv, 1, "one|different|same", "same");
    rounds = arg_number(argc, argv, 2, 100000);
    lesson_begin();
    lock_set_name(&lock1, "lock1");
    lock_set_name(&lock2, "lock2");
    struct side sides[] = { { 1, &lock1 },
                            { -1, mode[0] == 'o' ? NULL : mode[0] == 'd' ? &lock2 : &lock1 } };
    struct thread *add = thread_new(change, &sides[0]), *delete = thread_new(change, &sides[1]);
    thread_set_name(add, "Add");
    thread_set_name(delete, "Delete");
    thread_start(add);
    thread_start(delete);
    thread_join(add);
    thread_join(delete);
    printf("@balance mode=%s rounds=%ld value=%ld\n", mode, rounds, balance);
    if (mode[0] == 's') {
        printf("One side without its lock: lesson s14 one. Live, most likely 0 again; but the host can ask for many schedules:\n"
               "  build/bin/heddle run --deterministic -- seeds -n 200 /lessons/s14-one-side one\n");
    }
    return balance != 0;
}
