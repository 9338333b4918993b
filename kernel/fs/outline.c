/* SPDX-License-Identifier: MIT */
/* See outline.h. */
#include "kernel/fs/outline.h"

#include "kernel/abi/limits.h"
#include "kernel/base/printk.h"
#include "kernel/fs/devfs.h"
#include "kernel/fs/dir.h"
#include "kernel/fs/initrd.h"
#include "kernel/fs/procfs.h"
#include "kernel/fs/pty.h"
#include "kernel/mm/heap.h"
#include "lib/base/string.h"

#define BUCKETS 512

static struct outline *root, *bucket[BUCKETS];

static struct outline **
bucket_of(const struct outline *dir, uint32_t hash)
{
	return &bucket[(hash ^ dir->ino * 2654435761u) % BUCKETS];
}

const struct outline *
outline_find(const struct outline *dir, const char *name, size_t n, uint32_t hash)
{
	const struct outline *o = *bucket_of(dir, hash);

	while (o && (o->dir != dir || o->hash != hash || o->length != n || memcmp(o->name, name, n) != 0))
		o = o->chain;
	return o;
}

static struct outline *
make(struct outline *dir, const char *name, size_t n, unsigned int mode)
{
	static uint32_t last_ino;
	struct outline *o = kzalloc(sizeof(*o)), **place;

	if (!o)
		return NULL;
	*o = (struct outline){ .dir = dir ? dir : o, .name = name, .length = (uint32_t)n, .ino = ++last_ino, .mode = mode };
	if (!dir)
		return o;
	o->hash = dir_hash(name, n);
	o->fixed = dir->fixed;
	o->cookie = dir->last ? dir->last->cookie + 1 : DIR_COOKIE_FIRST;
	dir->directories += S_ISDIR(mode);
	if (dir->last)
		dir->last->next = o;
	else
		dir->first = o;
	dir->last = o;
	for (place = bucket_of(dir, o->hash); *place; place = &(*place)->chain)
		;
	*place = o; /* last: what more files the initrd has costs nothing when others are looked up */
	return o;
}

static bool
usable_name(const char *name, size_t n)
{
	bool dots = name[0] == '.' && (n == 1 || (n == 2 && name[1] == '.'));

	return n > 0 && n <= NAME_MAX && !dots;
}

/* The name in dir, made if missing. */
static struct outline *
step(struct outline *dir, const char *name, size_t n, unsigned int mode)
{
	struct outline *o;

	if (!usable_name(name, n) || !S_ISDIR(dir->mode))
		return NULL;
	o = (struct outline *)outline_find(dir, name, n, dir_hash(name, n));
	if (!o)
		return make(dir, name, n, mode);
	return S_ISDIR(o->mode) == S_ISDIR(mode) ? o : NULL;
}

struct outline *
outline_add(struct outline *from, const char *path, unsigned int mode,
            int (*fill)(struct inode *i, const void *what), const void *what)
{
	struct outline *o = from ? from : root;
	const char *at = path;

	while (o && *at) {
		size_t n = strcspn(at, "/");

		o = step(o, at, n, at[n] ? S_IFDIR | 0755 : mode);
		at += n + strspn(at + n, "/");
	}
	if (!o) {
		printk("fs: %s cannot be made\n", path);
		return NULL;
	}
	o->mode = mode;
	o->fill = fill;
	o->what = what;
	return o;
}

const struct outline *
outline_root(void)
{
	if (!root && (root = make(NULL, "", 0, S_IFDIR | 0755)) != NULL) {
		devfs_outline();
		procfs_outline();
		initrd_outline();
	}
	return root;
}

struct inode *
outline_inode(struct world *w, const struct outline *o)
{
	struct inode *i = inode_new_given(w, o->mode, o->ino);

	if (!i)
		return NULL;
	if (S_ISDIR(o->mode)) {
		i->nlink += o->directories;
		i->dir.outline = o->first ? o : NULL;
		i->dir.hooks = o->hooks;
		i->dir.fixed = o->fixed;
		i->dir.next_cookie = o->last ? o->last->cookie + 1 : DIR_COOKIE_FIRST;
	}
	if (!o->fill || o->fill(i, o->what) == 0)
		return i;
	inode_put(i);
	return NULL;
}
