/* SPDX-License-Identifier: MIT */
/* Inodes: birth, references, death; attributes. */
#include "kernel/fs/inode.h"

#include "kernel/abi/errno.h"
#include "kernel/abi/fcntl.h"
#include "kernel/base/panic.h"
#include "kernel/fs/dir.h"
#include "kernel/fs/fifo.h"
#include "kernel/fs/lock.h"
#include "kernel/fs/pages.h"
#include "kernel/fs/procfd.h"
#include "kernel/fs/quota.h"
#include "kernel/mm/heap.h"
#include "kernel/sched/clock.h"
#include "lib/base/string.h"

struct fs_world *
fs_of(struct world *w)
{
	return w->slot[WORLD_FS];
}

struct inode *
inode_new_given(struct world *w, unsigned int mode, uint64_t ino)
{
	struct fs_world *fs = fs_of(w);
	struct inode *i = kzalloc_for(w, sizeof *i);

	if (!i)
		return NULL;
	atomic_fetch_add(&fs->inodes, 1);
	atomic_init(&i->refs, 1);
	atomic_init(&i->mode, mode);
	i->world = w;
	i->ino = ino;
	i->atime = i->mtime = i->ctime = fs->born;
	mutex_init(&i->lock, RANK_INODE, "inode");
	if (S_ISREG(mode)) {
		i->ops = &regular_ops;
		pages_init(&i->pages);
	} else if (S_ISDIR(mode)) {
		i->ops = &directory_ops;
		dir_init(i);
	} else if (S_ISFIFO(mode)) {
		fifo_init(i);
	}
	return i;
}

struct inode *
inode_new_numbered(struct world *w, unsigned int mode, uint64_t ino)
{
	struct inode *i = atomic_load(&fs_of(w)->inodes) < fs_frames_max() ? inode_new_given(w, mode, ino) : NULL;

	if (i)
		i->atime = i->mtime = i->ctime = world_realtime(w);
	return i;
}

struct inode *
inode_new(struct world *w, unsigned int mode)
{
	return inode_new_numbered(w, mode, atomic_fetch_add(&fs_of(w)->next_ino, 1));
}

struct inode *
inode_new_symlink(struct world *w, const char *target, uint64_t ino)
{
	struct inode *i = ino ? inode_new_numbered(w, S_IFLNK | 0777, ino) : inode_new(w, S_IFLNK | 0777);

	if (i && (i->target = kstrdup(target)) != NULL)
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
		inode_put(i->leads_to);
		break;
	case S_IFIFO:
		if (i->again)
			file_put(i->again);
		break;
	}
	lock_inode_gone(i);
	quota_give_back(i->quota, 0, 1);
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
	return inode_type(i) == S_IFLNK && i->target ? strlen(i->target) : 0;
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
		.st_dev = makedev(0, INODE_DEVICE),
		.st_ino = i->ino,
		.st_nlink = i->nlink,
		.st_mode = i->mode,
		.st_uid = i->uid,
		.st_gid = i->gid,
		.st_rdev = i->rdev,
		.st_size = inode_is_dir(i) ? (off_t)PAGE_SIZE : (off_t)inode_size(i),
		.st_blksize = PAGE_SIZE,
		.st_blocks = i->ops == &regular_ops ? (blkcnt_t)(pages_stored(&i->pages) * (PAGE_SIZE / 512)) : 0,
		.st_atim = timespec_of(i->atime),
		.st_mtim = timespec_of(i->mtime),
		.st_ctim = timespec_of(i->ctime),
	};
	return 0;
}

void
fs_statfs(struct world *w, struct statfs *out)
{
	size_t most = fs_frames_max(), frames = atomic_load(&fs_of(w)->frames), inodes = atomic_load(&fs_of(w)->inodes);

	*out = (struct statfs){
		.f_type = TMPFS_MAGIC,
		.f_bsize = PAGE_SIZE,
		.f_frsize = PAGE_SIZE,
		.f_blocks = most,
		.f_bfree = frames < most ? most - frames : 0,
		.f_files = most,
		.f_ffree = inodes < most ? most - inodes : 0,
		.f_namelen = NAME_MAX,
	};
	out->f_bavail = out->f_bfree;
}

int
fs_fstat(struct file *f, struct stat *out)
{
	return f->inode ? fs_stat(f->inode, out) : file_stat(f, out);
}

int
inode_may(const struct cred *c, struct inode *i, unsigned int want)
{
	return cred_may(c, i->uid, i->gid, i->mode, want);
}

int
inode_own(struct inode *i, const struct fs_context *ctx, const struct inode *dir)
{
	bool full;

	if (!ctx->cred)
		return 0;
	i->uid = ctx->cred->user.fs;
	i->gid = ctx->cred->group.fs;
	if (dir->mode & S_ISGID) {
		i->gid = dir->gid;
		if (inode_is_dir(i))
			i->mode |= S_ISGID;
	}
	if (!inode_is_dir(i) && (i->mode & S_IXGRP) && !cred_keeps_group(ctx->cred, i->gid))
		i->mode &= ~S_ISGID;
	i->quota = quota_enter(i->world, i->uid, false, &full);
	return full ? -EDQUOT : 0;
}

