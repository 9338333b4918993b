/* SPDX-License-Identifier: MIT */
/*
 * turns: who runs when, a row for each thread and a column for each millisecond.
 *
 *      # it ran      . it wanted to      (nothing) it rested, or had not begun
 *
 * `hog` computes without a pause, `late` does so from 20 ms on, `short` computes 0.2 ms and rests 3,
 * `trick` rests for a moment after each 1.7 ms; `:N` gives a nice value, `:fN` a real-time priority.
 */
#include "user/bin/tool.h"

#include <pthread.h>
#include <sched.h>
#include <sys/resource.h>
#include <time.h>

#define SYNOPSIS "[-t MS] hog|late|short|trick[:NICE|:fPRIORITY]..."

enum { MOST = 12, COLUMNS = 72, BEGIN = 3000 /* us: by then all are there */ };

static const struct kind {
    const char *name;
    long begin, compute, rest;  /* us */
} kinds[] = {
    { "hog", 0, 1000000, 0 }, { "late", 20000, 1000000, 0 }, { "short", 0, 200, 3000 }, { "trick", 0, 1700, 20 },
};

static struct job {
    pthread_t thread;
    const struct kind *kind;
    const char *urgency;
    char row[COLUMNS + 1];
} jobs[MOST];

static struct timespec zero;
static long length = 60;        /* ms */

static long
now_us(void)
{
    struct timespec t;

    clock_gettime(CLOCK_MONOTONIC, &t);
    return (t.tv_sec - zero.tv_sec) * 1000000 + (t.tv_nsec - zero.tv_nsec) / 1000 - BEGIN;
}

static void
mark(struct job *j, long from, long to, char what)
{
    for (long i = from / 1000; i <= (to - 1) / 1000; i++)
        if (i >= 0 && i < length && j->row[i] != '#')
            j->row[i] = what;
}

static void
rest(struct job *j, long from, long to)
{
    long ns = zero.tv_nsec + (to + BEGIN) * 1000;
    struct timespec until = { zero.tv_sec + ns / 1000000000, ns % 1000000000 };

    mark(j, from, to, ' ');
    clock_nanosleep(CLOCK_MONOTONIC, TIMER_ABSTIME, &until, NULL);
}

/* Looks at the clock again and again; where it stood still, others ran. */
static void
compute(struct job *j)
{
    long used = 0;

    for (long last = now_us(), at; last < length * 1000 && used < j->kind->compute; last = at) {
        for (volatile int i = 0; i < 500; i++)
            ;
        at = now_us();
        if (at - last < 100) {
            used += at - last;
            mark(j, last, at, '#');
        }
    }
}

static void
set_urgency(const char *urgency)
{
    struct sched_param p = { 0 };

    if (urgency != NULL && *urgency == 'f') {
        p.sched_priority = (int)number(urgency + 1);
        if (sched_setscheduler(0, SCHED_FIFO, &p) < 0)
            die(urgency);
    } else if (urgency != NULL && setpriority(PRIO_PROCESS, (id_t)gettid(), atoi(urgency)) < 0) {
        die(urgency);
    }
}

static void *
run(void *argument)
{
    struct job *j = argument;

    set_urgency(j->urgency);
    rest(j, 0, j->kind->begin);
    while (now_us() < length * 1000) {
        compute(j);
        if (now_us() < length * 1000)
            rest(j, now_us(), now_us() + j->kind->rest);
    }
    return NULL;
}

static const struct kind *
kind_named(const char *text, size_t size)
{
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
        if (strlen(kinds[i].name) == size && memcmp(kinds[i].name, text, size) == 0)
            return &kinds[i];
    usage();
}

int
main(int argc, char **argv)
{
    int count = 0, option;

    tool_start("turns", SYNOPSIS);
    while ((option = getopt(argc, argv, "+t:")) != -1)
        if (option != 't' || (length = number(optarg)) < 1 || length > COLUMNS)
            usage();
    for (; optind < argc && count < MOST; optind++, count++) {
        char *colon = strchr(argv[optind], ':');
        size_t size = colon ? (size_t)(colon - argv[optind]) : strlen(argv[optind]);

        jobs[count].kind = kind_named(argv[optind], size);
        jobs[count].urgency = colon ? colon + 1 : NULL;
        memset(jobs[count].row, '.', (size_t)length);
    }
    if (count == 0 || optind < argc)
        usage();
    clock_gettime(CLOCK_MONOTONIC, &zero);
    for (int i = 0; i < count; i++)
        if (pthread_create(&jobs[i].thread, NULL, run, &jobs[i]) != 0)
            die("a thread");
    printf("%10s", "ms ");
    for (long i = 0; i < length; i += 10)
        printf("%-10ld", i);
    printf("\n");
    for (int i = 0; i < count; i++) {
        pthread_join(jobs[i].thread, NULL);
        printf("%9s %s\n", argv[argc - count + i], jobs[i].row);
    }
    return tool_end();
}
