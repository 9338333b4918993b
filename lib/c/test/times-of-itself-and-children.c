/* SPDX-License-Identifier: MIT */
/* times: a process's CPU time, and its children's once they were waited for; what it gives goes on. */
#include "check.h"

#include <sys/times.h>
#include <sys/wait.h>
#include <unistd.h>

static void
compute_ticks(clock_t ticks)
{
	struct tms now, begin;

	times(&begin);
	do
		times(&now);
	while (now.tms_utime + now.tms_stime < begin.tms_utime + begin.tms_stime + ticks);
}

int
main(void)
{
	struct tms now;
	clock_t begin = times(NULL), end;
	pid_t child;

	CHECK_EQ(sysconf(_SC_CLK_TCK), 100);
	compute_ticks(5); /* of two times, each cut to whole ticks: more than 3 in truth */
	end = times(&now);
	CHECK_EQ(end >= begin + 3, 1);
	CHECK_EQ(now.tms_cutime + now.tms_cstime, 0);
	child = fork();
	if (child == 0) {
		compute_ticks(3);
		_exit(0);
	}
	CHECK_EQ(waitpid(child, NULL, 0), child);
	times(&now);
	CHECK_EQ(now.tms_cutime + now.tms_cstime >= 3, 1);
	return 0;
}
