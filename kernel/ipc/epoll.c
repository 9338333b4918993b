/* SPDX-License-Identifier: MIT */
/* epoll.
 *
 * A watch is a file in a set, with a watcher (sched/wait.h) in each queue of the
 * file.  A wake there puts the watch into the set's ready list; nobody looks at
 * a file that nothing woke:
 *
 *      pipe_write                    told (pipe's queue locked)       epoll_wait
 *      puts bytes
 *      wake_all(&readers)  ------->  ready list += watch
 *                                    wake_one(&waiters)  ---------->  takes it off,
 *                                                                     asks file_poll:
 *                                                                     POLLIN
 *
 * The list holds what may be ready; file_poll decides.  A level-triggered watch
 * goes back to the end of the list with its event and leaves it when a later
 * look finds nothing; an edge-triggered one returns with the next wake.
 *
 * The race: a wake between the look and the return to the list.
 *
 *      epoll_wait                          waker
 *      takes the watch off the list
 *      file_poll: nothing
 *                                          makes it ready
 *                                          told: not in the list: puts it in
 *      the list is not empty: looks again
 *
 *   It would be lost were the watch taken off after file_poll.
 *
 * Sets may watch sets, at most NESTS deep and never in a circle.  Such a watch
 * is no watcher in a queue but hangs in the inner set's `parents`, so that one
 * ready_lock passes the news up; a queue of queues would lock queues inside out.
 *
 * Locks: sets_lock for what is watched, held also while files are asked;
 * ready_lock for what was heard.  One of each for all sets: a look is short,
 * and a file that goes needs no order among the sets that watch it.
 *
 * Legend: [e] sets_lock  [r] ready_lock  [c] constant */
#include "kernel/ipc/epoll.h"

#include "kernel/abi/errno.h"
#include "kernel/abi/poll.h"
#include "kernel/ipc/ipc.h"
#include "kernel/ipc/watch.h"
#include "kernel/mm/heap.h"
#include "kernel/sched/thread.h"
#include "kernel/sync/mutex.h"

#define NESTS 5
#define WATCHES_MAX 65536 /* of one world, so that sets cannot eat the heap */
#define HOW_BITS (EPOLLEXCLUSIVE | EPOLLWAKEUP | EPOLLONESHOT | EPOLLET)
#define EXCLUSIVE_OK (EPOLLIN | EPOLLOUT | EPOLLERR | EPOLLHUP | EPOLLWAKEUP | EPOLLET | EPOLLEXCLUSIVE)

struct epoll {
	struct list watches;    /* [e] */
	struct list ready;      /* [r] struct watch, in the order heard of */
	size_t ready_count;     /* [r] */
	struct waitq waiters;   /* threads in epoll_wait */
	struct waitq pollers;   /* threads in poll of this set */
	struct list parents;    /* [r] struct watch of sets that watch this one */
	struct ipc_world *world;  /* [c] */
	uint64_t id;            /* [c] for the trace */
	uint64_t walk;          /* [e] the last that passed here */
	int levels;             /* [e] what it found */
};

struct watch {
	struct epoll *epoll;          /* [c] whose */
	struct file *file;            /* [c] no reference: epoll_forget comes before its end */
	int fd;                       /* [c] */
	struct epoll_event event;     /* [e] */
	bool spent;                   /* [e] one-shot, and reported */
	struct list_node in_epoll, in_file; /* [e] */
	struct list_node in_ready;    /* [r] */
	struct list_node in_parents;  /* [r] if the file is a set */
	struct watchers watchers;     /* [e] where it listens */
};

static struct mutex sets_lock = MUTEX_INIT(sets_lock, RANK_EPOLL, "epoll sets");
static struct spinlock ready_lock = SPINLOCK_INIT(RANK_READY, "epoll ready");
static uint64_t walks; /* [e] through the sets, ever */
static const struct file_ops epoll_ops;

/* --- hearing --- */

/* [r] Puts w into the ready list of its set and wakes one who waits there.  True
 * if somebody did. */
