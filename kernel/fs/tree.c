/* SPDX-License-Identifier: MIT */
/* Changing the tree: mkdir, mknod, unlink, link, symlink, rename; and getcwd.
 *
 * Each is one walk (or two) and one change, all under the world's name lock,
 * so others see the tree before or after, never between. */
#include "kernel/abi/errno.h"
#include "kernel/abi/fcntl.h"
#include "lib/base/format.h"
#include "kernel/fs/devfs.h"
#include "kernel/fs/dir.h"
#include "kernel/fs/path.h"
#include "lib/base/string.h"

static struct world *
world_of(struct fs_context *ctx)
{
	return ctx->root->world;
}

/* Gives the new inode `i` the name that `p` leads to; consumes i. */
static int
enter(struct fs_context *ctx, struct path *p, struct inode *i)
{
	int r;

	if (!i)
		return -ENOSPC;
	r = inode_own(i, ctx, p->dir);
	if (r == 0)
		r = dir_add(p->dir, p->name, p->length, i);
	inode_put(i);
	return r;
}

static int
check_dir(const struct fs_context *ctx, const struct path *p)
{
	return inode_may(ctx->cred, p->dir, W_OK | X_OK);
}

/* May the name that p leads to be made? */
static int
check_new(const struct fs_context *ctx, const struct path *p, bool directory)
{
	if (p->node || path_is_special(p))
		return -EEXIST;
	return p->slash && !directory ? -ENOENT : check_dir(ctx, p);
}

/* May the name that p leads to, which exists, be taken away?  In a sticky
 * directory, by the owner of the file or of the directory only. */
static int
check_old(const struct fs_context *ctx, const struct path *p)
{
	int r = check_dir(ctx, p);

	if (r == 0 && (p->dir->mode & S_ISVTX) && !cred_owns(ctx->cred, p->dir->uid) &&
	    !cred_owns(ctx->cred, p->node->uid))
		return -EPERM;
	return r;
}

/* Makes a new inode at `path`: what mkdir, mknod and symlink share.  Exactly
 * one of target (a symbolic link) and mode (its type decides) counts. */
static int
make(struct fs_context *ctx, struct inode *at, const char *path, unsigned int mode, uint64_t dev,
     const char *target)
{
	struct world *w = world_of(ctx);
	struct path p;
	int r;

	mode &= ~ctx->umask;
	fs_lock(w);
	r = path_find(ctx, at, path, LAST_NAME, &p);
	if (r == 0) {
		r = check_new(ctx, &p, S_ISDIR(mode));
		if (r == 0)
			r = enter(ctx, &p, target          ? inode_new_symlink(w, target, 0)
				      : S_ISCHR(mode) ? device_inode(w, mode, dev)
						      : inode_new(w, mode));
		path_put(&p);
	}
	fs_unlock(w);
	return r;
}

int
fs_mkdir(struct fs_context *ctx, struct inode *at, const char *path, unsigned int mode)
{
	return make(ctx, at, path, S_IFDIR | (mode & 07777), 0, NULL);
}

int
fs_mknod(struct fs_context *ctx, struct inode *at, const char *path, unsigned int mode, uint64_t dev)
{
	unsigned int type = mode & S_IFMT ? mode & S_IFMT : S_IFREG;

	if (type != S_IFREG && type != S_IFCHR && type != S_IFIFO && type != S_IFSOCK)
		return type == S_IFDIR ? -EPERM : -EOPNOTSUPP;
	if (type == S_IFCHR && !cred_can(ctx->cred, CAP_MKNOD))
		return -EPERM;
	return make(ctx, at, path, type | (mode & 07777), dev, NULL);
}

int
fs_symlink(struct fs_context *ctx, const char *target, struct inode *at, const char *path)
{
	return *target ? make(ctx, at, path, 0, 0, target) : -ENOENT;
}

static int
link_to(struct fs_context *ctx, struct inode *i, struct inode *at, const char *path)
{
	struct path p;
	int r = path_find(ctx, at, path, LAST_NAME, &p);

	if (r)
		return r;
	r = check_new(ctx, &p, false);
	if (r == 0)
		r = inode_is_dir(i) ? -EPERM : i->nlink == 0 && !i->linkable ? -ENOENT : 0;
	if (r == 0)
		r = dir_add(p.dir, p.name, p.length, i);
	path_put(&p);
	return r;
}

