/* SPDX-License-Identifier: MIT */
/* The end of the machine: say why, show how it came to it, power off. */
#include "kernel/base/panic.h"

#include "kernel/base/cpu.h"
#include "kernel/base/printk.h"

bool panicking;
static void (*steps[PANIC_STEPS])(void);
static char reason[512];

void
panic_register(enum panic_step step, void (*fn)(void))
{
	steps[step] = fn;
}

const char *
panic_reason(void)
{
	return reason;
}

void
panic(const char *format, ...)
{
	va_list ap;

	irq_disable();
	if (__atomic_exchange_n(&panicking, true, __ATOMIC_SEQ_CST)) {
		/* A panic inside a panic, or on two CPUs: the first one reports. */
		if (steps[PANIC_EXIT] != NULL && this_cpu()->in_panic)
			steps[PANIC_EXIT]();
		for (;;)
			__asm__ volatile("hlt");
	}
	this_cpu()->in_panic = true;
	va_start(ap, format);
	vsnprintf(reason, sizeof reason, format, ap);
	va_end(ap);
	printk("panic on CPU %u: ", this_cpu()->id);
	printk("%s\n", reason);
	for (int i = 0; i < PANIC_STEPS; i++)
		if (steps[i] != NULL)
			steps[i]();
	for (;;)
		__asm__ volatile("hlt");
}
