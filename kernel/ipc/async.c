/* SPDX-License-Identifier: MIT */
/* O_ASYNC.  A watcher in each queue of the file hears of every wake, but under
 * the queue's lock, where no signal can be posted: it starts a timer that is due
 * at once, and that posts. */
#include "kernel/ipc/async.h"

#include "kernel/abi/errno.h"
#include "kernel/abi/fcntl.h"
#include "kernel/abi/poll.h"
#include "kernel/arch/machine.h"
#include "kernel/ipc/watch.h"
#include "kernel/mm/heap.h"
#include "kernel/sched/signal.h"
#include "kernel/sync/mutex.h"

struct async {
	struct world *world;       /* constant */
	bool writes;               /* constant: the file is not read from */
	int owner, signo, fd;      /* [changing] */
	bool thread;               /* [changing] the owner is one */
	struct cred *from;         /* [changing] with the timer stopped */
	struct timer timer;
	struct watchers watchers;  /* [changing] */
};

static struct mutex changing = MUTEX_INIT(changing, RANK_ASYNC, "asynchronous files");

void (*async_post_hook)(struct world *w, int owner, bool thread, const struct cred *from, const siginfo_t *info);

static void
post(struct timer *timer)
{
	struct async *a = container_of(timer, struct async, timer);
	siginfo_t info = signal_info(SIGIO, SI_KERNEL, 0);

	if (a->signo) {
		info.si_signo = a->signo;
		info.si_code = a->writes ? POLL_OUT : POLL_IN;
		info.si_band = a->writes ? POLLOUT | POLLWRNORM : POLLIN | POLLRDNORM;
		info.si_fd = a->fd;
	}
	if (a->owner && a->from)
		async_post_hook(a->world, a->owner, a->thread, a->from, &info);
}

static bool
told(struct waiter *w)
{
	struct async *a = w->arg;

	timer_start(&a->timer, timer_now(&a->timer));
	return true;
}

/* [changing] f's, made if it has none; NULL: no memory. */
static struct async *
async_of(struct file *f)
{
	struct async *a = f->async ? f->async : kzalloc(sizeof *a);

	if (!a || f->async)
		return a;
	a->world = current->world;
	a->thread = true; /* as Linux tells when there is no owner yet */
	a->writes = !file_readable(f);
	timer_init(&a->timer, post);
	f->async = a;
	return a;
}

int
async_set_owner(struct file *f, int owner, bool thread, struct cred *from)
{
	struct async *a;

	mutex_lock(&changing);
	a = async_of(f);
	if (a) {
		timer_cancel(&a->timer);
		cred_put(a->from);
		a->owner = owner;
		a->thread = thread;
		a->from = from;
	}
	mutex_unlock(&changing);
	if (!a)
		cred_put(from);
	return a ? 0 : -ENOMEM;
}

int
async_set_signal(struct file *f, int signo)
{
	struct async *a;

	if (signo < 0 || signo >= NSIG)
		return -EINVAL;
	mutex_lock(&changing);
	a = async_of(f);
	if (a)
		a->signo = signo;
	mutex_unlock(&changing);
	return a ? 0 : -ENOMEM;
}

int
async_owner(struct file *f, bool *thread)
{
	struct async *a = f->async;

	*thread = !a || a->thread;
	return a ? a->owner : 0;
}

int
async_signal(struct file *f)
{
	struct async *a = f->async;

	return a ? a->signo : 0;
}

/* [changing] */
static void
stop(struct async *a)
{
	watch_end(&a->watchers);
	timer_cancel(&a->timer);
}

int
async_switch(struct file *f, int fd, bool on)
{
	struct async *a;

	mutex_lock(&changing);
	a = on ? async_of(f) : f->async;
	if (a)
		stop(a);
	if (a && on) {
		a->fd = fd;
		a->watchers.like = (struct waiter){ .told = told, .arg = a };
		watch_begin(&a->watchers, f);
	}
	mutex_unlock(&changing);
	return a || !on ? 0 : -ENOMEM;
}

void
async_drop(struct file *f)
{
	struct async *a = f->async;

	if (!a)
		return;
	stop(a);
	cred_put(a->from);
	kfree(a);
}
