/* SPDX-License-Identifier: MIT */
/* Posting: who gets a signal, and how the right thread learns of it.
 *
 *     poster                              thread on its way to user mode
 *     lock s; pending |= bit
 *     t->interrupt = true; wake t         interrupt? no
 *     unlock; kick its CPU                interrupts off, iret
 *                                         kick arrives: interrupt? yes
 *   A thread that runs user code on another CPU is interrupted, so it passes
 *   return_to_user again; one that waits is woken; one in the kernel looks
 *   before it leaves. */
#include "kernel/sched/signal.h"

#include "kernel/abi/errno.h"
#include "kernel/base/cpu.h"
#include "kernel/base/panic.h"
#include "kernel/base/trace.h"
#include "kernel/mm/heap.h"
#include "lib/base/string.h"

#define END_AT_ONCE 32 /* threads */

void
signal_state_init(struct signal_state *s)
{
	memset(s, 0, sizeof(*s));
	spinlock_init(&s->lock, RANK_SIGNAL, "signals");
	list_init(&s->queue);
	s->queued_most = UINT64_MAX;
	list_init(&s->threads);
	waitq_init(&s->changed);
	s->group_end = GROUP_RUNS;
}

void
signal_state_copy(struct signal_state *to, struct signal_state *from)
{
	signal_state_init(to);
	spin_lock(&from->lock);
	memcpy(to->action, from->action, sizeof(to->action));
	to->queued_most = from->queued_most;
	spin_unlock(&from->lock);
}

/* e has left the queue: what is handed out, or NULL if nobody took it. */
static void
entry_left(struct signal_state *s, struct signal_entry *e, siginfo_t *info)
{
	list_remove(&e->link);
	if (e->left) {
		e->left(e, info);
	} else {
		s->queued--;
		kfree(e);
	}
}

/* Frees the entries of one owner (0: the process's own). */
static void
drop_entries(struct signal_state *s, uint32_t tid)
{
	struct signal_entry *e, *next;

	list_for_each_safe(e, next, &s->queue, link) {
		if (e->tid == tid)
			entry_left(s, e, NULL);
	}
}

void
signal_state_drop(struct signal_state *s)
{
	struct signal_entry *e, *next;

	list_for_each_safe(e, next, &s->queue, link)
		entry_left(s, e, NULL);
}

enum signal_default
signal_default_action(int signo)
{
	switch (signo) {
	case SIGCHLD: case SIGURG: case SIGWINCH:
		return SIGNAL_IGNORED;
	case SIGCONT:
		return SIGNAL_CONTINUES;
	case SIGSTOP: case SIGTSTP: case SIGTTIN: case SIGTTOU:
		return SIGNAL_STOPPED;
	case SIGQUIT: case SIGILL: case SIGTRAP: case SIGABRT: case SIGBUS:
	case SIGFPE: case SIGSEGV: case SIGXCPU: case SIGXFSZ: case SIGSYS:
		return SIGNAL_DUMPS;
	default:
		return SIGNAL_ENDS;
	}
}

siginfo_t
signal_info(int signo, int code, uint32_t pid)
{
	siginfo_t info;

	memset(&info, 0, sizeof(info));
	info.si_signo = signo;
	info.si_code = code;
	info.si_pid = (pid_t)pid;
	return info;
}

bool
signal_pending(void)
{
	return atomic_load(&current->interrupt) || atomic_load(&current->killed);
}

void
signal_recalculate(struct signal_state *s, struct thread *t)
{
	assert_held(&s->lock);
	atomic_store(&t->interrupt, s->stopped || atomic_load(&t->killed) ||
				    ((t->pending | s->pending) & ~t->blocked));
}

sigset_t
signal_set_mask(sigset_t mask)
{
	struct signal_state *s = current->signals;
	sigset_t old;

	spin_lock(&s->lock);
	old = current->blocked;
	current->blocked = mask & ~SIGNAL_UNBLOCKABLE;
	signal_recalculate(s, current);
	spin_unlock(&s->lock);
	return old;
}

/* Makes t look at its signals, wherever it is: thread_wake also fetches one
 * that runs on another CPU.  The current thread too: it may be about to sleep. */
static void
notify(struct thread *t)
{
	atomic_store(&t->interrupt, true);
	thread_wake(t);
}

static bool
accepts(const struct thread *t, int signo)
{
	return !(t->blocked & ~t->waiting_for & SIGNAL_BIT(signo)) && !atomic_load(&t->killed);
}

/* Wakes a thread for a signal that is pending for the whole process. */
static void
notify_one(struct signal_state *s, int signo)
{
	struct thread *t;

	list_for_each(t, &s->threads, process_link)
		if (accepts(t, signo)) {
			trace(TRACE_SIGNAL, t->tid, (uint64_t)signo);
			notify(t);
			return;
		}
}

/* [s] Ends some threads of the group, but not `spare`; false when that was all.
 * They go to the end of the list, so those that still run are in front. */
