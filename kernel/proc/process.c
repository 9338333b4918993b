/* SPDX-License-Identifier: MIT */
/* Processes: birth, finding, the tree of a world. */
#include "kernel/proc/process.h"

#include "kernel/abi/errno.h"
#include "kernel/arch/io.h"
#include "kernel/base/panic.h"
#include "kernel/mm/heap.h"
#include "kernel/proc/cred.h"
#include "kernel/proc/files.h"
#include "kernel/proc/lockorder.h"
#include "kernel/proc/program.h"
#include "kernel/sched/clock.h"
#include "kernel/sched/turn.h"
#include "kernel/sync/lockname.h"
#include "lib/base/string.h"

#define VISITS_AT_ONCE 32 /* processes */

static int
tree_create(struct world *w)
{
	struct process_tree *tree = kzalloc_for(w, sizeof(*tree));

	if (!tree)
		return -ENOMEM;
	spinlock_init(&tree->lock, RANK_PROC_TREE, "process tree");
	mutex_init(&tree->members, RANK_MEMBERS, "process groups");
	list_init(&tree->processes);
	list_init(&tree->visits);
	waitq_init(&tree->changed);
	w->slot[WORLD_PROC] = tree;
	return 0;
}

static void
tree_destroy(struct world *w)
{
	struct process_tree *tree = process_tree(w);

	assert(list_is_empty(&tree->processes));
	kfree(tree);
}

const struct world_floor process_floor = { WORLD_PROC, "processes", tree_create, tree_destroy };

struct process *
process_alloc(struct world *w)
{
	struct process *p = kzalloc_for(w, sizeof(*p));

	if (!p)
		return NULL;
	p->world = w;
	p->began = world_monotonic(w);
	atomic_init(&p->refs, 1);
	signal_state_init(&p->signals);
	spinlock_init(&p->lock, RANK_PROCESS, "process");
	list_init(&p->children);
	list_node_init(&p->sibling);
	list_node_init(&p->in_world);
	waitq_init(&p->child_events);
	waitq_init(&p->vfork_wait);
	p->child_events.by = p->vfork_wait.by = BY_HOLDERS; /* children's threads */
	list_init(&p->timers);
	itimer_init(&p->alarm, w, &p->signals, SIGALRM);
	p->exit_signal = SIGCHLD;
	return p;
}

struct process *
process_get(struct process *p)
{
	atomic_fetch_add(&p->refs, 1);
	return p;
}

void
process_put(struct process *p)
{
	if (atomic_fetch_sub(&p->refs, 1) != 1)
		return;
	assert(p->mm == NULL && p->files == NULL && list_is_empty(&p->children));
	signal_state_drop(&p->signals);
	kfree(p->cmdline);
	cred_put(p->cred);
	kfree(p);
}

int
process_adopt(struct process *p, struct thread *t)
{
	int r;

	t->process = process_get(p);
	t->signals = &p->signals;
	t->mm = mm_get(p->mm);
	t->altstack.ss_flags = SS_DISABLE;
	r = signal_join(&p->signals, t);
	if (r < 0) {
		mm_put(t->mm);
		t->mm = NULL;
	}
	return r;
}

/* Into its world's tree. */
static int
link_under(struct process *p, struct process *parent)
{
	struct process_tree *tree = process_tree(p->world);
	int r = 0;

	mutex_lock(&tree->members);
	spin_lock(&tree->lock);
	if (tree->over) {
		r = -EAGAIN;
	} else if (parent && signal_pending()) {
		r = -EINTR;
	} else {
		process_get(p);
		list_push_back(&tree->processes, &p->in_world);
		p->parent = parent;
		p->pgrp = parent ? parent->pgrp : p->pid;
		p->session = parent ? parent->session : p->pid;
		p->no_terminal = parent && parent->no_terminal;
		p->tasks = 1;
		if (parent) {
			parent->tasks--;
			list_push_back(&parent->children, &p->sibling);
		} else {
			tree->tasks = 1;
			tree->init = p;
		}
	}
	spin_unlock(&tree->lock);
	mutex_unlock(&tree->members);
	return r;
}

int
process_enter(struct process *p, struct thread *t, struct process *parent)
{
	int r;

	p->pid = t->tid;
	r = process_adopt(p, t);
	if (r < 0)
		return r;
	r = link_under(p, parent);
	if (r < 0) {
		mm_put(t->mm);
		t->mm = NULL;
	}
	return r;
}

/* With the last process that uses it, the names of its locks go too. */
void
process_put_mm(struct mm *mm)
{
	if (atomic_load(&mm->refs) == 1) {
		lock_names_drop(mm->id);
		lock_orders_drop(mm);
	}
	mm_put(mm);
}

struct places *
places_create(struct fs_context fs)
{
	struct places *places = kmalloc(sizeof(*places));

	if (!places) {
		process_fs_put(&fs);
		return NULL;
	}
	spinlock_init(&places->lock, RANK_FILES, "places");
	atomic_init(&places->refs, 1);
	places->fs = fs;
	return places;
}

static void
places_put(struct places *places)
{
	if (atomic_fetch_sub(&places->refs, 1) != 1)
		return;
	process_fs_put(&places->fs);
	kfree(places);
}

