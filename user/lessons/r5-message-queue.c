/* SPDX-License-Identifier: MIT */
/*
 * R5  The kernel's own message queues: priorities, bounds, blocking, time-outs, notification.
 *
 * Python: has no such thing in its library; multiprocessing.Queue is a pipe with locks around it.  POSIX has: mq_open
 * gives a queue with a name, a bound on the messages and on the size of each, kept by the kernel, so that processes
 * which know only the name can meet there.  The message of highest priority comes first, and among equals the
 * oldest.
 *
 * Look at: the order of arrival; each error with its name; how long the timed calls took; the child's blocking
 * receive; the signal that said "not empty any more".
 *
 * Why: the queue is an object of the kernel with its own wait queues: one for senders while it is full, one for
 * receivers while it is empty.  Messages keep their boundaries and are ordered by priority as they are put in, so
 * receiving is taking the first.  The notification is given once, for the change from empty to not empty, and only
 * if nobody already waits.
 *
 * Try: lesson r5 MAXIMUM SECONDS PRIORITIES    (PRIORITIES as 1,5,3,5)
 */
#include "lesson.h"

#include <errno.h>
#include <fcntl.h>
#include <mqueue.h>
#include <signal.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include <conc/process.h>

#define NAME "/heddle-r5"
#define SIZE 32

static mqd_t queue;
static int64_t patience;
static volatile sig_atomic_t notified;

/* mq_timedsend and mq_timedreceive want a moment of the calendar clock. */
static struct timespec
from_now(int64_t ns)
{
    struct timespec t;
    clock_gettime(CLOCK_REALTIME, &t);
    ns += t.tv_nsec;
    return (struct timespec){ .tv_sec = t.tv_sec + ns / SECONDS(1), .tv_nsec = ns % SECONDS(1) };
}

static void
report(const char *what, long r, int64_t start)
{
    const char *name = r >= 0              ? "none"
                       : errno == EAGAIN    ? "EAGAIN"
                       : errno == ETIMEDOUT ? "ETIMEDOUT"
                       : errno == EMSGSIZE  ? "EMSGSIZE"
                                            : "other";
    printf("@%s error=%s ms=%ld\n", what, name, milliseconds_since(start));
}

static void
set_nonblocking(bool on)
{
    struct mq_attr attr = { .mq_flags = on ? O_NONBLOCK : 0 };
    mq_setattr(queue, &attr, NULL);
}

static long
receive_one(void)
{
    char text[SIZE + 1] = "";
    unsigned priority = 0;
    long n = mq_receive(queue, text, SIZE, &priority);
    if (n >= 0) {
        printf("@received text=%s priority=%u\n", text, priority);
    }
    return n;
}

static void
order(const char *priorities)
{
    char text[SIZE];
    int count = 0;
    for (const char *p = priorities; *p; p += *p == ',') {
        long priority = strtol(p, (char **)&p, 10);
        snprintf(text, sizeof text, "m%d", ++count);
        printf("@sent text=%s priority=%ld\n", text, priority);
        mq_send(queue, text, strlen(text) + 1, (unsigned)priority);
    }
    while (count-- > 0) {
        receive_one();
    }
}

static void
bounds(long maximum)
{
    char text[SIZE + 1] = "x";
    struct timespec until;
    report("too_long", mq_send(queue, text, sizeof text, 0), conc_now());
    for (long i = 0; i < maximum; i++) {
        mq_send(queue, text, 2, 0);
    }
    int64_t start = conc_now();
    until = from_now(patience);
    report("timed_send", mq_timedsend(queue, text, 2, 0, &until), start);
    set_nonblocking(true);
    report("full", mq_send(queue, text, 2, 0), conc_now());
    for (long i = 0; i < maximum; i++) {
        mq_receive(queue, text, sizeof text, NULL);
    }
    report("empty", mq_receive(queue, text, sizeof text, NULL), conc_now());
    set_nonblocking(false);
    start = conc_now();
    until = from_now(patience);
    report("timed_receive", mq_timedreceive(queue, text, sizeof text, NULL, &until), start);
}

/* Opens it by name: nothing is inherited but the text of the name. */
static int
receiver(void *arg)
{
    (void)arg;
    queue = mq_open(NAME, O_RDONLY);
    int64_t start = conc_now();
    long n = receive_one();
    printf("@blocked pid=%d bytes=%ld ms=%ld\n", getpid(), n, milliseconds_since(start));
    return 0;
}

static void
blocking(void)
{
    struct process *p = process_new(receiver, NULL);
    process_start(p);
    conc_sleep(patience);
    mq_send(queue, "hello", 6, 1);
    process_join(p);
}

static void
on_signal(int signo)
{
    (void)signo;
    notified = 1;
}

static void
notify(void)
{
    struct sigevent event = { .sigev_notify = SIGEV_SIGNAL, .sigev_signo = SIGUSR1 };
    signal(SIGUSR1, on_signal);
    int r = mq_notify(queue, &event);
    mq_send(queue, "ring", 5, 0);
    printf("@notify error=%s signal=%d\n", r == 0 ? "none" : strerror(errno), (int)notified);
    receive_one();
}

int
main(int argc, char **argv)
{
    long maximum = arg_number(argc, argv, 1, 4);
    patience = arg_seconds(argc, argv, 2, "0.5");
    const char *priorities = arg_text(argc, argv, 3, "1,5,3,5");
    struct mq_attr attr = { .mq_maxmsg = maximum, .mq_msgsize = SIZE };
    lesson_begin();
    mq_unlink(NAME);
    queue = mq_open(NAME, O_RDWR | O_CREAT, 0600, &attr);
    if (queue == (mqd_t)-1) {
        perror("mq_open");
        return 1;
    }
    order(priorities);
    bounds(maximum);
    blocking();
    notify();
    mq_close(queue);
    mq_unlink(NAME);
}
