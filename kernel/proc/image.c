/* SPDX-License-Identifier: MIT */
/* See image.h. */
#include "kernel/proc/image.h"

#include "kernel/abi/fcntl.h"
#include "kernel/abi/heddle.h"
#include "kernel/abi/ioctl.h"
#include "kernel/abi/sched.h"
#include "kernel/abi/syscall.h"
#include "kernel/mm/heap.h"
#include "kernel/mm/saved.h"
#include "kernel/proc/cred.h"
#include "kernel/proc/exec.h"
#include "kernel/proc/lockorder.h"
#include "kernel/proc/program.h"
#include "kernel/sched/fpu.h"
#include "kernel/sched/turn.h"
#include "lib/base/string.h"

#define PROGRAM 2     /* the number of a domain's first program, and of its first thread */
#define SYSCALL_BYTES 2

/* [o] The only thread of the only program writes all but `again` and `ended`. */
struct image {
	struct world *world;       /* [c] */
	_Atomic bool spoiled;
	bool taken;
	bool again, ended;         /* [t] pid 1 goes on */
	struct waitq parked;       /* pid 1, of which nobody else hears: what wakes it begins a schedule */
	struct mm *mm;             /* one reference */
	struct saved_mm *memory;
	struct turn_state turn;
	uint32_t last_object;
	size_t frames, heap;       /* charged to the world when pid 1 first parked; 0: it did not */
	/* of the process */
	struct inode *exe;         /* program_get */
	struct cred *cred;         /* one reference */
	char *cmdline;
	size_t cmdline_size;
	bool secret;
	struct k_sigaction action[NSIG];
	/* of the thread */
	struct regs regs;
	char name[16];
	uint64_t fs_base, gs_base, syscalls;
	sigset_t blocked;
	stack_t altstack;
	uptr clear_child_tid, robust_list, countdown;
	uint32_t counts, points;
	uint8_t *fpu;              /* NULL: not used */
};

struct image *
image_create(struct world *w)
{
	struct image *m = kzalloc_for(NULL, sizeof(*m));

	if (m) {
		m->world = w;
		waitq_init(&m->parked);
	}
	return process_tree(w)->image = m;
}

void
image_free(struct image *m)
{
	if (!m)
		return;
	saved_mm_free(m->memory);
	program_put(m->exe);
	if (m->cred)
		cred_put(m->cred);
	kfree(m->cmdline);
	kfree(m->fpu);
	if (m->mm)
		process_put_mm(m->mm);
	kfree(m);
}

/* --- taking it --- */

/* What such a call changes belongs to the process, and goes with it; or it is its output. */
static bool
harmless(const struct regs *r, bool taken)
{
	switch ((uint32_t)r->rax) {
	case SYS_heddle:
		return r->rdi == HEDDLE_POINT || r->rdi == HEDDLE_LOCK_ORDER || (r->rdi == HEDDLE_LOCK_NAME && !taken);
	case SYS_clone:
		return r->rdi & CLONE_THREAD;
	case SYS_ioctl:
		return r->rsi == TCGETS || r->rsi == TIOCGWINSZ;
	case SYS_write: case SYS_writev: case SYS_fstat:
	case SYS_brk: case SYS_mmap: case SYS_munmap: case SYS_mprotect: case SYS_madvise:
	case SYS_futex: case SYS_set_tid_address: case SYS_set_robust_list: case SYS_arch_prctl:
	case SYS_rt_sigaction: case SYS_rt_sigprocmask: case SYS_rt_sigreturn: case SYS_sigaltstack:
	case SYS_sched_yield: case SYS_nanosleep: case SYS_clock_nanosleep: case SYS_clock_gettime: case SYS_clock_getres: case SYS_gettimeofday:
	case SYS_getpid: case SYS_gettid: case SYS_exit: case SYS_exit_group:
		return true;
	}
	return false;
}

static char *
copy_of(const void *from, size_t size)
{
	char *copy = kzalloc_for(NULL, size + 1);

	return copy ? memcpy(copy, from, size) : NULL;
}

static bool
take_process(struct image *m, struct process *p)
{
	spin_lock(&p->signals.lock);
	memcpy(m->action, p->signals.action, sizeof(m->action));
	spin_unlock(&p->signals.lock);
	m->exe = program_get(p->exe);
	m->cred = process_cred(p);
	m->secret = p->secret;
	m->cmdline = copy_of(p->cmdline, p->cmdline_size);
	m->cmdline_size = p->cmdline_size;
	m->mm = mm_get(p->mm);
	m->memory = mm_save(m->mm);
	return m->cmdline && m->memory && list_is_empty(&m->mm->lock_orders);
}

