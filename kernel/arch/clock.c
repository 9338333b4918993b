/* SPDX-License-Identifier: MIT */
/* Time: the TSC for reading, the local APIC's one-shot for interrupts.
 *
 * The APIC timer counts nanoseconds (divide by 1, 1 GHz), in both modes.
 * Deterministic: the TSC counts virtual nanoseconds too.  Otherwise it runs at
 * the host's rate, which no CPUID leaf tells, so it is measured against the
 * APIC for 2 ms at boot; a sleeper that is woken early by the difference
 * simply arms again. */
#include "kernel/arch/apic.h"
#include "kernel/arch/io.h"
#include "kernel/arch/machine.h"
#include "kernel/arch/trap.h"
#include "kernel/base/cpu.h"

#define CALIBRATE_NS 2000000u
#define MIN_NS 1000u       /* a shorter one-shot would be lost in the overhead */
#define MAX_NS 2000000000u /* the counter has 32 bits; longer waits take several */

static uint64_t tsc_base;
static uint64_t ns_per_tsc = 1ull << 32; /* 32.32 fixed point */

int64_t
clock_now(void)
{
	return (int64_t)((unsigned __int128)(rdtsc() - tsc_base) * ns_per_tsc >> 32);
}

void
clock_arm(int64_t at)
{
	int64_t in;

	if (at == INT64_MAX) {
		apic_timer(0);
		return;
	}
	in = at - clock_now();
	if (in < (deterministic ? 1 : MIN_NS))
		in = deterministic ? 1 : MIN_NS;
	if (in > MAX_NS)
		in = MAX_NS;
	apic_timer((uint32_t)in);
}

struct moment {
	uint64_t tsc;
	uint32_t left; /* of the APIC's countdown */
};

/* Both clocks at one moment: of several tries the one that was interrupted
 * least, since the host may stop this CPU between two instructions. */
static struct moment
sample(void)
{
	struct moment best = { 0, 0 };
	uint64_t shortest = UINT64_MAX;

	for (int i = 0; i < 8; i++) {
		uint64_t before = rdtsc();
		uint32_t left = apic_timer_left();
		uint64_t took = rdtsc() - before;

		if (took >= shortest)
			continue;
		shortest = took;
		best = (struct moment){ before + took / 2, left };
	}
	return best;
}

void
clock_init(void)
{
	struct moment start, end;

	if (deterministic)
		return;
	apic_timer_masked(UINT32_MAX);
	start = sample();
	while (start.left - apic_timer_left() < CALIBRATE_NS)
		;
	end = sample();
	ns_per_tsc = ((uint64_t)(start.left - end.left) << 32) / (end.tsc - start.tsc);
	apic_timer(0);
	tsc_base = start.tsc;
}
