/* SPDX-License-Identifier: MIT */
/* The built-in commands about jobs: jobs, fg, bg, wait, kill. */
#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "user/bin/sh/job_state.h"
#include "user/bin/sh/shell.h"
#include "user/bin/sh/trap.h"
#include "user/bin/signals.h"

int
jobs_command(int argc, char **argv)
{
    (void)argc;
    (void)argv;
    jobs_poll();
    for (struct job *job = jobs; job != NULL; job = job->next) {
        printf("[%d] %s  %s\n", job->id, job_state_name(job), job->text);
        job->told = job_state(job);
    }
    return 0;
}

/* The job that %N, N or nothing (the newest) means, or NULL after saying so. */
static struct job *
find_job(const char *command, const char *text)
{
    struct job *job = jobs;

    if (text != NULL) {
        int id = atoi(text + (*text == '%'));

        while (job != NULL && job->id != id)
            job = job->next;
    } else {
        while (job != NULL && job->next != NULL)
            job = job->next;
    }
    if (job == NULL)
        shell_error("%s: no such job", command);
    return job;
}

static void
continue_job(struct job *job)
{
    for (struct process *process = job->first; process != NULL; process = process->next)
        if (process->state == STOPPED)
            process->state = RUNNING;
    job->told = RUNNING;
    kill(-job->group, SIGCONT);
}

int
fg_command(int argc, char **argv)
{
    struct job *job = find_job("fg", argc > 1 ? argv[1] : NULL);

    if (job == NULL || !shell.job_control)
        return 1;
    fprintf(stderr, "%s\n", job->text);
    tcsetpgrp(0, job->group);
    continue_job(job);
    return job_foreground(job);
}

int
bg_command(int argc, char **argv)
{
    struct job *job = find_job("bg", argc > 1 ? argv[1] : NULL);

    if (job == NULL || !shell.job_control)
        return 1;
    fprintf(stderr, "[%d] %s &\n", job->id, job->text);
    continue_job(job);
    return 0;
}

static int
wait_and_free(struct job *job)
{
    int status;

    job_wait(job, true);
    if (job_state(job) == RUNNING)
        return 128 + (trap_pending ? trap_pending : SIGINT);
    status = job_shell_status(job->last->status);
    if (job_state(job) == DONE)
        job_free(job);
    return status;
}

/* The job that has this process, or NULL. */
static struct job *
job_of_pid(pid_t pid)
{
    for (struct job *job = jobs; job != NULL; job = job->next)
        for (struct process *process = job->first; process != NULL; process = process->next)
            if (process->pid == pid)
                return job;
    return NULL;
}

/* wait: for all jobs; wait %N or wait PID: for that one, whose status it returns. */
int
wait_command(int argc, char **argv)
{
    struct job *job;
    struct job *next;

    if (argc > 1) {
        job = argv[1][0] == '%' ? find_job("wait", argv[1]) : job_of_pid(atoi(argv[1]));
        return job != NULL ? wait_and_free(job) : 127;
    }
    for (job = jobs; job != NULL && !shell.interrupted && !trap_pending; job = next) {
        next = job->next;
        if (job_state(job) != STOPPED)
            wait_and_free(job);
    }
    return trap_pending ? 128 + trap_pending : shell.interrupted ? 128 + SIGINT : 0;
}

/* One target of kill: %N, PID or -GROUP. A job without a group of its own is hit process by process. */
static int
kill_target(const char *target, int signo)
{
    struct job *job;
    int failed = 0;

    if (*target != '%') {
        failed = kill((pid_t)atoi(target), signo);
    } else if ((job = find_job("kill", target)) == NULL) {
        return 1;
    } else if (shell.job_control) {
        failed = kill(-job->group, signo);
    } else {
        for (struct process *process = job->first; process != NULL; process = process->next)
            if (process->state != DONE)
                failed |= kill(process->pid, signo);
    }
    if (failed != 0)
        shell_error("kill: %s: %s", target, strerror(errno));
    return failed != 0;
}

int
kill_command(int argc, char **argv)
{
    int first = 1, signo = SIGTERM, status = 0;

    if (argc == 2 && strcmp(argv[1], "-l") == 0) {
        signals_print();
        return 0;
    }
    if (argc > 2 && strcmp(argv[1], "-s") == 0) {
        signo = signal_number(argv[2]);
        first = 3;
    } else if (argc > 2 && argv[1][0] == '-') {
        signo = signal_number(argv[1] + 1);
        first = 2;
    }
    if (first >= argc || signo < 0) {
        shell_error(signo < 0 ? "kill: no such signal" : "usage: kill [-SIGNAL | -s SIGNAL] %%N|PID... | -l");
        return 2;
    }
    for (int i = first; i < argc; i++)
        status |= kill_target(argv[i], signo);
    return status;
}
