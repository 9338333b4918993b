/* SPDX-License-Identifier: MIT */
/* The kernel's log: one formatted record at a time to the registered sink. */
#include "kernel/base/printk.h"

#include "kernel/base/panic.h"
#include "kernel/base/spinlock.h"

uint64_t printk_most;

static uint64_t printed; /* [console_lock] bytes since printk_begin */
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
	bool much;

	if (n < 0 || console_sink == NULL)
		return;
	if ((size_t)n >= sizeof line)
		n = sizeof line - 1;
	spin_lock(&console_lock);
	console_sink(line, (size_t)n);
	printed += (uint64_t)n;
	much = printk_most > 0 && printed > printk_most;
	spin_unlock(&console_lock);
	if (much && !panicking)
		panic("the kernel's log got more than %llu bytes", (unsigned long long)printk_most);
}

void
printk_begin(void)
{
	spin_lock(&console_lock);
	printed = 0;
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
