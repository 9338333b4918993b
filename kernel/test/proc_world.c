/* SPDX-License-Identifier: MIT */
/* Programs in worlds of their own. */
#include "kernel/abi/wait.h"
#include "kernel/proc/process.h"
#include "kernel/sched/reaper.h"
#include "kernel/sys/worldrun.h"
#include "kernel/test/helpers.h"
#include "kernel/abi/errno.h"
#include "kernel/test/test.h"

static long
run(const char *program)
{
	const char *argv[] = { "init", program, NULL };

	return world_run(argv, &(struct world_options){ .seed = 5 });
}

KERNEL_TEST(world_run_gives_the_programs_status)
{
	CHECK_EQ(run("/bin/true"), W_EXITCODE(0, 0));
	CHECK_EQ(run("/bin/false"), W_EXITCODE(1, 0));
	CHECK_EQ(run("/no/such/program"), W_EXITCODE(127, 0));
}

KERNEL_TEST(world_run_leaves_no_frame)
{
	size_t before;

	run("/bin/true"); /* caches fill */
	before = frames_at_rest();
	for (int i = 0; i < 5; i++)
		run("/bin/true");
	CHECK_EQ(frames_at_rest(), before);
}

KERNEL_TEST(world_without_pid_1_finds_nobody)
{
	struct world *w;

	CHECK_EQ(world_create(1, &w), 0);
	CHECK(process_find(w, 1) == NULL);
	CHECK_EQ(group_signal(w, 1, NULL, SIGTERM, NULL), -ESRCH);
	world_put_and_wait(w);
}