static bool
put_in(struct watch *w)
{
	list_push_back(&w->epoll->ready, &w->in_ready);
	w->epoll->ready_count++;
	return wake_one(&w->epoll->waiters);
}

/* [r] There are news of w: tells all who wait for its set.  True if somebody did.
 * In the list already: whoever waits here knows, but a set above may be
 * edge-triggered. */
static bool
note(struct watch *w)
{
	struct epoll *ep = w->epoll;
	struct watch *up;
	bool reached = !list_is_linked(&w->in_ready) && put_in(w);

	wake_all(&ep->pollers);
	list_for_each(up, &ep->parents, in_parents)
		reached |= note(up);
	return reached;
}

static bool
told(struct waiter *waiter)
{
	bool reached;

	spin_lock(&ready_lock);
	reached = note(waiter->arg);
	spin_unlock(&ready_lock);
	return reached;
}

/* --- looking --- */

static unsigned int
look(struct watch *w)
{
	if (w->spent)
		return 0;
	return file_poll(w->file, NULL) & ((w->event.events & ~HOW_BITS) | POLLERR | POLLHUP);
}

/* The first of the ready list, taken off, if there is one. */
static struct watch *
take(struct epoll *ep)
{
	struct list_node *n;

	spin_lock(&ready_lock);
	n = list_pop_front(&ep->ready);
	if (n)
		ep->ready_count--;
	spin_unlock(&ready_lock);
	return n ? container_of(n, struct watch, in_ready) : NULL;
}

/* Back to the end of the list, which somebody in epoll_wait may have found empty
 * meanwhile.  No news for sets above: they look with sets_lock held, as we do, and
 * an edge-triggered one would never rest. */
static void
put_back(struct watch *w)
{
	spin_lock(&ready_lock);
	if (!list_is_linked(&w->in_ready))
		put_in(w);
	spin_unlock(&ready_lock);
}

/* Stores one event: 1, 0 if there is none, -EFAULT. */
static int
report(struct watch *w, uptr to)
{
	struct epoll_event event = { look(w), w->event.data };

	if (!event.events)
		return 0;
	if (copy_out(to, &event, sizeof event)) {
		put_back(w);
		return -EFAULT;
	}
	if (w->event.events & EPOLLONESHOT)
		w->spent = true;
	else if (!(w->event.events & EPOLLET))
		put_back(w);
	return 1;
}

/* One look at everything that is in the list now: events stored, or -EFAULT. */
static long
collect(struct epoll *ep, uptr events, int most)
{
	size_t left = __atomic_load_n(&ep->ready_count, __ATOMIC_RELAXED);
	struct watch *w;
	long n = 0;
	int r = 0;

	mutex_lock(&sets_lock);
	while (n < most && left-- > 0 && r >= 0 && (w = take(ep)) != NULL) {
		r = report(w, uptr_add(events, n * (long)sizeof(struct epoll_event)));
		n += r > 0;
	}
	mutex_unlock(&sets_lock);
	return n > 0 || r >= 0 ? n : r;
}

long
epoll_wait(struct file *f, uptr events, int most, int64_t deadline)
{
	struct epoll *ep = f->data;
	struct wait_how how = { TRACE_REASON_POLL, 0, .deadline = deadline };
	long n;
	int r = deadline == 0 ? -ETIMEDOUT : 0;

	if (f->ops != &epoll_ops || most <= 0)
		return -EINVAL;
	how.object = ep->id;
	for (;;) {
		n = collect(ep, events, most);
		if (n || r)
			return n || r == -ETIMEDOUT ? n : r;
		spin_lock(&ready_lock);
		r = wait_until(&ep->waiters, &ready_lock, !list_is_empty(&ep->ready), &how);
		spin_unlock(&ready_lock);
	}
}

/* [e] Something in the list is ready; what is not leaves it. */
static bool
any_ready(struct epoll *ep)
{
	size_t left = __atomic_load_n(&ep->ready_count, __ATOMIC_RELAXED);
	struct watch *w;

	while (left-- > 0 && (w = take(ep)) != NULL)
		if (look(w)) {
			put_back(w);
			return true;
		}
	return false;
}