void
process_release(struct process *p)
{
	struct {
		struct mm *mm;
		struct files *files;
		struct places *places;
		struct inode *exe;
	} ended;

	spin_lock(&p->lock);
	ended.mm = p->mm;
	ended.files = p->files;
	ended.places = p->places;
	ended.exe = p->exe;
	p->mm = NULL;
	p->files = NULL;
	p->places = NULL;
	p->exe = NULL;
	spin_unlock(&p->lock);
	if (ended.files)
		files_release(ended.files);
	if (ended.places)
		places_put(ended.places);
	program_put(ended.exe);
	if (ended.mm)
		process_put_mm(ended.mm);
}

void
process_vfork_done(struct process *p)
{
	spin_lock(&p->lock);
	p->vfork_done = true;
	wake_all(&p->vfork_wait);
	spin_unlock(&p->lock);
}

struct visit {
	struct list_node link; /* [t] */
	struct list_node *next; /* [t] in_world of whom it comes to next, or the list's head */
};

void
process_reap_locked(struct process_tree *tree, struct process *p)
{
	struct visit *v;

	assert_held(&tree->lock);
	assert_eq(p->state, PROCESS_ZOMBIE);
	list_for_each(v, &tree->visits, link)
		if (v->next == &p->in_world)
			v->next = p->in_world.next;
	p->state = PROCESS_REAPED;
	list_remove(&p->sibling);
	list_remove(&p->in_world);
	p->parent = NULL;
	tree->tasks--;
	wake_all(&tree->changed);
}

static struct process *
find_locked(struct process_tree *tree, uint32_t pid)
{
	struct process *p;

	list_for_each(p, &tree->processes, in_world)
		if (p->pid == pid)
			return p;
	return NULL;
}

struct process *
process_find(struct world *w, uint32_t pid)
{
	struct process_tree *tree = process_tree(w);
	struct process *p;

	spin_lock(&tree->lock);
	p = find_locked(tree, pid);
	if (p)
		process_get(p);
	spin_unlock(&tree->lock);
	return p;
}

struct process *
process_of(struct world *w, uint32_t tid)
{
	struct process *p = process_find(w, tid);
	scoped(thread_put) struct thread *t = p ? NULL : thread_find(w, tid);

	return t && t->process ? process_find(w, t->process->pid) : p;
}

bool
process_number_used(struct world *w, uint32_t number)
{
	struct process_tree *tree = process_tree(w);
	struct process *p;
	bool used = false;

	spin_lock(&tree->lock);
	list_for_each(p, &tree->processes, in_world)
		used |= p->pid == number || p->pgrp == number || p->session == number;
	spin_unlock(&tree->lock);
	return used;
}

void
process_each(struct world *w, bool (*fn)(struct process *p, void *arg), void *arg)
{
	struct process_tree *tree = process_tree(w);
	struct visit v;
	bool more = true;

	spin_lock(&tree->lock);
	v.next = tree->processes.head.next;
	list_push_back(&tree->visits, &v.link);
	for (unsigned int n = 1; more && v.next != &tree->processes.head; n++) {
		struct process *p = container_of(v.next, struct process, in_world);

		v.next = v.next->next;
		more = fn(p, arg);
		if (n % VISITS_AT_ONCE == 0 && preempt_count() == 1) {
			spin_unlock(&tree->lock);
			spin_lock(&tree->lock);
		}
	}
	list_remove(&v.link);
	spin_unlock(&tree->lock);
}

struct mm *
process_mm(struct process *p)
{
	struct mm *mm;

	spin_lock(&p->lock);
	mm = p->mm ? mm_get(p->mm) : NULL;
	spin_unlock(&p->lock);
	return mm;
}

struct inode *
process_exe(struct process *p)
{
	struct inode *exe;

	spin_lock(&p->lock);
	exe = p->exe ? inode_get(p->exe) : NULL;
	spin_unlock(&p->lock);
	return exe;
}

void
process_fs_get(struct fs_context *out)
{
	struct places *places = current->process->places;

	spin_lock(&places->lock);
	*out = places->fs;
	inode_get(out->root);
	inode_get(out->cwd);
	spin_unlock(&places->lock);
	out->cred = process_cred(current->process);
}

void
process_fs_put(struct fs_context *fs)
{
	inode_put(fs->root);
	inode_put(fs->cwd);
	cred_put(fs->cred);
}

void
process_set_bases(uint64_t fs, uint64_t gs)
{
	preempt_disable();
	current->fs_base = fs;
	current->gs_base = gs;
	wrmsr(MSR_FS_BASE, fs);
	wrmsr(MSR_KERNEL_GS_BASE, gs);
	preempt_enable();
}

struct usage
usage_sum(struct usage a, struct usage b)
{
	return (struct usage){ a.run_ns + b.run_ns, a.ready_ns + b.ready_ns, a.switches + b.switches,
			       a.syscalls + b.syscalls };
}

/* In a domain the points it passed are the time that it had; how often it had a CPU depends on the machine. */
struct usage
thread_usage(struct thread *t)
{
	if (turn_of(t->world))
		return (struct usage){ (uint64_t)t->points * POINT_NS, 0, 0, t->syscalls };
	return (struct usage){ thread_run_ns(t), __atomic_load_n(&t->ready_ns, __ATOMIC_RELAXED), t->switches, t->syscalls };
}

struct usage
process_usage(struct process *p)
{
	struct usage u;
	struct thread *t;

	spin_lock(&p->lock);
	u = p->ended;
	spin_lock(&p->signals.lock);
	list_for_each(t, &p->signals.threads, process_link)
		u = usage_sum(u, thread_usage(t));
	spin_unlock(&p->signals.lock);
	spin_unlock(&p->lock);
	return u;
}
