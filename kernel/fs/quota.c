/* SPDX-License-Identifier: MIT */
/* Quotas: a short list per world, under a spinlock of its own.  An inode points
 * to its owner's, which so lives as long as the inode: a quota goes when nothing
 * is charged and it limits nothing. */
#include "kernel/fs/quota.h"

#include "kernel/abi/errno.h"
#include "kernel/fs/inode.h"
#include "kernel/mm/heap.h"

struct quota {
	struct list_node link;
	struct fs_world *fs;
	uint32_t uid;
	struct quota_numbers n;
};

static struct quota *
find(struct fs_world *fs, uint32_t uid)
{
	struct quota *q;

	list_for_each(q, &fs->quotas, link)
		if (q->uid == uid)
			return q;
	return NULL;
}

/* [quota_lock] */
static bool
charge(struct quota *q, uint64_t frames, uint64_t inodes, bool unlimited)
{
	if (!unlimited && ((q->n.frames_max && q->n.frames + frames > q->n.frames_max) ||
			   (q->n.inodes_max && q->n.inodes + inodes > q->n.inodes_max)))
		return false;
	q->n.frames += frames;
	q->n.inodes += inodes;
	return true;
}

struct quota *
quota_enter(struct world *w, uint32_t uid, bool unlimited, bool *full)
{
	struct fs_world *fs = fs_of(w);
	struct quota *q;

	spin_lock(&fs->quota_lock);
	q = find(fs, uid);
	*full = q && !charge(q, 0, 1, unlimited);
	spin_unlock(&fs->quota_lock);
	return *full ? NULL : q;
}

bool
quota_charge(struct quota *q, uint64_t frames, uint64_t inodes)
{
	bool fits;

	if (!q)
		return true;
	spin_lock(&q->fs->quota_lock);
	fits = charge(q, frames, inodes, false);
	spin_unlock(&q->fs->quota_lock);
	return fits;
}

void
quota_move(struct quota *q, uint64_t frames)
{
	if (!q)
		return;
	spin_lock(&q->fs->quota_lock);
	charge(q, frames, 0, true);
	spin_unlock(&q->fs->quota_lock);
}

/* [quota_lock] Takes a quota out that says nothing any more: then it is the
 * caller's to free. */
static bool
retire(struct quota *q)
{
	if (q->n.frames || q->n.inodes || q->n.frames_max || q->n.inodes_max)
		return false;
	list_remove(&q->link);
	return true;
}

void
quota_give_back(struct quota *q, uint64_t frames, uint64_t inodes)
{
	struct spinlock *lock;
	bool over;

	if (!q)
		return;
	lock = &q->fs->quota_lock;
	spin_lock(lock);
	q->n.frames -= frames;
	q->n.inodes -= inodes;
	over = retire(q);
	spin_unlock(lock);
	if (over)
		kfree(q);
}

int
quota_get(struct world *w, uint32_t uid, struct quota_numbers *out)
{
	struct fs_world *fs = fs_of(w);
	struct quota *q;

	spin_lock(&fs->quota_lock);
	q = find(fs, uid);
	if (q)
		*out = q->n;
	spin_unlock(&fs->quota_lock);
	return q ? 0 : -ESRCH;
}

int
quota_set(struct world *w, uint32_t uid, const struct quota_numbers *limits)
{
	struct fs_world *fs = fs_of(w);
	struct quota *made = kzalloc(sizeof(*made)), *q, *unused = made, *over;

	if (!made)
		return -ENOMEM;
	made->fs = fs;
	made->uid = uid;
	spin_lock(&fs->quota_lock);
	q = find(fs, uid);
	if (!q) {
		q = made;
		unused = NULL;
		list_push_back(&fs->quotas, &q->link);
	}
	q->n.frames_max = limits->frames_max;
	q->n.inodes_max = limits->inodes_max;
	over = retire(q) ? q : NULL;
	spin_unlock(&fs->quota_lock);
	kfree(over);
	kfree(unused);
	return 0;
}

void
quota_drop_all(struct fs_world *fs)
{
	struct list_node *node;

	while ((node = list_pop_front(&fs->quotas)) != NULL)
		kfree(container_of(node, struct quota, link));
}
