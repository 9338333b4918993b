/* SPDX-License-Identifier: MIT */
/* Inodes: birth, references, death; attributes. */
#include "kernel/fs/inode.h"

#include "kernel/abi/errno.h"
#include "kernel/base/panic.h"
#include "kernel/fs/dir.h"
#include "kernel/fs/pages.h"
#include "kernel/mm/heap.h"
#include "kernel/sched/clock.h"
#include "lib/base/string.h"

struct fs_world *
fs_of(struct world *w)
{
	return w->slot[WORLD_FS];
}

struct inode *
inode_new_numbered(struct world *w, unsigned int mode, uint64_t ino)
{
	struct fs_world *fs = fs_of(w);
	struct inode *i;

	i = atomic_load(&fs->inodes) < fs_frames_max() ? kzalloc(sizeof *i) : NULL;
	if (!i)
		return NULL;
	atomic_fetch_add(&fs->inodes, 1);
	atomic_init(&i->refs, 1);
	atomic_init(&i->mode, mode);
	i->world = w;
	i->ino = ino;
	i->atime = i->mtime = i->ctime = world_realtime(w);
	mutex_init(&i->lock, RANK_INODE, "inode");
	if (S_ISREG(mode)) {
		i->ops = &regular_ops;
		pages_init(&i->pages);
	} else if (S_ISDIR(mode)) {
		i->ops = &directory_ops;
		dir_init(i);
	}
	return i;
}

struct inode *
inode_new(struct world *w, unsigned int mode)
{
	return inode_new_numbered(w, mode, atomic_fetch_add(&fs_of(w)->next_ino, 1));
}

struct inode *
inode_new_symlink(struct world *w, const char *target)
{
	struct inode *i = inode_new(w, S_IFLNK | 0777);

	if (!i)
		return NULL;
	i->target = kstrdup(target);
	if (i->target)
		return i;
	inode_put(i);
	return NULL;
}

struct inode *
inode_get(struct inode *i)
{
	unsigned int before = atomic_fetch_add(&i->refs, 1);

	assert_gt(before, 0);
	return i;
}

/* Nobody can reach i any more, so no lock is needed. */
static void
inode_free(struct inode *i)
{
	switch (inode_type(i)) {
	case S_IFREG:
		if (i->ops == &regular_ops)
			pages_drop(&i->pages);
		break;
	case S_IFDIR:
		assert(list_is_empty(&i->dir.entries));
		break;
	case S_IFLNK:
		kfree(i->target);
		break;
	}
	atomic_fetch_sub(&fs_of(i->world)->inodes, 1);
	kfree(i);
}

void
inode_put(struct inode *i)
{
	unsigned int before;

	if (!i)
		return;
	before = atomic_fetch_sub(&i->refs, 1);
	assert_gt(before, 0);
	if (before == 1)
		inode_free(i);
}

void
inode_touch(struct inode *i)
{
	i->mtime = i->ctime = world_realtime(i->world);
}

unsigned int
inode_mode(struct inode *i)
{
	return i->mode;
}

uint64_t
inode_size(struct inode *i)
{
	if (i->ops == &regular_ops)
		return i->pages.size;
	return inode_type(i) == S_IFLNK ? strlen(i->target) : 0;
}

static struct timespec
timespec_of(int64_t ns)
{
	return (struct timespec){ ns / NSEC_PER_SEC, ns % NSEC_PER_SEC };
}

int
fs_stat(struct inode *i, struct stat *out)
{
	*out = (struct stat){
		.st_dev = makedev(0, 1),
		.st_ino = i->ino,
		.st_nlink = i->nlink,
		.st_mode = i->mode,
		.st_rdev = i->rdev,
		.st_size = (off_t)inode_size(i),
		.st_blksize = PAGE_SIZE,
		.st_blocks = (blkcnt_t)(inode_size(i) + 511) / 512,
		.st_atim = timespec_of(i->atime),
		.st_mtim = timespec_of(i->mtime),
		.st_ctim = timespec_of(i->ctime),
	};
	return 0;
}

int
fs_fstat(struct file *f, struct stat *out)
{
	return f->inode ? fs_stat(f->inode, out) : file_stat(f, out);
}

int
fs_chmod(struct inode *i, unsigned int mode)
{
	i->mode = inode_type(i) | (mode & 07777);
	i->ctime = world_realtime(i->world);
	return 0;
}

int
fs_utimens(struct inode *i, const int64_t times[2])
{
	i->atime = times[0];
	i->mtime = times[1];
	i->ctime = world_realtime(i->world);
	return 0;
}

int
fs_readlink(struct inode *i, char *buf, size_t size)
{
	size_t n;

	if (inode_type(i) != S_IFLNK)
		return -EINVAL;
	n = strlen(i->target);
	if (n > size)
		n = size;
	memcpy(buf, i->target, n);
	return (int)n;
}

struct inode *
file_inode(struct file *f)
{
	return f->inode;
}
