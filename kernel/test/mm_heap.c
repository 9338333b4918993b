/* SPDX-License-Identifier: MIT */
/* Kernel heap and kernel stacks. */
#include "kernel/mm/heap.h"

#include "kernel/arch/machine.h"
#include "kernel/mm/frame.h"
#include "kernel/test/test.h"
#include "lib/base/string.h"

#define MANY 300

static size_t
size_of(unsigned int i)
{
	return 1 + i * i * 7 % 9000;
}

/* Each object keeps what was written to it while all others are written. */
KERNEL_TEST(heap_objects_do_not_overlap)
{
	static unsigned char *object[MANY];
	size_t before = heap_bytes();
	unsigned int wrong = 0;

	for (unsigned int i = 0; i < MANY; i++) {
		object[i] = kmalloc(size_of(i));
		memset(object[i], (int)(i % 251), size_of(i));
	}
	for (unsigned int i = 0; i < MANY; i++) {
		wrong += (uintptr_t)object[i] % 16 != 0;
		for (size_t k = 0; k < size_of(i); k++)
			wrong += object[i][k] != i % 251;
	}
	CHECK_EQ(wrong, 0);
	for (unsigned int i = 0; i < MANY; i++)
		kfree(object[i * 7 % MANY]);
	CHECK_EQ(heap_bytes(), before);
}

KERNEL_TEST(heap_gives_its_frames_back)
{
	size_t frames[2];

	for (int round = 0; round < 2; round++) {
		static void *object[MANY];

		for (unsigned int i = 0; i < MANY; i++)
			object[i] = kmalloc(size_of(i));
		for (unsigned int i = 0; i < MANY; i++)
			kfree(object[i]);
		frames[round] = frames_charged(NULL);
	}
	CHECK_EQ(frames[0], frames[1]);
}

/* What was allocated before heap_settle is in slabs that give nothing more. */
KERNEL_TEST(heap_settle_begins_with_fresh_slabs)
{
	static char *object[MANY];
	size_t before, wrong = 0;
	char *first, *fresh;

	heap_settle();
	before = frames_charged(NULL);
	for (unsigned int i = 0; i < MANY; i++)
		object[i] = kmalloc(200);
	first = object[MANY - 1];
	heap_settle();
	fresh = kmalloc(200);
	for (unsigned int i = 0; i < MANY; i++)
		wrong += ((uint64_t)object[i] & PAGE_MASK) == ((uint64_t)fresh & PAGE_MASK);
	CHECK_EQ(wrong, 0);
	kfree(first);
	first = kmalloc(200);
	CHECK_EQ((uint64_t)first & PAGE_MASK, (uint64_t)fresh & PAGE_MASK);
	object[MANY - 1] = first;
	for (unsigned int i = 0; i < MANY; i++)
		kfree(object[i]);
	kfree(fresh);
	heap_settle();
	CHECK_EQ(frames_charged(NULL), before);
}

KERNEL_TEST(heap_kzalloc_clears_what_was_used)
{
	char *p = kmalloc(100);
	unsigned int sum = 0;

	memset(p, 0x5a, 100);
	kfree(p);
	p = kzalloc(100);
	for (int i = 0; i < 100; i++)
		sum += (unsigned char)p[i];
	CHECK_EQ(sum, 0);
	kfree(p);
}

KERNEL_TEST(heap_counts_what_is_handed_out)
{
	size_t before = heap_bytes();
	void *p = kmalloc(100), *large = kmalloc(100000);

	CHECK(heap_bytes() - before >= 100100 && heap_bytes() - before < 110000);
	kfree(p);
	kfree(large);
	CHECK_EQ(heap_bytes(), before);
}

KERNEL_TEST(heap_refuses_what_no_memory_holds)
{
	CHECK_EQ((uintptr_t)kmalloc(1ul << 46), 0);
	CHECK_EQ((uintptr_t)kmalloc(SIZE_MAX), 0);
}

KERNEL_TEST(kstack_is_reused_without_new_frames)
{
	char *top = kstack_alloc();
	size_t before = frames_charged(NULL);

	memset(top - KSTACK_SIZE, 0x77, KSTACK_SIZE);
	kstack_free(top);
	CHECK_EQ((uintptr_t)kstack_alloc(), (uintptr_t)top);
	CHECK_EQ(frames_charged(NULL), before);
	kstack_free(top);
}

/* Each stack is written through while all exist: they are distinct memory.
 * Page tables made by the first round stay; the second adds nothing. */
KERNEL_TEST(kstack_storm_is_given_back)
{
	static char *top[100];
	size_t free[2];
	unsigned int wrong = 0;

	for (int round = 0; round < 2; round++) {
		for (unsigned int i = 0; i < 100; i++) {
			top[i] = kstack_alloc();
			memset(top[i] - KSTACK_SIZE, (int)i, KSTACK_SIZE);
		}
		for (unsigned int i = 0; i < 100; i++) {
			wrong += top[i][-1] != (char)i || top[i][-KSTACK_SIZE] != (char)i;
			kstack_free(top[i]);
		}
		kstack_trim();
		free[round] = frames_free();
	}
	CHECK_EQ(wrong, 0);
	CHECK_EQ(free[0], free[1]);
}

/* With redzones (boot option redzone=1, DEBUG=1) what lies behind an object is
 * watched, to the byte, in every size; without, nothing is. */
KERNEL_TEST(heap_redzone_sees_one_byte_behind)
{
	bool watched = boot_option_number("redzone", 0);

	for (size_t size = 1; size < 10000; size += size / 3 + 1) {
		char *p = kmalloc(size), kept;

		memset(p, 0, size);
		CHECK_EQ(heap_damaged(p), 0);
		kept = p[size];
		if (watched) {
			p[size] = 0;
			CHECK_EQ(heap_damaged(p), 1);
			p[size] = kept;
		}
		CHECK_EQ(heap_damaged(p), 0);
		kfree(p);
	}
}

/* With redzones a freed object is spoilt, so that who still uses it fails. */
KERNEL_TEST(heap_free_spoils_the_object)
{
	for (size_t size = 32; size <= 1000; size *= 2) {
		volatile char *p = kmalloc(size);

		p[size - 1] = 1;
		kfree((void *)p);
		CHECK(!boot_option_number("redzone", 0) || p[size - 1] != 1);
	}
}

/* An object is its world's until it is freed, by whomever. */
KERNEL_TEST(heap_is_charged_to_a_world)
{
	size_t heap = frames_heap(boot_world), frames = frames_charged(boot_world);
	char *small = kzalloc_for(boot_world, 100), *large = kzalloc_for(boot_world, 10000);
	char *kernels = kzalloc_for(NULL, 1000);

	CHECK(frames_heap(boot_world) - heap >= 128); /* more under the sanitizer */
	CHECK(frames_heap(boot_world) - heap <= 256);
	CHECK_EQ(frames_charged(boot_world) - frames, 3);
	frames_set_quota(boot_world, memory_charged(boot_world));
	CHECK_EQ((uintptr_t)kzalloc_for(boot_world, 5000), 0);
	frames_set_quota(boot_world, SIZE_MAX);
	kfree(small);
	kfree(large);
	kfree(kernels);
	CHECK_EQ(frames_heap(boot_world), heap);
	CHECK_EQ(frames_charged(boot_world), frames);
}
