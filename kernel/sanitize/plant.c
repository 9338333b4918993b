/* SPDX-License-Identifier: MIT */
/* Bugs planted on purpose, one of each kind: plant=NAME on the command line of
 * the sanitizer's kernel runs one instead of the unit tests, and must not come
 * back. */
#include "kernel/arch/machine.h"
#include "kernel/mm/frame.h"
#include "kernel/mm/heap.h"
#include "kernel/mm/user.h"
#include "kernel/sanitize/kasan.h"
#include "lib/base/string.h"

static volatile int zero;
static int global[10];
static volatile int sink;

static void
use_after_free(void)
{
	int *p = kmalloc(40);

	kfree(p);
	sink = p[3];
}

static void
double_free(void)
{
	void *p = kmalloc(40);

	kfree(p);
	kfree(p);
}

static void
heap_overflow(void)
{
	volatile char *p = kmalloc(40);

	p[40 + zero] = 1;
}

static void
heap_underflow(void)
{
	volatile char *p = kmalloc(40);

	p[zero - 1] = 1;
}

static void
copy_too_long(void)
{
	char *p = kmalloc(33);

	memset(p, 0, 34 + (size_t)zero);
}

static void
copy_in_too_long(void)
{
	char *p = kmalloc(100);

	copy_in(p, UPTR(4096), 101 + (size_t)zero);
}

static void
stack_overflow(void)
{
	volatile char here[20];

	sink = (here[0] = 1);
	*(here + 20 + zero) = 1;
}

static void
out_of_scope(void)
{
	volatile char *p;

	{
		volatile char here[32];

		here[0] = 1;
		p = here;
	}
	sink = p[zero];
}

static void
global_overflow(void)
{
	volatile int *p = global;

	p[10 + zero] = 1;
}

static void
free_frame(void)
{
	phys_t p = frame_alloc(NULL, true);

	frame_unref(p);
	sink = *(volatile int *)phys_to_virt(p);
}

static void
signed_overflow(void)
{
	sink = INT32_MAX - zero + (1 + zero);
}

static void
shift_too_far(void)
{
	sink = 1 << (32 + zero);
}

static void
index_too_high(void)
{
	sink = global[10 + zero];
}

static const struct {
	const char *name;
	void (*run)(void);
} plants[] = {
#define PLANT(name) { #name, name }
	PLANT(use_after_free), PLANT(double_free), PLANT(heap_overflow), PLANT(heap_underflow),
	PLANT(copy_too_long), PLANT(copy_in_too_long), PLANT(stack_overflow), PLANT(out_of_scope),
	PLANT(global_overflow), PLANT(free_frame), PLANT(signed_overflow), PLANT(shift_too_far),
	PLANT(index_too_high),
};

void __real_selftest_run(void);
void __wrap_selftest_run(void);

void
__wrap_selftest_run(void)
{
	char name[32] = "";

	boot_option("plant", name, sizeof name);
	for (size_t i = 0; i < sizeof plants / sizeof *plants; i++)
		if (strcmp(name, plants[i].name) == 0)
			plants[i].run();
	quarantine_drain();
	__real_selftest_run();
}
