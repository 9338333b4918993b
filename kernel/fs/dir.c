/* SPDX-License-Identifier: MIT */
/* The names in one directory: a list in the order in which they were made.
 * Of a directory of the outline (fs/outline.h), those that somebody asked for; all, once one is taken away:
 *
 *      outline    bin: [cat][cp][sh][wc]           the same for all worlds
 *      entries         [cat]    [sh]    [mine]     of this one
 *
 * Finding a name is O(names), each a comparison of two words: thousands of
 * names in one directory are fine, a hundred thousand are not. */
#include "kernel/fs/dir.h"

#include "kernel/abi/dirent.h"
#include "kernel/abi/errno.h"
#include "kernel/base/panic.h"
#include "kernel/fs/outline.h"
#include "kernel/fs/quota.h"
#include "kernel/mm/heap.h"
#include "lib/base/hash.h"
#include "lib/base/string.h"

#define COOKIE_DOT 1
#define COOKIE_DOTDOT 2

_Static_assert(DIR_COOKIE_FIRST > COOKIE_DOTDOT, "cookies");

void
dir_init(struct inode *dir)
{
	list_init(&dir->dir.entries);
	dir->dir.next_cookie = DIR_COOKIE_FIRST;
	dir->nlink = 1;
}

uint32_t
dir_hash(const char *name, size_t n)
{
	return (uint32_t)hash_bytes(HASH_START, name, n);
}

static struct entry *
entry_new(struct inode *dir, const char *name, size_t n, struct inode *i, uint64_t cookie)
{
	struct entry *e = kmalloc(sizeof *e + n + 1);

	if (!e || !quota_charge(dir->quota, 0, 1)) {
		kfree(e);
		return NULL;
	}
	memcpy(e->name, name, n);
	e->name[n] = '\0';
	e->length = (uint8_t)n;
	e->hash = dir_hash(name, n);
	e->dir = dir;
	e->inode = inode_get(i);
	e->cookie = cookie;
	return e;
}

/* --- names of the outline that were not asked for yet --- */

/* Makes an entry of o before that one.  NULL: no memory. */
static struct entry *
reveal(struct inode *dir, const struct outline *o, struct list_node *before)
{
	scoped(inode_put) struct inode *i = outline_inode(dir->world, o);
	struct entry *e = i ? entry_new(dir, o->name, o->length, i, o->cookie) : NULL;

	if (!e)
		return NULL;
	list_insert_before(before, &e->link);
	i->nlink++;
	if (inode_is_dir(i)) {
		i->dir.parent = dir;
		i->dir.entry = e;
	}
	return e;
}

static const struct outline *
hidden(const struct inode *dir, const char *name, size_t n)
{
	return dir->dir.outline ? outline_find(dir->dir.outline, name, n, dir_hash(name, n)) : NULL;
}

bool
dir_reveal(struct inode *dir)
{
	const struct outline *o = dir->dir.outline ? dir->dir.outline->first : NULL;
	struct list_node *at = dir->dir.entries.head.next;

	assert(fs_lock_held(dir->world));
	for (; o; o = o->next)
		if (at != &dir->dir.entries.head && container_of(at, struct entry, link)->cookie == o->cookie)
			at = at->next;
		else if (!reveal(dir, o, at))
			return false;
	dir->dir.outline = NULL;
	return true;
}

/* --- */

struct entry *
dir_find(struct inode *dir, const char *name, size_t n)
{
	uint32_t hash = dir_hash(name, n);
	const struct outline *o;
	struct entry *e;

	assert(fs_lock_held(dir->world));
	list_for_each(e, &dir->dir.entries, link)
		if (e->hash == hash && e->length == n && memcmp(e->name, name, n) == 0)
			return e;
	o = hidden(dir, name, n);
	if (!o)
		return NULL;
	list_for_each(e, &dir->dir.entries, link)
		if (e->cookie > o->cookie)
			break;
	return reveal(dir, o, &e->link);
}

struct inode *
dir_lookup(struct inode *dir, const char *name, size_t n)
{
	struct entry *e = dir_find(dir, name, n);

	if (e)
		return inode_get(e->inode);
	return dir->dir.hooks ? dir->dir.hooks->lookup(dir, name, n) : NULL;
}

bool
dir_has(const struct inode *dir, const char *name, size_t n)
{
	return hidden(dir, name, n) != NULL;
}

/* Link counts: a name is a link; a directory has its own "." besides and is
 * named ".." by each directory in it. */
static void
attach(struct entry *e)
{
	struct inode *i = e->inode;

	list_push_back(&e->dir->dir.entries, &e->link);
	i->nlink++;
	if (inode_is_dir(i)) {
		i->dir.parent = e->dir;
		i->dir.entry = e;
		e->dir->nlink++;
	}
	inode_touch(e->dir);
}

static void
detach(struct entry *e)
{
	struct inode *i = e->inode;

	list_remove(&e->link);
	i->nlink--;
	if (inode_is_dir(i)) {
		i->dir.parent = NULL;
		i->dir.entry = NULL;
		e->dir->nlink--;
	}
	inode_touch(e->dir);
}