int
fs_link(struct fs_context *ctx, struct inode *from_at, const char *from, bool follow, struct inode *to_at,
        const char *to)
{
	struct world *w = world_of(ctx);
	struct path p;
	int r;

	fs_lock(w);
	r = path_find(ctx, from_at, from, follow ? LAST_FOLLOWED : LAST_LINK, &p);
	if (r == 0) {
		r = p.node ? link_to(ctx, p.node, to_at, to) : -ENOENT;
		path_put(&p);
	}
	fs_unlock(w);
	return r;
}

/* The entry that p leads to, if it may be removed. */
static int
removable(const struct fs_context *ctx, const struct path *p, bool directory, struct entry **e)
{
	int r;

	if (!p->node)
		return -ENOENT;
	if (directory && path_is_special(p))
		return strcmp(p->name, "..") == 0 ? -ENOTEMPTY : p->name[0] == '/' ? -EBUSY : -EINVAL;
	r = path_is_special(p) ? 0 : check_old(ctx, p);
	if (r)
		return r;
	if (!inode_is_dir(p->node) && (directory || p->slash))
		return -ENOTDIR;
	if (inode_is_dir(p->node) && !directory)
		return -EISDIR;
	if (p->dir->dir.fixed)
		return -EPERM;
	*e = dir_find(p->dir, p->name, p->length);
	if (!*e || (directory && p->node->dir.fixed))
		return -EPERM;
	if (directory && !dir_is_empty(p->node))
		return -ENOTEMPTY;
	return dir_reveal(p->dir) ? 0 : -ENOMEM;
}

int
fs_unlink(struct fs_context *ctx, struct inode *at, const char *path, bool directory)
{
	struct world *w = world_of(ctx);
	struct entry *e = NULL;
	struct path p;
	int r;

	fs_lock(w);
	r = path_find(ctx, at, path, LAST_NAME, &p);
	if (r == 0) {
		r = removable(ctx, &p, directory, &e);
		if (r == 0)
			dir_remove(e);
		path_put(&p);
	}
	fs_unlock(w);
	return r;
}

/* May a directory that goes elsewhere be changed, as its ".." is? */
static int
check_moved(const struct fs_context *ctx, const struct path *from, const struct path *to)
{
	return inode_is_dir(from->node) && from->dir != to->dir ? inode_may(ctx->cred, from->node, W_OK) : 0;
}

static int
check_exchange(const struct fs_context *ctx, const struct path *a, const struct path *b)
{
	int r;

	if (!b->node)
		return -ENOENT;
	if ((inode_is_dir(a->node) && dir_is_below(b->dir, a->node)) ||
	    (inode_is_dir(b->node) && dir_is_below(a->dir, b->node)))
		return -EINVAL;
	r = check_old(ctx, a);
	if (r == 0)
		r = check_old(ctx, b);
	if (r == 0)
		r = check_moved(ctx, a, b);
	return r ? r : check_moved(ctx, b, a);
}

/* May `from` take the place of `to`?  As rename(2) orders its errors. */
static int
check_rename(const struct fs_context *ctx, const struct path *from, const struct path *to, unsigned int flags)
{
	bool directory = from->node && inode_is_dir(from->node);
	int r;

	if (!from->node)
		return -ENOENT;
	if (path_is_special(from) || path_is_special(to))
		return -EBUSY;
	if (to->node && (flags & RENAME_NOREPLACE))
		return -EEXIST;
	if ((from->slash && !directory) || (to->slash && to->node && !inode_is_dir(to->node)))
		return -ENOTDIR;
	if (from->node == to->node)
		return 0;
	if (flags & RENAME_EXCHANGE)
		return check_exchange(ctx, from, to);
	if (directory && dir_is_below(to->dir, from->node))
		return -EINVAL;
	r = check_old(ctx, from);
	if (r == 0)
		r = to->node ? check_old(ctx, to) : check_dir(ctx, to);
	if (r == 0)
		r = check_moved(ctx, from, to);
	if (r)
		return r;
	if (!directory && to->slash)
		return -ENOTDIR;
	if (!to->node)
		return 0;
	if (inode_is_dir(to->node) != directory)
		return directory ? -ENOTDIR : -EISDIR;
	return directory && !dir_is_empty(to->node) ? -ENOTEMPTY : 0;
}

