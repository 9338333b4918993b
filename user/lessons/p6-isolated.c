/* SPDX-License-Identifier: MIT */
/*
 * P6  Isolated: ten children each add one, and the parent still has 1.
 *
 * Python: a global `count = 1`, ten processes with `count += 1`, then print(count): 1.  Each child has its own
 * copy of the parent's memory, so each adds one to its own.
 *
 * The copy is made only when somebody writes.  fork shares the pages, read-only for both; the first write is a fault,
 * and the kernel copies that one page and lets the write go on ("copy-on-write").
 *
 * Look at: each child's own value, which is also its exit code; how many address spaces share the page of `count`
 * before and after the child's write (Heddle only; Linux does not tell: -1).
 *
 * Why: after the fork both page tables point to the same page, marked read-only.  The child's first write faults,
 * and the kernel gives it a copy of that one page, so what it adds never reaches the parent: a number comes back
 * by the exit code, or not at all.  Before that write the page has two users or more (the
 * parent, this child, other children that have not written yet), after it the child alone has the copy.
 *
 * Try: lesson p6 CHILDREN START
 */
#include "lesson.h"

#include <unistd.h>

#include <abi/heddle.h>
#include <conc/process.h>

#define PAGE 4096
#define HEDDLE_CALL 4096

static _Alignas(PAGE) struct {
    int count;
    char rest[PAGE - sizeof(int)];      /* nothing else is on this page */
} page;

static long
sharers(void)
{
    return syscall(HEDDLE_CALL, HEDDLE_FRAME_SHARED, &page.count, 0);
}

static int
add_one(void *arg)
{
    (void)arg;
    long before = sharers();
    page.count += 1;
    printf("@child pid=%d count=%d shared_before=%ld shared_after=%ld\n", getpid(), page.count, before, sharers());
    return page.count;
}

int
main(int argc, char **argv)
{
    long children = arg_number(argc, argv, 1, 10);
    lesson_begin();
    page.count = (int)arg_number(argc, argv, 2, 1);
    printf("@address count=0x%lx start=%d\n", (unsigned long)&page.count, page.count);
    struct process **p = calloc((size_t)children, sizeof(struct process *));
    for (long i = 0; i < children; i++) {
        p[i] = process_new(add_one, NULL);
        process_start(p[i]);
    }
    for (long i = 0; i < children; i++) {
        process_join(p[i]);
    }
    printf("@parent count=%d\n", page.count);
}
