/* SPDX-License-Identifier: MIT */
/* A second world is made, its pids and file tree are its own, and after it is
 * dropped neither a frame nor a byte of kernel heap is missing. */
#include "kernel/abi/errno.h"
#include "kernel/fs/fs.h"
#include "kernel/mm/frame.h"
#include "kernel/mm/heap.h"
#include "kernel/sched/reaper.h"
#include "kernel/sched/thread.h"
#include "kernel/test/test.h"

static void
make_use_drop(void)
{
	struct world *w;
	struct fs_context fs;
	struct inode *i;

	CHECK_EQ(world_create(7, &w), 0);
	CHECK_EQ(pid_alloc(w), 1);
	CHECK_EQ(pid_alloc(w), 2);
	fs = (struct fs_context){ .root = fs_root(w), .cwd = fs_root(w) };
	CHECK_EQ(fs_mkdir(&fs, NULL, "/only-here", 0755), 0);
	CHECK_EQ(fs_lookup(&fs, NULL, "/only-here", true, &i), 0);
	inode_put(i);
	inode_put(fs.root);
	inode_put(fs.cwd);
	fs = (struct fs_context){ .root = fs_root(boot_world), .cwd = fs_root(boot_world) };
	CHECK_EQ(fs_lookup(&fs, NULL, "/only-here", true, &i), -ENOENT);
	inode_put(fs.root);
	inode_put(fs.cwd);
	world_put_and_wait(w);
}

KERNEL_TEST(world_drops_whole)
{
	size_t heap, frames;

	make_use_drop(); /* caches fill */
	heap = heap_bytes();
	frames = frames_free();
	make_use_drop();
	CHECK_EQ(heap_bytes(), heap);
	CHECK_EQ(frames_free(), frames);
}