/* Asked by poll, or with sets_lock held by an outer set. */
static unsigned int
epoll_poll(struct file *f, struct poll_table *pt)
{
	struct epoll *ep = f->data;
	bool nested = mutex_held(&sets_lock), ready;

	if (pt)
		poll_wait(pt, &ep->pollers);
	if (!nested)
		mutex_lock(&sets_lock);
	ready = any_ready(ep);
	if (!nested)
		mutex_unlock(&sets_lock);
	return ready ? POLLIN | POLLRDNORM : 0;
}

/* --- what is watched --- */

static struct watch *
find(struct epoll *ep, struct file *f, int fd)
{
	struct watch *w;

	list_for_each(w, &f->watchers, in_file)
		if (w->epoll == ep && w->fd == fd)
			return w;
	return NULL;
}

static bool
is_set(const struct file *f)
{
	return f->ops == &epoll_ops;
}

/* [e] How many sets lie below one another from ep on; too many if `outer` is
 * among them.  A walk remembers what it found, so each set is passed once. */
static int
height(struct epoll *ep, const struct epoll *outer)
{
	const struct watch *w;

	if (ep == outer)
		return NESTS + 1;
	if (ep->walk == walks)
		return ep->levels;
	ep->walk = walks;
	ep->levels = 1;
	list_for_each(w, &ep->watches, in_epoll)
		if (is_set(w->file)) {
			int below = height(w->file->data, outer);

			ep->levels = below + 1 > ep->levels ? below + 1 : ep->levels;
		}
	return ep->levels;
}

/* [e] The same upwards. */
static int
depth(struct epoll *ep)
{
	const struct watch *up;

	if (ep->walk == walks)
		return ep->levels;
	ep->walk = walks;
	ep->levels = 1;
	list_for_each(up, &ep->parents, in_parents) {
		int above = depth(up->epoll);

		ep->levels = above + 1 > ep->levels ? above + 1 : ep->levels;
	}
	return ep->levels;
}

static bool
too_deep(struct epoll *inner, struct epoll *outer)
{
	int levels;

	walks++;
	levels = height(inner, outer);
	walks++;
	return levels + depth(outer) > NESTS;
}

static int
check_add(struct epoll *ep, struct file *f, uint32_t events)
{
	if (!f->ops->poll)
		return -EPERM;
	if ((events & EPOLLEXCLUSIVE) && (is_set(f) || (events & ~EXCLUSIVE_OK)))
		return -EINVAL;
	if (is_set(f) && too_deep(f->data, ep))
		return -ELOOP;
	return atomic_load(&ep->world->watches) < WATCHES_MAX ? 0 : -ENOSPC;
}

/* [e] Starts to hear, then looks: what came before counts, too. */
static void
begin(struct watch *w)
{
	unsigned int by = BY_OUTSIDE; /* a set below may get more files */

	if (is_set(w->file)) {
		spin_lock(&ready_lock);
		list_push_back(&((struct epoll *)w->file->data)->parents, &w->in_parents);
		spin_unlock(&ready_lock);
	} else {
		watch_begin(&w->watchers, w->file);
		by = w->watchers.table.by;
	}
	if (by & ~(unsigned int)w->epoll->waiters.by) {
		w->epoll->waiters.by |= (uint8_t)by;
		wake_all(&w->epoll->waiters); /* who waits already says anew by whom */
	}
}

static void
epoll_wakes(struct file *f, waitq_fn fn, void *arg)
{
	fn(&((struct epoll *)f->data)->waiters, arg);
}

/* What is heard of without a wake: ready already when it was added. */
static void
look_first(struct watch *w)
{
	if (!look(w))
		return;
	spin_lock(&ready_lock);
	note(w);
	spin_unlock(&ready_lock);
}

