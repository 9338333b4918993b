/* SPDX-License-Identifier: MIT */
/* Threads that can never go on: the whole wait-for graph.
 *
 * Cycles of locks and joins are found by the thread that closes them, before it
 * sleeps (sync/deadlock.c).  Everything else is found by a thread of its own, which
 * looks at a world PERIOD after one of its threads began to wait for ever.  A wait
 * says who could ever end it (enum waker, base/waitq.h), and a look asks the other
 * way round whom those could wake who can go on themselves:
 *
 *      can go on     runs, has a deadline, an armed timer, waits for a device or person
 *        | has it open: file_ops.wakes        pipe, queue, socket, eventfd, epoll, poll
 *        | is a child                         wait4, vfork
 *        | holds it, or can write the word    lock, join; futex: condition, semaphore
 *        | holds all that is in the way       locks on files
 *        v can send a signal it has a handler for; so can a person at the terminal
 *      can go on, too; and so on.  Who is left at the end is stuck.
 *
 * All doubt is for the thread: that somebody could be killed does not count, but what
 * is open to any program (a name, shared memory that is no mere mapping) anyone of the world can use.
 * Descriptors in messages may be anybody's: then nobody is stuck.
 *
 * Others run meanwhile, and could hand a descriptor from one who was not looked at
 * yet to one who was.  So a thread is stuck only if it has not moved since the look
 * before, and it is told only if the next look finds exactly the same.
 *
 * A domain finds out by itself (sched/turn.h): its threads are runnable or wait, and
 * nothing comes from outside.
 *
 * A look takes its time; then it rests REST times as long (at most REST_MAX), so the
 * detector has no more than 1 / REST of a CPU. */
#include "kernel/proc/stuck.h"

#include "kernel/arch/machine.h"
#include "kernel/base/panic.h"
#include "kernel/dev/input.h"
#include "kernel/fs/lock.h"
#include "kernel/mm/heap.h"
#include "kernel/net/socket.h"
#include "kernel/proc/deadlocks.h"
#include "kernel/proc/files.h"
#include "kernel/proc/process.h"
#include "kernel/sched/turn.h"
#include "kernel/sync/deadlock.h"
#include "lib/base/string.h"

#define PERIOD (10 * 1000 * 1000)
#define REST 100
#define REST_MAX (1000 * 1000 * 1000)

enum { STUCK = 1, HINDERED };            /* thread.wait_stuck */
enum { ALL_WAIT, GOES_ON, PASSED_ON };   /* process.outlook */

struct look {
	struct world *world;
	uint64_t number;
	struct process **process; /* references */
	struct thread **thread;   /* references: those that wait for ever */
	size_t processes, threads, room;
	bool files;               /* some of them not for a child: what is open matters */
	sigset_t outside;         /* signals that come though no thread sends them */
	bool anyone;              /* some thread of the world can go on */
	bool progress;            /* one more was found that can */
	bool again;               /* a wait is too young to say */
	bool unclear;             /* a process began, or closes its files: nothing can be said */
};

/* What one process could wake: all, or is `wanted` among them? */
struct touch {
	struct look *look;
	struct process *by;
	struct thread *wanted;
	bool reached;
};

static uint64_t looks; /* only the watcher looks */

/* --- who can go on by itself --- */

static bool
timer_armed(struct process *p)
{
	struct itimer *i;
	bool armed = p->alarm.interval.set;

	list_for_each(i, &p->timers, link)
		armed |= i->interval.set;
	return armed;
}

static bool
waits_for_ever(const struct thread *t)
{
	return t->state == THREAD_WAITING && t->wait_forever && t->wait_by && !(t->wait_by & BY_OUTSIDE) &&
	       !t->interrupt && !t->killed && !((t->wait_by & BY_MEMORY) && t->wait_woken);
}

