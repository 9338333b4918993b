/* SPDX-License-Identifier: MIT */
/*
 * Who waits, sleeps: idle workers make no system calls and use no processor,
 * for a tenth of a second.
 */
#include "ops.h"

static void
body(void)
{
	int64_t alone = loop_ns();

	open_pool(3);
	longest = 20000;
	for (int64_t i = 0; i < 9; i++)
		submit(i);
	for (int64_t i = 0; i < 9; i++)
		result(i, TIMEOUT_FOREVER);
	sleep_ms(20);
	int64_t calls = system_calls(), together = loop_ns();
	sleep_ms(100);
	count("system_calls", system_calls() - calls, 12);
	count("percent_of_time", 100 * together / alone, 150);
	submit(9);
	result(9, TIMEOUT_FOREVER);
}

int
main(void)
{
	return history_run(body, 600);
}
