/* SPDX-License-Identifier: MIT */
/* Seeded interruptions: in deterministic mode each CPU's slices end at moments
 * drawn from a seed.  One instruction is one virtual nanosecond there, so an
 * interruption can fall between any two.
 *
 * Lengths are drawn over several orders of magnitude: short ones tear apart
 * what lies close together, long ones let threads drift apart.  The shortest
 * leaves room for the way out of the kernel, or nothing would ever run. */
#include "kernel/arch/machine.h"
#include "kernel/arch/watchdog.h"
#include "kernel/base/cpu.h"
#include "kernel/base/printk.h"
#include "kernel/base/trace.h"
#include "kernel/mm/heap.h"
#include "kernel/sched/clock.h"
#include "kernel/sched/sched.h"
#include "kernel/sched/wait.h"
#include "lib/base/random.h"

#define KERNEL_EXIT_NS 700
#define SHORTEST_BITS 5 /* up to 32 instructions of user code ... */
#define LONGEST_BITS 14 /* ... to 16,384 */
#define SECOND 1000000000ll

int64_t seeded_limit_ns;
void (*seeded_limit_hook)(void);

static bool active;
static int64_t computed; /* [atomic] sum of the intervals drawn since seeded_begin */
static bool drawn;       /* or none were yet: then, in virtual time, busy() counts, less what it was when it began */
static int64_t busy_then;
static int64_t used_up;  /* [atomic] how much of it seeded_check_limit has told of */
static struct random source[MAX_CPUS]; /* each touched by its CPU only */

void
seeded_begin(uint64_t seed)
{
	for (unsigned int id = 0; id < MAX_CPUS; id++)
		random_seed(&source[id], seed * MAX_CPUS + id);
	__atomic_store_n(&computed, 0, __ATOMIC_RELAXED);
	active = drawn = true;
}

/* What the CPUs have not idled. */
static int64_t
busy(void)
{
	int64_t ns = 0;

	for (unsigned int id = 0; id < cpu_count; id++)
		ns += clock_now() - (int64_t)sched_idle_ns(id);
	return ns;
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
	int64_t ns = KERNEL_EXIT_NS + (int64_t)(draw & ((1ull << bits) - 1));

	__atomic_fetch_add(&computed, ns, __ATOMIC_RELAXED);
	return ns;
}

uint64_t
seeded_computed(void)
{
	return (uint64_t)(drawn || !deterministic ? __atomic_load_n(&computed, __ATOMIC_RELAXED) : busy() - busy_then);
}

void
seeded_check_limit(void)
{
	int64_t told = __atomic_load_n(&used_up, __ATOMIC_RELAXED);

	if (seeded_limit_ns > 0 && (int64_t)seeded_computed() > told + seeded_limit_ns &&
	    __atomic_compare_exchange_n(&used_up, &told, told + seeded_limit_ns, false, __ATOMIC_RELAXED,
					__ATOMIC_RELAXED))
		seeded_limit_hook();
}

void
deterministic_begin(struct world *w)
{
	if (deterministic) {
		uint64_t cpus = current->affinity;
		int64_t now;

		active = false;
		__atomic_store_n(&used_up, 0, __ATOMIC_RELAXED);
		heap_settle();
		now = clock_now();
		/* No CPU has a dead address space loaded after that, and the world begins on the first, where its maker is. */
		for (unsigned int cpu = cpu_count; cpu-- > 0;)
			thread_set_affinity(current, 1ull << cpu);
		sleep_until((now / SECOND + 1) * SECOND, false); /* a halted machine jumps there */
		thread_set_affinity(current, cpus);
		if (boot_option_number("seeded", 1)) /* 0: nothing but what the operations themselves cost */
			seeded_begin(w->seed);
		else
			busy_then = busy();
		watchdog_start();
		printk_begin();
	}
	world_clock_begin(w, w->seed);
}
