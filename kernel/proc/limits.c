/* SPDX-License-Identifier: MIT */
/* Resource limits: each process has its own, copied at fork.  Who enforces one
 * asks for it by limit_of():
 *
 *   NPROC     here: threads and zombies of a user, root too   EAGAIN
 *   NOFILE    files.c                                         EMFILE
 *   AS        mm/vma.c                                        ENOMEM
 *   MEMLOCK   mm/lock.c, without CAP_IPC_LOCK                ENOMEM, EAGAIN, EPERM
 *   STACK     mm/fault.c                                      SIGSEGV
 *   FSIZE     fs/regular.c                                    SIGXFSZ, EFBIG
 *   MSGQUEUE  ipc/mq_names.c: queues of a user                EMFILE
 *   SIGPENDING sched/signal.c: signals queued for one process, timers   EAGAIN
 *   CPU       here, on the way to user mode                   SIGXCPU each second, SIGKILL
 *   CORE      always as if 0: there are no core files
 *
 * The others are kept and have no effect. */
#include "kernel/proc/limits.h"

#include "kernel/abi/errno.h"
#include "kernel/abi/limits.h"
#include "kernel/arch/machine.h"
#include "kernel/base/limit.h"
#include "kernel/mm/frame.h"
#include "kernel/proc/cred.h"
#include "kernel/proc/files.h"
#include "lib/base/string.h"

#define SECOND 1000000000ull
#define CPU_NEVER (1ull << 32)
#define CHECK_AT_LEAST (SECOND / 1000)
#define FRAMES_PER_TASK 4 /* what a thread needs in the kernel */

static struct rlimit
initial(struct world *w, int resource)
{
	rlim_t tasks;

	switch (resource) {
	case RLIMIT_NPROC:
	case RLIMIT_SIGPENDING:
		tasks = frames_quota(w) / FRAMES_PER_TASK;
		return (struct rlimit){ tasks, tasks };
	case RLIMIT_NOFILE:
		return (struct rlimit){ OPEN_MAX, FILES_MAX };
	case RLIMIT_STACK:
		return (struct rlimit){ 8ul << 20, RLIM_INFINITY };
	case RLIMIT_MEMLOCK:
		return (struct rlimit){ 8ul << 20, 8ul << 20 };
	case RLIMIT_CORE:
		return (struct rlimit){ 0, RLIM_INFINITY };
	case RLIMIT_MSGQUEUE:
		return (struct rlimit){ 819200, 819200 };
	default:
		return (struct rlimit){ RLIM_INFINITY, RLIM_INFINITY };
	}
}

void
limits_default(struct process *p)
{
	for (int i = 0; i < RLIM_NLIMITS; i++)
		p->limit[i] = initial(p->world, i);
	p->cpu_check = CPU_CHECK_NEVER;
	p->signals.queued_most = p->limit[RLIMIT_SIGPENDING].rlim_cur;
}

void
limits_copy(struct process *to, struct process *from)
{
	spin_lock(&from->lock);
	memcpy(to->limit, from->limit, sizeof(to->limit));
	spin_unlock(&from->lock);
	to->cpu_check = to->limit[RLIMIT_CPU].rlim_cur == RLIM_INFINITY ? CPU_CHECK_NEVER : 0;
}

static uint64_t
soft_limit(int resource)
{
	struct process *p = current->process;

	if (resource == RLIMIT_MEMLOCK && p && process_can(CAP_IPC_LOCK))
		return RLIM_INFINITY;
	return p ? __atomic_load_n(&p->limit[resource].rlim_cur, __ATOMIC_RELAXED) :
		   initial(NULL, resource).rlim_cur;
}

struct rlimit
limits_get(struct process *p, int resource)
{
	struct rlimit limit;

	spin_lock(&p->lock);
	limit = p->limit[resource];
	spin_unlock(&p->lock);
	return limit;
}

static void
show_limit(struct seq *out, rlim_t limit)
{
	if (limit == RLIM_INFINITY)
		seq_printf(out, "%-20s ", "unlimited");
	else
		seq_printf(out, "%-20llu ", (unsigned long long)limit);
}

