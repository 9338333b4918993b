/* SPDX-License-Identifier: MIT */
/* User memory as tests see it: without a CPU that runs in the address space. */
#pragma once

#include "kernel/abi/mman.h"
#include "kernel/mm/vm.h"
#include "kernel/test/test.h"

#define WRITE_FAULT 6ul /* a write from user mode */
#define READ_FAULT 4ul
#define FETCH_FAULT 20ul
#define RW (PROT_READ | PROT_WRITE)
#define ANONYMOUS (MAP_PRIVATE | MAP_ANONYMOUS)

/* Stores a byte at addr as the program would; how the fault went. */
static inline enum vm_fault
poke(struct mm *mm, uint64_t addr, char value)
{
	enum vm_fault r = vm_fault(mm, addr, WRITE_FAULT);

	if (r == VM_FAULT_OK)
		((char *)phys_to_virt(vm_frame(mm, addr)))[addr % PAGE_SIZE] = value;
	return r;
}

/* The byte at addr, faulted in if need be; -1 if it cannot be read. */
static inline int
look(struct mm *mm, uint64_t addr)
{
	if (vm_fault(mm, addr, READ_FAULT) != VM_FAULT_OK)
		return -1;
	return ((char *)phys_to_virt(vm_frame(mm, addr)))[addr % PAGE_SIZE];
}

/* n pages of private anonymous memory, every one written with `value`. */
static inline uint64_t
map_written(struct mm *mm, size_t n, char value)
{
	uint64_t at = (uint64_t)vm_map(mm, 0, n * PAGE_SIZE, RW, ANONYMOUS, NULL, 0, "");

	for (size_t i = 0; i < n; i++)
		CHECK_EQ(poke(mm, at + i * PAGE_SIZE, value), VM_FAULT_OK);
	return at;
}

static inline unsigned int
count_mappings(struct mm *mm)
{
	struct vma v;
	unsigned int n = 0;

	for (uint64_t at = 0; vm_next(mm, at, &v); at = v.end)
		n++;
	return n;
}
