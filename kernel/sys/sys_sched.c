/* SPDX-License-Identifier: MIT */
/* Scheduling: classes, priorities, nice values, CPUs.  Of their own threads all
 * may make less; more, or others', needs CAP_SYS_NICE. */
#include "kernel/abi/capability.h"
#include "kernel/abi/errno.h"
#include "kernel/abi/resource.h"
#include "kernel/abi/sched.h"
#include "kernel/ipc/cred.h"
#include "kernel/proc/cred.h"
#include "kernel/sched/sched.h"
#include "kernel/sched/turn.h"
#include "kernel/sync/turnstile.h"
#include "kernel/sys/args.h"
#include "kernel/sys/syscall.h"
#include "lib/base/string.h"

SYSCALL(sched_yield, void)
{
	thread_yield();
	return 0;
}

SYSCALL(getcpu, uptr cpu, uptr node, uptr unused)
{
	static const uint32_t none;
	uint32_t id = turn_of(current->world) ? 0 : current->cpu;

	if ((cpu.addr && copy_out(cpu, &id, sizeof id) < 0) ||
	    (node.addr && copy_out(node, &none, sizeof none) < 0))
		return -EFAULT;
	return 0;
}

/* The thread `tid` names, 0 the caller, with a reference; or NULL. */
static struct thread *
target(int tid)
{
	return tid == 0 ? thread_get(current) : thread_find(current->world, (uint32_t)tid);
}

/* May the caller change threads of p? */
static bool
may_change(struct process *p)
{
	scoped(cred_put) struct cred *own = NULL, *its = NULL;

	if (!p || process_can(CAP_SYS_NICE))
		return p != NULL;
	own = process_cred(current->process);
	its = process_cred(p);
	return own->user.effective == its->user.effective || own->user.effective == its->user.real;
}

/* A domain has one, or what its program sees would depend on the machine. */
static uint64_t
cpus_of(struct world *w)
{
	return turn_of(w) ? 1 : (1ull << cpu_count) - 1;
}

SYSCALL(sched_getaffinity, int tid, size_t size, uptr mask)
{
	scoped(thread_put) struct thread *t = target(tid);
	uint64_t cpus;

	if (size < sizeof(cpus) || size % sizeof(cpus))
		return -EINVAL;
	if (!t)
		return -ESRCH;
	cpus = t->affinity & cpus_of(t->world);
	return copy_out(mask, &cpus, sizeof(cpus)) < 0 ? -EFAULT : (long)sizeof(cpus);
}

SYSCALL(sched_setaffinity, int tid, size_t size, uptr mask)
{
	scoped(thread_put) struct thread *t = NULL;
	uint64_t cpus = 0;

	if (copy_in(&cpus, mask, size < sizeof(cpus) ? size : sizeof(cpus)) < 0)
		return -EFAULT;
	cpus &= cpus_of(current->world);
	t = target(tid);
	if (!t || !may_change(t->process))
		return t ? -EPERM : -ESRCH;
	if (!cpus)
		return -EINVAL;
	thread_set_affinity(t, cpus);
	return 0;
}

static bool
is_realtime(int policy)
{
	return policy == SCHED_FIFO || policy == SCHED_RR;
}

static bool
is_policy(int policy)
{
	return is_realtime(policy) || policy == SCHED_OTHER || policy == SCHED_BATCH ||
	       policy == SCHED_IDLE;
}

/* To anything but idle is like to a better nice value. */
static bool
leaves_idle(const struct thread *t, int policy)
{
	return t->sched_policy == SCHED_IDLE && policy != SCHED_IDLE;
}

/* policy -1: as it is. */
static int
set_policy(struct thread *t, int policy, bool reset, int priority)
{
	bool may_more = process_can(CAP_SYS_NICE);
	int r = 0;

	if (!may_change(t->process))
		return -EPERM;
	spin_lock(&turnstile_lock);
	if (policy < 0) {
		policy = t->sched_policy;
		reset = t->reset_on_fork;
	}
	if (is_realtime(policy) ? priority < 1 || priority > 99 : priority != 0) {
		r = -EINVAL;
	} else if (!may_more && (priority > t->rt_priority || reset < t->reset_on_fork || leaves_idle(t, policy))) {
		r = -EPERM;
	} else {
		t->sched_policy = (uint8_t)policy;
		t->reset_on_fork = reset;
		t->rt_priority = (uint8_t)priority;
		turnstile_reprioritize(t);
	}
	spin_unlock(&turnstile_lock);
	return r;
}

