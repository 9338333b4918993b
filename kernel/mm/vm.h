/* SPDX-License-Identifier: MIT */
/* Address spaces: mappings, page tables, faults.
 *
 * struct mm is guarded by its spinlock: page tables and the mappings.  Who
 * changes mappings is the only one to do so until it is done (mm_change_begin),
 * and lets faults in between its steps: as with Linux's mmap_lock, two calls of
 * mmap, munmap, mprotect, mremap or fork never mix, however long they take.
 * Frames arrive lazily: a fault on an anonymous mapping gives a zeroed frame,
 * on a private object a copy, on a write to a shared frame of a private
 * mapping a copy of its own (copy on write; a frame with one reference is just
 * made writable). */
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "kernel/base/spinlock.h"
#include "kernel/base/waitq.h"
#include "kernel/base/world.h"
#include "kernel/mm/frame.h"
#include "kernel/mm/user.h"

/* Something that can be mapped: a file's pages, shared anonymous memory. */
struct vm_object {
	const struct vm_object_ops *ops;
};

#define NO_FRAME ((phys_t)1)

struct vm_object_ops {
	/* The frame holding the bytes at `offset` (page aligned), with a
	 * reference for the caller; 0: beyond the end (SIGBUS), or NO_FRAME: out
	 * of memory.  Called with the mm lock held: must not sleep.
	 * `write`: the mapping is shared and about to be written. */
	phys_t (*page)(struct vm_object *o, uint64_t offset, bool write);
	void (*get)(struct vm_object *o);
	void (*put)(struct vm_object *o); /* may be called from any thread, no spinlock held */
	/* Identity for shared futexes and reports; constant. */
	uint64_t (*id)(struct vm_object *o);
	bool inherited; /* it has no name: only who has it mapped can reach it, and whom he forks */
};

/* Shared anonymous memory (MAP_SHARED|MAP_ANONYMOUS), charged to w. */
struct vm_object *vm_object_anonymous(struct world *w, size_t size);

struct vma {
	struct list_node link;   /* [mm] by address */
	struct vma *left, *right; /* [mm] in the tree: lower, higher addresses */
	uint32_t weight;         /* constant; no lower than those below it in the tree */
	uint64_t start, end;     /* [mm] page aligned */
	int prot;                /* PROT_* */
	int flags;               /* MAP_SHARED or MAP_PRIVATE, MAP_GROWSDOWN, MAP_STACK, MAP_DENYWRITE, MAP_LOCKED */
	struct vm_object *object; /* or NULL: anonymous private */
	uint64_t offset;         /* of start in the object */
	char name[16];           /* "[stack]", "[heap]", program's name, or "" */
};

struct mm {
	struct spinlock lock;
	_Atomic uint32_t refs;
	struct list_node link;   /* in the list of all (mm.c) */
	struct world *world;
	phys_t root;             /* top page table */
	_Atomic uint32_t cpus;   /* bit per CPU that has root loaded, and MM_ALIVE */
	_Atomic uint32_t running; /* bit per CPU of those that runs a thread of it */
	_Atomic uint32_t edition; /* raised by each change of entries that processors may remember */
	struct vma *tree;        /* [mm] its mappings ... */
	struct list vmas;        /* [mm] ... and in order of address */
	unsigned int nvmas;      /* [mm] how many */
	uint32_t weights;        /* [mm] the last one drawn */
	uint64_t mapped;         /* [mm] bytes in mappings */
	uint64_t locked;         /* [mm] of them, in those that are MAP_LOCKED */
	bool changing;           /* [mm] a thread changes mappings, in steps */
	unsigned int awaited;    /* [mm] threads in `turn` */
	struct waitq turn;       /* to change them next */
	uint64_t brk_start, brk; /* [mm] */
	uint64_t mmap_top;       /* highest address for mappings without a hint */
	uint64_t packed;         /* [mm] no free page in [packed, mmap_top); 0: not known */
	size_t pages;            /* [mm] present user pages */
	uint64_t id;             /* for private futex keys; never reused */
	struct list lock_orders; /* [proc: lock order] in which its locks were taken */
};

/* Whoever clears the last bit of mm->cpus frees the top table and the struct:
 * a CPU may keep the tables of a dead mm loaded while it runs kernel threads. */
#define MM_ALIVE (1u << 31)

struct mm *mm_create(struct world *w);             /* empty, one reference; NULL: no memory */
struct mm *mm_get(struct mm *mm);
/* For a walk over all: the first one, or the one behind mm, whose reference is
 * taken over; with a reference, or NULL.  No spinlock held. */
struct mm *mm_after(struct mm *mm);
void mm_put(struct mm *mm);                        /* the last one frees everything */
/* A copy for fork: private pages shared copy-on-write.  NULL: no memory. */
struct mm *mm_fork(struct mm *mm);
/* Loads mm's page tables on this CPU (NULL: the kernel's own); no reload if
 * loaded already.  Preemption off. */
