/* SPDX-License-Identifier: MIT */
/* Mapping memory, the end of the heap, random bytes, and questions about the system. */
#include <errno.h>
#include <limits.h>
#include <stdarg.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/random.h>
#include <sys/utsname.h>
#include <unistd.h>

#include "lib/c/syscall.h"

void *
mmap(void *address, size_t size, int protection, int flags, int fd, off_t offset)
{
	return (void *)__result(sys(SYS_mmap, address, size, protection, flags, fd, offset));
}

int
munmap(void *address, size_t size)
{
	return (int)__result(sys(SYS_munmap, address, size));
}

int
mprotect(void *address, size_t size, int protection)
{
	return (int)__result(sys(SYS_mprotect, address, size, protection));
}

void *
mremap(void *address, size_t size, size_t new_size, int flags, ...)
{
	va_list arguments;
	void *at;

	va_start(arguments, flags);
	at = flags & MREMAP_FIXED ? va_arg(arguments, void *) : NULL;
	va_end(arguments);
	return (void *)__result(sys(SYS_mremap, address, size, new_size, flags, at));
}

int
madvise(void *address, size_t size, int advice)
{
	return (int)__result(sys(SYS_madvise, address, size, advice));
}

int
msync(void *address, size_t size, int flags)
{
	return (int)__result(sys(SYS_msync, address, size, flags));
}

int
memfd_create(const char *name, unsigned flags)
{
	return (int)__result(sys(SYS_memfd_create, name, flags));
}

/* The kernel answers with the end as it is then: unchanged if it could not. */
int
brk(void *end)
{
	if (sys(SYS_brk, end) == (long)end)
		return 0;
	errno = ENOMEM;
	return -1;
}

void *
sbrk(intptr_t increment)
{
	static char *end;               /* only malloc calls this, under its lock */
	char *old;

	if (!end)
		end = (char *)sys(SYS_brk, 0);
	old = end;
	if (increment && brk(end + increment) < 0)
		return (void *)-1;
	end += increment;
	return old;
}

ssize_t
getrandom(void *buffer, size_t size, unsigned flags)
{
	return __result(sys(SYS_getrandom, buffer, size, flags));
}

int
getentropy(void *buffer, size_t size)
{
	if (size > 256) {
		errno = EIO;
		return -1;
	}
	return getrandom(buffer, size, 0) == (ssize_t)size ? 0 : -1;
}

static long
count_cpus(void)
{
	unsigned long mask[16] = { 0 };
	unsigned long count = 0;

	if (sys(SYS_sched_getaffinity, 0, sizeof(mask), mask) < 0)
		return 1;
	for (int i = 0; i < 1024; i++)
		count += mask[i / 64] >> i % 64 & 1;
	return (long)count;
}

long
sysconf(int name)
{
	switch (name) {
	case _SC_ARG_MAX:
		return ARG_MAX;
	case _SC_CLK_TCK:
		return 100;
	case _SC_OPEN_MAX:
		return OPEN_MAX;
	case _SC_PAGESIZE:
		return PAGE_SIZE;
	case _SC_NPROCESSORS_CONF:
	case _SC_NPROCESSORS_ONLN:
		return count_cpus();
	default:
		errno = EINVAL;
		return -1;
	}
}

int
getpagesize(void)
{
	return PAGE_SIZE;
}

int
gethostname(char *name, size_t size)
{
	struct utsname system;

	if (uname(&system) < 0)
		return -1;
	if (strlcpy(name, system.nodename, size) < size)
		return 0;
	errno = ENAMETOOLONG;
	return -1;
}
