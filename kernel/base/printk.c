/* SPDX-License-Identifier: MIT */
/* The kernel's log: one formatted record at a time to the registered sink. */
#include "kernel/base/printk.h"

#include "kernel/base/spinlock.h"

static struct spinlock console_lock = SPINLOCK_INIT(RANK_CONSOLE, "console");
static void (*console_sink)(const char *text, size_t n);

void
printk_set_sink(void (*sink)(const char *text, size_t n))
{
	console_sink = sink;
}

void
vprintk(const char *format, va_list ap)
{
	char line[256];
	int n = vsnprintf(line, sizeof line, format, ap);

	if (n < 0 || console_sink == NULL)
		return;
	if ((size_t)n >= sizeof line)
		n = sizeof line - 1;
	spin_lock(&console_lock);
	console_sink(line, (size_t)n);
	spin_unlock(&console_lock);
}

void
printk(const char *format, ...)
{
	va_list ap;

	va_start(ap, format);
	vprintk(format, ap);
	va_end(ap);
}
