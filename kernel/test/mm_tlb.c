/* SPDX-License-Identifier: MIT */
/* What one CPU changes in the page tables, the others see: none goes on with a
 * translation it remembers.
 *
 *     this thread                      prober, on another CPU if there is one
 *                                      uses the page again and again
 *     waits until it has used it
 *     changes the page tables
 *     changed = true
 *                                      changed? uses it once more: the result */
#include <stdatomic.h>

#include "kernel/abi/errno.h"
#include "kernel/mm/user.h"
#include "kernel/sched/thread.h"
#include "kernel/test/mm_help.h"

static struct mm *mm;
static uint64_t at;
static bool writes;      /* the prober stores, else it loads */
static int result;       /* of its last use: the byte, or -EFAULT */
static atomic_uint probes;
static atomic_bool changed;

static void
use(struct mm *new)
{
	preempt_disable();
	current->mm = new;
	mm_activate(new);
	preempt_enable();
}

static int
probe(void)
{
	unsigned char c = 7;
	int r = writes ? copy_out(UPTR(at), &c, 1) : copy_in(&c, UPTR(at), 1);

	return r == 0 ? c : r;
}

static void
prober(void *arg)
{
	use(mm);
	while (!changed) {
		probe();
		probes++;
		cpu_relax(); /* under icount: lets the other CPU run */
	}
	result = probe();
	use(NULL);
}

static void
wait_for_probes(unsigned int more)
{
	for (unsigned int until = probes + more; probes < until; thread_yield())
		cpu_relax();
}

static struct thread *
begin(bool stores)
{
	struct thread *t;

	writes = stores;
	probes = 0;
	changed = false;
	mm = mm_create(boot_world);
	at = map_written(mm, 1, 1);
	use(mm);
	CHECK_EQ(thread_create(boot_world, "prober", prober, NULL, &t), 0);
	thread_start(t);
	wait_for_probes(1);
	return t;
}

static void
end(struct thread *t)
{
	changed = true;
	while (t->refs > 1)
		thread_yield();
	thread_put(t);
	use(NULL);
	mm_put(mm);
}

KERNEL_TEST(other_cpus_forget_what_is_unmapped)
{
	struct thread *t = begin(false);

	CHECK_EQ(vm_unmap(mm, at, PAGE_SIZE), 0);
	end(t);
	CHECK_EQ(result, -EFAULT);
}

KERNEL_TEST(other_cpus_forget_what_was_writable)
{
	struct thread *t = begin(true);

	CHECK_EQ(vm_protect(mm, at, PAGE_SIZE, PROT_READ), 0);
	end(t);
	CHECK_EQ(result, -EFAULT);
}

KERNEL_TEST(other_cpus_forget_what_was_copied_on_write)
{
	struct thread *t = begin(false);
	struct mm *child = mm_fork(mm);
	char c = 2;

	CHECK_EQ(copy_out(UPTR(at), &c, 1), 0);
	end(t);
	CHECK_EQ(result, 2);
	mm_put(child);
}

/* The prober stores 7 all the time; once fork has returned, none of its stores
 * may reach the child. */
KERNEL_TEST(other_cpus_forget_what_fork_shares)
{
	struct thread *t = begin(true);
	struct mm *child = mm_fork(mm);

	*(char *)phys_to_virt(vm_frame(child, at)) = 0;
	wait_for_probes(20);
	CHECK_EQ(look(child, at), 0);
	end(t);
	mm_put(child);
}
