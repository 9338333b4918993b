/* SPDX-License-Identifier: MIT */
/* /proc.
 *
 *      /proc/uptime       an inode in each world's tree, from procfs_register
 *      /proc/7            made up: looked up when named, dropped after use
 *      /proc/7/status     made up, from procfs_register_pid
 *      /proc/7/task/8     made up: the same files, of one thread
 *      /proc/8            likewise, and not listed
 *      /proc/self         made up: a link to the caller's pid
 *
 * Opening a file calls its show function, once; reads come from that text.
 * Made-up inodes get numbers that depend on the pid only. */
#include "kernel/fs/procfs.h"

#include "kernel/abi/dirent.h"
#include "kernel/abi/errno.h"
#include "kernel/base/panic.h"
#include "lib/base/format.h"
#include "kernel/fs/dir.h"
#include "kernel/fs/inode.h"
#include "kernel/fs/procfd.h"
#include "kernel/fs/outline.h"
#include "kernel/mm/heap.h"
#include "lib/base/string.h"

#define MAX_NODES 40
#define MADE_UP_INO (1ull << 32)
#define TASK_INO (1ull << 44)
/* Cookies of pids in /proc lie above those of its ordinary names. */
#define PID_COOKIE (1ull << 32)

/* One of the four but store_pid is set. */
struct proc_node {
	const char *name;
	const char *text;
	void (*show)(struct seq *s, struct world *w);
	int (*show_pid)(struct seq *s, struct world *w, uint32_t pid, uint32_t tid);
	long (*store_pid)(struct world *w, uint32_t pid, uint32_t tid, uptr from, size_t n);
	struct inode *(*link_pid)(struct world *w, uint32_t pid);
};

/* Filled at boot, constant afterwards. */
static struct proc_node files[MAX_NODES], pid_files[MAX_NODES];
static unsigned int file_count, pid_file_count;
static uint32_t (*next_pid)(struct world *w, uint32_t after);
static uint32_t (*next_tid)(struct world *w, uint32_t pid, uint32_t after);
static uint32_t (*self_pid)(void);
static uint32_t (*pid_of)(struct world *w, uint32_t tid);
static void (*pid_owner)(struct world *w, uint32_t pid, uint32_t *uid, uint32_t *gid);

void
procfs_register(const char *path, void (*show)(struct seq *s, struct world *w))
{
	assert_lt(file_count, MAX_NODES);
	files[file_count++] = (struct proc_node){ .name = path, .show = show };
}

void
procfs_register_text(const char *path, const char *text)
{
	assert_lt(file_count, MAX_NODES);
	files[file_count++] = (struct proc_node){ .name = path, .text = text };
}

void
procfs_register_pid(const char *name, int (*show)(struct seq *s, struct world *w, uint32_t pid, uint32_t tid))
{
	assert_lt(pid_file_count, MAX_NODES);
	pid_files[pid_file_count++] = (struct proc_node){ .name = name, .show_pid = show };
}

void
procfs_store_pid(long (*store)(struct world *w, uint32_t pid, uint32_t tid, uptr from, size_t n))
{
	pid_files[pid_file_count - 1].store_pid = store;
}

long
procfs_write(struct file *f, uptr from, size_t n, int64_t *pos)
{
	struct inode *i = f->inode;

	return i->proc->store_pid(i->world, i->pid, i->tid, from, n);
}

void
procfs_register_pid_link(const char *name, struct inode *(*to)(struct world *w, uint32_t pid))
{
	assert_lt(pid_file_count, MAX_NODES);
	pid_files[pid_file_count++] = (struct proc_node){ .name = name, .link_pid = to };
}

void
procfs_set_pids(uint32_t (*each)(struct world *w, uint32_t after),
                uint32_t (*thread)(struct world *w, uint32_t pid, uint32_t after), uint32_t (*self)(void),
                uint32_t (*of)(struct world *w, uint32_t tid),
                void (*owner)(struct world *w, uint32_t pid, uint32_t *uid, uint32_t *gid))
{
	pid_owner = owner;
	next_pid = each;
	next_tid = thread;
	self_pid = self;
	pid_of = of;
}

