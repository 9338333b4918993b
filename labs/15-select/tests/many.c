/* SPDX-License-Identifier: MIT */
/*
 * As many files as a process may have open: 400 descriptors of files with two queues each, one of which becomes ready.
 * And again and again, however it ends, while the kernel's memory stays what it was.
 */
#include <free_kib.h>

#include "ops.h"

#include <string.h>

enum { MANY = 400, TIMES = 60 };

static struct pollfd p[MANY];
static int place;

/* About file 0, which is entry `place` of many, the others being copies of file 1, a queue. */
static void
ask_many(int64_t milliseconds)
{
	int64_t answer;

	for (int i = 0; i < MANY; i++)
		p[i].events = POLLIN;
	struct pollfd other = p[place];
	p[place].fd = ends[0];
	call("poll", about(0, IN), milliseconds + 1);
	int r = poll(p, MANY, (int)milliseconds);
	answer = r > 0 ? answer_of(&p[place], 0) : 0;
	ret(r < 0 ? -errno : r, answer);
	p[place] = other;
}

static void
do_nothing(int number)
{
	(void)number;
}

/* Nothing is ready, and a signal waits to be let in. */
static void
interrupt_many(void)
{
	sigset_t none, one;

	sigemptyset(&none);
	sigemptyset(&one);
	sigaddset(&one, SIGUSR2);
	signal(SIGUSR2, do_nothing);
	pthread_sigmask(SIG_BLOCK, &one, NULL);
	raise(SIGUSR2);
	ppoll(p, MANY, NULL, &none);
}

static void
last_of_many(int me)
{
	if (me == 1) {
		ask_many(FOR_EVER);
	} else {
		let_them_wait();
		put(0);
	}
}

static void
body(void)
{
	static const int places[] = { MANY - 1, 0, 8, 200 };

	new_pipe(0);
	new_queue(1);
	for (int i = 0; i < MANY; i++)
		p[i].fd = dup(ends[2]);
	for (size_t i = 0; i < sizeof places / sizeof *places; i++) {
		place = places[i];
		threads_run(2, last_of_many);
		get(0);
	}
	int64_t before = free_kib();
	for (int i = 0; i < TIMES; i++)
		ask_many(1);
	for (int i = 0; i < TIMES; i++)
		interrupt_many();
	for (int i = 0; i < TIMES; i++)
		ask_many(0);
	put(0);
	for (int i = 0; i < TIMES; i++)
		ask_many(FOR_EVER);
	count("kib_lost", before - free_kib(), 500);
}

int
main(void)
{
	return history_run(body, 900);
}
