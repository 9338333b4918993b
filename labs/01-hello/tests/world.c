/* SPDX-License-Identifier: MIT */
/* Without a name it greets the world, with one that one. */
#include "ops.h"

static void
body(void)
{
	run(0, 0);
	for (int i = 0; i < 4; i++)
		run(1, 0);
}

int
main(void)
{
	return history_run(body, 2000);
}