uint32_t
procfs_self(void)
{
	return self_pid ? self_pid() : 0;
}

static int
proc_open(struct inode *i, struct file *f)
{
	struct seq *s = seq_new();
	int r = 0;

	f->data = s;
	if (!s)
		return -ENOMEM;
	if (i->proc->text)
		seq_printf(s, "%s\n", i->proc->text);
	else if (i->proc->show)
		i->proc->show(s, i->world);
	else
		r = i->proc->show_pid(s, i->world, i->pid, i->tid);
	return s->failed ? -ENOMEM : r;
}

static void
make_generated(struct inode *i, const struct proc_node *node, uint32_t pid, uint32_t tid)
{
	i->ops = node->store_pid ? &seq_store_ops : &seq_ops;
	i->open = proc_open;
	i->proc = node;
	i->pid = pid;
	i->tid = tid;
	i->nlink = 1;
}

/* The number in a name of digits, or 0. */
static uint32_t
number(const char *name, size_t n)
{
	uint32_t v = 0;

	if (n == 0 || n > 9 || name[0] == '0')
		return 0;
	for (size_t i = 0; i < n; i++) {
		if (name[i] < '0' || name[i] > '9')
			return 0;
		v = v * 10 + (uint32_t)(name[i] - '0');
	}
	return v;
}

static uint64_t
made_up_ino(uint32_t pid, uint32_t tid, unsigned int index)
{
	return (tid ? TASK_INO | (uint64_t)tid << 8 : MADE_UP_INO | (uint64_t)pid << 8) | index;
}

/* A directory whose names are made up, of a process or (tid) of a thread. */
static struct inode *
made_up_directory(struct inode *proc, const struct dir_hooks *hooks, uint32_t pid, uint32_t tid, unsigned int index)
{
	struct inode *i = inode_new_numbered(proc->world, S_IFDIR | 0555, made_up_ino(pid, tid, index));

	if (!i)
		return NULL;
	i->nlink = 2;
	i->dir.parent = proc; /* which stays as long as the world */
	i->dir.hooks = hooks;
	i->dir.fixed = true;
	i->dir.pid = pid;
	i->dir.tid = tid;
	pid_owner(proc->world, pid, &i->uid, &i->gid);
	return i;
}

/* --- /proc/PID, /proc/TID and /proc/PID/task/TID --- */

static struct inode *
pid_node_inode(struct inode *dir, unsigned int index)
{
	const struct proc_node *node = &pid_files[index];
	uint32_t pid = dir->dir.pid, tid = dir->dir.tid;
	uint64_t ino = made_up_ino(pid, tid, index + 1);
	struct inode *i, *to;

	if (node->link_pid) {
		to = node->link_pid(dir->world, pid);
		i = to ? procfd_link(dir, ino, to) : NULL;
		inode_put(to);
		return i;
	}
	i = inode_new_numbered(dir->world, S_IFREG | (node->store_pid ? 0644 : 0444), ino);
	if (i) {
		make_generated(i, node, pid, tid);
		i->uid = dir->uid;
		i->gid = dir->gid;
	}
	return i;
}

static const struct dir_hooks pid_hooks, task_hooks;

/* After the files: the directories, of which /proc/PID/task/TID has no task. */
static struct inode *
pid_lookup(struct inode *dir, const char *name, size_t n)
{
	uint32_t pid = dir->dir.pid, tid = dir->dir.tid;

	for (unsigned int i = 0; i < pid_file_count; i++)
		if (strlen(pid_files[i].name) == n && memcmp(pid_files[i].name, name, n) == 0)
			return pid_node_inode(dir, i);
	if (n == 2 && memcmp(name, "fd", 2) == 0)
		return procfd_directory(dir, made_up_ino(pid, tid, pid_file_count + 1));
	if (n == 4 && memcmp(name, "task", 4) == 0 && dir->dir.hooks == &pid_hooks)
		return made_up_directory(dir->dir.parent, &task_hooks, pid, 0, pid_file_count + 2);
	return NULL;
}

