/* SPDX-License-Identifier: MIT */
/* flock, and the locks of fcntl. */
#include "kernel/abi/errno.h"
#include "kernel/abi/fcntl.h"
#include "kernel/fs/lock.h"
#include "kernel/proc/files.h"
#include "kernel/proc/process.h"
#include "kernel/sys/args.h"
#include "kernel/sys/syscall.h"

SYSCALL_FILE(flock, int operation)
{
	static const short types[] = { [LOCK_SH] = F_RDLCK, [LOCK_EX] = F_WRLCK, [LOCK_UN] = F_UNLCK };
	int what = operation & ~LOCK_NB;
	struct lock_request l = { .owner = f, .pid = current->process->pid, .whole = true, .end = UINT64_MAX };

	if ((what != LOCK_SH && what != LOCK_EX && what != LOCK_UN) || !f->inode)
		return -EINVAL;
	l.type = types[what];
	return lock_set(f->inode, &l, !(operation & LOCK_NB));
}

/* The first and last byte of what the caller means. */
static int
range_of(struct file *f, const struct flock *l, struct lock_request *r)
{
	int64_t from, first, last = INT64_MAX;

	if (l->l_whence < SEEK_SET || l->l_whence > SEEK_END)
		return -EINVAL;
	from = l->l_whence == SEEK_CUR ? f->pos : l->l_whence == SEEK_END ? (int64_t)inode_size(f->inode) : 0;
	if (__builtin_add_overflow(from, l->l_start, &from))
		return -EOVERFLOW;
	if (from < 0 || (l->l_len < 0 && l->l_len < -from))
		return -EINVAL;
	first = l->l_len < 0 ? from + l->l_len : from;
	if (l->l_len < 0)
		last = from - 1;
	else if (l->l_len > 0 && __builtin_add_overflow(from, l->l_len - 1, &last))
		return -EOVERFLOW;
	r->start = (uint64_t)first;
	r->end = (uint64_t)last;
	return 0;
}

static long
test(struct inode *i, struct lock_request *r, struct flock *l, uptr out)
{
	lock_test(i, r);
	l->l_type = r->type;
	if (r->type != F_UNLCK) {
		l->l_whence = SEEK_SET;
		l->l_start = (int64_t)r->start;
		l->l_len = r->end == INT64_MAX ? 0 : (int64_t)(r->end - r->start + 1);
		l->l_pid = r->pid ? (pid_t)r->pid : -1;
	}
	return copy_out(out, l, sizeof(*l));
}

static bool
mode_allows(struct file *f, short type)
{
	return type == F_UNLCK || (type == F_RDLCK ? file_readable(f) : file_writable(f));
}

long
fcntl_lock(int fd, struct file *f, int command, uptr arg)
{
	bool open_file = command >= F_OFD_GETLK, test_only = command == F_GETLK || command == F_OFD_GETLK;
	bool waits = command == F_SETLKW || command == F_OFD_SETLKW;
	struct files *files = current->process->files;
	struct lock_request r = { .owner = open_file ? (void *)f : files, .detect = !open_file };
	scoped(file_put) struct file *still = NULL;
	struct flock l;
	long result;

	if (copy_in(&l, arg, sizeof(l)) < 0)
		return -EFAULT;
	if (!f->inode || (open_file && l.l_pid) || l.l_type < F_RDLCK || l.l_type > F_UNLCK ||
	    (test_only && l.l_type == F_UNLCK))
		return -EINVAL;
	r.type = l.l_type;
	r.pid = open_file ? 0 : current->process->pid;
	result = range_of(f, &l, &r);
	if (result < 0)
		return result;
	if (test_only)
		return test(f->inode, &r, &l, arg);
	if (!mode_allows(f, r.type))
		return -EBADF;
	result = lock_set(f->inode, &r, waits);
	still = files_get(files, fd);
	if (still != f && !open_file) { /* closed meanwhile, which gave back what there was then */
		lock_forget(f, files);
		result = -EBADF;
	}
	return result;
}
