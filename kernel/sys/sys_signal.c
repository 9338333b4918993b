/* SPDX-License-Identifier: MIT */
/* Signals: actions, masks, waiting for them. */
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

SYSCALL(rt_sigqueueinfo, int pid, int signo, uptr info)
{
	scoped(cred_put) struct cred *c = process_cred(current->process);
	scoped(process_put) struct process *p = NULL;
	siginfo_t what;

	if (copy_in(&what, info, sizeof(what)) < 0)
		return -EFAULT;
	if (signo < 0 || signo >= NSIG)
		return -EINVAL;
	if ((what.si_code >= 0 || what.si_code == SI_TKILL) && (uint32_t)pid != current->process->pid)
		return -EPERM; /* only the kernel, kill and tkill say these */
	what.si_signo = signo;
	p = process_of(current->world, (uint32_t)pid);
	if (!p || !cred_may_signal(c, p, signo))
		return p ? -EPERM : -ESRCH;
	return signo ? signal_post_process(&p->signals, signo, &what) : 0;
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
