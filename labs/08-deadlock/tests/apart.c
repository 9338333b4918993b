/* SPDX-License-Identifier: MIT */
/*
 * Account 3 is held by somebody who looks into it.  One teller waits to pay into it; two others go on with accounts 0 and 1
 * meanwhile, and the one that waits sleeps.
 */
#include "bank.h"

#include <stdatomic.h>

enum { ROUNDS = 20 };

static int64_t alone;
static atomic_bool done;

static void
hold(void)
{
	lock_acquire(&bank.account[3].lock);
	while (!atomic_load(&done))
		sleep_ms(5);
	lock_release(&bank.account[3].lock);
}

static void
work(int me)
{
	if (me == 1) {
		hold();
		return;
	}
	sleep_ms(me == 2 ? 5 : 15);
	if (me == 2) {
		transfer(2, 3, 5);
		return;
	}
	for (int i = 0; i < ROUNDS; i++)
		transfer((me + i) % 2, (me + i + 1) % 2, draw(1, 30));
	if (me == 3)
		return;
	count("percent", 100 * loop_ns() / alone, 150);
	atomic_store(&done, true);
}

static void
body(void)
{
	alone = loop_ns();
	begin_with_transfers(4, 50);
	threads_run(4, work);
	balance(2);
	balance(3);
	total();
}

int
main(void)
{
	return history_run(body, 600);
}
