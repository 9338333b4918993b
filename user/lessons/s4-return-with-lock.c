/* SPDX-License-Identifier: MIT */
/*
 * S4  return with the lock held: the first index out of range stops everybody.
 *
 * Python: ten threads read a list of five under one lock.  Where the index is out of range the function says so and returns, past
 * the release().  The notes wonder why 5 is told and 6 to 9 are not.  Mended: release before return, or better
 * `with lock:`, which releases whatever the way out; here LOCK_GUARD.
 *
 * The first part is as written, in a process of its own, for it can only be killed.
 *
 * Look at: how many lines each part prints, and the kernel's report on the first: the lock by its name, who holds it, and
 * that this thread has exited; who waits for it.
 *
 * Why: a lock does not know what its holder does, not even that it lives.  lock.c is one word with the holder's thread id, and
 * release writes 0 there; the thread ended without, so the word stays.  The others asked the kernel to sleep until that word
 * changes, and told it that the word names a holder: so it can follow from each sleeper to a thread that is no more, and
 * sees that nobody who could write the word is awake.
 *
 * Try: lesson s4 THREADS NAME_OF_THE_LOCK VALUE...
 *      lesson s4 5                         no index out of range: nothing happens
 */
#include "lesson.h"

#include <unistd.h>

#include <conc/guard.h>
#include <conc/process.h>
#include <conc/thread.h>

#define PATIENCE SECONDS(1)

static struct lock lock = LOCK_INIT;
static char **data_list;
static long length, count;

static void
say_value(long index)
{
    printf("@value tid=%u index=%ld value=%s\n", thread_ident(thread_current()), index, data_list[index]);
}

static void
say_out_of_range(long index)
{
    printf("@out_of_range tid=%u index=%ld\n", thread_ident(thread_current()), index);
}

static void
get_value(void *arg)
{
    long index = (long)(intptr_t)arg;
    lock_acquire(&lock);
    if (index >= length) {
        say_out_of_range(index);
        return;
    }
    say_value(index);
    lock_release(&lock);
}

static void
get_value_mended(void *arg)
{
    long index = (long)(intptr_t)arg;
    LOCK_GUARD(&lock);
    if (index >= length) {
        say_out_of_range(index);
        return;
    }
    say_value(index);
}

static int
get_all(void (*get)(void *))
{
    for (long i = 0; i < count; i++) {
        thread_start(thread_new_named(get, (void *)i, "get_value"));
    }
    return 0;       /* and wait for all threads, as always at the end */
}

static int
as_written(void *name)
{
    lock_set_name(&lock, name);
    return get_all(get_value);
}

static int
mended(void *name)
{
    lock_set_name(&lock, name);
    return get_all(get_value_mended);
}

static void
run(const char *how, int (*part)(void *), const char *name)
{
    struct process *p = process_new(part, (void *)name);
    process_start(p);
    printf("@part how=%s pid=%d\n", how, process_pid(p));
    process_join_timeout(p, PATIENCE);
    printf("@after how=%s alive=%d\n", how, process_is_alive(p));
    process_kill(p);
    process_join(p);
}

int
main(int argc, char **argv)
{
    static char *values[] = { "1", "3", "5", "7", "9" };
    count = arg_number(argc, argv, 1, 10);
    data_list = argc > 3 ? argv + 3 : values;
    length = argc > 3 ? argc - 3 : 5;
    lesson_begin();
    run("written", as_written, arg_text(argc, argv, 2, "list"));
    run("mended", mended, arg_text(argc, argv, 2, "list"));
}
