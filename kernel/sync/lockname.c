/* SPDX-License-Identifier: MIT */
/* Names programs gave their locks (private call HEDDLE_LOCK_NAME), by address
 * space and address.  A list per bucket; reports are rare. */
#include "kernel/sync/lockname.h"

#include "kernel/base/spinlock.h"
#include "kernel/mm/heap.h"
#include "lib/base/string.h"

#define BUCKETS 32
#define MAX_NAMES 4096 /* of all programs together; more are not kept */

struct lock_name {
	struct list_node link;
	uint64_t mm_id, address;
	char name[32];
};

static struct spinlock lock = SPINLOCK_INIT(RANK_NAMES, "lock names");
static struct list buckets[BUCKETS]; /* [lock] */
static unsigned int count;           /* [lock] */

void
lock_names_init(void)
{
	for (int i = 0; i < BUCKETS; i++)
		list_init(&buckets[i]);
}

static struct lock_name *
find(uint64_t mm_id, uint64_t address)
{
	struct lock_name *n;

	list_for_each(n, &buckets[mm_id % BUCKETS], link)
		if (n->mm_id == mm_id && n->address == address)
			return n;
	return NULL;
}

void
lock_name_set(struct mm *mm, uint64_t address, const char *name)
{
	struct lock_name *n;

	spin_lock(&lock);
	n = find(mm->id, address);
	if (n == NULL && count < MAX_NAMES && (n = kmalloc(sizeof *n)) != NULL) {
		n->mm_id = mm->id;
		n->address = address;
		list_push_back(&buckets[mm->id % BUCKETS], &n->link);
		count++;
	}
	if (n != NULL)
		strlcpy(n->name, name, sizeof n->name);
	spin_unlock(&lock);
}

bool
lock_name_get(uint64_t mm_id, uint64_t address, char *buf, size_t size)
{
	struct lock_name *n;

	spin_lock(&lock);
	n = find(mm_id, address);
	if (n != NULL)
		strlcpy(buf, n->name, size);
	spin_unlock(&lock);
	return n != NULL;
}

void
lock_names_drop(uint64_t mm_id)
{
	struct lock_name *n, *next;

	spin_lock(&lock);
	list_for_each_safe(n, next, &buckets[mm_id % BUCKETS], link) {
		if (n->mm_id != mm_id)
			continue;
		list_remove(&n->link);
		kfree(n);
		count--;
	}
	spin_unlock(&lock);
}
