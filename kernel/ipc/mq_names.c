/* SPDX-License-Identifier: MIT */
/* Message queues: their names, their life, their attributes, and the notice when
 * a message comes into an empty one. */
#include "kernel/abi/errno.h"
#include "kernel/abi/fcntl.h"
#include "kernel/base/limit.h"
#include "kernel/ipc/mq_queue.h"
#include "kernel/sched/signal.h"
#include "lib/base/string.h"

#define DEFAULT_MAXMSG 10
#define DEFAULT_MSGSIZE 8192
#define MAXMSG_MAX 65536
#define MSGSIZE_MAX (1l << 20)

static size_t
promised(const struct mq *q)
{
	return (size_t)q->maxmsg * (size_t)q->msgsize;
}

static void
mq_put(struct mq *q)
{
	struct ipc_world *w = ipc_of(q->world);

	if (atomic_fetch_sub(&q->refs, 1) != 1)
		return;
	spin_lock(&w->names);
	list_remove(&q->link);
	spin_unlock(&w->names);
	mq_free(q);
}

/* With the names locked: what all queues of a user may hold. */
static size_t
promised_to(struct ipc_world *w, uint32_t uid)
{
	size_t bytes = 0;
	struct mq *q;

	list_for_each(q, &w->queues, link)
		bytes += q->uid == uid ? promised(q) : 0;
	return bytes;
}

/* With the names locked; no reference of its own. */
static struct mq *
find(struct ipc_world *w, const char *name)
{
	struct mq *q;

	list_for_each(q, &w->queues, link)
		if (strcmp(q->name, name) == 0)
			return q;
	return NULL;
}

static int
check_name(const char *name)
{
	if (*name == '\0')
		return -ENOENT;
	if (strlen(name) > NAME_MAX)
		return -ENAMETOOLONG;
	return strchr(name, '/') ? -EACCES : 0;
}

static struct mq *
mq_new(struct world *w, const char *name, long maxmsg, long msgsize)
{
	struct mq *q = mq_alloc(maxmsg, msgsize);

	if (!q)
		return NULL;
	strlcpy(q->name, name, sizeof q->name);
	q->world = w;
	q->id = ipc_number(w);
	atomic_init(&q->refs, 1);
	return q;
}

static int
check_limits(const struct mq_attr *attr)
{
	bool fits = attr->mq_maxmsg > 0 && attr->mq_maxmsg <= MAXMSG_MAX && attr->mq_msgsize > 0 &&
		    attr->mq_msgsize <= MSGSIZE_MAX;

	return fits ? 0 : -EINVAL;
}

/* Finds or enters the queue under one lock, so that of two who create it at
 * once one finds the other's.  `made` is entered, or left to the caller. */
static int
enter(struct ipc_world *w, const struct cred *c, const char *name, int oflag, struct mq *made, struct mq **out)
{
	static const unsigned char wanted[4] = { R_OK, W_OK, R_OK | W_OK, R_OK | W_OK };
	struct mq *q;
	int r = 0;

	spin_lock(&w->names);
	q = find(w, name);
	if (q && (oflag & O_CREAT) && (oflag & O_EXCL)) {
		r = -EEXIST;
	} else if (q) {
		r = cred_may(c, q->uid, q->gid, q->mode, wanted[oflag & O_ACCMODE]);
	} else if (!made) {
		r = -ENOENT;
	} else if (promised_to(w, made->uid) + promised(made) > limit_of(RLIMIT_MSGQUEUE)) {
		r = -EMFILE;
	} else {
		q = made;
		list_push_back(&w->queues, &q->link);
	}
	if (r == 0)
		atomic_fetch_add(&q->refs, 1);
	spin_unlock(&w->names);
	*out = q;
	return r;
}

static int
find_or_make(struct world *w, const struct cred *c, const char *name, int oflag, unsigned int mode,
             const struct mq_attr *attr, struct mq **out)
{
	long maxmsg = attr ? attr->mq_maxmsg : DEFAULT_MAXMSG;
	long msgsize = attr ? attr->mq_msgsize : DEFAULT_MSGSIZE;
	struct mq *made = NULL;
	int r;

	r = enter(ipc_of(w), c, name, oflag, NULL, out);
	if (r != -ENOENT || !(oflag & O_CREAT))
		return r;
	if (attr && check_limits(attr))
		return -EINVAL;
	made = mq_new(w, name, maxmsg, msgsize);
	if (!made)
		return -ENOMEM;
	made->mode = S_IFREG | mode;
	made->uid = c ? c->user.fs : 0;
	made->gid = c ? c->group.fs : 0;
	r = enter(ipc_of(w), c, name, oflag, made, out);
	if (r || *out != made)
		mq_free(made);
	return r;
}