/* A process without threads that is no zombie ends, and has yet to close its files. */
static void
look_at(struct look *l, struct process *p)
{
	struct signal_state *s = &p->signals;
	struct thread *t;
	bool all = true;

	spin_lock(&s->lock);
	all = !list_is_empty(&s->threads) && !timer_armed(p);
	list_for_each(t, &s->threads, process_link) {
		bool young = t->wait_seen != t->wait_count, waits = waits_for_ever(t);

		t->wait_seen = t->wait_count;
		t->wait_stuck = waits && !young && !timer_armed(p) ? STUCK : 0;
		l->again |= waits && young;
		l->threads += t->wait_stuck;
		l->files |= t->wait_stuck && t->wait_reason != TRACE_REASON_WAIT;
		all = all && t->wait_stuck;
	}
	spin_unlock(&s->lock);
	p->outlook = all ? ALL_WAIT : GOES_ON;
	l->anyone |= !all;
}

static void
goes_on(struct look *l, struct thread *t)
{
	if (!t->wait_stuck)
		return;
	t->wait_stuck = 0;
	if (t->process->outlook == ALL_WAIT)
		t->process->outlook = GOES_ON;
	l->anyone = l->progress = true;
}

/* --- whom a process can wake --- */

static void
touch_queue(struct waitq *q, void *arg)
{
	struct touch *a = arg;
	struct waiter *w;

	spin_lock(&q->lock);
	list_for_each(w, &q->waiters, link) {
		struct thread *t = w->thread;

		if (w->told && w->onward)
			touch_queue(w->onward, a);
		if (w->told || (t->wait_reason == TRACE_REASON_WAIT && (int64_t)t->wait_object >= 0 &&
				t->wait_object != a->by->pid))
			continue;
		a->reached |= t == a->wanted;
		if (!a->wanted)
			goes_on(a->look, t);
	}
	spin_unlock(&q->lock);
}

static void
touch_file(struct file *f, void *arg)
{
	struct touch *a = arg;

	if (!a->wanted)
		f->alive = a->look->number;
	if (f->ops->wakes)
		f->ops->wakes(f, touch_queue, a);
}

static void
touch_all(struct touch *a)
{
	struct process_tree *tree = process_tree(a->look->world);
	struct process *p = a->by;
	struct files *files = NULL;

	spin_lock(&p->lock);
	if (!p->files)
		a->look->unclear = a->look->again = true;
	else if (a->look->files)
		files = files_share(p->files);
	spin_unlock(&p->lock);
	if (files) {
		if (!a->wanted)
			files->alive = a->look->number;
		files_each(files, touch_file, a);
		files_release(files);
	}
	touch_queue(&p->vfork_wait, a);
	spin_lock(&tree->lock);
	if (p->parent)
		touch_queue(&p->parent->child_events, a);
	spin_unlock(&tree->lock);
}

/* Has somebody borrowed f for a call, and can go on? */
static bool
borrowed(const struct look *l, const struct file *f)
{
	bool is = false;

	for (size_t i = 0; i < l->processes && !is; i++) {
		struct signal_state *s = &l->process[i]->signals;
		struct thread *t;

		spin_lock(&s->lock);
		list_for_each(t, &s->threads, process_link)
			is |= !t->wait_stuck && (t->borrowed == f || t->borrowed == BORROWS_MANY);
		spin_unlock(&s->lock);
	}
	return is;
}

/* A file whose descriptors are all closed, but in which a call goes on, is given back at its end. */
static void
touch_borrowed(struct file *f, void *arg)
{
	struct touch *a = arg;

	if (f->alive != a->look->number && borrowed(a->look, f)) {
		a->look->progress = true;
		touch_file(f, a);
	}
}

/* --- waits that are asked the other way round --- */

/* What a person at the terminal can send, or who types into a pipe. */
static sigset_t
outside_signals(const struct world *w)
{
	if (w != boot_world || !input_possible())
		return 0;
	if (!boot_option_number("tty", 0))
		return SIGNAL_BIT(SIGIO);
	return SIGNAL_BIT(SIGINT) | SIGNAL_BIT(SIGQUIT) | SIGNAL_BIT(SIGTSTP) | SIGNAL_BIT(SIGWINCH) | SIGNAL_BIT(SIGIO);
}

