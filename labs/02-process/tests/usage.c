/* SPDX-License-Identifier: MIT */
/*
 * A wait tells what the child used, and what those used for whom it waited; then
 * its parent has it among what its children used.
 */
#include "ops.h"

#include <sys/resource.h>
#include <time.h>

enum { OWN = 20, ITS_CHILDS = 10 };	/* ms */

static void
compute(int64_t ms)
{
	struct timespec t;

	do {
		linger(2000);
		clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
	} while (t.tv_sec * 1000 + t.tv_nsec / 1000000 < ms);
}

static void
works(int me)
{
	if (me == 1) {
		start(2, works);
		wait_for(2, 0);
	}
	compute(me == 1 ? OWN : ITS_CHILDS);
	leave(me);
}

static int64_t
ms_of(const struct rusage *u)
{
	return (u->ru_utime.tv_sec + u->ru_stime.tv_sec) * 1000 + (u->ru_utime.tv_usec + u->ru_stime.tv_usec) / 1000;
}

static void
body(void)
{
	struct rusage told = { 0 }, all = { 0 };
	int status = 0;

	begin();
	start(1, works);
	call("wait", 1, WEXITED);
	int r = wait4(s->pids[1], &status, 0, &told);
	ret(r < 0 ? -errno : number_of(r), what_it_says(status));
	getrusage(RUSAGE_CHILDREN, &all);
	count("ms_untold", OWN + ITS_CHILDS - ms_of(&told), 3);
	count("ms_forgotten", OWN + ITS_CHILDS - ms_of(&all), 3);
	count("ms_too_much", ms_of(&told) - OWN - ITS_CHILDS, ITS_CHILDS / 2);
}

int
main(void)
{
	return history_run(body, 500);
}
