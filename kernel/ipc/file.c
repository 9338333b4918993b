/* SPDX-License-Identifier: MIT */
/* Open files: references, and the checks that every kind of file needs.
 *
 * What is checked once, here, is not checked again in an operation: the access
 * mode, the size, and that there is an operation at all.
 *
 *     f = file_alloc(&pipe_reader, O_RDONLY, p);    one reference
 *     file_get(f) ... file_put(f)                   dup, fork, a call in progress
 *     file_put(f)                                   the last: ops->release
 */
#include "kernel/ipc/file.h"

#include "kernel/abi/errno.h"
#include "kernel/abi/fcntl.h"
#include "kernel/abi/poll.h"
#include "kernel/abi/uio.h"
#include "kernel/base/panic.h"
#include "kernel/ipc/async.h"
#include "kernel/ipc/epoll.h"
#include "kernel/ipc/ipc.h"
#include "kernel/ipc/poll.h"
#include "kernel/mm/heap.h"
#include "kernel/sched/thread.h"

/* Linux moves at most this much in one call, so that a count fits an int. */
#define TRANSFER_MAX 0x7ffff000ul

#define LEFT_AT_ONCE 16

void (*file_inode_hook)(struct file *f);

static struct spinlock left_lock = SPINLOCK_INIT(RANK_FILES, "files left");
static struct list files_left = LIST_INIT(files_left); /* [left_lock] */
static size_t left_count;                               /* [left_lock] */

struct file *
file_alloc(const struct file_ops *ops, int flags, void *data)
{
	struct file *f = kzalloc(sizeof *f);

	if (!f)
		return NULL;
	f->ops = ops;
	f->data = data;
	f->number = ipc_number(current->world);
	list_init(&f->watchers);
	list_node_init(&f->left);
	atomic_init(&f->refs, 1);
	atomic_init(&f->flags, (unsigned int)flags);
	return f;
}

struct file *
file_get(struct file *f)
{
	unsigned int before = atomic_fetch_add(&f->refs, 1);

	assert_gt(before, 0);
	return f;
}

void
file_put(struct file *f)
{
	unsigned int before = atomic_fetch_sub(&f->refs, 1);

	assert_gt(before, 0);
	if (before != 1)
		return;
	if (f->watched)
		epoll_forget(f);
	async_drop(f);
	if (list_is_linked(&f->left)) {
		spin_lock(&left_lock);
		list_remove(&f->left);
		left_count--;
		spin_unlock(&left_lock);
	}
	if (f->ops->release)
		f->ops->release(f);
	if (f->inode)
		file_inode_hook(f);
	kfree(f);
}

long
file_stays(struct file *f, int64_t offset, int whence)
{
	return 0;
}

void
file_leave(struct file *f)
{
	if (atomic_load(&f->refs) > 1 && !list_is_linked(&f->left)) {
		spin_lock(&left_lock);
		if (!list_is_linked(&f->left)) {
			list_push_back(&files_left, &f->left);
			left_count++;
		}
		spin_unlock(&left_lock);
	}
	file_put(f);
}

/* A few with the lock held, which go behind the others: who is there from the first to the last has his turn. */
void
files_left_each(void (*fn)(struct file *f, void *arg), void *arg)
{
	struct list_node *node;
	size_t n = SIZE_MAX;

	while (n > 0) {
		spin_lock(&left_lock);
		n = n < left_count ? n : left_count;
		for (unsigned int i = 0; i < LEFT_AT_ONCE && n > 0; i++, n--) {
			node = list_pop_front(&files_left);
			list_push_back(&files_left, node);
			fn(container_of(node, struct file, left), arg);
		}
		spin_unlock(&left_lock);
	}
}

bool
file_readable(struct file *f)
{
	unsigned int flags = atomic_load(&f->flags);

	return !(flags & O_PATH) && (flags & O_ACCMODE) != O_WRONLY;
}

bool
file_writable(struct file *f)
{
	unsigned int flags = atomic_load(&f->flags);

	return !(flags & O_PATH) && (flags & O_ACCMODE) != O_RDONLY;
}

/* What takes pieces takes one. */
static long
one_piece(struct file *f, uptr memory, size_t n, bool write)
{
	struct iovec v = { (void *)memory.addr, n };

	return f->ops->vector ? f->ops->vector(f, &v, n, write) : -EINVAL;
}

static long
read_at(struct file *f, uptr to, size_t n, int64_t *pos)
{
	if (!file_readable(f))
		return -EBADF;
	if (!f->ops->read)
		return one_piece(f, to, n, false);
	return f->ops->read(f, to, n < TRANSFER_MAX ? n : TRANSFER_MAX, pos);
}

static long
write_at(struct file *f, uptr from, size_t n, int64_t *pos)
{
	if (!file_writable(f))
		return -EBADF;
	if (!f->ops->write)
		return one_piece(f, from, n, true);
	return f->ops->write(f, from, n < TRANSFER_MAX ? n : TRANSFER_MAX, pos);
}

long
file_read(struct file *f, uptr to, size_t n)
{
	return read_at(f, to, n, &f->pos);
}

long
file_write(struct file *f, uptr from, size_t n)
{
	return write_at(f, from, n, &f->pos);
}

/* What cannot seek has no positions either, nor what no inode is. */
static long
check_position(struct file *f, int64_t pos)
{
	if (pos < 0)
		return -EINVAL;
	return f->ops->seek && f->inode ? 0 : -ESPIPE;
}

long
file_pread(struct file *f, uptr to, size_t n, int64_t pos)
{
	long r = check_position(f, pos);

	return r ? r : read_at(f, to, n, &pos);
}

long
file_pwrite(struct file *f, uptr from, size_t n, int64_t pos)
{
	long r = check_position(f, pos);

	return r ? r : write_at(f, from, n, &pos);
}

unsigned int
file_poll(struct file *f, struct poll_table *pt)
{
	if (!f->ops->poll)
		return POLLIN | POLLOUT | POLLRDNORM | POLLWRNORM;
	return f->ops->poll(f, pt);
}

void
poll_wait(struct poll_table *pt, struct waitq *q)
{
	pt->by |= q->by;
	pt->enter(pt, q);
}

/* Pipes and queues have no inode; what can be said of them is that they are
 * not files. */
int
file_stat(struct file *f, struct stat *out)
{
	if (f->ops->stat)
		return f->ops->stat(f, out);
	*out = (struct stat){
		.st_ino = f->number, .st_mode = S_IFIFO | 0600, .st_nlink = 1, .st_blksize = 4096,
	};
	return 0;
}
