/* SPDX-License-Identifier: MIT */
/* -n COUNT: each greeting COUNT times, numbered from 1. */
#include "ops.h"

static void
body(void)
{
	run(1, 1);
	run(0, 2);
	for (int i = 0; i < 3; i++)
		run((int)draw(1, 3), (int)draw(2, 12));
	run(1, 99);
}

int
main(void)
{
	return history_run(body, 2000);
}