static void
pid_list(struct inode *dir, uint64_t *pos, dir_fn fn, void *arg)
{
	uint32_t pid = dir->dir.pid, tid = dir->dir.tid;
	unsigned int n = 0;

	for (; n < pid_file_count; n++) {
		unsigned char type = pid_files[n].link_pid ? DT_LNK : DT_REG;

		if (!dir_give(pos, PID_COOKIE + n, pid_files[n].name, made_up_ino(pid, tid, n + 1), type, fn, arg))
			return;
	}
	if (dir_give(pos, PID_COOKIE + n, "fd", made_up_ino(pid, tid, n + 1), DT_DIR, fn, arg) &&
	    dir->dir.hooks == &pid_hooks)
		dir_give(pos, PID_COOKIE + n + 1, "task", made_up_ino(pid, 0, n + 2), DT_DIR, fn, arg);
}

static const struct dir_hooks pid_hooks = { pid_lookup, pid_list }, thread_hooks = { pid_lookup, pid_list };

/* --- /proc/PID/task --- */

static struct inode *
task_lookup(struct inode *dir, const char *name, size_t n)
{
	uint32_t pid = dir->dir.pid, tid = number(name, n);

	if (!tid || next_tid(dir->world, pid, tid - 1) != tid)
		return NULL;
	return made_up_directory(dir->dir.parent, &thread_hooks, pid, tid, 0);
}

static void
task_list(struct inode *dir, uint64_t *pos, dir_fn fn, void *arg)
{
	uint32_t pid = dir->dir.pid, tid = *pos > PID_COOKIE ? (uint32_t)(*pos - PID_COOKIE - 1) : 0;
	char name[16];

	while ((tid = next_tid(dir->world, pid, tid)) != 0) {
		snprintf(name, sizeof name, "%u", tid);
		if (!dir_give(pos, PID_COOKIE + tid, name, made_up_ino(pid, tid, 0), DT_DIR, fn, arg))
			return;
	}
}

static const struct dir_hooks task_hooks = { task_lookup, task_list };

/* --- /proc --- */

static struct inode *
root_lookup(struct inode *dir, const char *name, size_t n)
{
	uint32_t pid = number(name, n), tid = 0;
	char target[16];

	if (n == 4 && memcmp(name, "self", 4) == 0 && self_pid) {
		snprintf(target, sizeof target, "%u", procfs_self());
		return inode_new_symlink(dir->world, target, MADE_UP_INO);
	}
	if (!pid || !next_pid)
		return NULL;
	if (next_pid(dir->world, pid - 1) != pid) {
		tid = pid;
		pid = pid_of(dir->world, tid);
	}
	return pid ? made_up_directory(dir, &pid_hooks, pid, tid, 0) : NULL;
}

static void
root_list(struct inode *dir, uint64_t *pos, dir_fn fn, void *arg)
{
	uint32_t pid = *pos > PID_COOKIE ? (uint32_t)(*pos - PID_COOKIE - 1) : 0;
	char name[16];

	if (!dir_give(pos, PID_COOKIE, "self", MADE_UP_INO, DT_LNK, fn, arg))
		return;
	while (next_pid && (pid = next_pid(dir->world, pid)) != 0) {
		snprintf(name, sizeof name, "%u", pid);
		if (!dir_give(pos, PID_COOKIE + pid, name, made_up_ino(pid, 0, 0), DT_DIR, fn, arg))
			return;
	}
}

static const struct dir_hooks root_hooks = { root_lookup, root_list };

static int
fill(struct inode *i, const void *node)
{
	make_generated(i, node, 0, 0);
	i->nlink = 0;
	return 0;
}

/* Nobody but the kernel makes names here. */
void
procfs_outline(void)
{
	struct outline *proc = outline_add(NULL, "proc", S_IFDIR | 0555, NULL, NULL);

	if (!proc)
		return;
	proc->hooks = &root_hooks;
	proc->fixed = true;
	for (const struct proc_node *node = files; node < files + file_count; node++)
		outline_add(proc, node->name, S_IFREG | 0444, fill, node);
}
