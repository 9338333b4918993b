/* SPDX-License-Identifier: MIT */
/*
 * P7  terminate, is_alive, exitcode: what is left of a process that is ended from outside.
 *
 * Python: p.terminate() sends SIGTERM and returns; the process ends a little later, so is_alive() right after it may
 * still say True: join() first.  exitcode is None while alive, then the number given to exit, or -N when
 * signal N ended it.
 *
 * Nothing is cleaned up: no atexit function runs, no lock is released, and the process's own children live on.
 * The notes call those zombies.  They are orphans: alive, adopted by process 1.  A zombie is the opposite, an
 * ended process that nobody has waited for.
 *
 * Look at: the four exit codes, which of them ran its clean-up, and the orphan's new parent.
 *
 * Why: a signal ends a process at whatever instruction it happens to be: no code of its own runs any more, so
 * neither atexit nor finally does.  What the kernel keeps until somebody waits is the wait status, and exitcode is
 * that: the number given to exit, or minus the signal.  A child that loses its parent is given to process 1, which
 * waits for it when it ends.
 *
 * Try: lesson p7 SECONDS CODE
 */
#include "lesson.h"

#include <errno.h>
#include <unistd.h>

#include <conc/pqueue.h>
#include <conc/process.h>

static int64_t duration;
static struct pqueue *news;

static void
clean_up(void)
{
    printf("@cleanup pid=%d\n", getpid());
}

static int
sleep_long(void *arg)
{
    (void)arg;
    atexit(clean_up);
    conc_sleep(duration);
    return 0;
}

static int
exit_normally(void *code)
{
    atexit(clean_up);
    exit(*(int *)code);
}

/* Lives on when its parent has gone, and tells who its parent is then. */
static int
grandchild(void *arg)
{
    pid_t parent = getppid();
    (void)arg;
    pqueue_put(news, "up", 2);
    while (getppid() == parent) {
        conc_sleep(MILLISECONDS(20));
    }
    printf("@orphan pid=%d was=%d ppid=%d\n", getpid(), parent, getppid());
    pqueue_put(news, "told", 4);
    return 0;
}

static int
have_child(void *arg)
{
    (void)arg;
    process_start(process_new(grandchild, NULL));
    conc_sleep(duration);
    return 0;
}

static struct process *
start(int (*target)(void *), void *arg)
{
    struct process *p = process_new(target, arg);
    process_start(p);
    return p;
}

static void
report(const char *what, struct process *p)
{
    int code = 0;
    if (process_exitcode(p, &code) == -EAGAIN) {
        printf("@%s pid=%d alive=1 exitcode=none\n", what, process_pid(p));
    } else {
        printf("@%s pid=%d alive=%d exitcode=%d\n", what, process_pid(p), process_is_alive(p), code);
    }
}

static void
end_and_report(const char *what, struct process *p, int (*end)(struct process *))
{
    end(p);
    process_join(p);
    report(what, p);
}

int
main(int argc, char **argv)
{
    duration = arg_seconds(argc, argv, 1, "30");
    int code = (int)arg_number(argc, argv, 2, 7);
    lesson_begin();
    news = pqueue_new(0);

    struct process *p = start(sleep_long, NULL);
    conc_sleep(MILLISECONDS(100));
    report("before", p);
    process_terminate(p);
    printf("Right after terminate it is %s; either answer is right.\n", process_is_alive(p) ? "alive" : "dead");
    end_and_report("terminated", p, process_join);

    end_and_report("normal", start(exit_normally, &code), process_join);

    p = start(sleep_long, NULL);
    conc_sleep(MILLISECONDS(100));
    end_and_report("killed", p, process_kill);

    char text[8];
    p = start(have_child, NULL);
    pqueue_get(news, text, sizeof text);
    end_and_report("parent", p, process_terminate);
    pqueue_get(news, text, sizeof text);
}
