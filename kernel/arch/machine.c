/* SPDX-License-Identifier: MIT */
/* What the loader handed over, the command line, the ports to the host. */
#include "kernel/arch/machine.h"

#include "kernel/arch/io.h"
#include "kernel/arch/pvh.h"
#include "kernel/base/panic.h"
#include "kernel/base/printk.h"
#include "kernel/base/spinlock.h"
#include "lib/base/string.h"

#define PORT_EXIT 0x501
#define PHYS_BASE 0xffff800000000000ul

struct boot_info boot_info;
bool deterministic;

static struct spinlock control_lock = SPINLOCK_INIT(RANK_CONSOLE, "control port");

static void *
at_phys(uint64_t p)
{
	return (void *)(p + PHYS_BASE);
}

/* Copies what we need: the structures lie in memory that becomes free. */
void
boot_info_read(uint64_t start_info)
{
	const struct hvm_start_info *s = at_phys(start_info);
	const struct hvm_memmap_entry *map;
	extern char __image_start[], __image_end[];

	assert_eq(s->magic, HVM_START_MAGIC);
	if (s->cmdline_paddr != 0)
		strlcpy(boot_info.command_line, at_phys(s->cmdline_paddr),
			sizeof boot_info.command_line);
	if (s->nr_modules > 0) {
		const struct hvm_modlist_entry *m = at_phys(s->modlist_paddr);

		boot_info.initrd = m->paddr;
		boot_info.initrd_size = m->size;
	}
	map = at_phys(s->memmap_paddr);
	for (uint32_t i = 0; i < s->memmap_entries && boot_info.ram_ranges < 16; i++) {
		if (map[i].type != HVM_MEMMAP_RAM)
			continue;
		boot_info.ram[boot_info.ram_ranges].start = map[i].addr;
		boot_info.ram[boot_info.ram_ranges++].end = map[i].addr + map[i].size;
	}
	boot_info.image_start = (uint64_t)__image_start & 0x7fffffff;
	boot_info.image_end = (uint64_t)__image_end & 0x7fffffff;
	deterministic = boot_option_number("det", 0) != 0;
}

/* The last occurrence wins, so that the user's --cmdline can overrule. */
bool
boot_option(const char *key, char *buf, size_t size)
{
	size_t length = strlen(key);
	const char *p = boot_info.command_line;
	bool found = false;

	while (*p != '\0') {
		size_t word = strcspn(p, " ");

		if (strncmp(p, key, length) == 0 && p[length] == '=') {
			size_t n = word - length - 1;

			if (n >= size)
				n = size - 1;
			memcpy(buf, p + length + 1, n);
			buf[n] = '\0';
			found = true;
		}
		p += word;
		p += strspn(p, " ");
	}
	return found;
}

uint64_t
boot_option_number(const char *key, uint64_t fallback)
{
	char text[32];
	uint64_t v = 0;

	if (!boot_option(key, text, sizeof text) || text[0] == '\0')
		return fallback;
	for (const char *p = text; *p != '\0'; p++) {
		if (*p < '0' || *p > '9')
			return fallback;
		v = v * 10 + (uint64_t)(*p - '0');
	}
	return v;
}

void
host_write(enum host_port port, const void *data, size_t n)
{
	outsb((uint16_t)port, data, n);
}

void
host_control(const char *format, ...)
{
	char line[1200];
	va_list ap;
	int n;

	va_start(ap, format);
	n = vsnprintf(line, sizeof line - 1, format, ap);
	va_end(ap);
	if (n > (int)sizeof line - 2)
		n = sizeof line - 2;
	line[n++] = '\n';
	spin_lock(&control_lock);
	host_write(HOST_CONTROL, line, (size_t)n);
	spin_unlock(&control_lock);
}

static void
log_sink(const char *text, size_t n)
{
	host_write(HOST_LOG, text, n);
}

void
host_log_init(void)
{
	printk_set_sink(log_sink);
}

void
power_off(enum power_code code)
{
	irq_disable();
	outl(PORT_EXIT, code);
	for (;;)
		__asm__ volatile("hlt");
}