static int
rename_found(const struct fs_context *ctx, const struct path *from, const struct path *to, unsigned int flags)
{
	int r = check_rename(ctx, from, to, flags);
	struct entry *old, *replaced;

	if (r || from->node == to->node) /* two names of one file: nothing to do */
		return r;
	old = dir_find(from->dir, from->name, from->length);
	replaced = dir_find(to->dir, to->name, to->length);
	if (!old || (to->node && !replaced)) /* made up, as pids are */
		return -EPERM;
	if (flags & RENAME_EXCHANGE)
		return dir_exchange(old, replaced);
	if (!dir_reveal(from->dir) || !dir_reveal(to->dir))
		return -ENOMEM;
	return dir_move(old, to->dir, to->name, to->length, replaced);
}

int
fs_rename(struct fs_context *ctx, struct inode *from_at, const char *from, struct inode *to_at,
          const char *to, unsigned int flags)
{
	struct world *w = world_of(ctx);
	struct path a, b;
	int r;

	if ((flags & ~(unsigned int)(RENAME_NOREPLACE | RENAME_EXCHANGE)) || flags == (RENAME_NOREPLACE | RENAME_EXCHANGE))
		return -EINVAL;
	fs_lock(w);
	r = path_find(ctx, from_at, from, LAST_NAME, &a);
	if (r)
		goto unlock;
	r = path_find(ctx, to_at, to, LAST_NAME, &b);
	if (r)
		goto put_from;
	r = rename_found(ctx, &a, &b, flags);
	path_put(&b);
put_from:
	path_put(&a);
unlock:
	fs_unlock(w);
	return r;
}

/* Puts "/name" before what is in buf from *start on. */
static int
prepend(char *buf, size_t *start, const char *name, size_t n)
{
	if (*start < n + 1)
		return -ERANGE;
	*start -= n + 1;
	buf[*start] = '/';
	memcpy(buf + *start + 1, name, n);
	return 0;
}

static int
path_upwards(const struct inode *root, const struct inode *dir, char *buf, size_t *start)
{
	static const char outside[] = "(unreachable)"; /* of a root that was changed below it */
	bool top = dir == root || dir->dir.parent == dir;
	char pid[16];
	int r = top ? prepend(buf, start, "", 0) : 0;

	while (r == 0 && dir != root && dir->dir.parent != dir) {
		const struct entry *e = dir->dir.entry;

		if (!e && !dir->dir.pid)
			return -ENOENT;
		if (e)
			r = prepend(buf, start, e->name, e->length);
		else
			r = prepend(buf, start, pid, (size_t)snprintf(pid, sizeof pid, "%u", dir->dir.pid));
		dir = dir->dir.parent;
	}
	if (r || dir == root)
		return r;
	if (*start < sizeof outside - 1)
		return -ERANGE;
	*start -= sizeof outside - 1;
	memcpy(buf + *start, outside, sizeof outside - 1);
	return 0;
}

int
path_of_entry(const struct entry *e, char *buf, size_t *start)
{
	const struct inode *root = fs_of(e->inode->world)->root;
	int r = prepend(buf, start, e->name, e->length);

	return r || e->dir == root ? r : path_upwards(root, e->dir, buf, start);
}

int
fs_getcwd(struct fs_context *ctx, char *buf, size_t size)
{
	size_t start = size - 1;
	int r;

	if (size < 2)
		return -ERANGE;
	fs_lock(world_of(ctx));
	buf[start] = '\0';
	r = path_upwards(ctx->root, ctx->cwd, buf, &start);
	fs_unlock(world_of(ctx));
	if (r)
		return r;
	memmove(buf, buf + start, size - start);
	return (int)(size - start);
}
