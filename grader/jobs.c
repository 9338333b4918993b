/* SPDX-License-Identifier: MIT */
/* See jobs.h.  A job's answer travels in a memory file, so its size is nobody's business. */
#include "grader/jobs.h"

#include <errno.h>
#include <sched.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include "tools/heddle/say.h"

struct job {
	pid_t pid;
	int answer;
};

static _Noreturn void
work_in_child(int answer, json_t *(*work)(void *ctx, size_t i), void *ctx, size_t i)
{
	sigset_t none;

	prctl(PR_SET_PDEATHSIG, SIGKILL);
	sigemptyset(&none);
	sigprocmask(SIG_SETMASK, &none, NULL);
	json_t *result = work(ctx, i);
	_exit(json_dumpfd(result, answer, 0) == 0 ? 0 : 1);
}

static struct job
start_job(json_t *(*work)(void *ctx, size_t i), void *ctx, size_t i)
{
	struct job job = { .answer = memfd_create("answer", MFD_CLOEXEC) };

	job.pid = fork();
	if (job.pid == 0)
		work_in_child(job.answer, work, ctx, i);
	return job;
}

static json_t *
take_answer(const struct job *job, int status)
{
	json_t *answer = NULL;

	if (WIFEXITED(status) && WEXITSTATUS(status) == 0 && lseek(job->answer, 0, SEEK_SET) == 0)
		answer = json_loadfd(job->answer, JSON_ALLOW_NUL, NULL);
	close(job->answer);
	return answer;
}

static bool
scan(const char *path, const char *format, long *a, long *b)
{
	FILE *file = fopen(path, "re");
	int wanted = b ? 2 : 1, got = file ? fscanf(file, format, a, b) : 0;

	if (file)
		fclose(file);
	return got == wanted;
}

/* So much CPU time per period a container grants, in microseconds: version 2 of control groups, and 1. */
static bool
granted(long *quota, long *period)
{
	return scan("/sys/fs/cgroup/cpu.max", "%ld %ld", quota, period) ||
	       (scan("/sys/fs/cgroup/cpu/cpu.cfs_quota_us", "%ld", quota, NULL) &&
		scan("/sys/fs/cgroup/cpu/cpu.cfs_period_us", "%ld", period, NULL));
}

size_t
jobs_at_once(void)
{
	cpu_set_t ours;
	long processors = sched_getaffinity(0, sizeof ours, &ours) == 0 ? CPU_COUNT(&ours) : sysconf(_SC_NPROCESSORS_ONLN);
	long quota, period;

	if (granted(&quota, &period) && quota > 0 && period > 0 && (quota + period - 1) / period < processors)
		processors = (quota + period - 1) / period;
	return processors > 1 ? (size_t)processors : 1;
}

void
jobs_run(size_t count, json_t *(*work)(void *ctx, size_t i), void *ctx, json_t **results,
	 void (*finished)(void *ctx, size_t done, size_t count))
{
	size_t started = 0, done = 0, most = jobs_at_once();
	struct job *jobs = must_alloc(count * sizeof *jobs);
	int status;

	while (done < count) {
		while (started < count && started - done < most) {
			jobs[started] = start_job(work, ctx, started);
			results[started] = NULL;
			started++;
		}
		pid_t ended = waitpid(-1, &status, 0);
		if (ended < 0 && errno != EINTR)
			break;
		for (size_t i = 0; i < started; i++) {
			if (jobs[i].pid == ended) {
				results[i] = take_answer(&jobs[i], status);
				jobs[i].pid = 0;
				done++;
				if (finished)
					finished(ctx, done, count);
			}
		}
	}
	free(jobs);
}
