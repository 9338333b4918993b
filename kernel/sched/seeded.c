/* SPDX-License-Identifier: MIT */
/* Seeded interruptions: in deterministic mode each CPU's slices end at moments
 * drawn from a seed.  One instruction is one virtual nanosecond there, so an
 * interruption can fall between any two.
 *
 * Lengths are drawn over several orders of magnitude: short ones tear apart
 * what lies close together, long ones let threads drift apart.  The shortest
 * leaves room for the way out of the kernel, or nothing would ever run. */
#include "kernel/arch/machine.h"
#include "kernel/base/cpu.h"
#include "kernel/base/trace.h"
#include "kernel/sched/clock.h"
#include "kernel/sched/sched.h"
#include "kernel/sched/wait.h"
#include "lib/base/random.h"

#define KERNEL_EXIT_NS 700
#define SHORTEST_BITS 5 /* up to 32 instructions of user code ... */
#define LONGEST_BITS 14 /* ... to 16,384 */
#define SECOND 1000000000ll

static bool active;
static struct random source[MAX_CPUS]; /* each touched by its CPU only */

void
seeded_begin(uint64_t seed)
{
	for (unsigned int id = 0; id < MAX_CPUS; id++)
		random_seed(&source[id], seed * MAX_CPUS + id);
	active = true;
}

bool
seeded_active(void)
{
	return active;
}

int64_t
seeded_interval(unsigned int cpu)
{
	uint64_t draw = random_next(&source[cpu]);
	unsigned int bits = SHORTEST_BITS + (unsigned int)(draw >> 56) % (LONGEST_BITS - SHORTEST_BITS + 1);

	return KERNEL_EXIT_NS + (int64_t)(draw & ((1ull << bits) - 1));
}

void
deterministic_begin(struct world *w)
{
	if (deterministic) {
		int64_t now;

		active = false;
		now = clock_now();
		sleep_until((now / SECOND + 1) * SECOND, false); /* a halted machine jumps there */
		seeded_begin(w->seed);
	}
	world_clock_begin(w, w->seed);
}
