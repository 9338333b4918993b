/* SPDX-License-Identifier: MIT */
/*
 * Between processes: the lock lies in shared memory, three processes take it
 * forty times each.
 */
#include <stdlib.h>
#include <sys/mman.h>
#include <sys/wait.h>

#include <conc/lock.h>
#include <history.h>

enum { PROCESSES = 3, EACH = 40 };

struct shared {
	struct lock lock;
	volatile int counter;
};

static struct shared *s;

static void
section(void)
{
	call("acquire", 0, 0);
	lock_acquire(&s->lock);
	ret(0, 0);
	int seen = s->counter;
	linger(60);
	s->counter = seen + 1;
	call("release", 0, 0);
	ret(lock_release(&s->lock), 0);
}

static void
work(int me)
{
	(void)me;
	for (int i = 0; i < EACH; i++)
		section();
}

static void
body(void)
{
	s = mmap(NULL, sizeof *s, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
	if (s == MAP_FAILED)
		abort();
	lock_init(&s->lock);
	call("release", 0, 0);
	ret(lock_release(&s->lock), 0);
	for (int i = 1; i <= PROCESSES; i++)
		child_start(i, work);
	for (int i = 0; i < PROCESSES; i++)
		wait(NULL);
	count("lost_updates", PROCESSES * EACH - s->counter, 0);
}

int
main(void)
{
	return history_run(body, 500);
}
