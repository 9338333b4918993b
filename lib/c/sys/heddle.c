/* SPDX-License-Identifier: MIT */
/* The private call. On Linux its number is unknown: ENOSYS, or nothing happens. */
#include <heddle.h>

#include "lib/c/syscall.h"

int
heddle_version(void)
{
	long answer = sys(SYS_heddle, HEDDLE_VERSION);

	return answer < 0 ? 0 : (int)answer;
}

void
heddle_point(void)
{
	sys(SYS_heddle, HEDDLE_POINT);
}

int
lock_set_name(const void *address, const char *name)
{
	return (int)__result(sys(SYS_heddle, HEDDLE_LOCK_NAME, address, name));
}

void
heddle_mark(uint64_t a, uint64_t b)
{
	sys(SYS_heddle, HEDDLE_MARK, a, b);
}

int
heddle_world_run(const char *path, char *const argv[], uint64_t seed)
{
	return heddle_world_run_in(path, argv, seed, 0);
}

int
heddle_world_run_in(const char *path, char *const argv[], uint64_t seed, uint64_t frames)
{
	struct heddle_world_run run = { path, argv, seed, frames, NULL, -1, 0 };

	return (int)__result(sys(SYS_heddle, HEDDLE_WORLD_RUN, &run));
}

int
heddle_domain_run(const char *path, char *const argv[], struct heddle_schedule *schedule, int output, int quiet)
{
	struct heddle_world_run run = { path, argv, 1, HEDDLE_DOMAIN_FRAMES, schedule, output, quiet };

	return (int)__result(sys(SYS_heddle, HEDDLE_WORLD_RUN, &run));
}

int
heddle_fail_allocation(unsigned n)
{
	return (int)__result(sys(SYS_heddle, HEDDLE_FAIL_ALLOCATION, n));
}

int
heddle_strace(const void *rules, size_t size)
{
	return (int)__result(sys(SYS_heddle, HEDDLE_STRACE, rules, size));
}

long
heddle_frames(void)
{
	return __result(sys(SYS_heddle, HEDDLE_FRAMES));
}

int
heddle_counters(struct heddle_counters *counters)
{
	return (int)__result(sys(SYS_heddle, HEDDLE_COUNTERS, counters));
}

long
heddle_ladders(struct heddle_ladder *ladders, size_t most)
{
	return __result(sys(SYS_heddle, HEDDLE_LADDERS, ladders, most));
}

int
heddle_symbol(uint64_t address, char text[HEDDLE_SYMBOL_SIZE])
{
	return (int)__result(sys(SYS_heddle, HEDDLE_SYMBOL, address, text));
}

long
heddle_frame_shared(const void *address)
{
	return __result(sys(SYS_heddle, HEDDLE_FRAME_SHARED, address));
}
