/* SPDX-License-Identifier: MIT */
/* What the directories of /proc list and where their links lead.  All of it is
 * called with the file tree locked: it must not look anything up there. */
#include "kernel/proc/cred.h"
#include "kernel/proc/files.h"
#include "kernel/proc/process.h"
#include "kernel/proc/procfs.h"

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

static uint32_t
next_pid(struct world *w, uint32_t after)
{
	struct next_pid n = { after, 0 };

	process_each(w, closer, &n);
	return n.found;
}

static uint32_t
next_tid(struct world *w, uint32_t pid, uint32_t after)
{
	scoped(process_put) struct process *p = process_find(w, pid);
	uint32_t found = 0;
	struct thread *t;

	if (!p)
		return 0;
	spin_lock(&p->signals.lock);
	list_for_each(t, &p->signals.threads, process_link)
		if (t->tid > after && (!found || t->tid < found))
			found = t->tid;
	spin_unlock(&p->signals.lock);
	return found;
}

static uint32_t
own_pid(void)
{
	return current->process ? current->process->pid : 0;
}

/* The process of a thread, or 0. */
static uint32_t
pid_of(struct world *w, uint32_t tid)
{
	scoped(process_put) struct process *p = process_of(w, tid);

	return p ? p->pid : 0;
}

/* A process that others may not look into has files that are root's, but for itself. */
static void
owner_of(struct world *w, uint32_t pid, uint32_t *uid, uint32_t *gid)
{
	struct process *p = process_find(w, pid);
	bool roots;

	if (!p)
		return;
	spin_lock(&p->lock);
	roots = p->secret && p != current->process;
	*uid = roots ? 0 : p->cred->user.effective;
	*gid = roots ? 0 : p->cred->group.effective;
	spin_unlock(&p->lock);
	process_put(p);
}

void
procdirs_init(void)
{
	procfs_register_pid_link("exe", link_exe);
	procfs_register_pid_link("cwd", link_cwd);
	procfs_register_pid_link("root", link_root);
	procfs_set_files(next_file, get_file);
	procfs_set_pids(next_pid, next_tid, own_pid, pid_of, owner_of);
}
