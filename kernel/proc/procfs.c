/* SPDX-License-Identifier: MIT */
/* /proc/PID/...: processes as text, in Linux's formats, so that its ps works
 * here too.  Every show function finds its process anew and holds a reference
 * while it prints. */
#include "kernel/proc/procfs.h"

#include "kernel/abi/errno.h"
#include "kernel/mm/heap.h"
#include "kernel/proc/cred.h"
#include "kernel/proc/limits.h"
#include "kernel/sched/turn.h"
#include "lib/base/string.h"

/* What of a process one look under the locks gives. */
struct snapshot {
	uint32_t pid, tgid, parent, pgrp, session, threads, wait_reason, cpu;
	int exit_signal, nice, policy, rt_priority;
	char state;
	char name[16];
	int64_t began;
	struct usage usage, reaped;
	uint64_t memory, locked; /* bytes mapped; of them, locked */
	uint64_t pages;  /* present */
	sigset_t pending, shared_pending, blocked, ignored, caught;
	struct cred_ids user, group;
	uint32_t permitted, effective, bounding; /* capabilities */
	unsigned int no_new_privs, seccomp;
};

static char
thread_letter(const struct thread *t)
{
	if (t->signals->stopped)
		return 'T';
	return t->state == THREAD_WAITING ? 'S' : 'R';
}

static struct thread *
find_thread(struct process *p, uint32_t tid)
{
	struct thread *t;

	list_for_each(t, &p->signals.threads, process_link)
		if (!tid || t->tid == tid)
			return t;
	return NULL;
}

static void
look_at_thread(const struct thread *t, struct snapshot *s)
{
	s->state = thread_letter(t);
	s->wait_reason = t->wait_reason;
	s->pending = t->pending;
	s->blocked = t->blocked;
	s->no_new_privs = t->no_new_privs;
	s->seccomp = t->seccomp;
	s->nice = t->nice;
	s->policy = t->sched_policy;
	s->rt_priority = t->rt_priority;
	s->cpu = turn_of(t->world) ? 0 : t->cpu;
	memcpy(s->name, t->name, sizeof(s->name));
}

static void
look_at_actions(const struct signal_state *signals, struct snapshot *s)
{
	for (int n = 1; n < NSIG; n++) {
		uint64_t handler = (uint64_t)signals->action[n].handler;
		sigset_t bit = 1ull << (n - 1);

		s->ignored |= handler == (uint64_t)SIG_IGN ? bit : 0;
		s->caught |= handler != (uint64_t)SIG_IGN && handler != (uint64_t)SIG_DFL ? bit : 0;
	}
}

/* The thread, or the first one: what is shown of the process. */
static int
look_at_threads(struct process *p, uint32_t tid, struct snapshot *s)
{
	struct signal_state *signals = &p->signals;
	struct thread *t;

	spin_lock(&signals->lock);
	s->threads = signals->thread_count ? signals->thread_count : 1; /* a zombie's is there yet */
	s->shared_pending = signals->pending;
	look_at_actions(signals, s);
	t = find_thread(p, tid);
	if (t)
		look_at_thread(t, s);
	if (t && tid)
		s->usage = thread_usage(t);
	spin_unlock(&signals->lock);
	return t || !tid ? 0 : -ESRCH;
}

static void
look_at_memory(struct process *p, struct snapshot *s)
{
	struct mm *mm = process_mm(p);

	if (!mm)
		return;
	s->memory = mm->mapped;
	s->locked = mm->locked;
	s->pages = mm->pages;
	mm_put(mm);
}

