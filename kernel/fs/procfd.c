/* SPDX-License-Identifier: MIT */
/* /proc/PID/fd.
 *
 * A link leads to what a descriptor refers to, by any name or none.  Read, it says
 * its path, found by going through the tree until the inode is met (who reads
 * pays, not who opens or follows), or for what has no inode pipe:[7],
 * anon_inode:[epoll].  Of those only a pipe can be opened by it, as Linux allows,
 * but unlike there by its own process and in its own direction alone: so the
 * detector of deadlocks knows who may write to it. */
#include "kernel/fs/procfd.h"

#include "kernel/abi/dirent.h"
#include "kernel/abi/errno.h"
#include "kernel/abi/limits.h"
#include "kernel/fs/dir.h"
#include "kernel/fs/path.h"
#include "kernel/fs/procfs.h"
#include "kernel/mm/heap.h"
#include "lib/base/format.h"
#include "lib/base/string.h"

#define FD_INO (3ull << 44)
#define PTS_MAJOR 136

static int (*next_fd)(struct world *w, uint32_t pid, unsigned int from);
static struct file *(*get_file)(struct world *w, uint32_t pid, int fd);

void
procfs_set_files(int (*next)(struct world *w, uint32_t pid, unsigned int from),
                 struct file *(*get)(struct world *w, uint32_t pid, int fd))
{
	next_fd = next;
	get_file = get;
}

/* [n] The entry after e, a directory before what is in it; NULL after the last. */
static struct entry *
following(struct entry *e)
{
	if (inode_is_dir(e->inode) && !list_is_empty(&e->inode->dir.entries))
		return list_first(&e->inode->dir.entries, struct entry, link);
	while (e && e->link.next == &e->dir->dir.entries.head)
		e = e->dir->dir.entry;
	return e ? container_of(e->link.next, struct entry, link) : NULL;
}

/* [n] Some name of i, or NULL. */
static struct entry *
name_of(const struct inode *i)
{
	struct inode *root = fs_of(i->world)->root;
	struct entry *e = NULL;

	if (!list_is_empty(&root->dir.entries))
		e = list_first(&root->dir.entries, struct entry, link);
	while (e && e->inode != i)
		e = following(e);
	return e;
}

int
procfd_describe(struct inode *i, char *text, size_t size)
{
	struct entry *e = name_of(i);
	size_t start = size - 1;
	int r;

	if (S_ISFIFO(i->mode) && i->again)
		return (size_t)snprintf(text, size, "pipe:[%llu]", (unsigned long long)i->ino) < size ? 0 : -ENAMETOOLONG;
	if (S_ISCHR(i->mode) && i->rdev >> 8 == PTS_MAJOR)
		return (size_t)snprintf(text, size, "/dev/pts/%u", (unsigned int)(i->rdev & 0xff)) < size ? 0 : -ENAMETOOLONG;
	if (i == fs_of(i->world)->root)
		return strlcpy(text, "/", size) < size ? 0 : -ENAMETOOLONG;
	if (!e)
		return strlcpy(text, "(deleted)", size) < size ? 0 : -ENAMETOOLONG;
	text[start] = '\0';
	r = path_of_entry(e, text, &start);
	if (r == 0)
		memmove(text, text + start, size - start);
	return r;
}

struct inode *
procfd_link(struct inode *dir, uint64_t ino, struct inode *to)
{
	struct inode *i = inode_new_numbered(dir->world, S_IFLNK | 0777, ino);

	if (i)
		i->leads_to = inode_get(to);
	return i;
}

/* f becomes one more file of the pipe, to read or write whichever end i is, and forgets by which name. */
static int
open_again(struct inode *i, struct file *f)
{
	f->ops = i->again->ops;
	f->data = i->again->data;
	f->number = i->again->number;
	f->ops->reopen(f);
	f->inode = NULL;
	inode_put(i);
	return 0;
}

/* To a pipe of the caller's own.  NULL: no memory. */
static struct inode *
pipe_link(struct inode *dir, uint64_t ino, struct file *f)
{
	struct inode *pipe = inode_new_numbered(dir->world, S_IFIFO | 0600, f->number), *link;

	if (!pipe)
		return NULL;
	pipe->uid = dir->uid;
	pipe->gid = dir->gid;
	pipe->open = open_again;
	pipe->again = file_get(f);
	link = procfd_link(dir, ino, pipe);
	inode_put(pipe);
	return link;
}

/* To what has no inode. */
static struct inode *
nameless_link(struct inode *dir, uint64_t ino, struct file *f)
{
	char text[64];

	if (f->ops->reopen && dir->dir.pid == procfs_self())
		return pipe_link(dir, ino, f);
	if (strcmp(f->ops->name, "pipe") == 0 || strcmp(f->ops->name, "socket") == 0)
		snprintf(text, sizeof text, "%s:[%llu]", f->ops->name, (unsigned long long)f->number);
	else
		snprintf(text, sizeof text, "anon_inode:[%s]", f->ops->name);
	return inode_new_symlink(dir->world, text, ino);
}

static struct inode *
fd_link(struct inode *dir, int fd)
{
	uint64_t ino = FD_INO | (uint64_t)dir->dir.pid << 16 | (unsigned int)fd;
	struct file *f = get_file(dir->world, dir->dir.pid, fd);
	struct inode *i;

	if (!f)
		return NULL;
	i = f->inode ? procfd_link(dir, ino, f->inode) : nameless_link(dir, ino, f);
	file_put(f);
	if (i) {
		i->mode = S_IFLNK | 0700;
		i->uid = dir->uid;
		i->gid = dir->gid;
	}
	return i;
}

static struct inode *
fd_lookup(struct inode *dir, const char *name, size_t n)
{
	char text[16];

	for (int fd = 0; (fd = next_fd(dir->world, dir->dir.pid, (unsigned int)fd)) >= 0; fd++) {
		snprintf(text, sizeof text, "%d", fd);
		if (strlen(text) == n && memcmp(text, name, n) == 0)
			return fd_link(dir, fd);
	}
	return NULL;
}

static void
fd_list(struct inode *dir, uint64_t *pos, dir_fn fn, void *arg)
{
	int fd = *pos > FD_INO ? (int)(*pos - FD_INO) : 0;
	char text[16];

	for (; (fd = next_fd(dir->world, dir->dir.pid, (unsigned int)fd)) >= 0; fd++) {
		uint64_t ino = FD_INO | (uint64_t)dir->dir.pid << 16 | (unsigned int)fd;

		snprintf(text, sizeof text, "%d", fd);
		if (!dir_give(pos, FD_INO + (uint64_t)fd, text, ino, DT_LNK, fn, arg))
			return;
	}
}

struct inode *
procfd_directory(struct inode *of, uint64_t ino)
{
	static const struct dir_hooks hooks = { fd_lookup, fd_list };
	struct inode *i = next_fd ? inode_new_numbered(of->world, S_IFDIR | 0500, ino) : NULL;

	if (!i)
		return NULL;
	i->nlink = 2;
	i->dir.parent = of->dir.parent; /* /proc stays; `of` is made up anew each time */
	i->dir.hooks = &hooks;
	i->dir.fixed = true;
	i->dir.pid = of->dir.pid;
	i->uid = of->uid;
	i->gid = of->gid;
	return i;
}
