/* SPDX-License-Identifier: MIT */
/* execve: a new program in the same process.
 *
 *   find and check the file (twice or more for #! scripts)
 *   build its address space beside the old one
 *   ---- up to here an error leaves everything as it was
 *   end the other threads; change over to the new memory
 *   ---- from here on an error ends the process
 *   fill memory and stack; forget handlers, cloexec descriptors, TLS
 *   set registers
 */
#include "kernel/proc/exec.h"

#include "kernel/abi/errno.h"
#include "kernel/abi/fcntl.h"
#include "kernel/abi/limits.h"
#include "kernel/abi/mman.h"
#include "kernel/base/printk.h"
#include "kernel/mm/heap.h"
#include "kernel/proc/cred.h"
#include "kernel/proc/elf.h"
#include "kernel/proc/exit.h"
#include "kernel/proc/files.h"
#include "kernel/proc/process.h"
#include "kernel/proc/program.h"
#include "kernel/proc/stack.h"
#include "kernel/sched/fpu.h"
#include "kernel/sync/futex.h"
#include "lib/base/string.h"

/* The address space with all that is mapped; contents come later. */
static int
build_memory(const struct elf_image *image, const char *name, struct mm **out)
{
	struct mm *mm = mm_create(current->world);
	int r;

	if (!mm)
		return -ENOMEM;
	r = elf_map(image, mm, name);
	if (r == 0)
		r = stack_map(mm);
	if (r < 0) {
		mm_put(mm);
		return r;
	}
	*out = mm;
	return 0;
}

/* Ends all other threads and waits until they have gone. */
static int
become_single(struct signal_state *s)
{
	struct wait_how how = { TRACE_REASON_WAIT, 0, WAIT_FOREVER, .uninterruptible = true };
	int r = signal_end_others(s);

	if (r < 0)
		return r;
	spin_lock(&s->lock);
	wait_until(&s->changed, &s->lock, s->thread_count == 1 || atomic_load(&current->killed), &how);
	spin_unlock(&s->lock);
	return atomic_load(&current->killed) ? -EINTR : 0;
}

void
process_change_memory(struct process *p, struct mm *mm)
{
	struct mm *old = current->mm, *process_old;

	preempt_disable();
	current->mm = mm_get(mm);
	mm_activate(mm);
	preempt_enable();
	spin_lock(&p->lock);
	process_old = p->mm;
	p->mm = mm;
	spin_unlock(&p->lock);
	if (old)
		mm_put(old);
	process_put_mm(process_old);
	process_vfork_done(p);
}

/* What /proc and reports say of the process, and as whom it acts; takes over the
 * program's inode, and cred. */
static void
change_program(struct process *p, struct program *program, struct cred *cred, char *cmdline, size_t size)
{
	struct process_tree *tree = process_tree(p->world);
	struct cred *old_cred;
	struct inode *old_exe;
	char *old_cmdline;

	spin_lock(&tree->lock);
	p->executed = true;
	p->exit_signal = SIGCHLD;
	spin_unlock(&tree->lock);
	spin_lock(&p->lock);
	old_exe = p->exe;
	old_cmdline = p->cmdline;
	p->exe = program->image.inode;
	p->cmdline = cmdline;
	p->cmdline_size = size;
	old_cred = p->cred;
	p->cred = cred;
	p->secret = cred->user.effective != cred->user.real || cred->group.effective != cred->group.real ||
		    inode_may(cred, p->exe, R_OK) < 0;
	spin_unlock(&p->lock);
	cred_put(old_cred);
	program_put(old_exe);
	kfree(old_cmdline);
}

/* Handlers are addresses in a program that is gone; ignoring stays. */
static void
reset_signals(struct signal_state *s)
{
	spin_lock(&s->lock);
	for (int signo = 1; signo < NSIG; signo++)
		s->action[signo] = (struct k_sigaction){ .handler = s->action[signo].handler == SIG_IGN ? SIG_IGN : SIG_DFL };
	spin_unlock(&s->lock);
	current->altstack = (stack_t){ .ss_flags = SS_DISABLE };
}

/* A table that other processes share is copied, then cloexec ones are closed. */
static int
reset_files(struct process *p)
{
	struct files *old = p->files, *copy;

	if (atomic_load(&old->refs) > 1) {
		copy = files_copy(old);
		if (!copy)
			return -ENOMEM;
		spin_lock(&p->lock);
		p->files = copy;
		spin_unlock(&p->lock);
		files_release(old);
	}
	files_close_on_exec(p->files);
	itimers_end(p);
	return 0;
}

static void
set_registers(uint64_t entry, uint64_t stack)
{
	struct regs *r = thread_regs(current);

	memset(r, 0, sizeof(*r));
	r->rip = entry;
	r->rsp = stack;
	r->cs = SELECTOR_USER_CODE;
	r->ss = SELECTOR_USER_DATA;
	r->rflags = 0x202;
	process_set_bases(0, 0);
}

static const char *
base_name(const char *path)
{
	const char *slash = strrchr(path, '/');

	return slash ? slash + 1 : path;
}

/* Behind the point of no return. */
static int
start_program(const char *path, const struct elf_image *image, const struct exec_args *args)
{
	uint64_t stack;
	int r = reset_files(current->process);

	if (r == 0)
		r = elf_fill(image);
	if (r == 0)
		r = stack_fill(image, path, args, &stack);
	if (r < 0)
		return r;
	fpu_reset();
	set_registers(image->entry, stack);
	thread_set_name(current, base_name(path));
	return 0;
}

static int
change_over(const char *path, struct program *program, const struct exec_args *args, struct mm *mm)
{
	struct process *p = current->process;
	char *cmdline = kmalloc(args->argv_size + 1);
	struct cred *cred = NULL;
	int r = cmdline ? become_single(&p->signals) : -ENOMEM;

	if (r == 0 && !(cred = exec_cred(program->image.inode)))
		r = -ENOMEM;
	if (r < 0) {
		kfree(cmdline);
		mm_put(mm);
		program_put(program->image.inode);
		return r;
	}
	memcpy(cmdline, args->text, args->argv_size);
	if (current->tid != p->pid)
		thread_renumber(p->pid); /* the one thread left is the first one now */
	futex_keep_wake();
	futex_thread_exit();
	current->countdown = UPTR(0);
	current->past_locks = false;
	process_change_memory(p, mm);
	change_program(p, program, cred, cmdline, args->argv_size);
	reset_signals(&p->signals);
	r = start_program(path, &program->image, args);
	if (r < 0) {
		printk("%s: no memory to start it (%d)\n", path, r);
		signal_end_group(&p->signals, SIGKILL);
	}
	return 0;
}

int
process_exec(const char *path, struct exec_args *args)
{
	struct program *program = kmalloc(sizeof(*program));
	struct mm *mm;
	int r = program ? program_find(program, path, args) : -ENOMEM;

	if (r == 0) {
		r = build_memory(&program->image, base_name(path), &mm);
		if (r < 0)
			program_put(program->image.inode);
	}
	if (r == 0)
		r = change_over(path, program, args, mm);
	kfree(program);
	args_free(args);
	return r;
}