static int
look(struct process *p, uint32_t tid, struct snapshot *s)
{
	struct process_tree *tree = process_tree(p->world);
	struct cred *c = process_cred(p);

	memset(s, 0, sizeof(*s));
	s->user = c->user;
	s->group = c->group;
	s->permitted = c->permitted;
	s->effective = c->effective;
	s->bounding = c->bounding;
	cred_put(c);
	s->pid = tid ? tid : p->pid;
	s->tgid = p->pid;
	s->began = p->began;
	s->state = 'Z';
	memcpy(s->name, p->name, sizeof(s->name));
	spin_lock(&tree->lock);
	s->parent = p->parent ? p->parent->pid : 0;
	s->pgrp = p->pgrp;
	s->session = p->session;
	s->reaped = p->reaped;
	s->exit_signal = p->exit_signal;
	spin_unlock(&tree->lock);
	s->usage = process_usage(p);
	look_at_memory(p, s);
	return look_at_threads(p, tid, s);
}

static int
take_snapshot(struct world *w, uint32_t pid, uint32_t tid, struct snapshot *s)
{
	scoped(process_put) struct process *p = process_find(w, pid);

	return p ? look(p, tid, s) : -ESRCH;
}

static unsigned long long
ticks(uint64_t ns)
{
	return ns / TICK_NS;
}

static void
show_zeroes(struct seq *out, int from, int to)
{
	for (int field = from; field <= to; field++)
		seq_printf(out, " 0");
}

static int
show_stat(struct seq *out, struct world *w, uint32_t pid, uint32_t tid)
{
	struct snapshot s;
	int r = take_snapshot(w, pid, tid, &s);

	if (r < 0)
		return r;
	/* pid comm state ppid pgrp session tty tpgid flags minflt cminflt majflt
	 * cmajflt utime stime cutime cstime priority nice threads itreal start
	 * vsize rss, zeroes to 37, exit_signal cpu rt_priority policy, zeroes to 52. */
	seq_printf(out, "%u (%s) %c %u %u %u 1025 0 0 0 0 0 0 %llu 0 %llu 0 %d %d %u 0 %llu %llu %llu",
		   s.pid, s.name, s.state, s.parent, s.pgrp, s.session, ticks(s.usage.run_ns), ticks(s.reaped.run_ns),
		   s.rt_priority ? -1 - s.rt_priority : 20 + s.nice, s.nice, s.threads, ticks((uint64_t)s.began),
		   (unsigned long long)s.memory, (unsigned long long)s.pages);
	show_zeroes(out, 25, 37);
	seq_printf(out, " %d %u %d %d", s.exit_signal, s.cpu, s.rt_priority, s.policy);
	show_zeroes(out, 42, 52);
	seq_printf(out, "\n");
	return 0;
}

static const char *
state_word(char letter)
{
	switch (letter) {
	case 'R': return "running";
	case 'S': return "sleeping";
	case 'T': return "stopped";
	default: return "zombie";
	}
}

static void
show_ids(struct seq *out, const char *name, const struct cred_ids *ids)
{
	seq_printf(out, "%s:\t%u\t%u\t%u\t%u\n", name, ids->real, ids->effective, ids->saved, ids->fs);
}

static void
show_bits(struct seq *out, const char *name, uint64_t bits)
{
	seq_printf(out, "%s:\t%016llx\n", name, (unsigned long long)bits);
}

/* Capabilities are neither inherited nor ambient here. */
static int
show_status(struct seq *out, struct world *w, uint32_t pid, uint32_t tid)
{
	struct snapshot s;
	int r = take_snapshot(w, pid, tid, &s);

	if (r < 0)
		return r;
	seq_printf(out, "Name:\t%s\nState:\t%c (%s)\nTgid:\t%u\nPid:\t%u\nPPid:\t%u\n", s.name,
		   s.state, state_word(s.state), s.tgid, s.pid, s.parent);
	show_ids(out, "Uid", &s.user);
	show_ids(out, "Gid", &s.group);
	if (s.state != 'Z')
		seq_printf(out, "VmSize:\t%8llu kB\nVmLck:\t%8llu kB\nVmRSS:\t%8llu kB\n", (unsigned long long)s.memory / 1024,
			   (unsigned long long)s.locked / 1024, (unsigned long long)s.pages * 4);
	seq_printf(out, "Threads:\t%u\n", s.threads);
	show_bits(out, "SigPnd", s.pending);
	show_bits(out, "ShdPnd", s.shared_pending);
	show_bits(out, "SigBlk", s.blocked);
	show_bits(out, "SigIgn", s.ignored);
	show_bits(out, "SigCgt", s.caught);
	show_bits(out, "CapInh", 0);
	show_bits(out, "CapPrm", s.permitted);
	show_bits(out, "CapEff", s.effective);
	show_bits(out, "CapBnd", s.bounding);
	show_bits(out, "CapAmb", 0);
	seq_printf(out, "NoNewPrivs:\t%u\nSeccomp:\t%u\n", s.no_new_privs, s.seccomp);
	seq_printf(out, "voluntary_ctxt_switches:\t%llu\n", (unsigned long long)s.usage.switches);
	return 0;
}

