/* SPDX-License-Identifier: MIT */
/* Locks on files.
 *
 * A file's locks are a list; those of one owner and kind never overlap, and
 * neighbours of one type are one.  All of a world are under one spinlock, and all
 * who wait in it are in one queue: that makes the search for a circle a walk.
 *
 *      A holds x, waits for y        A asks for y: B holds it and waits for
 *      B holds y, waits for x        x, which A holds: EDEADLK instead of waiting */
#include "kernel/fs/lock.h"

#include "kernel/abi/errno.h"
#include "kernel/abi/fcntl.h"
#include "kernel/base/panic.h"
#include "kernel/fs/fs.h"
#include "kernel/fs/inode.h"
#include "kernel/mm/heap.h"

#define LOCKS_MAX 4096 /* of one file */

struct lock {
	struct list_node link; /* [l] in inode->locks->list */
	struct lock_request r; /* [l] but for the owner */
};

struct file_locks {
	struct list_node link; /* [l] in fs->locked */
	struct inode *inode;
	struct list list;   /* [l] struct lock */
	unsigned int count; /* [l] */
};

/* Somebody in lock_set who waits. */
struct lock_wait {
	struct list_node link;
	struct thread *thread;
	const struct lock_request *r;
	struct inode *inode;
	bool seen; /* by this search */
};

static bool
same_side(const struct lock_request *a, const struct lock_request *b)
{
	return a->owner == b->owner && a->whole == b->whole;
}

static bool
conflicts(const struct lock_request *held, const struct lock_request *r)
{
	return held->owner != r->owner && held->whole == r->whole && held->start <= r->end &&
	       r->start <= held->end && (held->type == F_WRLCK || r->type == F_WRLCK);
}

/* [l] The first lock from `after` on (NULL: the beginning) that hinders r. */
static struct lock *
next_conflict(struct inode *i, const struct lock_request *r, struct lock *after)
{
	struct list_node *head = &i->locks->list.head, *n = after ? after->link.next : head->next;

	for (; n != head && r->type != F_UNLCK; n = n->next) {
		struct lock *l = container_of(n, struct lock, link);

		if (conflicts(&l->r, r))
			return l;
	}
	return NULL;
}

/* [l] Does r wait for `owner`, if only through others?  Each waiter is looked at
 * once. */
static bool
leads_to(struct fs_world *fs, struct inode *i, const struct lock_request *r, const void *owner)
{
	struct lock_wait *w;

	for (struct lock *l = next_conflict(i, r, NULL); l; l = next_conflict(i, r, l)) {
		if (l->r.owner == owner)
			return true;
		list_for_each(w, &fs->lock_waits, link)
			if (w->r->detect && w->r->owner == l->r.owner && !w->seen) {
				w->seen = true;
				if (leads_to(fs, w->inode, w->r, owner))
					return true;
			}
	}
	return false;
}

/* [l] */
static bool
would_deadlock(struct fs_world *fs, struct inode *i, const struct lock_request *r)
{
	struct lock_wait *w;

	list_for_each(w, &fs->lock_waits, link)
		w->seen = false;
	for (struct lock *l = next_conflict(i, r, NULL); l; l = next_conflict(i, r, l))
		list_for_each(w, &fs->lock_waits, link)
			if (w->r->detect && w->r->owner == l->r.owner && leads_to(fs, w->inode, w->r, r->owner))
				return true;
	return false;
}

static void
unlink(struct file_locks *locks, struct lock *l)
{
	list_remove(&l->link);
	locks->count--;
	kfree(l);
}

/* [l] The list is in the order of first bytes: F_GETLK tells the first. */
static void
enter(struct file_locks *locks, struct lock *l)
{
	struct lock *next;

	list_for_each(next, &locks->list, link)
		if (next->r.start > l->r.start)
			break;
	list_insert_before(&next->link, &l->link);
	locks->count++;
}

/* [l] Takes [start, end] out of l; *spare becomes the part behind, if l is cut in
 * two. */
