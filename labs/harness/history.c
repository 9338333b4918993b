/* SPDX-License-Identifier: MIT */
/* See history.h. */
#include <history.h>

#include <fcntl.h>
#include <heddle.h>
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

enum { LINES = 8000, LOOKS = 250, COMPUTE_MS = 300 };

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
history_thread(int me)
{
	harness_me = me;
}

void
history_timed(void)
{
	timed = true;
}

/*
 * Lines leave the machine byte by byte, and that is what a test costs most.
 * So they are short (grader/history.h has the grammar) and share what the
 * kernel puts before each.
 */
struct batch {
	int out;
	size_t size;
	char text[240];
};

static void
send(struct batch *b)
{
	if (b->size == 0)
		return;
	b->text[b->size++] = '\n';
	if (write(b->out, b->text, b->size) != (ssize_t)b->size)
		_exit(99);
	b->size = 0;
}

static void
append(struct batch *b, const char *text)
{
	size_t size = strlen(text);

	if (b->size + size + 2 > sizeof b->text)
		send(b);
	if (b->size > 0)
		b->text[b->size++] = ';';
	memcpy(b->text + b->size, text, size);
	b->size += size;
}

/* " A B" without zeros at the end, then "@TIME" if there is one. */
static void
append_numbers(char *to, size_t room, const struct line *l)
{
	size_t n = strlen(to);

	if (l->a || l->b)
		n += (size_t)snprintf(to + n, room - n, " %lld", (long long)l->a);
	if (l->b)
		n += (size_t)snprintf(to + n, room - n, " %lld", (long long)l->b);
	if (l->time)
		snprintf(to + n, room - n, "@%llu", (unsigned long long)l->time);
}

static void
write_line(struct batch *b, const struct line *l)
{
	char text[200] = "";

	switch (atomic_load(&l->what)) {
	case NOTHING:	/* its thread was ended in the middle of it */
		return;
	case CALL:
		snprintf(text, sizeof text, "%d>%s", l->thread, l->name);
		append_numbers(text, sizeof text, l);
		break;
	case RETURN:
		snprintf(text, sizeof text, "%d<", l->thread);
		append_numbers(text, sizeof text, l);
		break;
	case SAID:
		send(b);	/* what was said may hold anything: alone on its line */
		snprintf(text, sizeof text, "%d\"%s", l->thread, l->name);
		append(b, text);
		send(b);
		return;
	case COUNT:
		snprintf(text, sizeof text, "#%s %lld %lld", l->name, (long long)l->a, (long long)l->b);
		break;
	case COMPLETE:
		snprintf(text, sizeof text, "complete");
		break;
	}
	append(b, text);
}

/* How the child ended, as the last line. */
static void
write_end(struct batch *b, bool hung, int status)
{
	char text[40];

	if (hung)
		snprintf(text, sizeof text, "end hung");
	else if (WIFSIGNALED(status))
		snprintf(text, sizeof text, "end signal %d", WTERMSIG(status));
	else
		snprintf(text, sizeof text, "end exit %d", WEXITSTATUS(status));
	append(b, text);
	send(b);
}

/* Has the test computed far more than any answer needs?  The clock alone would not do: a loop costs the host much
   more than a wait of the same virtual length. */
static bool
loops(void)
{
	struct heddle_counters counters = { 0 };

	return heddle_counters(&counters) == 0 && counters.computed_ns > COMPUTE_MS * UINT64_C(1000000);
}

/* Waits for the child; true if it had to be stopped.  It looks so many times at most, for each look costs the host more
   than what most tests do in between; and it looks, for a kernel that is judged here may not tell that a child ended. */
static bool
wait_for(pid_t child, int milliseconds, int *status)
{
	uint64_t deadline = now_ns() + (uint64_t)milliseconds * 1000000u;
	int between = milliseconds / LOOKS;

	while (waitpid(child, status, WNOHANG) == 0) {
		if (now_ns() > deadline || loops()) {
			kill(-child, SIGKILL);
			sleep_ms(between);
			waitpid(child, status, WNOHANG);
			return true;
		}
		sleep_ms(between);
	}
	return false;
}

static _Noreturn void
run_body(void (*body)(void))
{
	setpgid(0, 0);
	harness_confine();
	body();
	add(COMPLETE, "", 0, 0);
	fflush(NULL);
	_exit(0);
}

int
history_run(void (*body)(void), int milliseconds)
{
	struct batch batch = { 0 };
	int status = 0;

	history = mmap(NULL, sizeof *history, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
	if (history == MAP_FAILED)
		return 99;
	harness_seed();
	pid_t child = fork();
	if (child == 0)
		run_body(body);
	batch.out = open("/dev/events", O_WRONLY | O_CLOEXEC);	/* after the fork: the body has no part in it */
	if (batch.out < 0)
		batch.out = STDOUT_FILENO;	/* on Linux, for whoever writes a test */
	bool hung = wait_for(child, milliseconds, &status);
	int lines = atomic_load(&history->count);
	for (int i = 0; i < lines && i < LINES; i++)
		write_line(&batch, &history->lines[i]);
	write_end(&batch, hung, status);
	return hung || status != 0;
}
