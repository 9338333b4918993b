/* SPDX-License-Identifier: MIT */
/* What gcc calls before each access, and the functions of lib/base and of the
 * door to user memory that touch a range at once. */
#include "kernel/mm/user.h"
#include "kernel/sanitize/kasan.h"
#include "lib/base/string.h"

static inline __attribute__((always_inline)) void
check(const void *p, size_t n, const char *what, uint64_t pc)
{
	uint64_t a = (uint64_t)p, bad;

	if (!shadow_covers(a) || n == 0)
		return;
	if (n <= GRANULE && a % GRANULE + n <= GRANULE && *shadow_of(a) == 0)
		return;
	if (shadow_first_bad(a, n, &bad))
		kasan_report(what, bad, n, pc);
}

#define HERE (uint64_t)__builtin_return_address(0)

#define ACCESS(n)                                                                   \
	void __asan_load##n##_noabort(const void *p);                               \
	void __asan_store##n##_noabort(const void *p);                              \
	void __asan_load##n##_noabort(const void *p) { check(p, n, "read", HERE); } \
	void __asan_store##n##_noabort(const void *p) { check(p, n, "write", HERE); }

ACCESS(1)
ACCESS(2)
ACCESS(4)
ACCESS(8)
ACCESS(16)

void __asan_loadN_noabort(const void *p, size_t n);
void __asan_storeN_noabort(const void *p, size_t n);

void
__asan_loadN_noabort(const void *p, size_t n)
{
	check(p, n, "read", HERE);
}

void
__asan_storeN_noabort(const void *p, size_t n)
{
	check(p, n, "write", HERE);
}

/* WRAP(RESULT, NAME, PARAMETERS, ARGUMENTS, CHECKS): checks and calls NAME itself. */
#define WRAP(result, name, parameters, arguments, checks) \
	result __real_##name parameters;                  \
	result __wrap_##name parameters;                  \
	result __wrap_##name parameters                   \
	{                                                 \
		checks;                                   \
		return __real_##name arguments;           \
	}
#define READS(p, n) check(p, n, "read", HERE)
#define WRITES(p, n) check(p, n, "write", HERE)

WRAP(void *, memcpy, (void *to, const void *from, size_t n), (to, from, n), READS(from, n); WRITES(to, n))
WRAP(void *, memmove, (void *to, const void *from, size_t n), (to, from, n), READS(from, n); WRITES(to, n))
WRAP(void *, memset, (void *to, int byte, size_t n), (to, byte, n), WRITES(to, n))
WRAP(int, copy_in, (void *to, uptr from, size_t n), (to, from, n), WRITES(to, n))
WRAP(int, copy_out, (uptr to, const void *from, size_t n), (to, from, n), READS(from, n))
WRAP(long, copy_in_str, (char *to, uptr from, size_t n), (to, from, n), WRITES(to, n))
