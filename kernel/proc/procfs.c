/* SPDX-License-Identifier: MIT */
/* /proc/PID/...: processes as text, in Linux's formats, so that its ps works
 * here too.  Every show function finds its process anew and holds a reference
 * while it prints. */
#include "kernel/proc/procfs.h"

#include "kernel/abi/errno.h"
#include "kernel/abi/mman.h"
#include "kernel/mm/heap.h"
#include "kernel/proc/cred.h"
#include "kernel/proc/files.h"
#include "lib/base/string.h"


/* What of a process one look under the locks gives. */
struct snapshot {
	uint32_t pid, parent, pgrp, session, threads, wait_reason;
	char state;
	char name[16];
	struct usage usage;
	uint64_t memory; /* bytes mapped */
	uint64_t pages;  /* present */
	sigset_t pending, blocked;
	struct cred_ids user, group;
	unsigned int no_new_privs, seccomp;
};

static char
thread_letter(const struct thread *t)
{
	if (t->signals->stopped)
		return 'T';
	return t->state == THREAD_WAITING ? 'S' : 'R';
}

static void
look_at_leader(struct process *p, struct snapshot *s)
{
	struct signal_state *signals = &p->signals;
	struct thread *t;

	spin_lock(&signals->lock);
	s->threads = signals->thread_count;
	s->pending = signals->pending;
	if (!list_is_empty(&signals->threads)) {
		t = list_first(&signals->threads, struct thread, process_link);
		s->state = thread_letter(t);
		s->wait_reason = t->wait_reason;
		s->blocked = t->blocked;
		s->no_new_privs = t->no_new_privs;
		s->seccomp = t->seccomp;
		memcpy(s->name, t->name, sizeof(s->name));
	}
	spin_unlock(&signals->lock);
}

static void
look_at_memory(struct process *p, struct snapshot *s)
{
	struct mm *mm = process_mm(p);

	if (!mm)
		return;
	s->memory = mm->mapped;
	s->pages = mm->pages;
	mm_put(mm);
}

static void
look(struct process *p, struct snapshot *s)
{
	struct process_tree *tree = process_tree(p->world);
	struct cred *c = process_cred(p);

	memset(s, 0, sizeof(*s));
	s->user = c->user;
	s->group = c->group;
	cred_put(c);
	s->pid = p->pid;
	s->state = 'Z';
	memcpy(s->name, p->name, sizeof(s->name));
	spin_lock(&tree->lock);
	s->parent = p->parent ? p->parent->pid : 0;
	s->pgrp = p->pgrp;
	s->session = p->session;
	spin_unlock(&tree->lock);
	look_at_leader(p, s);
	look_at_memory(p, s);
	s->usage = process_usage(p);
}

static int
take_snapshot(struct world *w, uint32_t pid, struct snapshot *s)
{
	struct process *p = process_find(w, pid);

	if (!p)
		return -ESRCH;
	look(p, s);
	process_put(p);
	return 0;
}