static int
show_comm(struct seq *out, struct world *w, uint32_t pid, uint32_t tid)
{
	struct snapshot s;
	int r = take_snapshot(w, pid, tid, &s);

	if (r == 0)
		seq_printf(out, "%s\n", s.name);
	return r;
}

/* A thread may name those of its own process. */
static long
store_comm(struct world *w, uint32_t pid, uint32_t tid, uptr from, size_t n)
{
	char name[COMM_LEN] = "";
	struct process *p = current->process;
	struct thread *t;
	int r = copy_in(name, from, n < sizeof(name) ? n : sizeof(name) - 1);

	if (r < 0 || w != p->world || pid != p->pid)
		return r < 0 ? r : -EINVAL;
	spin_lock(&p->signals.lock);
	t = find_thread(p, tid);
	if (t)
		thread_set_name(t, name);
	spin_unlock(&p->signals.lock);
	return t ? (long)n : -ESRCH;
}

/* ns on a CPU, ns waited for one, how often it got one. */
static int
show_schedstat(struct seq *out, struct world *w, uint32_t pid, uint32_t tid)
{
	struct snapshot s;
	int r = take_snapshot(w, pid, tid, &s);

	if (r == 0)
		seq_printf(out, "%llu %llu %llu\n", (unsigned long long)s.usage.run_ns,
			   (unsigned long long)s.usage.ready_ns, (unsigned long long)s.usage.switches);
	return r;
}

static int
show_wchan(struct seq *out, struct world *w, uint32_t pid, uint32_t tid)
{
	static const char *const words[] = {
#define WORD(name, word) word,
		TRACE_REASONS(WORD)
	};
	struct snapshot s;
	int r = take_snapshot(w, pid, tid, &s);

	if (r == 0 && s.state == 'S' && s.wait_reason < TRACE_REASON_COUNT)
		seq_printf(out, "%s", words[s.wait_reason]);
	else if (r == 0)
		seq_printf(out, "0");
	return r;
}

static int
show_cmdline(struct seq *out, struct world *w, uint32_t pid, uint32_t tid)
{
	struct process *p = process_find(w, pid);
	char *copy;
	size_t size;

	if (!p)
		return -ESRCH;
	copy = kmalloc(p->cmdline_size + 1);
	if (copy) {
		size = p->cmdline_size;
		spin_lock(&p->lock);
		if (p->cmdline_size < size)
			size = p->cmdline_size;
		if (p->mm) /* a zombie has none */
			memcpy(copy, p->cmdline, size);
		else
			size = 0;
		spin_unlock(&p->lock);
		seq_write(out, copy, size);
		kfree(copy);
	}
	process_put(p);
	return 0;
}

void
procfs_init(void)
{
	procfs_register_pid("stat", show_stat);
	procfs_register_pid("status", show_status);
	procfs_register_pid("comm", show_comm);
	procfs_store_pid(store_comm);
	procfs_register_pid("wchan", show_wchan);
	procfs_register_pid("cmdline", show_cmdline);
	procfs_register_pid("maps", procfs_show_maps);
	procfs_register_pid("limits", limits_show);
	procfs_register_pid("schedstat", show_schedstat);
}
