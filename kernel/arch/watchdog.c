/* SPDX-License-Identifier: MIT */
/* The old timer chip interrupts every CPU 18 times a second in a way that
 * cannot be masked, so it reaches one that has interrupts off.
 *
 *   NMI on every CPU -> nmi_dispatch: may this CPU be well?
 *       interrupts are on                    it computes, or is halted
 *       one arrived since the last NMI       it has them off for a moment
 *       it is in entry.S                     one arrives just now
 *   if not, several times one after the other: panic.  Once is not enough: with
 *   icount QEMU runs one CPU at a time, and may have left this one for long
 *   between two instructions; or it was halted until this NMI came.
 *
 * In a seeded run a CPU that is not halted is interrupted every few thousand
 * instructions, so no other is well.
 *
 * Where memory is overwritten no panic may come of it, and a machine may halt for
 * ever.  So QEMU's ib700 is told again and again to end it in two seconds: by each
 * NMI that finds every CPU well, until watchdog_most_ns are over. */
#include "kernel/arch/watchdog.h"

#include "kernel/arch/apic.h"
#include "kernel/arch/io.h"
#include "kernel/arch/machine.h"
#include "kernel/arch/trap.h"
#include "kernel/base/panic.h"
#include "kernel/base/spinlock.h"

#define PIT_CHANNEL_0 0x40
#define PIT_COMMAND 0x43
#define PIT_PERIODIC 0x34 /* channel 0, both bytes of the divisor, mode 2 */
#define PIT_PIN 2         /* at the I/O APIC */
#define PATIENCE 10
#define IB700_SET 0x443
#define IB700_TWO_SECONDS 14 /* 30 - 2n */

extern char entry_text[], entry_text_end[];
void nmi_dispatch(struct regs *r); /* from entry.S */

int64_t watchdog_most_ns;

static uint64_t traps_seen[MAX_CPUS];   /* at the last NMI */
static unsigned int suspicions[MAX_CPUS]; /* that it was not well, in a row */
static int64_t until;                   /* clock_now() */

static bool
may_be_well(const struct cpu *c, const struct regs *r)
{
	return r->rflags & FLAG_IF || c->traps != traps_seen[c->id] ||
	       (r->rip >= (uint64_t)entry_text && r->rip < (uint64_t)entry_text_end);
}

static bool
may_go_on(void)
{
	unsigned int suspected = 0;

	for (unsigned int id = 0; id < cpu_count; id++)
		suspected += suspicions[id];
	return suspected == 0 && !panicking && clock_now() < until;
}

void
nmi_dispatch(struct regs *r)
{
	struct cpu *c;

	preempt_disable();
	c = this_cpu();
	suspicions[c->id] = may_be_well(c, r) ? 0 : suspicions[c->id] + 1;
	if (suspicions[c->id] == PATIENCE) {
		trap_print(r);
		panic("CPU %u loops with interrupts off, %s%s", c->id, c->nheld > 0 ? "holding spinlock " : "no spinlock held",
		      c->nheld > 0 ? c->held[c->nheld - 1]->name : "");
	}
	traps_seen[c->id] = c->traps;
	if (may_go_on())
		outb(IB700_SET, IB700_TWO_SECONDS);
	preempt_enable_quiet();
}

void
watchdog_start(void)
{
	until = watchdog_most_ns ? clock_now() + watchdog_most_ns : INT64_MAX;
	outb(IB700_SET, IB700_TWO_SECONDS);
	ioapic_route_nmi(PIT_PIN);
	outb(PIT_COMMAND, PIT_PERIODIC);
	outb(PIT_CHANNEL_0, 0); /* the largest divisor: 54.9 ms */
	outb(PIT_CHANNEL_0, 0);
}
