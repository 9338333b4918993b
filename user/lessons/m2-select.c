/* SPDX-License-Identifier: MIT */
/*
 * M2  select: one thread waits for many descriptors.
 *
 * Python: select.select(rlist, wlist, xlist, timeout).  It returns those that are ready.  No timeout (None, in C a null
 * pointer) waits until one is; a timeout of 0 only looks and returns at once.  The notes have these two the
 * wrong way round.
 *
 * The sets are bit maps of FD_SETSIZE (1024) bits.  A larger descriptor does not fit: Python raises ValueError; C's FD_SET
 * would write beyond the set, so a program checks first.  poll and epoll have no such limit.
 *
 * Look at: which of the many were ready; the three times; the two limits.
 *
 * Why: select puts the thread on the wait queue of each descriptor at once and sleeps; whoever becomes ready first
 * wakes it, and it takes itself off all of them and looks.  It is stateless: the sets are read and written by each
 * call, so both sides pay for every descriptor, ready or not.  That and the fixed size are why poll and epoll
 * came.
 *
 * Try: lesson m2 PIPES READY SECONDS
 */
#include "lesson.h"

#include <errno.h>
#include <fcntl.h>
#include <sys/select.h>
#include <unistd.h>

#include <conc/process.h>

#define MOST 100

static int pipes[MOST][2];
static long count;

/* What Python's select checks: 0, or -EINVAL for a descriptor that no set can hold. */
static int
add(int fd, fd_set *set)
{
    if (fd < 0 || fd >= FD_SETSIZE) {
        return -EINVAL;
    }
    FD_SET(fd, set);
    return 0;
}

static int
select_all(fd_set *set, int64_t timeout)
{
    struct timeval limit = { .tv_sec = timeout / SECONDS(1), .tv_usec = timeout % SECONDS(1) / MICROSECONDS(1) };
    int highest = -1;
    FD_ZERO(set);
    for (long i = 0; i < count; i++) {
        int fd = pipes[i][0];
        add(fd, set);
        highest = fd > highest ? fd : highest;
    }
    return select(highest + 1, set, NULL, NULL, timeout < 0 ? NULL : &limit);
}

/* Select, say what it said and how long it took, and empty the pipes that were ready. */
static void
look(const char *name, int64_t timeout)
{
    fd_set set;
    int64_t start = conc_now();
    int n = select_all(&set, timeout);
    printf("@%s ready=%d ms=%ld which=", name, n, milliseconds_since(start));
    const char *separator = "";
    for (long i = 0; n > 0 && i < count; i++) {
        char byte;
        if (FD_ISSET(pipes[i][0], &set) && read(pipes[i][0], &byte, 1) == 1) {
            printf("%s%ld", separator, i);
            separator = ",";
        }
    }
    printf("\n");
}

static int
write_later(void *arg)
{
    conc_sleep(*(int64_t *)arg);
    return write(pipes[count - 1][1], "x", 1) != 1;
}

static void
limits(void)
{
    fd_set set;
    FD_ZERO(&set);
    printf("@set fd=%d error=%s\n", FD_SETSIZE, add(FD_SETSIZE, &set) == -EINVAL ? "EINVAL" : "none");
    int fd, last = 0;
    while ((fd = dup(0)) >= 0) {
        last = fd;
    }
    printf("@table last=%d error=%s\n", last, errno == EMFILE ? "EMFILE" : "other");
}

int
main(int argc, char **argv)
{
    count = arg_number(argc, argv, 1, 20);
    long ready = arg_number(argc, argv, 2, 3);
    int64_t delay = arg_seconds(argc, argv, 3, "1");
    lesson_begin();
    count = count > MOST ? MOST : count;
    for (long i = 0; i < count; i++) {
        if (pipe(pipes[i]) < 0) {
            perror("pipe");
            return 1;
        }
    }
    look("zero", 0);
    look("timed", delay / 2);
    for (long i = 0; i < ready; i++) {
        if (write(pipes[i * count / ready][1], "x", 1) != 1) {
            perror("write");
        }
    }
    look("many", TIMEOUT_FOREVER);

    struct process *writer = process_new(write_later, &delay);
    process_start(writer);
    look("null", TIMEOUT_FOREVER);
    process_join(writer);
    limits();
}
