/* SPDX-License-Identifier: MIT */
/* Delivery: on its way to user mode a thread looks at t->interrupt and takes
 * what is pending, one signal after the other.
 *
 *   killed                 the thread ends
 *   group stopped          sleep here until SIGCONT or SIGKILL
 *   signal with a handler  push a frame; user mode starts in the handler
 *   signal without one     nothing, stop, or end of the process
 *   interrupted call       -EINTR, or run the SYSCALL instruction again
 */
#include "kernel/proc/signal.h"

#include "kernel/abi/errno.h"
#include "kernel/base/panic.h"
#include "kernel/base/printk.h"
#include "kernel/proc/exit.h"
#include "kernel/proc/limits.h"
#include "kernel/proc/strace.h"
#include "lib/base/string.h"

#define SYSCALL_INSTRUCTION 2 /* bytes */

static bool
nothing_to_do(const struct thread *t)
{
	return !atomic_load(&t->interrupt) && !atomic_load(&t->killed) &&
	       t->restart == RESTART_NOTHING && !t->restore_mask && !t->set_child_tid.addr;
}

/* Sleeps while the group is stopped, if a SIGCONT was not faster.  The first to
 * wake tells the parent. */
static void
stay_stopped(struct signal_state *s)
{
	struct wait_how how = { TRACE_REASON_SIGNAL, 0, WAIT_FOREVER, .uninterruptible = true };
	bool tell;

	spin_lock(&s->lock);
	wait_until(&s->changed, &s->lock, !s->stopped || atomic_load(&current->killed), &how);
	tell = s->continued && !atomic_load(&current->killed);
	if (tell)
		s->continued = false;
	signal_recalculate(s, current);
	spin_unlock(&s->lock);
	if (tell)
		process_report_stop(0);
}

/* [s] The whole group stops: all threads come by here. */
static void
stop_group(struct signal_state *s, int signo)
{
	struct thread *t;

	s->stopped = signo;
	list_for_each(t, &s->threads, process_link) {
		atomic_store(&t->interrupt, true);
		thread_wake(t);
	}
}

/* Whether taking this signal stops the group.  The keyboard's stops do nothing
 * to a group that nobody could continue. */
static bool
stops(struct signal_state *s, int signo, bool orphaned)
{
	return signo && s->action[signo].handler == SIG_DFL && !s->protected &&
	       signal_default_action(signo) == SIGNAL_STOPPED && s->group_end == GROUP_RUNS &&
	       (signo == SIGSTOP || !orphaned);
}

/* Takes one signal and what shall be done about it: its number, or 0.  A stop
 * takes effect under the same lock, so that a SIGCONT comes before or after. */
static int
take(struct signal_state *s, bool orphaned, siginfo_t *info, struct k_sigaction *action)
{
	int signo;

	spin_lock(&s->lock);
	signo = signal_take(s, ~current->blocked, info);
	*action = s->action[signo];
	if (stops(s, signo, orphaned))
		stop_group(s, signo);
	if (signo && action->handler != SIG_DFL && (action->flags & SA_RESETHAND))
		s->action[signo].handler = SIG_DFL;
	signal_recalculate(s, current);
	spin_unlock(&s->lock);
	return signo;
}

static void
do_default(int signo)
{
	if (current->signals->protected)
		return;
	switch (signal_default_action(signo)) {
	case SIGNAL_ENDS:
	case SIGNAL_DUMPS:
		process_group_exit(signo);
	case SIGNAL_STOPPED:
		if (current->strace)
			strace_stopped(signo);
		process_report_stop(signo);
		break;
	case SIGNAL_IGNORED:
	case SIGNAL_CONTINUES:
		break;
	}
}

/* The interrupted call runs again, as if it had just been made. */
static void
restart_call(struct regs *r)
{
	r->rip -= SYSCALL_INSTRUCTION;
	r->rax = r->error;
}

static void
run_handler(struct regs *r, const struct k_sigaction *action, const siginfo_t *info)
{
	sigset_t mask = current->restore_mask ? current->saved_mask : current->blocked;
	sigset_t more = action->mask;

	if (current->restart == RESTART_ALWAYS ||
	    (current->restart == RESTART_IF_ASKED && (action->flags & SA_RESTART)))
		restart_call(r);
	current->restart = RESTART_NOTHING;
	current->restore_mask = false;
	if (frame_push(r, action, info, mask) < 0) {
		printk("%s (%u): no stack for a handler of signal %d at rsp %#lx\n", current->name,
		       current->tid, info->si_signo, r->rsp);
		process_group_exit(SIGSEGV);
	}
	if (!(action->flags & SA_NODEFER))
		more |= SIGNAL_BIT(info->si_signo);
	signal_set_mask(current->blocked | more);
}

/* No signal was there to take. */
static void
finish_call(struct regs *r)
{
	if (current->restart != RESTART_NOTHING) {
		restart_call(r);
		current->restart = RESTART_NOTHING;
		current->restarting = true;
	}
	if (current->restore_mask) {
		current->restore_mask = false;
		signal_set_mask(current->saved_mask);
	}
}

static void
deliver(struct regs *r)
{
	struct signal_state *s = current->signals;
	bool may_stop = (s->pending | current->pending) & SIGNAL_STOPS;
	bool orphaned = may_stop && group_orphaned(current->process);
	struct k_sigaction action;
	siginfo_t info;
	int signo;

	if (current->restore_mask && r->rax != (uint64_t)-EINTR)
		finish_call(r); /* it has its answer: what only its mask let in stays pending */
	signo = take(s, orphaned, &info, &action);
	if (signo && current->strace)
		strace_signal(&info);
	if (signo == 0)
		finish_call(r);
	else if (action.handler == SIG_DFL)
		do_default(signo);
	else if (action.handler != SIG_IGN)
		run_handler(r, &action, &info);
}

static void
write_child_tid(void)
{
	uint32_t tid = current->tid;

	copy_out(current->set_child_tid, &tid, sizeof(tid));
	current->set_child_tid = UPTR(0);
}

void
return_to_user(struct regs *r)
{
	struct thread *t = current;

	assert_eq(preempt_count(), 0);
	if (t->process->cpu_check != CPU_CHECK_NEVER)
		limits_check_cpu(t->process);
	for (;;) {
		irq_disable();
		if (nothing_to_do(t))
			return;
		irq_enable();
		if (atomic_load(&t->killed))
			process_thread_exit(0);
		if (t->set_child_tid.addr)
			write_child_tid();
		else if (t->signals->stopped || t->signals->continued) /* before it slept even */
			stay_stopped(t->signals);
		else
			deliver(r);
	}
}

/* A thread cannot go on past its own fault: a blocked or ignored signal is as
 * good as one without handler. */
void
signal_force(int signo, const siginfo_t *info, void (*fatal)(void *arg), void *arg)
{
	struct signal_state *s = current->signals;
	struct k_sigaction *action = &s->action[signo];
	bool handled;

	spin_lock(&s->lock);
	handled = action->handler != SIG_DFL && action->handler != SIG_IGN &&
		  !(current->blocked & SIGNAL_BIT(signo));
	spin_unlock(&s->lock);
	if (handled) {
		signal_post_thread(current, signo, info);
		return;
	}
	if (current->strace)
		strace_signal(info);
	fatal(arg);
	process_group_exit(signo);
}
