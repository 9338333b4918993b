/* SPDX-License-Identifier: MIT */
/* Opening a path: find or make the inode, check the flags against its kind,
 * and make a struct file of it. */
#include "kernel/abi/errno.h"
#include "kernel/abi/fcntl.h"
#include "kernel/fs/dir.h"
#include "kernel/fs/path.h"

/* Flags that say what open does and are no state of the open file. */
#define OPEN_ONLY (O_CREAT | O_EXCL | O_NOCTTY | O_TRUNC | O_CLOEXEC)
/* With O_PATH the others mean nothing. */
#define PATH_FLAGS (O_PATH | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC)

/* Makes a regular file where p leads. */
static int
make_file(struct fs_context *ctx, struct path *p, unsigned int mode)
{
	int r;

	if (p->slash)
		return -EISDIR;
	if (path_is_special(p))
		return -ENOENT;
	r = inode_may(ctx->cred, p->dir, W_OK | X_OK);
	if (r)
		return r;
	p->node = inode_new(p->dir->world, S_IFREG | (mode & 07777 & ~ctx->umask));
	if (!p->node)
		return -ENOSPC;
	r = inode_own(p->node, ctx, p->dir);
	return r ? r : dir_add(p->dir, p->name, p->length, p->node);
}

/* Do the flags suit this kind of inode? */
static int
check_kind(const struct inode *i, int flags)
{
	bool writes = (flags & O_ACCMODE) != O_RDONLY;

	if (flags & O_PATH)
		return (flags & O_DIRECTORY) && !inode_is_dir(i) ? -ENOTDIR : 0;
	if (inode_type(i) == S_IFLNK)
		return -ELOOP;
	if (inode_is_dir(i))
		return writes || (flags & (O_CREAT | O_TRUNC)) ? -EISDIR : 0;
	if (flags & O_DIRECTORY)
		return -ENOTDIR;
	if (i->ops && writes && !i->ops->write && !S_ISFIFO(i->mode))
		return -EACCES;
	return i->ops ? 0 : -ENXIO;
}

/* What the flags ask of the mode of a file that exists. */
static int
check_mode(const struct cred *c, struct inode *i, int flags)
{
	unsigned int want = (flags & O_ACCMODE) == O_RDONLY ? R_OK : (flags & O_ACCMODE) == O_WRONLY ? W_OK : R_OK | W_OK;

	if (flags & O_PATH)
		return 0;
	if ((flags & O_NOATIME) && !cred_owns(c, i->uid))
		return -EPERM;
	return inode_may(c, i, flags & O_TRUNC ? want | W_OK : want);
}

/* A regular file without a name, in the folder that path names; *out with a reference.  link() may give it one. */
static int
make_nameless(struct fs_context *ctx, struct inode *at, const char *path, int flags, unsigned int mode,
              struct inode **out)
{
	struct inode *i = NULL;
	struct path p;
	int r = path_find(ctx, at, path, LAST_FOLLOWED, &p);

	if (r)
		return r;
	r = !p.node ? -ENOENT : !inode_is_dir(p.node) ? -ENOTDIR : inode_may(ctx->cred, p.node, W_OK | X_OK);
	if (r == 0 && p.node->dir.fixed)
		r = -EOPNOTSUPP;
	if (r == 0) {
		i = inode_new(p.node->world, S_IFREG | (mode & 07777 & ~ctx->umask));
		r = i ? inode_own(i, ctx, p.node) : -ENOSPC;
	}
	if (r == 0) {
		i->linkable = !(flags & O_EXCL);
		*out = i;
	} else if (i) {
		inode_put(i);
	}
	path_put(&p);
	return r;
}

/* The inode to open, with a reference. */
static int
find_or_make(struct fs_context *ctx, struct inode *at, const char *path, int flags,
             unsigned int mode, struct inode **out)
{
	bool follow = !(flags & O_NOFOLLOW) && (flags & (O_CREAT | O_EXCL)) != (O_CREAT | O_EXCL);
	struct path p;
	int r = path_find(ctx, at, path, follow ? LAST_FOLLOWED : LAST_LINK, &p);
	bool made;

	if (r)
		return r;
	made = !p.node;
	if (p.node && (flags & O_CREAT) && (flags & O_EXCL))
		r = -EEXIST;
	else if (!p.node)
		r = flags & O_CREAT ? make_file(ctx, &p, mode) : -ENOENT;
	else
		r = check_kind(p.node, flags);
	if (r == 0 && !made)
		r = check_mode(ctx->cred, p.node, flags);
	*out = r ? NULL : inode_get(p.node);
	path_put(&p);
	return r;
}

static const struct file_ops path_ops = { .name = "path" };

/* Made before the inode is found or made: a file that cannot be opened for want
 * of memory is not created either. */
static struct file *
new_file(int flags)
{
	return file_alloc(&path_ops, flags & ~(OPEN_ONLY & ~O_NOCTTY), NULL);
}

/* f becomes i's open file, or goes. */
static int
open_inode(struct inode *i, int flags, struct file *f)
{
	int r = 0;

	f->inode = inode_get(i);
	if (flags & O_PATH)
		return 0;
	if (i->ops == &regular_ops && file_writable(f))
		r = inode_write_begin(i);
	if (r < 0)
		return r; /* f stays one without operations */
	f->ops = i->ops;
	if (i->open)
		r = i->open(i, f); /* sees O_NOCTTY */
	atomic_fetch_and(&f->flags, ~(unsigned int)O_NOCTTY);
	if (r == 0 && (flags & O_TRUNC) && i->ops == &regular_ops)
		r = inode_truncate(i, 0);
	return r;
}

int
fs_open(struct fs_context *ctx, struct inode *at, const char *path, int flags, unsigned int mode,
        struct file **out)
{
	struct world *w = ctx->root->world;
	struct inode *i;
	struct file *f;
	bool nameless;
	int r;

	if (flags & O_PATH)
		flags &= PATH_FLAGS;
	if ((flags & O_ACCMODE) == O_ACCMODE || (flags & (O_CREAT | O_DIRECTORY)) == (O_CREAT | O_DIRECTORY))
		return -EINVAL;
	nameless = (flags & O_TMPFILE) == O_TMPFILE;
	if (nameless && (flags & O_ACCMODE) == O_RDONLY)
		return -EINVAL;
	f = new_file(flags);
	if (!f)
		return -ENOMEM;
	fs_lock(w);
	r = nameless ? make_nameless(ctx, at, path, flags, mode, &i) : find_or_make(ctx, at, path, flags, mode, &i);
	fs_unlock(w);
	if (r == 0) {
		r = open_inode(i, flags, f);
		inode_put(i);
	}
	if (r)
		file_put(f);
	*out = f;
	return r;
}

int
fs_open_nameless(struct world *w, struct file **out)
{
	struct inode *i = inode_new(w, S_IFREG | 0777);
	struct file *f = new_file(O_RDWR);
	int r = i && f ? open_inode(i, O_RDWR, f) : -ENOMEM;

	inode_put(i);
	if (r && f)
		file_put(f);
	*out = f;
	return r;
}

int
fs_lookup(struct fs_context *ctx, struct inode *at, const char *path, bool follow, struct inode **out)
{
	struct world *w = ctx->root->world;
	struct path p;
	int r;

	fs_lock(w);
	r = path_find(ctx, at, path, follow ? LAST_FOLLOWED : LAST_LINK, &p);
	if (r == 0) {
		r = p.node ? 0 : -ENOENT;
		*out = p.node ? inode_get(p.node) : NULL;
		path_put(&p);
	}
	fs_unlock(w);
	return r;
}
