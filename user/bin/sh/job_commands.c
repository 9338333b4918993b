/* SPDX-License-Identifier: MIT */
/* The built-in commands about jobs: jobs, fg, bg, wait. */
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "user/bin/sh/job_state.h"
#include "user/bin/sh/shell.h"

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
        return 128 + SIGINT;
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
    for (job = jobs; job != NULL && !shell.interrupted; job = next) {
        next = job->next;
        if (job_state(job) != STOPPED)
            wait_and_free(job);
    }
    return shell.interrupted ? 128 + SIGINT : 0;
}