static long
set_scheduler(int tid, int policy, bool reset, uptr param)
{
	scoped(thread_put) struct thread *t = NULL;
	struct sched_param p;

	if (tid < 0 || !param.addr)
		return -EINVAL;
	if (copy_in(&p, param, sizeof p) < 0)
		return -EFAULT;
	t = target(tid);
	return t ? set_policy(t, policy, reset, p.sched_priority) : -ESRCH;
}

PARTLY(sched_setscheduler, "SCHED_DEADLINE")
SYSCALL(sched_setscheduler, int tid, int policy, uptr param)
{
	bool reset = policy & SCHED_RESET_ON_FORK;

	policy &= ~SCHED_RESET_ON_FORK;
	return is_policy(policy) ? set_scheduler(tid, policy, reset, param) : -EINVAL;
}

SYSCALL(sched_setparam, int tid, uptr param) { return set_scheduler(tid, -1, false, param); }

SYSCALL(sched_getscheduler, int tid)
{
	scoped(thread_put) struct thread *t = tid < 0 ? NULL : target(tid);

	if (!t)
		return tid < 0 ? -EINVAL : -ESRCH;
	return t->sched_policy | (t->reset_on_fork ? SCHED_RESET_ON_FORK : 0);
}

SYSCALL(sched_getparam, int tid, uptr param)
{
	scoped(thread_put) struct thread *t = tid < 0 || !param.addr ? NULL : target(tid);
	struct sched_param p;

	if (!t)
		return tid < 0 || !param.addr ? -EINVAL : -ESRCH;
	p.sched_priority = t->rt_priority;
	return copy_out(param, &p, sizeof p);
}

SYSCALL(sched_get_priority_max, int policy)
{
	return is_realtime(policy) ? 99 : is_policy(policy) || policy == SCHED_DEADLINE ? 0 : -EINVAL;
}

SYSCALL(sched_get_priority_min, int policy)
{
	return is_realtime(policy) ? 1 : is_policy(policy) || policy == SCHED_DEADLINE ? 0 : -EINVAL;
}

SYSCALL(sched_rr_get_interval, int tid, uptr out)
{
	scoped(thread_put) struct thread *t = tid < 0 ? NULL : target(tid);
	int64_t ns;

	if (!t)
		return tid < 0 ? -EINVAL : -ESRCH;
	ns = thread_quantum(t);
	return return_timespec(out, ns == INT64_MAX ? 0 : ns);
}

/* Which threads getpriority and setpriority mean. */
struct chosen {
	int which;
	uint32_t who;
	bool set;
	int nice;      /* to set */
	int found;     /* the lowest nice value; 20: none */
	int error;     /* of the last that could not be changed */
};

static void
visit_thread(struct thread *t, struct chosen *c, bool may, bool may_more)
{
	if (t->nice < c->found)
		c->found = t->nice;
	if (!c->set)
		return;
	if (!may || (c->nice < t->nice && !may_more)) {
		c->error = may ? -EACCES : -EPERM;
		return;
	}
	spin_lock(&turnstile_lock);
	t->nice = (int8_t)c->nice;
	turnstile_reprioritize(t);
	spin_unlock(&turnstile_lock);
}

static bool
is_chosen(struct process *p, const struct chosen *c)
{
	scoped(cred_put) struct cred *cred = process_cred(p);

	return c->which == PRIO_PGRP ? p->pgrp == c->who : cred->user.real == c->who;
}

static bool
visit(struct process *p, void *arg)
{
	struct chosen *c = arg;
	bool may = may_change(p), may_more = process_can(CAP_SYS_NICE);
	struct thread *t;

	if (!is_chosen(p, c))
		return true;
	spin_lock(&p->signals.lock);
	list_for_each(t, &p->signals.threads, process_link)
		visit_thread(t, c, may, may_more);
	spin_unlock(&p->signals.lock);
	return true;
}

