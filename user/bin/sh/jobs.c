/* SPDX-License-Identifier: MIT */
/*
 * A process of a job is RUNNING, STOPPED or DONE; a job is done when all of its processes are, and stopped when
 * none runs and one is stopped. Both the parent and the child call setpgid: whoever is first, the group exists
 * before the parent gives it the terminal and before the child execs.
 */
#include "user/bin/sh/job_state.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <termios.h>
#include <unistd.h>

#include "user/bin/sh/shell.h"
#include "user/bin/sh/trap.h"

struct job *jobs;
static struct termios terminal;
static const int quiet_signals[] = { SIGQUIT, SIGTSTP, SIGTTIN, SIGTTOU };

static void
on_interrupt(int signo)
{
    (void)signo;
    shell.interrupted = 1;
}

void
jobs_start(void)
{
    struct sigaction interrupt = { .sa_handler = on_interrupt };

    for (size_t i = 0; i < sizeof(quiet_signals) / sizeof(quiet_signals[0]); i++)
        signal(quiet_signals[i], SIG_IGN);
    sigaction(SIGINT, &interrupt, NULL);
    setpgid(0, 0);
    tcsetpgrp(0, getpgrp());
    tcgetattr(0, &terminal);
    shell.job_control = true;
}

struct job *
job_new(const char *text)
{
    struct job *job = calloc(1, sizeof(*job));
    struct job **end = &jobs;

    if (job == NULL)
        exit(2);
    job->id = 1;
    for (; *end != NULL; end = &(*end)->next)
        job->id = (*end)->id + 1;
    *end = job;
    snprintf(job->text, sizeof(job->text), "%s", text);
    return job;
}

void
job_add(struct job *job, pid_t pid)
{
    struct process *process = calloc(1, sizeof(*process));

    if (process == NULL)
        exit(2);
    process->pid = pid;
    if (job->first == NULL)
        job->first = process;
    else
        job->last->next = process;
    job->last = process;
    if (job->group == 0)
        job->group = pid;
    if (shell.job_control)
        setpgid(pid, job->group);
}

pid_t
job_group(const struct job *job)
{
    return job->group;
}

void
job_free(struct job *job)
{
    for (struct job **link = &jobs; *link != NULL; link = &(*link)->next)
        if (*link == job) {
            *link = job->next;
            break;
        }
    while (job->first != NULL) {
        struct process *process = job->first;

        job->first = process->next;
        free(process);
    }
    free(job);
}

int
job_drop(struct job *job)
{
    job_free(job);
    return 2;
}

enum state
job_state(const struct job *job)
{
    enum state state = DONE;

    for (struct process *process = job->first; process != NULL; process = process->next)
        if (process->state < state)
            state = process->state;
    return state;
}

int
job_shell_status(int status)
{
    if (WIFEXITED(status))
        return WEXITSTATUS(status);
    return 128 + (WIFSTOPPED(status) ? WSTOPSIG(status) : WTERMSIG(status));
}

/* Notes what became of a process. Returns false if there is nothing to note. */
static bool
wait_process(struct process *process, int options)
{
    int status;
    pid_t pid = waitpid(process->pid, &status, options | WUNTRACED);

    if (pid < 0 && errno == ECHILD) {
        process->state = DONE;
        return true;
    }
    if (pid <= 0)
        return false;
    process->status = status;
    process->state = WIFSTOPPED(status) ? STOPPED : DONE;
    return true;
}

void
job_wait(struct job *job, bool interruptible)
{
    for (struct process *process = job->first; process != NULL; process = process->next)
        while (process->state == RUNNING && !wait_process(process, 0))
            if (interruptible && (shell.interrupted || trap_pending))
                return;
}

static void
take_terminal_back(void)
{
    tcsetpgrp(0, getpgrp());
    tcsetattr(0, TCSADRAIN, &terminal);
}

/* Ends the foreground command for the user: says what a signal did. */
static void
say_end(const struct job *job)
{
    int status = job->last->status;

    if (!WIFSIGNALED(status))
        return;
    if (WTERMSIG(status) == SIGINT) {
        if (shell.interactive) {
            shell.unwind = UNWIND_ALL;
            fprintf(stderr, "\n");
        }
    } else if (WTERMSIG(status) != SIGPIPE) {
        fprintf(stderr, "%s: %s\n", job->text, strsignal(WTERMSIG(status)));
    }
}

int
job_foreground(struct job *job)
{
    int status;

    if (shell.job_control)
        tcsetpgrp(0, job->group);
    job_wait(job, false);
    if (shell.job_control)
        take_terminal_back();
    status = job_shell_status(job->last->status);
    if (job_state(job) == STOPPED) {
        job->told = STOPPED;
        fprintf(stderr, "\n[%d] stopped  %s\n", job->id, job->text);
        return status;
    }
    say_end(job);
    job_free(job);
    return status;
}

void
job_background(struct job *job)
{
    shell.last_background = job->last->pid;
    if (shell.interactive)
        fprintf(stderr, "[%d] %d\n", job->id, (int)job->last->pid);
}

static void
block_interrupt(int how)
{
    sigset_t set;

    sigemptyset(&set);
    sigaddset(&set, SIGINT);
    sigprocmask(how, &set, NULL);
}

/*
 * A Ctrl-C that comes to a child that still has the shell's handler would be lost. So it stays blocked from before
 * the fork until the child has its default action back (jobs_enter_child).
 */
pid_t
jobs_fork(void)
{
    pid_t child;

    block_interrupt(SIG_BLOCK);
    child = fork();
    if (child != 0)
        block_interrupt(SIG_UNBLOCK);
    return child;
}

void
jobs_enter_child(pid_t group, bool foreground)
{
    if (shell.job_control && group != GROUP_OF_SHELL) {
        setpgid(0, group);
        if (foreground)
            tcsetpgrp(0, getpgrp());
    }
    if (shell.job_control) {
        signal(SIGINT, SIG_DFL);
        for (size_t i = 0; i < sizeof(quiet_signals) / sizeof(quiet_signals[0]); i++)
            signal(quiet_signals[i], SIG_DFL);
    } else if (!foreground && group != GROUP_OF_SHELL) {
        signal(SIGINT, SIG_IGN);
        signal(SIGQUIT, SIG_IGN);
    }
    traps_forget();
    block_interrupt(SIG_UNBLOCK);
    shell.job_control = false;
    shell.interactive = false;
    while (jobs != NULL)
        job_free(jobs);
}

int
jobs_wait_pid(pid_t pid)
{
    int status = 0;

    while (waitpid(pid, &status, 0) < 0 && errno == EINTR)
        ;
    return job_shell_status(status);
}

void
jobs_poll(void)
{
    for (struct job *job = jobs; job != NULL; job = job->next)
        for (struct process *process = job->first; process != NULL; process = process->next)
            if (process->state != DONE)
                wait_process(process, WNOHANG);
}

const char *
job_state_name(const struct job *job)
{
    static const char *const names[] = { "running", "stopped", "done" };
    enum state state = job_state(job);

    if (state == DONE && WIFSIGNALED(job->last->status))
        return strsignal(WTERMSIG(job->last->status));
    return names[state];
}

void
jobs_report(void)
{
    struct job *next;

    jobs_poll();
    for (struct job *job = jobs; job != NULL; job = next) {
        enum state state = job_state(job);

        next = job->next;
        if (state != job->told && state != RUNNING)
            fprintf(stderr, "[%d] %s  %s\n", job->id, job_state_name(job), job->text);
        job->told = state;
        if (state == DONE)
            job_free(job);
    }
}
