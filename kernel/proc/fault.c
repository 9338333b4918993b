/* SPDX-License-Identifier: MIT */
/* Exceptions.
 *
 *   page fault   memory comes (vm_fault), or: at the door to user memory the
 *                access fails with -EFAULT; in user mode SIGSEGV or SIGBUS;
 *                anywhere else in the kernel it is a bug: panic
 *   others       in user mode SIGILL, SIGFPE, SIGTRAP, SIGSEGV; else panic
 */
#include "kernel/proc/fault.h"

#include "kernel/arch/trap.h"
#include "kernel/base/panic.h"
#include "kernel/base/printk.h"
#include "kernel/base/symbols.h"
#include "kernel/base/trace.h"
#include "kernel/mm/vm.h"
#include "kernel/proc/exit.h"
#include "kernel/proc/ladder.h"
#include "kernel/proc/oom.h"
#include "kernel/proc/report.h"
#include "kernel/proc/signal.h"
#include "kernel/proc/strace.h"
#include "kernel/sched/turn.h"

/* Bits of a page fault's error code. */
#define ERROR_PRESENT 1
#define ERROR_USER 4

static siginfo_t
fault_info(int signo, int code, uint64_t address)
{
	siginfo_t info = signal_info(signo, code, 0);

	info.si_addr = (void *)address;
	return info;
}

static void
raise(struct fault *f, int signo, int code)
{
	siginfo_t info = fault_info(signo, code, code == SI_KERNEL ? 0 : f->address);
	struct heddle_told told = { .kind = HEDDLE_TOLD_FAILED, .pc = { f->regs->rip + 1 } };

	if (turn_of(current->world))
		turn_told(&told);
	f->signo = signo;
	signal_force(signo, &info, report_fault, f);
}

__attribute__((noreturn)) static void
kernel_fault(const struct regs *r, const char *what, uint64_t address)
{
	char at[160];

	trap_print(r);
	symbol_format(r->rip, at, sizeof at);
	panic("%s in the kernel, address %#lx, error %#lx, at %s", what, address, r->error, at);
}

static enum vm_fault
resolve(const struct regs *r, uint64_t address)
{
	if (!current || !current->mm || address >= USER_END || preempt_count() > 0 || !irq_enabled())
		return VM_FAULT_SEGV_MAPERR;
	for (unsigned int tries = 0;; tries++) {
		enum vm_fault why = vm_fault(current->mm, address, r->error);

		if (why != VM_FAULT_OOM || !oom_try_again(tries, !regs_from_user(r)))
			return why;
	}
}

static void
user_page_fault(struct regs *r, uint64_t address, enum vm_fault why)
{
	struct fault f = { .regs = r, .address = address, .kind = FAULT_PAGE };

	switch (why) {
	case VM_FAULT_OK:
		break;
	case VM_FAULT_BUS:
		raise(&f, SIGBUS, BUS_ADRERR);
		break;
	case VM_FAULT_OOM:
		f.kind = FAULT_MEMORY;
		f.signo = SIGKILL;
		report_fault(&f);
		process_group_exit(SIGKILL);
	case VM_FAULT_SEGV_MAPERR:
		raise(&f, SIGSEGV, SEGV_MAPERR);
		break;
	case VM_FAULT_SEGV_ACCERR:
		raise(&f, SIGSEGV, SEGV_ACCERR);
		break;
	}
}

