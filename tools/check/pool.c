/* SPDX-License-Identifier: MIT */
/*
 * Every job is a process group of its own with its output in a file without a name. It has a time, wide enough that
 * only a hang reaches it; then the whole group is killed, as it is at Ctrl-C.
 */
#include "tools/check/pool.h"

#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#define LEAST_SECONDS 1500
#define MAX_AT_ONCE   64

static struct job *running[MAX_AT_ONCE];

/* Seconds since some moment. */
static double
now(void)
{
    struct timespec time;

    clock_gettime(CLOCK_MONOTONIC, &time);
    return (double)time.tv_sec + (double)time.tv_nsec / 1e9;
}

static void
on_signal(int signo)
{
    for (int i = 0; i < MAX_AT_ONCE; i++)
        if (running[i] != NULL)
            kill(-running[i]->pid, SIGTERM);
    signal(signo, SIG_DFL);
    raise(signo);
}

static void
become(const char *command, int output)
{
    int input = fileno(fopen("/dev/null", "r"));

    setpgid(0, 0);
    dup2(input, 0);
    dup2(output, 1);
    dup2(output, 2);
    execl("/bin/sh", "sh", "-c", command, (char *)NULL);
    _exit(127);
}

static void
start(struct job *job, int slot)
{
    job->output = tmpfile();
    job->started = now();
    fflush(stdout);
    job->pid = job->output != NULL ? fork() : -1;
    if (job->pid < 0) {
        perror("check: cannot start a job");
        exit(2);
    }
    if (job->pid == 0)
        become(job->command, fileno(job->output));
    setpgid(job->pid, job->pid);
    running[slot] = job;
}

static double
seconds_of(struct timeval time)
{
    return (double)time.tv_sec + (double)time.tv_usec / 1e6;
}

static void
finish(int slot, int status, const struct rusage *used, void (*done)(struct job *))
{
    struct job *job = running[slot];

    running[slot] = NULL;
    job->status = WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
    job->seconds = seconds_of(used->ru_utime) + seconds_of(used->ru_stime);
    job->rule->suite->seconds += job->seconds / (double)sysconf(_SC_NPROCESSORS_ONLN);
    job->rule->suite->has_jobs = true;
    rewind(job->output);
    done(job);
    fclose(job->output);
}

static bool
has_ended(const struct job *job)
{
    siginfo_t info = { .si_pid = 0 };

    return waitid(P_PID, (id_t)job->pid, &info, WEXITED | WNOHANG | WNOWAIT) == 0 && info.si_pid == job->pid;
}

/* A job may be most of what its suite does, on a host that does much else. */
static int
seconds_for(const struct job *job)
{
    int budget = job->rule->suite->budget;

    return budget * 3 > LEAST_SECONDS ? budget * 3 : LEAST_SECONDS;
}

/* Looks after the jobs that run. Returns how many slots are in use. */
static int
look_after(int at_once, void (*done)(struct job *))
{
    int used = 0;

    for (int i = 0; i < at_once; i++) {
        struct job *job = running[i];
        struct rusage usage;
        int status;

        if (job == NULL)
            continue;
        if (has_ended(job)) {
            kill(-job->pid, SIGKILL); /* whatever it left behind; as long as it is not reaped the number is its own */
            wait4(job->pid, &status, 0, &usage);
            finish(i, status, &usage, done);
            continue;
        }
        used++;
        if (now() - job->started > seconds_for(job)) {
            job->timed_out = true;
            kill(-job->pid, SIGKILL);
        }
    }
    return used;
}

static int
free_slot(int at_once)
{
    for (int i = 0; i < at_once; i++)
        if (running[i] == NULL)
            return i;
    return -1;
}

void
pool_run(struct job *jobs, int at_once, void (*done)(struct job *))
{
    struct timespec moment = { 0, 10000000 };
    int used;

    if (at_once > MAX_AT_ONCE)
        at_once = MAX_AT_ONCE;
    signal(SIGINT, on_signal);
    signal(SIGTERM, on_signal);
    signal(SIGHUP, on_signal);
    do {
        for (int slot; jobs != NULL && (slot = free_slot(at_once)) >= 0; jobs = jobs->next)
            start(jobs, slot);
        nanosleep(&moment, NULL);
        used = look_after(at_once, done);
    } while (used > 0 || jobs != NULL);
}
