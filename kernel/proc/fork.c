/* SPDX-License-Identifier: MIT */
/* fork, vfork, clone.
 *
 * A child is a copy of the current thread's registers on a kernel stack of its
 * own; what of the process it copies and what it shares is all there is to the
 * difference between a process and a thread:
 *
 *                    memory          descriptors   signals, pid
 *   fork             copy on write   copy          own
 *   vfork            shared; the parent waits until exec or exit gives it back
 *   thread           shared          shared        shared
 */
#include "kernel/proc/fork.h"

#include "kernel/abi/errno.h"
#include "kernel/abi/sched.h"
#include "kernel/base/trace.h"
#include "kernel/mm/heap.h"
#include "kernel/proc/cred.h"
#include "kernel/proc/files.h"
#include "kernel/proc/limits.h"
#include "kernel/proc/process.h"
#include "kernel/proc/program.h"
#include "kernel/proc/seccomp.h"
#include "kernel/proc/strace.h"
#include "kernel/sched/fpu.h"
#include "kernel/sched/sched.h"
#include "lib/base/string.h"

#define THREAD_NEEDS (CLONE_VM | CLONE_SIGHAND | CLONE_FS | CLONE_FILES)
#define IGNORED (CLONE_SYSVSEM | CLONE_DETACHED | CLONE_UNTRACED | CLONE_PTRACE)
#define KNOWN (CSIGNAL | THREAD_NEEDS | IGNORED | CLONE_THREAD | CLONE_VFORK | CLONE_SETTLS | \
	       CLONE_PARENT_SETTID | CLONE_CHILD_SETTID | CLONE_CHILD_CLEARTID)

static int
check(const struct clone *c)
{
	if (c->flags & ~(uint64_t)KNOWN)
		return -EINVAL;
	if ((c->flags & CLONE_THREAD) && (c->flags & THREAD_NEEDS) != THREAD_NEEDS)
		return -EINVAL;
	if (!(c->flags & CLONE_THREAD) && (c->flags & CLONE_SIGHAND))
		return -EINVAL;
	if ((c->flags & CSIGNAL) >= NSIG)
		return -EINVAL;
	return 0;
}

/* A thread whose number is no process's, group's or session's either: those
 * outlive their threads. */
static int
new_number(struct thread **out)
{
	for (;;) {
		int r = thread_create(current->world, current->name, NULL, NULL, out);

		if (r < 0 || !process_number_used(current->world, (*out)->tid))
			return r;
		thread_discard(*out);
	}
}

/* A NEW thread that will return from this system call with 0. */
static int
copy_thread(const struct clone *c, struct thread **out)
{
	struct thread *t;
	int r = new_number(&t);

	if (r < 0)
		return r;
	r = fpu_copy(t);
	if (r < 0) {
		thread_discard(t);
		return r;
	}
	*thread_regs(t) = *thread_regs(current);
	thread_regs(t)->rax = 0;
	if (c->stack)
		thread_regs(t)->rsp = c->stack;
	t->fs_base = (c->flags & CLONE_SETTLS) ? c->tls : current->fs_base;
	t->gs_base = current->gs_base;
	t->blocked = current->blocked;
	thread_inherit(t, current);
	t->strace = current->strace >= STRACE_FOLLOW ? current->strace : STRACE_OFF;
	if (c->flags & CLONE_CHILD_CLEARTID)
		t->clear_child_tid = c->child_tid;
	if (c->flags & CLONE_CHILD_SETTID)
		t->set_child_tid = c->child_tid;
	*out = t;
	return 0;
}

static void
tell_parent_tid(const struct clone *c, uint32_t tid)
{
	if (c->flags & CLONE_PARENT_SETTID)
		copy_out(c->parent_tid, &tid, sizeof(tid));
}

static long
new_thread(const struct clone *c)
{
	struct thread *t;
	uint32_t tid;
	int r = copy_thread(c, &t);

	if (r < 0)
		return r;
	r = process_adopt(current->process, t);
	if (r < 0) {
		thread_discard(t);
		return r;
	}
	seccomp_inherit(t);
	tid = t->tid;
	tell_parent_tid(c, tid);
	trace(TRACE_THREAD_START, tid, current->process->pid);
	thread_start(t);
	thread_put(t);
	return tid;
}