static void
cut(struct file_locks *locks, struct lock *l, const struct lock_request *r, struct lock **spare)
{
	if (l->r.start < r->start && l->r.end > r->end) {
		(*spare)->r = l->r;
		(*spare)->r.start = r->end + 1;
		enter(locks, *spare);
		*spare = NULL;
		l->r.end = r->start - 1;
	} else if (l->r.start < r->start) {
		l->r.end = r->start - 1;
	} else if (l->r.end > r->end) {
		l->r.start = r->end + 1;
		list_remove(&l->link);
		locks->count--;
		enter(locks, l);
	} else {
		unlink(locks, l);
	}
}

/* [l] Nobody hinders: what the owner had there gives way, neighbours of the same
 * type become part of it. */
static void
apply(struct file_locks *locks, struct lock_request r, struct lock *spare[2])
{
	struct lock *l, *next;

	list_for_each_safe(l, next, &locks->list, link) {
		bool touches = l->r.start <= r.end + (r.end < UINT64_MAX) && r.start <= l->r.end + (l->r.end < UINT64_MAX);

		if (!same_side(&l->r, &r) || !touches)
			continue;
		if (l->r.type == r.type) {
			r.start = l->r.start < r.start ? l->r.start : r.start;
			r.end = l->r.end > r.end ? l->r.end : r.end;
			unlink(locks, l);
		} else if (l->r.start <= r.end && r.start <= l->r.end) {
			cut(locks, l, &r, &spare[1]);
		}
	}
	if (r.type == F_UNLCK)
		return;
	spare[0]->r = r;
	enter(locks, spare[0]);
	spare[0] = NULL;
}

/* [l] flock that changes a lock gives it back first, as on Linux: so two that
 * want more do not wait for each other. */
static void
give_back_whole(struct fs_world *fs, struct file_locks *locks, const struct lock_request *r)
{
	struct lock *l, *next;

	list_for_each_safe(l, next, &locks->list, link)
		if (r->whole && same_side(&l->r, r) && l->r.type != r->type) {
			unlink(locks, l);
			wake_all(&fs->lock_freed);
		}
}

/* [l] Until nobody hinders. */
static int
await(struct fs_world *fs, struct inode *i, const struct lock_request *r, bool wait)
{
	struct wait_how how = { TRACE_REASON_FLOCK, i->ino, .deadline = WAIT_FOREVER };
	struct lock_wait me = { .thread = current, .r = r, .inode = i };
	int result;

	if (!next_conflict(i, r, NULL))
		return 0;
	if (!wait)
		return -EAGAIN;
	if (r->detect && would_deadlock(fs, i, r))
		return -EDEADLK;
	list_push_back(&fs->lock_waits, &me.link);
	result = wait_until(&fs->lock_freed, &fs->lock_lock, !next_conflict(i, r, NULL), &how);
	list_remove(&me.link);
	return result;
}

void
lock_each_wait(struct world *world, bool (*fn)(struct thread *t, const struct lock_request *held, void *arg), void *arg)
{
	struct fs_world *fs = fs_of(world);
	struct lock_wait *w;

	spin_lock(&fs->lock_lock);
	list_for_each(w, &fs->lock_waits, link)
		for (struct lock *l = next_conflict(w->inode, w->r, NULL); l; l = next_conflict(w->inode, w->r, l))
			if (!fn(w->thread, &l->r, arg))
				break;
	spin_unlock(&fs->lock_lock);
}

/* [l] An inode gets its list with the first lock. */
static struct file_locks *
list_of(struct inode *i, struct file_locks **made)
{
	if (!i->locks) {
		i->locks = *made;
		i->locks->inode = i;
		list_push_back(&fs_of(i->world)->locked, &i->locks->link);
		*made = NULL;
	}
	return i->locks;
}

