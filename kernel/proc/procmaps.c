/* SPDX-License-Identifier: MIT */
/* /proc/PID/maps, as Linux writes it. */
#include "kernel/abi/errno.h"
#include "kernel/abi/mman.h"
#include "kernel/fs/fs.h"
#include "kernel/fs/seq.h"
#include "kernel/mm/heap.h"
#include "kernel/mm/vm.h"
#include "kernel/proc/cred.h"
#include "kernel/proc/process.h"
#include "kernel/proc/procfs.h"
#include "lib/base/format.h"
#include "lib/base/string.h"

#define NAME_COLUMN 73

struct place {
	uint64_t inode;
	char path[256];
};

/* Of a file's mapping: its inode and name; else what the mapping is called, if it is one of ours: [heap], [stack]. */
static void
name_mapping(const struct vma *v, struct place *place)
{
	place->inode = 0;
	if (v->object && fs_describe_object(v->object, &place->inode, place->path, sizeof(place->path)))
		return;
	strlcpy(place->path, v->object ? "/dev/zero (deleted)" : v->name[0] == '[' ? v->name : "", sizeof(place->path));
}

static void
show_mapping(struct seq *out, const struct vma *v, struct place *place)
{
	char line[96];
	int n;

	name_mapping(v, place);
	n = snprintf(line, sizeof(line), "%08lx-%08lx %c%c%c%c %08lx 00:%02x %lu ", v->start, v->end,
		     v->prot & PROT_READ ? 'r' : '-', v->prot & PROT_WRITE ? 'w' : '-', v->prot & PROT_EXEC ? 'x' : '-',
		     v->flags & MAP_SHARED ? 's' : 'p', v->offset, place->inode ? INODE_DEVICE : 0, place->inode);
	seq_printf(out, "%s", line);
	if (place->path[0])
		seq_printf(out, "%*s%s", n < NAME_COLUMN ? NAME_COLUMN - n : 1, "", place->path);
	seq_printf(out, "\n");
}

static void
show_mappings(struct seq *out, struct mm *mm)
{
	struct place *place = kmalloc(sizeof(*place));
	struct vma vma;

	for (uint64_t at = 0; place && vm_next(mm, at, &vma); at = vma.end) {
		show_mapping(out, &vma, place);
		vm_next_done(&vma);
	}
	kfree(place);
}

int
procfs_show_maps(struct seq *out, struct world *w, uint32_t pid, uint32_t tid)
{
	scoped(process_put) struct process *p = process_find(w, pid);
	struct mm *mm;

	if (!p)
		return -ESRCH;
	if (!process_may_look(p))
		return -EACCES;
	mm = process_mm(p);
	if (mm) {
		show_mappings(out, mm);
		mm_put(mm);
	}
	return 0;
}