int
mq_open(struct world *w, const struct cred *c, const char *name, int oflag, unsigned int mode,
        const struct mq_attr *attr, struct file **out)
{
	struct mq *q;
	int r = check_name(name);

	if (r == 0)
		r = find_or_make(w, c, name, oflag, mode, attr, &q);
	if (r)
		return r;
	*out = file_alloc(&mq_ops, oflag & (O_ACCMODE | O_NONBLOCK), q);
	if (*out)
		return 0;
	mq_put(q);
	return -ENOMEM;
}

int
mq_unlink(struct world *w, const struct cred *c, const char *name)
{
	struct ipc_world *i = ipc_of(w);
	struct mq *q;
	bool may;

	if (check_name(name))
		return check_name(name);
	spin_lock(&i->names);
	q = find(i, name);
	may = q && cred_owns(c, q->uid);
	if (may)
		q->name[0] = '\0';
	spin_unlock(&i->names);
	if (!may)
		return q ? -EPERM : -ENOENT;
	mq_put(q);
	return 0;
}

/* By now no file is open: what is left has a name. */
void
mq_drop_all(struct world *w)
{
	struct list *queues = &ipc_of(w)->queues;

	while (!list_is_empty(queues))
		mq_put(list_first(queues, struct mq, link));
}

static void
mq_release(struct file *f)
{
	struct mq *q = f->data;
	struct spinlock *names = &ipc_of(q->world)->names;

	spin_lock(names);
	if (q->notify_file == f)
		q->notify = NULL;
	spin_unlock(names);
	mq_put(q);
}

const struct file_ops mq_ops = { .name = "mq", .poll = mq_poll, .wakes = mq_wakes, .release = mq_release };

int
mq_getsetattr(struct file *f, const struct mq_attr *new, struct mq_attr *old)
{
	struct mq *q = f->data;

	if (f->ops != &mq_ops)
		return -EBADF;
	if (new && (new->mq_flags & ~(long)O_NONBLOCK))
		return -EINVAL;
	if (old)
		*old = (struct mq_attr){
			.mq_flags = atomic_load(&f->flags) & O_NONBLOCK,
			.mq_maxmsg = q->maxmsg,
			.mq_msgsize = q->msgsize,
			.mq_curmsgs = mq_count(q),
		};
	if (new && new->mq_flags)
		atomic_fetch_or(&f->flags, O_NONBLOCK);
	else if (new)
		atomic_fetch_and(&f->flags, ~(unsigned int)O_NONBLOCK);
	return 0;
}

/* --- notices --- */

void (*mq_sender_hook)(siginfo_t *info);

void
mq_send_notice(struct mq *q)
{
	struct spinlock *names = &ipc_of(q->world)->names;
	siginfo_t from;

	if (!__atomic_load_n(&q->notify, __ATOMIC_RELAXED)) /* the usual case, without the lock */
		return;
	mq_sender_hook(&from);
	spin_lock(names);
	if (q->notify && q->notify_signal) {
		from.si_signo = q->notify_signal;
		from.si_value = q->notify_value;
		signal_post_process(q->notify, q->notify_signal, &from);
	}
	q->notify = NULL;
	spin_unlock(names);
}

static int
request(struct mq *q, struct file *f, struct signal_state *who, const struct sigevent *ev)
{
	if (!ev && q->notify == who)
		q->notify = NULL;
	if (!ev)
		return 0;
	if (q->notify)
		return -EBUSY;
	q->notify = who;
	q->notify_file = f;
	q->notify_signal = ev->sigev_notify == SIGEV_SIGNAL ? ev->sigev_signo : 0;
	q->notify_value = ev->sigev_value;
	return 0;
}

int
mq_notify(struct file *f, struct signal_state *who, const struct sigevent *ev)
{
	struct mq *q = f->data;
	int r;

	if (f->ops != &mq_ops)
		return -EBADF;
	if (ev && ev->sigev_notify != SIGEV_NONE &&
	    (ev->sigev_notify != SIGEV_SIGNAL || ev->sigev_signo < 1 || ev->sigev_signo >= NSIG))
		return -EINVAL;
	spin_lock(&ipc_of(q->world)->names);
	r = request(q, f, who, ev);
	spin_unlock(&ipc_of(q->world)->names);
	return r;
}

void
mq_forget(struct world *w, struct file *f, struct signal_state *who)
{
	struct ipc_world *i = ipc_of(w);
	struct mq *q;

	if (f && f->ops != &mq_ops)
		return;
	spin_lock(&i->names);
	list_for_each(q, &i->queues, link)
		if (q->notify == who && (!f || f->data == q))
			q->notify = NULL;
	spin_unlock(&i->names);
}