static void
page_fault(struct regs *r)
{
	uint64_t address = trap_fault_address(), fixup;
	enum vm_fault why;

	trap_irq_restore(r);
	fixup = regs_from_user(r) ? 0 : user_fixup(r->rip);
	if (!regs_from_user(r) && !fixup)
		kernel_fault(r, "page fault", address);
	trace(TRACE_FAULT, address, r->error);
	/* An access of user mode that the CPU makes as supervisor (the stack reads
	 * of iret) is refused by SMAP however often the page is brought in. */
	if (regs_from_user(r) && (r->error & (ERROR_PRESENT | ERROR_USER)) == ERROR_PRESENT)
		why = VM_FAULT_SEGV_ACCERR;
	else
		why = resolve(r, address);
	if (why == VM_FAULT_OK) {
		if (current->strace == STRACE_LADDERS && regs_from_user(r) && r->error & ERROR_PRESENT)
			ladder_copy(r);
		return;
	}
	if (!fixup) {
		user_page_fault(r, address, why);
		return;
	}
	if (why == VM_FAULT_OOM && current->signals) {
		printk("%s (%u): no memory is left for it\n", current->name, current->tid);
		signal_end_group(current->signals, SIGKILL);
	}
	r->rip = fixup;
}

/* rdtsc or rdtscp in a domain: its clock, and processor 0, where all of it runs. */
static bool
tell_clock(struct regs *r)
{
	uint8_t code[3] = { 0 };
	uint64_t now;
	bool with_processor;

	if (!turn_of(current->world) || copy_in(code, UPTR(r->rip), 2) < 0 || code[0] != 0x0f)
		return false;
	with_processor = code[1] == 0x01 && copy_in(&code[2], UPTR(r->rip + 2), 1) == 0 && code[2] == 0xf9;
	if (code[1] != 0x31 && !with_processor)
		return false;
	now = (uint64_t)turn_now_counted();
	r->rax = (uint32_t)now;
	r->rdx = now >> 32;
	if (with_processor)
		r->rcx = 0;
	r->rip += with_processor ? 3 : 2;
	return true;
}

/* Non-canonical addresses and privileged instructions. */
static void
protection_fault(struct regs *r)
{
	struct fault f = { .regs = r, .kind = FAULT_PROTECTION };
	uint64_t fixup;

	trap_irq_restore(r);
	if (regs_from_user(r)) {
		if (!tell_clock(r))
			raise(&f, SIGSEGV, SI_KERNEL);
		return;
	}
	fixup = user_fixup(r->rip);
	if (!fixup)
		kernel_fault(r, "protection fault", 0);
	r->rip = fixup;
}

static void
instruction_fault(struct regs *r, enum fault_kind kind, int signo, int code)
{
	struct fault f = { .regs = r, .address = r->rip, .kind = kind };

	trap_irq_restore(r);
	if (!regs_from_user(r))
		kernel_fault(r, "exception", r->rip);
	raise(&f, signo, code);
}

static void
invalid_opcode(struct regs *r)
{
	instruction_fault(r, FAULT_INSTRUCTION, SIGILL, ILL_ILLOPN);
}

static void
divide_error(struct regs *r)
{
	instruction_fault(r, FAULT_DIVIDE, SIGFPE, FPE_INTDIV);
}

static void
float_error(struct regs *r)
{
	instruction_fault(r, FAULT_FLOAT, SIGFPE, FPE_FLTINV);
}

static void
breakpoint(struct regs *r)
{
	instruction_fault(r, FAULT_TRAP, SIGTRAP, r->vector == TRAP_DEBUG ? TRAP_TRACE : SI_KERNEL);
}

static void
alignment(struct regs *r)
{
	instruction_fault(r, FAULT_ALIGNMENT, SIGBUS, BUS_ADRALN);
}

void
fault_init(void)
{
	trap_register(TRAP_PAGE_FAULT, page_fault);
	trap_register(TRAP_PROTECTION, protection_fault);
	trap_register(TRAP_INVALID_OPCODE, invalid_opcode);
	trap_register(TRAP_DIVIDE, divide_error);
	trap_register(TRAP_FPU, float_error);
	trap_register(TRAP_SIMD, float_error);
	trap_register(TRAP_DEBUG, breakpoint);
	trap_register(TRAP_BREAKPOINT, breakpoint);
	trap_register(TRAP_ALIGNMENT, alignment);
	for (unsigned int vector = 10; vector <= 12; vector++)
		trap_register(vector, protection_fault); /* TSS, segment, stack segment */
}