static int
show_stat(struct seq *out, struct world *w, uint32_t pid)
{
	struct snapshot s;
	int r = take_snapshot(w, pid, &s);

	if (r < 0)
		return r;
	/* pid comm state ppid pgrp session tty tpgid flags minflt cminflt majflt
	 * cmajflt utime stime cutime cstime priority nice threads itreal start
	 * vsize rss, and zeroes up to field 52. */
	seq_printf(out, "%u (%s) %c %u %u %u 1025 0 0 0 0 0 0 %llu 0 0 0 20 0 %u 0 0 %llu %llu",
		   s.pid, s.name, s.state, s.parent, s.pgrp, s.session,
		   (unsigned long long)(s.usage.run_ns / TICK_NS), s.threads,
		   (unsigned long long)s.memory, (unsigned long long)s.pages);
	for (int field = 25; field <= 52; field++)
		seq_printf(out, " 0");
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

static int
show_status(struct seq *out, struct world *w, uint32_t pid)
{
	struct snapshot s;
	int r = take_snapshot(w, pid, &s);

	if (r < 0)
		return r;
	seq_printf(out, "Name:\t%s\nState:\t%c (%s)\nTgid:\t%u\nPid:\t%u\nPPid:\t%u\n", s.name,
		   s.state, state_word(s.state), s.pid, s.pid, s.parent);
	show_ids(out, "Uid", &s.user);
	show_ids(out, "Gid", &s.group);
	seq_printf(out, "VmSize:\t%llu kB\nVmRSS:\t%llu kB\nThreads:\t%u\n",
		   (unsigned long long)s.memory / 1024, (unsigned long long)s.pages * 4, s.threads);
	seq_printf(out, "SigPnd:\t%016llx\nSigBlk:\t%016llx\n", (unsigned long long)s.pending,
		   (unsigned long long)s.blocked);
	seq_printf(out, "NoNewPrivs:\t%u\nSeccomp:\t%u\n", s.no_new_privs, s.seccomp);
	seq_printf(out, "voluntary_ctxt_switches:\t%llu\n", (unsigned long long)s.usage.switches);
	return 0;
}

static int
show_comm(struct seq *out, struct world *w, uint32_t pid)
{
	struct snapshot s;
	int r = take_snapshot(w, pid, &s);

	if (r == 0)
		seq_printf(out, "%s\n", s.name);
	return r;
}

static int
show_wchan(struct seq *out, struct world *w, uint32_t pid)
{
	static const char *const words[] = {
#define WORD(name, word) word,
		TRACE_REASONS(WORD)
	};
	struct snapshot s;
	int r = take_snapshot(w, pid, &s);

	if (r == 0 && s.state == 'S' && s.wait_reason < TRACE_REASON_COUNT)
		seq_printf(out, "%s", words[s.wait_reason]);
	else if (r == 0)
		seq_printf(out, "0");
	return r;
}

static int
show_cmdline(struct seq *out, struct world *w, uint32_t pid)
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

static void
show_mapping(struct seq *out, const struct vma *v)
{
	seq_printf(out, "%08lx-%08lx %c%c%c%c %08lx 00:00 0 ", v->start, v->end,
		   v->prot & PROT_READ ? 'r' : '-', v->prot & PROT_WRITE ? 'w' : '-',
		   v->prot & PROT_EXEC ? 'x' : '-', v->flags & MAP_SHARED ? 's' : 'p', v->offset);
	seq_printf(out, "%26s%s\n", "", v->name);
}

static int
show_maps(struct seq *out, struct world *w, uint32_t pid)
{
	struct process *p = process_find(w, pid);
	struct mm *mm;
	struct vma vma;

	if (!p)
		return -ESRCH;
	if (!process_may_look(p)) {
		process_put(p);
		return -EACCES;
	}
	mm = process_mm(p);
	for (uint64_t at = 0; mm && vm_next(mm, at, &vma); at = vma.end)
		show_mapping(out, &vma);
	if (mm)
		mm_put(mm);
	process_put(p);
	return 0;
}

/* The process, if the caller may look into it, with p->lock held. */
static struct process *
begin_look(struct world *w, uint32_t pid)
{
	struct process *p = process_find(w, pid);

	if (p && process_may_look(p)) {
		spin_lock(&p->lock);
		return p;
	}
	if (p)
		process_put(p);
	return NULL;
}

static void
end_look(struct process *p)
{
	spin_unlock(&p->lock);
	process_put(p);
}

/* These three are called with the file tree locked: they must not look anything up. */
static struct inode *
link_exe(struct world *w, uint32_t pid)
{
	struct process *p = begin_look(w, pid);
	struct inode *exe;

	if (!p)
		return NULL;
	exe = p->exe ? inode_get(p->exe) : NULL;
	end_look(p);
	return exe;
}

static struct inode *
link_place(struct world *w, uint32_t pid, bool root)
{
	struct process *p = begin_look(w, pid);
	struct inode *place = NULL;

	if (!p)
		return NULL;
	if (p->places) {
		spin_lock(&p->places->lock);
		place = inode_get(root ? p->places->fs.root : p->places->fs.cwd);
		spin_unlock(&p->places->lock);
	}
	end_look(p);
	return place;
}

static struct inode *
link_cwd(struct world *w, uint32_t pid)
{
	return link_place(w, pid, false);
}

static struct inode *
link_root(struct world *w, uint32_t pid)
{
	return link_place(w, pid, true);
}

static int
next_file(struct world *w, uint32_t pid, unsigned int from)
{
	struct process *p = begin_look(w, pid);
	int fd = -1;

	if (!p)
		return fd;
	if (p->files)
		fd = files_next(p->files, from);
	end_look(p);
	return fd;
}

static struct file *
get_file(struct world *w, uint32_t pid, int fd)
{
	struct process *p = begin_look(w, pid);
	struct file *f = NULL;

	if (!p)
		return f;
	if (p->files)
		f = files_get(p->files, fd);
	end_look(p);
	return f;
}

/* The smallest pid above `after`. */
struct next_pid {
	uint32_t after, found;
};

static bool
closer(struct process *p, void *arg)
{
	struct next_pid *n = arg;

	if (p->pid > n->after && (!n->found || p->pid < n->found))
		n->found = p->pid;
	return true;
}

static int
next_pid(struct world *w, uint32_t after, uint32_t *next)
{
	struct next_pid n = { after, 0 };

	process_each(w, closer, &n);
	*next = n.found;
	return n.found ? 0 : -ENOENT;
}

static uint32_t
own_pid(void)
{
	return current->process ? current->process->pid : 0;
}

/* A process that others may not look into has files that are root's. */
static void
owner_of(struct world *w, uint32_t pid, uint32_t *uid, uint32_t *gid)
{
	struct process *p = process_find(w, pid);

	if (!p)
		return;
	spin_lock(&p->lock);
	*uid = p->secret ? 0 : p->cred->user.effective;
	*gid = p->secret ? 0 : p->cred->group.effective;
	spin_unlock(&p->lock);
	process_put(p);
}

void
procfs_init(void)
{
	procfs_register_pid("stat", show_stat);
	procfs_register_pid("status", show_status);
	procfs_register_pid("comm", show_comm);
	procfs_register_pid("wchan", show_wchan);
	procfs_register_pid("cmdline", show_cmdline);
	procfs_register_pid("maps", show_maps);
	procfs_register_pid_link("exe", link_exe);
	procfs_register_pid_link("cwd", link_cwd);
	procfs_register_pid_link("root", link_root);
	procfs_set_files(next_file, get_file);
	procfs_set_pids(next_pid, own_pid, owner_of);
}
