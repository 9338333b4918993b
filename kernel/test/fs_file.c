/* SPDX-License-Identifier: MIT */
/* Contents of regular files. */
#include "kernel/abi/errno.h"
#include "kernel/abi/fcntl.h"
#include "kernel/abi/mman.h"
#include "kernel/fs/fs.h"
#include "kernel/test/crew.h"

static struct fs_context ctx;

static struct file *
open_new(int flags)
{
	struct inode *root = fs_root(boot_world);
	struct file *f = NULL;

	ctx = (struct fs_context){ root, root, 0, NULL };
	CHECK_EQ(fs_open(&ctx, NULL, "/test-file", flags | O_CREAT | O_EXCL, 0644, &f), 0);
	return f;
}

static void
drop(struct file *f)
{
	CHECK_EQ(fs_unlink(&ctx, NULL, "/test-file", false), 0);
	file_put(f);
	inode_put(ctx.root);
}

static uint64_t
size_of(struct file *f)
{
	return inode_size(f->inode);
}

KERNEL_TEST(file_keeps_what_was_written_and_zeros_between)
{
	struct crew c;
	uint64_t at = crew_begin(&c, 8);
	struct file *f = open_new(O_RDWR);

	crew_store(at, "begin", 5);
	crew_store(at + 8, "end", 3);
	CHECK_EQ(file_write(f, UPTR(at), 5), 5);
	CHECK_EQ(file_pwrite(f, UPTR(at + 8), 3, 9998), 3);
	CHECK_EQ(size_of(f), 10001);
	CHECK_EQ(f->ops->seek(f, -3, SEEK_END), 9998);
	CHECK_EQ(file_read(f, UPTR(at + 16), 100), 3);
	CHECK_EQ(crew_byte(at + 18), 'd');
	CHECK_EQ(file_read(f, UPTR(at + 16), 100), 0);
	CHECK_EQ(file_pread(f, UPTR(at + 4096), 10000, 0), 10000);
	CHECK_EQ(crew_byte(at + 4096 + 4), 'n');
	CHECK_EQ(crew_byte(at + 4096 + 5), 0);
	CHECK_EQ(crew_byte(at + 4096 + 9997), 0);
	CHECK_EQ(crew_byte(at + 4096 + 9998), 'e');
	drop(f);
	crew_end(&c);
}

KERNEL_TEST(file_cut_and_grown_again_is_zero_there)
{
	struct crew c;
	uint64_t at = crew_begin(&c, 2);
	struct file *f = open_new(O_RDWR);
	size_t before;

	crew_store(at, "abcdefgh", 8);
	CHECK_EQ(file_pwrite(f, UPTR(at), 8, 4092), 8);
	before = frames_charged(boot_world);
	CHECK_EQ(f->ops->truncate(f, 4094), 0);
	CHECK_EQ(frames_charged(boot_world), before - 1);
	CHECK_EQ(f->ops->truncate(f, 5000), 0);
	CHECK_EQ(file_pread(f, UPTR(at), 4, 4092), 4);
	CHECK_EQ(crew_byte(at + 1), 'b');
	CHECK_EQ(crew_byte(at + 2), 0);
	CHECK_EQ(f->ops->truncate(f, -1), -EINVAL);
	CHECK_EQ(f->ops->truncate(f, INT64_MAX), -EFBIG);
	CHECK_EQ(file_pwrite(f, UPTR(at), 1, 1ll << 40), -EFBIG);
	drop(f);
	crew_end(&c);
}

static void
append_job(void *arg)
{
	struct file **f = arg;

	for (int i = 0; i < 100; i++)
		file_write(f[0], UPTR((uint64_t)f[1]), 10);
}

KERNEL_TEST(file_appends_are_never_lost)
{
	struct crew c;
	uint64_t at = crew_begin(&c, 1);
	struct file *f = open_new(O_RDWR | O_APPEND);
	struct file *g = NULL;
	void *one[2] = { f, (void *)at }, *two[2];

	CHECK_EQ(fs_open(&ctx, NULL, "/test-file", O_WRONLY | O_APPEND, 0, &g), 0);
	two[0] = g;
	two[1] = (void *)at;
	crew_start(&c, append_job, one);
	crew_start(&c, append_job, two);
	crew_join(&c);
	CHECK_EQ(size_of(f), 2000);
	file_put(g);
	drop(f);
	crew_end(&c);
}

KERNEL_TEST(file_lives_while_open_after_unlink)
{
	struct crew c;
	uint64_t at = crew_begin(&c, 1);
	struct file *f = open_new(O_RDWR);

	CHECK_EQ(file_write(f, UPTR(at), 100), 100);
	CHECK_EQ(fs_unlink(&ctx, NULL, "/test-file", false), 0);
	CHECK_EQ(file_pread(f, UPTR(at), 200, 0), 100);
	file_put(f);
	inode_put(ctx.root);
	crew_end(&c);
}

KERNEL_TEST(file_shared_mapping_is_the_file)
{
	struct crew c;
	uint64_t at = crew_begin(&c, 1);
	struct file *f = open_new(O_RDWR);
	struct vm_object *o;
	uint64_t map;

	crew_store(at, "xyz", 3);
	CHECK_EQ(f->ops->truncate(f, 5000), 0);
	o = f->ops->map(f, PROT_READ | PROT_WRITE, MAP_SHARED);
	map = (uint64_t)vm_map(c.mm, 0, 8192, PROT_READ | PROT_WRITE, MAP_SHARED, o, 0, "f");
	CHECK_EQ(crew_byte(map), 0);
	crew_store(map + 1, "M", 1);
	CHECK_EQ(file_pwrite(f, UPTR(at), 3, 4999), 3);
	CHECK_EQ(crew_byte(map + 5001), 'z');
	CHECK_EQ(file_pread(f, UPTR(at + 8), 1, 1), 1);
	CHECK_EQ(crew_byte(at + 8), 'M');
	drop(f);
	CHECK_EQ(crew_byte(map + 1), 'M'); /* the mapping keeps the file */
	crew_end(&c);
}

KERNEL_TEST(file_open_flags)
{
	struct file *f = open_new(O_WRONLY), *g;

	CHECK_EQ(file_read(f, UPTR(0), 1), -EBADF);
	CHECK_EQ(inode_write(f->inode, "text", 4, 0), 4);
	CHECK_EQ(fs_open(&ctx, NULL, "/test-file", O_RDONLY | O_DIRECTORY, 0, &g), -ENOTDIR);
	CHECK_EQ(fs_open(&ctx, NULL, "/dev", O_WRONLY, 0, &g), -EISDIR);
	CHECK_EQ(fs_open(&ctx, NULL, "/dev", O_RDONLY | O_CREAT, 0, &g), -EISDIR);
	CHECK_EQ(fs_open(&ctx, NULL, "/test-file", O_RDWR | O_TRUNC, 0, &g), 0);
	CHECK_EQ(size_of(f), 0);
	file_put(g);
	drop(f);
}

KERNEL_TEST(file_cannot_take_all_memory)
{
	struct crew c;
	uint64_t at = crew_begin(&c, 16);
	struct file *f = open_new(O_WRONLY);
	size_t before = frames_free();
	long r;

	while ((r = file_write(f, UPTR(at), 16 * PAGE_SIZE)) > 0)
		;
	CHECK_EQ(r, -ENOSPC);
	CHECK(frames_free() > before / 3);
	CHECK_EQ(f->ops->truncate(f, 0), 0);
	CHECK_EQ(file_pwrite(f, UPTR(at), 10, 0), 10);
	drop(f);
	crew_end(&c);
}