static int
each_chosen(struct chosen *c)
{
	scoped(cred_put) struct cred *own = process_cred(current->process);
	scoped(thread_put) struct thread *t = NULL;

	c->found = 20;
	if (c->which == PRIO_PROCESS) {
		t = target((int)c->who);
		if (t && t->process)
			visit_thread(t, c, may_change(t->process), process_can(CAP_SYS_NICE));
	} else if (c->which == PRIO_PGRP || c->which == PRIO_USER) {
		if (c->who == 0)
			c->who = c->which == PRIO_PGRP ? current->process->pgrp : own->user.real;
		process_each(current->world, visit, c);
	} else {
		return -EINVAL;
	}
	return c->found == 20 ? -ESRCH : c->error;
}

SYSCALL(getpriority, int which, uint32_t who)
{
	struct chosen c = { .which = which, .who = who };
	int r = each_chosen(&c);

	return r < 0 ? r : 20 - c.found;
}

SYSCALL(setpriority, int which, uint32_t who, int nice)
{
	struct chosen c = { .which = which, .who = who, .set = true,
			    .nice = nice < -20 ? -20 : nice > 19 ? 19 : nice };

	return each_chosen(&c);
}

static int
get_attr(uptr from, struct sched_attr *a)
{
	static const uint32_t known = sizeof(*a);
	int r;

	memset(a, 0, sizeof(*a));
	if (copy_in(&a->size, from, sizeof(a->size)) < 0)
		return -EFAULT;
	if (a->size == 0)
		a->size = SCHED_ATTR_SIZE_VER0;
	if (a->size < SCHED_ATTR_SIZE_VER0 || a->size > known)
		return copy_out(from, &known, sizeof(known)) < 0 ? -EFAULT : -E2BIG;
	r = copy_in(a, from, a->size);
	return r < 0 || !(a->sched_flags & ~(uint64_t)SCHED_FLAG_RESET_ON_FORK) ? r : -EINVAL;
}

static bool
has_nice(int policy)
{
	return policy == SCHED_OTHER || policy == SCHED_BATCH;
}

static int
set_nice(struct thread *t, int nice)
{
	struct chosen c = { .set = true, .nice = nice < -20 ? -20 : nice > 19 ? 19 : nice, .found = 20 };

	visit_thread(t, &c, may_change(t->process), process_can(CAP_SYS_NICE));
	return c.error ? -EPERM : 0;
}

PARTLY(sched_setattr, "SCHED_DEADLINE, flags but SCHED_FLAG_RESET_ON_FORK")
SYSCALL(sched_setattr, int tid, uptr user_attr, unsigned int flags)
{
	scoped(thread_put) struct thread *t = NULL;
	struct sched_attr a;
	int r;

	if (tid < 0 || !user_attr.addr || flags)
		return -EINVAL;
	r = get_attr(user_attr, &a);
	if (r < 0)
		return r;
	if ((int)a.sched_policy < 0 || a.sched_priority > 99)
		return -EINVAL;
	t = target(tid);
	if (!t)
		return -ESRCH;
	if (!is_policy((int)a.sched_policy))
		return -EINVAL;
	r = set_policy(t, (int)a.sched_policy, a.sched_flags & SCHED_FLAG_RESET_ON_FORK, (int)a.sched_priority);
	return r == 0 && has_nice((int)a.sched_policy) ? set_nice(t, a.sched_nice) : r;
}

SYSCALL(sched_getattr, int tid, uptr out, unsigned int size, unsigned int flags)
{
	scoped(thread_put) struct thread *t = NULL;
	struct sched_attr a = { .size = size < sizeof(a) ? size : sizeof(a) };

	if (tid < 0 || !out.addr || flags || size < SCHED_ATTR_SIZE_VER0 || size > PAGE_SIZE)
		return -EINVAL;
	t = target(tid);
	if (!t)
		return -ESRCH;
	a.sched_policy = t->sched_policy;
	a.sched_flags = t->reset_on_fork ? SCHED_FLAG_RESET_ON_FORK : 0;
	a.sched_priority = t->rt_priority;
	a.sched_nice = is_realtime(t->sched_policy) ? 0 : t->nice;
	return copy_out(out, &a, a.size);
}
