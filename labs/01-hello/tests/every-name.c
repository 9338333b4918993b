/* SPDX-License-Identifier: MIT */
/* Several names: each on a line of its own, in order, whatever it is. */
#include "ops.h"

static void
body(void)
{
	run(1, 0);
	run(2, 0);
	for (int i = 0; i < 3; i++)
		run((int)draw(2, NAMES_MOST), 0);
	for (int kind = 0; kind < ODD; kind++)
		run_odd(kind);
}

int
main(void)
{
	return history_run(body, 2000);
}
