/* SPDX-License-Identifier: MIT */
/* What must end the machine, one a test: `ktest=panic_...` by name, never by
 * `*`.  tools/heddle/test/each-misuse-is-a-panic.sh has what each must say. */
#include "kernel/base/panic.h"
#include "kernel/mm/frame.h"
#include "kernel/mm/heap.h"
#include "kernel/sync/mutex.h"
#include "kernel/test/helpers.h"
#include "kernel/test/test.h"

static struct spinlock low = SPINLOCK_INIT(RANK_TEST_LOW, "low"), same = SPINLOCK_INIT(RANK_TEST_LOW, "same");
static struct mutex a, b;

KERNEL_TEST(panic_spinlock_out_of_order)
{
	spin_lock(&low);
	spin_lock(&same);
}

KERNEL_TEST(panic_spinlock_not_held)
{
	preempt_disable();
	spin_unlock(&low);
}

KERNEL_TEST(panic_mutex_twice)
{
	mutex_init(&a, RANK_TEST_MUTEX, "a");
	mutex_lock(&a);
	mutex_lock(&a);
}

KERNEL_TEST(panic_mutex_out_of_order)
{
	mutex_init(&a, RANK_TEST_MUTEX, "a");
	mutex_init(&b, RANK_TEST_MUTEX, "b");
	mutex_lock(&a);
	mutex_lock(&b);
}

KERNEL_TEST(panic_mutex_not_held)
{
	mutex_init(&a, RANK_TEST_MUTEX, "a");
	mutex_unlock(&a);
}

KERNEL_TEST(panic_per_cpu_data_unprotected)
{
	this_cpu();
}

KERNEL_TEST(panic_freed_twice)
{
	void *p = kmalloc(100000);

	kfree(p);
	kfree(p);
}

static int
descend(volatile int depth)
{
	volatile char room[1000];

	room[depth % 1000] = 1;
	return depth < 0 ? 0 : descend(depth + 1) + room[0];
}

KERNEL_TEST(panic_stack_overflow)
{
	descend(0);
}

KERNEL_TEST(panic_wild_pointer)
{
	*(volatile int *)0xffff900000000010ul = 1;
}

KERNEL_TEST(panic_text_overwritten)
{
	*(volatile char *)phys_to_virt(virt_to_phys((void *)descend)) = 0;
}

KERNEL_TEST(panic_invalid_instruction)
{
	__asm__ volatile("ud2");
}

KERNEL_TEST(panic_unknown_trap)
{
	__asm__ volatile("int $20");
}

KERNEL_TEST(panic_loop_with_a_spinlock)
{
	spin_lock(&low);
	for (;;)
		__asm__ volatile("");
}

/* These are not even told: tools/heddle/test/a-kernel-that-halts-for-ever-is-ended.sh */

KERNEL_TEST(panic_halted_with_a_spinlock) /* whose interrupts are put off for ever */
{
	spin_lock(&low);
	for (;;)
		__asm__ volatile("sti; hlt");
}

KERNEL_TEST(panic_lost)
{
	panicking = true;
	panic("nobody hears of this");
}
