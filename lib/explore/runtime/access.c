/* SPDX-License-Identifier: MIT */
/* What the compiler calls before reads, writes and instead of atomic operations. */
#include "lib/explore/runtime/runtime.h"

#define ACCESSES(bytes) \
	ACCESS(read##bytes, bytes, false, ACCESS_PLAIN) \
	ACCESS(write##bytes, bytes, true, ACCESS_PLAIN) \
	ACCESS(unaligned_read##bytes, bytes, false, ACCESS_PLAIN) \
	ACCESS(unaligned_write##bytes, bytes, true, ACCESS_PLAIN) \
	ACCESS(volatile_read##bytes, bytes, false, ACCESS_VOLATILE) \
	ACCESS(volatile_write##bytes, bytes, true, ACCESS_VOLATILE) \
	ACCESS(unaligned_volatile_read##bytes, bytes, false, ACCESS_VOLATILE) \
	ACCESS(unaligned_volatile_write##bytes, bytes, true, ACCESS_VOLATILE)
#define ACCESS(name, bytes, write, kind) \
	void __tsan_##name(const volatile void *address); \
	void \
	__tsan_##name(const volatile void *address) \
	{ \
		explore_step(address, bytes, write, kind, RETURN_ADDRESS); \
	}

ACCESSES(1)
ACCESSES(2)
ACCESSES(4)
ACCESSES(8)
ACCESSES(16)

void __tsan_read_range(const volatile void *address, size_t size);
void __tsan_write_range(const volatile void *address, size_t size);

void
__tsan_read_range(const volatile void *address, size_t size)
{
	explore_step(address, size, false, ACCESS_PLAIN, RETURN_ADDRESS);
}

void
__tsan_write_range(const volatile void *address, size_t size)
{
	explore_step(address, size, true, ACCESS_PLAIN, RETURN_ADDRESS);
}
