/* SPDX-License-Identifier: MIT */
/* Each world's tree: made when the world is, from the initrd, the devices and
 * the registered /proc files; unmade with it. */
#include "kernel/fs/setup.h"

#include "kernel/abi/errno.h"
#include "kernel/abi/limits.h"
#include "kernel/base/panic.h"
#include "kernel/fs/devfs.h"
#include "kernel/fs/dir.h"
#include "kernel/fs/initrd.h"
#include "kernel/fs/lock.h"
#include "kernel/fs/procfs.h"
#include "kernel/fs/quota.h"
#include "kernel/mm/heap.h"
#include "lib/base/string.h"

/* Files made after boot are numbered from here, so that a longer initrd does
 * not change their numbers. */
#define FIRST_INO_AFTER_BOOT (1ul << 20)

/* The directory `name` in dir, made if missing; no reference of its own. */
static int
subdirectory(struct inode *dir, const char *name, size_t n, struct inode **out)
{
	struct entry *e = dir_find(dir, name, n);
	struct inode *i;
	int r;

	if (e) {
		*out = e->inode;
		return inode_is_dir(e->inode) ? 0 : -ENOTDIR;
	}
	i = inode_new(dir->world, S_IFDIR | 0755);
	r = i ? dir_add(dir, name, n, i) : -ENOMEM;
	*out = i;
	inode_put(i); /* the name refers to it */
	return r;
}

static bool
usable_name(const char *name, size_t n)
{
	bool dots = name[0] == '.' && (n == 1 || (n == 2 && name[1] == '.'));

	return n > 0 && n <= NAME_MAX && !dots;
}

static int
replace(struct inode *dir, const char *name, size_t n, struct inode *i)
{
	struct entry *e = dir_find(dir, name, n);

	if (e && inode_is_dir(e->inode)) {
		e->inode->mode = i->mode;
		return inode_is_dir(i) ? 0 : -EISDIR;
	}
	if (e)
		dir_remove(e);
	return dir_add(dir, name, n, i);
}

static int
add(struct inode *dir, const char *path, struct inode *i)
{
	for (;;) {
		size_t n = strcspn(path, "/");
		int r;

		if (!usable_name(path, n))
			return -EINVAL;
		if (path[n] == '\0')
			return replace(dir, path, n, i);
		r = subdirectory(dir, path, n, &dir);
		if (r)
			return r;
		path += n + strspn(path + n, "/");
	}
}

int
setup_add(struct world *w, const char *path, struct inode *i)
{
	int r = i ? add(fs_of(w)->root, path, i) : -ENOMEM;

	inode_put(i);
	return r;
}

static int
populate(struct world *w)
{
	int r = initrd_populate(w);

	if (r == 0)
		r = devfs_populate(w);
	if (r == 0)
		r = procfs_populate(w);
	return r;
}

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
	struct fs_world *fs = kzalloc_for(w, sizeof *fs);
	int r;

	if (!fs)
		return -ENOMEM;
	w->slot[WORLD_FS] = fs;
	spinlock_init(&fs->lock_lock, RANK_NAMES, "file locks");
	list_init(&fs->lock_waits);
	waitq_init(&fs->lock_freed);
	fs->lock_freed.by = BY_HOLDERS;
	spinlock_init(&fs->quota_lock, RANK_NAMES, "quotas");
	list_init(&fs->quotas);
	mutex_init(&fs->names, RANK_DIRECTORY, "names");
	atomic_init(&fs->next_ino, 1);
	fs->root = inode_new(w, S_IFDIR | 0755);
	if (!fs->root) {
		kfree(fs);
		return -ENOMEM;
	}
	fs->root->nlink = 2; /* it is its own ".." */
	fs->root->dir.parent = fs->root;
	r = populate(w);
	atomic_store(&fs->next_ino, FIRST_INO_AFTER_BOOT);
	fs->in_use = true;
	if (r)
		destroy(w);
	return r;
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
	world_register(&floor);
}
