/* SPDX-License-Identifier: MIT */
/* See process.h. */
#include "grader/process.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdlib.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

static long
now_ms(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	return t.tv_sec * 1000L + t.tv_nsec / 1000000;
}

static _Noreturn void
become(const struct process *p, int out)
{
	int null = open("/dev/null", O_RDONLY);

	sigset_t none;

	setpgid(0, 0);
	prctl(PR_SET_PDEATHSIG, SIGKILL);
	sigemptyset(&none);
	sigprocmask(SIG_SETMASK, &none, NULL);
	signal(SIGPIPE, SIG_DFL);
	signal(SIGXFSZ, SIG_DFL);
	dup2(null, STDIN_FILENO);
	dup2(out, STDOUT_FILENO);
	dup2(out, STDERR_FILENO);
	if (p->folder && chdir(p->folder) < 0)
		_exit(127);
	if (p->confine)
		p->confine(p->ctx);
	execvp(p->argv[0], p->argv);
	_exit(127);
}

/* One read from the pipe.  False at its end or when a limit is passed. */
static bool
take_output(const struct process *p, int in, long deadline, struct process_end *end)
{
	struct pollfd ready = { .fd = in, .events = POLLIN };
	char bytes[4096];
	long left = deadline - now_ms();
	int n = left > 0 ? poll(&ready, 1, (int)left) : 0;

	if (n < 0 && errno == EINTR)
		return true;
	end->watchdog = n == 0;
	if (n <= 0)
		return false;
	ssize_t got = read(in, bytes, sizeof bytes);
	if (got <= 0)
		return false;
	end->flooded = end->output.size + (size_t)got > p->output_limit;
	if (!end->flooded)
		buffer_add(&end->output, bytes, (size_t)got);
	return !end->flooded;
}

bool
process_run(const struct process *p, struct process_end *end)
{
	int ends[2];
	long deadline = now_ms() + p->seconds * 1000L;

	*end = (struct process_end){ 0 };
	if (pipe2(ends, O_CLOEXEC) < 0)
		return false;
	pid_t child = fork();
	if (child == 0)
		become(p, ends[1]);
	close(ends[1]);
	if (child < 0) {
		close(ends[0]);
		return false;
	}
	while (take_output(p, ends[0], deadline, end))
		;
	close(ends[0]);
	if (end->watchdog || end->flooded)
		kill(-child, SIGKILL);
	while (waitpid(child, &end->status, 0) < 0 && errno == EINTR)
		;
	return true;
}

bool
process_succeeded(const struct process_end *end)
{
	return !end->watchdog && !end->flooded && WIFEXITED(end->status) && WEXITSTATUS(end->status) == 0;
}

bool
process_tool(char *const *argv, const char *folder, struct buffer *output)
{
	struct process p = { .argv = argv, .folder = folder, .output_limit = 64 << 20, .seconds = 60 };
	struct process_end end;
	bool good = process_run(&p, &end) && process_succeeded(&end);

	if (output)
		*output = end.output;
	else
		buffer_free(&end.output);
	return good;
}
