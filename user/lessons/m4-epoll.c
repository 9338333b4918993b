/* SPDX-License-Identifier: MIT */
/*
 * M4  epoll: who pays for those that are idle; and when select is the better one.
 *
 * Python: select.epoll(), register once, poll again and again.  The notes: "epoll is not always better than select.  With many
 * connections of which few are active, epoll; with few connections that are all active, select."
 *
 * Look at: first one ready descriptor among 10, 100, 1,000: the time of a call (in a deterministic run: instructions) grows
 * with the idle ones for select and poll, and stays for epoll (select=-1: of so many some are beyond its 1,024).  Then few
 * descriptors that live for one event each, as busy ones do: epoll must be told of each (one call), asked (one) and told of its
 * end (one); select needs one call.
 *
 * Why: select and poll are given the whole list each time, so the kernel asks each file, and puts a waiter into each one's
 * queue and out again.  An epoll set is in those queues once and for all: a file that becomes ready puts itself on the
 * set's list of ready ones, and epoll_wait takes from there (kernel/ipc/epoll.c).  The price is a system call for each
 * change of the set, and a wake-up that does more.
 *
 * Try: lesson m4 MANY FEW ROUNDS
 */
#include "lesson.h"

#include <poll.h>
#include <sys/epoll.h>
#include <sys/resource.h>
#include <sys/select.h>
#include <unistd.h>

static int (*pipes)[2];
static struct pollfd *polled;
static long rounds;

static void
fail(const char *what)
{
    perror(what);
    exit(1);
}

static void
put(long i)
{
    if (write(pipes[i][1], "x", 1) != 1) {
        fail("write");
    }
}

static void
take(long i)
{
    char byte;
    if (read(pipes[i][0], &byte, 1) != 1) {
        fail("read");
    }
}

static void
want_ready(long seen, long expected)
{
    if (seen != expected) {
        fprintf(stderr, "%ld are ready, not %ld\n", seen, expected);
        exit(1);
    }
}

static int
select_first(long n)
{
    fd_set set;
    FD_ZERO(&set);
    for (long i = 0; i < n; i++) {
        FD_SET(pipes[i][0], &set);
    }
    return select(pipes[n - 1][0] + 1, &set, NULL, NULL, NULL);
}

static int
epoll_of(long n)
{
    int set = epoll_create1(0);
    for (long i = 0; i < n; i++) {
        struct epoll_event event = { .events = EPOLLIN, .data.u64 = (uint64_t)i };
        if (epoll_ctl(set, EPOLL_CTL_ADD, pipes[i][0], &event) < 0) {
            fail("epoll_ctl");
        }
    }
    return set;
}

/* ns of one call each, the first of n pipes ready.  select: -1 where a set cannot hold the last descriptor. */
static void
idle(long n)
{
    int set = epoll_of(n);
    struct epoll_event events[8];
    long by_select = -1;
    put(0);
    int64_t start = conc_now();
    for (long i = 0; i < rounds && pipes[n - 1][0] < FD_SETSIZE; i++) {
        want_ready(select_first(n), 1);
        by_select = (long)((conc_now() - start) / (i + 1));
    }
    start = conc_now();
    for (long i = 0; i < rounds; i++) {
        want_ready(poll(polled, (nfds_t)n, -1), 1);
    }
    long by_poll = (long)((conc_now() - start) / rounds);
    start = conc_now();
    for (long i = 0; i < rounds; i++) {
        want_ready(epoll_wait(set, events, 8, -1), 1);
    }
    printf("@idle n=%ld select=%ld poll=%ld epoll=%ld\n", n, by_select, by_poll, (long)((conc_now() - start) / rounds));
    take(0);
    close(set);
}

/* ns for one event of each of n, which are watched for just that. */
static void
busy(long n)
{
    struct epoll_event events[64], none = { 0 };
    int64_t by_select = 0, by_epoll = 0;
    int set = epoll_of(0);
    for (long r = 0; r < rounds; r++) {
        for (long i = 0; i < n; i++) {
            put(i);
        }
        int64_t start = conc_now();
        want_ready(select_first(n), n);
        by_select += conc_now() - start;
        start = conc_now();
        for (long i = 0; i < n; i++) {
            struct epoll_event event = { .events = EPOLLIN, .data.u64 = (uint64_t)i };
            epoll_ctl(set, EPOLL_CTL_ADD, pipes[i][0], &event);
        }
        want_ready(epoll_wait(set, events, 64, -1), n);
        for (long i = 0; i < n; i++) {
            epoll_ctl(set, EPOLL_CTL_DEL, pipes[i][0], &none);
        }
        by_epoll += conc_now() - start;
        for (long i = 0; i < n; i++) {
            take(i);
        }
    }
    printf("@busy n=%ld select=%ld epoll=%ld select_calls=1 epoll_calls=%ld\n", n, (long)(by_select / rounds),
           (long)(by_epoll / rounds), 2 * n + 1);
    close(set);
}

int
main(int argc, char **argv)
{
    long many = arg_number(argc, argv, 1, 1000), few = arg_number(argc, argv, 2, 5);
    rounds = arg_number(argc, argv, 3, 20);
    struct rlimit limit = { (rlim_t)(2 * many + 32), (rlim_t)(2 * many + 32) };
    lesson_begin();
    if (setrlimit(RLIMIT_NOFILE, &limit) < 0 || many < 100 || few > 64 || rounds < 1) {
        fail("MANY is at least 100, FEW at most 64");
    }
    pipes = calloc((size_t)many, sizeof *pipes);
    polled = calloc((size_t)many, sizeof *polled);
    for (long i = 0; i < many; i++) {
        if (pipe(pipes[i]) < 0) {
            fail("pipe");
        }
        polled[i] = (struct pollfd){ pipes[i][0], POLLIN, 0 };
    }
    idle(many / 100);
    idle(many / 10);
    idle(many);
    busy(few);
}