/* The set-id bits that i has and loses when c changes it. */
static unsigned int
void_bits(const struct inode *i, const struct cred *c)
{
	unsigned int bits = S_ISUID;

	if (inode_is_dir(i))
		return 0;
	if ((i->mode & S_IXGRP) || !cred_keeps_group(c, i->gid))
		bits |= S_ISGID;
	return i->mode & bits;
}

void
inode_strip(struct inode *i)
{
	struct cred *c;

	if (!(i->mode & (S_ISUID | S_ISGID)))
		return;
	c = cred_hook();
	if (!cred_can(c, CAP_FSETID))
		i->mode &= ~void_bits(i, c);
	cred_put(c);
}

/* Who is not in the file's group cannot give away that group's rights. */
int
fs_chmod(const struct cred *c, struct inode *i, unsigned int mode)
{
	if (!cred_owns(c, i->uid))
		return -EPERM;
	if (!cred_keeps_group(c, i->gid))
		mode &= ~(unsigned int)S_ISGID;
	i->mode = inode_type(i) | (mode & 07777);
	i->ctime = world_realtime(i->world);
	return 0;
}

/* Only those who may anything give files away, so the new owner's limit is no
 * hindrance.  The names of a directory stay with the old owner: only an empty one
 * moves whole. */
static void
move_quota(struct inode *i, uint32_t uid)
{
	bool full;

	if (inode_is_dir(i) && !dir_is_empty(i))
		return;
	if (i->ops == &regular_ops) {
		pages_set_quota(&i->pages, quota_enter(i->world, uid, true, &full));
	} else {
		quota_give_back(i->quota, 0, 1);
		i->quota = quota_enter(i->world, uid, true, &full);
	}
}

#define NO_ID UINT32_MAX /* it stays as it is */

/* The owner may choose among its own groups, and who changes nothing may do so;
 * everything else takes CAP_CHOWN. */
static bool
may_chown(const struct cred *c, const struct inode *i, uint32_t uid, uint32_t gid)
{
	bool owner = c && c->user.fs == i->uid;

	return cred_can(c, CAP_CHOWN) || ((uid == NO_ID || (owner && uid == i->uid)) &&
					  (gid == NO_ID || (owner && (gid == i->gid || cred_in_group(c, gid)))));
}

int
fs_chown(const struct cred *c, struct inode *i, uint32_t uid, uint32_t gid)
{
	unsigned int lost = void_bits(i, c);

	if (!may_chown(c, i, uid, gid) || (lost && !cred_owns(c, i->uid)))
		return -EPERM;
	uid = uid == NO_ID ? i->uid : uid;
	gid = gid == NO_ID ? i->gid : gid;
	if (uid != i->uid)
		move_quota(i, uid);
	i->uid = uid;
	i->gid = gid;
	i->mode &= ~lost;
	i->ctime = world_realtime(i->world);
	return 0;
}

int
fs_utimens(const struct cred *c, struct inode *i, const int64_t times[2], bool now)
{
	if (!cred_owns(c, i->uid) && (!now || inode_may(c, i, W_OK)))
		return now ? -EACCES : -EPERM;
	i->atime = times[0];
	i->mtime = times[1];
	i->ctime = world_realtime(i->world);
	return 0;
}

static int
describe(struct inode *i, char *buf, size_t size)
{
	int r;

	fs_lock(i->world);
	r = procfd_describe(i, buf, size);
	fs_unlock(i->world);
	return r;
}

bool
fs_describe_object(struct vm_object *o, uint64_t *ino, char *path, size_t size)
{
	struct inode *i = pages_inode(o);

	if (!i)
		return false;
	*ino = i->ino;
	if (describe(i, path, size))
		path[0] = '\0';
	return true;
}

int
fs_readlink(struct inode *i, char *buf, size_t size)
{
	size_t n;

	if (inode_type(i) != S_IFLNK)
		return -EINVAL;
	if (i->leads_to)
		return describe(i->leads_to, buf, size) ? -ENAMETOOLONG : (int)strlen(buf);
	n = strlen(i->target);
	if (n > size)
		n = size;
	memcpy(buf, i->target, n);
	return (int)n;
}

long
inode_seek(struct file *f, int64_t offset, int whence)
{
	long r = -EINVAL;
	int64_t to;

	mutex_lock(&f->inode->lock);
	if (whence <= SEEK_CUR && !__builtin_add_overflow(offset, whence == SEEK_CUR ? f->pos : 0, &to) && to >= 0)
		r = f->pos = to;
	mutex_unlock(&f->inode->lock);
	return r;
}