int
lock_set(struct inode *i, const struct lock_request *r, bool wait)
{
	struct fs_world *fs = fs_of(i->world);
	struct lock *spare[2] = { kzalloc(sizeof(struct lock)), kzalloc(sizeof(struct lock)) };
	struct file_locks *made = kzalloc(sizeof(*made)), *locks;
	int result = spare[0] && spare[1] && made ? 0 : -ENOMEM;

	if (result == 0) {
		list_init(&made->list);
		spin_lock(&fs->lock_lock);
		locks = list_of(i, &made);
		give_back_whole(fs, locks, r);
		result = await(fs, i, r, wait);
		if (result == 0 && r->type != F_UNLCK && locks->count >= LOCKS_MAX)
			result = -ENOLCK;
		if (result == 0) {
			apply(locks, *r, spare);
			wake_all(&fs->lock_freed); /* a lock may have become less */
		}
		spin_unlock(&fs->lock_lock);
	}
	kfree(spare[0]);
	kfree(spare[1]);
	kfree(made);
	return result;
}

void
lock_test(struct inode *i, struct lock_request *r)
{
	struct fs_world *fs = fs_of(i->world);
	struct lock *l;

	spin_lock(&fs->lock_lock);
	l = i->locks ? next_conflict(i, r, NULL) : NULL;
	if (l)
		*r = l->r;
	else
		r->type = F_UNLCK;
	spin_unlock(&fs->lock_lock);
}

void
lock_forget(struct file *f, const void *owner)
{
	struct inode *i = f->inode;
	struct lock *l, *next;
	struct fs_world *fs;

	if (!i || !__atomic_load_n(&i->locks, __ATOMIC_ACQUIRE))
		return;
	fs = fs_of(i->world);
	spin_lock(&fs->lock_lock);
	list_for_each_safe(l, next, &i->locks->list, link)
		if (l->r.owner == owner)
			unlink(i->locks, l);
	wake_all(&fs->lock_freed);
	spin_unlock(&fs->lock_lock);
}

void
lock_file_gone(struct file *f)
{
	lock_forget(f, f);
	inode_put(f->inode);
}

void
lock_inode_gone(struct inode *i)
{
	struct fs_world *fs = fs_of(i->world);

	if (!i->locks)
		return;
	assert(list_is_empty(&i->locks->list)); /* they are of open files */
	spin_lock(&fs->lock_lock);
	list_remove(&i->locks->link);
	spin_unlock(&fs->lock_lock);
	kfree(i->locks);
}

static void
show_one(struct seq *s, unsigned int number, const char *arrow, const struct inode *i, const struct lock_request *r)
{
	seq_printf(s, "%u: %s%-6s ADVISORY  %s %d 00:%02x:%llu %llu ", number, arrow,
		   r->whole ? "FLOCK" : r->pid ? "POSIX" : "OFDLCK", r->type == F_WRLCK ? "WRITE" : "READ",
		   r->pid ? (int)r->pid : -1, INODE_DEVICE, (unsigned long long)i->ino, (unsigned long long)r->start);
	if (r->end >= INT64_MAX)
		seq_printf(s, "EOF\n");
	else
		seq_printf(s, "%llu\n", (unsigned long long)r->end);
}

/* Each lock, and below it who waits for it before all others. */
static void
show(struct seq *s, struct world *world)
{
	struct fs_world *fs = fs_of(world);
	unsigned int number = 0;
	struct file_locks *locks;
	struct lock_wait *w;
	struct lock *l;

	spin_lock(&fs->lock_lock);
	list_for_each(locks, &fs->locked, link)
		list_for_each(l, &locks->list, link) {
			show_one(s, ++number, "", locks->inode, &l->r);
			list_for_each(w, &fs->lock_waits, link)
				if (w->inode == locks->inode && next_conflict(w->inode, w->r, NULL) == l)
					show_one(s, number, "-> ", w->inode, w->r);
		}
	spin_unlock(&fs->lock_lock);
}

void
lock_init(void)
{
	procfs_register("locks", show);
}
