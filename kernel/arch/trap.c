/* SPDX-License-Identifier: MIT */
/* Descriptor tables of each CPU and the way from a vector to its handler. */
#include "kernel/arch/trap.h"

#include "kernel/arch/io.h"
#include "kernel/arch/machine.h"
#include "kernel/base/cpu.h"
#include "kernel/base/panic.h"
#include "kernel/base/printk.h"
#include "kernel/base/spinlock.h"
#include "kernel/base/symbols.h"

struct gate {
	uint16_t offset_low, selector;
	uint8_t ist, type;
	uint16_t offset_middle;
	uint32_t offset_high, reserved;
};

struct tss {
	uint32_t reserved0;
	uint64_t rsp[3];
	uint64_t reserved1;
	uint64_t ist[7];
	uint64_t reserved2;
	uint16_t reserved3, io_map;
} __attribute__((packed));

struct table_pointer {
	uint16_t limit;
	uint64_t base;
} __attribute__((packed));

#define GATE_INTERRUPT 0x8e /* present, interrupts off on entry */
#define GATE_USER 0x60      /* user mode may `int` to it */
#define GDT_TSS 0x28
enum { IST_DOUBLE_FAULT = 1, IST_NMI = 2, IST_COUNT = 2 };

extern char trap_vectors[], syscall_entry[], nmi_entry[];
void trap_dispatch(struct regs *r); /* from entry.S */

static struct gate idt[256];
static trap_handler handlers[256];
static uint64_t gdt[MAX_CPUS][7];
static struct tss tss[MAX_CPUS];
static char ist_stack[MAX_CPUS][IST_COUNT][4096] __attribute__((aligned(16)));
static uint64_t fault_address[MAX_CPUS];

void
trap_register(unsigned int vector, trap_handler fn)
{
	handlers[vector] = fn;
}

uint64_t
trap_fault_address(void)
{
	return fault_address[cpu_id()];
}

void
trap_set_kernel_stack(void *top)
{
	struct cpu *c = this_cpu();

	c->kernel_rsp = (uint64_t)top;
	tss[c->id].rsp[0] = (uint64_t)top;
}

static void
fill_idt(void)
{
	for (unsigned int v = 0; v < 256; v++) {
		uint64_t at = v == TRAP_NMI ? (uint64_t)nmi_entry : (uint64_t)trap_vectors + v * 16;

		idt[v] = (struct gate){ .offset_low = (uint16_t)at,
					.selector = SELECTOR_KERNEL_CODE,
					.ist = v == TRAP_DOUBLE_FAULT ? IST_DOUBLE_FAULT :
					       v == TRAP_NMI ? IST_NMI : 0,
					.type = GATE_INTERRUPT | (v == TRAP_BREAKPOINT ? GATE_USER : 0),
					.offset_middle = (uint16_t)(at >> 16),
					.offset_high = (uint32_t)(at >> 32) };
	}
}

static void
fill_gdt(unsigned int id)
{
	uint64_t at = (uint64_t)&tss[id], size = sizeof(struct tss) - 1;

	gdt[id][1] = 0x00af9a000000ffff; /* kernel code */
	gdt[id][2] = 0x00cf92000000ffff; /* kernel data */
	gdt[id][3] = 0x00cff2000000ffff; /* user data */
	gdt[id][4] = 0x00affa000000ffff; /* user code */
	gdt[id][5] = size | (at & 0xffffff) << 16 | 0x89ull << 40 | (at >> 24 & 0xff) << 56;
	gdt[id][6] = at >> 32;
	for (unsigned int i = 0; i < IST_COUNT; i++)
		tss[id].ist[i] = (uint64_t)ist_stack[id][i + 1];
	tss[id].io_map = sizeof(struct tss);
}

/* Of an interrupt: none looks at where it arrived. */
static void
run_handler(unsigned int vector)
{
	if (handlers[vector] != NULL)
		handlers[vector](NULL);
}

/* Loads the tables.  Interrupts are off; %gs is set already. */
void
trap_init_cpu(void)
{
	unsigned int id = this_cpu()->id;
	struct table_pointer gdtr = { sizeof gdt[id] - 1, (uint64_t)gdt[id] };
	struct table_pointer idtr = { sizeof idt - 1, (uint64_t)idt };

	spin_deferred_hook = run_handler;
	fill_idt();
	fill_gdt(id);
	__asm__ volatile("lgdt %0" ::"m"(gdtr));
	__asm__ volatile("lidt %0" ::"m"(idtr));
	__asm__ volatile("mov %0, %%ds; mov %0, %%es; mov %0, %%ss" ::"r"(SELECTOR_KERNEL_DATA));
	__asm__ volatile("pushq %0; lea 1f(%%rip), %%rax; pushq %%rax; lretq; 1:" ::"i"(
				 SELECTOR_KERNEL_CODE)
			 : "rax", "memory");
	__asm__ volatile("ltr %0" ::"r"((uint16_t)GDT_TSS));
	wrmsr(MSR_STAR, 0x0013000800000000ull);
	wrmsr(MSR_LSTAR, (uint64_t)syscall_entry);
	wrmsr(MSR_SFMASK, 0x47700); /* AC, NT, IOPL, DF, IF, TF: off on entry */
}

/* Prints what the CPU knew; for faults nobody can mend. */
void
trap_print(const struct regs *r)
{
	char at[160];

	symbol_format(r->rip, at, sizeof at);
	printk("  vector %llu error %#llx cr2 %#llx\n  rip %s\n",
	       (unsigned long long)r->vector, (unsigned long long)r->error,
	       (unsigned long long)read_cr2(), at);
	printk("  rsp %#llx rflags %#llx rax %#llx rdi %#llx rsi %#llx\n",
	       (unsigned long long)r->rsp, (unsigned long long)r->rflags,
	       (unsigned long long)r->rax, (unsigned long long)r->rdi,
	       (unsigned long long)r->rsi);
	backtrace_from(r->rip, r->rbp);
}

static void
unexpected(struct regs *r)
{
	char at[160];

	trap_print(r);
	symbol_format(r->rip, at, sizeof at);
	if (r->vector == TRAP_DOUBLE_FAULT)
		panic("kernel stack overflow (double fault) at %s, rsp %#llx", at,
		      (unsigned long long)r->rsp);
	panic("unexpected trap %llu (error %#llx) at %s", (unsigned long long)r->vector,
	      (unsigned long long)r->error, at);
}

/* CR2 is read before interrupts may come back on: a second fault overwrites it. */
static void
dispatch_exception(struct regs *r)
{
	trap_handler fn = handlers[r->vector];

	if (r->vector == TRAP_PAGE_FAULT)
		fault_address[cpu_id()] = read_cr2();
	if (fn == NULL)
		unexpected(r);
	fn(r);
}

void
trap_dispatch(struct regs *r)
{
	if (r->rflags & FLAG_IF)
		this_cpu()->traps++;
	if (r->vector < 32) {
		dispatch_exception(r);
		return;
	}
	if (spin_defers((unsigned int)r->vector)) {
		r->rflags &= ~(uint64_t)FLAG_IF;
		return;
	}
	preempt_disable();
	run_handler((unsigned int)r->vector);
	preempt_enable_quiet();
	/* Interrupts were on where this one arrived, so if no preemption-off
	 * section was cut, this is a fine place to switch, in the kernel too. */
	if (this_cpu()->need_resched && preempt_count() == 0)
		preempt_hook();
}
