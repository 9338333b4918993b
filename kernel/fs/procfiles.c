/* SPDX-License-Identifier: MIT */
/* What /proc says of the machine, in Linux's formats. */
#include "kernel/arch/machine.h"
#include "kernel/fs/inode.h"
#include "kernel/fs/procfs.h"
#include "kernel/mm/frame.h"
#include "kernel/mm/heap.h"
#include "kernel/sched/clock.h"
#include "kernel/sched/turn.h"

static void
show_cmdline(struct seq *s, struct world *w)
{
	seq_printf(s, "%s\n", turn_of(w) ? "" : boot_info.command_line);
}

/* Seconds since the world began; idle time is not known. */
static void
show_uptime(struct seq *s, struct world *w)
{
	long long ms = world_monotonic(w) / 1000000;

	seq_printf(s, "%lld.%02lld 0.00\n", ms / 1000, ms % 1000 / 10);
}

uint64_t
procfs_frames(struct world *w, uint64_t *unused)
{
	*unused = turn_of(w) ? frames_quota(w) : frames_free();
	return turn_of(w) ? *unused : frames_total();
}

static void
show_meminfo(struct seq *s, struct world *w)
{
	unsigned long available, total = procfs_frames(w, &available) * 4;
	bool tells = !turn_of(w);

	available *= 4;
	seq_printf(s, "MemTotal:       %8lu kB\n", total);
	seq_printf(s, "MemFree:        %8lu kB\n", available);
	seq_printf(s, "MemAvailable:   %8lu kB\n", available);
	seq_printf(s, "Buffers:        %8u kB\n", 0u);
	seq_printf(s, "Cached:         %8u kB\n", 0u);
	seq_printf(s, "SwapTotal:      %8u kB\n", 0u);
	seq_printf(s, "SwapFree:       %8u kB\n", 0u);
	seq_printf(s, "Shmem:          %8lu kB\n", tells * atomic_load(&fs_of(w)->frames) * 4);
	seq_printf(s, "Slab:           %8lu kB\n", tells * (unsigned long)heap_bytes() / 1024);
	seq_printf(s, "World:          %8lu kB\n", tells * (unsigned long)frames_charged(w) * 4);
}

void
procfs_machine_init(void)
{
	procfs_register("cmdline", show_cmdline);
	procfs_register("uptime", show_uptime);
	procfs_register("meminfo", show_meminfo);
	procfs_register_text("mounts", "none / rootfs rw 0 0");
}
