/* SPDX-License-Identifier: MIT */
/* The report of a fatal fault:
 *
 *     wild: killed by SIGSEGV: wrote to unmapped address 0x10 (a null pointer)
 *       process 7, thread 8 (alice), at
 *           store+0x12 (user/tests/wild.c:34)
 *           main+0x40 (user/tests/wild.c:51)
 */
#include "kernel/proc/report.h"

#include <stdarg.h>

#include "kernel/arch/machine.h"
#include "kernel/base/printk.h"
#include "kernel/fs/devices.h"
#include "kernel/mm/vm.h"
#include "kernel/proc/process.h"
#include "kernel/proc/symbols.h"
#include "lib/base/string.h"

#define ERROR_WRITE 2
#define ERROR_FETCH 16
#define NEAR_STACK 65536 /* how far from rsp a function's locals may lie */

void
report_line(const char *line)
{
	char text[256];

	if (current->world->quiet)
		return;
	snprintf(text, sizeof(text), "%s\n", line);
	device_tell(text);
	printk("%s", text);
}

void
report_frame(const char *line)
{
	report_line(line);
	if (!current->world->quiet)
		host_control("frame %u%s", current->world->id, line);
}

__attribute__((format(printf, 1, 2))) static void
say(const char *format, ...)
{
	char line[240];
	va_list ap;

	va_start(ap, format);
	vsnprintf(line, sizeof(line), format, ap);
	va_end(ap);
	report_line(line);
}

static const char *
signal_name(int signo)
{
	switch (signo) {
	case SIGSEGV: return "SIGSEGV";
	case SIGBUS: return "SIGBUS";
	case SIGILL: return "SIGILL";
	case SIGFPE: return "SIGFPE";
	case SIGTRAP: return "SIGTRAP";
	case SIGKILL: return "SIGKILL";
	default: return "a signal";
	}
}

static const char *
access(uint64_t error)
{
	return (error & ERROR_FETCH) ? "jumped to" : (error & ERROR_WRITE) ? "wrote to" : "read from";
}

/* A push or a call below the end of a stack, be it the first thread's, which
 * may grow no more, or another's with its guard page. */
static bool
is_stack_overflow(const struct fault *f)
{
	uint64_t distance = f->regs->rsp - f->address + NEAR_STACK;

	return (f->regs->error & ERROR_WRITE) && distance < 2 * NEAR_STACK;
}

static const char *
hint(const struct fault *f)
{
	if (f->address < PAGE_SIZE)
		return " (a null pointer)";
	if (f->address >= USER_END)
		return " (the kernel's)";
	return is_stack_overflow(f) ? " (the stack is full: endless recursion?)" : "";
}

/* "wrote to unmapped address 0x10", with what is known about the place. */
static void
describe_access(const struct fault *f, char *buf, size_t size)
{
	const char *verb = access(f->regs->error);
	struct vma vma;

	if (f->signo == SIGBUS)
		snprintf(buf, size, "%s %#lx, beyond the end of the mapped file", verb, f->address);
	else if (vm_find(current->mm, f->address, &vma) && vma.prot)
		snprintf(buf, size, "%s %#lx, which its mapping%s%s (%c%c%c) does not allow", verb,
			  f->address, vma.name[0] ? " " : "", vma.name, vma.prot & 1 ? 'r' : '-',
			  vma.prot & 2 ? 'w' : '-', vma.prot & 4 ? 'x' : '-');
	else
		snprintf(buf, size, "%s unmapped address %#lx%s", verb, f->address, hint(f));
}

static void
describe(const struct fault *f, char *buf, size_t size)
{
	static const char *const text[] = {
		[FAULT_MEMORY] = "no memory is left for it",
		[FAULT_PROTECTION] = "used a non-canonical address or a privileged instruction",
		[FAULT_INSTRUCTION] = "executed an invalid instruction",
		[FAULT_DIVIDE] = "divided by zero, or the quotient was too large",
		[FAULT_FLOAT] = "floating-point exception",
		[FAULT_TRAP] = "ran into a breakpoint",
		[FAULT_ALIGNMENT] = "accessed an unaligned address",
	};

	if (f->kind == FAULT_PAGE)
		describe_access(f, buf, size);
	else
		strlcpy(buf, text[f->kind], size);
}

void
report_fault(void *arg)
{
	const struct fault *f = arg;
	char what[160];

	describe(f, what, sizeof(what));
	say("%s: killed by %s: %s", current->name, signal_name(f->signo), what);
	say("  process %u, thread %u (%s), at", current->process->pid, current->tid, current->name);
	user_backtrace(current, f->regs, report_frame);
}
