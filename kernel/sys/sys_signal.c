/* SPDX-License-Identifier: MIT */
/* Signals: actions, masks, sending them, waiting for them. */
#include "kernel/abi/errno.h"
#include "kernel/mm/user.h"
#include "kernel/proc/cred.h"
#include "kernel/proc/signal.h"
#include "kernel/sys/args.h"
#include "kernel/sys/syscall.h"

#define KNOWN_FLAGS (SA_NOCLDSTOP | SA_NOCLDWAIT | SA_SIGINFO | SA_RESTORER | SA_ONSTACK | \
		     SA_RESTART | SA_NODEFER | SA_RESETHAND)

static bool
does_nothing(int signo, void (*handler)(int))
{
	enum signal_default action = signal_default_action(signo);

	return handler == SIG_IGN ||
	       (handler == SIG_DFL && (action == SIGNAL_IGNORED || action == SIGNAL_CONTINUES));
}

static void
set_action(struct signal_state *s, int signo, const struct k_sigaction *new)
{
	struct k_sigaction *action = &s->action[signo];

	*action = *new;
	action->flags &= KNOWN_FLAGS;
	action->mask &= ~SIGNAL_UNBLOCKABLE;
	if (does_nothing(signo, new->handler))
		signal_discard(s, SIGNAL_BIT(signo));
}

SYSCALL(rt_sigaction, int signo, uptr new, uptr old, size_t set_size)
{
	struct signal_state *s = current->signals;
	struct k_sigaction action, before;

	if (signo <= 0 || signo >= NSIG || set_size != sizeof(sigset_t))
		return -EINVAL;
	if (new.addr && (SIGNAL_UNBLOCKABLE & SIGNAL_BIT(signo)))
		return -EINVAL;
	if (new.addr && copy_in(&action, new, sizeof(action)) < 0)
		return -EFAULT;
	spin_lock(&s->lock);
	before = s->action[signo];
	if (new.addr)
		set_action(s, signo, &action);
	spin_unlock(&s->lock);
	if (old.addr && copy_out(old, &before, sizeof(before)) < 0)
		return -EFAULT;
	return 0;
}

SYSCALL(rt_sigprocmask, int how, uptr new, uptr old, size_t set_size)
{
	sigset_t before = current->blocked, set;

	if (set_size != sizeof(sigset_t))
		return -EINVAL;
	if (new.addr) {
		if (copy_in(&set, new, sizeof(set)) < 0)
			return -EFAULT;
		if (how == SIG_BLOCK)
			set |= before;
		else if (how == SIG_UNBLOCK)
			set = before & ~set;
		else if (how != SIG_SETMASK)
			return -EINVAL;
		signal_set_mask(set);
	}
	if (old.addr && copy_out(old, &before, sizeof(before)) < 0)
		return -EFAULT;
	return 0;
}

SYSCALL_NEVER(rt_sigreturn, void)
{
	struct regs *r = thread_regs(current);

	if (frame_pop(r) < 0) {
		signal_end_group(current->signals, SIGSEGV);
		return -EFAULT;
	}
	return (long)r->rax;
}

SYSCALL(rt_sigpending, uptr out, size_t set_size)
{
	struct signal_state *s = current->signals;
	sigset_t set;

	if (set_size > sizeof(sigset_t))
		return -EINVAL;
	spin_lock(&s->lock);
	set = (s->pending | current->pending) & current->blocked;
	spin_unlock(&s->lock);
	return copy_out(out, &set, set_size);
}

/* Sleeps until a signal comes. */
static long
wait_for_signal(void)
{
	struct wait_how how = { TRACE_REASON_SIGNAL, 0, .deadline = WAIT_FOREVER };
	struct signal_state *s = current->signals;

	spin_lock(&s->lock);
	wait_until(&s->changed, &s->lock, signal_pending(), &how);
	spin_unlock(&s->lock);
	return -EINTR;
}

SYSCALL_ONCE(rt_sigsuspend, uptr mask, size_t set_size)
{
	int r = set_size != sizeof(sigset_t) ? -EINVAL : mask.addr ? arg_mask(mask, set_size) : -EFAULT;

	return r ? r : wait_for_signal();
}

SYSCALL_ONCE(pause, void) { return wait_for_signal(); }

/* A signal of `set` for the current thread, also a blocked one; 0 at the
 * deadline, -EINTR if another one comes. */
static int
await(struct signal_state *s, sigset_t set, int64_t deadline, siginfo_t *info)
{
	struct wait_how how = { TRACE_REASON_SIGNAL, 0, .deadline = deadline };
	int signo = 0, r;

	spin_lock(&s->lock);
	current->waiting_for = set;
	r = wait_until(&s->changed, &s->lock, (s->pending | current->pending) & set, &how);
	if (r == 0)
		signo = signal_take(s, set, info);
	current->waiting_for = 0;
	signal_recalculate(s, current);
	spin_unlock(&s->lock);
	return r < 0 ? r : signo;
}