static int
add(struct epoll *ep, struct file *f, int fd, const struct epoll_event *event)
{
	int r = check_add(ep, f, event->events);
	struct watch *w = r ? NULL : kzalloc(sizeof *w);

	if (!w)
		return r ? r : -ENOMEM;
	atomic_fetch_add(&ep->world->watches, 1);
	*w = (struct watch){ .epoll = ep, .file = f, .fd = fd, .event = *event };
	w->watchers.like = (struct waiter){ .told = told, .arg = w, .onward = &ep->waiters,
					    .exclusive = event->events & EPOLLEXCLUSIVE };
	list_node_init(&w->in_ready);
	list_node_init(&w->in_parents);
	list_push_back(&ep->watches, &w->in_epoll);
	list_push_back(&f->watchers, &w->in_file);
	f->watched = true;
	begin(w);
	look_first(w);
	return 0;
}

/* [e] After the waiters are out nobody can hear of w any more. */
static void
drop(struct watch *w)
{
	watch_end(&w->watchers);
	spin_lock(&ready_lock);
	if (list_is_linked(&w->in_ready))
		w->epoll->ready_count--;
	list_remove(&w->in_ready);
	list_remove(&w->in_parents);
	spin_unlock(&ready_lock);
	list_remove(&w->in_epoll);
	list_remove(&w->in_file);
	atomic_fetch_sub(&w->epoll->world->watches, 1);
	kfree(w);
}

static int
modify(struct watch *w, const struct epoll_event *event)
{
	if ((w->event.events | event->events) & EPOLLEXCLUSIVE)
		return -EINVAL;
	w->event = *event;
	w->spent = false;
	look_first(w);
	return 0;
}

/* [e] */
static int
control(struct epoll *ep, int op, int fd, struct file *f, const struct epoll_event *event)
{
	struct watch *w = find(ep, f, fd);

	if (op == EPOLL_CTL_ADD)
		return w ? -EEXIST : add(ep, f, fd, event);
	if (op != EPOLL_CTL_MOD && op != EPOLL_CTL_DEL)
		return -EINVAL;
	if (!w)
		return -ENOENT;
	if (op == EPOLL_CTL_MOD)
		return modify(w, event);
	drop(w);
	return 0;
}

int
epoll_control(struct file *file, int op, int fd, struct file *f, const struct epoll_event *event)
{
	int r;

	if (!f->ops->poll)
		return -EPERM;
	if (!is_set(file) || file == f)
		return -EINVAL;
	mutex_lock(&sets_lock);
	r = control(file->data, op, fd, f, event);
	mutex_unlock(&sets_lock);
	return r;
}

void
epoll_forget(struct file *f)
{
	mutex_lock(&sets_lock);
	while (!list_is_empty(&f->watchers))
		drop(list_first(&f->watchers, struct watch, in_file));
	mutex_unlock(&sets_lock);
}

static void
epoll_release(struct file *f)
{
	struct epoll *ep = f->data;

	mutex_lock(&sets_lock);
	while (!list_is_empty(&ep->watches))
		drop(list_first(&ep->watches, struct watch, in_epoll));
	mutex_unlock(&sets_lock);
	kfree(ep);
}

static const struct file_ops epoll_ops = {
	.name = "epoll", .seek = file_stays, .poll = epoll_poll, .wakes = epoll_wakes, .release = epoll_release,
};

int
epoll_create(struct file **out)
{
	struct epoll *ep = kzalloc(sizeof *ep);

	*out = ep ? file_alloc(&epoll_ops, O_RDWR, ep) : NULL;
	if (!*out) {
		kfree(ep);
		return -ENOMEM;
	}
	list_init(&ep->watches);
	list_init(&ep->ready);
	list_init(&ep->parents);
	waitq_init(&ep->waiters);
	waitq_init(&ep->pollers);
	ep->waiters.by = BY_HOLDERS;
	ep->waiters.lock.rank = ep->pollers.lock.rank = RANK_READY_WAITQ;
	ep->world = ipc_of(current->world);
	ep->id = (*out)->number;
	return 0;
}
