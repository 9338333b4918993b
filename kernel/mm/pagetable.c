/* SPDX-License-Identifier: MIT */
/* Walking, making and dropping page tables. */
#include "kernel/mm/pagetable.h"

#include "kernel/base/panic.h"

/* Before others get a turn. */
#define MAX_LOOKS 768
#define MAX_HOLES 128

static pte_t *
entry_of(phys_t table, uint64_t addr, int level)
{
	return (pte_t *)phys_to_virt(table) + pt_index(addr, level);
}

pte_t *
pt_make(phys_t root, uint64_t addr, int level, struct world *w)
{
	phys_t table = root;

	for (int at = 3; at > level; at--) {
		pte_t *e = entry_of(table, addr, at);

		if (*e == 0) {
			phys_t p = frame_alloc_table(w);

			if (!p)
				return NULL;
			*e = p | PTE_PRESENT | PTE_WRITE | PTE_ACCESSED |
			     (addr < USER_TOP ? PTE_USER : 0);
		}
		table = *e & PTE_FRAME;
	}
	return entry_of(table, addr, level);
}

/* Past the empty entries of one table, from that of *addr on; how many looks that took. */
static unsigned int
pass_hole(const pte_t *e, uint64_t *addr, int level)
{
	unsigned int from = pt_index(*addr, level), at = from, looks = 0;

	for (e -= from; at < 512 && e[at] == 0; looks++)
		at += at % PT_LINE == 0 && pt_line_is_empty(e + at) ? PT_LINE : 1;
	*addr = (*addr & -pt_span(level)) + (at - from) * pt_span(level);
	return looks;
}

pte_t *
pt_first(phys_t root, uint64_t *addr, uint64_t end)
{
	unsigned int looks = 0;

	while (*addr < end && looks < MAX_HOLES) {
		pte_t *e = entry_of(root, *addr, 3);
		int level = 3;

		for (; level > 0 && *e != 0; level--)
			e = entry_of(*e & PTE_FRAME, *addr, level - 1);
		if (level == 0)
			return e;
		looks += pass_hole(e, addr, level);
		if (*addr > end)
			*addr = end;
	}
	return NULL;
}

pte_t *
pt_find(phys_t root, uint64_t addr)
{
	return pt_first(root, &addr, addr + 1);
}

struct drop {
	struct mm *mm;
	uint64_t addr, end;            /* what is left to drop */
	uint64_t gap_start, gap_end;
	struct gather *g;
	unsigned int looked;           /* at entries */
	uint64_t first, last;          /* pages that went, if first is not 0 */
	bool tables;                   /* and tables */
};

static void
take(struct drop *d, pte_t *e)
{
	d->g->frames[d->g->n++] = *e & PTE_FRAME;
	*e = 0;
}

/* Drops the pages of one table; stops early if the gather is full. */
static void
drop_pages(struct drop *d, pte_t *e)
{
	do {
		if (pt_index(d->addr, 0) % PT_LINE == 0 && pt_line_is_empty(e)) {
			e += PT_LINE;
			d->addr += PT_LINE * PAGE_SIZE; /* perhaps behind d->end */
			continue;
		}
		if (*e != 0) {
			if (d->g->n + 3 >= GATHER_MAX)
				return;
			take(d, e);
			d->mm->pages--;
			d->first = d->first ? d->first : d->addr;
			d->last = d->addr;
		}
		e++;
		d->addr += PAGE_SIZE;
	} while (d->addr < d->end && pt_index(d->addr, 0) != 0);
	d->looked += pt_span(1) / PAGE_SIZE;
}

/* Drops what of d lies below this table.  Stops early, with d->addr short of
 * it, when only the tables above would still fit into the gather, or others
 * should get a turn. */
static void
drop_table(struct drop *d, phys_t table, int level)
{
	do {
		pte_t *e = entry_of(table, d->addr, level);
		uint64_t start = d->addr & -pt_span(level);
		uint64_t next = start + pt_span(level);

		if (d->looked++ > MAX_LOOKS)
			return;
		if (*e == 0) {
			d->addr = next;
			continue;
		}
		if (level == 1)
			drop_pages(d, entry_of(*e & PTE_FRAME, d->addr, 0));
		else
			drop_table(d, *e & PTE_FRAME, level - 1);
		if (d->addr < next && d->addr < d->end)
			return;
		if (start >= d->gap_start && next <= d->gap_end) {
			take(d, e);
			d->tables = true;
		}
	} while (d->addr < d->end && pt_index(d->addr, level) != 0);
}

uint64_t
pt_drop(struct mm *mm, uint64_t addr, uint64_t end, uint64_t gap_start, uint64_t gap_end,
        struct gather *g)
{
	struct drop d = { mm, addr, end, gap_start, gap_end, g, 0, 0, addr, false };

	assert_held(&mm->lock);
	drop_table(&d, mm->root, 3);
	if (d.addr > end)
		d.addr = end;
	if (g->n > 0) /* one page would do for all tables that went */
		(d.tables ? mm_flush_tables : mm_flush)(mm, d.first ? d.first : addr, d.last + PAGE_SIZE);
	return d.addr;
}
