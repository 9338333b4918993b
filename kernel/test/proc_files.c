/* SPDX-License-Identifier: MIT */
/* Descriptor tables. */
#include "kernel/abi/errno.h"
#include "kernel/abi/fcntl.h"
#include "kernel/abi/limits.h"
#include "kernel/proc/files.h"
#include "kernel/test/test.h"

static const struct file_ops nothing = { .name = "test" };

static struct file *
new_file(void)
{
	return file_alloc(&nothing, O_RDWR, NULL);
}

KERNEL_TEST(descriptor_is_the_lowest_free_one)
{
	struct files *files = files_create();

	for (int fd = 0; fd < 5; fd++)
		CHECK_EQ(files_add(files, new_file(), 0, false), fd);
	CHECK_EQ(files_close(files, 1), 0);
	CHECK_EQ(files_close(files, 3), 0);
	CHECK_EQ(files_close(files, 3), -EBADF);
	CHECK_EQ(files_add(files, new_file(), 0, false), 1);
	CHECK_EQ(files_add(files, new_file(), 2, false), 3);
	CHECK_EQ(files_add(files, new_file(), 100, false), 100);
	CHECK_EQ(files_next(files, 5), 100);
	CHECK_EQ(files_next(files, 101), -1);
	files_release(files);
}

KERNEL_TEST(descriptors_end_at_the_limit)
{
	struct files *files = files_create();
	struct file *f = new_file();

	for (int fd = 0; fd < OPEN_MAX; fd++)
		CHECK_EQ(files_add(files, file_get(f), 0, false), fd);
	CHECK_EQ(files_add(files, f, 0, false), -EMFILE);
	CHECK_EQ(files_set(files, f, OPEN_MAX, false), -EBADF);
	CHECK_EQ(atomic_load(&f->refs), OPEN_MAX + 1);
	files_release(files);
	CHECK_EQ(atomic_load(&f->refs), 1);
	file_put(f);
}

KERNEL_TEST(descriptor_copies_share_the_file)
{
	struct files *files = files_create(), *copy;
	struct file *f = new_file(), *seen;

	files_add(files, f, 7, true);
	copy = files_copy(files);
	CHECK_EQ(files_close(files, 7), 0);
	CHECK(files_get(files, 7) == NULL);
	seen = files_get(copy, 7);
	CHECK(seen == f);
	file_put(seen);
	CHECK_EQ(files_cloexec(copy, 7), 1);
	files_release(files);
	files_release(copy);
}

KERNEL_TEST(descriptor_closes_on_exec_if_asked)
{
	struct files *files = files_create();

	files_add(files, new_file(), 0, false);
	files_add(files, new_file(), 0, true);
	files_add(files, new_file(), 0, true);
	CHECK_EQ(files_set_cloexec(files, 2, false), 0);
	files_close_on_exec(files);
	CHECK_EQ(files_next(files, 0), 0);
	CHECK_EQ(files_next(files, 1), 2);
	CHECK_EQ(files_next(files, 3), -1);
	files_release(files);
}

KERNEL_TEST(descriptor_set_replaces_the_file)
{
	struct files *files = files_create();
	struct file *old = new_file(), *new = new_file();

	file_get(old);
	files_add(files, old, 3, true);
	CHECK_EQ(files_set(files, new, 3, false), 3);
	CHECK_EQ(atomic_load(&old->refs), 1);
	CHECK_EQ(files_cloexec(files, 3), 0);
	file_put(old);
	files_release(files);
}