static bool
take_thread(struct image *m, const struct thread *t, const struct regs *r)
{
	m->regs = *r;
	m->regs.rip -= SYSCALL_BYTES;
	memcpy(m->name, t->name, sizeof(m->name));
	m->fs_base = t->fs_base;
	m->gs_base = t->gs_base;
	m->syscalls = t->syscalls;
	m->blocked = t->blocked;
	m->altstack = t->altstack;
	m->clear_child_tid = t->clear_child_tid;
	m->robust_list = t->robust_list;
	m->countdown = t->countdown;
	m->counts = t->counts;
	m->points = t->points;
	if (!t->fpu_used)
		return true;
	fpu_flush();
	m->fpu = (uint8_t *)copy_of(t->fpu, FPU_BYTES);
	return m->fpu != NULL;
}

static void
take(struct image *m, const struct regs *r)
{
	struct process *p = current->process;

	m->last_object = m->world->last_object;
	m->taken = p->pid == PROGRAM && p->signals.thread_count == 1 && turn_save(m->world, &m->turn) && take_process(m, p) &&
		   take_thread(m, current, r);
	if (!m->taken)
		m->spoiled = true;
}

void
image_call(const struct regs *r)
{
	struct image *m = process_tree(current->world)->image;

	if (!m || m->spoiled)
		return;
	if (!harmless(r, m->taken))
		m->spoiled = true;
	else if (!m->taken && ((uint32_t)r->rax == SYS_clone || (uint32_t)r->rax == SYS_exit_group))
		take(m, r);
}

/* --- pid 1 --- */

/* Nothing but the image is left of the program. */
static bool
restored(struct image *m, struct process_tree *tree)
{
	size_t frames, heap;

	if (!m || !m->taken || m->spoiled || turn_over(m->world) || tree->processes.head.next != tree->processes.head.prev ||
	    atomic_load(&m->mm->refs) != 1 || !mm_restore(m->mm, m->memory))
		return false;
	lock_orders_drop(m->mm);
	frames = frames_charged(m->world);
	heap = frames_heap(m->world);
	if (m->frames == 0) {
		m->frames = frames;
		m->heap = heap;
	}
	return frames == m->frames && heap == m->heap;
}

bool
image_park(int status)
{
	struct wait_how how = { TRACE_REASON_WAIT, .deadline = WAIT_FOREVER };
	struct process_tree *tree = process_tree(current->world);
	struct image *m = tree->image;
	bool again;

	if (!restored(m, tree))
		return false;
	pid_again(m->world);
	spin_lock(&tree->lock);
	tree->status = status;
	tree->parked = true;
	m->again = m->ended = false;
	wait_until(&m->parked, &tree->lock, m->again || m->ended, &how);
	tree->parked = false;
	again = m->again && !m->ended;
	spin_unlock(&tree->lock);
	current->points = 0;
	current->process->reaped = (struct usage){ 0 };
	return again;
}

bool
image_ready(void)
{
	struct image *m = process_tree(current->world)->image;

	return m && m->again;
}

void
image_go(struct image *m, bool again)
{
	struct process_tree *tree = process_tree(m->world);

	spin_lock(&tree->lock);
	tree->parked = false;
	m->again = again;
	m->ended = !again;
	wake_all(&m->parked);
	spin_unlock(&tree->lock);
}

/* --- pid 2 --- */

static void
resume_process(struct image *m, struct process *p, char *cmdline)
{
	struct process_tree *tree = process_tree(m->world);
	struct cred *old;

	process_change_memory(p, mm_get(m->mm));
	spin_lock(&tree->lock);
	p->executed = true;
	spin_unlock(&tree->lock);
	spin_lock(&p->lock);
	p->exe = program_get(m->exe);
	p->cmdline = cmdline;
	p->cmdline_size = m->cmdline_size;
	p->secret = m->secret;
	old = p->cred;
	p->cred = cred_get(m->cred);
	spin_unlock(&p->lock);
	cred_put(old);
	spin_lock(&p->signals.lock);
	memcpy(p->signals.action, m->action, sizeof(m->action));
	spin_unlock(&p->signals.lock);
}

static void
resume_thread(struct image *m, struct thread *t)
{
	*thread_regs(t) = m->regs;
	thread_set_name(t, m->name);
	process_set_bases(m->fs_base, m->gs_base);
	t->syscalls = m->syscalls;
	t->blocked = m->blocked;
	t->altstack = m->altstack;
	t->clear_child_tid = m->clear_child_tid;
	t->robust_list = m->robust_list;
	t->countdown = m->countdown;
	t->counts = m->counts;
	t->points = m->points;
	if (t->fpu) {
		memcpy(t->fpu, m->fpu, FPU_BYTES);
		t->fpu_used = true;
	}
}

void
image_resume(void)
{
	struct image *m = process_tree(current->world)->image;
	char *cmdline = kmalloc(m->cmdline_size + 1);

	if (m->fpu)
		current->fpu = kmalloc(FPU_BYTES);
	if (!cmdline || (m->fpu && !current->fpu)) {
		kfree(cmdline);
		signal_end_group(current->signals, SIGKILL);
		return;
	}
	memcpy(cmdline, m->cmdline, m->cmdline_size);
	resume_process(m, current->process, cmdline);
	resume_thread(m, current);
	m->world->last_object = m->last_object;
	turn_restore(m->world, &m->turn);
}
