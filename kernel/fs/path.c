/* SPDX-License-Identifier: MIT */
/* Walking a path.
 *
 * The walk holds a reference to the directory it stands in, and `rest` points
 * to what is still to walk.  A symbolic link puts its target before the rest:
 *
 *      /usr/link/x        standing in /usr, rest = "x", link -> "../opt"
 *      /usr               rest = "../opt/x"
 *
 * which takes a buffer, allocated for the first link only.  After MAX_LINKS of
 * them the path is taken to go round in circles.  A link of /proc to a file that
 * some process has open leads there, whatever its name is by now. */
#include "kernel/fs/path.h"

#include "kernel/abi/errno.h"
#include "kernel/abi/fcntl.h"
#include "kernel/base/panic.h"
#include "kernel/fs/dir.h"
#include "kernel/mm/heap.h"
#include "lib/base/string.h"

#define MAX_LINKS 40

struct walk {
	struct fs_context *ctx;
	struct inode *dir;     /* one reference */
	const char *rest;
	char *buffer;          /* PATH_MAX bytes, or NULL: rest is in the caller's path */
	unsigned int links;
};

static void
go_to(struct walk *w, struct inode *dir)
{
	struct inode *left = w->dir;

	w->dir = inode_get(dir);
	inode_put(left);
}

/* Cuts the next name off w->rest into p, with p->slash if a '/' follows. */
static int
next_name(struct walk *w, struct path *p)
{
	p->length = strcspn(w->rest, "/");
	if (p->length > NAME_MAX)
		return -ENAMETOOLONG;
	memcpy(p->name, w->rest, p->length);
	p->name[p->length] = '\0';
	w->rest += p->length;
	p->slash = *w->rest == '/';
	w->rest += strspn(w->rest, "/");
	return 0;
}

static struct inode *
parent_of(struct walk *w)
{
	if (w->dir == w->ctx->root)
		return inode_get(w->dir);
	return w->dir->dir.parent ? inode_get(w->dir->dir.parent) : NULL;
}

static struct inode *
look_up(struct walk *w, const struct path *p)
{
	if (strcmp(p->name, ".") == 0)
		return inode_get(w->dir);
	if (strcmp(p->name, "..") == 0)
		return parent_of(w);
	return dir_lookup(w->dir, p->name, p->length);
}

/* Puts the link's target before what is left to walk. */
static int
enter_link(struct walk *w, const struct inode *link, bool slash)
{
	size_t target = strlen(link->target), rest = strlen(w->rest);

	if (++w->links > MAX_LINKS)
		return -ELOOP;
	if (target == 0)
		return -ENOENT;
	if (target + slash + rest + 1 > PATH_MAX)
		return -ENAMETOOLONG;
	if (!w->buffer && !(w->buffer = kmalloc(PATH_MAX)))
		return -ENOMEM;
	memmove(w->buffer + target + slash, w->rest, rest + 1);
	memcpy(w->buffer, link->target, target);
	if (slash)
		w->buffer[target] = '/';
	w->rest = w->buffer;
	if (*w->rest == '/')
		go_to(w, w->ctx->root);
	w->rest += strspn(w->rest, "/");
	return 0;
}

/* Fills `out` for the last name; the walk's reference to dir becomes out's. */
static int
arrive(struct walk *w, struct path *out, struct inode *node, enum last_name last)
{
	if (node && out->slash && last != LAST_NAME && !inode_is_dir(node)) {
		inode_put(node);
		return -ENOTDIR;
	}
	out->dir = w->dir;
	out->node = node;
	w->dir = NULL;
	return 0;
}

/* One name.  1: there is more to walk, 0: arrived. */
static int
step(struct walk *w, struct path *out, enum last_name last)
{
	struct inode *node;
	int r;

	if (*w->rest == '\0') { /* "/", or a link to it */
		strlcpy(out->name, "/", sizeof out->name);
		out->length = 1;
		return arrive(w, out, inode_get(w->dir), last);
	}
	r = next_name(w, out);
	if (r == 0)
		r = inode_may(w->ctx->cred, w->dir, X_OK);
	if (r)
		return r;
	node = look_up(w, out);
	if (!node && dir_has(w->dir, out->name, out->length))
		return -ENOMEM;
	if (node && inode_type(node) == S_IFLNK && (*w->rest || last == LAST_FOLLOWED || (out->slash && last == LAST_LINK))) {
		struct inode *link = node;

		node = link->leads_to ? inode_get(link->leads_to) : NULL;
		r = node ? 0 : enter_link(w, link, out->slash);
		inode_put(link);
		if (!node)
			return r ? r : 1;
	}
	if (*w->rest == '\0')
		return arrive(w, out, node, last);
	r = !node ? -ENOENT : !inode_is_dir(node) ? -ENOTDIR : 1;
	if (r == 1)
		go_to(w, node);
	inode_put(node);
	return r;
}

int
path_find(struct fs_context *ctx, struct inode *at, const char *path, enum last_name last, struct path *out)
{
	struct inode *start = *path == '/' ? ctx->root : at ? at : ctx->cwd;
	struct walk w = { .ctx = ctx, .rest = path };
	int r = 1;

	assert(fs_lock_held(start->world));
	if (*path == '\0')
		return -ENOENT;
	if (!inode_is_dir(start))
		return -ENOTDIR;
	w.dir = inode_get(start);
	w.rest += strspn(path, "/");
	*out = (struct path){ .slash = false };
	while (r == 1)
		r = step(&w, out, last);
	inode_put(w.dir);
	kfree(w.buffer);
	return r;
}

void
path_put(struct path *p)
{
	inode_put(p->dir);
	inode_put(p->node);
}

bool
path_is_special(const struct path *p)
{
	return strcmp(p->name, ".") == 0 || strcmp(p->name, "..") == 0 || strcmp(p->name, "/") == 0;
}
