/* SPDX-License-Identifier: MIT */
/* process: names, exit codes of each end, what may not be done twice, too early or by a daemon, time limits, other people's children. */
#include "say.h"

#include <conc/process.h>

#include <signal.h>
#include <unistd.h>

#define SOON MILLISECONDS(10)

static const char *
truth(bool it)
{
    return it ? "True" : "False";
}

static int
returns(void *arg)
{
    return 0;
}

static int
sleeps(void *arg)
{
    conc_sleep(SECONDS(100));
    return 0;
}

static int
say_own_name(void *arg)
{
    say_text(process_name(process_current()));
    return 0;
}

static struct process *
started(int (*target)(void *), void *arg)
{
    struct process *p = process_new(target, arg);
    process_start(p);
    return p;
}

static int
makes_child(void *arg)
{
    say_own_name(NULL);
    for (int i = 0; i < 2; i++) {
        struct process *p = process_new(say_own_name, NULL);
        say_text(process_name(p));
        process_start(p);
        process_join(p);
    }
    return 0;
}

static void
names(void)
{
    struct process *a = process_new(returns, NULL), *b = process_new(returns, NULL), *c = process_new(returns, NULL);
    process_set_name(b, "own");
    struct process *all[] = { a, b, c, process_current() };
    for (int i = 0; i < 4; i++) {
        say_text(process_name(all[i]));
    }
    process_set_name(a, "other");
    say_text(process_name(a));
    process_join(started(makes_child, NULL));
}

static void
say_exit(struct process *p)
{
    int code = 0, r = process_exitcode(p, &code);
    if (r == 0) {
        say_number(code);
    } else {
        say_text(r == -EAGAIN || r == -EINVAL ? "None" : "?");
    }
}

static void
exits(int (*target)(void *), intptr_t arg)
{
    struct process *p = started(target, (void *)arg);
    process_join(p);
    say_exit(p);
}

static int
exit_with(void *code)
{
    exit((int)(intptr_t)code);
}

static int
exit_at_once(void *code)
{
    _exit((int)(intptr_t)code);
}

static int
end_by(void *signo)
{
    kill(getpid(), (int)(intptr_t)signo);
    return 0;
}

static void
exit_codes(void)
{
    exits(returns, 0);
    exits(exit_with, 3);
    exits(exit_with, 0);
    exits(exit_with, 255);
    exits(exit_with, 256);
    exits(exit_with, -1);
    exits(exit_at_once, 7);
    for (int i = 0; i < 4; i++) {
        exits(end_by, (const int[]){ SIGTERM, SIGKILL, SIGSEGV, SIGABRT }[i]);
    }
}

static void
states(void)
{
    struct process *p = process_new(sleeps, NULL);
    printf("%s None %s %s\n", truth(process_is_alive(p)), truth(process_daemon(p)), process_pid(p) ? "pid" : "None");
    say(process_join(p), -EINVAL, "AssertionError");
    say(process_free(p), 0, "");
    p = process_new(sleeps, NULL);
    say(process_start(p), -EINVAL, "AssertionError");
    say(process_start(p), -EINVAL, "AssertionError");
    say(process_set_daemon(p, true), -EBUSY, "AssertionError");
    int code;
    printf("%s %s %s\n", truth(process_is_alive(p)), process_exitcode(p, &code) == -EAGAIN ? "None" : "?", truth(process_pid(p) > 0));
    process_join_timeout(p, 0);
    process_join_timeout(p, SOON);
    say_exit(p);
    say(process_free(p), -EBUSY, "ValueError");
    say(process_terminate(p), 0, "");
    say(process_join(p), 0, "");
    say(process_join(p), 0, "");
    printf("%s ", truth(process_is_alive(p)));
    say_exit(p);
    say(process_terminate(p), 0, "");
    say(process_kill(p), 0, "");
    say(process_start(p), -EINVAL, "AssertionError");
    say(process_free(p), 0, "");
    p = started(sleeps, NULL);
    say(process_kill(p), 0, "");
    process_join(p);
    say_exit(p);
}

static int
try_daemon(void *arg)
{
    say_truth(process_daemon(process_current()));
    struct process *p = process_new(returns, NULL);
    say_truth(process_daemon(p));
    say(process_start(p), -EPERM, "AssertionError");
    return 0;
}

static int
leaves_daemon(void *arg)
{
    struct process *p = process_new(sleeps, NULL);
    process_set_daemon(p, true);
    process_start(p);
    return 0;
}

static void
daemons(void)
{
    struct process *p = process_new(try_daemon, NULL);
    say(process_set_daemon(p, true), -EBUSY, "AssertionError");
    process_start(p);
    process_join(p);
    p = started(leaves_daemon, NULL);
    process_join(p);
    say_exit(p);
}

static int
joins(void *p)
{
    say(process_join(p), -ECHILD, "AssertionError");
    say(process_join_timeout(p, SOON), -ECHILD, "AssertionError");
    return 0;
}

static void
strangers(void)
{
    struct process *p = started(sleeps, NULL);
    process_join(started(joins, p));
    process_terminate(p);
    process_join(p);
    say_exit(p);
}

static pid_t me;

static int
say_where(void *arg)
{
    printf("here %s\n", truth(getpid() == me));
    return 0;
}

static void
runs_here(void)
{
    struct process *p = process_new(say_where, NULL);
    me = getpid();
    process_run(p);
    printf("%s %s\n", truth(process_is_alive(p)), process_pid(p) ? "pid" : "None");
}

int
main(void)
{
    static const struct { const char *name; void (*part)(void); } parts[] = {
        { "names", names }, { "exit_codes", exit_codes }, { "states", states }, { "daemons", daemons },
        { "strangers", strangers }, { "runs_here", runs_here },
    };
    for (int i = 0; i < 6; i++) {
        say_text(parts[i].name);
        parts[i].part();
    }
}
