/* SPDX-License-Identifier: MIT */
/*
 * T10  Shared globals, shared lists.
 *
 * Python: work1 adds 1 to the global num ten times and prints it, work2 prints it; the main thread waits until threading.enumerate()
 * has only itself left, and prints it too.  Then a list is the argument of two threads: one appends 44, the other looks a
 * second later.
 *
 * Look at: all see what one wrote, in the variable and in the list.  What work2 sees of num is any number from 0 to 10.  A
 * child process that does the same (lesson p6) changes a copy.
 *
 * Why: threads of a process have one address space: the same address is the same memory.  Passing a list passes its address.  Nothing
 * orders what they do with it; here the second looks after a second, and the last after a join.
 *
 * Try: lesson t10 ROUNDS ITEM SECONDS
 */
#include "lesson.h"

#include <stdatomic.h>
#include <unistd.h>

#include <conc/thread.h>

#define MOST 8

struct list {
    size_t count;
    long item[MOST];
};

static atomic_long num;     /* atomic, since work2 reads while work1 writes; lesson s1 has what comes of it otherwise */
static long rounds, item;
static int64_t delay;

static void
work1(void *arg)
{
    (void)arg;
    for (long i = 0; i < rounds; i++) {
        num += 1;
        printf("@num work=1 value=%ld\n", num);
    }
}

static void
work2(void *arg)
{
    (void)arg;
    printf("@num work=2 value=%ld\n", num);
}

static void
print_list(const char *who, const struct list *l)
{
    printf("@list who=%s items=", who);
    for (size_t i = 0; i < l->count; i++) {
        printf("%s%ld", i ? "," : "", l->item[i]);
    }
    printf(" at=%p pid=%d\n", (const void *)l, getpid());
}

static void
append(void *list)
{
    struct list *l = list;
    l->item[l->count++] = item;
    print_list("work1", l);
}

static void
look_later(void *list)
{
    conc_sleep(delay);
    print_list("work2", list);
}

static void
run_both(void (*first)(void *), void (*second)(void *), void *arg)
{
    struct thread *t1 = thread_new(first, arg), *t2 = thread_new(second, arg);
    thread_start(t1);
    thread_start(t2);
    thread_join(t1);
    thread_join(t2);
}

int
main(int argc, char **argv)
{
    rounds = arg_number(argc, argv, 1, 10);
    item = arg_number(argc, argv, 2, 44);
    delay = arg_seconds(argc, argv, 3, "1");
    lesson_begin();

    run_both(work1, work2, NULL);
    printf("@num work=main value=%ld\n", num);

    struct list g_nums = { 3, { 11, 22, 33 } };
    run_both(append, look_later, &g_nums);
    print_list("main", &g_nums);
}
