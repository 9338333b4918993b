/* SPDX-License-Identifier: MIT */
/*
 * Thread-local storage of a static program. The ELF file has a PT_TLS segment: the
 * initial values of all _Thread_local variables. Each thread gets a copy, ending
 * (suitably aligned) at the address in its fs register.
 */
#include <abi/prctl.h>
#include <errno.h>
#include <string.h>
#include <sys/mman.h>

#include "lib/c/syscall.h"
#include "lib/c/thread.h"

_Thread_local int errno;

static struct {
	const void *image;
	size_t image_size;              /* the rest is zero */
	size_t size;                    /* rounded up to the segment's alignment */
	size_t alignment;               /* of the whole: the segment's, at least 64 */
} tls = { .alignment = 64 };

static char main_area[4096] __attribute__((aligned(64)));

static size_t
round_up(size_t size, size_t alignment)
{
	return (size + alignment - 1) & ~(alignment - 1);
}

size_t
__tls_size(void)
{
	/* the end may be aligned downwards, hence twice the alignment */
	return tls.size + sizeof(struct heddle_thread) + 2 * tls.alignment;
}

struct heddle_thread *
__tls_build(char *end)
{
	struct heddle_thread *self = (struct heddle_thread *)
		(((uintptr_t)end - sizeof(*self)) & -tls.alignment);

	memcpy((char *)self - tls.size, tls.image, tls.image_size);
	self->self = self;
	self->robust.list.next = &self->robust.list;
	return self;
}

char *
__tls_stack_top(struct heddle_thread *thread)
{
	return (char *)(((uintptr_t)thread - tls.size) & -(uintptr_t)64);
}

static void
find_segment(const Elf64_Phdr *headers, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		if (headers[i].p_type != PT_TLS)
			continue;
		tls.image = (const void *)headers[i].p_vaddr;
		tls.image_size = headers[i].p_filesz;
		tls.size = round_up(headers[i].p_memsz, headers[i].p_align);
		if (headers[i].p_align > tls.alignment)
			tls.alignment = headers[i].p_align;
	}
}

void
__tls_start(const Elf64_Phdr *headers, size_t count)
{
	char *area = main_area;
	size_t size = sizeof(main_area);
	struct heddle_thread *self;

	find_segment(headers, count);
	if (__tls_size() > size) {
		size = __tls_size();
		area = (char *)sys(SYS_mmap, 0, size, PROT_READ | PROT_WRITE,
				   MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
	}
	self = __tls_build(area + size);
	sys(SYS_arch_prctl, ARCH_SET_FS, self);
	self->tid = (uint32_t)sys(SYS_set_tid_address, &self->tid);
}
