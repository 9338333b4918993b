/* SPDX-License-Identifier: MIT */
/* Threads come and go; a world's table of them by number. */
#include "kernel/sched/thread.h"

#include "kernel/abi/errno.h"
#include "kernel/abi/limits.h"
#include "kernel/abi/sched.h"
#include "kernel/arch/io.h"
#include "kernel/base/panic.h"
#include "kernel/base/trace.h"
#include "kernel/mm/heap.h"
#include "kernel/sched/sched.h"
#include "kernel/sched/signal.h"
#include "kernel/sched/turn.h"
#include "lib/base/string.h"

#define BUCKETS 256

struct pid_table {
	struct spinlock lock;
	uint32_t last;                /* [lock] number given out last */
	struct list bucket[BUCKETS];  /* [lock] struct thread by pid_link */
	struct waitq signals; /* those who poll for signals, of any process */
	struct list all;              /* [lock] by all_link, in order of number */
};

void (*thread_free_hook)(struct thread *t);

void thread_first_return(void); /* arch/entry.S */

static int
pids_create(struct world *w)
{
	struct pid_table *p = kzalloc_for(w, sizeof *p);

	if (p == NULL)
		return -ENOMEM;
	spinlock_init(&p->lock, RANK_PID, "pids");
	for (int i = 0; i < BUCKETS; i++)
		list_init(&p->bucket[i]);
	waitq_init(&p->signals);
	list_init(&p->all);
	w->slot[WORLD_PIDS] = p;
	return 0;
}

static void
pids_destroy(struct world *w)
{
	kfree(w->slot[WORLD_PIDS]);
}

static struct pid_table *
pids_of(struct world *w)
{
	return w->slot[WORLD_PIDS];
}

struct waitq *
world_signals(struct world *w)
{
	return &pids_of(w)->signals;
}

static struct thread *
lookup(struct pid_table *p, uint32_t tid)
{
	struct thread *t;

	assert_held(&p->lock);
	list_for_each(t, &p->bucket[tid % BUCKETS], pid_link)
		if (t->tid == tid)
			return t;
	return NULL;
}

struct thread *
thread_find(struct world *w, uint32_t tid)
{
	struct pid_table *p = pids_of(w);
	struct thread *t;

	spin_lock(&p->lock);
	t = lookup(p, tid);
	if (t != NULL)
		thread_get(t);
	spin_unlock(&p->lock);
	return t;
}

void
thread_each(struct world *w, bool (*fn)(struct thread *, void *), void *arg)
{
	struct pid_table *p = pids_of(w);
	struct thread *t;

	spin_lock(&p->lock);
	list_for_each(t, &p->all, all_link)
		if (t->tid != 0 && !fn(t, arg))
			break;
	spin_unlock(&p->lock);
}

/* Numbers mostly rise, so the place is mostly the end. */
static void
enter_table(struct pid_table *p, struct thread *t)
{
	struct list_node *after = p->all.head.prev;

	assert_held(&p->lock);
	while (after != &p->all.head && container_of(after, struct thread, all_link)->tid > t->tid)
		after = after->prev;
	list_insert_before(after->next, &t->all_link);
	list_push_back(&p->bucket[t->tid % BUCKETS], &t->pid_link);
}

static void
leave_table(struct thread *t)
{
	list_remove(&t->pid_link);
	list_remove(&t->all_link);
}

uint32_t
pid_alloc(struct world *w)
{
	struct pid_table *p = pids_of(w);
	uint32_t pid;

	spin_lock(&p->lock);
	do
		pid = p->last = p->last % PID_MAX + 1;
	while (lookup(p, pid) != NULL);
	spin_unlock(&p->lock);
	return pid;
}

void
pid_again(struct world *w)
{
	pids_of(w)->last = 1;
}

void
thread_set_name(struct thread *t, const char *name)
{
	uint64_t words[2];

	memset(t->name, 0, sizeof t->name);
	strlcpy(t->name, name, sizeof t->name);
	memcpy(words, t->name, sizeof words);
	trace_for(trace_who(t->tid, t->world->id), TRACE_NAME, words[0], words[1]);
}

int
thread_own_prio(const struct thread *t)
{
	if (t->rt_priority > 0)
		return PRIO_REALTIME_0 - t->rt_priority;
	return t->sched_policy == SCHED_IDLE ? PRIO_IDLE : PRIO_NICE_0 + t->nice;
}

struct regs *
thread_regs(struct thread *t)
{
	return (struct regs *)t->kstack - 1;
}

/* The first switch to t returns to thread_first_return (entry.S), which looks
 * like switch_stacks had been called from there. */
static void
prepare_stack(struct thread *t)
{
	uint64_t *sp = (uint64_t *)thread_regs(t);

	memset(thread_regs(t), 0, sizeof(struct regs));
	*--sp = (uint64_t)thread_first_return;
	for (int i = 0; i < 6; i++)
		*--sp = 0; /* rbp rbx r12-r15 */
	t->rsp = (uint64_t)sp;
}

