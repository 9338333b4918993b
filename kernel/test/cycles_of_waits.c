/* SPDX-License-Identifier: MIT */
/* The search for a circle of waits keeps no reference, whatever way it leads; and who was never all in it is in none. */
#include "kernel/base/cpu.h"
#include "kernel/sync/cycle.h"
#include "kernel/sync/deadlock.h"
#include "kernel/test/crew.h"
#include "kernel/test/helpers.h"
#include "kernel/test/test.h"

#define MEMBERS 3
#define LOOKS 50000

static struct crew crew;
static struct thread *member[MEMBERS];
static unsigned int reports, length;
static bool over;

/* The lock that member i waits for; its first one is member 0's. */
static uint64_t
lock_of(int i)
{
	return crew.memory + (uint64_t)i * 4;
}

static void
hold(int lock, int holder)
{
	crew_store(lock_of(lock), &member[holder]->tid, 4);
}

static void
count_report(struct thread **chain, unsigned int n)
{
	reports++;
	length = n;
	CHECK(chain[0] == member[0]);
}

/* Threads that wait for a lock each, as far as anybody can see; none of them ever runs. */
static void
begin(void)
{
	uint64_t memory = crew_begin(&crew, 1);

	for (int i = 0; i < MEMBERS; i++) {
		CHECK_EQ(thread_create(boot_world, "waiter", NULL, NULL, &member[i]), 0);
		member[i]->mm = crew.mm;
		member[i]->wait_reason = TRACE_REASON_LOCK;
		member[i]->wait_word = UPTR(memory + (uint64_t)i * 4);
		member[i]->wait_forever = true;
		member[i]->wait_count = 1;
	}
}

static void
end(void)
{
	for (int i = 0; i < MEMBERS; i++) {
		CHECK_EQ(atomic_load(&member[i]->refs), 2);
		member[i]->mm = NULL;
		thread_discard(member[i]);
	}
	crew_end(&crew);
}

/* How many are in the circle that a search from member 0 tells of; 0: it tells of none. */
static unsigned int
look(void)
{
	void (*hook)(struct thread **, unsigned int) = deadlock_cycle_hook;

	length = reports = 0;
	deadlock_cycle_hook = count_report;
	cycle_report(member[0]);
	deadlock_cycle_hook = hook;
	return length;
}

KERNEL_TEST(cycle_keeps_no_reference)
{
	begin();
	hold(0, 1);
	hold(1, 0);
	CHECK_EQ(look(), 2);
	hold(0, 0);
	CHECK_EQ(look(), 1);
	hold(0, 1);
	hold(1, 2);
	hold(2, 1); /* a circle that member 0 is not in */
	CHECK_EQ(look(), 0);
	hold(2, 0);
	CHECK_EQ(look(), 3);
	end();
}

/* Members 1 and 2 wait in turn for member 0, each with its lock always the other's. */
static void
take_turns(void *arg)
{
	enum { PAUSE = 100 };

	for (int turn = 1; !__atomic_load_n(&over, __ATOMIC_ACQUIRE); turn = 3 - turn) {
		struct thread *stops = member[turn], *begins = member[3 - turn];

		__atomic_store_n(&stops->wait_woken, true, __ATOMIC_SEQ_CST);
		hold(0, turn);
		begins->wait_count = stops->wait_count + (turn == 1);
		__atomic_store_n(&begins->wait_woken, false, __ATOMIC_SEQ_CST);
		for (volatile int i = 0; i < PAUSE; i++)
			;
	}
}

KERNEL_TEST(cycle_of_who_took_turns_is_none)
{
	begin();
	over = false;
	hold(0, 1);
	hold(1, 0);
	hold(2, 0);
	member[1]->wait_woken = true;
	crew_start(&crew, take_turns, NULL);
	for (int i = 0; i < LOOKS; i++)
		CHECK_EQ(look(), 0);
	__atomic_store_n(&over, true, __ATOMIC_RELEASE);
	crew_join(&crew);
	end();
}
