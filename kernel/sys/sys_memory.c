/* SPDX-License-Identifier: MIT */
/* Address spaces: mmap and its relatives. */
#include "kernel/abi/errno.h"
#include "kernel/abi/fcntl.h"
#include "kernel/abi/mman.h"
#include "kernel/base/limit.h"
#include "kernel/ipc/file.h"
#include "kernel/mm/vm.h"
#include "kernel/sched/thread.h"
#include "kernel/sys/args.h"
#include "kernel/sys/syscall.h"

#define MEMFD_NAME_MAX 249
#define PROT_ALL (PROT_READ | PROT_WRITE | PROT_EXEC)

/* A file may be mapped if it is readable, and shared and writable only if it
 * is writable. */
static int
file_object(struct file *f, int prot, int flags, struct vm_object **out)
{
	if (!file_readable(f))
		return -EACCES;
	if ((flags & MAP_TYPE) != MAP_PRIVATE && (prot & PROT_WRITE) && !file_writable(f))
		return -EACCES;
	*out = f->ops->map ? f->ops->map(f, prot, flags) : NULL;
	return *out ? 0 : -ENODEV;
}

static long
map_file(uint64_t addr, uint64_t size, int prot, int flags, struct file *f, uint64_t offset)
{
	struct vm_object *object;
	long r;

	if (!file_writable(f))
		flags |= MAP_DENYWRITE; /* mprotect shall not make it writable either */
	r = file_object(f, prot, flags, &object);
	return r < 0 ? r : vm_map(current->mm, addr, size, prot, flags, object, offset, "");
}

/* Stricter than Linux: no memory of a program is writable and executable. */
static bool
writable_code(int prot)
{
	return (prot & (PROT_WRITE | PROT_EXEC)) == (PROT_WRITE | PROT_EXEC);
}

PARTLY(mmap, "memory both writable and executable (EACCES); huge pages, MAP_SYNC")
SYSCALL(mmap, uint64_t addr, uint64_t size, int prot, int flags, int fd, uint64_t offset)
{
	scoped(file_put) struct file *f = flags & MAP_ANONYMOUS ? NULL : arg_file(fd);
	int type = flags & MAP_TYPE;

	if (offset & (PAGE_SIZE - 1))
		return -EINVAL;
	if (!f && !(flags & MAP_ANONYMOUS))
		return -EBADF;
	if (size == 0 || (prot & ~PROT_ALL) || size > USER_END)
		return size > USER_END ? -ENOMEM : -EINVAL;
	if (writable_code(prot))
		return -EACCES;
	if (flags & MAP_LOCKED && limit_of(RLIMIT_MEMLOCK) == 0)
		return -EPERM;
	if (type != MAP_SHARED && type != MAP_PRIVATE && type != MAP_SHARED_VALIDATE)
		return -EINVAL;
	size = (size + PAGE_SIZE - 1) & PAGE_MASK;
	if (f)
		return map_file(addr, size, prot, flags, f, offset);
	return vm_map(current->mm, addr, size, prot, flags, NULL, 0, "");
}

SYSCALL(munmap, uint64_t addr, uint64_t size) { return vm_unmap(current->mm, addr, size); }

PARTLY(mprotect, "memory both writable and executable (EACCES)")
SYSCALL(mprotect, uint64_t addr, uint64_t size, int prot)
{
	if (prot & ~PROT_ALL)
		return -EINVAL;
	if (writable_code(prot))
		return -EACCES;
	return vm_protect(current->mm, addr, size, prot);
}

SYSCALL(brk, uint64_t want)
{
	return (long)vm_brk(current->mm, want);
}

PARTLY(madvise, "merging, poison, cold and wiped pages, MADV_REMOVE; hints mean nothing")
SYSCALL(madvise, uint64_t addr, uint64_t size, int advice)
{
	return vm_advise(current->mm, addr, size, advice);
}

PARTLY(mremap, "MREMAP_DONTUNMAP")
SYSCALL(mremap, uint64_t old, uint64_t old_size, uint64_t size, int flags, uint64_t at)
{
	return vm_remap(current->mm, old, old_size, size, flags, at);
}

/* A file without a name. */
PARTLY(memfd_create, "seals, huge pages")
SYSCALL(memfd_create, uptr name, unsigned int flags)
{
	char text[MEMFD_NAME_MAX + 1];
	struct file *f;
	long r;

	if (flags & ~(unsigned int)MFD_CLOEXEC)
		return -EINVAL;
	r = copy_in_str(text, name, sizeof(text));
	if (r < 0)
		return r == -ENAMETOOLONG ? -EINVAL : r;
	r = fs_open_nameless(current->world, &f);
	return r < 0 ? r : return_file(f, 0, flags & MFD_CLOEXEC);
}

/* The whole pages that hold these bytes. */
static int
lock(uint64_t addr, uint64_t size, bool on)
{
	uint64_t from = addr & PAGE_MASK, pages = (size + (addr - from) + PAGE_SIZE - 1) & PAGE_MASK;

	if (pages < size || from + pages < from)
		return -EINVAL;
	return vm_lock(current->mm, from, pages, on);
}

SYSCALL(mlock, uint64_t addr, uint64_t size)
{
	return limit_of(RLIMIT_MEMLOCK) == 0 ? -EPERM : lock(addr, size, true);
}

SYSCALL(munlock, uint64_t addr, uint64_t size) { return lock(addr, size, false); }

/* Of a file, only pages that this process has touched are told. */
PARTLY(mincore, "pages of a file that this process has not touched")
SYSCALL(mincore, uint64_t addr, uint64_t size, uptr out)
{
	uint64_t pages = (size + PAGE_SIZE - 1) / PAGE_SIZE;
	long r = vm_advise(current->mm, addr, size, MADV_NORMAL);

	for (uint64_t i = 0; i < pages && r == 0; i++) {
		uint8_t present = vm_frame(current->mm, addr + i * PAGE_SIZE) != 0;

		r = copy_out(uptr_add(out, (int64_t)i), &present, 1);
	}
	return r;
}

/* Shared mappings are the file itself. */
SYSCALL(msync, uint64_t addr, uint64_t size, int flags)
{
	if ((addr & (PAGE_SIZE - 1)) || (flags & ~(MS_ASYNC | MS_SYNC | MS_INVALIDATE)) ||
	    ((flags & MS_ASYNC) && (flags & MS_SYNC)))
		return -EINVAL;
	return vm_advise(current->mm, addr, size, MADV_NORMAL); /* is it all mapped? */
}