/* One of the signals runs a handler of t's. */
static bool
has_handler(struct thread *t, sigset_t signals)
{
	const struct k_sigaction *action = t->signals->action;

	for (int signo = 1; signo < NSIG; signo++)
		if (action[signo].handler != SIG_DFL && action[signo].handler != SIG_IGN &&
		    (signals & ~t->blocked & SIGNAL_BIT(signo)))
			return true;
	return false;
}

static bool
can_write(struct process *p, const struct mm *mm, uint64_t inherited)
{
	struct mm *its = process_mm(p);
	bool can = its == mm || (its && inherited && vm_maps(its, inherited));

	if (its)
		mm_put(its);
	return can;
}

/* A lock's holder comes first, but whoever can write a word could give it back. */
static bool
word_may_change(struct look *l, struct thread *t)
{
	struct mm *mm = process_mm(t->process); /* it stays while we look into it */
	struct thread *holder;
	bool may = !mm;
	uint32_t tid;

	holder = mm ? deadlock_holder(t, &tid) : NULL;
	if (holder) {
		may = !holder->wait_stuck;
		thread_put(holder);
	}
	if (t->wait_reason != TRACE_REASON_JOIN || !holder) {
		uint64_t id = mm && !t->wait_private ? vm_inherited(mm, t->wait_word.addr) : 0;

		may |= !t->wait_private && !id && l->anyone;
		for (size_t i = 0; i < l->processes && l->anyone && !may; i++)
			may = l->process[i]->outlook != ALL_WAIT && can_write(l->process[i], mm, id);
	}
	if (mm)
		mm_put(mm);
	return may;
}

static bool
hinder(struct thread *t, const struct lock_request *held, void *arg)
{
	const struct look *l = arg;
	uint64_t alive = lock_is_of_process(held) ? ((const struct files *)held->owner)->alive
		: ((const struct file *)held->owner)->alive;

	if (t->wait_stuck && alive != l->number)
		t->wait_stuck = HINDERED;
	return true;
}

static void
ask(struct look *l, struct thread *t)
{
	bool free = t->wait_reason == TRACE_REASON_FLOCK && t->wait_stuck != HINDERED;

	if (free || (l->anyone && (t->wait_by & BY_ANYONE)) || has_handler(t, l->anyone ? ~0ull : l->outside) ||
	    ((t->wait_by & BY_MEMORY) && word_may_change(l, t)))
		goes_on(l, t);
	else
		t->wait_stuck = STUCK;
}

static void
find_stuck(struct look *l)
{
	do {
		l->progress = false;
		for (size_t i = 0; i < l->processes; i++)
			if (l->process[i]->outlook == GOES_ON) {
				l->process[i]->outlook = PASSED_ON;
				l->progress = true;
				touch_all(&(struct touch){ .look = l, .by = l->process[i] });
			}
		if (l->files)
			files_left_each(touch_borrowed, &(struct touch){ .look = l, .by = l->process[0] });
		lock_each_wait(l->world, hinder, l);
		for (size_t i = 0; i < l->threads; i++)
			if (l->thread[i]->wait_stuck)
				ask(l, l->thread[i]);
	} while (l->progress);
}

/* --- telling --- */

static struct thread *
last_of(struct look *l, const struct process *p, const struct thread *not)
{
	for (size_t i = l->threads; i-- > 0;)
		if (l->thread[i]->wait_stuck && l->thread[i]->process == p && l->thread[i] != not)
			return l->thread[i];
	return NULL;
}

struct owner {
	struct thread *of;
	const void *owner;
};

static bool
note_owner(struct thread *t, const struct lock_request *held, void *arg)
{
	struct owner *o = arg;

	if (t == o->of && !o->owner)
		o->owner = held->owner;
	return true;
}

static void
is_owner(struct file *f, void *arg)
{
	struct owner *o = arg;

	if (f == o->owner)
		o->of = NULL;
}

