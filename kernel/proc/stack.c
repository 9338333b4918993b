/* SPDX-License-Identifier: MIT */
/* The stack as the System V ABI has it at a program's entry:
 *
 *     STACK_TOP   argument and environment strings
 *                 path of the program, 16 random bytes
 *                 auxiliary vector, ends with AT_NULL
 *                 environment pointers, NULL
 *                 argument pointers, NULL
 *     rsp ->      argc                            (16-aligned)
 */
#include "kernel/proc/stack.h"

#include "kernel/abi/errno.h"
#include "kernel/abi/mman.h"
#include "kernel/abi/signal.h"
#include "kernel/mm/heap.h"
#include "kernel/proc/cred.h"
#include "kernel/sched/clock.h"
#include "kernel/sched/thread.h"
#include "lib/base/string.h"

#define STACK_TOP (USER_END - PAGE_SIZE)
#define STACK_START (256 * 1024ul) /* mapped at first; it grows on demand */
#define AUX_ENTRIES 18

struct layout {
	uint64_t strings, path, random;
	Elf64_auxv_t aux[AUX_ENTRIES];
	unsigned int aux_count;
};

int
stack_map(struct mm *mm)
{
	long r = vm_map(mm, STACK_TOP - STACK_START, STACK_START, PROT_READ | PROT_WRITE,
			MAP_PRIVATE | MAP_ANONYMOUS | MAP_FIXED | MAP_GROWSDOWN | MAP_STACK,
			NULL, 0, "[stack]");

	return r < 0 ? (int)r : 0;
}

static void
aux(struct layout *l, uint64_t type, uint64_t value)
{
	l->aux[l->aux_count++] = (Elf64_auxv_t){ type, value };
}

/* What the processor can do, as CPUID leaf 1 says in EDX; not whether it has brothers, of which a domain knows nothing. */
#define HAS_BROTHERS (1u << 28)
static uint32_t
hardware(void)
{
	uint32_t a = 1, b, c, d;

	__asm__ volatile("cpuid" : "+a"(a), "=b"(b), "=c"(c), "=d"(d));
	return d & ~HAS_BROTHERS;
}

static void
fill_aux(struct layout *l, const struct elf_image *image, const struct cred *c)
{
	aux(l, AT_PHDR, image->phdr);
	aux(l, AT_PHENT, sizeof(Elf64_Phdr));
	aux(l, AT_PHNUM, image->phnum);
	aux(l, AT_PAGESZ, PAGE_SIZE);
	aux(l, AT_BASE, 0);
	aux(l, AT_FLAGS, 0);
	aux(l, AT_ENTRY, image->entry);
	aux(l, AT_UID, c->user.real);
	aux(l, AT_EUID, c->user.effective);
	aux(l, AT_GID, c->group.real);
	aux(l, AT_EGID, c->group.effective);
	aux(l, AT_SECURE, c->user.real != c->user.effective || c->group.real != c->group.effective);
	aux(l, AT_RANDOM, l->random);
	aux(l, AT_HWCAP, hardware());
	aux(l, AT_CLKTCK, 100);
	aux(l, AT_EXECFN, l->path);
	aux(l, AT_MINSIGSTKSZ, MINSIGSTKSZ);
	aux(l, AT_NULL, 0);
}

/* count pointers to strings from *text on, then NULL.  Advances both. */
static uint64_t *
pointers(uint64_t *to, unsigned int count, const char **text, uint64_t *address)
{
	while (count--) {
		size_t n = strlen(*text) + 1;

		*to++ = *address;
		*text += n;
		*address += n;
	}
	*to++ = 0;
	return to;
}

/* argc, pointers and auxiliary vector in one block. */
static int
write_vectors(const struct layout *l, const struct exec_args *args, uint64_t rsp, size_t words)
{
	uint64_t *block = kmalloc(words * 8), *to = block, address = l->strings;
	const char *text = args->text;
	int r;

	if (!block)
		return -ENOMEM;
	*to++ = args->argc;
	to = pointers(to, args->argc, &text, &address);
	to = pointers(to, args->envc, &text, &address);
	memcpy(to, l->aux, l->aux_count * sizeof(l->aux[0]));
	r = copy_out(UPTR(rsp), block, words * 8);
	kfree(block);
	return r;
}

int
stack_fill(const struct elf_image *image, const char *path, const struct exec_args *args,
	   uint64_t *rsp)
{
	uint64_t random[2] = { world_random(current->world), world_random(current->world) };
	struct cred *cred;
	size_t words;
	struct layout l;
	int r;

	memset(&l, 0, sizeof(l));
	l.strings = STACK_TOP - 8 - args->used;
	l.path = l.strings - strlen(path) - 1;
	l.random = (l.path - sizeof(random)) & ~15ul;
	cred = process_cred(current->process);
	fill_aux(&l, image, cred);
	cred_put(cred);
	words = 1 + args->argc + 1 + args->envc + 1 + l.aux_count * 2;
	*rsp = (l.random - words * 8) & ~15ul;
	r = copy_out(UPTR(l.strings), args->text, args->used);
	if (r == 0)
		r = copy_out(UPTR(l.path), path, strlen(path) + 1);
	if (r == 0)
		r = copy_out(UPTR(l.random), random, sizeof(random));
	if (r == 0)
		r = write_vectors(&l, args, *rsp, words);
	return r;
}
