/* SPDX-License-Identifier: MIT */
/*
 * R7  Shared memory against copies: a global list, appended to by a thread, by a process, and in shared memory.
 *
 * Python: a list at module level.  A thread appends, and everybody sees it: threads share all memory.  A child process
 * appends, and nobody else does: it has a copy of the list, made by fork page by page as somebody writes.
 * multiprocessing.Array is memory that fork does not copy, and there the parent sees what the child wrote.
 *
 * Look at: the three counts, with the list that each child saw itself.
 *
 * Why: a thread appends to the very list; a forked process appends to its copy, which is the same up to the fork
 * and another page from its first write on.  Shared memory is mapped so that fork does not mark it copy-on-write:
 * both page tables lead to the same frame, writes are seen at once, and now a lock is needed as between threads.
 *
 * Try: lesson r7 FIRST_VALUE THREAD_VALUE PROCESS_VALUE
 */
#include "lesson.h"

#include <unistd.h>

#include <conc/process.h>
#include <conc/shared.h>
#include <conc/thread.h>

struct list {
    long count;
    long items[8];
};

static struct list private_list;
static struct list *shared_list;
static long thread_value, process_value;

static void
append(struct list *list, long value)
{
    list->items[list->count++] = value;
}

static void
print_list(const char *who, const char *which, const struct list *list)
{
    printf("@list who=%s which=%s pid=%d count=%ld last=%ld\n", who, which, getpid(), list->count,
           list->items[list->count - 1]);
}

static void
append_in_thread(void *arg)
{
    (void)arg;
    append(&private_list, thread_value);
}

static int
append_in_process(void *arg)
{
    (void)arg;
    append(&private_list, process_value);
    print_list("child", "private", &private_list);
    rlock_acquire(shared_lock(shared_list));
    append(shared_list, process_value);
    rlock_release(shared_lock(shared_list));
    print_list("child", "shared", shared_list);
    return 0;
}

int
main(int argc, char **argv)
{
    long first = arg_number(argc, argv, 1, 1);
    thread_value = arg_number(argc, argv, 2, 2);
    process_value = arg_number(argc, argv, 3, 3);
    lesson_begin();
    shared_list = shared_value(struct list);
    append(&private_list, first);
    append(shared_list, first);
    printf("@address private=%lu shared=%lu\n", (unsigned long)&private_list, (unsigned long)shared_list);

    struct thread *thread = thread_new(append_in_thread, NULL);
    thread_start(thread);
    thread_join(thread);
    print_list("thread", "private", &private_list);

    struct process *child = process_new(append_in_process, NULL);
    process_start(child);
    process_join(child);
    print_list("parent", "private", &private_list);
    print_list("parent", "shared", shared_list);
}