static bool
end_some(struct signal_state *s, struct thread *spare)
{
	for (unsigned int n = 0; n < END_AT_ONCE; n++) {
		struct list_node *node = s->threads.head.next;
		struct thread *t = container_of(node, struct thread, process_link);

		if (node != &s->threads.head && t == spare) {
			node = node->next;
			t = container_of(node, struct thread, process_link);
		}
		if (node == &s->threads.head || atomic_load(&t->killed))
			return false;
		list_remove(node);
		list_push_back(&s->threads, node);
		atomic_store(&t->killed, true);
		notify(t);
	}
	return true;
}

/* [s] `turns`: may give the lock back in between.  Nobody joins a group that ends;
 * a stopped one goes on when none of its threads would run user code any more. */
static void
end_group(struct signal_state *s, int status, bool turns)
{
	assert_held(&s->lock);
	if (s->group_end == GROUP_RUNS)
		s->group_end = status;
	while (end_some(s, NULL))
		if (turns) {
			spin_unlock(&s->lock);
			spin_lock(&s->lock);
		}
	s->stopped = 0;
	wake_all(&s->changed);
}

void
signal_end_group(struct signal_state *s, int status)
{
	spin_lock(&s->lock);
	end_group(s, status, true);
	spin_unlock(&s->lock);
}

int
signal_end_others(struct signal_state *s)
{
	int r = 0;

	spin_lock(&s->lock);
	if (atomic_load(&current->killed))
		r = -EINTR;
	else
		while (end_some(s, current)) /* in one go: others may still make threads */
			;
	spin_unlock(&s->lock);
	return r;
}

int
signal_join(struct signal_state *s, struct thread *t)
{
	int r = 0;

	list_node_init(&t->process_link);
	spin_lock(&s->lock);
	if (s->group_end != GROUP_RUNS || (s->thread_count > 0 && atomic_load(&current->killed)))
		r = -EAGAIN;
	else {
		list_push_back(&s->threads, &t->process_link);
		s->thread_count++;
		signal_recalculate(s, t);
	}
	spin_unlock(&s->lock);
	return r;
}

unsigned int
signal_leave(struct signal_state *s)
{
	unsigned int left;
	sigset_t handed_on;

	spin_lock(&s->lock);
	list_remove(&current->process_link);
	drop_entries(s, current->tid);
	current->pending = 0;
	left = --s->thread_count;
	handed_on = s->pending & ~current->blocked;
	for (int signo = 1; signo < NSIG; signo++)
		if (handed_on & SIGNAL_BIT(signo))
			notify_one(s, signo);
	wake_all(&s->changed);
	spin_unlock(&s->lock);
	return left;
}

/* Whether the signal would do nothing.  A blocked one is kept: its action may
 * change before it is unblocked; of a traced thread's it shall be told. */
static bool
ignored(struct signal_state *s, struct thread *t, int signo)
{
	void (*handler)(int) = s->action[signo].handler;
	enum signal_default action = signal_default_action(signo);

	if (!t && !list_is_empty(&s->threads))
		t = list_first(&s->threads, struct thread, process_link);
	if (t && ((t->blocked & SIGNAL_BIT(signo)) || t->strace))
		return false;
	if (handler == SIG_IGN)
		return true;
	if (handler != SIG_DFL)
		return false;
	return action == SIGNAL_IGNORED || action == SIGNAL_CONTINUES || s->protected;
}

void
signal_discard(struct signal_state *s, sigset_t set)
{
	struct signal_entry *e, *next;
	struct thread *t;

	assert_held(&s->lock);
	s->pending &= ~set;
	list_for_each(t, &s->threads, process_link)
		t->pending &= ~set;
	list_for_each_safe(e, next, &s->queue, link)
		if (set & SIGNAL_BIT(e->info.si_signo))
			entry_left(s, e, NULL);
}

/* What job control does at once, before anybody takes the signal. */
static void
stop_and_continue(struct signal_state *s, int signo)
{
	if (SIGNAL_STOPS & SIGNAL_BIT(signo))
		signal_discard(s, SIGNAL_BIT(SIGCONT));
	if (signo != SIGCONT)
		return;
	signal_discard(s, SIGNAL_STOPS);
	if (s->stopped) {
		s->stopped = 0;
		s->continued = true;
		wake_all(&s->changed);
	}
}

/* A standard signal of the kernel or by kill(2) has room always: there are few. */
static bool
has_room(const struct signal_state *s, int signo, const siginfo_t *info)
{
	return s->queued < s->queued_most || (signo < SIGRTMIN && (!info || info->si_code >= 0));
}

bool
signal_reserve(struct signal_state *s)
{
	bool room = s->queued < s->queued_most;

	assert_held(&s->lock);
	s->queued += room;
	return room;
}

/* Standard signals are pending once, real-time signals as often as posted, and
 * an entry that comes with the signal (of a timer) always. */
