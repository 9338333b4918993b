/* SPDX-License-Identifier: MIT */
/* Each world's tree: begins as the outline is when the world is made; unmade with it. */
#include "kernel/abi/errno.h"
#include "kernel/base/panic.h"
#include "kernel/fs/dir.h"
#include "kernel/fs/lock.h"
#include "kernel/fs/outline.h"
#include "kernel/fs/procfs.h"
#include "kernel/fs/quota.h"
#include "kernel/mm/heap.h"
#include "kernel/sched/clock.h"

/* Files made after boot are numbered from here, so that a longer initrd does
 * not change their numbers. */
#define FIRST_INO_AFTER_BOOT (1ul << 20)

static void
destroy(struct world *w)
{
	struct fs_world *fs = fs_of(w);

	dir_drop_tree(fs->root);
	quota_drop_all(fs);
	assert_eq(fs->inodes, 0); /* nobody can refer to one any more */
	assert_eq(fs->frames, 0);
	kfree(fs);
	w->slot[WORLD_FS] = NULL;
}

static int
create(struct world *w)
{
	const struct outline *root = outline_root();
	struct fs_world *fs = root ? kzalloc_for(w, sizeof *fs) : NULL;

	if (!fs)
		return -ENOMEM;
	w->slot[WORLD_FS] = fs;
	spinlock_init(&fs->lock_lock, RANK_NAMES, "file locks");
	list_init(&fs->locked);
	list_init(&fs->lock_waits);
	waitq_init(&fs->lock_freed);
	fs->lock_freed.by = BY_HOLDERS;
	spinlock_init(&fs->quota_lock, RANK_NAMES, "quotas");
	list_init(&fs->quotas);
	mutex_init(&fs->names, RANK_DIRECTORY, "names");
	spinlock_init(&fs->ptys_lock, RANK_NAMES, "ptys");
	list_init(&fs->ptys);
	atomic_init(&fs->next_ino, FIRST_INO_AFTER_BOOT);
	fs->born = world_realtime(w) / NSEC_PER_SEC * NSEC_PER_SEC;
	fs->root = outline_inode(w, root);
	if (!fs->root) {
		kfree(fs);
		return -ENOMEM;
	}
	fs->root->nlink++; /* it is its own ".." */
	fs->root->dir.parent = fs->root;
	return 0;
}

struct inode *
fs_root(struct world *w)
{
	return inode_get(fs_of(w)->root);
}

void
fs_init(void)
{
	static const struct world_floor floor = { WORLD_FS, "fs", create, destroy };

	file_inode_hook = lock_file_gone;
	procfs_machine_init();
	lock_init();
	world_register(&floor);
}
