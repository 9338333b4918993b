/* SPDX-License-Identifier: MIT */
/* A count that is none: a message on stderr, nothing on stdout, status 2. */
#include "ops.h"

static void
body(void)
{
	run(1, 3);
	for (int kind = 0; kind < BAD; kind++)
		run_bad(kind);
	run(2, 0);
}

int
main(void)
{
	return history_run(body, 2000);
}
