/* SPDX-License-Identifier: MIT */
/* The kernel that counts which lines run: at power-off the counts leave by the
 * log port, for tools/build/mkgcda to make gcc's .gcda files of.
 *
 *   each object file: "\nGCDA " name, NUL; then pieces: u16 length, bytes; the
 *   last of length 0
 *
 * The code that makes the records is gcc's own (libgcov), and uses the FPU. */
#include <stddef.h>
#include <stdint.h>

#include "kernel/arch/io.h"
#include "kernel/arch/machine.h"
#include "kernel/base/cpu.h"
#include "lib/base/string.h"

struct gcov_info;
extern const struct gcov_info *const __gcov_info_start[], *const __gcov_info_end[];
void __gcov_info_to_gcda(const struct gcov_info *info, void (*name)(const char *, void *),
                         void (*dump)(const void *, unsigned int, void *),
                         void *(*allocate)(unsigned int, void *), void *arg);
void __gcov_merge_add(int64_t *counters, unsigned int n);
void *mmap(void *addr, size_t size, int prot, int flags, int fd, long offset);
void abort(void);
void __real_power_off(enum power_code code);
void __wrap_power_off(enum power_code code);

void
__gcov_merge_add(int64_t *counters, unsigned int n)
{
}

/* What libgcov would call and never does here. */
void *
mmap(void *addr, size_t size, int prot, int flags, int fd, long offset)
{
	return NULL;
}

void
abort(void)
{
	for (;;)
		irq_disable();
}

static void
put(const void *bytes, size_t n)
{
	host_write(HOST_LOG, bytes, n);
}

static void
put_piece(const void *bytes, unsigned int n, void *arg)
{
	uint16_t length;

	for (const char *p = bytes; n > 0; p += length, n -= length) {
		length = n < 65535 ? (uint16_t)n : 65535;
		put(&length, sizeof length);
		put(p, length);
	}
}

static void
put_name(const char *name, void *arg)
{
	put("\nGCDA ", 6);
	put(name, strlen(name) + 1);
}

static void *
allocate(unsigned int n, void *arg)
{
	static char room[65536];
	static size_t used;

	used += n;
	return used <= sizeof room ? room + used - n : NULL;
}

void
__wrap_power_off(enum power_code code)
{
	static const uint16_t end;

	irq_disable();
	__asm__ volatile("clts");
	for (const struct gcov_info *const *i = __gcov_info_start; i < __gcov_info_end; i++) {
		__gcov_info_to_gcda(*i, put_name, put_piece, allocate, NULL);
		put(&end, sizeof end);
	}
	__real_power_off(code);
}
