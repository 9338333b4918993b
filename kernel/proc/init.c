/* SPDX-License-Identifier: MIT */
/* pid 1: a process without parent, whose thread begins in the kernel and runs
 * execve before it ever was in user mode.
 *
 * In a world whose streams are given it never gets there: it starts the program as pid 2 and
 * reaps what user/bin/init.c would, without an address space to make and to drop. */
#include "kernel/proc/init.h"

#include "kernel/abi/errno.h"
#include "kernel/abi/fcntl.h"
#include "kernel/abi/wait.h"
#include "kernel/base/printk.h"
#include "kernel/base/trace.h"
#include "kernel/mm/heap.h"
#include "kernel/proc/args.h"
#include "kernel/proc/cred.h"
#include "kernel/proc/deadlocks.h"
#include "kernel/proc/exec.h"
#include "kernel/proc/exit.h"
#include "kernel/proc/fault.h"
#include "kernel/proc/files.h"
#include "kernel/proc/hooks.h"
#include "kernel/proc/image.h"
#include "kernel/proc/limits.h"
#include "kernel/proc/procfs.h"
#include "kernel/proc/seccomp.h"
#include "kernel/proc/terminal.h"

#define INIT_PATH "/bin/init"
#define STATUS_NOT_EXECUTABLE 126
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

/* The current thread runs that program from now on; both are its to free. */
__attribute__((noreturn)) static void
run(char *path, struct exec_args *args)
{
	struct exec_args mine = *args;
	int r;

	kfree(args);
	r = process_exec(path ? path : "", &mine);
	if (r < 0 && !current->world->quiet)
		printk("cannot run %s: error %d\n", path ? path : "it", -r);
	kfree(path);
	if (r < 0)
		process_group_exit(W_EXITCODE(r == -ENOENT ? STATUS_NOT_FOUND : STATUS_NOT_EXECUTABLE, 0));
	enter_user_mode();
}

static void
run_init(void *args)
{
	run(kstrdup(INIT_PATH), args);
}

static void
run_program(void *arg)
{
	struct exec_args *args = arg;

	group_set(0, 0);
	if (!args) {
		image_resume();
		enter_user_mode();
	}
	run(kstrdup(args->text), args);
}

/* A process without open files: pid 1, or its child. */
static struct process *
empty_process(struct world *w, struct process *parent)
{
	struct process *p = process_alloc(w);

	if (!p)
		return NULL;
	p->mm = parent ? mm_get(parent->mm) : mm_create(w);
	p->files = parent ? files_copy(parent->files) : files_create();
	p->places = places_create((struct fs_context){ fs_root(w), fs_root(w), 022, NULL });
	p->cred = cred_root();
	p->signals.protected = !parent;
	limits_default(p);
	if (p->mm && p->files && p->places && p->cred)
		return p;
	process_release(p);
	process_put(p);
	return NULL;
}

/* Gives p its thread; args is the thread's from then on. */
static int
give_thread(struct process *p, struct process *parent, void (*entry)(void *args), struct exec_args *args, struct thread **out)
{
	struct thread *t;
	int r = thread_create(p->world, "init", NULL, NULL, &t);

	if (r < 0)
		return r;
	t->entry = entry; /* set late: with a number like a user thread's */
	t->arg = args;
	r = process_enter(p, t, parent);
	if (r < 0) {
		thread_discard(t);
		return r;
	}
	mm_put(t->mm); /* it runs in the kernel until exec gives it another */
	t->mm = NULL;
	trace_for(trace_who(t->tid, p->world->id), TRACE_PROCESS_START, p->pid, parent ? parent->pid : 0);
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

/* --- pid 1 of a world whose streams are given --- */

/* What lies there to be read, or nothing. */
static int
open_input(void)
{
	struct fs_context fs;
	struct file *f;
	int r;

	process_fs_get(&fs);
	r = fs_open(&fs, NULL, "/boot/stdin", O_RDONLY, 0, &f);
	if (r == -ENOENT)
		r = fs_open(&fs, NULL, "/dev/null", O_RDONLY, 0, &f);
	process_fs_put(&fs);
	if (r < 0)
		return r;
	r = files_set(current->process->files, f, 0, false);
	if (r < 0)
		file_put(f);
	return r;
}

/* The program's number, or -E; args NULL: it begins where its image was taken. */
static long
start_program(struct exec_args *args)
{
	struct process *p = empty_process(current->world, current->process);
	struct thread *t;
	long r = p ? give_thread(p, current->process, run_program, args, &t) : -ENOMEM;

	if (r == 0) {
		r = t->tid;
		thread_start(t);
		thread_put(t);
	} else if (p) {
		process_release(p);
	}
	if (p)
		process_put(p);
	return r;
}

/* The wait status of pid 1. */
static int
run_once(struct exec_args *args)
{
	struct wait_result w = { 0 };
	long child = limits_add_task() ? start_program(args) : -ENOMEM, r;

	if (child < 0) {
		if (args)
			args_free(args);
		kfree(args);
		return W_EXITCODE(STATUS_NOT_EXECUTABLE, 0);
	}
	do
		r = process_wait(P_ALL, 0, WEXITED, &w);
	while (r != child && !atomic_load(&current->killed));
	return W_EXITCODE(WIFSIGNALED(w.status) ? 128 + WTERMSIG(w.status) : WEXITSTATUS(w.status), 0);
}

static void
run_and_reap(void *args)
{
	int status;

	current->process->cmdline = kstrdup("init");
	current->process->cmdline_size = current->process->cmdline ? sizeof("init") : 0;
	if (open_input() < 0) {
		args_free(args);
		kfree(args);
		process_group_exit(W_EXITCODE(STATUS_NOT_EXECUTABLE, 0));
	}
	do {
		status = run_once(args);
		args = NULL;
	} while (image_park(status));
	process_group_exit(status);
}

int
proc_prepare_init(struct world *w, const char *const *argv, struct file *output, struct thread **out)
{
	static const char *const environment[] = {
		"PATH=/bin:/lessons:/tests", "HOME=/", "TERM=vt100", NULL
	};
	struct exec_args *args = kmalloc(sizeof(*args));
	struct process *p = empty_process(w, NULL);
	int r = args && p ? args_from_kernel(args, argv + (output != NULL), environment) : -ENOMEM;

	for (unsigned int fd = 1; r == 0 && output && fd <= 2; fd++)
		r = give_file(p, output, fd);
	if (r == 0) {
		r = give_thread(p, NULL, output ? run_and_reap : run_init, args, out);
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
	process_cred_init();
	deadlocks_init();
	terminal_init();
	group_init();
	procfs_init();
	procdirs_init();
	procload_init();
}
