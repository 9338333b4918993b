/* SPDX-License-Identifier: MIT */
/*
 * Jobs: the processes of one pipeline. With job control each job is a process group, so that Ctrl-C and Ctrl-Z
 * reach it and nothing else; the terminal's foreground group says which job that is.
 */
#pragma once

#include <stdbool.h>
#include <sys/types.h>

#define GROUP_OF_SHELL (-1)
#define GROUP_NEW      0

struct job;

/* Takes the terminal and arranges the shell's own signals. Call once in an interactive shell. */
void jobs_start(void);

struct job *job_new(const char *text);
void job_add(struct job *job, pid_t pid);

/* The group that the job's next process is to join. */
pid_t job_group(const struct job *job);

/* Forgets a job of which no process could be started. Returns the status for that. */
int job_drop(struct job *job);

/* Waits until the job ends or stops, the terminal being its. Returns its status as $? has it. */
int job_foreground(struct job *job);

/* Leaves the job running. */
void job_background(struct job *job);

/* fork, for children that call jobs_enter_child first of all. */
pid_t jobs_fork(void);

/* In a child: joins the group, takes the terminal if it is in the foreground, and undoes the shell's signals. */
void jobs_enter_child(pid_t group, bool foreground);

/* Waits for one child that is no job. Returns its status as $? has it. */
int jobs_wait_pid(pid_t pid);

/* Says which background jobs have ended or stopped since the last time. */
void jobs_report(void);

/* Built-in commands. */
int jobs_command(int argc, char **argv);
int fg_command(int argc, char **argv);
int bg_command(int argc, char **argv);
int wait_command(int argc, char **argv);
int kill_command(int argc, char **argv);