void mm_activate(struct mm *mm);
/* This CPU runs no thread of what it has loaded, for now.  Preemption off. */
void mm_rest(void);

/* mmap.  addr 0 or hint; MAP_FIXED replaces; takes its own reference on
 * object (NULL with MAP_SHARED: makes one).  MAP_DENYWRITE with MAP_SHARED:
 * vm_protect must never make it writable (the file is not open for writing).
 * The address or -EINVAL, -EPERM, -ENOMEM, -EEXIST (MAP_FIXED_NOREPLACE), -EAGAIN
 * (MAP_LOCKED: more than may be). */
long vm_map(struct mm *mm, uint64_t addr, uint64_t size, int prot, int flags,
            struct vm_object *object, uint64_t offset, const char *name);
int vm_unmap(struct mm *mm, uint64_t addr, uint64_t size);
int vm_protect(struct mm *mm, uint64_t addr, uint64_t size, int prot);
uint64_t vm_brk(struct mm *mm, uint64_t want);     /* as the system call: the new or unchanged break */
/* mremap: the new address, -EINVAL, -EFAULT, -ENOMEM, -EAGAIN (too much locked). */
long vm_remap(struct mm *mm, uint64_t old, uint64_t old_size, uint64_t size, int flags, uint64_t at);
/* Would this mapping ask for more than the world can ever have? */
bool vm_overcommits(struct mm *mm, uint64_t size, int prot, int flags);
/* mlock and munlock of whole pages: 0 or -ENOMEM. */
int vm_lock(struct mm *mm, uint64_t addr, uint64_t size, bool lock);
int vm_advise(struct mm *mm, uint64_t addr, uint64_t size, int advice);
/* The object ends at offset now: all mappings of it in w forget what lies behind.
 * No spinlock held; the object lives. */
void vm_object_cut(struct world *w, struct vm_object *o, uint64_t offset);

enum vm_fault { VM_FAULT_OK, VM_FAULT_SEGV_MAPERR, VM_FAULT_SEGV_ACCERR, VM_FAULT_BUS, VM_FAULT_OOM };
/* Resolves a page fault at addr; error_code as the CPU pushed it.  Called with
 * interrupts on, no spinlock held. */
enum vm_fault vm_fault(struct mm *mm, uint64_t addr, uint64_t error_code);

/* Faults in [addr, end) until one cannot be. */
enum vm_fault vm_populate(struct mm *mm, uint64_t addr, uint64_t end, bool write);

/* Kernel access to another (or the current) address space without faulting
 * pages in: for reports and /proc.  Bytes copied. */
size_t vm_peek(struct mm *mm, uint64_t addr, void *to, size_t n);
/* The frame mapped at addr, or 0. */
phys_t vm_frame(struct mm *mm, uint64_t addr);
/* The mapping that contains addr, copied out (object: for comparing only);
 * false if none. */
bool vm_find(struct mm *mm, uint64_t addr, struct vma *out);
/* The first mapping that ends above addr, copied out; false if none.  Its object, if any, stays until vm_next_done. */
bool vm_next(struct mm *mm, uint64_t addr, struct vma *out);
void vm_next_done(const struct vma *copy);
/* What a futex at addr is keyed by: private (mm id, addr) or shared (object id, offset). */
struct vm_key { uint64_t id, offset; };
int vm_futex_key(struct mm *mm, uint64_t addr, bool private, struct vm_key *out);
/* The id of the shared memory at addr if it is `inherited`, else 0; and whether such memory is mapped anywhere. */
uint64_t vm_inherited(struct mm *mm, uint64_t addr);
bool vm_maps(struct mm *mm, uint64_t id);

/* Boot: kernel page tables with W^X, direct map of all RAM. */
void vm_init(phys_t ram_end);
/* Maps device registers (uncached); valid for ever. */
void *vm_map_device(phys_t at, size_t size);
/* Kernel stacks' region, for kstack.c.  0 or -ENOMEM. */
#define KSTACK_BASE 0xffffc00000000000ul
int vm_kernel_map(uint64_t virt, phys_t frame);
/* Takes the mapping away and returns its frame; the caller makes every CPU
 * forget it (mm_flush_kernel) before the frame or the address is used again. */
phys_t vm_kernel_unmap(uint64_t virt);
void mm_flush_kernel(void);

/* sched registers how to wait until mm->changing is false, with the mm lock held
 * before and after, and (!wait) how to wake those who do. */
extern void (*mm_turn_hook)(struct mm *mm, bool wait);
/* arch registers how to make other CPUs forget translations of mm (NULL: kernel). */
extern void (*tlb_shootdown_hook)(uint32_t cpus, struct mm *mm);