static int
copy_memory(const struct clone *c, struct process *child)
{
	child->mm = (c->flags & CLONE_VM) ? mm_get(current->mm) : mm_fork(current->mm);
	return child->mm ? 0 : -ENOMEM;
}

static int
copy_files(const struct clone *c, struct process *child)
{
	struct files *files = current->process->files;

	child->files = (c->flags & CLONE_FILES) ? files_share(files) : files_copy(files);
	return child->files ? 0 : -ENOMEM;
}

static int
copy_places(const struct clone *c, struct process *child)
{
	struct fs_context fs;

	if (c->flags & CLONE_FS) {
		child->places = current->process->places;
		atomic_fetch_add(&child->places->refs, 1);
		return 0;
	}
	process_fs_get(&fs);
	cred_put(fs.cred);
	fs.cred = NULL;
	child->places = places_create(fs);
	return child->places ? 0 : -ENOMEM;
}

static int
copy_command_line(struct process *child, struct process *from)
{
	size_t size = from->cmdline_size; /* only exec changes it, and that leaves one thread */

	child->cmdline = kmalloc(size ? size : 1);
	if (!child->cmdline)
		return -ENOMEM;
	memcpy(child->cmdline, from->cmdline, size);
	child->cmdline_size = size;
	return 0;
}

/* A child process with copies of everything but the thread. */
static int
copy_process(const struct clone *c, struct process **out)
{
	struct process *parent = current->process;
	struct process *child = process_alloc(current->world);
	int r;

	if (!child)
		return -ENOMEM;
	r = copy_memory(c, child);
	if (r == 0)
		r = copy_files(c, child);
	if (r == 0)
		r = copy_places(c, child);
	if (r == 0)
		r = copy_command_line(child, parent);
	if (r < 0) {
		process_release(child);
		process_put(child);
		return r;
	}
	child->cred = process_cred(parent);
	child->secret = parent->secret;
	child->exe = program_get(parent->exe); /* current's */
	child->exit_signal = (int)(c->flags & CSIGNAL);
	limits_copy(child, parent);
	signal_state_copy(&child->signals, &parent->signals);
	*out = child;
	return 0;
}

static void
wait_for_vfork(struct process *child)
{
	struct wait_how how = { TRACE_REASON_WAIT, child->pid, WAIT_FOREVER, .uninterruptible = true };

	spin_lock(&child->lock);
	wait_until(&child->vfork_wait, &child->lock,
		   child->vfork_done || atomic_load(&current->killed), &how);
	spin_unlock(&child->lock);
}

static long
new_process(const struct clone *c)
{
	struct process *child;
	struct thread *t;
	uint32_t pid;
	int r = copy_process(c, &child);

	if (r < 0)
		return r;
	r = copy_thread(c, &t);
	if (r == 0) {
		r = process_enter(child, t, current->process);
		if (r < 0)
			thread_discard(t);
	}
	if (r < 0) {
		process_release(child);
		process_put(child);
		return r;
	}
	seccomp_inherit(t);
	pid = child->pid;
	if (c->flags & CLONE_VM)
		t->altstack.ss_flags = SS_DISABLE;
	else
		t->altstack = current->altstack;
	tell_parent_tid(c, pid);
	trace(TRACE_PROCESS_START, pid, current->process->pid);
	thread_start(t);
	thread_put(t);
	if (c->flags & CLONE_VFORK)
		wait_for_vfork(child);
	process_put(child);
	return pid;
}

long
process_clone(const struct clone *c)
{
	long r = check(c);

	if (r < 0)
		return r;
	if (!limits_add_task())
		return -EAGAIN;
	r = (c->flags & CLONE_THREAD) ? new_thread(c) : new_process(c);
	if (r < 0)
		limits_drop_task(current->process);
	return r;
}