static int
enqueue(struct signal_state *s, struct thread *t, int signo, const siginfo_t *info, struct signal_entry *e)
{
	sigset_t *pending = t ? &t->pending : &s->pending;
	bool room = e || has_room(s, signo, info);

	if ((*pending & SIGNAL_BIT(signo)) && signo < SIGRTMIN && !e)
		return 0;
	if (!room && signo >= SIGRTMIN && info && info->si_code != SI_USER)
		return -EAGAIN;
	*pending |= SIGNAL_BIT(signo);
	if (!e) {
		e = room ? kmalloc(sizeof(*e)) : NULL;
		if (!e)
			return 0; /* it arrives, without details */
		s->queued++;
		e->left = NULL;
		e->info = info ? *info : signal_info(signo, SI_KERNEL, 0);
	}
	e->tid = t ? t->tid : 0;
	list_push_back(&s->queue, &e->link);
	return 0;
}

/* For signalfd, which reads what is blocked, too. */
static void
tell_pollers(struct signal_state *s)
{
	if (!list_is_empty(&s->threads))
		wake_all(world_signals(list_first(&s->threads, struct thread, process_link)->world));
}

/* [s] */
static int
post(struct signal_state *s, struct thread *t, int signo, const siginfo_t *info, struct signal_entry *e)
{
	int r = 0;

	stop_and_continue(s, signo);
	if (signo == SIGKILL) {
		if (!s->protected)
			end_group(s, SIGKILL, false);
	} else if ((!t || list_is_linked(&t->process_link)) && !ignored(s, t, signo)) {
		r = enqueue(s, t, signo, info, e);
		if (r)
			return r;
		tell_pollers(s);
		if (!t)
			notify_one(s, signo);
		else if (accepts(t, signo))
			notify(t);
	}
	return 0;
}

int
signal_post_thread(struct thread *t, int signo, const siginfo_t *info)
{
	int r;

	trace(TRACE_SIGNAL, t->tid, (uint64_t)signo);
	if (!t->signals) /* a kernel thread takes none */
		return 0;
	if (signo == SIGKILL)
		return signal_post_process(t->signals, signo, info);
	spin_lock(&t->signals->lock);
	r = post(t->signals, t, signo, info, NULL);
	spin_unlock(&t->signals->lock);
	return r;
}

int
signal_post_process(struct signal_state *s, int signo, const siginfo_t *info)
{
	int r = 0;

	spin_lock(&s->lock);
	if (signo == SIGKILL && !s->protected)
		end_group(s, signo, true);
	else
		r = post(s, NULL, signo, info, NULL);
	spin_unlock(&s->lock);
	return r;
}

bool
signal_post_entry(struct signal_state *s, uint32_t tid, struct signal_entry *e)
{
	struct thread *t;

	assert_held(&s->lock);
	if (tid == 0) {
		post(s, NULL, e->info.si_signo, NULL, e);
		return list_is_linked(&e->link);
	}
	list_for_each(t, &s->threads, process_link)
		if (t->tid == tid) {
			post(s, t, e->info.si_signo, NULL, e);
			return list_is_linked(&e->link);
		}
	return false;
}

/* What is pending without an entry stays pending; so would a signal that others
 * sent, too: it is found by its own entry. */
void
signal_withdraw(struct signal_state *s, struct signal_entry *e)
{
	sigset_t bit = SIGNAL_BIT(e->info.si_signo);
	struct signal_entry *other;
	struct thread *t;

	assert_held(&s->lock);
	if (!list_is_linked(&e->link))
		return;
	list_remove(&e->link);
	list_for_each(other, &s->queue, link)
		if (other->tid == e->tid && other->info.si_signo == e->info.si_signo)
			return;
	if (e->tid == 0)
		s->pending &= ~bit;
	list_for_each(t, &s->threads, process_link)
		if (t->tid == e->tid)
			t->pending &= ~bit;
}

/* Removes one entry; *more says whether another of the same signal is left. */
static void
dequeue(struct signal_state *s, uint32_t tid, int signo, siginfo_t *info, bool *more)
{
	struct signal_entry *e, *next, *found = NULL;

	*more = false;
	*info = signal_info(signo, SI_USER, 0); /* for want of room there are no details */
	list_for_each_safe(e, next, &s->queue, link) {
		if (e->tid != tid || e->info.si_signo != signo)
			continue;
		if (found) {
			*more = true;
			break;
		}
		found = e;
	}
	if (!found)
		return;
	*info = found->info;
	entry_left(s, found, info);
}

/* A fault first: its handler is to see the registers of the fault, not the first
 * instruction of another handler. */
int
signal_take(struct signal_state *s, sigset_t set, siginfo_t *info)
{
	sigset_t *from = (current->pending & set) ? &current->pending : &s->pending;
	bool more;
	int signo;

	assert_held(&s->lock);
	if (!(*from & set))
		return 0;
	if (*from & set & SIGNAL_FAULTS)
		set &= SIGNAL_FAULTS;
	signo = __builtin_ctzll(*from & set) + 1;
	dequeue(s, from == &s->pending ? 0 : current->tid, signo, info, &more);
	if (!more)
		*from &= ~SIGNAL_BIT(signo);
	signal_recalculate(s, current);
	return signo;
}