int
limits_show(struct seq *out, struct world *w, uint32_t pid, uint32_t tid)
{
	static const struct {
		const char *name, *unit;
	} rows[RLIM_NLIMITS] = {
		{ "cpu time", "seconds" }, { "file size", "bytes" }, { "data size", "bytes" }, { "stack size", "bytes" },
		{ "core file size", "bytes" }, { "resident set", "bytes" }, { "processes", "processes" },
		{ "open files", "files" }, { "locked memory", "bytes" }, { "address space", "bytes" },
		{ "file locks", "locks" }, { "pending signals", "signals" }, { "msgqueue size", "bytes" },
		{ "nice priority", NULL }, { "realtime priority", NULL }, { "realtime timeout", "us" },
	};
	scoped(process_put) struct process *p = process_find(w, pid);

	if (!p)
		return -ESRCH;
	seq_printf(out, "%-25s %-20s %-20s %-10s\n", "Limit", "Soft Limit", "Hard Limit", "Units");
	for (int i = 0; i < RLIM_NLIMITS; i++) {
		struct rlimit limit = limits_get(p, i);

		seq_printf(out, "Max %-21s ", rows[i].name);
		show_limit(out, limit.rlim_cur);
		show_limit(out, limit.rlim_max);
		seq_printf(out, rows[i].unit ? "%-10s\n" : "\n", rows[i].unit);
	}
	return 0;
}

bool
limits_may(struct process *p)
{
	struct cred *mine = process_cred(current->process), *theirs = process_cred(p);
	bool may = p == current->process || cred_can(mine, CAP_SYS_RESOURCE) ||
		   (cred_ids_all(&theirs->user, mine->user.real) && cred_ids_all(&theirs->group, mine->group.real));

	cred_put(mine);
	cred_put(theirs);
	return may;
}

int
limits_set(struct process *p, int resource, const struct rlimit *new)
{
	bool may_raise = process_can(CAP_SYS_RESOURCE);
	int r = 0;

	if (new->rlim_cur > new->rlim_max)
		return -EINVAL;
	if (resource == RLIMIT_NOFILE && new->rlim_max > FILES_MAX)
		return -EPERM;
	spin_lock(&p->lock);
	if (new->rlim_max > p->limit[resource].rlim_max && !may_raise)
		r = -EPERM;
	else
		p->limit[resource] = *new;
	if (r == 0 && resource == RLIMIT_SIGPENDING)
		p->signals.queued_most = new->rlim_cur;
	if (r == 0 && resource == RLIMIT_CPU)
		p->cpu_check = new->rlim_cur == RLIM_INFINITY ? CPU_CHECK_NEVER : 0;
	spin_unlock(&p->lock);
	return r;
}

/* [t] Threads and zombies of all processes of a user. */
static uint64_t
tasks_of(struct process_tree *tree, uint32_t uid)
{
	uint64_t n = 0;
	struct process *p;

	list_for_each(p, &tree->processes, in_world)
		n += process_user(p) == uid ? p->tasks : 0;
	return n;
}

/* While all users together are below the limit, nobody is counted. */
bool
limits_add_task(void)
{
	struct process *p = current->process;
	struct process_tree *tree = process_tree(p->world);
	uint64_t limit = limit_of(RLIMIT_NPROC);
	bool fits;

	spin_lock(&tree->lock);
	fits = tree->tasks < limit || tasks_of(tree, process_user(p)) < limit;
	tree->tasks += fits;
	p->tasks += fits;
	spin_unlock(&tree->lock);
	return fits;
}

void
limits_drop_task(struct process *p)
{
	struct process_tree *tree = process_tree(p->world);

	spin_lock(&tree->lock);
	tree->tasks--;
	p->tasks--;
	spin_unlock(&tree->lock);
}

/* Seconds of CPU time after which something happens: the soft limit, each
 * second after it, the hard limit. */
static uint64_t
next_threshold(const struct process *p)
{
	const struct rlimit *l = &p->limit[RLIMIT_CPU];
	uint64_t seconds = l->rlim_cur + p->cpu_warnings;

	if (seconds > l->rlim_max)
		seconds = l->rlim_max;
	return seconds == 0 ? 1 : seconds < CPU_NEVER ? seconds : CPU_NEVER;
}

/* The earliest moment at which all CPUs together can have used it is when to
 * look again; so a process without a limit, or far from it, pays a comparison. */
void
limits_check_cpu(struct process *p)
{
	uint64_t used, threshold, left;
	int64_t now = clock_now();
	bool last;

	if (now < p->cpu_check)
		return;
	used = process_usage(p).run_ns;
	spin_lock(&p->lock);
	threshold = next_threshold(p) * SECOND;
	last = next_threshold(p) >= p->limit[RLIMIT_CPU].rlim_max;
	left = used < threshold ? (threshold - used) / cpu_count : 0;
	p->cpu_check = now + (int64_t)(left < CHECK_AT_LEAST ? CHECK_AT_LEAST : left);
	if (used >= threshold)
		p->cpu_warnings++;
	spin_unlock(&p->lock);
	if (used < threshold)
		return;
	if (last)
		signal_end_group(&p->signals, SIGKILL);
	else
		signal_post_process(&p->signals, SIGXCPU, NULL);
}

void
limits_init(void)
{
	limit_hook = soft_limit;
}
