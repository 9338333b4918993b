/* SPDX-License-Identifier: MIT */
/* The kernel's own page tables.
 *
 *   PHYS_BASE    all RAM, 2 MiB pages, RW- (never executable); the image's text and constants R--
 *   KSTACK_BASE  kernel stacks between unmapped guard pages
 *   DEVICE_BASE  device registers, uncached
 *   KERNEL_BASE  the image: text R-X, rodata and symbols R--, data RW-
 *
 * The upper half of every address space's top table is a copy of this one.
 * vm_init makes the tables behind all entries used, so that the copies never
 * differ: whatever is mapped later appears in all of them. */
#include "kernel/abi/errno.h"
#include "kernel/arch/io.h"
#include "kernel/arch/smp.h"
#include "kernel/base/panic.h"
#include "kernel/base/spinlock.h"
#include "kernel/mm/pagetable.h"
#include "kernel/mm/vm.h"

#define DEVICE_BASE 0xffffd00000000000ul
#define KERNEL_PAGE (PTE_PRESENT | PTE_ACCESSED | PTE_DIRTY)

extern char __text_start[], __text_end[], __rodata_start[], __rodata_end[];
extern char __data_start[], __data_end[], __image_end[];

phys_t kernel_root;
void (*tlb_shootdown_hook)(uint32_t cpus, struct mm *mm);

static struct spinlock lock = SPINLOCK_INIT(RANK_KVM, "kernel page tables");
static uint64_t next_device = DEVICE_BASE; /* [lock] */

static pte_t *
boot_entry(uint64_t addr, int level)
{
	pte_t *e = pt_make(kernel_root, addr, level, NULL);

	if (!e)
		panic("too little memory for the kernel's page tables");
	return e;
}

static void
map_image(const char *start, const char *end, pte_t flags)
{
	for (; start < end; start += PAGE_SIZE)
		*boot_entry((uint64_t)start, 0) =
			virt_to_phys(start) | KERNEL_PAGE | PTE_GLOBAL | flags;
}

/* A stray write reaches text and constants this way no more than the other. */
static pte_t
ram_flags(phys_t p)
{
	const char *at = (const char *)(KERNEL_BASE + p);
	bool constant = (at >= __text_start && at < __rodata_end) || (at >= __data_end && at < __image_end);

	return KERNEL_PAGE | PTE_GLOBAL | PTE_NX | (constant ? 0 : PTE_WRITE);
}

static void
map_ram(phys_t ram_end)
{
	phys_t p = 0;

	for (; p < virt_to_phys(__image_end) || p % pt_span(1) != 0; p += PAGE_SIZE)
		*boot_entry(PHYS_BASE + p, 0) = p | ram_flags(p);
	for (; p < ram_end; p += pt_span(1))
		*boot_entry(PHYS_BASE + p, 1) = p | ram_flags(p) | PTE_BIG;
}

void
vm_init(phys_t ram_end)
{
	kernel_root = frame_alloc(NULL, true);
	smp_reload_hook = mm_reload;
	map_ram(ram_end);
	map_image(__text_start, __text_end, 0);
	map_image(__rodata_start, __rodata_end, PTE_NX);
	map_image(__data_start, __data_end, PTE_WRITE | PTE_NX);
	map_image(__data_end, __image_end, PTE_NX);
	boot_entry(KSTACK_BASE, 2);
	boot_entry(DEVICE_BASE, 2);
	write_cr3(kernel_root);
	frames_mapped(ram_end);
}

void *
vm_map_device(phys_t at, size_t size)
{
	phys_t first = at & PAGE_MASK;
	uint64_t base;

	spin_lock(&lock);
	base = next_device;
	for (phys_t p = first; p < at + size; p += PAGE_SIZE, next_device += PAGE_SIZE)
		*boot_entry(next_device, 0) =
			p | KERNEL_PAGE | PTE_WRITE | PTE_UNCACHED | PTE_GLOBAL | PTE_NX;
	spin_unlock(&lock);
	return (void *)(base + (at - first));
}

/* Not global: a reload of the page tables makes a CPU forget it. */
int
vm_kernel_map(uint64_t virt, phys_t frame)
{
	pte_t *e;

	spin_lock(&lock);
	e = pt_make(kernel_root, virt, 0, NULL);
	if (e) {
		assert_eq(*e, 0);
		*e = frame | KERNEL_PAGE | PTE_WRITE | PTE_NX;
	}
	spin_unlock(&lock);
	return e ? 0 : -ENOMEM;
}

phys_t
vm_kernel_unmap(uint64_t virt)
{
	phys_t frame;
	pte_t *e;

	spin_lock(&lock);
	e = pt_find(kernel_root, virt);
	assert(e && *e);
	frame = *e & PTE_FRAME;
	*e = 0;
	spin_unlock(&lock);
	return frame;
}
