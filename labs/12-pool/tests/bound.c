/* SPDX-License-Identifier: MIT */
/*
 * As many tasks at once as there may be workers, and never more: each of some
 * waits until all of them have begun.  They come when one worker is idle, which
 * is one worker for one of them.
 */
#include <conc/barrier.h>

#include "ops.h"

static struct barrier all_there;

static int
meet(void *arg, void **value)
{
	begin((int64_t)arg);
	barrier_wait(&all_there);
	return end((int64_t)arg, value);
}

static void
body(void)
{
	int64_t most = draw(2, 4);

	open_pool((size_t)most);
	barrier_init(&all_there, (size_t)most);
	submit(0);
	result(0, TIMEOUT_FOREVER);
	sleep_ms(5);	/* until its worker is idle */
	for (int64_t i = 1; i <= most; i++)
		submit_function(meet, i);
	for (int64_t i = 1; i <= most; i++)
		result(i, TIMEOUT_FOREVER);
	for (int64_t i = most + 1; i < most + 12; i++)
		submit(i);
	for (int64_t i = most + 1; i < most + 12; i++)
		result(i, TIMEOUT_FOREVER);
}

int
main(void)
{
	return history_run(body, 500);
}
