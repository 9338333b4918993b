/* SPDX-License-Identifier: MIT */
/* Memory, initrd and first program. */
#include "kernel/sys/boot.h"

#include "kernel/abi/errno.h"
#include "kernel/arch/machine.h"
#include "kernel/base/panic.h"
#include "kernel/base/printk.h"
#include "kernel/base/trace.h"
#include "kernel/fs/fs.h"
#include "kernel/mm/heap.h"
#include "kernel/proc/init.h"
#include "lib/base/string.h"

#define LOW_MEMORY 0x100000ul
#define MAX_ARGS 256

struct range {
	uint64_t start, end;
};

/* trace=PHYS,BYTES: memory the host reads; false if there is none. */
static bool
trace_area(struct range *out)
{
	char text[64];
	const char *p = text;
	uint64_t v[2] = { 0, 0 };

	if (!boot_option("trace", text, sizeof text))
		return false;
	for (int i = 0; i < 2; i++) {
		while (*p >= '0' && *p <= '9')
			v[i] = v[i] * 10 + (uint64_t)(*p++ - '0');
		if (*p == ',')
			p++;
	}
	*out = (struct range){ v[0], v[0] + v[1] };
	if (boot_info.initrd >= out->start && boot_info.initrd < out->end)
		out->end = boot_info.initrd; /* QEMU puts it at the end of all RAM */
	return v[0] != 0 && v[1] != 0;
}

phys_t
boot_ram_end(void)
{
	phys_t end = 0;

	for (unsigned int i = 0; i < boot_info.ram_ranges; i++)
		if (boot_info.ram[i].end > end)
			end = boot_info.ram[i].end;
	return end;
}

/* Adds [start, end) without what lies in the taken ranges, sorted or not. */
static void
add_without(uint64_t start, uint64_t end, const struct range *taken, int n)
{
	for (int i = 0; i < n; i++) {
		if (taken[i].end <= start || taken[i].start >= end)
			continue;
		if (taken[i].start > start)
			add_without(start, taken[i].start, taken, n);
		start = taken[i].end;
		i = -1; /* another range may cover the new start */
		if (start >= end)
			return;
	}
	if (start < end)
		frames_add(start, end);
}

void
boot_add_memory(void)
{
	struct range taken[] = {
		{ 0, LOW_MEMORY },
		{ boot_info.image_start, boot_info.image_end },
		{ boot_info.initrd, boot_info.initrd + boot_info.initrd_size },
		{ 0, 0 },
	};

	if (trace_area(&taken[3])) /* nor anything above it: the host added that memory */
		taken[3].end = UINT64_MAX;
	for (unsigned int i = 0; i < boot_info.ram_ranges; i++)
		add_without(boot_info.ram[i].start, boot_info.ram[i].end, taken, 4);
}

void
boot_find_initrd(void)
{
	struct range trace;

	if (boot_info.initrd == 0)
		panic("no initrd: boot with -initrd build/initrd.cpio");
	if (!frames_keep(boot_info.initrd, boot_info.initrd + boot_info.initrd_size))
		panic("too little memory for the initrd");
	initrd_set(phys_to_virt(boot_info.initrd), boot_info.initrd_size);
	trace_times_calls = deterministic || trace_area(&trace);
	if (trace_area(&trace))
		trace_use_area(phys_to_virt(trace.start), trace.end - trace.start);
}

/* Reads /boot/argv (NUL after each argument) into args; how many. */
static size_t
read_arguments(char **text, const char *args[MAX_ARGS])
{
	struct fs_context fs = { .root = fs_root(boot_world), .cwd = fs_root(boot_world) };
	struct inode *i;
	size_t n = 0;
	long size;

	if (fs_lookup(&fs, NULL, "/boot/argv", true, &i) == 0) {
		*text = kzalloc(inode_size(i) + 1);
		size = *text == NULL ? 0 : inode_read(i, *text, inode_size(i), 0);
		for (long at = 0; at < size && n < MAX_ARGS - 1; at += (long)strlen(*text + at) + 1)
			args[n++] = *text + at;
		inode_put(i);
	}
	inode_put(fs.root);
	inode_put(fs.cwd);
	return n;
}

void
boot_first_program(void)
{
	const char *args[MAX_ARGS + 1] = { "init" };
	char *text = NULL;
	size_t n = read_arguments(&text, args + 1);
	int error;

	args[n + 1] = NULL;
	error = proc_start_init(boot_world, args);
	kfree(text);
	if (error != 0)
		panic("cannot start /bin/init: error %d", -error);
}
