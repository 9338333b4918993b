/* SPDX-License-Identifier: MIT */
/*
 * P9  Daemon processes: ended with their parent's main code, not waited for.
 *
 * Python: p.daemon = True before p.start().  When the main program comes to its end, daemon children get SIGTERM
 * and the others are waited for.  A daemon may not have children of its own, for nobody would end those;
 * and the flag cannot change once the process runs.  Both are errors.
 *
 * Look at: the daemon sleeps far longer than the other child, yet it is the first to end.
 *
 * Why: daemon is no property of the kernel's process: at the end of main the library sends SIGTERM to the children
 * that have the flag and waits for the others.  So the order of the ends follows from the flag and not from the
 * times, and it is also why a daemon may not have children: nobody would be left to end those.
 *
 * Try: lesson p9 DAEMON_SECONDS CHILD_SECONDS MAIN_SECONDS
 */
#include "lesson.h"

#include <errno.h>
#include <unistd.h>

#include <conc/process.h>

static int
child(void *arg)
{
    printf("@child pid=%d\n", getpid());
    conc_sleep(*(int64_t *)arg);
    printf("@child_done pid=%d\n", getpid());
    return 0;
}

static int
daemon_work(void *arg)
{
    int r = process_start(process_new(child, arg));
    printf("@daemon pid=%d own_child=%s\n", getpid(), r == -EPERM ? "refused" : "allowed");
    conc_sleep(*(int64_t *)arg);
    printf("@daemon_done pid=%d\n", getpid());
    return 0;
}

int
main(int argc, char **argv)
{
    int64_t daemon_time = arg_seconds(argc, argv, 1, "10");
    int64_t child_time = arg_seconds(argc, argv, 2, "1");
    int64_t main_time = arg_seconds(argc, argv, 3, "0.2");
    lesson_begin();

    struct process *d = process_new(daemon_work, &daemon_time);
    struct process *c = process_new(child, &child_time);
    process_set_daemon(d, true);
    process_start(d);
    process_start(c);
    int r = process_set_daemon(c, true);
    printf("@flag after_start=%s\n", r == -EBUSY ? "refused" : "allowed");
    conc_sleep(main_time);
    printf("@main end\n");
}
