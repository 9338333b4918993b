/* SPDX-License-Identifier: MIT */
/* What jobs.c and the commands about jobs share. */
#pragma once

#include "user/bin/sh/jobs.h"

enum state { RUNNING, STOPPED, DONE };

struct process {
    struct process *next;
    pid_t pid;
    enum state state;
    int status;                 /* as waitpid gave it */
};

struct job {
    struct job *next;
    int id;                     /* the N of %N */
    pid_t group;                /* 0 before the first process */
    struct process *first, *last;
    enum state told;            /* what the user knows */
    char text[80];
};

/* All jobs, in the order of their ids. */
extern struct job *jobs;

enum state job_state(const struct job *job);
const char *job_state_name(const struct job *job);
void job_free(struct job *job);

/* Waits until no process of the job runs, or, if allowed, until Ctrl-C. */
void job_wait(struct job *job, bool interruptible);

/* Notes what became of all jobs, without waiting. */
void jobs_poll(void);

/* A wait status as $? has it. */
int job_shell_status(int status);
