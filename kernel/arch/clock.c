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

/* Both clocks at one moment: of several tries the one that was interrupted
 * least, since the host may stop this CPU between two instructions. */
static void
sample(uint64_t *tsc, uint32_t *left)
{
	uint64_t shortest = UINT64_MAX;

	for (int i = 0; i < 8; i++) {
		uint64_t before = rdtsc();
		uint32_t now = apic_timer_left();
		uint64_t took = rdtsc() - before;

		if (took >= shortest)
			continue;
		shortest = took;
		*tsc = before + took / 2;
		*left = now;
	}
}

void
clock_init(void)
{
	uint64_t start, end;
	uint32_t left, left_at_end;

	if (deterministic)
		return;
	apic_timer_masked(UINT32_MAX);
	sample(&start, &left);
	while (left - apic_timer_left() < CALIBRATE_NS)
		;
	sample(&end, &left_at_end);
	ns_per_tsc = ((uint64_t)(left - left_at_end) << 32) / (end - start);
	apic_timer(0);
	tsc_base = start;
}