static void
entry_free(struct entry *e)
{
	quota_give_back(e->dir->quota, 0, 1);
	inode_put(e->inode);
	kfree(e);
}

/* 0 if names can come into dir. */
static int
check_open(const struct inode *dir)
{
	if (dir->dir.fixed)
		return -EPERM;
	return dir->dir.parent ? 0 : -ENOENT;
}

int
dir_add(struct inode *dir, const char *name, size_t n, struct inode *i)
{
	int r = check_open(dir);
	struct entry *e;

	if (r)
		return r;
	e = entry_new(dir, name, n, i, dir->dir.next_cookie++);
	if (!e)
		return dir->quota ? -EDQUOT : -ENOMEM;
	attach(e);
	return 0;
}

void
dir_remove(struct entry *e)
{
	assert(!e->dir->dir.outline);
	detach(e);
	if (inode_is_dir(e->inode))
		e->inode->nlink = 0;
	entry_free(e);
}

int
dir_move(struct entry *e, struct inode *to, const char *name, size_t n, struct entry *replaced)
{
	int r = e->dir->dir.fixed ? -EPERM : check_open(to);
	struct entry *new;

	if (r)
		return r;
	new = entry_new(to, name, n, e->inode, to->dir.next_cookie++);
	if (!new)
		return to->quota ? -EDQUOT : -ENOMEM;
	assert(!e->dir->dir.outline);
	if (replaced)
		dir_remove(replaced);
	detach(e);
	entry_free(e);
	attach(new);
	return 0;
}

/* e stands for i from now on, which had a name before. */
static void
restand(struct entry *e, struct inode *i)
{
	e->inode = i;
	if (inode_is_dir(i)) {
		i->dir.parent->nlink--;
		e->dir->nlink++;
		i->dir.parent = e->dir;
		i->dir.entry = e;
	}
	inode_touch(e->dir);
}

int
dir_exchange(struct entry *a, struct entry *b)
{
	struct inode *first = a->inode;

	if (a->dir->dir.fixed || b->dir->dir.fixed)
		return -EPERM;
	restand(a, b->inode);
	restand(b, first);
	return 0;
}

bool
dir_is_empty(const struct inode *dir)
{
	return list_is_empty(&dir->dir.entries) && !dir->dir.outline;
}

bool
dir_is_below(const struct inode *dir, const struct inode *above)
{
	while (dir && dir != above && dir->dir.parent != dir)
		dir = dir->dir.parent;
	return dir == above;
}

/* The entries of a directory that dies join those still to be removed, so the
 * depth of the tree costs no stack. */
void
dir_drop_tree(struct inode *root)
{
	struct list dying = LIST_INIT(dying);
	struct list_node *node;

	list_append_all(&dying, &root->dir.entries);
	while ((node = list_pop_front(&dying)) != NULL) {
		struct entry *e = container_of(node, struct entry, link);

		if (inode_is_dir(e->inode))
			list_append_all(&dying, &e->inode->dir.entries);
		inode_put(e->inode); /* e->dir may be gone, and quotas go with the world */
		kfree(e);
	}
	inode_put(root);
}

static unsigned char
type_of(const struct inode *i)
{
	return (unsigned char)(inode_type(i) >> 12); /* DT_x is S_IFx shifted */
}
_Static_assert(DT_REG == S_IFREG >> 12 && DT_DIR == S_IFDIR >> 12 && DT_LNK == S_IFLNK >> 12, "DT");

bool
dir_give(uint64_t *pos, uint64_t cookie, const char *name, uint64_t ino, unsigned char type,
         dir_fn fn, void *arg)
{
	if (*pos > cookie)
		return true;
	if (!fn(arg, name, ino, type, cookie + 1))
		return false;
	*pos = cookie + 1;
	return true;
}

static void
list_names(struct inode *dir, uint64_t *pos, dir_fn fn, void *arg)
{
	struct inode *up = dir->dir.parent;
	struct entry *e;

	if (!dir_give(pos, COOKIE_DOT, ".", dir->ino, DT_DIR, fn, arg) ||
	    !dir_give(pos, COOKIE_DOTDOT, "..", up->ino, DT_DIR, fn, arg))
		return;
	list_for_each(e, &dir->dir.entries, link)
		if (!dir_give(pos, e->cookie, e->name, e->inode->ino, type_of(e->inode), fn, arg))
			return;
	if (dir->dir.hooks)
		dir->dir.hooks->list(dir, pos, fn, arg);
}

/* Names until fn has enough; *pos is where the next call goes on.  A folder that was removed has not even "." and "..". */
static long
directory_readdir(struct file *f, uint64_t *pos, dir_fn fn, void *arg)
{
	struct inode *dir = f->inode;
	long r;

	fs_lock(dir->world);
	r = !dir->dir.parent ? -ENOENT : !dir_reveal(dir) ? -ENOMEM : 0;
	if (r == 0)
		list_names(dir, pos, fn, arg);
	fs_unlock(dir->world);
	return r;
}

static long
directory_read(struct file *f, uptr to, size_t n, int64_t *pos)
{
	return -EISDIR;
}

const struct file_ops directory_ops = {
	.name = "directory",
	.read = directory_read,
	.readdir = directory_readdir,
	.seek = inode_seek,
};
