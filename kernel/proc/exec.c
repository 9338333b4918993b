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
#include "kernel/abi/limits.h"
#include "kernel/abi/mman.h"
#include "kernel/base/printk.h"
#include "kernel/mm/heap.h"
#include "kernel/proc/elf.h"
#include "kernel/proc/exit.h"
#include "kernel/proc/files.h"
#include "kernel/proc/process.h"
#include "kernel/proc/stack.h"
#include "kernel/sched/fpu.h"
#include "kernel/sync/futex.h"
#include "lib/base/string.h"

#define SCRIPT_LINE 256
#define SCRIPT_DEPTH 4

/* A regular file with an x bit, with a reference. */
static int
find_program(const char *path, struct inode **out)
{
	struct fs_context fs;
	unsigned int mode;
	int r;

	process_fs_get(&fs);
	r = fs_lookup(&fs, NULL, path, true, out);
	process_fs_put(&fs);
	if (r < 0)
		return r;
	mode = inode_mode(*out);
	if (S_ISREG(mode) && (mode & (S_IXUSR | S_IXGRP | S_IXOTH)))
		return 0;
	inode_put(*out);
	*out = NULL;
	return -EACCES;
}

static char *
skip_blanks(char *s)
{
	return s + strspn(s, " \t");
}

/* "#!interpreter argument" in line: the parts, or -ENOEXEC. */
static int
parse_script(char *line, char **interpreter, char **argument)
{
	char *end = line + strcspn(line, "\n");

	*end = '\0';
	while (end > line && (end[-1] == ' ' || end[-1] == '\t'))
		*--end = '\0';
	*interpreter = skip_blanks(line + 2);
	if (**interpreter == '\0')
		return -ENOEXEC;
	*argument = *interpreter + strcspn(*interpreter, " \t");
	if (**argument != '\0') {
		*(*argument)++ = '\0';
		*argument = skip_blanks(*argument);
	}
	return 0;
}

/* inode is a script: argv gets its interpreter in front, and *inode becomes
 * the interpreter's. */
static int
run_by_interpreter(char *line, const char *path, struct exec_args *args, struct inode **inode)
{
	char *interpreter, *argument;
	const char *strings[3];
	unsigned int n = 0;
	int r = parse_script(line, &interpreter, &argument);

	if (r < 0)
		return r;
	strings[n++] = interpreter;
	if (*argument)
		strings[n++] = argument;
	strings[n++] = path;
	r = args_replace_first(args, strings, n);
	if (r < 0)
		return r;
	inode_put(*inode);
	*inode = NULL;
	return find_program(interpreter, inode);
}

/* Follows #! lines to an ELF file.  On success image->inode has a reference.
 * `line` has room for SCRIPT_LINE bytes. */
static int
find_image(const char *path, char *line, struct exec_args *args, struct elf_image *image)
{
	struct inode *inode = NULL;
	char script[PATH_MAX < 256 ? PATH_MAX : 256];
	int r = find_program(path, &inode);

	strlcpy(script, path, sizeof(script));
	for (int depth = 0; r == 0; depth++) {
		long n = inode_read(inode, line, SCRIPT_LINE - 1, 0);

		line[n > 0 ? n : 0] = '\0';
		if (n < 2 || line[0] != '#' || line[1] != '!')
			break;
		r = depth < SCRIPT_DEPTH ? run_by_interpreter(line, script, args, &inode) : -ELOOP;
		strlcpy(script, args->text, sizeof(script));
	}
	if (r == 0)
		r = elf_read(image, inode);
	if (r < 0 && inode)
		inode_put(inode);
	return r;
}

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

/* The old address space goes; mm's reference is the process's, the thread gets
 * one of its own. */
static void
change_memory(struct process *p, struct mm *mm)
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
	mm_put(old);
	process_put_mm(process_old);
	process_vfork_done(p);
}

static void
change_program(struct process *p, struct inode *inode, char *cmdline, size_t size)
{
	struct process_tree *tree = process_tree(p->world);
	struct inode *old_exe;
	char *old_cmdline;

	spin_lock(&tree->lock);
	p->executed = true;
	spin_unlock(&tree->lock);
	spin_lock(&p->lock);
	old_exe = p->exe;
	old_cmdline = p->cmdline;
	p->exe = inode;
	p->cmdline = cmdline;
	p->cmdline_size = size;
	spin_unlock(&p->lock);
	if (old_exe)
		inode_put(old_exe);
	kfree(old_cmdline);
}

/* Handlers are addresses in a program that is gone; ignoring stays. */
static void
reset_signals(struct signal_state *s)
{
	spin_lock(&s->lock);
	for (int signo = 1; signo < NSIG; signo++)
		if (s->action[signo].handler != SIG_IGN)
			memset(&s->action[signo], 0, sizeof(s->action[signo]));
		else
			s->action[signo].flags = 0;
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
	current->clear_child_tid = current->robust_list = UPTR(0);
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
change_over(const char *path, struct elf_image *image, const struct exec_args *args, struct mm *mm)
{
	struct process *p = current->process;
	char *cmdline = kmalloc(args->argv_size + 1);
	int r = cmdline ? become_single(&p->signals) : -ENOMEM;

	if (r < 0) {
		kfree(cmdline);
		mm_put(mm);
		inode_put(image->inode);
		return r;
	}
	memcpy(cmdline, args->text, args->argv_size);
	if (current->tid != p->pid)
		thread_renumber(p->pid); /* the one thread left is the first one now */
	futex_thread_exit();
	change_memory(p, mm);
	change_program(p, image->inode, cmdline, args->argv_size);
	reset_signals(&p->signals);
	r = start_program(path, image, args);
	if (r < 0) {
		printk("%s: no memory to start it (%d)\n", path, r);
		signal_end_group(&p->signals, SIGKILL);
	}
	return 0;
}

int
process_exec(const char *path, struct exec_args *args)
{
	struct elf_image *image = kmalloc(sizeof(*image) + SCRIPT_LINE);
	struct mm *mm;
	int r = image ? 0 : -ENOMEM;

	if (r == 0)
		r = find_image(path, (char *)(image + 1), args, image);
	if (r == 0) {
		r = build_memory(image, base_name(path), &mm);
		if (r < 0)
			inode_put(image->inode);
	}
	if (r == 0)
		r = change_over(path, image, args, mm);
	kfree(image);
	args_free(args);
	return r;
}
