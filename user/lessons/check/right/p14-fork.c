/* SPDX-License-Identifier: MIT */
/* Right: a plan for a process is a struct of the program's own; start is fork, join waitpid. */
#include "user/lessons/lesson.h"

#include <stdbool.h>
#include <sys/wait.h>
#include <unistd.h>

struct plan {
    void (*target)(const char *);
    pid_t pid;
};

static int64_t interval;
static long times;

static void
work(const char *how)
{
    for (long i = 0; i < times; i++) {
        printf("@work how=%s pid=%d i=%ld\n", how, (int)getpid(), i);
        conc_sleep(interval);
    }
}

static void
start(struct plan *p, const char *how)
{
    p->pid = fork();
    if (p->pid == 0) {
        if (p->target) {
            p->target(how);
        }
        _exit(0);
    }
}

static void
go_on(struct plan *p, const char *how, int64_t since)
{
    for (long i = 0; i < times; i++) {
        printf("@main how=%s i=%ld\n", how, i);
        conc_sleep(interval);
    }
    bool joined = p->pid != 0 && waitpid(p->pid, NULL, 0) == p->pid;
    printf("@joined how=%s pid=%d answer=%s ms=%ld\n", how, (int)p->pid, joined ? "joined" : "not_started", milliseconds_since(since));
}

int
main(int argc, char **argv)
{
    interval = arg_seconds(argc, argv, 1, "0.5");
    times = arg_number(argc, argv, 2, 3);
    lesson_begin();
    printf("@parent pid=%d\n", (int)getpid());
    struct plan run = { work, 0 }, called = { NULL, 0 }, started = { work, 0 };

    int64_t since = conc_now();
    run.target("run");
    go_on(&run, "run", since);
    since = conc_now();
    work("called");
    start(&called, "called");
    go_on(&called, "called", since);
    since = conc_now();
    start(&started, "started");
    go_on(&started, "started", since);
}
