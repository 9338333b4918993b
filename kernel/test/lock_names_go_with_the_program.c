/* SPDX-License-Identifier: MIT */
/* When an address space is left for good, the names of its locks go, and no other's. */
#include "kernel/sync/lockname.h"
#include "kernel/test/mm_help.h"
#include "lib/base/string.h"

KERNEL_TEST(lock_names_go_with_the_program)
{
	struct mm *first = mm_create(boot_world), *second = mm_create(boot_world);
	uint64_t gone = first->id;
	char name[32];

	lock_name_set(first, 0x1000, "red");
	lock_name_set(first, 0x2000, "green");
	lock_name_set(second, 0x1000, "blue");
	CHECK(lock_name_get(gone, 0x2000, name, sizeof(name)) && strcmp(name, "green") == 0);
	lock_names_drop(gone);
	mm_put(first);
	CHECK(!lock_name_get(gone, 0x1000, name, sizeof(name)));
	CHECK(!lock_name_get(gone, 0x2000, name, sizeof(name)));
	CHECK(lock_name_get(second->id, 0x1000, name, sizeof(name)) && strcmp(name, "blue") == 0);
	mm_put(second);
}
