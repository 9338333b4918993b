/* SPDX-License-Identifier: MIT */
/* The door to user memory: range checks here, the accesses in user_access.S.
 *
 * An access may fault.  The trap handler first lets vm_fault bring the page;
 * only if that fails does it ask user_fixup where to go on, and the access
 * returns -EFAULT. */
#include "kernel/mm/user.h"

#include <stdbool.h>

#include "kernel/abi/errno.h"
#include "kernel/base/cpu.h"
#include "kernel/base/panic.h"

/* user_access.S: 0 or -EFAULT. */
int user_copy(void *to, const void *from, size_t n);
int user_clear(void *to, size_t n);
int user_load(const void *from, uint32_t *value);
int user_compare_swap(void *at, uint32_t expected, uint32_t desired, uint32_t *old);
/* Length without the NUL, size if there is none in it, or -EFAULT. */
long user_copy_str(char *to, const void *from, size_t size);
extern char user_access_start[], user_access_end[], user_access_fault[];

/* [p, p + n) lies in user space; and the caller may fault. */
static bool
door_open(uptr p, size_t n)
{
	assert_eq(preempt_count(), 0); /* no spinlock held */
	return n <= USER_END && p.addr <= USER_END - n;
}

int
copy_in(void *to, uptr from, size_t n)
{
	return door_open(from, n) ? user_copy(to, (const void *)from.addr, n) : -EFAULT;
}

int
copy_out(uptr to, const void *from, size_t n)
{
	return door_open(to, n) ? user_copy((void *)to.addr, from, n) : -EFAULT;
}

int
clear_out(uptr to, size_t n)
{
	return door_open(to, n) ? user_clear((void *)to.addr, n) : -EFAULT;
}

long
copy_in_str(char *to, uptr from, size_t size)
{
	size_t limit = size;
	long n;

	if (!door_open(from, 1))
		return -EFAULT;
	if (limit > USER_END - from.addr)
		limit = USER_END - from.addr;
	n = user_copy_str(to, (const void *)from.addr, limit);
	if (n < 0 || (size_t)n < limit)
		return n;
	return limit < size ? -EFAULT : -ENAMETOOLONG;
}

int
user_load32(uptr p, uint32_t *value)
{
	return door_open(p, 4) ? user_load((const void *)p.addr, value) : -EFAULT;
}

int
user_cas32(uptr p, uint32_t expected, uint32_t desired, uint32_t *old)
{
	if (!door_open(p, 4))
		return -EFAULT;
	return user_compare_swap((void *)p.addr, expected, desired, old);
}

uint64_t
user_fixup(uint64_t rip)
{
	bool ours = rip >= (uint64_t)user_access_start && rip < (uint64_t)user_access_end;

	return ours ? (uint64_t)user_access_fault : 0;
}