static bool
owns(struct process *p, const void *owner)
{
	struct owner o = { .of = current, .owner = owner };
	bool is;

	spin_lock(&p->lock);
	if (p->files)
		files_each(p->files, is_owner, &o);
	is = p->files == owner || !o.of;
	spin_unlock(&p->lock);
	return is;
}

/* One that could end t's wait if it were not stuck itself, or NULL.  The youngest
 * process first: parents often have open what they only passed on. */
static struct thread *
follow(struct look *l, struct thread *t)
{
	struct owner o = { .of = t };
	struct thread *next = NULL;
	uint32_t tid;

	if (t->wait_by & BY_MEMORY) {
		next = deadlock_holder(t, &tid);
		if (next)
			thread_put(next); /* it is among l->thread, if it is stuck */
		return next && next->wait_stuck ? next : NULL;
	}
	if (t->wait_reason == TRACE_REASON_FLOCK)
		lock_each_wait(l->world, note_owner, &o);
	for (size_t i = l->processes; i-- > 0 && !next;) {
		struct touch a = { .look = l, .by = l->process[i], .wanted = t };

		if (o.owner)
			a.reached = owns(a.by, o.owner);
		else
			touch_all(&a);
		if (a.reached)
			next = last_of(l, a.by, t);
	}
	return next;
}

static bool
told(const struct thread *t)
{
	return t->wait_reported == t->wait_count;
}

/* Follows from t until it is told of, or nobody is left, or a circle is closed.  e:
 * the way; *first: where the circle begins.  Its length. */
static unsigned int
way_from(struct look *l, struct thread *t, struct edge *e, unsigned int *first)
{
	unsigned int n = 0;

	for (; t && !told(t) && n < DEADLOCK_CHAIN; t = e[n++].to) {
		for (*first = 0; *first < n; (*first)++)
			if (e[*first].from == t)
				return n;
		e[n] = (struct edge){ t, follow(l, t) };
	}
	*first = n;
	return n;
}

/* Those that depend on what is told of, to e. */
static unsigned int
add_dependent(struct look *l, struct edge *e, unsigned int room)
{
	struct edge way[DEADLOCK_CHAIN];
	unsigned int m = 0, n, first;

	for (size_t i = 0; i < l->threads && m < room; i++) {
		struct thread *t = l->thread[i];

		if (!t->wait_stuck || told(t))
			continue;
		n = way_from(l, t, way, &first);
		if (n > 0 && first == n && way[n - 1].to && told(way[n - 1].to))
			e[m++] = way[0];
	}
	return m;
}

/* One deadlock of which t is part, or to which its waits lead. */
static void
tell(struct look *l, struct thread *t)
{
	struct edge e[2 * DEADLOCK_CHAIN];
	unsigned int first, n = way_from(l, t, e, &first), m;
	bool cycle = first < n;
	struct thread *end = e[n - 1].from;

	if (!cycle && e[n - 1].to) { /* the report was before t came to rest */
		t->wait_reported = t->wait_count;
		return;
	}
	if (cycle) {
		n -= first;
		memmove(e, e + first, n * sizeof *e);
	} else {
		n = 0;
		for (size_t i = 0; i < l->threads && n < DEADLOCK_CHAIN; i++)
			if (l->thread[i]->wait_stuck && l->thread[i]->process == end->process && !told(l->thread[i]))
				e[n++] = (struct edge){ l->thread[i], follow(l, l->thread[i]) };
	}
	for (unsigned int i = 0; i < n; i++)
		e[i].from->wait_reported = e[i].from->wait_count;
	m = add_dependent(l, e + n, DEADLOCK_CHAIN);
	deadlocks_report(e, n, m, cycle);
}

/* What the look before found, too, is told. */
static void
tell_all(struct look *l)
{
	struct process_tree *tree = process_tree(l->world);
	uint64_t sum = 0;
	bool same;

	for (size_t i = 0; i < l->threads; i++)
		if (l->thread[i]->wait_stuck && !told(l->thread[i]))
			sum += (l->thread[i]->tid + 1ull) * 0x9e3779b97f4a7c15ull ^ l->thread[i]->wait_count;
	same = tree->stuck == sum;
	tree->stuck = sum;
	l->again |= !same;
	for (size_t i = 0; sum && same && i < l->threads; i++)
		if (l->thread[i]->wait_stuck && !told(l->thread[i]))
			tell(l, l->thread[i]);
}

