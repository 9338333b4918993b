/* SPDX-License-Identifier: MIT */
/*
 * The graph changes while it is looked at. cycle.c is linked into this program, which plays the kernel for it: whenever it asks
 * who waits and for whom, others go on before the answer is found, and before it arrives. They take locks in one order for all,
 * wait, give them back, and are interrupted by signals; so there is a circle only where one is made, and that one stays. An older
 * one, which was told when it was closed, is nothing to tell.
 */
#include <history.h>
#include <stdlib.h>

#include "kernel/base/panic.h"
#include "kernel/base/printk.h"
#include "kernel/base/spinlock.h"
#include "kernel/mm/heap.h"
#include "kernel/sync/cycle.h"
#include "kernel/sync/deadlock.h"

enum { THREADS = 3, LOCKS = 2, ROUNDS = 1500, NOBODY = -1 };

static struct one {
	struct thread thread;	/* its number and wait_count are all that the graph has of it */
	int wants;		/* a lock, or NOBODY */
	int references;
	bool stays;		/* in its wait: in a circle, or the one that looks */
} ones[THREADS];
static int holder[LOCKS];	/* or NOBODY */
static int told;		/* 2: a circle of two, the first one of them; 0: none; 1: another */

void (*deadlock_cycle_hook)(struct thread **chain, unsigned int n);

static int
number(const struct thread *t)
{
	return (int)((const struct one *)t - ones);
}

static int
highest_of(int me)
{
	int lock = LOCKS - 1;

	while (lock >= 0 && holder[lock] != me)
		lock--;
	return lock;
}

static void
want(int me, int lock)
{
	if (holder[lock] == NOBODY) {
		holder[lock] = me;
		return;
	}
	ones[me].wants = lock;
	ones[me].thread.wait_count++;
}

/* Who waits gets what is free, or is interrupted; who does not gives its last lock back, or wants a later one. */
static void
go_on(int me)
{
	int last = highest_of(me), wants = ones[me].wants;

	if (ones[me].stays)
		return;
	if (wants != NOBODY && (holder[wants] == NOBODY || draw(0, 3) == 0)) {
		ones[me].wants = NOBODY;
		if (holder[wants] == NOBODY)
			holder[wants] = me;
	} else if (wants == NOBODY && last >= 0 && (last == LOCKS - 1 || draw(0, 1))) {
		holder[last] = NOBODY;
	} else if (wants == NOBODY) {
		want(me, (int)draw(last + 1, LOCKS - 1));
	}
}

static void
others_go_on(void)
{
	for (int n = (int)draw(0, 6); n > 0; n--)
		go_on((int)draw(0, THREADS - 1));
}

bool
deadlock_waits(const struct thread *t)
{
	bool waits;

	others_go_on();
	waits = ones[number(t)].wants != NOBODY;
	others_go_on();
	return waits;
}

struct thread *
deadlock_holder(struct thread *t, uint32_t *tid)
{
	int wants, who;

	others_go_on();
	wants = ones[number(t)].wants;
	who = wants == NOBODY ? NOBODY : holder[wants];
	*tid = who == NOBODY ? 0 : ones[who].thread.tid;
	others_go_on();
	return who == NOBODY ? NULL : thread_get(&ones[who].thread);
}

struct thread *
thread_get(struct thread *t)
{
	ones[number(t)].references++;
	return t;
}

void
thread_put(struct thread *t)
{
	ones[number(t)].references--;
}

void *
kmalloc(size_t size)
{
	return malloc(size);
}

void *
kzalloc(size_t size)
{
	return calloc(1, size);
}

void
kfree(void *memory)
{
	free(memory);
}

/* Prints are free. */
void
printk(const char *format, ...)
{
}

void
panic(const char *format, ...)
{
	abort();
}

bool
spin_held(const struct spinlock *l)
{
	return true;
}

/* Where a circle begins is up to who tells of it. */
static void
hear(struct thread **chain, unsigned int n)
{
	told = n == 2 && chain[0] != chain[1] && (number(chain[0]) == 0 || number(chain[1]) == 0) ? 2 : 1;
}

static void
begin(void)
{
	for (int lock = 0; lock < LOCKS; lock++)
		holder[lock] = NOBODY;
	for (int i = 0; i < THREADS; i++) {
		ones[i].wants = NOBODY;
		ones[i].stays = false;
		ones[i].thread.tid = (uint32_t)i + 10;
	}
}

/* Who has `has` is about to wait for `wants`. */
static void
stay(int me, int has, int wants)
{
	holder[has] = me;
	want(me, wants);
	ones[me].stays = true;
}

/* What is told when 0 comes to wait, having the first lock perhaps, for who has the other. */
enum what { NO_CIRCLE, CIRCLE, OLDER_CIRCLE };
static int
tells(enum what what)
{
	begin();
	told = 0;
	if (what == OLDER_CIRCLE) {
		holder[1] = 2;
		stay(1, 0, 1);
		stay(2, 1, 0);
		want(0, 0);
	} else {
		holder[0] = 0;
		holder[1] = (int)draw(1, THREADS - 1);
		if (what == CIRCLE)
			stay(holder[1], 1, 0);
		stay(0, 0, 1);
	}
	ones[0].stays = true;
	cycle_report(&ones[0].thread);
	return told;
}

static int64_t
references(void)
{
	int64_t sum = 0;

	for (int i = 0; i < THREADS; i++)
		sum += abs(ones[i].references);
	return sum;
}

/* The first circle as the model wants it: 1 takes lock 1, 2 lock 2, each wants the other's. */
static void
take(int thread, int lock, bool waits)
{
	history_thread(thread);
	call("take", lock, 0);
	if (!waits)
		ret(0, 0);
}

static void
look(void)
{
	history_thread(0);
	call("look", 0, 0);
	ret(told, told == 2 ? 1 | 2 << 4 : 0);
}

static void
body(void)
{
	int64_t never = 0, missed = 0, older = 0;

	deadlock_cycle_hook = hear;
	take(1, 1, false);
	take(2, 2, false);
	look();
	take(2, 1, true);
	tells(CIRCLE);
	take(1, 2, true);
	look();
	for (int i = 0; i < ROUNDS; i++) {
		never += tells(NO_CIRCLE) != 0;
		missed += tells(CIRCLE) != 2;
		older += tells(OLDER_CIRCLE) != 0;
	}
	count("false_circles", never, 0);
	count("missed_circles", missed, 0);
	count("older_circles", older, 0);
	count("references_off", references(), 0);
}

int
main(void)
{
	return history_run(body, 3000);
}
