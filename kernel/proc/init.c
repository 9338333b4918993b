/* SPDX-License-Identifier: MIT */
/* pid 1: a process without parent, whose thread begins in the kernel and runs
 * execve before it ever was in user mode. */
#include "kernel/proc/init.h"

#include "kernel/abi/errno.h"
#include "kernel/abi/wait.h"
#include "kernel/base/printk.h"
#include "kernel/base/trace.h"
#include "kernel/mm/heap.h"
#include "kernel/proc/args.h"
#include "kernel/proc/deadlocks.h"
#include "kernel/proc/exec.h"
#include "kernel/proc/exit.h"
#include "kernel/proc/fault.h"
#include "kernel/proc/files.h"
#include "kernel/proc/hooks.h"
#include "kernel/proc/limits.h"
#include "kernel/proc/procfs.h"
#include "kernel/proc/seccomp.h"
#include "kernel/proc/terminal.h"

#define INIT_PATH "/bin/init"
#define STATUS_NOT_FOUND 127

extern const struct world_floor process_floor;
void user_return(void); /* arch/entry.S: to user mode by the regs at rsp */

void (*proc_boot_world_ended)(int status);

/* Leaves the kernel by the registers at the top of this thread's stack. */
__attribute__((noreturn)) static void
enter_user_mode(void)
{
	__asm__ volatile("mov %0, %%rsp; jmp user_return" ::"r"(thread_regs(current)) : "memory");
	__builtin_unreachable();
}

static void
run_init(void *arg)
{
	struct exec_args *args = arg, mine = *args;
	int r;

	kfree(args);
	r = process_exec(INIT_PATH, &mine);
	if (r < 0) {
		printk("cannot run " INIT_PATH ": error %d\n", -r);
		process_group_exit(W_EXITCODE(STATUS_NOT_FOUND, 0));
	}
	enter_user_mode();
}

/* A process with empty memory and no open files. */
static struct process *
empty_process(struct world *w)
{
	struct process *p = process_alloc(w);

	if (!p)
		return NULL;
	p->mm = mm_create(w);
	p->files = files_create();
	p->places = places_create((struct fs_context){ fs_root(w), fs_root(w), 022, NULL });
	p->cred = cred_root();
	p->signals.protected = true;
	limits_default(p);
	if (p->mm && p->files && p->places && p->cred)
		return p;
	process_release(p);
	process_put(p);
	return NULL;
}

/* Gives p its thread; args is the thread's from then on. */
static int
give_thread(struct world *w, struct process *p, struct exec_args *args, struct thread **out)
{
	struct thread *t;
	int r = thread_create(w, "init", NULL, NULL, &t);

	if (r < 0)
		return r;
	t->entry = run_init; /* set late: with a number like a user thread's */
	t->arg = args;
	p->pid = t->tid;
	r = process_adopt(p, t);
	if (r == 0)
		r = process_link(p, NULL);
	if (r < 0) {
		thread_discard(t);
		return r;
	}
	trace_for(trace_who(t->tid, w->id), TRACE_PROCESS_START, p->pid, 0);
	*out = t;
	return 0;
}

static int
give_file(struct process *p, struct file *f, unsigned int fd)
{
	int r = files_set(p->files, file_get(f), fd, false);

	if (r < 0)
		file_put(f);
	return r < 0 ? r : 0;
}

int
proc_prepare_init(struct world *w, const char *const *argv, struct file *output, struct thread **out)
{
	static const char *const environment[] = {
		"PATH=/bin:/lessons:/tests", "HOME=/", "TERM=vt100", NULL
	};
	struct exec_args *args = kmalloc(sizeof(*args));
	struct process *p = empty_process(w);
	int r = args && p ? args_from_kernel(args, argv, environment) : -ENOMEM;

	for (unsigned int fd = 1; r == 0 && output && fd <= 2; fd++)
		r = give_file(p, output, fd);
	if (r == 0) {
		r = give_thread(w, p, args, out);
		if (r < 0)
			args_free(args);
	}
	if (r < 0) {
		kfree(args);
		if (p)
			process_release(p);
	}
	if (p)
		process_put(p);
	return r;
}

int
proc_start_init(struct world *w, const char *const *argv)
{
	struct thread *t;
	int r = proc_prepare_init(w, argv, NULL, &t);

	if (r == 0) {
		thread_start(t);
		thread_put(t);
	}
	return r;
}

static void
thread_freed(struct thread *t)
{
	seccomp_drop(t);
	if (t->process)
		process_put(t->process);
}

void
proc_init(void)
{
	world_register(&process_floor);
	thread_free_hook = thread_freed;
	fault_init();
	limits_init();
	deadlocks_init();
	terminal_init();
	group_init();
	procfs_init();
	procdirs_init();
	procload_init();
}