/* --- a look --- */

static bool
add_process(struct process *p, void *arg)
{
	struct look *l = arg;

	if (p->state != PROCESS_ALIVE)
		return true;
	if (l->processes == l->room) {
		l->unclear = l->again = true;
		return false;
	}
	l->process[l->processes++] = process_get(p);
	return true;
}

static bool
count_process(struct process *p, void *arg)
{
	*(size_t *)arg += p->state == PROCESS_ALIVE;
	return true;
}

static void
add_threads(struct look *l)
{
	size_t room = l->threads;

	l->threads = 0;
	for (size_t i = 0; i < l->processes; i++) {
		struct signal_state *s = &l->process[i]->signals;
		struct thread *t;

		spin_lock(&s->lock);
		list_for_each(t, &s->threads, process_link)
			if (t->wait_stuck && l->threads < room)
				l->thread[l->threads++] = thread_get(t);
		spin_unlock(&s->lock);
	}
}

/* True: another look may say more. */
static bool
look_at_world(struct world *w)
{
	struct look l = { .world = w, .number = ++looks, .outside = outside_signals(w) };

	process_each(w, count_process, &l.room);
	l.process = kzalloc_for(NULL, l.room * sizeof(struct process *) + 1); /* no world pays for being looked at */
	if (l.process)
		process_each(w, add_process, &l);
	for (size_t i = 0; i < l.processes && !l.unclear; i++)
		look_at(&l, l.process[i]);
	if (l.threads > 0 && !net_of(w)->inflight)
		l.thread = kzalloc_for(NULL, l.threads * sizeof *l.thread);
	if (l.thread) {
		add_threads(&l);
		find_stuck(&l);
		if (!l.unclear)
			tell_all(&l);
		for (size_t i = 0; i < l.threads; i++)
			thread_put(l.thread[i]);
	}
	for (size_t i = 0; i < l.processes; i++)
		process_put(l.process[i]);
	kfree(l.thread);
	kfree(l.process);
	return l.again;
}

static void
await_news(void)
{
	const struct wait_how how = { .reason = TRACE_REASON_OTHER, .deadline = WAIT_FOREVER,
				      .uninterruptible = true };

	__atomic_store_n(&wait_watcher, current, __ATOMIC_SEQ_CST);
	while (!__atomic_load_n(&wait_news, __ATOMIC_SEQ_CST)) {
		wait_prepare(&how);
		if (!__atomic_load_n(&wait_news, __ATOMIC_SEQ_CST))
			wait_sleep(&how);
		wait_finish();
	}
	__atomic_store_n(&wait_watcher, NULL, __ATOMIC_SEQ_CST);
}

static void
watch(void *arg)
{
	int64_t rest = PERIOD;
	bool again = false;

	for (;;) {
		struct world *w;
		uint64_t start;

		if (!again)
			await_news();
		sleep_until(clock_now() + rest, false);
		__atomic_store_n(&wait_news, false, __ATOMIC_SEQ_CST);
		again = false;
		start = thread_run_ns(current);
		for (uint32_t id = 0; (w = world_after(id)) != NULL; world_put(w)) {
			again |= w->slot[WORLD_PROC] && !turn_of(w) && look_at_world(w);
			id = w->id;
		}
		rest = (int64_t)(thread_run_ns(current) - start) * REST;
		rest = rest < PERIOD ? PERIOD : rest > REST_MAX ? REST_MAX : rest;
	}
}

void
stuck_init(void)
{
	struct thread *t;

	if (!boot_option_number("deadlocks", 1)) /* 0: for measuring what others cost */
		return;
	assert_eq(thread_create(boot_world, "deadlocks", watch, NULL, &t), 0);
	thread_start(t);
	thread_put(t);
}