SYSCALL_NEVER(rt_sigtimedwait, uptr set, uptr info, uptr timeout, size_t set_size)
{
	int64_t deadline;
	siginfo_t taken;
	sigset_t wanted;
	int r;

	if (set_size != sizeof(sigset_t))
		return -EINVAL;
	if (copy_in(&wanted, set, sizeof(wanted)) < 0)
		return -EFAULT;
	r = arg_timeout(timeout, &deadline);
	if (r < 0)
		return r;
	r = await(current->signals, wanted & ~SIGNAL_UNBLOCKABLE, deadline, &taken);
	if (r == -ETIMEDOUT)
		return -EAGAIN;
	if (r > 0 && info.addr && copy_out(info, &taken, sizeof(taken)) < 0)
		return -EFAULT;
	return r;
}

SYSCALL(kill, int pid, int signo) { return process_kill(pid, signo); }

static int
check_signal(struct process *p, int signo)
{
	scoped(cred_put) struct cred *c = process_cred(current->process);

	if (signo < 0 || signo >= NSIG)
		return -EINVAL;
	return cred_may_signal(c, p, signo) ? 0 : -EPERM;
}

/* pid 0: any process. */
static long
send_to_thread(int pid, int tid, const siginfo_t *info)
{
	scoped(thread_put) struct thread *t = thread_find(current->world, (uint32_t)tid);
	int r;

	if (!t || !t->process || (pid && t->process->pid != (uint32_t)pid))
		return -ESRCH;
	r = check_signal(t->process, info->si_signo);
	return r == 0 && info->si_signo ? signal_post_thread(t, info->si_signo, info) : r;
}

static long
kill_thread(int pid, int tid, int signo)
{
	siginfo_t info = signal_info(signo, SI_TKILL, current->process->pid);

	info.si_uid = process_user(current->process);
	return tid <= 0 ? -EINVAL : send_to_thread(pid, tid, &info);
}

SYSCALL(tkill, int tid, int signo) { return kill_thread(0, tid, signo); }

SYSCALL(tgkill, int pid, int tid, int signo)
{
	return pid <= 0 ? -EINVAL : kill_thread(pid, tid, signo);
}

/* What the caller says of a signal to this process or thread. */
static int
arg_siginfo(uptr from, int signo, int to, siginfo_t *info)
{
	if (copy_in(info, from, sizeof(*info)) < 0)
		return -EFAULT;
	if ((info->si_code >= 0 || info->si_code == SI_TKILL) && (uint32_t)to != current->tid)
		return -EPERM; /* only the kernel, kill and tkill say these */
	info->si_signo = signo;
	return 0;
}

SYSCALL(rt_sigqueueinfo, int pid, int signo, uptr user_info)
{
	scoped(process_put) struct process *p = NULL;
	siginfo_t info;
	int r = arg_siginfo(user_info, signo, pid, &info);

	if (r == 0) {
		p = process_of(current->world, (uint32_t)pid);
		r = p ? check_signal(p, signo) : -ESRCH;
	}
	return r == 0 && signo ? signal_post_process(&p->signals, signo, &info) : r;
}

SYSCALL(rt_tgsigqueueinfo, int pid, int tid, int signo, uptr user_info)
{
	siginfo_t info;
	int r = arg_siginfo(user_info, signo, tid, &info);

	if (r != -EFAULT && (pid <= 0 || tid <= 0)) /* before who may say what */
		r = -EINVAL;
	return r < 0 ? r : send_to_thread(pid, tid, &info);
}

SYSCALL(sigaltstack, uptr new, uptr old)
{
	bool in_use = altstack_in_use(thread_regs(current)->rsp);
	stack_t before = current->altstack, stack;
	unsigned int mode;

	if (in_use)
		before.ss_flags = SS_ONSTACK;
	if (new.addr) {
		if (copy_in(&stack, new, sizeof(stack)) < 0)
			return -EFAULT;
		mode = (unsigned int)stack.ss_flags & ~SS_AUTODISARM;
		if (in_use || mode > SS_DISABLE)
			return in_use ? -EPERM : -EINVAL;
		stack.ss_flags &= ~SS_ONSTACK;
		if (!(stack.ss_flags & SS_DISABLE) && stack.ss_size < MINSIGSTKSZ)
			return -ENOMEM;
		current->altstack = stack;
	}
	return old.addr ? copy_out(old, &before, sizeof(before)) : 0;
}
