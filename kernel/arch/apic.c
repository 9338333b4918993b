/* SPDX-License-Identifier: MIT */
/* Local APIC (xAPIC, memory mapped) and I/O APIC.  APIC ids equal CPU numbers
 * on this machine. */
#include "kernel/arch/apic.h"

#include "kernel/arch/io.h"
#include "kernel/arch/machine.h"
#include "kernel/arch/trap.h"

enum apic_register {
	APIC_EOI = 0xb0,
	APIC_SPURIOUS = 0xf0,
	APIC_COMMAND_LOW = 0x300,
	APIC_COMMAND_HIGH = 0x310,
	APIC_TIMER = 0x320,
	APIC_LINT0 = 0x350,
	APIC_LINT1 = 0x360,
	APIC_TIMER_START = 0x380,
	APIC_TIMER_COUNT = 0x390,
	APIC_TIMER_DIVIDE = 0x3e0,
};

#define APIC_ENABLE 0x100
#define APIC_MASKED 0x10000
#define APIC_NMI 0x400
#define TO_ALL_CPUS 0xff000000
#define APIC_DIVIDE_BY_1 0xb
#define COMMAND_INIT 0x4500
#define COMMAND_STARTUP 0x4600
#define COMMAND_FIXED 0x4000
#define COMMAND_PENDING 0x1000

static volatile uint32_t *apic, *ioapic;

void
apic_set_registers(void *local, void *io)
{
	apic = local;
	ioapic = io;
}

static void
apic_write(enum apic_register r, uint32_t v)
{
	apic[r / 4] = v;
}

void
apic_init_cpu(void)
{
	outb(0x21, 0xff); /* the old interrupt controllers stay silent */
	outb(0xa1, 0xff);
	apic_write(APIC_SPURIOUS, APIC_ENABLE | IRQ_SPURIOUS);
	apic_write(APIC_LINT0, APIC_MASKED);
	apic_write(APIC_LINT1, APIC_MASKED);
	apic_write(APIC_TIMER_DIVIDE, APIC_DIVIDE_BY_1);
	apic_write(APIC_TIMER, IRQ_TIMER);
	apic_eoi();
}

void
apic_eoi(void)
{
	apic_write(APIC_EOI, 0);
}

void
apic_timer(uint32_t ns)
{
	apic_write(APIC_TIMER, IRQ_TIMER);
	apic_write(APIC_TIMER_START, ns);
}

void
apic_timer_masked(uint32_t ns)
{
	apic_write(APIC_TIMER, APIC_MASKED | IRQ_TIMER);
	apic_write(APIC_TIMER_START, ns);
}

uint32_t
apic_timer_left(void)
{
	return apic[APIC_TIMER_COUNT / 4];
}

static void
command(uint32_t cpu, uint32_t what)
{
	apic_write(APIC_COMMAND_HIGH, cpu << 24);
	apic_write(APIC_COMMAND_LOW, what);
	while (apic[APIC_COMMAND_LOW / 4] & COMMAND_PENDING)
		cpu_relax();
}

void
cpu_send(unsigned int cpu, unsigned int vector)
{
	bool on = irq_save(); /* the two halves of the command belong together */

	command(cpu, COMMAND_FIXED | vector);
	irq_restore(on);
}

void
apic_start_cpu(uint32_t apic_id, uint32_t trampoline)
{
	command(apic_id, COMMAND_INIT);
	command(apic_id, COMMAND_STARTUP | trampoline >> 12);
	command(apic_id, COMMAND_STARTUP | trampoline >> 12);
}

static void
ioapic_write(uint32_t reg, uint32_t v)
{
	ioapic[0] = reg;
	ioapic[4] = v;
}

void
ioapic_route(unsigned int pin, unsigned int vector)
{
	ioapic_write(0x10 + 2 * pin + 1, 0); /* CPU 0 */
	ioapic_write(0x10 + 2 * pin, vector);
}

void
ioapic_route_nmi(unsigned int pin)
{
	ioapic_write(0x10 + 2 * pin + 1, TO_ALL_CPUS);
	ioapic_write(0x10 + 2 * pin, APIC_NMI);
}
