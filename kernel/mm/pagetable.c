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

pte_t *
pt_first(phys_t root, uint64_t *addr, uint64_t end)
{
	for (unsigned int looks = 0; *addr < end && looks < MAX_HOLES; looks++) {
		phys_t table = root;
		int level = 3;

		for (; level > 0; level--) {
			pte_t e = *entry_of(table, *addr, level);

			if (e == 0)
				break;
			table = e & PTE_FRAME;
		}
		if (level == 0)
			return entry_of(table, *addr, 0);
		*addr = (*addr & -pt_span(level)) + pt_span(level);
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
};

static void
take(struct drop *d, pte_t *e)
{
	d->g->frames[d->g->n++] = *e & PTE_FRAME;
	*e = 0;
}

#define LINE 8 /* entries that are looked at together: most tables are almost empty */

static bool
line_is_empty(const pte_t *e)
{
	return (e[0] | e[1] | e[2] | e[3] | e[4] | e[5] | e[6] | e[7]) == 0;
}

/* Drops the pages of one table; stops early if the gather is full. */
static void
drop_pages(struct drop *d, pte_t *e)
{
	do {
		if (pt_index(d->addr, 0) % LINE == 0 && line_is_empty(e)) {
			e += LINE;
			d->addr += LINE * PAGE_SIZE; /* perhaps behind d->end */
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
		if (start >= d->gap_start && next <= d->gap_end)
			take(d, e);
	} while (d->addr < d->end && pt_index(d->addr, level) != 0);
}

uint64_t
pt_drop(struct mm *mm, uint64_t addr, uint64_t end, uint64_t gap_start, uint64_t gap_end,
        struct gather *g)
{
	struct drop d = { mm, addr, end, gap_start, gap_end, g, 0, 0, addr };

	assert_held(&mm->lock);
	drop_table(&d, mm->root, 3);
	if (d.addr > end)
		d.addr = end;
	if (g->n > 0) /* one page would do for all tables that went */
		mm_flush(mm, d.first ? d.first : addr, d.last + PAGE_SIZE);
	return d.addr;
}
