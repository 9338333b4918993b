/* SPDX-License-Identifier: MIT */
/* Other CPUs: starting them, asking them to forget translations, stopping
 * them.
 *
 * A shootdown counts: `wanted` of a CPU goes up for each request, the CPU
 * reloads its page tables and sets `done` to what it saw.  The requester waits
 * for done; meanwhile it answers requests to itself, and so does a CPU that
 * spins for a lock (spin_wait_hook), so two CPUs never wait for each other. */
#include "kernel/arch/smp.h"

#include "kernel/arch/apic.h"
#include "kernel/arch/io.h"
#include "kernel/arch/machine.h"
#include "kernel/arch/trap.h"
#include "kernel/base/panic.h"
#include "kernel/base/printk.h"
#include "kernel/base/spinlock.h"
#include "lib/base/string.h"

#define TRAMPOLINE 0x8000
#define PHYS_BASE 0xffff800000000000ul
#define FW_CFG_CPUS 5

extern char trampoline_start[], trampoline_end[];
uint64_t smp_next_stack, smp_kernel_cr3; /* boot.S takes them from here */
void smp_entry(void);    /* from boot.S */

static void
reload(void)
{
	write_cr3(read_cr3());
}

void (*smp_reload_hook)(void) = reload;

static void (*cpu_entry)(void);
static uint32_t starting;       /* number of the CPU being started */
static uint32_t up;             /* how many have come up */
static uint32_t wanted[MAX_CPUS], done[MAX_CPUS];

static unsigned int
fw_cfg_cpus(void)
{
	unsigned int n;

	outw(0x510, FW_CFG_CPUS);
	n = inb(0x511);
	n |= (unsigned int)inb(0x511) << 8;
	return n < 1 ? 1 : n > MAX_CPUS ? MAX_CPUS : n;
}

void
cpu_set_block(unsigned int id)
{
	cpus[id].self = &cpus[id];
	cpus[id].id = id;
	wrmsr(MSR_GS_BASE, (uint64_t)&cpus[id]);
}

/* First C of another CPU, on its idle thread's stack. */
void
smp_entry(void)
{
	cpu_set_block(starting);
	preempt_disable(); /* until the scheduler takes over */
	trap_init_cpu();
	apic_init_cpu();
	__atomic_fetch_add(&up, 1, __ATOMIC_RELEASE);
	cpu_entry();
}

void
smp_start(void (*entry)(void), void *(*stack)(unsigned int cpu))
{
	unsigned int n = fw_cfg_cpus();

	memcpy((void *)(PHYS_BASE + TRAMPOLINE), trampoline_start,
	       (size_t)(trampoline_end - trampoline_start));
	cpu_entry = entry;
	smp_kernel_cr3 = read_cr3();
	up = 1;
	for (unsigned int id = 1; id < n; id++) {
		smp_next_stack = (uint64_t)stack(id);
		starting = id;
		apic_start_cpu(id, TRAMPOLINE);
		while (__atomic_load_n(&up, __ATOMIC_ACQUIRE) != id + 1)
			cpu_relax();
		cpu_count = id + 1;
	}
}

/* Answers what is asked of this CPU.  Interrupts off. */
static void
answer(void)
{
	uint32_t id = this_cpu()->id;
	uint32_t w = __atomic_load_n(&wanted[id], __ATOMIC_ACQUIRE);

	if (w == done[id])
		return;
	smp_reload_hook();
	__atomic_store_n(&done[id], w, __ATOMIC_RELEASE);
}

static void
shootdown_interrupt(struct regs *r)
{
	answer();
	apic_eoi();
}

void
smp_shootdown(uint32_t targets)
{
	uint32_t ticket[MAX_CPUS];
	bool on = irq_save();

	targets &= ~(1u << this_cpu()->id) & ((1u << cpu_count) - 1);
	for (unsigned int id = 0; id < cpu_count; id++) {
		if (!(targets & 1u << id))
			continue;
		ticket[id] = __atomic_add_fetch(&wanted[id], 1, __ATOMIC_ACQ_REL);
		cpu_send(id, IRQ_SHOOTDOWN);
	}
	for (unsigned int id = 0; id < cpu_count; id++) {
		if (!(targets & 1u << id))
			continue;
		while ((int32_t)(__atomic_load_n(&done[id], __ATOMIC_ACQUIRE) - ticket[id]) < 0) {
			cpu_relax();
			answer();
		}
	}
	irq_restore(on);
}

static void
stop_interrupt(struct regs *r)
{
	irq_disable();
	for (;;)
		__asm__ volatile("hlt");
}

void
smp_stop_others(void)
{
	for (unsigned int id = 0; id < cpu_count; id++)
		if (id != this_cpu()->id)
			cpu_send(id, IRQ_STOP);
}

void
smp_init(void)
{
	trap_register(IRQ_SHOOTDOWN, shootdown_interrupt);
	trap_register(IRQ_STOP, stop_interrupt);
	spin_wait_hook = answer;
	panic_register(PANIC_STOP_CPUS, smp_stop_others);
}
