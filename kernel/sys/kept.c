/* SPDX-License-Identifier: MIT */
/* See kept.h. */
#include "kernel/sys/kept.h"

#include "kernel/arch/machine.h"
#include "kernel/ipc/file.h"
#include "kernel/mm/heap.h"
#include "kernel/proc/hooks.h"
#include "kernel/proc/image.h"
#include "kernel/sched/reaper.h"
#include "kernel/sched/turn.h"
#include "lib/base/string.h"

struct kept {
	struct list_node link;
	struct process *owner;     /* it lives as long: its end drops this */
	struct world *world;
	struct image *image;
	struct file *output;       /* one reference */
	uint64_t seed, frames;
	uint32_t points_most, flags;
	size_t size;
	char argv[];               /* the strings, one behind the other */
};

static struct spinlock lock = SPINLOCK_INIT(RANK_NAMES, "kept domains");
static struct list idle = LIST_INIT(idle); /* [lock] parked */

/* With a virtual clock worlds begin at full seconds.  Notes tell of the beginning, too.  Who reads a pipe
 * waits for the end of all that hold it. */
static bool
may_be_kept(const struct world_options *o)
{
	return o->schedule && o->output && !o->output->ops->wakes && !deterministic && o->schedule->notes_room == 0;
}

static bool
same_program(const struct kept *k, const char *const *argv, const struct world_options *o)
{
	const char *s = k->argv;

	if (!may_be_kept(o) || process_tree(k->world)->empty || k->output != o->output || k->seed != o->seed || k->frames != o->frames ||
	    k->points_most != o->schedule->points_most || k->flags != o->schedule->flags)
		return false;
	for (; *argv; argv++, s += strlen(s) + 1)
		if (s == k->argv + k->size || strcmp(s, *argv) != 0)
			return false;
	return s == k->argv + k->size;
}

/* Nothing in it has happened since. */
static void
end(struct kept *k)
{
	struct heddle_schedule none = { 0 };

	turn_again(k->world, &none);
	image_go(k->image, false);
	world_wait_until_empty(k->world);
	image_free(k->image);
	world_put_and_wait(k->world);
	k->image = NULL;
	kept_free(k);
}

/* The first of p's of which argv is or is not the program; taken out. */
static struct kept *
take(const struct process *p, const char *const *argv, const struct world_options *o, bool same)
{
	struct kept *k, *found = NULL;

	spin_lock(&lock);
	list_for_each(k, &idle, link)
		if (!found && k->owner == p && (argv && same_program(k, argv, o)) == same)
			found = k;
	if (found)
		list_remove(&found->link);
	spin_unlock(&lock);
	return found;
}

static void
owner_ends(struct process *p)
{
	struct kept *k;

	while ((k = take(p, NULL, NULL, false)))
		end(k);
}

struct kept *
kept_find(const char *const *argv, const struct world_options *o)
{
	struct kept *k;

	while ((k = take(current->process, argv, o, false)))
		end(k);
	return take(current->process, argv, o, true);
}

struct kept *
kept_create(struct world *w, const char *const *argv, const struct world_options *o)
{
	struct kept *k;
	size_t size = 0;
	char *to;

	for (unsigned int i = 0; argv[i]; i++)
		size += strlen(argv[i]) + 1;
	k = may_be_kept(o) ? kzalloc_for(NULL, sizeof(*k) + size) : NULL;
	if (!k)
		return NULL;
	k->image = image_create(w);
	if (!k->image) {
		kfree(k);
		return NULL;
	}
	k->owner = current->process;
	k->world = w;
	k->output = file_get(o->output);
	k->seed = o->seed;
	k->frames = o->frames;
	k->points_most = o->schedule->points_most;
	k->flags = o->schedule->flags;
	k->size = size;
	to = k->argv;
	for (unsigned int i = 0; argv[i]; i++, to += strlen(to) + 1)
		memcpy(to, argv[i], strlen(argv[i]) + 1);
	return k;
}

struct world *
kept_world(struct kept *k)
{
	return k->world;
}

void
kept_again(struct kept *k, struct heddle_schedule *s)
{
	turn_again(k->world, s);
	image_go(k->image, true);
}

void
kept_put(struct kept *k)
{
	spin_lock(&lock);
	list_push_front(&idle, &k->link);
	spin_unlock(&lock);
}

void
kept_free(struct kept *k)
{
	if (!k)
		return;
	image_free(k->image);
	file_put(k->output);
	kfree(k);
}

void
kept_init(void)
{
	proc_process_ends = owner_ends;
}