int
thread_create(struct world *w, const char *name, void (*entry)(void *), void *arg, struct thread **out)
{
	struct thread *t = kzalloc_for(w, sizeof *t);
	struct pid_table *p = pids_of(w);

	if (t == NULL)
		return -ENOMEM;
	t->charged = memory_charge(w, KSTACK_SIZE);
	t->kstack = t->charged ? kstack_alloc() : NULL;
	if (t->kstack == NULL) {
		if (t->charged)
			kfree(memory_uncharge(t->charged, KSTACK_SIZE));
		kfree(t);
		return -ENOMEM;
	}
	t->world = world_get(w);
	t->entry = entry;
	t->arg = arg;
	t->affinity = (1u << MAX_CPUS) - 1;
	atomic_init(&t->refs, 2); /* the caller's, and its own until it ends */
	t->prio = PRIO_NICE_0;
	list_node_init(&t->movable_link);
	list_node_init(&t->turn_link);
	list_node_init(&t->process_link);
	list_init(&t->lent);
	prepare_stack(t);
	t->tid = entry != NULL && w == boot_world ? 0 : pid_alloc(w); /* kernel threads have no number */
	spin_lock(&p->lock);
	enter_table(p, t);
	spin_unlock(&p->lock);
	thread_set_name(t, name);
	*out = t;
	return 0;
}

static struct world *
allocating_world(void)
{
	return current ? current->world : NULL;
}

#define FAILED UINT32_MAX /* thread.fail_in: it has failed */

static bool
allocation_fails(void)
{
	struct thread *t = current;

	if (t == NULL || t->fail_in == 0 || t->fail_in == FAILED || --t->fail_in > 0)
		return false;
	t->fail_in = FAILED;
	return true;
}

int
thread_fail_allocation(uint32_t n)
{
	bool failed = current->fail_in == FAILED;

	current->fail_in = n;
	return failed;
}

struct thread *
thread_get(struct thread *t)
{
	atomic_fetch_add(&t->refs, 1);
	return t;
}

/* A thread never started still has its own reference: dropping the caller's
 * is then done twice, by thread_discard. */
void
thread_put(struct thread *t)
{
	struct world *w = t->world;

	if (atomic_fetch_sub(&t->refs, 1) != 1)
		return;
	if (thread_free_hook != NULL)
		thread_free_hook(t);
	kfree(t->fpu);
	kstack_free(t->kstack);
	kfree(memory_uncharge(t->charged, KSTACK_SIZE));
	kfree(t);
	world_put(w);
}

static void
forget_number(struct thread *t)
{
	struct pid_table *p = pids_of(t->world);

	spin_lock(&p->lock);
	leave_table(t);
	spin_unlock(&p->lock);
}

void
thread_renumber(uint32_t tid)
{
	struct pid_table *p = pids_of(current->world);

	spin_lock(&p->lock);
	leave_table(current);
	current->tid = tid;
	enter_table(p, current);
	spin_unlock(&p->lock);
}

void
thread_discard(struct thread *t)
{
	assert_eq(t->state, THREAD_NEW);
	forget_number(t);
	thread_put(t);
	thread_put(t);
}

void
thread_exit(void)
{
	struct thread *t = current;

	trace(TRACE_THREAD_END, 0, 0);
	forget_number(t);
	irq_disable();
	t->state = THREAD_ENDED;
	turn_pass();
	schedule();
	panic("an ended thread runs again");
}

/* User mode's %fs and %gs bases; the latter lies in KERNEL_GS_BASE meanwhile. And its clock. */
void
thread_load_user(struct thread *prev, struct thread *next)
{
	if (next->fs_base != prev->fs_base)
		wrmsr(MSR_FS_BASE, next->fs_base);
	if (next->gs_base != prev->gs_base)
		wrmsr(MSR_KERNEL_GS_BASE, next->gs_base);
	turn_load_clock(next);
}

void
thread_init(void)
{
	static const struct world_floor floor = { WORLD_PIDS, "pids", pids_create, pids_destroy };

	world_register(&floor);
	alloc_world_hook = allocating_world;
	alloc_fails_hook = allocation_fails;
	mm_turn_hook = wait_mm_turn;
}

/* Boot code becomes a thread: it has a stack already and no number. */
struct thread *
thread_adopt_boot(struct world *w, const char *name, void *stack_top)
{
	struct thread *t = kzalloc(sizeof *t);

	assert(t != NULL);
	t->world = world_get(w);
	t->kstack = stack_top;
	atomic_init(&t->refs, 1);
	list_node_init(&t->movable_link);
	list_init(&t->lent);
	strlcpy(t->name, name, sizeof t->name);
	return t;
}
