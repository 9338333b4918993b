/* SPDX-License-Identifier: MIT */
/* Where the shadow is, and what gcc's code asks of it.
 *
 *   before vm_init   frames of functions on the boot stack are marked already:
 *                    their shadow is one page for the whole image, never read
 *   vm_init          RAM and image get their own; `on`; from now on checked
 *   vm_kernel_map    a new kernel stack gets its shadow, which it keeps */
#include "kernel/arch/io.h"
#include "kernel/base/spinlock.h"
#include "kernel/mm/heap.h"
#include "kernel/mm/pagetable.h"
#include "kernel/sanitize/kasan.h"
#include "lib/base/string.h"

#define PRESENT (PTE_PRESENT | PTE_WRITE | PTE_ACCESSED | PTE_DIRTY)
#define KSTACK_SPAN (1ul << 30)

extern char __image_start[], __image_end[];

static uint64_t early_tables[3][512] __attribute__((aligned(4096)));
static char early_page[4096] __attribute__((aligned(4096)));
static bool on;
static uint64_t ram_end;
static struct spinlock stack_lock = SPINLOCK_INIT(RANK_KSTACK, "shadow of stacks");

bool
shadow_covers(uint64_t a)
{
	return on && (a - PHYS_BASE < ram_end || a - KSTACK_BASE < KSTACK_SPAN ||
		      (a >= (uint64_t)__image_start && a < (uint64_t)__image_end));
}

void
shadow_set(const void *start, size_t n, uint8_t why)
{
	if (!shadow_covers((uint64_t)start))
		return;
	for (uint8_t *s = shadow_of((uint64_t)start), *end = s + n / GRANULE; s < end; s++)
		*s = why;
}

void
shadow_open(const void *start, size_t n)
{
	shadow_set(start, n, 0);
	if (n % GRANULE != 0 && shadow_covers((uint64_t)start))
		*shadow_of((uint64_t)start + n) = n % GRANULE;
}

bool
shadow_first_bad(uint64_t a, size_t n, uint64_t *bad)
{
	for (uint64_t at = a; at < a + n; at = (at | (GRANULE - 1)) + 1) {
		uint8_t s = *shadow_of(at);
		uint64_t last = a + n - 1 < (at | (GRANULE - 1)) ? a + n - 1 : at | (GRANULE - 1);

		if (s != 0 && (s >= GRANULE || last % GRANULE >= s)) {
			*bad = s < GRANULE && at % GRANULE < s ? (at & -GRANULE) + s : at;
			return true;
		}
	}
	return false;
}

void __real_kernel_main(uint64_t start_info);
void __wrap_kernel_main(uint64_t start_info);

static uint64_t
early_entry(const void *page)
{
	return virt_to_phys(page) | PRESENT;
}

void
__wrap_kernel_main(uint64_t start_info)
{
	uint64_t at = (uint64_t)shadow_of(KERNEL_BASE);
	uint64_t *top = (uint64_t *)((read_cr3() & PTE_FRAME) + KERNEL_BASE);

	top[pt_index(at, 3)] = early_entry(early_tables[0]);
	early_tables[0][pt_index(at, 2)] = early_entry(early_tables[1]);
	early_tables[1][pt_index(at, 1)] = early_entry(early_tables[2]);
	for (int i = 0; i < 512; i++)
		early_tables[2][i] = early_entry(early_page);
	__real_kernel_main(start_info);
}

static void
map(uint64_t start, uint64_t end)
{
	uint64_t at = (uint64_t)shadow_of(start) & PAGE_MASK;

	for (; at < (uint64_t)shadow_of(end); at += PAGE_SIZE) {
		pte_t *e = pt_make(kernel_root, at, 0, NULL);

		if (*e == 0)
			*e = frame_alloc(NULL, true) | PRESENT | PTE_NX;
	}
}

/* Tells of each global variable of a file what lies behind it. */
struct global {
	char *start;
	size_t size, size_with_tail;
	const void *rest[5];
};
void __asan_register_globals(struct global *g, size_t n);
void __asan_unregister_globals(struct global *g, size_t n);

void
__asan_register_globals(struct global *g, size_t n)
{
	for (; n > 0; n--, g++) {
		size_t whole = (g->size + GRANULE - 1) & -GRANULE;

		shadow_open(g->start, g->size);
		shadow_set(g->start + whole, g->size_with_tail - whole, SHADOW_GLOBAL);
	}
}

void
__asan_unregister_globals(struct global *g, size_t n)
{
}

void __real_vm_init(phys_t end);
void __wrap_vm_init(phys_t end);
extern void (*const __init_array_start[])(void), (*const __init_array_end[])(void);

void
__wrap_vm_init(phys_t end)
{
	__real_vm_init(end);
	map(PHYS_BASE, PHYS_BASE + end);
	map((uint64_t)__image_start, (uint64_t)__image_end);
	pt_make(kernel_root, (uint64_t)shadow_of(KSTACK_BASE), 2, NULL);
	ram_end = end;
	on = true;
	for (void (*const *fn)(void) = __init_array_start; fn < __init_array_end; fn++)
		(*fn)();
}

int __real_vm_kernel_map(uint64_t virt, phys_t frame);
int __wrap_vm_kernel_map(uint64_t virt, phys_t frame);

int
__wrap_vm_kernel_map(uint64_t virt, phys_t frame)
{
	uint64_t at = (uint64_t)shadow_of(virt) & PAGE_MASK;
	int error = 0;

	spin_lock(&stack_lock);
	pte_t *e = pt_find(kernel_root, at);
	if (e == NULL || *e == 0) {
		phys_t p = frame_alloc(NULL, true);

		error = p == 0 ? -1 : __real_vm_kernel_map(at, p);
		if (error != 0 && p != 0)
			frame_unref(p);
	}
	spin_unlock(&stack_lock);
	return error != 0 ? error : __real_vm_kernel_map(virt, frame);
}

void *__real_kstack_alloc(void);
void *__wrap_kstack_alloc(void);

/* Whoever had the stack last may have ended deep inside it. */
void *
__wrap_kstack_alloc(void)
{
	char *top = __real_kstack_alloc();

	if (top != NULL)
		shadow_set(top - KSTACK_SIZE, KSTACK_SIZE, 0);
	return top;
}

void __asan_handle_no_return(void);
void __asan_poison_stack_memory(const void *start, size_t n);
void __asan_unpoison_stack_memory(const void *start, size_t n);

/* A function that does not come back: the frames above are left for good. */
void
__asan_handle_no_return(void)
{
	uint64_t sp = (uint64_t)__builtin_frame_address(0);
	uint64_t slot = KSTACK_SIZE + PAGE_SIZE;

	if (sp - KSTACK_BASE < KSTACK_SPAN)
		shadow_set((void *)sp, slot - (sp - KSTACK_BASE) % slot, 0);
}

void
__asan_poison_stack_memory(const void *start, size_t n)
{
	shadow_set(start, (n + GRANULE - 1) & -GRANULE, SHADOW_SCOPE);
}

void
__asan_unpoison_stack_memory(const void *start, size_t n)
{
	shadow_open(start, n);
}
