/* SPDX-License-Identifier: MIT */
/* The door to user memory.  The test thread takes an address space for itself,
 * so that its own page faults are resolved in it. */
#include "kernel/abi/errno.h"
#include "kernel/mm/user.h"
#include "kernel/sched/thread.h"
#include "kernel/test/mm_help.h"
#include "lib/base/string.h"

static void
enter(struct mm *mm)
{
	preempt_disable();
	current->mm = mm;
	mm_activate(mm);
	preempt_enable();
}

static struct mm *
enter_new(uint64_t *at, size_t pages)
{
	struct mm *mm = mm_create(boot_world);

	*at = (uint64_t)vm_map(mm, 0, pages * PAGE_SIZE, RW, ANONYMOUS, NULL, 0, "");
	enter(mm);
	return mm;
}

static void
leave_and_drop(struct mm *mm)
{
	enter(NULL);
	mm_put(mm);
}

KERNEL_TEST(door_copies_whole_and_across_pages)
{
	static char out[3000], in[3000];
	uint64_t at;
	struct mm *mm = enter_new(&at, 3);
	unsigned int wrong = 0;

	for (size_t i = 0; i < sizeof(out); i++)
		out[i] = (char)(i * 31 + 7);
	for (size_t n = 0; n < sizeof(out); n += n < 80 ? 1 : 613) {
		uptr to = UPTR(at + PAGE_SIZE - n / 2);

		memset(in, 0, sizeof(in));
		wrong += copy_out(to, out, n) != 0 || copy_in(in, to, n) != 0;
		wrong += memcmp(in, out, n) != 0 || (n < sizeof(in) && in[n] != 0);
		wrong += clear_out(to, n) != 0 || copy_in(in, to, n) != 0;
		for (size_t i = 0; i < n; i++)
			wrong += in[i] != 0;
	}
	CHECK_EQ(wrong, 0);
	leave_and_drop(mm);
}

KERNEL_TEST(door_refuses_unmapped_and_kernel_addresses)
{
	static char byte[32];
	uint64_t at, bad[] = { 0, 8, USER_END - 16, USER_END, 1ul << 47, (uint64_t)byte,
	                       UINT64_MAX - 7, 0x8000000000000000ul };
	struct mm *mm = enter_new(&at, 1);
	uint32_t v;

	for (size_t i = 0; i < sizeof(bad) / sizeof(bad[0]); i++) {
		uptr p = UPTR(bad[i]);

		CHECK_EQ(copy_in(byte, p, 32), -EFAULT);
		CHECK_EQ(copy_out(p, byte, 32), -EFAULT);
		CHECK_EQ(clear_out(p, 32), -EFAULT);
		CHECK_EQ(copy_in_str(byte, p, 32), -EFAULT);
		CHECK_EQ(user_load32(p, &v), -EFAULT);
		CHECK_EQ(user_cas32(p, 0, 1, &v), -EFAULT);
	}
	CHECK_EQ(copy_out(UPTR(at + PAGE_SIZE - 8), byte, 16), -EFAULT); /* half of it */
	CHECK_EQ(copy_in(byte, UPTR(at), SIZE_MAX), -EFAULT);
	leave_and_drop(mm);
}

KERNEL_TEST(door_honours_read_only_pages)
{
	uint64_t at;
	struct mm *mm = enter_new(&at, 1);
	char c = 5;

	CHECK_EQ(copy_out(UPTR(at), &c, 1), 0);
	vm_protect(mm, at, PAGE_SIZE, PROT_READ);
	CHECK_EQ(copy_out(UPTR(at), &c, 1), -EFAULT);
	CHECK_EQ(copy_in(&c, UPTR(at), 1), 0);
	vm_protect(mm, at, PAGE_SIZE, PROT_NONE);
	CHECK_EQ(copy_in(&c, UPTR(at), 1), -EFAULT);
	leave_and_drop(mm);
}

KERNEL_TEST(door_strings_end_or_do_not_fit)
{
	uint64_t at;
	struct mm *mm = enter_new(&at, 1);
	uint64_t end = at + PAGE_SIZE;
	char buf[8];

	copy_out(UPTR(at), "hello", 6);
	CHECK_EQ(copy_in_str(buf, UPTR(at), sizeof(buf)), 5);
	CHECK_EQ(strcmp(buf, "hello"), 0);
	CHECK_EQ(copy_in_str(buf, UPTR(at), 6), 5);
	CHECK_EQ(copy_in_str(buf, UPTR(at), 5), -ENAMETOOLONG);
	copy_out(UPTR(end - 3), "xyz", 3); /* runs off the page */
	CHECK_EQ(copy_in_str(buf, UPTR(end - 3), sizeof(buf)), -EFAULT);
	copy_out(UPTR(end - 3), "xy", 3);
	CHECK_EQ(copy_in_str(buf, UPTR(end - 3), sizeof(buf)), 2);
	leave_and_drop(mm);
}

KERNEL_TEST(door_compares_and_swaps)
{
	uint64_t at;
	struct mm *mm = enter_new(&at, 1);
	uint32_t old = 99, now = 99;

	CHECK_EQ(user_cas32(UPTR(at + 4), 0, 7, &old), 0);
	CHECK_EQ(old, 0);
	CHECK_EQ(user_cas32(UPTR(at + 4), 0, 8, &old), 0);
	CHECK_EQ(old, 7);
	CHECK_EQ(user_load32(UPTR(at + 4), &now), 0);
	CHECK_EQ(now, 7);
	leave_and_drop(mm);
}

/* The CPU itself must see copy on write and protection: entries it remembers
 * are forgotten. */
KERNEL_TEST(door_sees_translations_change)
{
	uint64_t at;
	struct mm *mm = enter_new(&at, 1), *child;
	char c = 1;

	copy_out(UPTR(at), &c, 1);
	child = mm_fork(mm);
	c = 2;
	copy_out(UPTR(at), &c, 1);
	CHECK_EQ(look(child, at), 1);
	CHECK_EQ(look(mm, at), 2);
	mm_put(child);
	vm_unmap(mm, at, PAGE_SIZE);
	CHECK_EQ(copy_in(&c, UPTR(at), 1), -EFAULT);
	leave_and_drop(mm);
}
