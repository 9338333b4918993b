/* SPDX-License-Identifier: MIT */
/* See history.h. */
#include <history.h>

#include <fcntl.h>
#include <signal.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "labs/harness/harness.h"

enum { LINES = 8000, POLL_MS = 2 };

enum what { NOTHING, CALL, RETURN, SAID, COUNT, COMPLETE };

struct line {
	atomic_int what;	/* set last: a line that is not NOTHING is whole */
	int thread;
	char name[80];		/* operation, text said, or name of the counter */
	int64_t a, b;
	uint64_t time;
};

struct shared {
	atomic_int count;
	struct line lines[LINES];
};

static struct shared *history;
static bool timed;
_Thread_local int harness_me;

static uint64_t
now_ns(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	return (uint64_t)t.tv_sec * 1000000000u + (uint64_t)t.tv_nsec;
}

static void
add(enum what what, const char *name, int64_t a, int64_t b)
{
	int i = atomic_fetch_add(&history->count, 1);

	if (i >= LINES)
		return;
	struct line *l = &history->lines[i];
	l->thread = harness_me;
	for (size_t c = 0; c + 1 < sizeof l->name && name[c]; c++)
		l->name[c] = name[c];
	l->a = a;
	l->b = b;
	l->time = timed ? now_ns() : 0;
	atomic_store(&l->what, what);
}

void
call(const char *operation, int64_t a, int64_t b)
{
	add(CALL, operation, a, b);
}

void
ret(int64_t result, int64_t value)
{
	add(RETURN, "", result, value);
}

void
said(const char *text)
{
	add(SAID, text, 0, 0);
}

void
count(const char *name, int64_t value, int64_t most)
{
	add(COUNT, name, value, most);
}

void
history_timed(void)
{
	timed = true;
}

static void
write_line(int out, const struct line *l)
{
	char text[160];
	long long a = l->a, b = l->b;
	unsigned long long time = l->time;
	int n = 0;

	switch (atomic_load(&l->what)) {
	case CALL:
		n = snprintf(text, sizeof text, "call %d %s %lld %lld %llu\n", l->thread, l->name, a, b, time);
		break;
	case RETURN:
		n = snprintf(text, sizeof text, "ret %d %lld %lld %llu\n", l->thread, a, b, time);
		break;
	case SAID:
		n = snprintf(text, sizeof text, "said %d %s\n", l->thread, l->name);
		break;
	case COUNT:
		n = snprintf(text, sizeof text, "count %s %lld %lld\n", l->name, a, b);
		break;
	case COMPLETE:
		n = snprintf(text, sizeof text, "complete\n");
		break;
	}
	if (write(out, text, (size_t)n) != n)
		_exit(99);
}

/* How the child ended, as the last line. */
static void
write_end(int out, bool hung, int status)
{
	char text[40];
	int n;

	if (hung)
		n = snprintf(text, sizeof text, "end hung\n");
	else if (WIFSIGNALED(status))
		n = snprintf(text, sizeof text, "end signal %d\n", WTERMSIG(status));
	else
		n = snprintf(text, sizeof text, "end exit %d\n", WEXITSTATUS(status));
	if (write(out, text, (size_t)n) != n)
		_exit(99);
}

/* Waits for the child; true if it had to be stopped. */
static bool
wait_for(pid_t child, int milliseconds, int *status)
{
	uint64_t deadline = now_ns() + (uint64_t)milliseconds * 1000000u;

	while (waitpid(child, status, WNOHANG) == 0) {
		if (now_ns() > deadline) {
			kill(-child, SIGKILL);
			sleep_ms(POLL_MS);
			waitpid(child, status, WNOHANG);
			return true;
		}
		sleep_ms(POLL_MS);
	}
	return false;
}

static _Noreturn void
run_body(void (*body)(void))
{
	setpgid(0, 0);
	body();
	add(COMPLETE, "", 0, 0);
	fflush(NULL);
	_exit(0);
}

int
history_run(void (*body)(void), int milliseconds)
{
	int status = 0, out = open("/dev/events", O_WRONLY | O_CLOEXEC);

	if (out < 0)
		out = STDOUT_FILENO;	/* on Linux, for whoever writes a test */
	history = mmap(NULL, sizeof *history, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
	if (history == MAP_FAILED)
		return 99;
	harness_seed();
	pid_t child = fork();
	if (child == 0)
		run_body(body);
	bool hung = wait_for(child, milliseconds, &status);
	int lines = atomic_load(&history->count);
	for (int i = 0; i < lines && i < LINES; i++)
		write_line(out, &history->lines[i]);
	write_end(out, hung, status);
	return hung || status != 0;
}
