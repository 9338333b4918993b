/* SPDX-License-Identifier: MIT */
/* Right: a daemon is a child that is ended when main's code ends (atexit), and which may not fork; the flag is the parent's own. */
#include "user/lessons/lesson.h"

#include <signal.h>
#include <stdbool.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

struct process {
    pid_t pid;
    bool daemon;
};

static struct process all[2];
static bool in_daemon;

static bool
start(struct process *p, void (*target)(int64_t), int64_t arg)
{
    if (in_daemon) {
        return false;
    }
    p->pid = fork();
    if (p->pid == 0) {
        in_daemon = p->daemon;
        target(arg);
        _exit(0);
    }
    return true;
}

static bool
set_daemon(struct process *p)
{
    p->daemon |= p->pid == 0;
    return p->pid == 0;
}

static void
at_end(void)
{
    for (int i = 0; i < 2; i++) {
        if (all[i].daemon) {
            kill(all[i].pid, SIGTERM);
        }
    }
    for (int i = 0; i < 2; i++) {
        waitpid(all[i].pid, NULL, 0);
    }
}

static void
child(int64_t seconds)
{
    printf("@child pid=%d\n", getpid());
    conc_sleep(seconds);
    printf("@child_done pid=%d\n", getpid());
}

static void
daemon_work(int64_t seconds)
{
    static struct process own;
    printf("@daemon pid=%d own_child=%s\n", getpid(), start(&own, child, seconds) ? "allowed" : "refused");
    conc_sleep(seconds);
    printf("@daemon_done pid=%d\n", getpid());
}

int
main(int argc, char **argv)
{
    int64_t daemon_time = arg_seconds(argc, argv, 1, "10"), child_time = arg_seconds(argc, argv, 2, "1");
    lesson_begin();
    atexit(at_end);
    set_daemon(&all[0]);
    start(&all[0], daemon_work, daemon_time);
    start(&all[1], child, child_time);
    printf("@flag after_start=%s\n", set_daemon(&all[1]) ? "allowed" : "refused");
    conc_sleep(arg_seconds(argc, argv, 3, "0.2"));
    printf("@main end\n");
}
